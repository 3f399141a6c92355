/* SPDX-License-Identifier: MIT */
/*
 * pace: a completion against the share of the year that is over.
 *
 *   1-8月份……完成年初预算的47.2%，低于序时进度19.5个百分点    8/12 - 47.2%
 *
 * The months are the last span from January on (1-8月, 上半年, 前三季度,
 * 截至8月底) that the same line names before; without one nothing is said.  The
 * pace enters the relation as a figure of its own, 66.6667%, at the place of
 * the completion.
 */
#ifndef PACE_H
#define PACE_H

#include "tie.h"

/* The months of the year that are over, by the words before a figure; 0 where
 * none are named. */
unsigned pace_months(const struct reading *, size_t token);

/* Reads one figure in 百分点; false if it is no distance from the pace. */
bool pace_read(struct tie *, size_t points);

#endif
