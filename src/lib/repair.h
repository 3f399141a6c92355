/* SPDX-License-Identifier: MIT */
/*
 * repair: the one figure that, misprinted in one place, explains a sum.
 *
 * For each figure of a broken additive relation there is one value with which
 * it would hold.  When that value, printed with the same decimals, is one slip
 * of the pen away from what is printed (a digit, two neighbours swapped, a
 * digit lost or doubled, the point moved by one, 元 for 万元 or 亿元), the
 * figure may be the wrong one.
 *
 * Small round figures are one slip away from nearly everything, so only figures
 * of four digits and more are looked at, only in sums that are printed to a
 * thousandth of the total and of what is missing, and a repair proves nothing
 * unless the figures have digits enough: `weight' is how many
 * digits the total has above the last place that any of the figures uses.
 */
#ifndef REPAIR_H
#define REPAIR_H

#include "relation.h"

struct repair {
	unsigned found;   /* figures that one slip would explain */
	unsigned weight;  /* digits that speak for it */
	const char *hint; /* `78.5 -> 75.8', if found is 1; else NULL */
};

/* Looks at a judged relation that does not hold and is no quotient; with fewer
 * than `proof' digits it does not look.  Without proof (0) it looks for a hint
 * to what is told anyway, in figures of any size. */
struct repair repair_find(
    const struct relation *, unsigned proof, struct arena *);

#endif
