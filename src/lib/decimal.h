/* SPDX-License-Identifier: MIT */
/*
 * decimal: exact decimal numbers, n / 10^scale.
 *
 * n holds 18 digits; scale is 0..DEC_SCALE.  Nothing is ever rounded and
 * nothing wraps: an operation whose result does not fit returns false and
 * leaves its target alone, and the caller says so.  Products, which rates need,
 * are compared and never formed.  There is no double in the toolkit near a
 * figure.
 */
#ifndef DECIMAL_H
#define DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DEC_SCALE = 18, DEC_TEXT = 40 };

struct decimal {
	int64_t n;
	int scale;
};

/* Reads `-12.50' (ASCII digits, at most one point); keeps trailing zeros as
 * scale.  False when it is no number or does not fit. */
bool dec_parse(struct decimal *, const char *s, size_t n);

/* Writes it without exponent into DEC_TEXT bytes, with a NUL; returns its
 * length.  dec_write keeps trailing zeros; dec_write_short drops them. */
size_t dec_write(char *, struct decimal);
size_t dec_write_short(char *, struct decimal);

/* The same of a natural number, without the NUL. */
size_t dec_write_count(char *, uint64_t);

/* The length that dec_write would return. */
int dec_length(struct decimal);

/* x times 10^power, power of either sign. */
bool dec_shift(struct decimal *, struct decimal, int power);

/* x times k. */
bool dec_times(struct decimal *, struct decimal, int64_t k);

/* The same number with another scale; false if digits would be lost. */
bool dec_rescale(struct decimal *, struct decimal, int scale);

/* The same number with the smallest scale. */
struct decimal dec_trim_scale(struct decimal);

static inline struct decimal
dec_trim(struct decimal d)
{
	return d.scale > 0 ? dec_trim_scale(d) : d;
}

static inline struct decimal
dec_int(int64_t n)
{
	return (struct decimal){ n, 0 };
}

static inline struct decimal
dec_neg(struct decimal d)
{
	return (struct decimal){ -d.n, d.scale };
}

static inline struct decimal
dec_abs(struct decimal d)
{
	return d.n < 0 ? dec_neg(d) : d;
}

/* -1, 0, 1; always exact. */
static inline int
dec_sign(struct decimal d)
{
	return (d.n > 0) - (d.n < 0);
}

bool dec_add_any(struct decimal *, struct decimal, struct decimal);

/* Mostly they have one scale and fewer than 18 digits. */
static inline bool
dec_add(struct decimal *r, struct decimal a, struct decimal b)
{
	const int64_t most = INT64_MAX / 2;

	if (a.scale != b.scale || a.n > most || a.n < -most || b.n > most ||
	    b.n < -most)
		return dec_add_any(r, a, b);
	r->n = a.n + b.n;
	r->scale = a.scale;
	return true;
}

static inline bool
dec_sub(struct decimal *r, struct decimal a, struct decimal b)
{
	return dec_add(r, a, dec_neg(b));
}

int dec_cmp_scaled(struct decimal, struct decimal); /* of two scales */

static inline int
dec_cmp(struct decimal a, struct decimal b)
{
	if (a.scale == b.scale)
		return (a.n > b.n) - (a.n < b.n);
	return dec_cmp_scaled(a, b);
}

/* Compares a * b with c * d; always exact. */
int dec_cmp_products(
    struct decimal a, struct decimal b, struct decimal c, struct decimal d);

/* a * b; false if it does not fit. */
bool dec_mul(struct decimal *, struct decimal, struct decimal);

/*
 * a / b to `places' decimals, rounded half away from zero, or cut towards zero
 * if `cut'.  For display, and to compare a printed rate with its truncation;
 * never a step on the way to another figure.  False if b is 0 or it does not
 * fit.
 */
bool dec_quotient(
    struct decimal *, struct decimal a, struct decimal b, int places, bool cut);

#endif
