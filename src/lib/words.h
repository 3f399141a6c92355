/* SPDX-License-Identifier: MIT */
/*
 * words: a set of words, the longest of which is found at a place in a text.
 *
 * A set is a tree of characters, read forwards (what begins at s) or backwards
 * (what ends at s); a lookup takes one step for each character that matches,
 * however many words there are.  Width, quotes and, for backward sets, line
 * ends and blanks make no difference: （ is (, “三公”经费 is 三公经费.
 *
 * Most lookups end at the first character or the second.  Sets that are asked
 * in the same places share one table of first characters, each with a bit of
 * its own, so that one look says which sets are worth a lookup at all; of most
 * pairs of characters a few bits say that no word has them.
 *
 * Sets live in perm and are filled once.
 */
#ifndef WORDS_H
#define WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "span.h"
#include "utf.h"

enum { WORDS_CHARS = 0x10000 };

struct words {
	bool backward;
	struct words_edge *edge; /* open addressing, cap is a power of two */
	size_t nedge, cap;       /* as many nodes as edges, beside the root */
	unsigned shift;          /* of a hash, to its place */
	uint32_t *hash;          /* of each edge, for when they move */
	uint16_t *may;     /* 0x10000 characters, with a bit for each set */
	uint16_t bit;      /* of this set: words of it begin (end) with them */
	uint64_t pair[64]; /* which two characters words begin (end) with: a
			    * bit for what is left of both by 64; all bits
			    * where a word ends at the first */
};

/* An empty set; may has WORDS_CHARS places and is shared, bit is its own. */
void words_begin(struct words *, bool backward, uint16_t *may, uint16_t bit);

/* Adds a word with a value >= 0; false if it is there with another value. */
bool words_add(struct words *, struct span word, int value);

/* Marks a word, whether it has a value or not: see words_at_marked. */
void words_mark(struct words *, struct span word);

/* Nothing to fold, ignore or skip. */
static inline bool
words_letter(uint32_t c)
{
	return c >= 0x3400 && c < 0xff00;
}

/* Could a word begin (end) with these two? */
static inline bool
words_pair(const struct words *w, uint32_t first, uint32_t second)
{
	return !words_letter(first) || !words_letter(second) ||
	    (w->pair[first % 64] >> second % 64 & 1) != 0;
}

/* Does the set hold a word that begins (ends) with this character? */
static inline bool
words_may(const struct words *w, uint32_t c)
{
	return c < WORDS_CHARS && (w->may[c] & w->bit) != 0;
}

int words_ahead(const struct words *, const char *s, const char *end,
    const char **to, const char **marked);
int words_back(
    const struct words *, const char *s, const char *begin, const char **from);

/* The value of the longest word of a forward set that begins at s and ends
 * before end; -1 if there is none.  *to is set behind it. */
static inline int
words_at(const struct words *w, const char *s, const char *end, const char **to)
{
	const char *marked;
	size_t len, next;
	uint32_t c;

	*to = s;
	if (s >= end || !words_may(w, c = utf_get(s, &len)))
		return -1;
	if (s + len < end && !words_pair(w, c, utf_get(s + len, &next)))
		return -1;
	return words_ahead(w, s, end, to, &marked);
}

/* The same; *marked is set behind the longest word that is marked, or to s. */
static inline int
words_at_marked(const struct words *w, const char *s, const char *end,
    const char **to, const char **marked)
{
	size_t len;

	*to = *marked = s;
	if (s >= end || !words_may(w, utf_get(s, &len)))
		return -1;
	return words_ahead(w, s, end, to, marked);
}

/* The same for a backward set: the word ends at s, *from is its beginning. */
static inline int
words_before(
    const struct words *w, const char *s, const char *begin, const char **from)
{
	const char *at;
	uint32_t c, d;

	*from = s;
	if (s <= begin)
		return -1;
	at = utf_back(s, begin, &c);
	if (!words_may(w, c))
		return -1;
	if (at > begin) {
		utf_back(at, begin, &d);
		if (!words_pair(w, c, d))
			return -1;
	}
	return words_back(w, s, begin, from);
}

#endif
