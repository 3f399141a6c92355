/* SPDX-License-Identifier: MIT */
/*
 * numfmt: a number of a sheet the way its cell shows it.
 *
 * The file holds 0.49089999999999998 and a format, 0.00%; people see 49.09%,
 * and that is what was published.  The number is rounded to the 15 places that
 * a sheet keeps, then as its format says, half away from zero, on the digits
 * themselves: nothing passes through a double.
 *
 * A format that is not understood (fractions, conditions) shows the number
 * plainly; it never hides it.
 */
#ifndef NUMFMT_H
#define NUMFMT_H

#include <stdbool.h>
#include <stddef.h>

enum { NUMFMT_ROOM = 512 };

/* The format of a built-in number; NULL if it has none of its own. */
const char *numfmt_builtin(long id);

/* What one element of a format shows as it is, from *i on; at most the bytes
 * that it takes. */
size_t numfmt_literal(char *out, const char *format, size_t n, size_t *i);

/* Writes the n bytes of a number in a format ("" or NULL: General) into
 * NUMFMT_ROOM bytes; returns how many.  from_1904: where dates begin.  What is
 * no number comes out as it is, cut to fit. */
size_t numfmt(
    char *out, const char *s, size_t n, const char *format, bool from_1904);

#endif
