/* SPDX-License-Identifier: MIT */
/*
 * columns: a page of prose set in columns becomes one column.
 *
 * pdftotext -layout puts the columns of a newspaper or a rating report side by
 * side, in the places of its lines, counted in code points.  A gutter is where
 * in many lines a piece of text begins behind two blanks or more, and where
 * hardly a line has text across it.  The columns between gutters are parted
 * only if each of them is prose: most of its pieces are of Chinese text with
 * the marks of sentences in it and as wide as the widest.  A column of names,
 * numbers or ragged cells makes the page a table, which is left as it is.
 *
 * A line with text across a gutter (a title) parts the page: the columns above
 * it come before it, from left to right.
 *
 * Bounds: PLACES code points of a line are looked at; a page with a longer line
 * is left as it is.  Linear in the bytes of the page.
 */
#ifndef COLUMNS_H
#define COLUMNS_H

#include <stddef.h>

#include "span.h"
#include "text.h"

/* Appends the page to `to', column by column.  Returns the terminal columns of
 * a full line in the narrowest, blanks not counted; 0 if there is but one. */
size_t columns_part(struct span page, struct text *to);

#endif
