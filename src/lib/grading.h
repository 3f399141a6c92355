/* SPDX-License-Identifier: MIT */
/*
 * grading: the grades of a report against its scores, and the bands that it
 * prints against each other.  A part of scoring.h, which says the rest.
 */
#ifndef GRADING_H
#define GRADING_H

#include "finding.h"
#include "score.h"

void grading_check(
    const struct scores *, const struct rubric *, struct findings *);

/* A finding at a score, with its text, and its name as {label}. */
struct finding *score_tell(struct findings *, const struct score *at,
    const char *check, const char *status);

/* Copies for findings. */
const char *score_text(struct arena *, struct span);
const char *score_decimal(struct arena *, struct decimal);

#endif
