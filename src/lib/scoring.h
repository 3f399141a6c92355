/* SPDX-License-Identifier: MIT */
/*
 * scoring: points, scores and grades of a report held against each other.
 *
 * points	the rows of a block against its head, blocks against the head
 *		above them, all rows against the total
 * score	none above its points, rows against the total, the total in
 *		prose against the sheet, budget execution against its rate, a
 *		target met but points lost without a reason, blanks
 * grade	claimed, lost or missing; under the report's own bands, else a
 *		rubric by name, else those of grades.tsv
 *
 * A total may leave the row of budget execution out or not: the reading that
 * closes counts.  Where a row could not be read its block is not accused.
 */
#ifndef SCORING_H
#define SCORING_H

#include "finding.h"
#include "score.h"

/* rubric: of -r, or NULL; the report's own goes before it. */
void scoring_check(
    const struct scores *, const struct rubric *, struct findings *);

#endif
