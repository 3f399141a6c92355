/* SPDX-License-Identifier: MIT */
/*
 * sheet: the rows, blocks and totals of score sheets.
 *
 * A sheet is a table with a column of points (分值) or of scores (得分).  A head
 * that ends in its points, 产出指标（50分）, opens a block; one in a header row
 * stands above the blocks that follow.  What a row is called, and which cell
 * holds its points, layout.h says; a row whose columns are not known is left.
 */
#ifndef SHEET_H
#define SHEET_H

#include "layout.h"
#include "score.h"

struct sheet {
	size_t table;
	struct span above, block; /* names of what is open */
};

/* Reads the row that layout_read just gave. */
void sheet_row(
    struct sheet *, const struct layout *, const struct doc *, struct scores *);

#endif
