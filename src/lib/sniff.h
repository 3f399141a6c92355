/* SPDX-License-Identifier: MIT */
/*
 * sniff: what the beginning of an input is.
 *
 * Plain text; the lines stream, whose header names file, line, kind and text
 * and neither value nor points, which are those of figures and scores; or
 * nothing that a reader of text can use, which is said.
 */
#ifndef SNIFF_H
#define SNIFF_H

#include <stddef.h>

enum { SNIFF_BYTES = 1024 };

enum sniffed { SNIFF_TEXT, SNIFF_LINES, SNIFF_NOTHING };

/* Is it a lines stream?  n bytes at s, a BOM taken off. */
int sniff_lines(const char *s, size_t n);

/* What it is; names what is of no use. */
enum sniffed sniff(const char *file, const char *s, size_t n);

#endif
