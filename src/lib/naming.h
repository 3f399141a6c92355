/* SPDX-License-Identifier: MIT */
/*
 * naming: the name in a label, without the year and the basis.
 *
 * 2020年初批复预算的“三公”经费 names “三公”经费 and the basis 年初预算.  A name
 * of terms.tsv is given as its canonical one; another one without blanks,
 * quotes, years, the words of a basis, 本年 and 总额 at its ends.
 */
#ifndef NAMING_H
#define NAMING_H

#include "arena.h"
#include "span.h"

/* The name that a label gives, empty if none is left; in mem.  An empty basis
 * becomes the one that the label names. */
struct span naming_of(struct span label, struct span *basis, struct arena *mem);

/* The longest term that a label ends in, whatever stands before it. */
struct span naming_tail(struct span label);

/* What the label of a comparison or change names, without its words: nothing of
 * 比上年决算数增加 but 决算数. */
struct span naming_beside(struct span label);

#endif
