/* SPDX-License-Identifier: MIT */
/*
 * evidence: what the figures themselves say of a list that does not close.
 *
 * 其中 closes no list, so words alone cannot tell an open list from a wrong one.
 * The rest of the report often can.  Each of these functions takes lists of two
 * and more items whose extent is certain; of others it says nothing.
 */
#ifndef EVIDENCE_H
#define EVIDENCE_H

#include "lists.h"

/* Another amount of the report, of like size, that is just what the parts
 * give. */
const struct figure *evidence_elsewhere(
    const struct lists *, const struct list *);

/* Another list of the same total that closes, with half of these parts but not
 * all (then this one is merely open). */
bool evidence_twin(const struct lists *, const struct list *);

/* Parts that are a trifle more than the whole: no overlap of theirs is that
 * small.  A tenth is still a trifle where two or three amounts of money stand
 * in one sentence with their total. */
bool evidence_just_above(const struct lists *, const struct list *);

/* Do the parts but the first make the total exactly?  Then the list has an item
 * too many, and the first is within no other. */
bool evidence_one_too_many(const struct lists *, const struct list *);

/* Tells where the difference stands as an amount of its own: it may be what the
 * list lacks. */
void evidence_gap(struct relation *, const struct lists *, const struct list *);

#endif
