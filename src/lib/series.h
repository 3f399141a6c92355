/* SPDX-License-Identifier: MIT */
/*
 * series: values in a row that share one name.
 *
 * 2021年末、2022年末和2023年末，货币资金分别为A、B和C: the name stands once and
 * says nothing of which is which; the times before it do, when there are as
 * many of them as values (2021-2023年末 are three) and no year is there twice.
 * A和B分别为x和y is a series whose times are not known.
 *
 * A series is what has nothing but 、 or 和 between its figures, of one unit.
 *
 * Bound: SERIES_MOST values; a longer row is none.
 */
#ifndef SERIES_H
#define SERIES_H

#include "phrase.h"

enum { SERIES_MOST = 12 };

struct series {
	size_t first, n;            /* tokens; n is 0 if there is none */
	unsigned year[SERIES_MOST]; /* 0 not known */
};

/* The series that a token stands in. */
void series_find(struct series *, const struct reading *, size_t token);

/* Its value of a year; NO_TOKEN if the times do not tell. */
size_t series_at(const struct series *, unsigned year);

/*
 * The value that is meant by a name that fits this token, where a year is
 * spoken of: in a series the one of that year, or NO_TOKEN; else the token.
 */
size_t series_meant(const struct reading *, size_t token, unsigned year);

#endif
