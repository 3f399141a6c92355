/* SPDX-License-Identifier: MIT */
/*
 * ratio: rates with a name (审减率, 节约率, 控制率), and averages.
 *
 * share/duizhang/ratios.tsv says of each name which words the numerator and the
 * denominator stand under, and whether the numerator is the part itself or what
 * is left of the whole (节约率 = (预算 - 决算) / 预算).  Both are looked for in
 * the rate's own sentence, RATIO_REACH figures back.  Told as wrong only if
 * exactly one figure stands under each of the two words.
 *
 * An average (平均每台5.79万元) follows from the nearest amount and the count
 * with the unit named, 台 and 辆 being one; it is told as wrong only if both
 * stand in its sentence and no other amount or count does.
 */
#ifndef RATIO_H
#define RATIO_H

#include "tie.h"

enum { RATIO_REACH = 12 };

void ratios_load(void);

/* Tells the relations of one rate; false if it has no name of the table or its
 * figures are not there. */
bool ratio_read(struct tie *, size_t rate, const struct phrase *);

void average_read(struct tie *, size_t amount);

#endif
