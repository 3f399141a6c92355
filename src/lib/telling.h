/* SPDX-License-Identifier: MIT */
/*
 * telling: relations told as findings.
 *
 * One finding per check and formula, all its places in `where', equal formulas
 * joined (the kindest verdict stands).  The arguments for the messages of
 * checks.tsv are {stated}, {computed} (with its unit), {label}, {elsewhere} (a
 * line) and {note}.
 */
#ifndef TELLING_H
#define TELLING_H

#include "relation.h"

/* The formula, as FORMATS prints it: figures as printed, those of another
 * printed unit converted to that of the stated one. */
const char *relation_formula(const struct relation *, struct arena *);

/* The sentence a figure stands in, out of the leads and texts, bounded to about
 * 60 code points on either side. */
const char *figure_sentence(
    const struct figures *, const struct figure *, struct arena *);

/* Appends the findings; figures gives the text of sentences. */
void relations_tell(
    const struct relations *, const struct figures *, struct findings *);

#endif
