/* SPDX-License-Identifier: MIT */
/*
 * tap: what the unit tests print.
 *
 * A test is a table of rows with a description each, a loop that calls ok() or
 * is() once a row, and `return tap_end();' at the end of main.
 */
#ifndef TAP_H
#define TAP_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int tap_done, tap_failed;

/* One result; what says which. */
static inline bool
ok(bool good, const char *what)
{
	printf("%sok %d - %s\n", good ? "" : "not ", ++tap_done, what);
	tap_failed += !good;
	return good;
}

/* Two strings that must be equal. */
static inline bool
is(const char *got, const char *want, const char *what)
{
	bool good = got != NULL && strcmp(got, want) == 0;

	ok(good, what);
	if (!good)
		printf(
		    "#  got '%s'\n# want '%s'\n", got ? got : "(null)", want);
	return good;
}

/* Two numbers that must be equal. */
static inline bool
is_int(long long got, long long want, const char *what)
{
	bool good = got == want;

	ok(good, what);
	if (!good)
		printf("#  got %lld\n# want %lld\n", got, want);
	return good;
}

static inline int
tap_end(void)
{
	printf("1..%d\n", tap_done);
	return tap_failed > 0;
}

#endif
