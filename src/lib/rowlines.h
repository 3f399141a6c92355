/* SPDX-License-Identifier: MIT */
/*
 * rowlines: lines out of the rows of the lines stream.
 *
 * A kind that is unknown and a number that is none are named; the text of the
 * row is worth more than its place and is read all the same.
 */
#ifndef ROWLINES_H
#define ROWLINES_H

#include "line.h"
#include "tsv.h"

struct rowlines {
	struct tsv tsv;
	/* columns */
	size_t file, no, source, kind, level, table, row, cell, col, text;
};

/* Reads the header, of which n bytes are read already; false if there is none,
 * which is said. */
bool rowlines_open(
    struct rowlines *, int fd, const char *file, const char *ahead, size_t n);

/* The next row; false at the end. */
bool rowlines_next(struct rowlines *);

/* The document of the current row; good until the next. */
const char *rowlines_file(const struct rowlines *);

/* The line of the current row, its text in mem. */
void rowlines_get(struct rowlines *, struct line *, struct arena *mem);

void rowlines_close(struct rowlines *);

#endif
