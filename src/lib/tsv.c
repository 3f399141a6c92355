/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "split.h"
#include "tsv.h"
#include "utf.h"

enum { FIRST = 1 << 18, LONGEST = 1 << 28 };

/* Makes room for more of a line; a line that has grown past all measure is
 * named, and its bytes are let go until its end. */
static void
make_room(struct tsv *t)
{
	if (t->from > 0) {
		memmove(t->buf, t->buf + t->from, t->to - t->from);
		t->to -= t->from;
		t->from = 0;
	}
	if (t->to + 1 < t->cap)
		return;
	if (t->cap >= LONGEST && !t->skip) {
		warnat(
		    t->file, t->line + 1, "row longer than %d bytes", LONGEST);
		t->bad++;
		t->skip = true;
	}
	if (t->skip) {
		t->to = 0;
		return;
	}
	t->cap *= 2;
	if ((t->buf = realloc(t->buf, t->cap + SPLIT_SLACK)) == NULL)
		die("out of memory");
}

/* Reads on; at the end, or when that fails, eof is set.  After a failure what
 * was read of a last line is dropped: half a number is a wrong number. */
static void
read_on(struct tsv *t)
{
	ssize_t got;

	do /* one byte is kept for the NUL behind a last line */
		got = t->fd < 0
		    ? 0
		    : read(t->fd, t->buf + t->to, t->cap - 1 - t->to);
	while (got < 0 && errno == EINTR);
	if (got < 0) {
		warnat(t->file, 0, "read failed:");
		t->to = t->from;
	}
	t->eof = got <= 0;
	t->to += got > 0 ? (size_t)got : 0;
}

/* Is there a whole line in the buffer, the first `seen' bytes of which are part
 * of one? */
static bool
whole(struct tsv *t, size_t seen)
{
	size_t end = t->to;

	while (end > seen && t->buf[end - 1] != '\n')
		end--;
	if (end <= seen)
		return false;
	if (t->skip) {
		char *s = t->buf + t->from;

		t->skip = false;
		t->line++;
		s = (char *)memchr(s, '\n', end - t->from) + 1;
		t->from = (size_t)(s - t->buf);
	}
	t->whole = end;
	t->sound = t->from;
	return t->from < end;
}

/* Reads until there is; false at the end.  A last line gets its LF. */
static bool
fill(struct tsv *t)
{
	while (!t->eof) {
		size_t seen;

		make_room(t);
		seen = t->to;
		read_on(t);
		if (t->eof && t->to > 0)
			t->buf[t->to++] = '\n';
		if (whole(t, seen))
			return true;
	}
	return false;
}

/* Is the next line UTF-8?  All that follows is looked at together, up to what
 * is not; so no line is looked at twice. */
static inline bool
sound(struct tsv *t)
{
	const char *s = t->buf + t->from;
	size_t n = t->whole - t->from;

	if (t->from < t->sound)
		return true;
	n = utf_valid(s, n);
	while (n > 0 && s[n - 1] != '\n')
		n--;
	t->sound = t->from + n;
	return n > 0;
}

/* Undoes the escapes of a cell in place, from the first backslash on, and
 * returns its new length. */
static size_t
unescape(char *s, size_t n, char *in)
{
	char *end = s + n, *out = in;

	while (in < end) {
		char *next = memchr(in, '\\', (size_t)(end - in));
		size_t run = (size_t)((next != NULL ? next : end) - in);
		char c;

		memmove(out, in, run);
		out += run;
		in += run;
		if (next == NULL)
			break;
		c = in + 1 < end ? in[1] : '\0';
		char plain = c == 't' ? '\t'
		    : c == 'n'        ? '\n'
		    : c == 'r'        ? '\r'
		    : c == '\\'       ? '\\'
				      : '\0';

		/* a backslash before anything else stays one */
		*out++ = plain != '\0' ? plain : *in;
		in += plain != '\0' ? 2 : 1;
	}
	*out = '\0';
	return (size_t)(out - s);
}

/* The same for all cells of a line of n bytes. */
static void
unescape_cells(char *s, size_t n, char **cell, size_t *len, size_t ncell)
{
	char *end = s + n, *in = s;

	for (size_t k = 0; k < ncell; k++) {
		char *stop = cell[k] + len[k];

		if ((in = memchr(in, '\\', (size_t)(end - in))) == NULL)
			return;
		while (stop <= in && ++k < ncell)
			stop = cell[k] + len[k];
		if (k == ncell)
			return;
		len[k] = unescape(cell[k], len[k], in);
		in = stop;
	}
}

/* Gives the next line without its end as [*s, *s + *n); false at the end. */
static bool
next_line(struct tsv *t, char **s, size_t *n)
{
	if (t->from == t->whole && !fill(t))
		return false;
	*s = t->buf + t->from;
	*n = (size_t)((char *)memchr(*s, '\n', t->whole - t->from) - *s);
	t->from += *n + 1;
	t->line++;
	if (*n > 0 && (*s)[*n - 1] == '\r')
		--*n;
	return true;
}

