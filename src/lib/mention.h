/* SPDX-License-Identifier: MIT */
/*
 * mention: the figures of a document brought together that state one quantity.
 *
 * A figure whose name alone says what it is (subject.h) is mentioned once.  Any
 * other is mentioned with each of the figures beside it that can tell which
 * statement it belongs to: of one sentence, or of one column, with a name and
 * four digits at least.  Two mentions with equal witnesses may be of one
 * quantity; whether they are, their other neighbours must say.
 *
 * Names that stand but once in a document are passed over.  The work is linear
 * in the figures: MENTION_REACH neighbours are looked at on either side.
 */
#ifndef MENTION_H
#define MENTION_H

#include "subject.h"

enum { MENTION_REACH = 6 };

struct mention {
	size_t token;
	size_t witness; /* token, or NO_TOKEN */
	size_t next;    /* of the same group, or NO_TOKEN */
};

/* The mentions of one quantity, in order of the text. */
struct group {
	size_t first, last; /* mentions */
	size_t n;
	uint64_t hash;
};

struct groups {
	const struct subjects *subjects;
	struct mention *mention;
	size_t nmention, capmention;
	struct group *v;
	size_t n, cap;
	size_t *slot; /* 1 + index of a group */
	size_t nslot; /* a power of two */
	struct arena *mem;
};

/* Everything lives in the arena of the subjects. */
void groups_make(struct groups *, const struct subjects *);

/* Can a figure be a witness, or have one: an amount with a name? */
bool mention_named(const struct subjects *, size_t token);

/* Do two figures belong to one statement: a sentence, or a column? */
bool mention_together(const struct subjects *, size_t a, size_t b);

#endif
