/* SPDX-License-Identifier: MIT */
#include <stdint.h>

#include "span.h"
#include "utf.h"

/* Which byte of the first character of a piece tells most: Chinese ones share
 * six first bytes, and have the last to themselves. */
static size_t
telling(struct span b)
{
	return b.n >= 3 && (unsigned char)b.s[0] >= 0xe0 ? 2 : 0;
}

size_t
span_find(struct span a, struct span b)
{
	size_t k = telling(b);
	const char *s = a.s, *end, *p;

	if (b.n == 0)
		return 0;
	if (b.n > a.n)
		return a.n + 1;
	end = s + (a.n - b.n) + 1; /* of where it may begin */
	while (
	    s < end && (p = memchr(s + k, b.s[k], (size_t)(end - s))) != NULL) {
		p -= k;
		if (memcmp(p, b.s, b.n) == 0)
			return (size_t)(p - a.s);
		s = p + 1;
	}
	return a.n + 1;
}

size_t
span_find_last(struct span a, struct span b)
{
	char last = b.n > 0 ? b.s[b.n - 1] : 0;

	if (b.n == 0)
		return a.n;
	for (size_t i = a.n; i >= b.n; i--)
		if (a.s[i - 1] == last && memcmp(a.s + i - b.n, b.s, b.n) == 0)
			return i - b.n;
	return a.n + 1;
}

static bool
blank(uint32_t c)
{
	if (c > 0x3000 && c < 0xfeff) /* nearly all */
		return false;
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xa0 ||
	    c == 0x3000 || (c >= 0x2000 && c <= 0x200b) || c == 0xfeff;
}

struct span
span_trim(struct span a)
{
	const char *s = a.s, *end, *p;
	uint32_t c;
	size_t len;

	if (a.n == 0)
		return a;
	end = s + a.n;
	while (s < end && blank(utf_get(s, &len)))
		s += len;
	while (end > s) {
		p = utf_back(end, s, &c);
		if (!blank(c))
			break;
		end = p;
	}
	return (struct span){ s, (size_t)(end - s) };
}
