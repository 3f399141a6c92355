/* SPDX-License-Identifier: MIT */
/*
 * feed: lines made one text, and where it may be cut.
 */
#ifndef FEED_H
#define FEED_H

#include "doc.h"

/* The lines that are to be read, all but those of kind page: *n becomes their
 * number. */
const struct line *feed_readable(
    const struct line *, size_t *n, struct arena *mem);

/* The lines as one text, with a line end between any two: as they stand in
 * memory if they follow each other there, else copied. */
const char *feed_join(
    const struct line *, size_t n, struct arena *mem, const char **end);

/* How many of the lines, which are the text [begin, end), can be done with
 * before more are known: up to a line end over which no sentence and no figure
 * can go. */
size_t feed_settled(
    const struct line *, size_t n, const char *begin, const char *end);

/* Could a number end in the character that ends at s? */
bool feed_numeric(const char *s, const char *begin);

#endif
