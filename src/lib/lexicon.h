/* SPDX-License-Identifier: MIT */
/*
 * lexicon: what the reader of figures knows, from share/duizhang.
 *
 * units.tsv says what can be measured and in which base unit, terms.tsv how the
 * things are called that reports measure, words.tsv the small words around
 * them.  A wrong row is named with file, line and reason and ends the program
 * with status 2: a reader that lacks its knowledge must not say that all is
 * well.
 */
#ifndef LEXICON_H
#define LEXICON_H

#include <string.h>

#include "figure.h"
#include "words.h"

struct unit {
	struct span name; /* as printed */
	enum figure_kind kind;
	struct span base;      /* 元, 人 ... */
	struct decimal factor; /* base units in one of it */
	enum {
		UNIT_OTHER,
		UNIT_YUAN, /* 角 and 分 may follow */
		UNIT_PERCENT,
		UNIT_TENTHS /* 成: of one digit only */
	} sort;
	bool latin; /* its name ends in a Latin letter: km */
};

/* Bits of lexicon.may: which sets have words that begin (or, for those read
 * backwards, end) with a character. */
enum {
	MAY_UNIT = 1 << 0,
	MAY_TERM = 1 << 1,
	MAY_BASIS = 1 << 2,
	MAY_BEFORE = 1 << 3,
	MAY_AFTER = 1 << 4,
	MAY_NOTBOUND = 1 << 5,
	MAY_KEEP = 1 << 6,
	MAY_LINK = 1 << 7,
	MAY_FRONT = 1 << 8,
	MAY_ATTRIBUTE = 1 << 9,
	MAY_CHANGE = 1 << 10,
	MAY_SUFFIX = 1 << 11,
	MAY_MONEY = 1 << 12,
	MAY_PHRASE = 1 << 13,
	MAY_STOP = 1 << 14 /* ends a clause; no set */
};

struct lexicon {
	uint16_t may[WORDS_CHARS];
	/* Whether a character of three bytes that ends in two like these may
	 * matter to who goes back to the beginning of a clause: it ends it,
	 * closes a bracket or ends the name of a basis. */
	bool clause[WORDS_CHARS];
	struct unit *unit;
	size_t nunit;
	struct words units; /* forwards; value is an index in unit; marked are
			     * units with what undoes them, 人员 */
	struct span *term;
	size_t nterm;
	struct words terms; /* backwards; an index in term */
	struct span *basis;
	size_t nbasis;
	struct words bases;     /* backwards; an index in basis */
	struct words before;    /* backwards; an enum figure_bound */
	struct words after;     /* forwards; an enum figure_bound */
	struct words notbound;  /* backwards */
	struct words keep;      /* backwards */
	struct words link;      /* backwards */
	struct words front;     /* forwards */
	struct words attribute; /* forwards */
	struct words change;    /* backwards */
	struct words suffix;    /* backwards */
	struct words money;     /* backwards */
	struct words phrase;    /* forwards */
};

/* Two bytes as an index, of either end alike. */
static inline uint16_t
lexicon_tail(const char *s)
{
	uint16_t tail;

	memcpy(&tail, s, sizeof tail);
	return tail;
}

/* The tables, read at the first call. */
const struct lexicon *lexicon(void);

/* The longest unit that begins at s, *to is set behind it; NULL if there is
 * none, or what follows makes it another word. */
const struct unit *unit_read(
    const struct lexicon *, const char *s, const char *end, const char **to);

/* The unit that a header names (万元, 元, 人, ％), with the power of ten before
 * it; NULL if there is none. */
const struct unit *unit_named(const struct lexicon *, struct span, int *power);

#endif
