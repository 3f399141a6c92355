/* SPDX-License-Identifier: MIT */
/*
 * attributes: what is said of a total and of all its parts must add up as well.
 *
 * Where a list closes and the total and every part that is not zero have a
 * change against the same year or budget (or a base of that kind, or a share),
 * the changes of the parts make the change of the whole, the bases make the
 * base, and the shares make 100.  A part of zero counts zero without saying so.
 */
#ifndef ATTRIBUTES_H
#define ATTRIBUTES_H

#include "lists.h"

/* Is a list complete because another column of it closes: its shares make 100,
 * or its bases that of the total?  (Changes do not tell: what is left out may
 * not have changed.) */
bool attributes_complete(const struct lists *, const struct list *);

/* Appends these relations for the closed lists. */
void attributes_read(const struct lists *, struct relations *);

#endif
