/* SPDX-License-Identifier: MIT */
/*
 * verdict: what may be said of a list that no reading closes.
 *
 * Above its total:  a part is more than its whole (exceeds), unless the words
 * leave another whole to think of: another figure of the sentence that is large
 * enough, another year or basis, 含 or 不含 beside the part, 主要 or 分别.
 *
 * Below its total:  其中 does not close a list, so the list is merely open
 * (partial), unless its words close it (closed list, its end in sight, no 等)
 * or one slip of the pen in figures with enough digits would make it close.
 *
 * Everything else is silence.
 */
#ifndef VERDICT_H
#define VERDICT_H

#include "lists.h"

/* Judges a list; false if nothing may be said of it. */
bool verdict(struct relation *, const struct lists *, const struct list *);

#endif
