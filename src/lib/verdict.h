/* SPDX-License-Identifier: MIT */
/*
 * verdict: what may be said of a list that no reading closes.
 *
 * That it does not add up (mismatch), when it is complete: its words close it
 * (由…组成, T万元，分别为, 如下 with numbered items), its names fill an equation
 * (identity.h), its shares make 100 or its bases add up (attributes.h), its bare
 * items end in 其他 (items.h), a list of the same items beside it closes
 * (abreast.h), or it is all the amounts of one sentence that ends in what it
 * calls their total.  Of an open list (其中, 包括) it is said only where the
 * figures tell: one slip of the pen in figures with digits enough makes it close
 * (repair.h), or the rest of the report shows it (evidence.h).
 *
 * That a part is more than its whole (exceeds): one part alone, and only when
 * the words leave no other whole to think of: no other amount since the last ；
 * or list mark that is large enough, no other year or basis, no 含 or 不含
 * beside the part, no 主要; and the total stands in the sentence of the list, or
 * in the one before if the names say whose parts they are.  Parts that are too
 * much only together may overlap; they are told when they are few, sure, and
 * named right behind their total, or three and more that stand bare one behind
 * the other or under list marks, on the same side of the accounts as the total,
 * each less than it, and none made by others.
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
