/* SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <string.h>

#include "number.h"
#include "utf.h"

enum { MOST_POWER = 16 };

/* What a character is in a numeral: a digit is its value + 1. */
enum { POWER = 16, HEDGE = 32, FIRST = 0x4e00, LAST = 0x9fff };

static const unsigned char numeral[LAST - FIRST + 1] = {
	[0x96f6 - FIRST] = 1,         /* 零 */
	[0x4e00 - FIRST] = 2,         /* 一 */
	[0x58f9 - FIRST] = 2,         /* 壹 */
	[0x4e8c - FIRST] = 3,         /* 二 */
	[0x8d30 - FIRST] = 3,         /* 贰 */
	[0x4e24 - FIRST] = 3,         /* 两 */
	[0x4e09 - FIRST] = 4,         /* 三 */
	[0x53c1 - FIRST] = 4,         /* 叁 */
	[0x56db - FIRST] = 5,         /* 四 */
	[0x8086 - FIRST] = 5,         /* 肆 */
	[0x4e94 - FIRST] = 6,         /* 五 */
	[0x4f0d - FIRST] = 6,         /* 伍 */
	[0x516d - FIRST] = 7,         /* 六 */
	[0x9646 - FIRST] = 7,         /* 陆 */
	[0x4e03 - FIRST] = 8,         /* 七 */
	[0x67d2 - FIRST] = 8,         /* 柒 */
	[0x516b - FIRST] = 9,         /* 八 */
	[0x634c - FIRST] = 9,         /* 捌 */
	[0x4e5d - FIRST] = 10,        /* 九 */
	[0x7396 - FIRST] = 10,        /* 玖 */
	[0x5341 - FIRST] = POWER + 1, /* 十 */
	[0x62fe - FIRST] = POWER + 1, /* 拾 */
	[0x767e - FIRST] = POWER + 2, /* 百 */
	[0x4f70 - FIRST] = POWER + 2, /* 佰 */
	[0x5343 - FIRST] = POWER + 3, /* 千 */
	[0x4edf - FIRST] = POWER + 3, /* 仟 */
	[0x4e07 - FIRST] = POWER + 4, /* 万 */
	[0x842c - FIRST] = POWER + 4, /* 萬 */
	[0x4ebf - FIRST] = POWER + 8, /* 亿 */
	[0x5104 - FIRST] = POWER + 8, /* 億 */
	[0x4f59 - FIRST] = HEDGE,     /* 余 */
	[0x591a - FIRST] = HEDGE,     /* 多 */
	[0x51e0 - FIRST] = HEDGE      /* 几 */
};

static inline unsigned
numeral_of(uint32_t c)
{
	if (c - FIRST <= LAST - FIRST)
		return numeral[c - FIRST];
	return c == 0x3007 /* 〇 */ || c == 0x25cb /* ○ */;
}

/* The character at s; 0 at the end. */
static inline uint32_t
peek(const char *s, const char *end, size_t *len)
{
	if (s >= end) {
		*len = 0;
		return 0;
	}
	return utf_get(s, len);
}

/* A digit of a Chinese numeral, -1 for any other character. */
static inline int
han_digit(uint32_t c)
{
	unsigned n = numeral_of(c);

	return n < POWER ? (int)n - 1 : -1;
}

/* The power of ten of a scale character, 0 for any other. */
static inline int
scale_power(uint32_t c)
{
	unsigned n = numeral_of(c);

	return n > POWER && n < HEDGE ? (int)n - POWER : 0;
}

static inline bool
hedge(uint32_t c)
{
	return numeral_of(c) == HEDGE;
}

static inline bool
blank(uint32_t c)
{
	return c == ' ' || c == 0x3000 || c == 0xa0;
}

static inline int
ascii_digit(uint32_t c)
{
	c = utf_fold(c);
	return c >= '0' && c <= '9' ? (int)(c - '0') : -1;
}

bool
number_numeral(uint32_t c)
{
	return numeral_of(c) != 0;
}

int
number_digit(const char *s, const char *end, size_t *len)
{
	uint32_t c = peek(s, end, len);
	int d = ascii_digit(c);

	return d >= 0 ? d : han_digit(c);
}

