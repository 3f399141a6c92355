/* SPDX-License-Identifier: MIT */
/*
 * completion: rates on a budget or a plan (完成预算的98.2%, 为调整预算的98.6%,
 * 占年初预算的71.6%, 完成率101.4%).
 *
 *   T，完成年初预算B的P%                    T / B
 *   年初预算为B，支出决算为T，完成预算的P%   T / B
 *   任务B，完成T，完成率P%                  T / B
 *   T，完成预算的P%，短收D                  T / (T + D)
 *
 * with B a budget or plan in the same sentence.  Where two are printed
 * (年初预算B，预算调整为C) the words must say which; a rate on a budget that is
 * named but not printed follows from nothing and is left alone, unless one of
 * the budgets named in the sentence before makes it right.  On a budget of 0
 * no rate is defined; 0 of 0 is left alone.
 */
#ifndef COMPLETION_H
#define COMPLETION_H

#include "tie.h"

/* Tells the relations of one rate; false if it is no rate of completion. */
bool completion_read(struct tie *, size_t rate, const struct phrase *);

/* How surely an amount is a budget or plan: 2 by its first or last words, 1 by
 * others, 0 if no word says so. */
int completion_plan(const struct reading *, size_t token);

/*
 * Budgets and plans further back that an amount may
 * be measured by, since their names end alike or have one term.  Fills v and
 * returns how many; a rate on one of them is only ever seen to hold.
 */
enum { COMPLETION_FAR = 4 };
size_t completion_far(struct tie *, size_t amount, size_t v[COMPLETION_FAR]);

/* The amount that a rate speaks of when its sentence has none: the last amount
 * before. */
size_t completion_host(const struct reading *, size_t rate);

#endif
