/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "decimal.h"

static const int64_t ten[DEC_SCALE + 1] = {
	1,
	10,
	100,
	1000,
	10000,
	100000,
	1000000,
	10000000,
	100000000,
	1000000000,
	10000000000,
	100000000000,
	1000000000000,
	10000000000000,
	100000000000000,
	1000000000000000,
	10000000000000000,
	100000000000000000,
	1000000000000000000,
};

static uint64_t
magnitude(int64_t n)
{
	return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

/* The product of two halves of 32 bits each way, since a division for the
 * check would cost more than all else. */
static inline bool
times(int64_t *r, int64_t a, int64_t b)
{
	uint64_t x = magnitude(a), y = magnitude(b), high, low;

	if (a == (int32_t)a && b == (int32_t)b) { /* mostly */
		*r = a * b;
		return true;
	}
	if (x < y) {
		uint64_t swap = x;
		x = y;
		y = swap;
	}
	if (y > UINT32_MAX)
		return false;
	high = (x >> 32) * y;
	low = (x & UINT32_MAX) * y;
	if (high + (low >> 32) > INT32_MAX)
		return false;
	low += high << 32;
	*r = (a < 0) == (b < 0) ? (int64_t)low : -(int64_t)low;
	return true;
}

static inline bool
plus(int64_t *r, int64_t a, int64_t b)
{
	if (b > 0 ? a > INT64_MAX - b : a < INT64_MIN + 1 - b)
		return false;
	*r = a + b;
	return true;
}

bool
dec_parse(struct decimal *d, const char *s, size_t n)
{
	struct decimal r = { 0 };
	bool minus = false, point = false, digit = false;
	size_t i = 0;

	if (n > 0 && *s == '-')
		minus = true, i++;
	/* the first 18 digits fit */
	for (; i < n && i < 18 && s[i] >= '0' && s[i] <= '9'; digit = true)
		r.n = r.n * 10 + (s[i++] - '0');
	for (; i < n; i++) {
		if (s[i] == '.' && !point) {
			point = true;
			continue;
		}
		if (s[i] < '0' || s[i] > '9' || r.scale == DEC_SCALE)
			return false;
		if (r.n > (INT64_MAX - (s[i] - '0')) / 10)
			return false;
		r.n = r.n * 10 + (s[i] - '0');
		r.scale += point;
		digit = true;
	}
	if (!digit)
		return false;
	if (minus)
		r.n = -r.n;
	*d = r;
	return true;
}

static const char pairs[] = "00010203040506070809"
			    "10111213141516171819"
			    "20212223242526272829"
			    "30313233343536373839"
			    "40414243444546474849"
			    "50515253545556575859"
			    "60616263646566676869"
			    "70717273747576777879"
			    "80818283848586878889"
			    "90919293949596979899";

/* Writes exactly n digits of u. */
static void
digits(char *to, uint64_t u, int n)
{
	for (; n >= 2; n -= 2, u /= 100)
		memcpy(to + n - 2, pairs + 2 * (u % 100), 2);
	if (n > 0)
		*to = (char)('0' + u);
}

/* Writes a number below 10000, or below 10^8; returns its length. */
static inline size_t
upto_four(char *to, uint32_t u)
{
	uint32_t high = u / 100, low = u % 100, first = high > 0 ? high : low;
	size_t n = 1;

	if (first < 10)
		*to = (char)('0' + first);
	else
		memcpy(to, pairs + 2 * first, n = 2);
	if (high == 0)
		return n;
	memcpy(to + n, pairs + 2 * low, 2);
	return n + 2;
}

static inline size_t
upto_eight(char *to, uint32_t u)
{
	size_t n;

	if (u < 10000)
		return upto_four(to, u);
	n = upto_four(to, u / 10000);
	digits(to + n, u % 10000, 4);
	return n + 4;
}

size_t
dec_write_count(char *to, uint64_t u)
{
	const uint64_t eight = 100000000;
	size_t n;

	if (u < eight)
		return upto_eight(to, (uint32_t)u);
	if (u < eight * eight) {
		n = upto_eight(to, (uint32_t)(u / eight));
	} else {
		n = upto_four(to, (uint32_t)(u / eight / eight));
		digits(to + n, u / eight % eight, 8);
		n += 8;
	}
	digits(to + n, u % eight, 8);
	return n + 8;
}

/* How many digits a number has. */
static int
length(uint64_t u)
{
	int n = 1;

	for (; u >= 10000; u /= 10000)
		n += 4;
	return n + (u >= 10) + (u >= 100) + (u >= 1000);
}

int
dec_length(struct decimal d)
{
	int n = length(magnitude(d.n));

	if (n <= d.scale)
		n = d.scale + 1;
	return n + (d.n < 0) + (d.scale > 0);
}

size_t
dec_write(char *to, struct decimal d)
{
	uint64_t u = magnitude(d.n), one;
	char *p = to;

	if (d.n < 0)
		*p++ = '-';
	if (d.scale == 0) {
		p += dec_write_count(p, u);
	} else {
		one = (uint64_t)ten[d.scale];
		p += dec_write_count(p, u / one);
		*p++ = '.';
		digits(p, u % one, d.scale);
		p += d.scale;
	}
	*p = '\0';
	return (size_t)(p - to);
}

struct decimal
dec_trim_scale(struct decimal d)
{
	while (d.scale > 0 && d.n % 10 == 0) {
		d.n /= 10;
		d.scale--;
	}
	return d;
}

size_t
dec_write_short(char *to, struct decimal d)
{
	return dec_write(to, dec_trim(d));
}

bool
dec_rescale(struct decimal *r, struct decimal d, int scale)
{
	int64_t n;

	if (scale == d.scale) {
		*r = d;
		return true;
	}
	if (scale > d.scale) {
		int up = scale - d.scale;

		if (scale > DEC_SCALE)
			return false;
		if (up < 10 && d.n == (int32_t)d.n) /* mostly */
			n = d.n * ten[up];
		else if (!times(&n, d.n, ten[up]))
			return false;
	} else {
		if (d.n % ten[d.scale - scale] != 0)
			return false;
		n = d.n / ten[d.scale - scale];
	}
	r->n = n;
	r->scale = scale;
	return true;
}

/* Gives the number of fewer places as many as the other has; mostly its digits
 * are few. */
static inline bool
raise(struct decimal *d, int scale)
{
	int up = scale - d->scale;

	if (up < 10 && d->n == (int32_t)d->n) {
		d->n *= ten[up];
		d->scale = scale;
		return true;
	}
	return dec_rescale(d, *d, scale);
}

/* Brings both to one scale; trims before it gives up. */
static inline bool
align(struct decimal *a, struct decimal *b)
{
	int scale;

	if (a->scale == b->scale)
		return true;
	if (a->scale < b->scale ? raise(a, b->scale) : raise(b, a->scale))
		return true;
	*a = dec_trim(*a);
	*b = dec_trim(*b);
	scale = a->scale > b->scale ? a->scale : b->scale;
	return dec_rescale(a, *a, scale) && dec_rescale(b, *b, scale);
}

bool
dec_add_any(struct decimal *r, struct decimal a, struct decimal b)
{
	int64_t n;

	if (!align(&a, &b) || !plus(&n, a.n, b.n))
		return false;
	r->n = n;
	r->scale = a.scale;
	return true;
}

bool
dec_times(struct decimal *r, struct decimal d, int64_t k)
{
	int64_t n;

	if (!times(&n, d.n, k))
		return false;
	r->n = n;
	r->scale = d.scale;
	return true;
}

bool
dec_shift(struct decimal *r, struct decimal d, int power)
{
	int64_t n;

	if (power <= 0) {
		if (d.scale - power > DEC_SCALE)
			d = dec_trim(d);
		if (d.scale - power > DEC_SCALE)
			return false;
		d.scale -= power;
		*r = d;
		return true;
	}
	if (power <= d.scale) {
		d.scale -= power;
		*r = d;
		return true;
	}
	power -= d.scale;
	if (power > DEC_SCALE || !times(&n, d.n, ten[power]))
		return false;
	r->n = n;
	r->scale = 0;
	return true;
}

/* Natural numbers of eight 32-bit limbs, for comparisons that must not fail:
 * 63 + 63 bits of factors and 10^36 of scales fit in 246 bits. */
struct wide {
	uint32_t limb[8];
};

static void
wide_times(struct wide *w, uint32_t k)
{
	uint64_t carry = 0;

	for (int i = 0; i < 8; i++) {
		carry += (uint64_t)w->limb[i] * k;
		w->limb[i] = (uint32_t)carry;
		carry >>= 32;
	}
}

static struct wide
wide_product(uint64_t a, uint64_t b, int tens)
{
	struct wide w = { { (uint32_t)a, (uint32_t)(a >> 32) } }, hi = w;
	uint64_t carry = 0;

	wide_times(&w, (uint32_t)b);
	wide_times(&hi, (uint32_t)(b >> 32));
	for (int i = 1; i < 8; i++) {
		carry += (uint64_t)w.limb[i] + hi.limb[i - 1];
		w.limb[i] = (uint32_t)carry;
		carry >>= 32;
	}
	while (tens-- > 0)
		wide_times(&w, 10);
	return w;
}

int
dec_cmp_products(
    struct decimal a, struct decimal b, struct decimal c, struct decimal d)
{
	int s = dec_sign(a) * dec_sign(b), t = dec_sign(c) * dec_sign(d);
	int up = a.scale + b.scale - c.scale - d.scale;
	struct wide x, y;
	int64_t p, q;

	/* mostly both fit */
	if (up >= -DEC_SCALE && up <= DEC_SCALE && times(&p, a.n, b.n) &&
	    times(&q, c.n, d.n) &&
	    (up < 0 ? times(&p, p, ten[-up]) : times(&q, q, ten[up])))
		return (p > q) - (p < q);
	if (s != t)
		return s < t ? -1 : 1;
	if (s == 0)
		return 0;
	x = wide_product(magnitude(a.n), magnitude(b.n), up < 0 ? -up : 0);
	y = wide_product(magnitude(c.n), magnitude(d.n), up > 0 ? up : 0);
	for (int i = 7; i >= 0; i--)
		if (x.limb[i] != y.limb[i])
			return x.limb[i] < y.limb[i] ? -s : s;
	return 0;
}

int
dec_cmp_scaled(struct decimal a, struct decimal b)
{
	if (align(&a, &b))
		return (a.n > b.n) - (a.n < b.n);
	return dec_cmp_products(a, dec_int(1), b, dec_int(1));
}

bool
dec_mul(struct decimal *r, struct decimal a, struct decimal b)
{
	int64_t n;

	a = dec_trim(a);
	b = dec_trim(b);
	if (a.scale + b.scale > DEC_SCALE || !times(&n, a.n, b.n))
		return false;
	r->n = n;
	r->scale = a.scale + b.scale;
	return true;
}

/* The remainder is kept below the divisor, digit by digit, in 64 bits. */
bool
dec_quotient(
    struct decimal *r, struct decimal a, struct decimal b, int places, bool cut)
{
	uint64_t x = magnitude(a.n), y = magnitude(b.n), q, rest;
	int shift = places + b.scale - a.scale;
	int sign = dec_sign(a) * dec_sign(b);

	if (y == 0 || places < 0 || places > DEC_SCALE)
		return false;
	for (; shift < 0; shift++) {
		if (y > UINT64_MAX / 10)
			return false;
		y *= 10;
	}
	q = x / y;
	rest = x % y;
	for (; shift > 0; shift--) {
		uint64_t digit = 0, sum = 0;

		if (q > (uint64_t)INT64_MAX / 10 - 1)
			return false;
		/* rest * 10 may not fit: add it up and take y off as we go */
		for (int i = 0; i < 10; i++) {
			if (sum >= y - rest) {
				sum -= y - rest;
				digit++;
			} else {
				sum += rest;
			}
		}
		rest = sum;
		q = q * 10 + digit;
	}
	if (!cut && rest >= y - rest)
		q++;
	if (q > (uint64_t)INT64_MAX)
		return false;
	r->n = sign < 0 ? -(int64_t)q : (int64_t)q;
	r->scale = places;
	return true;
}