int
number_scale(const char *s, const char *end, size_t *len)
{
	const char *p = s;
	int power = 0, k;
	size_t n;

	while ((k = scale_power(peek(p, end, &n))) > 0 &&
	    power + k <= MOST_POWER) {
		power += k;
		p += n;
	}
	*len = (size_t)(p - s);
	return power;
}

/* Adds a digit; false when there are too many. */
static inline bool
push(struct decimal *d, int digit)
{
	if (d->n > (INT64_MAX - 9) / 10)
		return false;
	d->n = d->n * 10 + digit;
	return true;
}

/* Three digits and then no fourth at p: a thousands mark stands before. */
static bool
group_of_three(const char *p, const char *end)
{
	size_t len;

	for (int i = 0; i < 3; i++, p += len)
		if (ascii_digit(peek(p, end, &len)) < 0)
			return false;
	return ascii_digit(peek(p, end, &len)) < 0;
}

static inline bool
ascii(const char *s, const char *end)
{
	return s < end && *s >= '0' && *s <= '9';
}

/* Nearly all numbers: at most 18 digits of ASCII, with a point or without, and
 * nothing behind them that plain() must look at. */
static inline bool
simple(struct decimal *d, const char **sp, const char *end)
{
	const char *s = *sp;
	uint64_t n = 0;
	int scale = 0;

	for (; ascii(s, end); s++)
		n = n * 10 + (uint64_t)(*s - '0');
	if (s < end && *s == '.' && ascii(s + 1, end)) {
		const char *point = s++;

		for (; ascii(s, end); s++)
			n = n * 10 + (uint64_t)(*s - '0');
		scale = (int)(s - point) - 1;
	} else if (s < end &&
	    (*s == ',' || *s == '.' || *s == ' ' || *s == '\n')) {
		return false;
	}
	/* 0xef: what is folded to a digit, a comma or a point */
	if (s - *sp > 18 || (s < end && *s == '\xef'))
		return false;
	*d = (struct decimal){ (int64_t)n, scale };
	*sp = s;
	return true;
}

/* Digits, thousands marks and a point; false if they are too many. */
static bool
plain(struct decimal *d, const char **sp, const char *end)
{
	const char *s = *sp;
	bool ok = true, grouped = false;
	const char *point;
	int digit, lead = 0, lines = 0;
	size_t len, next;
	uint32_t c;

	*d = (struct decimal){ 0 };
	for (; s < end && *s >= '0' && *s <= '9'; s++, lead++)
		ok = ok && push(d, *s - '0');
	for (;; s += len) {
		c = peek(s, end, &len);
		digit = ascii_digit(c);
		if (digit >= 0) {
			ok = ok && push(d, digit);
			lead++;
			continue;
		}
		if (utf_fold(c) != ',' || (!grouped && lead > 3))
			break;
		/* 1,421, 486: some texts have a blank there */
		if (grouped && s + len < end && s[len] == ' ')
			len++;
		if (!group_of_three(s + len, end))
			break;
		grouped = true;
	}
	point = s;
	if (!grouped && (c == ' ' || c == '\n')) {
		/* 6680⏎.6亿元: a line was broken at the point */
		while (point < end && (*point == ' ' || *point == '\n'))
			lines += *point++ == '\n';
		if (lines < 1 || lines > 3)
			point = s;
		c = peek(point, end, &len);
	}
	if (utf_fold(c) == '.' &&
	    ascii_digit(peek(point + len, end, &next)) >= 0) {
		s = point + len;
		for (; s < end && *s >= '0' && *s <= '9'; s++, d->scale++)
			ok = ok && d->scale < DEC_SCALE && push(d, *s - '0');
		while ((digit = ascii_digit(peek(s, end, &len))) >= 0) {
			ok = ok && d->scale < DEC_SCALE && push(d, digit);
			d->scale++;
			s += len;
		}
	}
	*sp = s;
	return ok;
}

/* Another piece of a composed number, 2千 of 1亿2千万: adds it to the value,
 * which is kept in units of one. */
static bool
compose(
    struct number *x, struct decimal *value, const char **sp, const char *end)
{
	struct decimal d, v;
	const char *s = *sp;
	size_t len;
	int power;

