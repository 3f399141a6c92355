/* SPDX-License-Identifier: MIT */
/*
 * tables: the relations that a table makes by its form.
 *
 * Sums: a column against its 合计 and 小计, a row against the 其中 rows below it,
 * a row against the rows numbered from 1 below it, a row's total column against
 * its other columns; a row 减： is taken off.  Differences: a column of differences against two columns
 * of amounts.  Rates: a column of ratios against two columns, as its head says
 * (执行率(B/A)) or as most of its rows say, and a column of shares against the
 * column's total.
 *
 * How rows nest is tried in the readings that the heads allow; what closes
 * counts.  Where none closes a sum is held against the table only if the same
 * rows close in another column, or the table has nothing but rows and a total;
 * a difference or rate only if the other rows of its column agree on how it is
 * made, or its head says so.
 *
 * check-sums takes the sums and differences, check-rates the rates;
 * audit-report both.  Which column holds what is column.h's.
 */
#ifndef TABLES_H
#define TABLES_H

#include "figure.h"
#include "relation.h"

/* Reads what column.h needs; once. */
void tables_load(void);

/* Appends the sums and differences, or the rates, of a document's tables. */
void tables_sums(const struct figures *, struct relations *);
void tables_rates(const struct figures *, struct relations *);

#endif
