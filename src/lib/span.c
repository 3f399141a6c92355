/* SPDX-License-Identifier: MIT */
#include <stdint.h>

#include "block.h"
#include "span.h"
#include "utf.h"

/* Looks for the last byte of b: of Chinese characters the first one has but a
 * handful of values. */
size_t
span_find(struct span a, struct span b)
{
	const char *s, *end, *p;
	size_t last = b.n - 1;

	if (b.n == 0)
		return 0;
	if (b.n > a.n)
		return a.n + 1;
	s = a.s + last;
	end = a.s + a.n;
	while (
	    s < end && (p = memchr(s, b.s[last], (size_t)(end - s))) != NULL) {
		if (memcmp(p - last, b.s, last) == 0)
			return (size_t)(p - last - a.s);
		s = p + 1;
	}
	return a.n + 1;
}

size_t
span_find_last(struct span a, struct span b)
{
	size_t last = b.n - 1;

	if (b.n == 0)
		return a.n;
	if (b.n <= a.n)
		for (size_t i = a.n - b.n + 1; i-- > 0;)
			if (a.s[i + last] == b.s[last] &&
			    memcmp(a.s + i, b.s, last) == 0)
				return i;
	return a.n + 1;
}

size_t
span_digit(struct span a, size_t from)
{
	unsigned found;

	for (; a.n - from >= BLOCK; from += BLOCK)
		if ((found = block_digits(block_load(a.s + from))) != 0)
			return from + block_first(found);
	while (from < a.n && (a.s[from] < '0' || a.s[from] > '9'))
		from++;
	return from;
}

static inline bool
blank(uint32_t c)
{
	if (c > 0x3000 && c < 0xfeff) /* nearly all */
		return false;
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xa0 ||
	    c == 0x3000 || (c >= 0x2000 && c <= 0x200b) || c == 0xfeff;
}

struct span
span_trim_blanks(struct span a)
{
	const char *s = a.s, *end, *p;
	uint32_t c;
	size_t len;

	end = span_end(a);
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
