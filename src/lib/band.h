/* SPDX-License-Identifier: MIT */
/*
 * band: the grade bands that a report prints, 优秀（大于90分）、良好（80-90分）or
 * 90分以上为优、80-89分为良.
 *
 * A limit belongs to its band unless the words say otherwise: 大于, 小于, （不含）
 * and a plain 以下 leave it out, and （含） at one end leaves out the other.  What
 * has no upper limit ends at 100, what has no lower one begins at 0.
 */
#ifndef BAND_H
#define BAND_H

#include "score.h"

/* Appends the bands of a sentence that begins `offset' bytes into its line; two
 * at least, or none and false. */
bool band_read(
    struct scores *, const struct line *, struct span, size_t offset);

/* For readers of prose beside it: a word at s.s + *at is stepped over;
 * a number of at most a few digits is read. */
bool band_skip(struct span s, size_t *at, const char *const *words);
bool band_number(struct span s, size_t *at, struct decimal *);
extern const char *const band_opening[], *const band_closing[]; /* quotes */

#endif
