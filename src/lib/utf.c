/* SPDX-License-Identifier: MIT */
#include <string.h>

#include <utf8proc.h>

#include "utf.h"

size_t
utf_put(char *s, uint32_t c)
{
	return (size_t)utf8proc_encode_char(
	    (utf8proc_int32_t)c, (utf8proc_uint8_t *)s);
}

/* Are the six bytes at s two characters of three bytes each, neither led by E0
 * or ED, which restrict what follows?  Eight bytes can be read. */
static bool
pair(const unsigned char *s)
{
	static const unsigned char mask[8] = {
	    0xf0, 0xc0, 0xc0, 0xf0, 0xc0, 0xc0};
	static const unsigned char want[8] = {
	    0xe0, 0x80, 0x80, 0xe0, 0x80, 0x80};
	uint64_t w, m, v;

	memcpy(&w, s, 8);
	memcpy(&m, mask, 8);
	memcpy(&v, want, 8);
	return (w & m) == v && s[0] != 0xe0 && s[0] != 0xed && s[3] != 0xe0 &&
	    s[3] != 0xed;
}

size_t
utf_valid(const char *str, size_t n)
{
	const unsigned char *s = (const unsigned char *)str;
	size_t i = 0;

	while (i < n) {
		uint64_t w;
		utf8proc_int32_t c;
		utf8proc_ssize_t k;

		while (n - i >= 8 && pair(s + i))
			i += 6;
		if (i == n)
			break;
		if (s[i] < 0x80) {
			while (i + 8 <= n) {
				memcpy(&w, s + i, 8);
				if (w & UINT64_C(0x8080808080808080))
					break;
				i += 8;
			}
			while (i < n && s[i] < 0x80)
				i++;
			continue;
		}
		/* Nearly every character here: E1..EC and EE, EF lead any two
		 * trail bytes; the rest has exceptions that utf8proc knows. */
		if (n - i >= 3 && s[i] > 0xe0 && s[i] < 0xed &&
		    (s[i + 1] & 0xc0) == 0x80 && (s[i + 2] & 0xc0) == 0x80) {
			i += 3;
			continue;
		}
		k = utf8proc_iterate(s + i, (utf8proc_ssize_t)(n - i), &c);
		if (k <= 0)
			return i;
		i += (size_t)k;
	}
	return n;
}

size_t
utf_count(const char *s, size_t n)
{
	const uint64_t one = UINT64_C(0x0101010101010101);
	size_t i = 0, trail = 0;

	for (; i + 8 <= n; i += 8) {
		uint64_t w;
		memcpy(&w, s + i, 8);
		/* bytes 10xxxxxx: a one each, added up in the top byte */
		trail += ((w >> 7 & ~w >> 6 & one) * one) >> 56;
	}
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
utf_han(uint32_t c)
{
	return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) ||
	    (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff) ||
	    c == 0x3005 || c == 0x3007;
}

bool
utf_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) ||
	    (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}
