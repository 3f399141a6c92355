/* SPDX-License-Identifier: MIT */
/*
 * phrase: the words between two figures, one by one.
 *
 * A relation may be told of as wrong only if every word that ties its figures
 * together was understood; else it can at most be seen to hold.  A phrase is
 * the folded lead of a token cut into words: cue words with their classes
 * (cues.tsv; class `filler' has the words that tie nothing by themselves: 的 为
 * 约), points in time (2023年度, 1-8月), stops, brackets, and what is left,
 * which nobody knows.
 *
 * A longer lead than PHRASE_WORDS words keeps its last ones and is marked cut.
 */
#ifndef PHRASE_H
#define PHRASE_H

#include "reading.h"

enum { PHRASE_WORDS = 32 };

struct word {
	uint32_t classes; /* 0: not known */
	int sign;
	enum stop stop; /* of a stop */
	bool bracket;
	bool aside;     /* in a bracket that closes again, in a clause of
			 * comparison before the last */
	bool time;      /* a year, a month, a span of them */
	unsigned year;  /* of a time that names one year, else 0 */
	size_t at, end; /* in the folded lead */
};

struct phrase {
	struct word v[PHRASE_WORDS];
	size_t n;
	size_t clause; /* first word of the last clause */
	bool cut;
	struct span text; /* the folded lead */
};

void phrase_make(struct phrase *, const struct reading *, size_t token);

/* The last word with any of these classes, from word `from' on; NO_TOKEN if
 * there is none. */
size_t phrase_last(const struct phrase *, size_t from, uint32_t classes);

/* The text from the first to the last word in [from, to) that has none of these
 * classes and is no filler, time, comma or bracket, nor stands in a bracket
 * that closes again: empty if all is understood. */
struct span phrase_rest(
    const struct phrase *, size_t from, size_t to, uint32_t classes);

/* Are all words from `from' on fillers? */
bool phrase_idle(const struct phrase *, size_t from);

/* The first word behind the last full stop, semicolon or line end. */
size_t phrase_sentence(const struct phrase *);

#endif
