/* SPDX-License-Identifier: MIT */
/*
 * contradiction: one quantity stated with two values.
 *
 * Figures of one subject (subject.h) are held against each other as the
 * intervals that their print means: 58,265,428.00元 and 5826.54万元 agree, 5.8
 * and 5.79 agree, 5.7 and 5.79 differ by digits cut off, which is a note.  What
 * is printed as about, or with a bound, contradicts nothing that it allows.
 *
 * Quantities that a report has but once are compared wherever they stand.  Of
 * all others only those are that stand under equal names in two lists of one
 * total, its values agreeing: two statements of one breakdown.
 *
 * One subject gives one finding, however often it is stated: `text' is the
 * value that is stated less often (of two, the first), the other values stand
 * in the message, all places in `where'.  More than CONTRADICTION_VALUES values
 * are taken for several quantities of one name, and nothing is said.
 */
#ifndef CONTRADICTION_H
#define CONTRADICTION_H

#include "finding.h"
#include "subject.h"

enum { CONTRADICTION_VALUES = 3 };

/* Appends the findings, those of agreement too; tied, if not NULL, is set for
 * each figure that was held against another. */
void contradictions_find(
    const struct subjects *, struct findings *, bool *tied);

#endif
