/* SPDX-License-Identifier: MIT */
/*
 * fields: what catdoc writes becomes lines.
 *
 * A paragraph or a row of a table is a line, cells divided by TABs, as in plain
 * text.  The codes of fields (HYPERLINK, PAGEREF ...), which nobody sees in the
 * document, are taken out; a line of a table of contents is of kind page, for
 * it says again what a heading says.
 */
#ifndef FIELDS_H
#define FIELDS_H

#include "lines.h"

struct fields {
	struct lines *lines;
	/* the rest is the reader's own */
	struct text part; /* of a line */
	size_t line;
};

void fields_begin(struct fields *);

/* The next bytes, valid UTF-8. */
void fields_feed(struct fields *, const char *, size_t n);

void fields_end(struct fields *);

#endif
