/* SPDX-License-Identifier: MIT */
/*
 * quantity: a number with its unit and bound, read at a place of a text.
 *
 * The order of a quantity is: [约|超过|...] number [余|多] [万|亿] unit
 * [以上|...]. Between number and unit may stand blanks, and a line end where
 * the text was broken there: for money and percent up to two blank lines (some
 * exports print the unit as a paragraph of its own), for other units a broken
 * line only.  成 never stands across a line end: 5⏎成本 is not 50 %.
 *
 * A bare 万 or 亿 is money where a word of money stands before it and no other
 * unit behind.  A bare number is none at all: dates, codes, list numbers and
 * telephone numbers have no unit.
 */
#ifndef QUANTITY_H
#define QUANTITY_H

#include "lexicon.h"
#include "number.h"

enum quantity_form {
	QUANTITY_NONE,
	QUANTITY_ONE,
	QUANTITY_RANGE, /* two figures, >= and <= */
	QUANTITY_LONG   /* too many digits for exact arithmetic */
};

struct amount {
	const char *begin, *end; /* as printed */
	struct decimal number, scale, value, quantum;
	enum figure_bound bound;
};

struct quantity {
	struct amount of[2];
	enum figure_kind kind;
	struct span unit; /* the base unit */
	const char *name; /* where the words before it end */
	const char *next; /* where reading goes on; set in any case */
	unsigned year;    /* it is a year, 2020年: of[0].begin is set */
};

/* Reads what begins at s with a digit, a Chinese numeral or 百分之.  The text
 * is [begin, end). */
enum quantity_form quantity_read(struct quantity *, const struct lexicon *,
    const char *begin, const char *s, const char *end);

/* The same for a cell whose unit a header names; a cell that names its own
 * keeps it.  False if it holds no number and nothing else. */
bool quantity_cell(struct quantity *, const struct lexicon *, struct span cell,
    struct span unit);

#endif
