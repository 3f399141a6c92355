/* SPDX-License-Identifier: MIT */
/* tsv: what is a table and what is not.  A row of the test is an input and what
 * it reads as: cells joined by |, rows ended by ;, bad rows as their count. */
#include <stdlib.h>
#include <unistd.h>

#include "tap.h"
#include "tsv.h"

static const struct {
	const char *what, *in;
	size_t n; /* 0: up to the NUL */
	bool comments;
	const char *want; /* NULL: no table */
} rows[] = {
	{ "two rows", "a\tb\n1\t2\n3\t4\n", 0, false, "1|2;3|4;0" },
	{ "no line end at the end", "a\tb\n1\t2", 0, false, "1|2;0" },
	{ "header alone", "a\tb\n", 0, false, "0" },
	{ "header alone, no line end", "a\tb", 0, false, "0" },
	{ "CR LF", "a\tb\r\n1\t2\r\n", 0, false, "1|2;0" },
	{ "BOM",
	    "\xef\xbb\xbf"
	    "a\tb\n1\t2\n",
	    0, false, "1|2;0" },
	{ "second header", "a\tb\n1\t2\na\tb\n3\t4\n", 0, false, "1|2;3|4;0" },
	{ "second header with a BOM",
	    "a\n1\n\xef\xbb\xbf"
	    "a\n2\n",
	    0, false, "1;2;0" },
	{ "empty cells", "a\tb\n\t\n", 0, false, "|;0" },
	{ "escapes", "a\n1\\t2\\n3\\\\4\\r\n", 0, false, "1\t2\n3\\4\r;0" },
	{ "a backslash before another letter", "a\nC:\\dir\\\n", 0, false,
	    "C:\\dir\\;0" },
	{ "an escaped backslash before t", "a\n\\\\t\n", 0, false, "\\t;0" },
	{ "too few cells", "a\tb\n1\n3\t4\n", 0, false, "3|4;1" },
	{ "too many cells", "a\tb\n1\t2\t3\n3\t4\n", 0, false, "3|4;1" },
	{ "NUL", "a\n1\0002\n3\n", 8, false, "3;1" },
	{ "bad UTF-8", "a\n\xff\n3\n", 0, false, "3;1" },
	{ "comments", "# source: us\n\na\tb\n# x\n1\t2\n", 0, true, "1|2;0" },
	{ "no comments in a stream", "a\n# x\n", 0, false, "# x;0" },
	{ "empty line of one column", "a\n\n", 0, false, ";0" },
	{ "empty input", "", 0, false, NULL },
	{ "comments alone", "# x\n", 0, true, NULL },
	{ "two columns of one name", "a\ta\n1\t2\n", 0, false, NULL },
	{ "binary header", "a\377\n1\n", 0, false, NULL },
};

/* The text from a pipe, one byte at a time if `slow'. */
static int
feed(const char *s, size_t n)
{
	int fd[2];

	if (pipe(fd) != 0 || write(fd[1], s, n) != (ssize_t)n)
		exit(2);
	close(fd[1]);
	return fd[0];
}

static void
read_all(char *to, struct tsv *t)
{
	size_t n = 0;

	while (tsv_row(t)) {
		for (size_t i = 0; i < t->ncol; i++)
			n += (size_t)snprintf(to + n, 200 - n, "%s%s",
			    i > 0 ? "|" : "", t->cell[i]);
		n += (size_t)snprintf(to + n, 200 - n, ";");
	}
	snprintf(to + n, 200 - n, "%zu", t->bad);
}

static void
long_rows(void)
{
	enum { N = 3000000 };
	char *s = malloc(N + 100);
	size_t n = 0;
	FILE *f = tmpfile();
	struct tsv t = { 0 };

	if (s == NULL || f == NULL)
		exit(2);
	n += (size_t)snprintf(s, 100, "a\tb\nx\t");
	memset(s + n, 'y', N);
	n += N;
	n += (size_t)snprintf(s + n, 50, "\n1\t2\n");
	fwrite(s, 1, n, f);
	fflush(f);
	lseek(fileno(f), 0, SEEK_SET);
	ok(tsv_open(&t, fileno(f), "long") && tsv_row(&t) && t.len[1] == N &&
		tsv_row(&t) && strcmp(t.cell[1], "2") == 0 && t.line == 3,
	    "a row of three megabytes, and the one behind it");
	t.fd = 0; /* f closes it */
	tsv_close(&t);
	fclose(f);
	free(s);
}

static void
numbers(void)
{
	static const struct {
		const char *what, *in;
		long long want; /* -1: refused */
	} cells[] = {
		{ "a number", "a\n17\n", 17 },
		{ "an empty cell", "a\n\n", 0 },
		{ "a negative one", "a\n-1\n", -1 },
		{ "a point", "a\n1.5\n", -1 },
		{ "far too large", "a\n99999999999999999999999\n", -1 },
	};

	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		struct tsv t = { 0 };
		size_t v = 77;
		bool good;

		tsv_open(&t, feed(cells[i].in, strlen(cells[i].in)), "x");
		tsv_row(&t);
		good = tsv_natural(&t, 0, &v);
		is_int(good ? (long long)v : -1, cells[i].want, cells[i].what);
		tsv_close(&t);
	}
}

int
main(void)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t n = rows[i].n ? rows[i].n : strlen(rows[i].in);
		char got[200] = "no table";
		struct tsv t = { .comments = rows[i].comments };

		if (tsv_open(&t, feed(rows[i].in, n), "x"))
			read_all(got, &t);
		is(got, rows[i].want != NULL ? rows[i].want : "no table",
		    rows[i].what);
		tsv_close(&t);
	}
	long_rows();
	numbers();
	return tap_end();
}
