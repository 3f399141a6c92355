/* SPDX-License-Identifier: MIT */
/*
 * line: one line of a document.
 */
#ifndef LINE_H
#define LINE_H

#include <stdbool.h>
#include <stddef.h>

enum line_kind { LINE_TEXT, LINE_HEAD, LINE_CELL, LINE_META, LINE_PAGE };

struct line {
	const char *s; /* n bytes, no NUL behind */
	size_t n;
	size_t no;           /* number in the text, from 1 */
	size_t col;          /* code points of this line before this piece */
	size_t source;       /* line, page or paragraph of the original; 0 */
	enum line_kind kind; /* LINE_TEXT throughout in plain text */
	unsigned level;      /* of a heading, 1..4; 0 not known */
	size_t table, row, cell; /* of a cell, from 1; 0 not known */
	bool open;               /* the line goes on in the next piece */
};

#endif
