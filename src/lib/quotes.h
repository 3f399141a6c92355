/* SPDX-License-Identifier: MIT */
/*
 * quotes: quotation marks and brackets without their counterpart.
 *
 * A pair may hold several sentences, and a page may break it, so a mark is only
 * missing when its counterpart does not come within the next few paragraphs, or
 * when another of its kind opens before.  Straight and curly halves of
 * one pair are told too, and full-width brackets closed half-width as a note.
 * The bracket of a list mark `1)' is none.  Text cut off at the end of the
 * input accuses nobody.
 */
#ifndef QUOTES_H
#define QUOTES_H

#include "flow.h"

void quotes_check(struct flow *, struct findings *);

#endif
