/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "numdate.h"
#include "numfmt.h"

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

bool
numdate_is(const char *f, size_t n)
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

bool
numdate_moment(struct moment *m, const struct digits *x, bool from_1904)
{
	static const int months[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };
	long days = 0, part = 0;

	if (x->minus || x->point > 7)
		return false;
	for (int i = x->point - 1; i >= 0; i--)
		days = days * 10 + (digits_at(x, i) - '0');
	/* nine decimals of a day are less than a thousandth of a second */
	for (int i = 1; i <= 9; i++)
		part = part * 10 + (digits_at(x, -i) - '0');
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
run(const char *f, size_t n, size_t i)
{
	size_t k = 1;

	while (i + k < n && (f[i + k] | 0x20) == (f[i] | 0x20))
		k++;
	return k;
}

size_t
numdate_write(char *out, const char *f, size_t n, const struct moment *m)
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
				k += numfmt_literal(out + k, f, n, &next);
			else
				next = n;
			break;
		}
		i = next;
	}
	return k;
}