	if (ascii_digit(peek(s, end, &len)) < 0 || !plain(&d, &s, end))
		return false;
	power = number_scale(s, end, &len);
	s += len;
	/* smaller than what went before, and closed by a scale or by 元 */
	if (power >= x->power || d.scale > 0 ||
	    (power == 0 && (end - s < 3 || memcmp(s, "元", 3) != 0)) ||
	    !dec_shift(&v, d, power) ||
	    dec_cmp(v, dec_int(x->power >= 8 ? 100000000 : 10000)) >= 0 ||
	    !dec_add(value, *value, v))
		return false;
	x->power = power;
	*sp = s;
	return true;
}

static enum number_form
digits(struct number *x, const char *s, const char *end)
{
	struct decimal value;
	bool fits = simple(&x->digits, &s, end) || plain(&x->digits, &s, end);
	const char *before = x->plain = s;
	uint32_t c;
	size_t len;
	int pieces = 0;

	c = peek(s, end, &len);
	if (fits && numeral_of(c) == 0 && !blank(c)) {
		x->end = s;
		return NUMBER_DIGITS;
	}
	if (hedge(peek(s, end, &len))) {
		x->hedged = true;
		s += len;
	}
	c = peek(s, end, &len);
	if (blank(c) && !x->hedged && number_scale(s + len, end, &len) >= 4) {
		s += utf_len((unsigned char)*s);
		c = peek(s, end, &len);
	}
	if (c >= FIRST && scale_power(c) > 0) {
		x->power = number_scale(s, end, &len);
		s += len;
	}
	x->scaled = x->power >= 4;
	/* 千 of 千瓦, 百 of 百分之: the unit has its own */
	x->end = s;
	if (x->power == 0 && !x->hedged)
		x->end = before;
	if (!fits)
		return NUMBER_LONG;
	if (x->power >= 3 && !x->hedged &&
	    ascii_digit(peek(s, end, &len)) >= 0 &&
	    dec_shift(&value, x->digits, x->power)) {
		while (compose(x, &value, &s, end))
			pieces++;
		if (pieces > 0) {
			x->end = s;
			if (!dec_shift(&x->digits, value, -x->power))
				return NUMBER_LONG;
			x->digits = dec_trim(x->digits);
			x->scaled = true;
		}
	}
	if (x->power > 0 && hedge(peek(x->end, end, &len))) {
		x->hedged = true;
		x->end += len;
	}
	return NUMBER_DIGITS;
}

/* The decimals of 一百二十三点四五. */
static const char *
han_point(struct decimal *d, const char *s, const char *end)
{
	const char *p = s;
	size_t len;
	int digit;

	if (peek(s, end, &len) != 0x70b9 /* 点 */)
		return s;
	p += len;
	while ((digit = han_digit(peek(p, end, &len))) >= 0 && d->scale < 9 &&
	    push(d, digit)) {
		d->scale++;
		p += len;
	}
	return d->scale > 0 ? p : s;
}

/*
 * sum counts what is closed by 亿, part what is closed by 万, section the
 * thousands, hundreds and tens, last the digit that still waits for a scale.
 */
