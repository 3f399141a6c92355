/* SPDX-License-Identifier: MIT */
/*
 * wording: what a clerk's red pencil marks in the words of a report.
 *
 * Placeholders of templates, leftovers of word processors and sites, words
 * written twice, lost characters and incomplete units are patterns of
 * share/duizhang/patterns.tsv.  Quotation marks and brackets are matched by
 * quotes.h; a figure in 元 among figures in 万元 of one list is found here.
 * What a converter did is told as such (word garbled, word missing), not as the
 * author's slip.
 */
#ifndef WORDING_H
#define WORDING_H

#include "flow.h"

/* Reads patterns.tsv; leaves if it is missing or broken. */
void wording_load(void);

void wording_check(struct flow *, struct findings *);

#endif
