/* SPDX-License-Identifier: MIT */
/*
 * across: relations along the rows of a grid, for tables.h.
 *
 * A column of row totals (合计, 小计) is the sum of the columns behind it or
 * before it, a column of differences (金额差异, 增减额) the difference of two
 * columns.  Which ones, most rows must agree on before one is accused.
 */
#ifndef ACROSS_H
#define ACROSS_H

#include "grid.h"
#include "relation.h"

/* How many parts of a sum are more than nothing: less than two prove little. */
size_t across_weight(const struct relation *);

void across_totals(const struct grid *, struct relations *);
void across_differences(const struct grid *, struct relations *);

#endif
