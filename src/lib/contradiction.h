/* SPDX-License-Identifier: MIT */
/*
 * contradiction: one quantity stated with two values in one report.
 *
 * Two claims (claim.h) are about one quantity when everything that tells it is
 * the same.  Their printed intervals must meet, across units and roundings and
 * however often they are repeated.  A quantity that has more than two values
 * (three for the 三公 items) is one of which the reader cannot tell what it is,
 * and silent; so are values of one sentence, which lists them side by side, and
 * several things that differ between the same two places, where a text speaks
 * of two units.  One contradiction is one finding with all its places.
 */
#ifndef CONTRADICTION_H
#define CONTRADICTION_H

#include "figure.h"
#include "finding.h"

/* Reads the tables it needs. */
void figures_load(void);

void figures_check(const struct figures *, struct findings *);

#endif
