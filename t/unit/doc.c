/* SPDX-License-Identifier: MIT */
/* doc: lines, windows, long lines, bad bytes and the lines stream. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "doc.h"
#include "err.h"
#include "tap.h"
#include "utf.h"

static char path[] = "/tmp/duizhang-doc-XXXXXX";

static void
put(const char *s, size_t n)
{
	FILE *f = fopen(path, "w");

	if (f == NULL || fwrite(s, 1, n, f) != n || fclose(f) != 0)
		exit(2);
}

/* Lines as no:text;, documents ended by |. */
static void
whole(char *to, size_t room)
{
	char *operands[] = { path, NULL };
	struct doc d = { 0 };
	size_t n = 0;

	while (doc_next(&d, operands)) {
		if (strcmp(d.file, path) != 0)
			n += (size_t)snprintf(to + n, room - n, "%s=", d.file);
		for (size_t i = 0; i < d.nline; i++)
			n += (size_t)snprintf(to + n, room - n, "%zu:%.*s;",
			    d.line[i].no, (int)d.line[i].n, d.line[i].s);
		n += (size_t)snprintf(to + n, room - n, "|");
	}
	to[n] = '\0';
	free(d.mem.head);
}

static const struct {
	const char *what, *in;
	size_t n;
	const char *want;
} rows[] = {
	{ "two lines", "a\nb\n", 0, "1:a;2:b;|" },
	{ "no line end at the end", "a\nb", 0, "1:a;2:b;|" },
	{ "empty lines count", "\n\na\n", 0, "1:;2:;3:a;|" },
	{ "CR LF", "a\r\nb\r\n", 0, "1:a;2:b;|" },
	{ "BOM",
	    "\xef\xbb\xbf"
	    "a\n",
	    0, "1:a;|" },
	{ "nothing at all", "", 0, "|" },
	{ "bad bytes are mended",
	    "a\xff"
	    "b\nc\n",
	    0,
	    "1:a\xef\xbf\xbd"
	    "b;2:c;|" },
	{ "a NUL in the first kilobyte is no text", "a\0b\n", 4, "" },
	{ "UTF-16 is no text",
	    "\xff\xfe"
	    "a",
	    3, "" },
	{ "lines of two documents",
	    "file\tline\tkind\ttext\nx\t1\thead\ta\nx\t3\ttext\tb\n"
	    "y\t1\ttext\tc\n",
	    0, "x=1:a;3:b;|y=1:c;|" },
	{ "lines: columns in any order, more than needed",
	    "text\tq\tkind\tline\tfile\na\t?\ttext\t4\tx\n", 0, "x=4:a;|" },
	{ "lines: a header alone is no document", "file\tline\tkind\ttext\n", 0,
	    "" },
	{ "lines: a bad row is passed over",
	    "file\tline\tkind\ttext\nx\t1\nx\t2\ttext\tb\n", 0, "x=2:b;|" },
	{ "lines: an escaped tab",
	    "file\tline\tkind\ttext\nx\t1\ttext\ta\\tb\n", 0, "x=1:a\tb;|" },
};

static void
limits(void)
{
	char got[4000];

	doc_most = 5;
	put("ab\ncd\nef\n", 9);
	whole(got, sizeof got);
	is(got, "1:ab;|", "beyond the limit the rest is left");
	ok(err_status() == EXIT_TROUBLE, "and said");
	doc_most = 9;
	whole(got, sizeof got);
	is(got, "1:ab;2:cd;3:ef;|", "a text of just the limit is whole");
	doc_most = 1L << 28;
}

/* Windows of a text with lines of many lengths give each line once. */
static void
windows(size_t length, size_t keep, const char *what)
{
	enum { N = 3000000 };
	char *s = malloc(N), *operands[] = { path, NULL };
	struct doc d = { 0 };
	size_t n = 0, next = 1, seen = 0, most = 0;
	bool good = true;

	while (n + length + 30 < N) {
		n += (size_t)snprintf(s + n, 30, "%zu:", next++);
		for (size_t k = 0; k < length; k += 3)
			memcpy(s + n, "元", 3), n += 3;
		s[n++] = '\n';
	}
	put(s, n);
	while (doc_window(&d, operands)) {
		size_t first = 0;

		/* those that were kept come again */
		while (first < d.nline && d.line[first].no <= seen)
			first++;
		for (size_t i = first; i < d.nline; i++) {
			char want[30];
			size_t k = (size_t)snprintf(
			    want, sizeof want, "%zu:", seen + 1);
			good &= d.line[i].no == ++seen && !d.line[i].open &&
			    d.line[i].n >= k &&
			    memcmp(d.line[i].s, want, k) == 0;
		}
		most = d.nline > most ? d.nline : most;
		good &= first == 0 || first <= keep;
		d.keep = keep;
	}
	ok(good && seen == next - 1, what);
	ok(keep < 100
		? most < (size_t)(DOC_WINDOW / (length + 3)) + 2 + 2 * keep
		: true,
	    what);
	free(s);
	arena_reset(&d.mem);
	free(d.mem.head);
}

/* One line of five megabytes comes in pieces that join to it. */
static void
long_line(bool sentences)
{
	enum { N = 5000001 };
	char *s = malloc(N + 3), *back = malloc(N + 3);
	char *operands[] = { path, NULL };
	struct doc d = { 0 };
	size_t n = 0, k = 0, pieces = 0, col = 0;
	bool good = true;

	for (size_t i = 0; n < N; i++, n += 3)
		memcpy(s + n, sentences && i % 50 == 49 ? "。" : "元", 3);
	s[n - 1] = s[n - 2] = s[n - 3] = 'x';
	put(s, n);
	while (doc_window(&d, operands))
		for (size_t i = 0; i < d.nline; i++) {
			struct line *l = &d.line[i];

			good &= l->no == 1 && l->col == col &&
			    utf_valid(l->s, l->n) == l->n && l->open == !d.last;
			good &= !l->open || !sentences ||
			    memcmp(l->s + l->n - 3, "。", 3) == 0;
			col += utf_count(l->s, l->n);
			memcpy(back + k, l->s, l->n);
			k += l->n;
			pieces++;
		}
	ok(good && k == n && memcmp(s, back, n) == 0 && pieces > 4,
	    sentences ? "a long line, cut behind sentences"
		      : "a long line, cut behind characters");
	free(s);
	free(back);
	arena_reset(&d.mem);
	free(d.mem.head);
}

int
main(void)
{
	char got[4000];
	struct doc d = { 0 };
	int fd = mkstemp(path);

	if (fd < 0)
		return 2;
	close(fd);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		put(rows[i].in, rows[i].n ? rows[i].n : strlen(rows[i].in));
		whole(got, sizeof got);
		is(got, rows[i].want, rows[i].what);
	}
	limits();
	windows(10, 0, "windows of short lines");
	windows(1000, 0, "windows of longer lines");
	windows(1000, 3, "windows that keep three lines");
	windows(100, 1000000, "windows that keep all they may");
	windows(400000, 0, "lines longer than a window");
	long_line(false);
	long_line(true);
	doc_from(&d, "x",
	    "\xef\xbb\xbf"
	    "a\r\n\nb",
	    8);
	ok(d.nline == 3 && d.line[2].no == 3 && d.line[0].n == 1 && d.last,
	    "a document over memory");
	unlink(path);
	return tap_end();
}
