/* SPDX-License-Identifier: MIT */
/*
 * numdate: numbers of a sheet that are days and hours, and the built-in
 * formats.
 */
#ifndef NUMDATE_H
#define NUMDATE_H

#include <stdbool.h>
#include <stddef.h>

enum { DIGITS = 64 /* of a number written out */ };

/* d[0] d[1] ... d[n-1], the point behind `point' of them. */
struct digits {
	bool minus;
	char d[DIGITS];
	int n, point;
};

/* The digit with the value 10^power. */
static inline char
digits_at(const struct digits *x, int power)
{
	int i = x->point - 1 - power;

	return i >= 0 && i < x->n ? x->d[i] : '0';
}

struct moment {
	long year, month, day, hour, minute, second;
};

/* Is the format one of dates?  Letters outside quotes and brackets tell. */
bool numdate_is(const char *format, size_t n);

/* Day 1 is 1 January 1900, and 1900 had a 29 February, as sheets have it. */
bool numdate_moment(struct moment *, const struct digits *, bool from_1904);

/* Writes it in NUMFMT_ROOM bytes. */
size_t numdate_write(
    char *out, const char *format, size_t n, const struct moment *);

#endif
