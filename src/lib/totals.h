/* SPDX-License-Identifier: MIT */
/*
 * totals: totals that stand after their items (合计 共计 总计 收入总量).
 *
 * The items are the amounts before it in the same bracket, parts of them left
 * out, back to where the text begins to add up: the first run, from the total
 * backwards, that makes the total.  When none does, the plain reading is the
 * amounts of the sentence back to the total before, and only where nothing
 * without a figure has been added (加上转移性收入等) can it accuse.
 *
 * Bounds: TOTAL_BACK tokens, LIST_PARTS items and TOTAL_SENTENCES sentence ends
 * for one total.  One whose sentence holds more items, and that they do not
 * make, is counted as cut short (lists.h).
 */
#ifndef TOTALS_H
#define TOTALS_H

#include "lists.h"

enum { TOTAL_BACK = 64, TOTAL_SENTENCES = 3 };

/* Does the name of this amount say that it is a total (合计)? */
bool totals_named(const struct reading *, size_t token);

/* Reads them all and adds them to the lists, as LIST_BEFORE. */
void totals_read(struct lists *);

#endif
