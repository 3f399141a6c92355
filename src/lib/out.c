/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "block.h"
#include "err.h"
#include "out.h"
#include "utf.h"

enum { BUF = 1 << 18 };

static char buf[BUF];
static size_t used;
static bool failed, terminal;

static const char **name; /* of all columns */
static size_t ncol, at, capcol;
static size_t *order, norder; /* columns to print, if -c was given */
static const char *only;
static bool want_header, header_due;
static struct arena row; /* the cells of a row, if they change order */
static char **held;
static size_t *nheld;
static bool touched; /* something stands in the current row */

static void
flush(void)
{
	size_t done = 0;

	while (done < used && !failed) {
		ssize_t n = write(STDOUT_FILENO, buf + done, used - done);

		if (n >= 0) {
			done += (size_t)n;
		} else if (errno == EPIPE) {
			_exit(err_status());
		} else if (errno != EINTR) {
			failed = true;
			used = 0;
			die("standard output:");
		}
	}
	used = 0;
}

static void
put(const char *s, size_t n)
{
	while (n > BUF - used) {
		size_t k = BUF - used;
		memcpy(buf + used, s, k);
		used = BUF;
		s += k;
		n -= k;
		flush();
	}
	if (n > 0)
		memcpy(buf + used, s, n);
	used += n;
}

static void
put_safely(const char *s, size_t n)
{
	size_t len;

	if (!terminal) {
		put(s, n);
		return;
	}
	for (size_t i = 0; i < n; i += len) {
		uint32_t c = utf_get(s + i, &len);
		if (len > n - i)
			len = n - i;
		if (c != '\n' && c != '\t' && utf_control(c))
			put("\xef\xbf\xbd", 3);
		else
			put(s + i, len);
	}
}

/* Eight bytes of which one must be escaped, perhaps. */
static bool
special(uint64_t w)
{
	const uint64_t one = UINT64_C(0x0101010101010101);
	const uint64_t top = UINT64_C(0x8080808080808080);
	uint64_t b = w ^ (one * '\\');

	/* a byte below 0x20, or a backslash */
	return ((((w - one * 0x20) & ~w) | ((b - one) & ~b)) & top) != 0;
}

/* The length of the prefix that needs no escape, eight bytes at a time. */
static size_t
plain_prefix(const char *s, size_t n)
{
	size_t i = 0;

	for (; i + 8 <= n; i += 8) {
		uint64_t w;
		memcpy(&w, s + i, 8);
		if (special(w))
			break;
	}
	for (; i < n; i++)
		if ((unsigned char)s[i] < 0x20 || s[i] == '\\')
			break;
	return i;
}

static void
put_cell(const char *s, size_t n)
{
	for (;;) {
		size_t k = plain_prefix(s, n);
		put_safely(s, k);
		if (k == n)
			return;
		switch (s[k]) {
		case '\t':
			put("\\t", 2);
			break;
		case '\n':
			put("\\n", 2);
			break;
		case '\r':
			put("\\r", 2);
			break;
		case '\\':
			put("\\\\", 2);
			break;
		default:
			put_safely(s + k, 1);
		}
		s += k + 1;
		n -= k + 1;
	}
}

static size_t
column(const char *s, size_t n)
{
	char there[1024];
	size_t used_up = 0;

	for (size_t i = 0; i < ncol; i++)
		if (strlen(name[i]) == n && memcmp(name[i], s, n) == 0)
			return i;
	there[0] = '\0';
	for (size_t i = 0; i < ncol && used_up < sizeof there - 1; i++) {
		int k = snprintf(
		    there + used_up, sizeof there - used_up, " %s", name[i]);
		used_up += k < 0 ? 0 : (size_t)k;
	}
	die("no column '%.*s'; there are:%s", (int)n, s, there);
}

void
out_choose(void)
{
	size_t cap = 0;

	if (only == NULL || order != NULL)
		return;
	for (const char *s = only; s != NULL;) {
		const char *comma = strchr(s, ',');
		size_t n = comma != NULL ? (size_t)(comma - s) : strlen(s);
		size_t k = column(s, n);
		for (size_t i = 0; i < norder; i++)
			if (order[i] == k)
				die("column '%s' is named twice", name[k]);
		*ARENA_PUSH(&perm, order, norder, cap) = k;
		s = comma != NULL ? comma + 1 : NULL;
	}
	held = arena_array(&perm, ncol, sizeof *held);
	nheld = arena_array(&perm, ncol, sizeof *nheld);
}

static void
header(void)
{
	header_due = false;
	out_choose();
	if (!want_header)
		return;
	for (size_t i = 0; i < (only ? norder : ncol); i++) {
		if (i > 0)
			put("\t", 1);
		put_cell(name[only ? order[i] : i],
		    strlen(name[only ? order[i] : i]));
	}
	put("\n", 1);
}

void
out_begin(const struct col *cols, const char *list, bool with_header)
{
	err_flush = flush;
	terminal = isatty(STDOUT_FILENO);
	only = list;
	order = NULL;
	norder = ncol = at = 0;
	want_header = with_header;
	header_due = cols != NULL;
	name = NULL;
	capcol = 0;
	for (; cols != NULL && cols->name != NULL; cols++)
		out_column(cols->name);
}

