/* SPDX-License-Identifier: MIT */
#include <string.h>

#include <utf8proc.h>

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

/* May any two trail bytes follow this one?  E0 and ED restrict them. */
static bool
leads_three(unsigned char c)
{
	return c > 0xe0 && c < 0xf0 && c != 0xed;
}

/* Are the 12 bytes at s four characters of three bytes, as nearly all Chinese
 * ones are?  14 bytes can be read. */
static bool
four(const unsigned char *s)
{
	static const unsigned char mask[8] = { 0, 0xc0, 0xc0, 0, 0xc0, 0xc0 };
	static const unsigned char want[8] = { 0, 0x80, 0x80, 0, 0x80, 0x80 };
	uint64_t a, b, m, v;

	memcpy(&a, s, 8);
	memcpy(&b, s + 6, 8);
	memcpy(&m, mask, 8);
	memcpy(&v, want, 8);
	return (((a & m) ^ v) | ((b & m) ^ v)) == 0 && leads_three(s[0]) &&
	    leads_three(s[3]) && leads_three(s[6]) && leads_three(s[9]);
}

static bool
three(const unsigned char *s)
{
	return leads_three(s[0]) && (s[1] & 0xc0) == 0x80 &&
	    (s[2] & 0xc0) == 0x80;
}

/* The end of the ASCII characters from i on. */
static size_t
ascii(const unsigned char *s, size_t i, size_t n)
{
	uint64_t w;

	for (; i + 8 <= n; i += 8) {
		memcpy(&w, s + i, 8);
		if (w & UINT64_C(0x8080808080808080))
			break;
	}
	while (i < n && s[i] < 0x80)
		i++;
	return i;
}

size_t
utf_valid(const char *str, size_t n)
{
	const unsigned char *s = (const unsigned char *)str;
	size_t i = 0;

	while (i < n) {
		utf8proc_int32_t c;
		utf8proc_ssize_t k;

		while (n - i >= 14 && four(s + i))
			i += 12;
		for (int run = 0; run < 4 && n - i >= 3 && three(s + i); run++)
			i += 3;
		if (i < n && s[i] < 0x80) {
			i = ascii(s, i, n);
			continue;
		}
		if (i == n || (n - i >= 3 && three(s + i)))
			continue;
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
