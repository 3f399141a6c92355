/* SPDX-License-Identifier: MIT */
/*
 * heads: the header of a table, and which column a cell of a row is in.
 *
 * Header rows are collected as they come; the first row of data settles them:
 * rows of one width are put together column by column, a merged cell (empty
 * behind it) speaks for the columns right of it, and a short upper row whose
 * merged cells left no empty ones is spread evenly over the row below.
 *
 * Texts are copied into the arena given, which lives as long as the table.
 */
#ifndef HEADS_H
#define HEADS_H

#include "arena.h"
#include "column.h"
#include "rows.h"

#define HEADS_NONE ((size_t)-1)

enum { HEADS_ROWS = 4 };

struct head {
	struct span text, shown; /* shown: in the memory of the document */
	struct column_words says;
	unsigned year;
	int back;
	size_t at, end;                          /* in terminal columns */
	size_t texts, numbers, percents, points; /* seen below it */
};

struct head_row {
	struct span *cell;
	size_t *at, *end;
	size_t n;
};

struct heads {
	struct head_row row[HEADS_ROWS];
	size_t nrow;
	bool settled; /* data rows were seen since */
	bool placed;  /* cells have numbers: a short row lacks its
				 * last ones, not any */
	struct head *col;
	size_t ncol;
	struct arena *mem;
};

/* The text of each cell of a row, pieces joined; `mem' for those of several
 * pieces.  text has row->cells elements. */
void heads_texts(const struct row *, struct span *text, struct arena *mem);

/* Whether a row is one of heads. */
bool heads_is(const struct heads *, const struct row *, const struct span *);

/* A row of running numbers below the heads (栏次 1 2 3). */
bool heads_ordinals(const struct heads *, size_t n, const struct span *);

/* Takes a header row. */
void heads_push(struct heads *, const struct row *, const struct span *);

/* The first row of data, of this many cells, settles the header. */
void heads_settle(struct heads *, size_t cells);

/* The column of each cell of a row of data, HEADS_NONE where it cannot be
 * said; false if that is so for the row as a whole. */
bool heads_map(const struct heads *, const struct row *, const struct span *,
    enum form, size_t *map);

#endif
