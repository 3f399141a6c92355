/* SPDX-License-Identifier: MIT */
/*
 * lead: the text before a figure, made plain.
 *
 * Published text comes with its lines broken by a page, with blanks between
 * characters and with full-width or ASCII punctuation as the writer pleased.
 * A folded lead has no blanks; , ; : ( ) ! ? are ASCII; a line end is kept, as
 * LF, only where it ends something: after a stop, before an empty line, before
 * a list mark, or after a short line.  A line end within a long line that goes
 * on in the next one is a matter of the page, as is a page number on a line of
 * its own.
 *
 * All functions take folded text; offsets are bytes of it.
 */
#ifndef LEAD_H
#define LEAD_H

#include <stdint.h>

#include "arena.h"
#include "span.h"

/* How far two figures are apart, the strongest stop between them. */
enum stop {
	STOP_NONE,
	STOP_LIST,      /* 、 */
	STOP_COMMA,     /* ， */
	STOP_COLON,     /* ： */
	STOP_SEMICOLON, /* ； */
	STOP_FULL,      /* 。 */
	STOP_LINE       /* a line end that ends something */
};

/* A list mark: what kind, and its number. */
struct mark {
	unsigned rank; /* 1 一、 2 （一） 3 1. 一是 4 （1） 5 ① 第一 */
	unsigned style; /* marks of one list have one style */
	unsigned number;
	size_t end; /* behind the mark */
};

/* Folds a lead; before is how many code points of its first line stand before
 * it. */
struct span lead_fold(struct arena *, struct span lead, size_t before);

/* Where a folded lead comes apart. */
struct lead_cuts {
	struct lead_place {
		size_t at;
		enum stop stop; /* STOP_NONE: a bracket */
	} * v;
	size_t n, cap;
	bool digits; /* are there ASCII digits in it? */
};

/* The same, noting its stops and brackets; room for them comes from the arena
 * when there is none left from the lead before. */
struct span lead_cut(
    struct arena *, struct span lead, size_t before, struct lead_cuts *);

/* The stop that the character at an offset is; STOP_NONE if it is none.  Most
 * bytes show at once that they begin no stop. */
enum stop lead_stop_at(struct span, size_t at);

static inline enum stop
lead_stop(struct span text, size_t at)
{
	unsigned char c = (unsigned char)text.s[at];

	if (c >= 0x80 ? c != 0xe3 : c > '?' || (c >= '-' && c < ':'))
		return STOP_NONE;
	return lead_stop_at(text, at);
}

/* Of a list mark's first byte, which third bytes it may have: for each value of
 * the last six bits a bit. */
extern const uint64_t lead_marks[256];

/* May a list mark begin here: a bracket, a digit, ① or, by their first and last
 * bytes, 一 to 十 and 第?  Most places show at once that none does.  Two bytes
 * behind s may be read. */
static inline bool
lead_may_mark(const char *s)
{
	return lead_marks[(unsigned char)*s] >> (s[2] & 0x3f) & 1;
}

/* Reads a list mark at an offset where one may stand; false if none does. */
bool lead_mark(struct span, size_t at, struct mark *);

#endif