static enum number_form
han(struct number *x, const char *s, const char *end)
{
	int64_t sum = 0, part = 0, section = 0, two = 0;
	int last = -1, before = -1, run = 0, tokens = 0, k;
	struct decimal whole = { 0 };
	uint32_t c;
	size_t len;

	for (;; s += len) {
		c = peek(s, end, &len);
		if ((k = han_digit(c)) >= 0) {
			if (k == 0 && tokens > 0 && last < 0)
				continue; /* 一亿零五百万 */
			run = last >= 0 ? run + 1 : 1;
			before = last;
			last = k;
			tokens++;
			if (run > 1 && !push(&whole, k))
				return NUMBER_LONG;
			if (run == 1)
				whole = dec_int(k);
			continue;
		}
		if (hedge(c) && tokens > 0 && !x->hedged && last < 0) {
			/* 十几 一百多 三百余, before 万 or at the end */
			x->hedged = true;
			continue;
		}
		if ((k = scale_power(c)) == 0)
			break;
		if (tokens == 0 && k > 1)
			return NUMBER_NONE; /* 百万, 千方百计 */
		tokens++;
		if (run == 2 && last == before + 1 && k < 8) {
			/* 三四十: from 三十 to 四十 */
			two = k;
			x->two = true;
			last = before;
		} else if (run > 1) {
			return NUMBER_NONE;
		}
		run = 0;
		if (k < 4) {
			if (last < 0 && tokens > 1)
				return NUMBER_NONE;
			section += (last < 0 ? 1 : last) *
			    (k == 1          ? 10
				    : k == 2 ? 100
					     : 1000);
		} else {
			section += last > 0 ? last : 0;
			part += section;
			section = 0;
			if (k == 8) {
				sum = sum * 10000 + part;
				part = 0;
				x->power = 8;
			} else {
				if (part > INT64_MAX / 100000)
					return NUMBER_LONG;
				part *= 10000;
				x->power = 4;
			}
		}
		last = -1;
		if (sum > INT64_MAX / 1000000000)
			return NUMBER_LONG;
	}
	x->end = s;
	if (tokens == 0)
		return NUMBER_NONE;
	if (run > 1) {
		/* 二〇二一, or 三四 */
		x->serial = section == 0 && part == 0 && sum == 0;
		if (!x->serial)
			return NUMBER_NONE;
		if (run == 2 && last == before + 1 && before > 0) {
			x->two = true;
			x->serial = false;
			x->digits = dec_int(before);
			x->top = dec_int(last);
			return NUMBER_HAN;
		}
		x->digits = whole;
		return NUMBER_HAN;
	}
	x->one = tokens == 1 && last == 1;
	if (last > 0) {
		section += last;
		x->power = 0;
	} else if (section > 0) {
		x->power = 0;
	}
	x->digits = dec_int(sum * 100000000 + part + section);
	if (x->power > 0) {
		/* in units of its last 万 or 亿 */
		x->digits = dec_int(
		    x->digits.n / (x->power == 8 ? 100000000 : 10000));
		x->scaled = true;
	}
	if (x->two) {
		int64_t step = two == 1 ? 10
		    : two == 2          ? 100
		    : two == 3          ? 1000
					: 1;
		if (two == 4 || x->power == 0 || step > 1)
			x->top = dec_int(x->digits.n + step);
	}
	if (x->power == 0 && !x->hedged && !x->two) {
		const char *p = han_point(&x->digits, s, end);
		if (p > s) {
			x->end = p;
			x->power = number_scale(p, end, &len);
			x->end += len;
			x->scaled = x->power >= 4;
			x->one = false;
		}
	}
	return NUMBER_HAN;
}

/* Behind all that a number too long could consist of. */
static const char *
numeral_end(const char *s, const char *end)
{
	size_t len;

	while (s < end) {
		uint32_t c = utf_fold(peek(s, end, &len));

		if (ascii_digit(c) < 0 && han_digit(c) < 0 &&
		    scale_power(c) == 0 && c != '.' && c != ',')
			break;
		s += len;
	}
	return s;
}

enum number_form
number_read(struct number *x, const char *s, const char *end)
{
	enum number_form form;
	size_t len;

	memset(x, 0, sizeof *x);
	form = ascii_digit(peek(s, end, &len)) >= 0 ? digits(x, s, end)
						    : han(x, s, end);
	if (form == NUMBER_LONG)
		x->end = numeral_end(s, end);
	return form;
}

unsigned
number_ordinal(const char *s, const char *end, const char **to)
{
	unsigned n = 0;
	size_t len;
	int k;

	*to = s;
	if (ascii_digit(peek(s, end, &len)) >= 0) {
		while ((k = ascii_digit(peek(s, end, &len))) >= 0) {
			if (n > 9)
				return 0;
			n = n * 10 + (unsigned)k;
			s += len;
		}
		*to = s;
		return n;
	}
	for (int i = 0; i < 3; i++, s += len) {
		uint32_t c = peek(s, end, &len);

		if (scale_power(c) == 1 && n < 10)
			n = n == 0 ? 10 : n * 10;
		else if ((k = han_digit(c)) > 0 && n % 10 == 0)
			n += (unsigned)k;
		else
			break;
	}
	*to = s;
	return n;
}
