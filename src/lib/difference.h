/* SPDX-License-Identifier: MIT */
/*
 * difference: stated differences of two amounts.
 *
 *   T，比B增加D             D = T - B, with B directly before D
 *   2023年T，2022年B，增加D   D = T - B, with B the year before T, in either
 *                           order
 *   送审A，审定B，审减D       D = A - B, by the words of gaps.tsv
 *   年初预算A，追加D，全年预算C   C = A + D, by the same words
 *   T，较年初预算减少D        D = B - T, with a budget B printed before;
 *                           only seen to hold, unless a completion in the
 *                           same sentence says which budget and which amount
 *
 * The sign is that of the verb; 相差 and 差额 have none.  Told as wrong only if
 * every word between the figures was understood (tie.h, growth.h), and for the
 * words of gaps.tsv if each stands over one amount of the sentence only.
 *
 * Bound: a constant number of figures before each stated difference.
 */
#ifndef DIFFERENCE_H
#define DIFFERENCE_H

#include "lists.h"

/* Reads gaps.tsv; leaves if it is missing or broken. */
void differences_load(void);

void differences_read(
    const struct reading *, const struct lists *, struct relations *);

#endif
