/* SPDX-License-Identifier: MIT */
/*
 * added: what is added to an amount of another sentence makes a total.
 *
 *   全县收入T。... 全县收入，加上补助、上年结转等A，收入总计S     S = T + A
 *
 * T is found by its name, which the words before 加上 must be; of several that
 * have this name the nearest.  Without a name (。加上补助A，收入总计S) it is what
 * the sentence before begins with.  It is only ever seen to hold: whether
 * the two sentences speak of one year and one account, no word says.
 *
 * Bound: ADDED_MOST amounts of a sentence.
 */
#ifndef ADDED_H
#define ADDED_H

#include "tie.h"

enum { ADDED_MOST = 12 };

/* Tells the relation of the total that an amount with 加上 before it, the first
 * of its sentence, leads to. */
void added_read(struct tie *, size_t token);

#endif
