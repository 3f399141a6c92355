/* SPDX-License-Identifier: MIT */
/*
 * verdict: what may be said of a list that no reading closes.
 *
 * That it does not add up (mismatch), when it is complete: its words close it
 * (由…组成, T万元，分别为, 如下 with numbered items), its names fill an equation
 * (identity.h), its shares make 100 or its bases add up (attributes.h), its
 * bare items end in 其他 (items.h), a list of the same items beside it closes
 * (abreast.h), or it is all the amounts of one sentence that ends in what it
 * calls their total.  Of an open list (其中, 包括) it is said only where the
 * figures tell: one slip of the pen in figures with digits enough makes it
 * close (repair.h), or the rest of the report shows it (evidence.h).
 *
 * That a part, or the parts together, are more than the whole (exceeds;
 * excess.h).
 *
 * That the list is open and below its total (partial).
 *
 * Nothing, when the whole itself is in doubt: it has no name of its own, its
 * sentence has other amounts and 其中 begins the next, the list names it again,
 * or other lists make it or take its parts.
 */
#ifndef VERDICT_H
#define VERDICT_H

#include "lists.h"

/* Judges a list; false if nothing may be said of it. */
bool verdict(struct relation *, const struct lists *, const struct list *);

#endif
