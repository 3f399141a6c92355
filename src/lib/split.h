/* SPDX-License-Identifier: MIT */
/*
 * split: a line of a table cut at its TABs, in one pass.
 *
 * The same pass finds where the line ends, and whether there is a NUL or a
 * backslash in it.  With SSE2 it takes 32 bytes at a time, else one.
 */
#ifndef SPLIT_H
#define SPLIT_H

#include <stdbool.h>
#include <stddef.h>

enum { SPLIT_SLACK = 32 }; /* bytes behind a line that must be readable */

struct split {
	size_t bytes; /* of the line, without its LF */
	size_t n;     /* cells there are, also those beyond max */
	bool nul;     /* a NUL within the line */
	bool escape;  /* a backslash within it or shortly behind */
};

/* Cuts the line at s, which an LF ends, into at most max cells, each ended with
 * a NUL in place of its TAB or the LF. */
struct split split_line(char *s, char **cell, size_t *len, size_t max);

#endif
