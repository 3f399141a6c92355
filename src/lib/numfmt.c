/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "numfmt.h"
#include "utf.h"

enum {
	KEPT = 15,    /* significant digits of a sheet */
	DIGITS = 64,  /* of a number written out */
	GENERAL = 10, /* digits that General shows */
	SECTION = 256 /* bytes of a format that are looked at */
};

/* d[0] d[1] ... d[n-1], the point behind `point' of them. */
struct digits {
	bool minus;
	char d[DIGITS];
	int n, point;
};

static const struct {
	long id;
	const char *format;
} builtin[] = {
	{ 1, "0" },
	{ 2, "0.00" },
	{ 3, "#,##0" },
	{ 4, "#,##0.00" },
	{ 5, "\"¥\"#,##0;\"¥\"-#,##0" },
	{ 6, "\"¥\"#,##0;\"¥\"-#,##0" },
	{ 7, "\"¥\"#,##0.00;\"¥\"-#,##0.00" },
	{ 8, "\"¥\"#,##0.00;\"¥\"-#,##0.00" },
	{ 9, "0%" },
	{ 10, "0.00%" },
	{ 11, "0.00E+00" },
	{ 14, "yyyy/m/d" },
	{ 15, "d-mmm-yy" },
	{ 16, "d-mmm" },
	{ 17, "mmm-yy" },
	{ 18, "h:mm AM/PM" },
	{ 19, "h:mm:ss AM/PM" },
	{ 20, "h:mm" },
	{ 21, "h:mm:ss" },
	{ 22, "yyyy/m/d h:mm" },
	{ 27, "yyyy\"年\"m\"月\"" },
	{ 28, "m\"月\"d\"日\"" },
	{ 29, "m\"月\"d\"日\"" },
	{ 30, "m-d-yy" },
	{ 31, "yyyy\"年\"m\"月\"d\"日\"" },
	{ 32, "h\"时\"mm\"分\"" },
	{ 33, "h\"时\"mm\"分\"ss\"秒\"" },
	{ 36, "yyyy\"年\"m\"月\"" },
	{ 37, "#,##0;-#,##0" },
	{ 38, "#,##0;-#,##0" },
	{ 39, "#,##0.00;-#,##0.00" },
	{ 40, "#,##0.00;-#,##0.00" },
	{ 41, "#,##0;-#,##0;\"-\";@" },
	{ 42, "\"¥\"#,##0;\"¥\"-#,##0;\"¥\"\"-\";@" },
	{ 43, "#,##0.00;-#,##0.00;\"-\";@" },
	{ 44, "\"¥\"#,##0.00;\"¥\"-#,##0.00;\"¥\"\"-\";@" },
	{ 45, "mm:ss" },
	{ 46, "h:mm:ss" },
	{ 47, "mm:ss" },
	{ 49, "@" },
	{ 50, "yyyy\"年\"m\"月\"" },
	{ 51, "m\"月\"d\"日\"" },
	{ 54, "m\"月\"d\"日\"" },
	{ 57, "yyyy\"年\"m\"月\"" },
	{ 58, "m\"月\"d\"日\"" },
};

const char *
numfmt_builtin(long id)
{
	for (size_t i = 0; i < sizeof builtin / sizeof *builtin; i++)
		if (builtin[i].id == id)
			return builtin[i].format;
	return NULL;
}

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

/* The digit with the value 10^power. */
static char
at(const struct digits *x, int power)
{
	int i = x->point - 1 - power;

	return i >= 0 && i < x->n ? x->d[i] : '0';
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
		out[n++] = at(x, i);
		if (grouped && i > 0 && i % 3 == 0)
			out[n++] = ',';
	}
	while (shown > least && at(x, -shown) == '0')
		shown--;
	if (shown > 0)
		out[n++] = '.';
	for (int i = 1; i <= shown; i++)
		out[n++] = at(x, -i);
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

/* Is the format one of dates?  Letters outside quotes and brackets tell. */
static bool
dates(const char *f, size_t n)
{
	bool letters = false;

	for (size_t i = 0; i < n; i++) {
		if (f[i] == '"') {
			do
				i++;
			while (i < n && f[i] != '"');
		} else if (f[i] == '\\' || f[i] == '_' || f[i] == '*') {
			i++;
		} else if (f[i] == '[') {
			/* [h] counts hours on */
			if (i + 1 < n && strchr("hHmMsS", f[i + 1]) != NULL &&
			    f[i + 1] != '\0')
				letters = true;
			while (i < n && f[i] != ']')
				i++;
		} else if (strchr("yYdDhHsSmM", f[i]) != NULL && f[i] != '\0') {
			letters = true;
		} else if (f[i] == '#' || f[i] == '?' || f[i] == 'E') {
			return false;
		} else if (n - i >= 7 &&
		    strncasecmp(f + i, "General", 7) == 0) {
			return false;
		}
	}
	return letters;
}

