/* SPDX-License-Identifier: MIT */
/*
 * attributes: what is said of a total and of all its parts must add up as well.
 *
 * Where a list closes and the total and every part have a change against the
 * same year or budget (or a base of that kind, or a share), the changes of the
 * parts make the change of the whole, the bases make the base, and the shares
 * make 100.  A part of zero whose change the text denies (无变化) counts zero; one
 * that says nothing of it leaves the matter undecided, as does another basis
 * (同口径).  Of persons and things it is only said that they agree: a kind of them
 * that is gone this year has no figure and yet a change.
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
