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

static bool
three(const unsigned char *s)
{
	return s[0] > 0xe0 && s[0] < 0xf0 && s[0] != 0xed &&
	    (s[1] & 0xc0) == 0x80 && (s[2] & 0xc0) == 0x80;
}

/* Blocks that are looked at together: many, but few around an odd one. */
enum { MANY = 64, FEW = 4 };

size_t
utf_valid(const char *str, size_t n)
{
	const unsigned char *s = (const unsigned char *)str;
	size_t i = 0, odd = 0, k;

	while (i < n) {
		size_t stop = i < 2 ? 2 : i + FEW * BLOCK;
		size_t most = i < odd ? FEW : MANY, blocks = (n - i) / BLOCK;

		blocks = blocks < most ? blocks : most;
		if (i >= 2 && blocks > 0 && block_plain(str + i, blocks)) {
			i += blocks * BLOCK;
			/* the last character may go on behind them */
			i -= s[i - 1] >= 0xe0 ? 1 : s[i - 2] >= 0xe0 ? 2 : 0;
			continue;
		}
		if (i >= 2 && blocks > FEW) {
			odd = i + blocks * BLOCK;
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

/* The trails, bytes 10xxxxxx, of eight: a one each, summed in the top byte. */
static inline size_t
trails_of(uint64_t w)
{
	const uint64_t one = UINT64_C(0x0101010101010101);

	return (size_t)(((w >> 7 & ~w >> 6 & one) * one) >> 56);
}

static inline uint64_t
four(const char *str)
{
	const unsigned char *s = (const unsigned char *)str;

	return (uint64_t)s[0] | (uint64_t)s[1] << 8 | (uint64_t)s[2] << 16 |
	    (uint64_t)s[3] << 24;
}

size_t
utf_count(const char *s, size_t n)
{
	size_t i = n / BLOCK * BLOCK;
	size_t trail = block_count_trails(s, n / BLOCK);

	if (i + 8 <= n) {
		trail += trails_of(block_eight(s + i));
		i += 8;
	}
	/* fewer than eight are left: the end of eight, or two times four that
	 * have bytes in common */
	if (i == n)
		return n - trail;
	if (n >= 8)
		trail += trails_of(block_eight(s + n - 8) >> 8 * (8 - (n - i)));
	else if (n >= 4)
		trail += trails_of(four(s) | four(s + n - 4) << 8 * (n - 4));
	else
		for (; i < n; i++)
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