static bool
header(struct tsv *t)
{
	char *s, *copy;
	size_t n, max = 1;

	do {
		if (!next_line(t, &s, &n)) {
			warnat(t->file, 0,
			    "no header line; is the program "
			    "before it in the pipe well?");
			return false;
		}
		if (t->line == 1 && n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0)
			s += 3, n -= 3;
	} while (t->comments && (n == 0 || *s == '#'));
	t->headline = t->line;
	if (memchr(s, '\0', n) != NULL || utf_valid(s, n) != n) {
		warnat(t->file, t->line, "not a table: its header is no text");
		return false;
	}
	t->head = arena_dup(&t->mem, s, n);
	t->nhead = n;
	copy = arena_get(&t->mem, n + 1 + SPLIT_SLACK);
	if (n > 0)
		memcpy(copy, s, n);
	copy[n] = '\n';
	for (size_t i = 0; i < n; i++)
		if (copy[i] == '\t') {
			max++;
			t->head[i] = '\0';
		}
	t->name = arena_array(&t->mem, max, sizeof *t->name);
	t->cell = arena_array(&t->mem, max + 1, sizeof *t->cell);
	t->len = arena_array(&t->mem, max + 1, sizeof *t->len);
	t->ncol = split_line(copy, t->name, t->len, max).n;
	t->cell[t->ncol] = arena_dup(&t->mem, "", 0);
	unescape_cells(copy, n, t->name, t->len, t->ncol);
	for (size_t i = 0; i < t->ncol; i++)
		for (size_t j = 0; j < i; j++)
			if (strcmp(t->name[i], t->name[j]) == 0) {
				warnat(t->file, t->line, "two columns '%s'",
				    t->name[i]);
				return false;
			}
	t->headed = true;
	return true;
}

bool
tsv_open_with(
    struct tsv *t, int fd, const char *file, const char *ahead, size_t n)
{
	bool comments = t->comments;

	memset(t, 0, sizeof *t);
	t->comments = comments;
	t->file = file;
	t->fd = fd;
	t->cap = FIRST;
	while (t->cap <= n + 1)
		t->cap *= 2;
	if ((t->buf = malloc(t->cap + SPLIT_SLACK)) == NULL)
		die("out of memory");
	if (n > 0)
		memcpy(t->buf, ahead, n);
	t->to = n;
	whole(t, 0);
	return header(t);
}

bool
tsv_open(struct tsv *t, int fd, const char *file)
{
	return tsv_open_with(t, fd, file, NULL, 0);
}

size_t
tsv_find(const struct tsv *t, const char *name)
{
	for (size_t i = 0; i < t->ncol; i++)
		if (strcmp(t->name[i], name) == 0)
			return i;
	return TSV_NONE;
}

/* A line of text, and no name of a column? */
static bool
prose(const char *s)
{
	for (; *s != '\0'; s++)
		if (*s == ' ' || (unsigned char)*s >= 0x80)
			return true;
	return false;
}

size_t
tsv_need(struct tsv *t, const char *name)
{
	size_t i = tsv_find(t, name), n = 0;
	char there[1024];

	if (i != TSV_NONE)
		return i;
	if (t->ncol == 1 && prose(t->name[0]))
		dieat(t->file, t->headline,
		    "a text, not a table with a column '%s'; is a program "
		    "missing before it in the pipe, such as extract-amounts?",
		    name);
	there[0] = '\0';
	for (i = 0; i < t->ncol && n < sizeof there - 1; i++) {
		int k = snprintf(
		    there + n, sizeof there - n, " %s", t->name[i]);
		n += k < 0 ? 0 : (size_t)k;
	}
	dieat(
	    t->file, t->headline, "no column '%s'; there are:%s", name, there);
}

bool
tsv_row(struct tsv *t)
{
	while (t->from < t->whole || fill(t)) {
		char *s = t->buf + t->from;
		bool valid = sound(t);
		struct split cut = split_line(s, t->cell, t->len, t->ncol);
		size_t n = cut.bytes;

		t->from += n + 1;
		t->line++;
		if (n > 0 && s[n - 1] == '\r') {
			s[--n] = '\0';
			if (cut.n <= t->ncol)
				t->len[cut.n - 1]--;
		}
		if (n == t->nhead + 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0) {
			s += 3, n -= 3;
			t->cell[0] += 3, t->len[0] -= 3;
		}
		if (n == t->nhead && !cut.nul && memcmp(s, t->head, n) == 0)
			continue;
		if (t->comments && (n == 0 || *s == '#'))
			continue;
		if (cut.nul) {
			tsv_bad(t, "NUL byte in a table");
			continue;
		}
		if (!valid) {
			tsv_bad(t, "not UTF-8");
			continue;
		}
		if (cut.n != t->ncol) {
			tsv_bad(
			    t, "%zu cells under %zu columns", cut.n, t->ncol);
			continue;
		}
		if (cut.escape)
			unescape_cells(s, n, t->cell, t->len, t->ncol);
		return true;
	}
	return false;
}

const char *
tsv_cell(const struct tsv *t, size_t column)
{
	return column == TSV_NONE ? "" : t->cell[column];
}

bool
tsv_natural(struct tsv *t, size_t column, size_t *to)
{
	const char *s = tsv_cell(t, column);
	size_t n = 0;

	for (; *s >= '0' && *s <= '9' && n < SIZE_MAX / 16; s++)
		n = n * 10 + (size_t)(*s - '0');
	if (*s != '\0') {
		tsv_bad(t, "%s '%s' is not a natural number", t->name[column],
		    tsv_cell(t, column));
		return false;
	}
	*to = n;
	return true;
}

void
tsv_bad(struct tsv *t, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	if (err_text != NULL)
		fmt = err_text(fmt);
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	warnat(t->file, t->line, "%s", text);
	t->bad++;
}

void
tsv_close(struct tsv *t)
{
	if (t->fd > 0)
		close(t->fd);
	free(t->buf);
	arena_reset(&t->mem);
	free(t->mem.head);
	memset(t, 0, sizeof *t);
	t->fd = -1;
}
