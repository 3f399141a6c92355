/* SPDX-License-Identifier: MIT */
/*
 * utf: UTF-8 over utf8proc.
 *
 * Text inside the programs is valid UTF-8: doc.h and tsv.h see to that at the
 * edge, so everything after it may step without checking.  Lengths are bytes;
 * columns are code points; cells are the columns of a terminal, where a
 * Chinese character takes two.
 */
#ifndef UTF_H
#define UTF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes of the character that begins with this byte (1 for a stray one). */
static inline size_t
utf_len(unsigned char c)
{
	if ((c & 0xf0) == 0xe0) /* nearly all of Chinese */
		return 3;
	return c < 0xc0 ? 1 : c < 0xe0 ? 2 : 4;
}

/* The code point of three bytes at s: their marks are taken off in one. */
static inline uint32_t
utf_get3(const unsigned char *s)
{
	return ((uint32_t)s[0] << 12) + ((uint32_t)s[1] << 6) + s[2] - 0xe2080;
}

/* The code point at s and its length; s must be valid and not at its end. */
static inline uint32_t
utf_get(const char *str, size_t *len)
{
	const unsigned char *s = (const unsigned char *)str;

	if (s[0] >= 0xe0 && s[0] < 0xf0) { /* nearly all of Chinese */
		*len = 3;
		return utf_get3(s);
	}
	*len = utf_len(s[0]);
	switch (*len) {
	case 1:
		return s[0];
	case 2:
		return (uint32_t)(s[0] & 0x1f) << 6 | (s[1] & 0x3f);
	default:
		return (uint32_t)(s[0] & 0x07) << 18 |
		    (uint32_t)(s[1] & 0x3f) << 12 |
		    (uint32_t)(s[2] & 0x3f) << 6 | (s[3] & 0x3f);
	}
}

/* The character before s, its beginning and code point; s is behind begin. */
static inline const char *
utf_back(const char *s, const char *begin, uint32_t *c)
{
	size_t len;

	if ((unsigned char)s[-1] < 0x80) {
		*c = (unsigned char)*--s;
		return s;
	}
	if (s - begin >= 3 && ((unsigned char)s[-3] & 0xf0) == 0xe0) {
		*c = utf_get3((const unsigned char *)s - 3);
		return s - 3;
	}
	do
		s--;
	while (s > begin && ((unsigned char)*s & 0xc0) == 0x80);
	*c = utf_get(s, &len);
	return s;
}

/* Writes a code point at s (four bytes of room) and returns its length. */
size_t utf_put(char *s, uint32_t c);

/* The length of the valid prefix of s: n if all is well. */
size_t utf_valid(const char *s, size_t n);

/* The number of code points in n bytes. */
size_t utf_count(const char *s, size_t n);

/* The terminal columns that n bytes take (East Asian wide counts two). */
size_t utf_width(const char *s, size_t n);

/* The bytes of the longest prefix that takes at most this many columns. */
size_t utf_fit(const char *s, size_t n, size_t columns);

/* A Chinese character (Script=Han by range: 3400-4DBF, 4E00-9FFF, F900-FAFF,
 * 20000-3FFFF, and the iteration mark and zero of numerals). */
static inline bool
utf_han(uint32_t c)
{
	return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) ||
	    (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff) ||
	    c == 0x3005 || c == 0x3007;
}

/* A control character that a terminal would obey: C0, DEL, C1, and the
 * direction overrides of Unicode. */
bool utf_control(uint32_t c);

/*
 * Folds one code point the way the readers of figures want it: full-width
 * ASCII to ASCII, the ideographic and no-break spaces to a space.  The byte
 * length may change; positions are kept by the caller.
 */
static inline uint32_t
utf_fold(uint32_t c)
{
	if (c > 0x3000 && c < 0xff01)
		return c;
	if (c >= 0xff01 && c <= 0xff5e)
		return c - 0xfee0;
	if (c == 0x3000 || c == 0xa0 || (c >= 0x2000 && c <= 0x200a))
		return ' ';
	return c;
}

#endif
