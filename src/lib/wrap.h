/* SPDX-License-Identifier: MIT */
/*
 * wrap: does a line end there, or was it only broken?
 *
 * Text from a PDF is broken at a width; in all other text a line is a
 * paragraph.  A line end is a break when the line is at least WRAP_CHARS
 * characters long and does not end in a full stop, semicolon or colon, and the
 * next line follows without a blank one and begins, without indent, with
 * something other than a list mark.  A paragraph that merely forgot its full
 * stop is thereby joined with the next unless that is indented or numbered; it
 * is the smaller evil, since headings and cells are short.
 */
#ifndef WRAP_H
#define WRAP_H

#include <stdbool.h>

enum { WRAP_CHARS = 24 };

/* nl points to a line end of the text that begins at `begin'; `end' is behind
 * all text that is known. */
bool wrap_breaks(const char *begin, const char *nl, const char *end);

#endif
