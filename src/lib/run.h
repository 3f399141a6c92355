/* SPDX-License-Identifier: MIT */
/*
 * run: the readings of a list that an opener begins.
 *
 * Two ways to read: by the marks (the first figure behind each mark, 1 2 3 ...,
 * whatever else stands between), and as a run (figure after figure, those in
 * deeper brackets left out, and behind a cue within the list as many as may be
 * parts of a part).  A part never stands beside its own part.
 */
#ifndef RUN_H
#define RUN_H

#include "opener.h"

/* The reading that closes to the last digit, else by rounding, for the nearest
 * total that it does so for; if there is none the plainest; false if there is
 * no item. */
bool run_read(struct list *, const struct lists *, const struct opener *);

/* Does the text before a token hold a number of money that was not read as a
 * figure (放贷4.3亿及)?  What surrounds it is then no certain list. */
bool run_unread(const struct token *);

#endif
