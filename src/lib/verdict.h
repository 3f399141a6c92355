/* SPDX-License-Identifier: MIT */
/*
 * verdict: what may be said of a list that no reading closes.
 *
 * A list whose words close it (由…组成, 如下 with marks, 其中…分别为; its end
 * in sight, no 等) and one that a slip of the pen explains, in figures with
 * digits enough, does not add up (mismatch).
 *
 * Above its total:  a single part that is more than its whole (exceeds), unless
 * the words leave another whole to think of: another figure of the sentence
 * that is large enough, another year or basis, 含 or 不含 beside the part, 主要
 * or 分别, a total without a name.  Parts that are too much only together may
 * overlap: silence.
 *
 * Below its total:  其中 does not close a list, so the list is merely open
 * (partial).
 *
 * Everything else is silence.
 */
#ifndef VERDICT_H
#define VERDICT_H

#include "lists.h"

/* Judges a list; false if nothing may be said of it. */
bool verdict(struct relation *, const struct lists *, const struct list *);

#endif
