/* SPDX-License-Identifier: MIT */
/*
 * identity: sums that hold by what the figures are, wherever they stand.
 *
 * share/duizhang/identities.tsv says which named figures make which (基本支出 +
 * 项目支出 = 本年支出).  For each amount with the name of a total, the nearest
 * amounts with the names of its parts, of the same unit and of no other year or
 * basis, are held against it.  What makes the total is read as a list.  What
 * does not accuses no one, since reports print parts of several wholes beside
 * each other, unless a slip of the pen in figures with digits enough explains
 * it.
 *
 * Bounds: IDENTITY_REACH tokens to either side of the total.
 */
#ifndef IDENTITY_H
#define IDENTITY_H

#include "lists.h"

enum { IDENTITY_REACH = 40, IDENTITY_PARTS = 12 };

/* Reads identities.tsv; leaves if it is missing or broken. */
void identities_load(void);

/* Adds what closes to the lists, as LIST_FREE; groups with a sign of minus, and
 * what a slip explains, are relations only. */
void identities_read(struct lists *, struct relations *);

/* Do these parts, all of them named, fill an equation of the total, so that the
 * list is complete?  Parts that most bodies do not have may be missing. */
bool identity_complete(const struct lists *, const struct list *);

/* Does an equation name all parts of the list as parts of its total? */
bool identity_part(const struct lists *, const struct list *);

#endif
