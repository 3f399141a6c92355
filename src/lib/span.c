/* SPDX-License-Identifier: MIT */
#include <stdint.h>

#include "span.h"
#include "utf.h"

size_t
span_find(struct span a, struct span b)
{
	const char *s = a.s, *end, *p;

	if (b.n == 0)
		return 0;
	if (b.n > a.n)
		return a.n + 1;
	end = s + a.n;
	while ((size_t)(end - s) >= b.n &&
	    (p = memchr(s, b.s[0], (size_t)(end - s) - b.n + 1)) != NULL) {
		if (memcmp(p, b.s, b.n) == 0)
			return (size_t)(p - a.s);
		s = p + 1;
	}
	return a.n + 1;
}

size_t
span_find_last(struct span a, struct span b)
{
	if (b.n == 0)
		return a.n;
	/* the last byte of a Chinese character is rarer than its first */
	for (size_t end = a.n; end >= b.n; end--)
		if (a.s[end - 1] == b.s[b.n - 1] &&
		    memcmp(a.s + end - b.n, b.s, b.n) == 0)
			return end - b.n;
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

/* Do the bytes at both ends say that no blank stands there?  Of the characters
 * of three bytes only those of E2, E3 and EF can be blanks. */
static bool
trimmed(const char *s, size_t n)
{
	unsigned char a = (unsigned char)s[0], z = (unsigned char)s[n - 1];

	if (a <= ' ' || (a >= 0x80 && (a < 0xe4 || a == 0xef)))
		return false;
	if (z < 0x80)
		return z > ' ';
	a = n >= 3 ? (unsigned char)s[n - 3] : 0;
	return a >= 0xe4 && a < 0xef;
}

struct span
span_trim(struct span a)
{
	const char *s = a.s, *end, *p;
	uint32_t c;
	size_t len;

	if (a.n == 0 || trimmed(s, a.n))
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
