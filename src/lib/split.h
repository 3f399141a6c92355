/* SPDX-License-Identifier: MIT */
/*
 * split: a line of a table cut at its TABs, in one pass.
 *
 * The same pass sees what else must be known of a line: a NUL, a backslash, and
 * whether its bytes may be other than UTF-8.  That is a doubt, for utf_valid to
 * settle: all but ASCII and characters of three bytes gives it.  With SSE2 it
 * takes 32 bytes at a time, else one.
 */
#ifndef SPLIT_H
#define SPLIT_H

#include <stdbool.h>
#include <stddef.h>

enum { SPLIT_SLACK = 32 }; /* bytes behind a line that must be readable */

struct split {
	size_t n;    /* cells there are, also those beyond max */
	bool nul;    /* a NUL within the line */
	bool escape; /* a backslash */
	bool doubt;  /* perhaps not UTF-8 */
};

/* Cuts the n bytes at s, without their line end, into at most max cells, each
 * ended with a NUL in place of its TAB; s[n] is written as well. */
struct split split_line(
    char *s, size_t n, char **cell, size_t *len, size_t max);

#endif
