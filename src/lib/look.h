/* SPDX-License-Identifier: MIT */
/*
 * look: the character at a place or before it, folded, for those who read by
 * hand; and whether a literal begins there.
 */
#ifndef LOOK_H
#define LOOK_H

#include <string.h>

#include "utf.h"

/* The character at s; 0 at the end. */
static inline uint32_t
look_at(const char *s, const char *end)
{
	size_t len;

	if (s >= end)
		return 0;
	return (unsigned char)*s < 0x80 ? (unsigned char)*s
					: utf_fold(utf_get(s, &len));
}

/* The character that ends at s; 0 at the beginning. */
static inline uint32_t
look_before(const char *s, const char *begin)
{
	uint32_t c = 0;

	if (s > begin)
		utf_back(s, begin, &c);
	return utf_fold(c);
}

/* Does this literal begin at s? */
#define LOOK_IS(s, end, word) \
	((size_t)((end) - (s)) >= sizeof(word) - 1 && \
	    memcmp((s), (word), sizeof(word) - 1) == 0)

static inline bool
look_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static inline bool
look_latin(uint32_t c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

#endif
