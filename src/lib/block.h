/* SPDX-License-Identifier: MIT */
/*
 * block: questions about sixteen bytes at once.
 *
 * An answer has a bit for each byte, that of the first one lowest.  Where there
 * is SSE2, which is on every x86-64, it takes two or three instructions; else
 * eight times as many, and the answers are the same.  This is the only place
 * that knows what the machine can do.
 */
#ifndef BLOCK_H
#define BLOCK_H

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { BLOCK = 16 };

/* The place of the lowest bit of an answer that is not 0. */
static inline unsigned
block_first(unsigned bits)
{
#if defined(__GNUC__)
	return (unsigned)__builtin_ctz(bits);
#else
	unsigned n = 0;

	for (; (bits & 1) == 0; bits >>= 1)
		n++;
	return n;
#endif
}

#if defined(__SSE2__)

struct block {
	__m128i v;
};

static inline struct block
block_load(const char *s)
{
	return (struct block){ _mm_loadu_si128((const void *)s) };
}

static inline void
block_store(char *to, struct block b)
{
	_mm_storeu_si128((void *)to, b.v);
}

/* Bytes of 0x80 and more. */
static inline unsigned
block_high(struct block b)
{
	return (unsigned)_mm_movemask_epi8(b.v);
}

/* Bytes 0x80..0xbf: the second and later ones of a character.  As signed
 * numbers they are the least. */
static inline unsigned
block_trails(struct block b)
{
	return (unsigned)_mm_movemask_epi8(
	    _mm_cmplt_epi8(b.v, _mm_set1_epi8(-0x40)));
}

/* How many trails there are in n blocks. */
static inline size_t
block_count_trails(const char *s, size_t n)
{
	const __m128i zero = _mm_setzero_si128();
	__m128i sum = zero;
	uint64_t two[2];

	for (; n > 0; n--, s += BLOCK) {
		__m128i is = _mm_cmplt_epi8(
		    block_load(s).v, _mm_set1_epi8(-0x40));

		/* what is true is -1 in each byte */
		sum = _mm_add_epi64(
		    sum, _mm_sad_epu8(_mm_sub_epi8(zero, is), zero));
	}
	memcpy(two, &sum, sizeof two);
	return (size_t)(two[0] + two[1]);
}

/* Bytes that begin a character of three and may be followed by any two trails:
 * 0xe1..0xef but for 0xed. */
static inline unsigned
block_threes(struct block b)
{
	__m128i in = _mm_and_si128(_mm_cmpgt_epi8(b.v, _mm_set1_epi8(-0x20)),
	    _mm_cmplt_epi8(b.v, _mm_set1_epi8(-0x10)));
	__m128i ed = _mm_cmpeq_epi8(b.v, _mm_set1_epi8(-0x13));

	return (unsigned)_mm_movemask_epi8(_mm_andnot_si128(ed, in));
}

/* Control characters and backslashes. */
static inline unsigned
block_escapes(struct block b)
{
	__m128i low = _mm_cmpeq_epi8(
	    _mm_min_epu8(b.v, _mm_set1_epi8(0x1f)), b.v);
	__m128i slash = _mm_cmpeq_epi8(b.v, _mm_set1_epi8('\\'));

	return (unsigned)_mm_movemask_epi8(_mm_or_si128(low, slash));
}

#else

struct block {
	unsigned char v[BLOCK];
};

static inline struct block
block_load(const char *s)
{
	struct block b;

	memcpy(b.v, s, BLOCK);
	return b;
}

static inline void
block_store(char *to, struct block b)
{
	memcpy(to, b.v, BLOCK);
}

static inline unsigned
block_high(struct block b)
{
	unsigned bits = 0;

	for (int i = 0; i < BLOCK; i++)
		bits |= (unsigned)(b.v[i] >= 0x80) << i;
	return bits;
}

static inline unsigned
block_trails(struct block b)
{
	unsigned bits = 0;

	for (int i = 0; i < BLOCK; i++)
		bits |= (unsigned)((b.v[i] & 0xc0) == 0x80) << i;
	return bits;
}

static inline size_t
block_count_trails(const char *s, size_t n)
{
	size_t sum = 0;

	for (n *= BLOCK; n > 0; n--)
		sum += (*s++ & 0xc0) == 0x80;
	return sum;
}

static inline unsigned
block_threes(struct block b)
{
	unsigned bits = 0;

	for (int i = 0; i < BLOCK; i++)
		bits |=
		    (unsigned)(b.v[i] > 0xe0 && b.v[i] < 0xf0 && b.v[i] != 0xed)
		    << i;
	return bits;
}

static inline unsigned
block_escapes(struct block b)
{
	unsigned bits = 0;

	for (int i = 0; i < BLOCK; i++)
		bits |= (unsigned)(b.v[i] < 0x20 || b.v[i] == '\\') << i;
	return bits;
}

#endif

#endif