struct moment {
	long year, month, day, hour, minute, second;
};

/* Day 1 is 1 January 1900, and 1900 had a 29 February, as sheets have it. */
static bool
moment(struct moment *m, const struct digits *x, bool from_1904)
{
	static const int months[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };
	long days = 0, part = 0;

	if (x->minus || x->point > 7)
		return false;
	for (int i = x->point - 1; i >= 0; i--)
		days = days * 10 + (at(x, i) - '0');
	/* nine decimals of a day are less than a thousandth of a second */
	for (int i = 1; i <= 9; i++)
		part = part * 10 + (at(x, -i) - '0');
	part = (part * 864 + 5000000) / 10000000;
	days += part / 86400;
	part %= 86400;
	*m = (struct moment){ .hour = part / 3600,
		.minute = part / 60 % 60,
		.second = part % 60 };
	if (from_1904)
		days += 1462;
	if (days > 2958465)
		return false;
	if (days == 0 || days == 60) {
		m->year = 1900;
		m->month = days == 0 ? 1 : 2;
		m->day = days == 0 ? 0 : 29;
		return true;
	}
	days -= days > 60 ? 2 : 1;
	for (m->year = 1900;; m->year++) {
		bool leap = (m->year % 4 == 0 && m->year % 100 != 0) ||
		    m->year % 400 == 0;
		if (days < 365 + leap) {
			for (m->month = 1;; m->month++) {
				long k = months[m->month - 1] +
				    (m->month == 2 && leap);
				if (days < k)
					break;
				days -= k;
			}
			m->day = days + 1;
			return true;
		}
		days -= 365 + leap;
	}
}

static size_t
literal(char *out, const char *f, size_t n, size_t *i)
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

static size_t
run(const char *f, size_t n, size_t i)
{
	size_t k = 1;

	while (i + k < n && (f[i + k] | 0x20) == (f[i] | 0x20))
		k++;
	return k;
}

static size_t
write_date(char *out, const char *f, size_t n, const struct moment *m)
{
	static const char *const month[] = { "Jan", "Feb", "Mar", "Apr", "May",
		"Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	bool after_hour = false, half = false;
	size_t k = 0;

	for (size_t i = 0; i + 4 < n; i++)
		half |= strncasecmp(f + i, "AM/PM", 5) == 0;
	for (size_t i = 0; i < n && k + 80 < NUMFMT_ROOM;) {
		size_t w = run(f, n, i), next = i + w;
		long v;

		switch (f[i] | 0x20) {
		case 'y':
			k += (size_t)snprintf(out + k, 16,
			    w > 2 ? "%04ld" : "%02ld",
			    w > 2 ? m->year : m->year % 100);
			break;
		case 'm':
			while (next < n && strchr(":\" ", f[next]) != NULL)
				next++;
			if (after_hour || (next < n && (f[next] | 0x20) == 's'))
				v = m->minute;
			else
				v = m->month;
			next = i + w;
			if (w >= 3 && v == m->month)
				k += (size_t)snprintf(
				    out + k, 16, "%s", month[v - 1]);
			else
				k += (size_t)snprintf(
				    out + k, 16, w == 2 ? "%02ld" : "%ld", v);
			break;
		case 'd':
			/* a weekday has three and more: left out */
			if (w <= 2)
				k += (size_t)snprintf(out + k, 16,
				    w == 2 ? "%02ld" : "%ld", m->day);
			break;
		case 'h':
			v = half ? (m->hour + 11) % 12 + 1 : m->hour;
			k += (size_t)snprintf(
			    out + k, 16, w == 2 ? "%02ld" : "%ld", v);
			after_hour = true;
			break;
		case 's':
			k += (size_t)snprintf(
			    out + k, 16, w == 2 ? "%02ld" : "%ld", m->second);
			break;
		case 'a':
			if (n - i >= 5 && strncasecmp(f + i, "AM/PM", 5) == 0) {
				memcpy(out + k, m->hour < 12 ? "AM" : "PM", 2);
				k += 2;
				next = i + 5;
				break;
			}
			/* fall through */
		default:
			next = i;
			if (k + n < NUMFMT_ROOM)
				k += literal(out + k, f, n, &next);
			else
				next = n;
			break;
		}
		i = next;
	}
	return k;
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
			literal(skip, f, n, &i);
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
			k += literal(out + k, f, n, &i);
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
	if (dates(from[which], len[which]))
		return moment(&m, &x, from_1904)
		    ? write_date(out, from[which], len[which], &m)
		    : general(out, x);
	return write_number(out, x, from[which], len[which], which == 0);
}
