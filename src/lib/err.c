/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "err.h"

const char *err_name = "duizhang";
void (*err_flush)(void);
void (*err_wipe)(void);
const char *(*err_text)(const char *);

static int status;

void
err_raise(int to)
{
	if (to > status)
		status = to;
}

int
err_status(void)
{
	return status;
}

/* Bounded by hand: a message may not fail for want of memory. */
static void
say(const char *file, size_t line, const char *fmt, va_list ap)
{
	char buf[2048];
	size_t n = 0;
	bool cut;
	int saved = errno, k;
	bool sys = *fmt != '\0' && fmt[strlen(fmt) - 1] == ':';

	if (err_flush != NULL)
		err_flush();
	if (err_wipe != NULL)
		err_wipe();
	if (err_text != NULL)
		fmt = err_text(fmt);
	k = snprintf(buf, sizeof buf, "%s: ", err_name);
	n = k < 0 ? 0 : (size_t)k;
	if (file != NULL && n < sizeof buf - 1) {
		k = line > 0
		    ? snprintf(buf + n, sizeof buf - n, "%s:%zu: ", file, line)
		    : snprintf(buf + n, sizeof buf - n, "%s: ", file);
		n += k < 0 ? 0 : (size_t)k;
	}
	if (n < sizeof buf - 1) {
		k = vsnprintf(buf + n, sizeof buf - n, fmt, ap);
		n += k < 0 ? 0 : (size_t)k;
	}
	if (sys && n < sizeof buf - 1) {
		k = snprintf(buf + n, sizeof buf - n, " %s", strerror(saved));
		n += k < 0 ? 0 : (size_t)k;
	}
	cut = n > sizeof buf - 2;
	if (cut)
		n = sizeof buf - 2;
	while (n > 0 && cut && ((unsigned char)buf[n - 1] & 0xc0) == 0x80)
		n--;
	if (n > 0 && cut && (unsigned char)buf[n - 1] >= 0xc0)
		n--; /* not half a character at the end */
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)buf[i];
		unsigned char before = i > 0 ? (unsigned char)buf[i - 1] : 0;

		if (c < 0x20 || c == 0x7f)
			buf[i] = '?';
		else if (before == 0xc2 && c >= 0x80 && c < 0xa0)
			buf[i - 1] = buf[i] = '?';
	}
	buf[n++] = '\n';
	for (size_t i = 0; i < n;) {
		ssize_t w = write(STDERR_FILENO, buf + i, n - i);
		if (w < 0 && errno != EINTR)
			break;
		i += w < 0 ? 0 : (size_t)w;
	}
	errno = saved;
}

void
warn(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(NULL, 0, fmt, ap);
	va_end(ap);
	err_raise(EXIT_TROUBLE);
}

void
warnat(const char *file, size_t line, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(file, line, fmt, ap);
	va_end(ap);
	err_raise(EXIT_TROUBLE);
}

void
die(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(NULL, 0, fmt, ap);
	va_end(ap);
	exit(EXIT_TROUBLE);
}

void
dieat(const char *file, size_t line, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(file, line, fmt, ap);
	va_end(ap);
	exit(EXIT_TROUBLE);
}
