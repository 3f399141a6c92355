/* SPDX-License-Identifier: MIT */
/* split: lines cut at their TABs, and what is seen on the way. */
#include "split.h"
#include "tap.h"

enum { MOST = 4, LONGEST = 160 };

/* A line stands behind so many bytes of x, so that what is looked for falls on
 * either side of a block of 32. */
static const struct {
	const char *what, *line;
	size_t n; /* cells */
	const char *last;
	bool escape;
} rows[] = {
	{ "one cell", "abc", 1, "abc", false },
	{ "nothing", "", 1, "", false },
	{ "empty cells", "\t\t", 3, "", false },
	{ "a TAB at the end", "a\t", 2, "", false },
	{ "Chinese", "收入\t支出", 2, "支出", false },
	{ "a backslash", "a\\n\tb", 2, "b", true },
	{ "bytes of no character", "\xe6\x94\t\xff", 2, "\xff", false },
	{ 0 },
};

static bool
good(size_t row, size_t before)
{
	char line[LONGEST], *cell[MOST];
	size_t len[MOST], n = before + strlen(rows[row].line);
	struct split s;

	/* behind the line stands another */
	memset(line, '\t', sizeof line);
	memset(line, 'x', before);
	memcpy(line + before, rows[row].line, n - before);
	line[n] = '\n';
	line[n + 1] = '\n';
	s = split_line(line, cell, len, MOST);
	return s.bytes == n && s.n == rows[row].n && !s.nul &&
	    s.escape == rows[row].escape &&
	    strcmp(cell[s.n - 1] + (s.n == 1 ? before : 0), rows[row].last) ==
	    0 &&
	    cell[0] == line && len[0] == strlen(line);
}

static void
beyond_max(void)
{
	char line[LONGEST] = "a\tb\tc\td\te\tf\n", *cell[MOST];
	size_t len[MOST];
	struct split s = split_line(line, cell, len, MOST);

	ok(s.n == 6 && strcmp(cell[3], "d") == 0 && line[7] == '\0' &&
		line[9] == '\t' && !s.nul,
	    "cells beyond the most are counted and left");
}

static void
nul(void)
{
	char line[LONGEST] = "a\0b\tc\n", *cell[MOST];
	size_t len[MOST];

	ok(split_line(line, cell, len, MOST).nul, "a NUL");
	memcpy(line, "axb\n", 4);
	ok(!split_line(line, cell, len, MOST).nul, "a NUL behind the end");
}

int
main(void)
{
	for (size_t i = 0; rows[i].what != NULL; i++) {
		size_t before = 0;

		while (before < 70 && good(i, before))
			before++;
		ok(before == 70, rows[i].what);
	}
	beyond_max();
	nul();
	return tap_end();
}
