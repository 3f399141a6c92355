/* SPDX-License-Identifier: MIT */
/*
 * culprit: one wrong figure is told once, though it breaks many relations.
 *
 * Where a figure stands in several relations that do not hold and in none that
 * does, it is most likely the wrong one, or the words that tie it were misread;
 * either way it is one matter.  The first of these relations is told and names
 * the others in its note; these stay what they are, but their level is none.
 *
 * Where such a figure is the base of several shares and of nothing else, they
 * are shares of another whole, and nothing is told.
 *
 * A figure that any relation vouches for joins nothing.  The work is that of
 * sorting the figures of all relations.
 */
#ifndef CULPRIT_H
#define CULPRIT_H

#include "relation.h"

void culprits_join(struct relations *);

#endif
