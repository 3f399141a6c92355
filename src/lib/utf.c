/* SPDX-License-Identifier: MIT */
#include <string.h>

#include <utf8proc.h>

#include "block.h"
#include "utf.h"

size_t
utf_put(char *s, uint32_t c)
{
	if (c < 0x80) {
		s[0] = (char)c;
		return 1;
	}
	if (c >= 0x800 && c < 0x10000) {
		s[0] = (char)(0xe0 | c >> 12);
		s[1] = (char)(0x80 | (c >> 6 & 0x3f));
		s[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	return (size_t)utf8proc_encode_char(
	    (utf8proc_int32_t)c, (utf8proc_uint8_t *)s);
}

static inline uint64_t
join(uint64_t a, uint64_t b, uint64_t c, uint64_t d)
{
	return a | b << 16 | c << 32 | d << 48;
}

/* The bytes of whole characters at s, which has room for 64, if all of these
 * are ASCII or of three bytes, as nearly all are in a Chinese text; else 0. */
static size_t
plain64(const char *s)
{
	struct block a = block_load(s), b = block_load(s + 16);
	struct block c = block_load(s + 32), d = block_load(s + 48);
	uint64_t high = join(
	    block_high(a), block_high(b), block_high(c), block_high(d));
	uint64_t trail = join(
	    block_trails(a), block_trails(b), block_trails(c), block_trails(d));
	uint64_t three = join(
	    block_threes(a), block_threes(b), block_threes(c), block_threes(d));

	/* each high byte begins a character or is behind such a one */
	if ((three << 1 | three << 2) != trail || (three | trail) != high)
		return 0;
	/* the last character may go on behind the 64 */
	return 64 - (size_t)(three >> 63) - 2 * (size_t)(three >> 62 & 1);
}

static bool
three(const unsigned char *s)
{
	return s[0] > 0xe0 && s[0] < 0xf0 && s[0] != 0xed &&
	    (s[1] & 0xc0) == 0x80 && (s[2] & 0xc0) == 0x80;
}

size_t
utf_valid(const char *str, size_t n)
{
	const unsigned char *s = (const unsigned char *)str;
	size_t i = 0, k;

	while (i < n) {
		size_t stop = i + 64;

		if (n - i >= 64 && (k = plain64(str + i)) > 0) {
			i += k;
			continue;
		}
		/* past the odd one, one by one */
		for (; i < n && i < stop; i += k) {
			utf8proc_int32_t c;

			if (s[i] < 0x80) {
				k = 1;
			} else if (n - i >= 3 && three(s + i)) {
				k = 3;
			} else {
				utf8proc_ssize_t len = utf8proc_iterate(
				    s + i, (utf8proc_ssize_t)(n - i), &c);
				if (len <= 0)
					return i;
				k = (size_t)len;
			}
		}
	}
	return n;
}

size_t
utf_count(const char *s, size_t n)
{
	size_t rest = n % BLOCK, trail = 0;
	unsigned bits;

	if (n >= BLOCK) {
		trail = block_count_trails(s, n / BLOCK);
		/* of the last block those that are not counted yet */
		bits = block_trails(block_load(s + n - BLOCK));
		return n - trail - block_sum(bits >> (BLOCK - rest));
	}
	if (n >= 8) {
		/* two halves that may overlap */
		bits = block_trails(block_load_two(s, s + n - 8));
		return n - block_sum((bits & 0xff) | bits >> 8 << (n - 8));
	}
	for (size_t i = 0; i < n; i++)
		trail += ((unsigned char)s[i] & 0xc0) == 0x80;
	return n - trail;
}

static size_t
columns_of(uint32_t c)
{
	int w = utf8proc_charwidth((utf8proc_int32_t)c);

	return w < 0 ? 0 : (size_t)w;
}

size_t
utf_width(const char *s, size_t n)
{
	size_t w = 0, len;

	for (size_t i = 0; i < n; i += len)
		w += columns_of(utf_get(s + i, &len));
	return w;
}

size_t
utf_fit(const char *s, size_t n, size_t columns)
{
	size_t w = 0, len, i;

	for (i = 0; i < n; i += len) {
		w += columns_of(utf_get(s + i, &len));
		if (w > columns)
			break;
	}
	return i;
}

bool
utf_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) ||
	    (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}
