/* SPDX-License-Identifier: MIT */
/*
 * grade: which grade a score earns, and whether a stated one is that.
 *
 * A rubric is a set of bands.  Those of grades.tsv are marked as default where
 * they apply when nothing else is known; a report that prints its own bands has
 * a rubric of its own.  Limits are exact decimals that belong to a band or not.
 *
 * A stated grade is held against every rubric that applies: a match under all
 * of them, a mismatch if it is wrong under all of them, else a boundary case
 * (90 is 优 under one rubric and 良好 under another; 80 may be printed in two
 * bands).  No rubric is ever chosen by which one makes the grade right.
 */
#ifndef GRADE_H
#define GRADE_H

#include "arena.h"
#include "decimal.h"
#include "span.h"

struct band {
	struct span grade;
	struct span synonyms; /* divided by | */
	struct decimal min, max;
	bool min_in, max_in;
};

struct rubric {
	struct span name; /* `report' for one that is printed */
	struct span source;
	bool standard; /* applies when nothing else is known */
	bool at_hand;  /* its source was read */
	struct band *band;
	size_t n, cap;
};

enum grade_verdict {
	GRADE_NONE, /* neither a score nor a grade */
	GRADE_MATCH,
	GRADE_MISMATCH,
	GRADE_BOUNDARY,
	GRADE_MISSING, /* a score without a grade, or the reverse */
	GRADE_LOST,    /* nothing but a quote where the grade was */
	GRADE_VERDICTS
};

struct grading {
	enum grade_verdict verdict;
	struct span expected; /* 优, or 优/良好 where rubrics differ */
	struct span rubric;   /* the names of those that apply */
	struct span source;   /* of the first */
};

/* Reads grades.tsv; once. */
void grade_load(void);

/* The rubric of a name in grades.tsv, or NULL; all names, for messages. */
const struct rubric *grade_rubric(struct span name);
const char *grade_names(void);

/* The rubric number i, from 0, that applies when nothing is known, or NULL. */
const struct rubric *grade_standard(size_t i);

/* Adds a band to a rubric. */
struct band *rubric_add(struct rubric *, struct arena *);

/* The longest grade of any rubric that s begins with; 0 bytes if none. */
size_t grade_word(struct span s);

/* Whether nothing but quotes and marks is left of a grade. */
bool grade_is_lost(struct span);

/*
 * Judges a grade by one rubric, or by the default ones if it is NULL.  score
 * may be NULL; an empty grade is missing.  A score outside 0..100 earns none.
 */
struct grading grade_judge(const struct rubric *, const struct decimal *score,
    struct span grade, struct arena *);

const char *grade_verdict_name(enum grade_verdict);

#endif
