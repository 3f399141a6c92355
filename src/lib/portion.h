/* SPDX-License-Identifier: MIT */
/*
 * portion: shares (占总收入的49.09%, 占比17.4%).
 *
 *   A，占NAME的P%     A / the amount called NAME
 *   A，占比P%         A / the total of the list that A is in
 *
 * A is the amount before, unless the words before 占 name another one of the
 * sentence, or a rate between speaks of something else (税收收入下降5%，占…); a
 * subject whose amount is not printed has no share to check.  NAME
 * is looked for among the TIE_REACH figures before and fits as name.h says; the
 * total of A's list comes first.  Told as wrong only if the whole is the total
 * of A's list (and no name contradicts it) or the only value that fits NAME.
 *
 * The shares of one list against 100 are a matter of sums.
 */
#ifndef PORTION_H
#define PORTION_H

#include "tie.h"

/* Tells the relations of one rate; false if it is no share. */
bool portion_read(struct tie *, size_t rate, const struct phrase *);

#endif
