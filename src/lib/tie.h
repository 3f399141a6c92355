/* SPDX-License-Identifier: MIT */
/*
 * tie: candidates for one stated figure, and which of them is told.
 *
 * The readers of rates and differences gather what the grammar allows the
 * stated figure to follow from, the plainest reading first.  The first that
 * holds is told.  If none holds, the plainest is told as it is when it is
 * `sure' (every word that ties its figures was understood), else nothing is.
 *
 * What is told as wrong gets a note where one explains it: a rate that repeats
 * an amount (1.38 printed as 1.38%), a rate that is right on another base
 * printed nearby (looked for among the TIE_REACH figures before and after).
 */
#ifndef TIE_H
#define TIE_H

#include "lists.h"
#include "name.h"
#include "phrase.h"

enum { TIE_CANDIDATES = 16, TIE_PARTS = 4, TIE_REACH = 24 };

struct tie {
	const struct reading *r;
	const struct lists *lists;
	struct relations *out;
	struct cues scratch; /* for names */
	struct name **name;  /* of the tokens that were asked for */
	size_t *whole;       /* for each token: 1 + the total of its list */
	struct row {         /* shares in a row have one whole (portion.h) */
		size_t rate; /* the last one; 0 none */
		size_t mute; /* the last of which nothing was told, or 0 */
		struct span name; /* what they call it */
		size_t whole;     /* what it is, or NO_TOKEN */
		size_t held;      /* how many held on it */
		size_t part;      /* of the last */
		size_t missed;    /* one before, that held on nothing */
		size_t missed_part;
	} row;
};

struct ties { /* the candidates of one figure */
	struct relation v[TIE_CANDIDATES];
	struct operand room[TIE_CANDIDATES][TIE_PARTS]; /* for their parts */
	size_t n;
	bool sure; /* the first may be told as wrong */
};

void tie_begin(struct tie *, const struct reading *, const struct lists *,
    struct relations *);

/* No candidates yet.  What is behind n is left as it is. */
static inline void
ties_begin(struct ties *c, bool sure)
{
	c->n = 0;
	c->sure = sure;
}

/* The name of a token's figure (name_of). */
const struct name *tie_name(struct tie *, size_t token);

/* Appends an empty relation and returns it; when there is no room, the last is
 * given again. */
struct relation *ties_add(
    struct tie *, struct ties *, const char *check, size_t stated);

/* Tells one of the candidates and returns it, or NULL; the pointer is good
 * until the next. */
const struct relation *ties_settle(struct tie *, struct ties *);

/* The nearest amount before a token in its bracket, with no full stop between
 * and nothing but what belongs to that amount; NO_TOKEN if there is none. */
size_t tie_host(const struct reading *, size_t token);

/* The figure before a token outside of brackets that have closed since. */
size_t tie_before(const struct reading *, size_t token);

/* The total of the list that an amount is a part of, by lists.h; else the
 * amount before the last 其中 of the sentence; or NO_TOKEN. */
size_t tie_whole(const struct tie *, size_t token);

/* Is the figure a percent or permille, not a difference of two (百分点)? */
bool tie_rate(const struct figure *);

#endif
