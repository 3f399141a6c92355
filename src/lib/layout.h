/* SPDX-License-Identifier: MIT */
/*
 * layout: tables in the lines of a document.
 *
 * A reader goes through its lines in order and asks at each whether a row of a
 * table begins there.  Rows are recognised in seven forms:
 *
 *	cells	a lines stream says so (kind cell: table, row, cell)
 *	tabs	each cell is a line that begins with a TAB, rows are divided by
 *		an empty line, an empty cell keeps its TAB, a line without TAB
 *		goes on with the cell before it
 *	one	one cell a line, the number of columns found from the header
 *		and the period of numbers below it
 *	tsv	cells divided by TABs
 *	csv	cells divided by commas, quoted or not, under a header
 *	pipe	Markdown rows, or cells divided by | or box lines
 *	space	columns aligned by blanks under a header
 *
 * A row knows its heads: header rows stand above it, several at once are put
 * together column by column, a merged cell speaks for the columns right of it
 * that have a head of their own below; a row of heads in the middle begins
 * anew.  A row with fewer cells than the header lost one: it is read from the
 * right or from the left, whichever puts words under words and numbers under
 * numbers; if both or neither do, its cells are left without column heads and
 * units (`loose'), for a guess would be silent.
 *
 * The unit of a bare number comes from the column head, else from the row head,
 * the corner, `单位：万元' in or above the table, or the paragraphs above the
 * table, if they print at least two of its numbers with one unit.
 *
 * Windows (doc.h) may cut a table anywhere; only its heads are carried along,
 * so memory does not grow with its rows.  Prose costs a look at the first bytes
 * of each line.
 *
 * All spans live in the memory of the document; in a window they end with it.
 */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "arena.h"
#include "column.h"
#include "doc.h"
#include "span.h"

/* What a line holds of a cell; a cell of several lines has several pieces. */
struct layout_cell {
	size_t line;             /* index into the lines of the document */
	struct span text;        /* in that line, without blanks around it */
	size_t table, row, cell; /* from 1 */
	bool number;             /* nothing but a number, or one with %, ‰ */
	bool head;               /* of a header, a caption or a row head */
	bool prose;              /* sentences: to be read as a line of text */
	bool loose;              /* its column is not known */
	enum column_role role;   /* of its column */
	struct span row_head, col_head;
	struct span unit;  /* of a bare number: 万元, %, 人; may be empty */
	struct span basis; /* 年初预算, 决算 ... from the column head */
	unsigned year;     /* from the column head; 0 */
	int year_back;     /* the head says 上年 (1), 本年 (0); else -1 */
};

#define LAYOUT_MORE ((size_t)-1)

struct layout {
	struct layout_cell *cell; /* of the row just read */
	size_t ncell;
	size_t columns; /* of the table it is in */
	bool first;     /* it is the first row of its table */
	/* the rest is the module's own */
	struct doc *doc;
	struct arena mem; /* lives as long as a table */
	struct layout_state *state;
};

/* Reads the tables of share/duizhang; once. */
void layout_load(void);

/* Begins a window, and with it a document if it is its first. */
void layout_window(struct layout *, struct doc *);

/*
 * The row that begins at line i: returns the lines that it takes, empty ones
 * behind it included, with its cells in `cell', in order of lines; 0 if none
 * begins here (the line is prose or empty).  LAYOUT_MORE: the window ends
 * before this can be said; keep the lines from i on (doc.h) and ask again in
 * the next window.  That happens only if the window is not the last, and for a
 * bounded number of lines.
 */
size_t layout_read(struct layout *, size_t i);

#endif
