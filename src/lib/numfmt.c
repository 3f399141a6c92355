/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "numdate.h"
#include "numfmt.h"
#include "utf.h"

enum {
	KEPT = 15,    /* significant digits of a sheet */
	GENERAL = 10, /* digits that General shows */
	SECTION = 256 /* bytes of a format that are looked at */
};

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Reads -1.25E-3; false if it is no number or far too big. */
static bool
parse(struct digits *x, const char *s, size_t n)
{
	size_t i = 0;
	bool point = false, any = false;
	long power = 0;

	*x = (struct digits){ .minus = n > 0 && s[0] == '-' };
	i += n > 0 && (s[0] == '-' || s[0] == '+');
	for (; i < n && (digit(s[i]) || (s[i] == '.' && !point)); i++) {
		if (s[i] == '.') {
			point = true;
			continue;
		}
		any = true;
		if (x->n == 0 && s[i] == '0') {
			/* leading zeros only move the point */
			x->point -= point;
			continue;
		}
		if (x->n < DIGITS / 2)
			x->d[x->n++] = s[i];
		x->point += !point;
	}
	if (!any)
		return false;
	if (i < n && (s[i] == 'E' || s[i] == 'e')) {
		bool down = i + 1 < n && s[i + 1] == '-';
		size_t from = i + 1 +
		    (i + 1 < n && (s[i + 1] == '-' || s[i + 1] == '+'));
		for (i = from; i < n && digit(s[i]) && power < 1000; i++)
			power = power * 10 + (s[i] - '0');
		if (i == from)
			return false;
		x->point += (int)(down ? -power : power);
	}
	return i == n && x->point < DIGITS / 2 && x->point > -DIGITS / 2;
}

/* Keeps `keep' digits, rounding half away from zero. */
static void
keep_digits(struct digits *x, int keep)
{
	bool up;
	int i;

	if (keep >= x->n)
		return;
	if (keep < 0) {
		x->n = 0;
		return;
	}
	up = x->d[keep] >= '5';
	x->n = keep;
	for (i = keep - 1; up && i >= 0; i--) {
		up = x->d[i] == '9';
		x->d[i] = up ? '0' : (char)(x->d[i] + 1);
	}
	if (up) {
		memmove(x->d + 1, x->d, (size_t)x->n);
		x->d[0] = '1';
		x->n++;
		x->point++;
	}
}

static void
trim(struct digits *x)
{
	while (x->n > 0 && x->d[x->n - 1] == '0')
		x->n--;
}

/* `whole' digits before the point at least, grouped; between least and most
 * decimals behind it. */
static size_t
write_digits(char *out, const struct digits *x, int whole, int least, int most,
    bool grouped)
{
	int from = x->point > whole ? x->point : whole, shown = most;
	size_t n = 0;

	for (int i = from - 1; i >= 0; i--) {
		out[n++] = digits_at(x, i);
		if (grouped && i > 0 && i % 3 == 0)
			out[n++] = ',';
	}
	while (shown > least && digits_at(x, -shown) == '0')
		shown--;
	if (shown > 0)
		out[n++] = '.';
	for (int i = 1; i <= shown; i++)
		out[n++] = digits_at(x, -i);
	return n;
}

/* As a cell without a format shows it. */
static size_t
general(char *out, struct digits x)
{
	size_t n = 0;
	int room = GENERAL - (x.point > 0 ? x.point : 0);

	if (room < 0 || x.point < -4)
		room = KEPT;
	keep_digits(&x, x.point + room);
	trim(&x);
	if (x.minus && x.n > 0)
		out[n++] = '-';
	return n + write_digits(out + n, &x, 1, 0, room, false);
}

/* The section of a format for a sign: one of up to four, divided by ;. */
static int
sections(const char *f, const char *from[4], size_t len[4])
{
	int n = 0;
	bool quoted = false;

	from[0] = f;
	for (;; f++) {
		if (*f == '"')
			quoted = !quoted;
		else if (*f == '\\' && f[1] != '\0')
			f++;
		if (*f != '\0' && (quoted || *f != ';'))
			continue;
		len[n] = (size_t)(f - from[n]);
		if (*f == '\0' || ++n == 4)
			return *f == '\0' ? n + 1 : n;
		from[n] = f + 1;
	}
}

