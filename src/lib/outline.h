/* SPDX-License-Identifier: MIT */
/*
 * outline: the numbers of headings and lists, and the sections of the form.
 *
 * A series of numbers (一、 （一） 1. （1） 一是) must go on by one; a number
 * of another style that takes its place (4、 between 三、 and 五、) is told as
 * style, a heading that stands at the end of a paragraph as the reason of the
 * gap.  Levels are read from the order in which the styles appear, since every
 * county nests them its own way.  Text in which numbers stand inside the lines
 * (a flattened page) accuses nobody.
 *
 * Which sections a report must have depends on the form (outline.tsv); the one
 * that fits best is taken, and none unless it fits well.
 */
#ifndef OUTLINE_H
#define OUTLINE_H

#include "flow.h"

extern const char *outline_form; /* option -f; NULL: by best fit */

/* Reads outline.tsv; leaves if it is missing or broken, or lacks
 * outline_form. */
void outline_load(void);

void outline_check(struct flow *, struct findings *);

/* The parts of it. */
void numbering_check(struct flow *, struct findings *);
void sections_check(struct flow *, struct findings *);

/* Is this the name of a section in one of the forms? */
bool section_known(struct span);

#endif
