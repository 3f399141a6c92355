/* SPDX-License-Identifier: MIT */
/*
 * sums: all additive relations of a document but differences and balances.
 *
 * Lists against their totals (lists.h, verdict.h).  The lists are handed in,
 * since the readers of rates use them too.
 */
#ifndef SUMS_H
#define SUMS_H

#include "lists.h"

/* Appends the relations that the lists state. */
void sums_read(const struct lists *, struct relations *);

#endif
