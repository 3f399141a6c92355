/* SPDX-License-Identifier: MIT */
/*
 * number: numbers as Chinese reports print them.
 *
 * ASCII and full-width digits with thousands marks (58,265,428.00), digits with
 * a scale (34万, 3百, 1亿2千万), Chinese numerals, small and capital
 * (三亿五千万, 壹佰贰拾叁万肆仟, 一百二十三点四五万), two neighbours (三四十)
 * and vague ones (十几).  万 multiplies what follows 亿 and nothing else.
 *
 * A number is what is printed (digits) times a power of ten (its printed
 * scale): 34.50万 is 34.50 times 10^4.  A composed one counts in its last
 * scale: 1亿2千万 is 12 times 10^7; a Chinese numeral in its last 万 or 亿.
 *
 * The reader is anchored: it reads what begins at s, in text that is valid
 * UTF-8.  Whether it is a figure of the report, its unit and context decide.
 */
#ifndef NUMBER_H
#define NUMBER_H

#include <stdbool.h>

#include "decimal.h"

enum number_form {
	NUMBER_NONE,   /* nothing is read */
	NUMBER_DIGITS, /* 12.5, 34万, 1亿2千万 */
	NUMBER_HAN,    /* 三百二十万 */
	NUMBER_LONG    /* more digits than decimal holds */
};

struct number {
	const char *end; /* behind it, its scale and its hedge */
	struct decimal digits;
	const char *plain;  /* behind the digits alone */
	int power;          /* value = digits * 10^power */
	struct decimal top; /* of 三四十: the greater; as digits */
	bool two;           /* top is given */
	bool hedged;        /* 余 多 几 within or behind it: about */
	bool serial;        /* 二〇二一: digit by digit, a year or code */
	bool one;           /* a bare 一: mostly no number at all */
	bool scaled;        /* a 万 or 亿 stands behind the digits */
};

/* Reads the number at s, before end. */
enum number_form number_read(struct number *, const char *s, const char *end);

/* The power of ten that a run of 十 百 千 万 亿 stands for, and its length in
 * *len; 0 if there is none. */
int number_scale(const char *s, const char *end, size_t *len);

/* The value of a digit 0-9, ASCII, full-width, small or capital Chinese, at s
 * and its length; -1 if it is none. */
int number_digit(const char *s, const char *end, size_t *len);

/* Is this a character of Chinese numerals, the digits of ASCII apart? */
bool number_numeral(uint32_t);

/* The number of a list mark or heading: digits or Chinese numeral up to 99, 0
 * if there is none; *to is set behind it. */
unsigned number_ordinal(const char *s, const char *end, const char **to);

#endif
