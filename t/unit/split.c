/* SPDX-License-Identifier: MIT */
/* split: lines cut at their TABs, and what is seen on the way. */
#include "split.h"
#include "tap.h"
#include "utf.h"

enum { MOST = 4, LONGEST = 160 };

/* A line stands behind so many bytes of x, so that what is looked for falls on
 * either side of a block of 32. */
static const struct {
	const char *what, *line;
	size_t n; /* cells */
	const char *last;
	bool escape, valid;
} rows[] = {
	{ "one cell", "abc", 1, "abc", false, true },
	{ "nothing", "", 1, "", false, true },
	{ "empty cells", "\t\t", 3, "", false, true },
	{ "a TAB at the end", "a\t", 2, "", false, true },
	{ "Chinese", "收入\t支出", 2, "支出", false, true },
	{ "a backslash", "a\\n\tb", 2, "b", true, true },
	{ "a character of two bytes", "a·\tb", 2, "b", false, true },
	{ "a character of four bytes", "𠀀\tb", 2, "b", false, true },
	{ "E0 and ED", "\xe0\xa4\x80\xed\x95\x9c\tb", 2, "b", false, true },
	{ "E0 too low", "\xe0\x84\x80\tb", 2, "b", false, false },
	{ "a surrogate", "\xed\xa0\x80\tb", 2, "b", false, false },
	{ "cut short by a TAB", "\xe6\x94\tb", 2, "b", false, false },
	{ "cut short by the end", "a\t\xe6\x94", 2, "\xe6\x94", false, false },
	{ "a stray trail", "a\x80\tb", 2, "b", false, false },
	{ "a trail too many", "收\x80\tb", 2, "b", false, false },
	{ "C0 for a trail", "\xe6\x94\xc0\tb", 2, "b", false, false },
	{ "a lead for a trail", "\xe6\xe6\x94\xb6\tb", 2, "b", false, false },
	{ "FF", "\xff\tb", 2, "b", false, false },
	{ 0 },
};

static bool
good(size_t row, size_t before)
{
	char line[LONGEST], *cell[MOST];
	size_t len[MOST], n = strlen(rows[row].line);
	struct split s;
	bool valid;

	/* behind the line stands what would go on with it */
	memset(line, '\x94', sizeof line);
	memset(line, 'x', before);
	memcpy(line + before, rows[row].line, n);
	n += before;
	valid = utf_valid(line, n) == n;
	s = split_line(line, n, cell, len, MOST);
	return valid == rows[row].valid && s.n == rows[row].n && !s.nul &&
	    s.escape == rows[row].escape && (valid || s.doubt) &&
	    strcmp(cell[s.n - 1] + (s.n == 1 ? before : 0), rows[row].last) ==
	    0 &&
	    cell[0] == line && len[0] == strlen(line);
}

static void
beyond_max(void)
{
	char line[LONGEST] = "a\tb\tc\td\te\tf", *cell[MOST];
	size_t len[MOST];
	struct split s = split_line(line, 11, cell, len, MOST);

	ok(s.n == 6 && strcmp(cell[3], "d") == 0 && line[7] == '\0' &&
		line[9] == '\t',
	    "cells beyond the most are counted and left");
}

static void
nul(void)
{
	char line[LONGEST] = "a\0b\tc", *cell[MOST];
	size_t len[MOST];

	ok(split_line(line, 5, cell, len, MOST).nul, "a NUL");
	line[1] = 'x';
	ok(!split_line(line, 3, cell, len, MOST).nul, "a NUL behind the end");
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
