/* SPDX-License-Identifier: MIT */
/*
 * copies: passages that stand twice, inside one report or in several.
 *
 * Candidates come from fingerprints of the masked text (mask.h) and are
 * verified by comparing it, so that nothing is invented; the work is linear in
 * the text.  Each passage is told once, at its later place, with its first
 * place in `where'; figures that were changed in it, or left, are counted.
 *
 * Inside a report a sentence of a template with other figures in it is no
 * finding.  Between reports a passage that many of them have (the duties of a
 * township in the words of the law) is told as such.
 */
#ifndef COPIES_H
#define COPIES_H

#include "flow.h"

/* Inside one report. */
void copies_check(struct flow *, struct findings *);

/*
 * Between reports: keep them all, then ask for the findings of each, in the
 * order in which they were kept.  A report takes about 40 bytes a character
 * until the program ends.
 */
void copies_keep(const struct doc *);
size_t copies_kept(void);
void copies_between(size_t report, struct findings *);

#endif
