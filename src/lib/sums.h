/* SPDX-License-Identifier: MIT */
/*
 * sums: all additive relations of a document but differences and balances.
 *
 * Lists against their totals (lists.h, verdict.h), sums by what the figures are
 * (identity.h) or by the figures alone (plainsum.h), and what is said of a
 * whole and its parts (attributes.h).  The lists are handed in, since the
 * readers of rates use them too.
 */
#ifndef SUMS_H
#define SUMS_H

#include "lists.h"

/* Loads the tables that it needs; cues_load() is the reading's. */
void sums_load(void);

/* Adds the lists that only identities or the figures themselves tell of;
 * appends what identities tell that is no list. */
void sums_complete(struct lists *, struct relations *);

/* Appends the relations that the lists state. */
void sums_read(const struct lists *, struct relations *);

#endif
