/* SPDX-License-Identifier: MIT */
/*
 * view: findings for eyes.
 *
 * A head line per document, then per finding its place, level and code, the
 * sentence with the stated figure set off, the formula, the message and the
 * hint, wrapped by columns so that Chinese takes two.  Colour only on a
 * terminal that is not dumb and without NO_COLOR; control characters, which a
 * hostile page may carry, never get through.  Written with out_raw.
 */
#ifndef VIEW_H
#define VIEW_H

#include "lang.h"
#include "span.h"

struct view_row {
	struct span file, line, col, check, status, level, text, formula,
	    difference, sentence, hint, message;
};

/* Looks at the terminal once; before the first row. */
void view_begin(enum lang);

/* The word for a level, as in level_name, in that language. */
const char *view_level(const char *name, enum lang);

void view_finding(const struct view_row *);

/* The last line of a document: what was looked at and what was not. */
void view_coverage(struct span file, struct span text);

#endif
