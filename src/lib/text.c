/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "err.h"
#include "text.h"
#include "utf.h"

void
text_add(struct text *t, const char *s, size_t n)
{
	if (t->cap - t->n < n) {
		while (t->cap - t->n < n)
			t->cap = t->cap == 0 ? 256 : t->cap * 2;
		if ((t->s = realloc(t->s, t->cap)) == NULL)
			die("out of memory (%zu bytes wanted)", t->cap);
	}
	if (n > 0)
		memcpy(t->s + t->n, s, n);
	t->n += n;
}

/* Written without blanks between them: Chinese characters and marks. */
static bool
dense(uint32_t c)
{
	return utf_han(c) || (c >= 0x3000 && c <= 0x303f) ||
	    (c >= 0xff00 && c <= 0xffef) || c == 0x2014 ||
	    (c >= 0x2018 && c <= 0x201d) || c == 0x2026;
}

static uint32_t
last_char(const char *s, size_t n)
{
	size_t i = n, len;

	do
		i--;
	while (i > 0 && ((unsigned char)s[i] & 0xc0) == 0x80);
	return utf_get(s + i, &len);
}

bool
text_joins(const struct text *before, const char *next)
{
	size_t len;

	return dense(last_char(before->s, before->n)) &&
	    dense(utf_get(next, &len));
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Is the gap between s[0, k) and next inside a number?  Before its point it
 * is; between its digits only if what follows is a group of three behind one
 * to three, or behind another such group, that ends in a decimal point or in
 * something written in Chinese: 58 and 100 side by side stay two numbers. */
static bool
inside_number(const char *s, size_t k, const char *next, size_t n, size_t group)
{
	size_t digits = 0;

	if (k == 0 || !digit(s[k - 1]) || n < 2)
		return false;
	if (next[0] == '.' || next[0] == ',')
		return digit(next[1]);
	while (digits < k && digit(s[k - 1 - digits]))
		digits++;
	if (digits > 3 && k != group + 3)
		return false;
	if (digits < k && s[k - 1 - digits] == '.')
		return false;
	if (n < 4 || !digit(next[0]) || !digit(next[1]) || !digit(next[2]))
		return false;
	if (next[3] == '\xc2' && n > 8)
		return inside_number("1", 1, next + 5, n - 5, 0);
	return (next[3] & 0x80) != 0 ||
	    (n > 4 && next[3] == '.' && digit(next[4]));
}

/* No-break spaces, in place. */
size_t
text_mend(char *s, size_t n)
{
	size_t k = 0, group = n;

	for (size_t i = 0; i < n;) {
		size_t len = utf_len((unsigned char)s[i]), after;
		bool gap = len == 2 && memcmp(s + i, "\xc2\xa0", 2) == 0;

		if (!gap) {
			memmove(s + k, s + i, len);
			k += len;
			i += len;
			continue;
		}
		after = i + 2;
		if (inside_number(s, k, s + after, n - after, group))
			group = k;
		else
			s[k++] = ' ';
		i = after;
	}
	return k;
}

/* <![if !supportLists]> is Word's, and to the parser it is text. */
size_t
text_strip(char *s, size_t n)
{
	size_t k = 0, i = 0;

	while (i < n) {
		const char *end = NULL;

		if (n - i > 5 && memcmp(s + i, "<![", 3) == 0 &&
		    (memcmp(s + i + 3, "if", 2) == 0 ||
			memcmp(s + i + 3, "en", 2) == 0))
			end = memchr(s + i, '>', n - i);
		if (end != NULL && end[-1] == ']')
			i = (size_t)(end - s) + 1;
		else
			s[k++] = s[i++];
	}
	return k;
}

/* Characters of no width: they stand nowhere in a report. */
size_t
text_invisible(const char *s, size_t n)
{
	if (n >= 3 &&
	    ((memcmp(s, "\xe2\x80", 2) == 0 && (s[2] & 0xff) >= 0x8b &&
		 (s[2] & 0xff) <= 0x8d) ||
		memcmp(s, "\xe2\x81\xa0", 3) == 0 ||
		memcmp(s, "\xef\xbb\xbf", 3) == 0))
		return 3;
	return n >= 2 && memcmp(s, "\xc2\xad", 2) == 0 ? 2 : 0;
}
