/* SPDX-License-Identifier: MIT */
/*
 * label: what a figure measures, read from the words before it.
 *
 * The label is the noun phrase in front of the number: the clause back to its
 * comma, or to the previous figure, without the verbs and particles between it
 * and the number (为, 共计, 完成) and without what leads up to it (其中,
 * 2020年). A bracket inside a name belongs to it.  The term is the longest name
 * of terms.tsv that the label ends in, whatever of 支出, 决算数 and the like
 * follows; it may reach over a 、.
 *
 * A clause about another figure (比上年决算数…) or one that tells a change
 * (增加…) has a label but no term: what it measures is not the thing named.
 */
#ifndef LABEL_H
#define LABEL_H

#include "lexicon.h"

struct label {
	struct span text;
	struct span term;
	struct span basis;
	bool attribute;     /* the clause speaks about another figure */
	bool change;        /* it ends in a verb of change */
	const char *clause; /* where the clause begins */
};

/* Reads the words before `at', not before `from'. */
void label_read(
    struct label *, const struct lexicon *, const char *from, const char *at);

/* Is a word of money in the words before `at', so that a bare 万 is 万元? */
bool label_money(const struct lexicon *, const char *from, const char *at);

#endif
