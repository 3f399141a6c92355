/* SPDX-License-Identifier: MIT */
/*
 * subject: which quantity a figure states.
 *
 * Two figures of a report state one quantity when they have the same name, year
 * and basis, within the same scope.  The name is the term of the label, or what
 * is left of the label without its year and the words of its basis
 * (初批复预算的 “三公”经费 is “三公”经费 in 年初预算).  A base has the name of
 * the amount that it is compared with and a basis or year of its own
 * (比年初预算数6.53万元); a change or a rate of change has the name of its
 * amount and what it is measured against.  A cell of a table has the name of
 * its row and the basis of its column; a row 合计 has the name that all rows
 * above it are parts of.
 *
 * subjects.tsv says which names a report has but once for a year and a basis;
 * without that knowledge equal names prove nothing, since 工资福利支出 stands
 * under every project.  Figures of other names have a subject only within their
 * total: then `whole' is its token.
 *
 * scope is a set of the words that narrow the sentence or its heading
 * (财政拨款, 市本级); figures for less than a year have no subject, nor have those
 * of somebody else than who reports (该公司).
 */
#ifndef SUBJECT_H
#define SUBJECT_H

#include "known.h"
#include "lists.h"

enum subject_what {
	SUBJECT_NONE,
	SUBJECT_AMOUNT,
	SUBJECT_CHANGE,
	SUBJECT_RATE /* of change */
};

struct subject {
	enum subject_what what;
	enum subject_reach reach;
	struct span name;
	struct span of;   /* what the name is a part of, if it is known */
	struct span tail; /* the name that its label ends in */
	struct span unit;
	struct span basis;
	bool guessed; /* its basis is not as printed */
	unsigned year;
	enum against against; /* of changes and rates */
	uint64_t scope;
	uint64_t level; /* whose accounts: the last words that told */
	size_t whole;   /* token of the total it is a part of, or NO_TOKEN */
	size_t host;    /* of a change or rate: the token it speaks of */
};

struct subjects {
	const struct reading *reading;
	struct subject *v; /* one for each figure, same order */
	size_t n;
	bool government; /* not the accounts of a department */
	bool owners;     /* it tells of several owners of state assets */
	struct arena *mem;
};

/* known_load() and what the lists need come first.
 * Everything lives in the arena of the reading.  Linear in the figures. */
void subjects_make(struct subjects *, const struct lists *);

/* Gives what is counted the name that it has in its unit: 国内公务接待 320批次 is a
 * number of batches. */
void subject_counted(struct subject *);

#endif
