/* SPDX-License-Identifier: MIT */
#include <stddef.h>
#include <stdint.h>

#include "number.h"
#include "utf.h"
#include "wrap.h"

static bool
final(uint32_t c)
{
	switch (utf_fold(c)) {
	case '!':
	case '?':
	case ';':
	case ':':
	case '.':
	case 0x3002: /* 。 */
	case 0x2026: /* … */
	case 0x300b: /* 》 */
		return true;
	default:
		return false;
	}
}

/* Is the line that ends at nl long, and without a final stop? */
static bool
long_line(const char *begin, const char *nl)
{
	const char *s = nl;
	uint32_t c;
	int chars = 0;

	while (s > begin && (s[-1] == ' ' || s[-1] == '\r'))
		s--;
	if (s == begin)
		return false;
	s = utf_back(s, begin, &c);
	if (final(c))
		return false;
	for (; s > begin && s[-1] != '\n' && s[-1] != '\t'; chars++) {
		if (chars == WRAP_CHARS)
			return true;
		s = utf_back(s, begin, &c);
	}
	return false;
}

bool
wrap_breaks(const char *begin, const char *nl, const char *end)
{
	const char *s = nl + 1, *to;
	uint32_t c;
	size_t len;

	if (s >= end || *s == '\n' || *s == ' ' || *s == '\t')
		return false;
	c = utf_fold(utf_get(s, &len));
	if (c == '\r' || c == ' ' || c == '(' || !long_line(begin, nl))
		return false;
	if (number_ordinal(s, end, &to) > 0 && to < end) {
		/* 一、 1. and the like, not 1.5 or 10万元 */
		c = utf_fold(utf_get(to, &len));
		if (c == 0x3001 || c == ')' ||
		    (c == '.' &&
			(to + len >= end ||
			    number_digit(to + len, end, &len) < 0)))
			return false;
	}
	return true;
}