void
out_column(const char *s)
{
	*ARENA_PUSH(&perm, name, ncol, capcol) = s;
}

void
out_mem(const char *s, size_t n)
{
	if (header_due)
		header();
	if (at >= ncol)
		abort();
	touched = true;
	if (only != NULL) {
		held[at] = arena_dup(&row, s, n);
		nheld[at++] = n;
		return;
	}
	if (at++ > 0)
		put("\t", 1);
	put_cell(s, n);
}

void
out_str(const char *s)
{
	out_mem(s, s == NULL ? 0 : strlen(s));
}

void
out_int(long long v)
{
	char text[24], *p = text + sizeof text;
	unsigned long long u = v < 0 ? 0 - (unsigned long long)v
				     : (unsigned long long)v;

	do
		*--p = (char)('0' + u % 10);
	while ((u /= 10) > 0);
	if (v < 0)
		*--p = '-';
	out_mem(p, (size_t)(text + sizeof text - p));
}

void
out_count(size_t v)
{
	if (v == 0)
		out_mem("", 0);
	else
		out_int((long long)v);
}

void
out_end(void)
{
	if (!touched || at != ncol)
		abort();
	if (only != NULL) {
		for (size_t i = 0; i < norder; i++) {
			if (i > 0)
				put("\t", 1);
			put_cell(held[order[i]], nheld[order[i]]);
		}
		arena_reset(&row);
	}
	put("\n", 1);
	at = 0;
	touched = false;
}

char *
out_row(size_t n)
{
	if (only != NULL || terminal || n >= BUF)
		return NULL;
	if (header_due)
		header();
	if (at != 0)
		abort();
	if (n >= BUF - used)
		flush();
	return buf + used;
}

void
out_row_end(char *end)
{
	*end++ = '\n';
	used = (size_t)(end - buf);
}

/* Copies fewer than 16 bytes, in two or three pieces that may overlap rather
 * than byte by byte; returns n, or 0 where one of them needs an escape. */
static inline size_t
copy_short(char *to, const char *s, size_t n)
{
	if (n >= 8) {
		if (block_escapes(block_load_two(s, s + n - 8)) != 0)
			return 0;
		memcpy(to, s, 8);
		memcpy(to + n - 8, s + n - 8, 8);
	} else if (n >= 4) {
		uint32_t c, d;

		memcpy(&c, s, 4);
		memcpy(&d, s + n - 4, 4);
		if (special((uint64_t)c << 32 | d))
			return 0;
		memcpy(to, &c, 4);
		memcpy(to + n - 4, &d, 4);
	} else if (n > 0) {
		char c = s[0], d = s[n / 2], e = s[n - 1];

		if ((unsigned char)c < ' ' || (unsigned char)d < ' ' ||
		    (unsigned char)e < ' ' || c == '\\' || d == '\\' ||
		    e == '\\')
			return 0;
		to[0] = c;
		to[n / 2] = d;
		to[n - 1] = e;
	}
	return n;
}

/* Copies what needs no escape; returns how much that was, which may be less
 * than there is. */
static inline size_t
copy_plain(char *to, const char *s, size_t n)
{
	size_t i = 0;

	if (n < BLOCK)
		return copy_short(to, s, n);
	for (; n - i >= BLOCK; i += BLOCK) {
		struct block b = block_load(s + i);
		unsigned escapes = block_escapes(b);

		block_store(to + i, b);
		if (escapes != 0)
			return i + block_first(escapes);
	}
	if (i < n) {
		/* the last sixteen, of which some were looked at */
		struct block b = block_load(s + n - BLOCK);

		if (block_escapes(b) != 0)
			return i;
		block_store(to + n - BLOCK, b);
	}
	return n;
}

/* From a place on where an escape may be needed. */
static char *
escape_on(char *to, const char *s, const char *end)
{
	static const char names[] = {
		['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r', ['\\'] = '\\'
	};

	while (s < end) {
		unsigned char c = (unsigned char)*s++;
		size_t k;

		if (c >= sizeof names || names[c] == 0) {
			*to++ = (char)c;
			continue;
		}
		*to++ = '\\';
		*to++ = names[c];
		k = copy_plain(to, s, (size_t)(end - s));
		s += k;
		to += k;
	}
	return to;
}

char *
out_escape(char *to, const char *s, size_t n)
{
	size_t k = copy_plain(to, s, n);

	return k == n ? to + n : escape_on(to + k, s + k, s + n);
}

void
out_raw(const char *s, size_t n)
{
	put(s, n);
}

void
out_text(const char *s)
{
	put(s, strlen(s));
}

void
out_plain(void)
{
	header_due = false;
}

void
out_finish(void)
{
	if (at != 0)
		abort();
	if (header_due)
		header();
	flush();
	if (close(STDOUT_FILENO) != 0 && !failed)
		warn("standard output:");
}
