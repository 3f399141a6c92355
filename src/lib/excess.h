/* SPDX-License-Identifier: MIT */
/*
 * excess: parts that are more than their whole.
 *
 * One part alone, when it is surely one and the words leave no other whole to
 * think of: no other amount since the last ； or list mark that is large enough.
 * The total stands in the sentence of the list, or in the one before if the
 * names say whose parts they are; a total that is 约 accuses no part.
 *
 * Parts that are too much only together may overlap.  They are told when they
 * are few, sure and named right behind their total; or three and more that
 * stand bare one behind the other (or under list marks), on the same side of
 * the accounts as the total, each less than it and none made by others.
 */
#ifndef EXCESS_H
#define EXCESS_H

#include "lists.h"

/* Judges a list whose parts are more than its total; the relation becomes that
 * of the one part which is.  False if nothing may be said. */
bool excess(struct relation *, const struct lists *, const struct list *);

#endif
