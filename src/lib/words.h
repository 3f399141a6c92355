/* SPDX-License-Identifier: MIT */
/*
 * words: a set of words, the longest of which is found at a place in a text.
 *
 * A set is a tree of characters, read forwards (what begins at s) or backwards
 * (what ends at s); a lookup takes one step for each character that matches,
 * however many words there are.  Width, quotes and, for backward sets, line
 * ends and blanks make no difference: （ is (, “三公”经费 is 三公经费.
 *
 * Sets live in perm and are filled once.
 */
#ifndef WORDS_H
#define WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "span.h"

struct words {
	bool backward;
	struct words_edge *edge; /* open addressing, cap is a power of two */
	size_t nedge, cap;
	int *value;	/* of each node; -1 where no word ends */
	size_t nnode, capnode;
	uint64_t last[4];	/* which first characters there are, hashed */
};

/* Adds a word with a value >= 0; false if it is there with another value. */
bool words_add(struct words *, struct span word, int value);

/* The value of the longest word that begins at s, or for a backward set ends
 * at s, inside [begin, end); -1 if there is none.  *at gets its other end. */
int words_find(const struct words *, const char *s, const char *begin,
    const char *end, const char **at);

/* Does the set hold a word that begins (ends) with this character? */
static inline bool
words_may(const struct words *w, uint32_t c)
{
	return w->last[c >> 6 & 3] >> (c & 63) & 1;
}

#endif
