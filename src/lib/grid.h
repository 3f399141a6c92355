/* SPDX-License-Identifier: MIT */
/*
 * grid: the figures of a table as rows and columns.
 *
 * A table is cut where its heads change, and lengthwise where two halves have
 * row heads of their own (收入 | 支出), so that in a grid every row has one head
 * and every column one.  A place without a figure is NULL.
 */
#ifndef GRID_H
#define GRID_H

#include "column.h"
#include "figure.h"
#include "rowname.h"

struct grid_column {
	struct span head;
	struct column_words says;
	enum figure_kind kind; /* of its first figure */
	bool amounts;          /* holds what can be added up */
};

struct grid {
	size_t nrow, ncol;
	bool broken;              /* cells without a column stood in it */
	const struct figure **at; /* at[row * ncol + column] */
	struct row_name *name;
	struct grid_column *column;
};

struct grids {
	struct grid *v;
	size_t n, cap;
};

/* All grids of a document, in order; in the arena of the figures. */
void grids_make(struct grids *, const struct figures *);

static inline const struct figure *
grid_at(const struct grid *g, size_t row, size_t column)
{
	return g->at[row * g->ncol + column];
}

#endif
