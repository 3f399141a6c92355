/* SPDX-License-Identifier: MIT */
/*
 * abreast: lists that run side by side over the same items.
 *
 * 供地46宗，面积3777亩，其中：出让17宗，面积1098亩；划拨29宗，面积2679亩 has two
 * lists, of parcels and of their area, with the same items in the same order.
 * When one of them makes its total, the items are all there are, and the other
 * must make its total as well.
 *
 * The other list is what stands at one distance from the total and from each
 * item, the same for all, of one unit, and before the next item.
 *
 * Bound: ABREAST tokens to either side.
 */
#ifndef ABREAST_H
#define ABREAST_H

#include "lists.h"

enum { ABREAST = 3 };

/* Does a list beside this one make its total? */
bool abreast_complete(const struct lists *, const struct list *);

/* Adds what stands beside lists that make their total and is no list by its own
 * words. */
void abreast_read(const struct lists *, struct relations *);

#endif