size_t
numfmt_literal(char *out, const char *f, size_t n, size_t *i)
{
	size_t from, k;

	switch (f[*i]) {
	case '"':
		from = ++*i;
		while (*i < n && f[*i] != '"')
			++*i;
		k = *i - from;
		memcpy(out, f + from, k);
		*i += *i < n;
		return k;
	case '\\':
		++*i;
		k = *i < n ? utf_len((unsigned char)f[*i]) : 0;
		if (k > n - *i)
			k = n - *i;
		memcpy(out, f + *i, k);
		*i += k;
		return k;
	case '_': /* as wide as the next character */
	case '*': /* fills the cell with it */
		++*i;
		if (*i < n)
			*i += utf_len((unsigned char)f[*i]);
		if (*i > n)
			*i = n;
		return 0;
	case '[': /* [Red], [$¥-804] */
		from = *i + 1;
		while (*i < n && f[*i] != ']')
			++*i;
		k = 0;
		if (from < *i && f[from] == '$')
			while (from + 1 + k < *i && f[from + 1 + k] != '-')
				k++;
		memcpy(out, f + from + 1, k);
		*i += *i < n;
		return k;
	default:
		k = utf_len((unsigned char)f[*i]);
		if (k > n - *i)
			k = n - *i;
		memcpy(out, f + *i, k);
		*i += k;
		return k;
	}
}

/* What the placeholders of a section say. */
struct shape {
	int whole, least, most; /* digits */
	bool grouped, placed, general, text;
	int percent, thousands;
	bool odd;           /* fraction, exponent, a condition */
	size_t first, last; /* of the placeholders, in the section */
};

static void
shape(struct shape *p, const char *f, size_t n)
{
	bool point = false;
	char skip[SECTION * 4];

	*p = (struct shape){ 0 };
	for (size_t i = 0; i < n;) {
		char c = f[i];

		if (c == '0' || c == '#' || c == '?') {
			if (!p->placed)
				p->first = i;
			p->placed = true;
			p->last = i + 1;
			if (point) {
				p->most++;
				p->least = c == '0' ? p->most : p->least;
			} else {
				p->whole += c == '0';
			}
			p->grouped |= p->thousands > 0 && !point;
			p->thousands = 0;
			i++;
		} else if (c == '.') {
			if (!p->placed)
				p->first = i;
			p->odd |= point;
			point = p->placed = true;
			p->last = ++i;
		} else if (c == ',' && p->placed) {
			/* between digits it groups, behind them it divides */
			p->thousands++;
			p->last = ++i;
		} else if (c == '%') {
			p->percent++;
			i++;
		} else if (c == '/' || c == 'E' || c == 'e') {
			p->odd = true;
			i++;
		} else if (c == '@') {
			p->text = true;
			i++;
		} else if (n - i >= 7 &&
		    strncasecmp(f + i, "General", 7) == 0) {
			p->general = p->placed = true;
			p->first = i;
			p->last = i += 7;
		} else {
			if (c == '[' && i + 1 < n &&
			    strchr("<>=", f[i + 1]) != NULL)
				p->odd = true;
			numfmt_literal(skip, f, n, &i);
		}
	}
}

static size_t
write_number(char *out, struct digits x, const char *f, size_t n, bool sign)
{
	struct shape p;
	size_t k = 0;

	shape(&p, f, n);
	if (p.odd || p.text || p.percent > 2 || p.thousands > 4 ||
	    p.whole + p.most > DIGITS / 2)
		return general(out, x);
	x.point += 2 * p.percent - 3 * p.thousands;
	if (!p.general) {
		keep_digits(&x, x.point + p.most);
		trim(&x);
	}
	if (x.minus && sign && x.n > 0)
		out[k++] = '-';
	for (size_t i = 0; i < n;) {
		if (p.placed && i == p.first) {
			x.minus = false;
			if (p.general)
				k += general(out + k, x);
			else
				k += write_digits(out + k, &x, p.whole, p.least,
				    p.most, p.grouped);
			i = p.last;
		} else {
			k += numfmt_literal(out + k, f, n, &i);
		}
	}
	return k;
}

size_t
numfmt(char *out, const char *s, size_t n, const char *format, bool from_1904)
{
	const char *from[4];
	size_t len[4];
	struct digits x;
	struct moment m;
	int count, which = 0;

	if (!parse(&x, s, n)) {
		if (n > NUMFMT_ROOM - 1)
			n = NUMFMT_ROOM - 1;
		memcpy(out, s, n);
		return n;
	}
	keep_digits(&x, KEPT);
	trim(&x);
	if (format == NULL || *format == '\0' || strlen(format) > SECTION)
		return general(out, x);
	count = sections(format, from, len);
	if (x.n == 0)
		x.minus = false;
	if (x.minus && count > 1)
		which = 1;
	else if (x.n == 0 && count > 2)
		which = 2;
	/* a section of nothing hides the number: that is how it is shown */
	if (len[which] == 0 && count > 1)
		return 0;
	if (numdate_is(from[which], len[which]))
		return numdate_moment(&m, &x, from_1904)
		    ? numdate_write(out, from[which], len[which], &m)
		    : general(out, x);
	return write_number(out, x, from[which], len[which], which == 0);
}
