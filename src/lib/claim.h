/* SPDX-License-Identifier: MIT */
/*
 * claim: which quantity a figure gives a value of.
 *
 * A quantity is what is measured (the term, or the label without the words that
 * are part of no name), of which year, on which basis (budget, outcome, or the
 * change of the one against the other), in which unit, and whose: the last word
 * of scope (全市, 本级) and of budget (一般公共预算) before it.  What hangs on
 * another figure (比年初预算数6.53万元, 节约率9.9%) is a claim about that
 * figure's thing.  A figure that says nothing certain makes no claim.
 */
#ifndef CLAIM_H
#define CLAIM_H

#include "reading.h"

enum aspect {
	ASPECT_ACTUAL,
	ASPECT_BUDGET,
	ASPECT_OTHER,	/* a basis of another name, in `basis' */
	ASPECT_CHANGE,	/* against last year */
	ASPECT_SAVING,	/* against the budget */
	ASPECT_RATE	/* the saving in percent of the budget */
};

struct claim {
	size_t token;
	const struct figure *figure;
	enum aspect aspect;
	struct span item;	/* normal form */
	struct span name;	/* for people: the term, or the label */
	struct span basis;
	struct span unit;	/* 批次 for 次 under 接待批次 */
	unsigned year;
	struct span scope, fund; /* the last word of each, or none */
	struct span section;
	bool part;		/* of a list of `parent' */
	struct span parent;	/* its normal form */
	bool free;		/* the same under whatever heading */
	bool derived;		/* the item is that of its host */
};

struct claims {
	struct claim *v;
	size_t n, cap;
};

/* Reads claims.tsv; leaves if it is missing or broken. */
void claims_load(void);

/* The claims of a document, in order; in the arena of its figures. */
void claims_read(struct claims *, const struct reading *);

#endif
