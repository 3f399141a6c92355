/* SPDX-License-Identifier: MIT */
/*
 * rate: stated rates against the figures they come from.
 *
 * Each percent of the prose is read by the words before it: a rate of
 * completion (completion.h), a share (portion.h), a rate of change (growth.h)
 * or a rate with a name of its own (ratio.h); 百分点 by how far they are from
 * the pace of the year (pace.h).  What none of them knows, a difference of two
 * percents, GDP at constant prices, a rate whose figures are not printed: of
 * these nothing is said.
 *
 * Each percent is looked at once, with a constant number of figures around it,
 * so the work is linear in the figures.
 */
#ifndef RATE_H
#define RATE_H

#include "lists.h"

/* Reads ratios.tsv and subjects.tsv; leaves if one is missing or broken. */
void rates_load(void);

void rates_read(
    const struct reading *, const struct lists *, struct relations *);

#endif
