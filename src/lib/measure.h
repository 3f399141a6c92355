/* SPDX-License-Identifier: MIT */
/*
 * measure: a number with the unit behind it.
 *
 * Between the two may stand blanks and, as quantity.h tells, line ends; the
 * scale may stand apart from both (34.7  亿 元).  Whether a unit is believable
 * depends on the number: 成 wants one digit, points no Chinese numeral, 一人 is
 * no count, a quoted “16条” is a name.
 */
#ifndef MEASURE_H
#define MEASURE_H

#include "lexicon.h"
#include "number.h"

struct measure {
	const char *begin, *end;
	struct number number;
	const struct unit *unit; /* NULL: a bare 万 or 亿, or ￥: money */
	bool minus, sign;        /* sign: a ￥ stands before */
	struct decimal extra;    /* 角 and 分 behind 元, in 元 */
	bool has_extra;
};

/* Finds the unit of a number that number_read has read; false if this is no
 * figure.  The text is [begin, end). */
bool measure_unit(struct measure *, const struct lexicon *, enum number_form,
    const char *begin, const char *end);

/* Past blanks and line ends; *lines counts the latter. */
const char *measure_skip(const char *s, const char *end, int *lines);

/* The same; mostly there are none. */
static inline const char *
measure_gap(const char *s, const char *end, int *lines)
{
	unsigned char c = s < end ? (unsigned char)*s : 0xff;

	*lines = 0;
	return (c > ' ' && c < 0x80) || c > 0xe3 ? s
						 : measure_skip(s, end, lines);
}

#endif
