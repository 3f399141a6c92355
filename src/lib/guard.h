/* SPDX-License-Identifier: MIT */
/*
 * guard: the paragraphs in which a pattern is worth trying.
 *
 * The patterns of a table have guards, literals of which one stands in each
 * paragraph that holds a match.  Those of all tables are searched in one pass
 * over a text, at the first question about it, so that most patterns cost
 * nothing.
 */
#ifndef GUARD_H
#define GUARD_H

#include "flow.h"

/* Paragraphs, in order. */
struct hit {
	size_t *para, n, cap;
};

/* Adds the guards of a pattern, divided by |, an LF being the end of a
 * paragraph; they are kept.  Returns the number to ask by. */
size_t guard_add(struct span literals);

/* The paragraphs of a text in which one of these guards stands; they live as
 * long as the flow. */
const struct hit *guard_hits(struct flow *, size_t guard);

#endif
