/* SPDX-License-Identifier: MIT */
/*
 * csv: what xls2csv writes becomes lines, a table for each sheet.
 *
 * Cells are quoted, rows end in a line end, sheets in a form feed.  A quoted
 * cell may hold line ends.
 */
#ifndef CSV_H
#define CSV_H

#include "lines.h"

struct csv {
	struct lines *lines;
	/* the rest is the reader's own */
	size_t row;
	bool quoted, quote, in_row, in_cell, in_sheet;
};

void csv_begin(struct csv *);
void csv_feed(struct csv *, const char *, size_t n);
void csv_end(struct csv *);

#endif
