/* SPDX-License-Identifier: MIT */
/*
 * mend: the one slip that explains a rate which does not hold.
 *
 * Either the rate itself is one slip of the pen away from what its figures give
 * (repair.h), or one of its amounts is printed in the wrong unit (元 for 万元)
 * or with the point moved.  Other slips of the amounts are not tried: a rate
 * has too few digits to prove them.
 */
#ifndef MEND_H
#define MEND_H

#include "relation.h"

/* `8.6 -> 9.6', `135089元 -> 135089万元', if exactly one slip explains a judged
 * quotient that does not hold; else NULL. */
const char *mend_rate(const struct relation *, struct arena *);

#endif
