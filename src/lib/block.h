/* SPDX-License-Identifier: MIT */
/*
 * block: questions about sixteen bytes at once.
 *
 * An answer has a bit for each byte, that of the first one lowest.  Where there
 * is SSE2, which is on every x86-64, it takes two or three instructions; else
 * some ten for eight bytes, and the answers are the same.  This is the only
 * place that knows what the machine can do.
 */
#ifndef BLOCK_H
#define BLOCK_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { BLOCK = 16 };

/* Eight bytes, the first lowest.  Compilers make one load of this where the
 * machine has it so. */
static inline uint64_t
block_eight(const char *str)
{
	const unsigned char *s = (const unsigned char *)str;

	return (uint64_t)s[0] | (uint64_t)s[1] << 8 | (uint64_t)s[2] << 16 |
	    (uint64_t)s[3] << 24 | (uint64_t)s[4] << 32 | (uint64_t)s[5] << 40 |
	    (uint64_t)s[6] << 48 | (uint64_t)s[7] << 56;
}

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

/* Are n blocks whole characters of one byte and of three, as nearly all are in
 * a Chinese text?  The two bytes before them end a character.  Nothing is
 * asked before the end, so that no block waits for another: trails stand where
 * one or two bytes before there is a lead and nowhere else; 0xc0..0xe0 and 0xed
 * stand nowhere; nothing is above 0xef. */
static inline bool
block_plain(const char *s, size_t n)
{
	const __m128i zero = _mm_setzero_si128();
	__m128i odd = zero, most = zero, least = _mm_set1_epi8(-1);

	for (; n > 0; n--, s += BLOCK) {
		__m128i v = block_load(s).v;
		__m128i lead = _mm_max_epu8(
		    block_load(s - 1).v, block_load(s - 2).v);
		__m128i undue = _mm_cmpeq_epi8(
		    _mm_subs_epu8(lead, _mm_set1_epi8((char)0xdf)), zero);
		__m128i trail = _mm_cmplt_epi8(v, _mm_set1_epi8(-0x40));

		odd = _mm_or_si128(odd, _mm_cmpeq_epi8(undue, trail));
		odd = _mm_or_si128(
		    odd, _mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xed)));
		most = _mm_max_epu8(most, v);
		least = _mm_min_epu8(
		    least, _mm_add_epi8(v, _mm_set1_epi8(0x40)));
	}
	/* 0xef and 0x21 are still good */
	most = _mm_subs_epu8(most, _mm_set1_epi8((char)0xef));
	least = _mm_subs_epu8(_mm_set1_epi8(0x21), least);
	return _mm_movemask_epi8(_mm_cmpeq_epi8(
		   _mm_or_si128(odd, _mm_or_si128(most, least)), zero)) ==
	    0xffff;
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
	uint64_t v[2]; /* the first byte lowest */
};

/* The byte c eight times. */
#define BLOCK_ALL(c) (UINT64_C(0x0101010101010101) * (c))

static inline void
block_put_eight(char *to, uint64_t w)
{
	to[0] = (char)w;
	to[1] = (char)(w >> 8);
	to[2] = (char)(w >> 16);
	to[3] = (char)(w >> 24);
	to[4] = (char)(w >> 32);
	to[5] = (char)(w >> 40);
	to[6] = (char)(w >> 48);
	to[7] = (char)(w >> 56);
}

static inline struct block
block_load(const char *s)
{
	return (struct block){ { block_eight(s), block_eight(s + 8) } };
}

static inline void
block_store(char *to, struct block b)
{
	block_put_eight(to, b.v[0]);
	block_put_eight(to + 8, b.v[1]);
}

/* Makes the top bits of all bytes an answer. */
static inline unsigned
block_answer(uint64_t a, uint64_t b)
{
	const uint64_t gather = UINT64_C(0x0102040810204080);

	a = (a & BLOCK_ALL(0x80)) >> 7;
	b = (b & BLOCK_ALL(0x80)) >> 7;
	return (unsigned)(a * gather >> 56 | (b * gather >> 56) << 8);
}

static inline unsigned
block_high(struct block b)
{
	return block_answer(b.v[0], b.v[1]);
}

static inline unsigned
block_trails(struct block b)
{
	return block_answer(b.v[0] & ~(b.v[0] << 1), b.v[1] & ~(b.v[1] << 1));
}

static inline size_t
block_count_trails(const char *s, size_t n)
{
	size_t sum = 0;

	for (n *= 2; n > 0; n--, s += 8) {
		uint64_t w = block_eight(s);

		w = (w & ~(w << 1) & BLOCK_ALL(0x80)) >> 7;
		sum += w * BLOCK_ALL(1) >> 56;
	}
	return sum;
}

static inline uint64_t
block_threes_of(uint64_t w)
{
	uint64_t low = w & BLOCK_ALL(0x0f);

	/* 1110, then neither 0 nor d */
	return w & w << 1 & w << 2 & ~(w << 3) & (low + BLOCK_ALL(0x7f)) &
	    ((low ^ BLOCK_ALL(0x0d)) + BLOCK_ALL(0x7f));
}

static inline unsigned
block_threes(struct block b)
{
	return block_answer(block_threes_of(b.v[0]), block_threes_of(b.v[1]));
}

static inline bool
block_plain(const char *s, size_t n)
{
	unsigned due = 0, good = 1;

	for (; n > 0; n--, s += BLOCK) {
		struct block b = block_load(s);
		unsigned high = block_high(b), trail = block_trails(b);
		unsigned three = block_threes(b);

		due |= three << 1 | three << 2;
		good &= (due & 0xffff) == trail && (three | trail) == high;
		due >>= 16;
	}
	return good != 0;
}

static inline uint64_t
block_escapes_of(uint64_t w)
{
	uint64_t slash = w ^ BLOCK_ALL('\\');
	uint64_t low = (w & BLOCK_ALL(0x7f)) + BLOCK_ALL(0x60);
	uint64_t other = (slash & BLOCK_ALL(0x7f)) + BLOCK_ALL(0x7f);

	return ~(low | w) | ~(other | slash);
}

static inline unsigned
block_escapes(struct block b)
{
	return block_answer(block_escapes_of(b.v[0]), block_escapes_of(b.v[1]));
}

#endif

#endif
