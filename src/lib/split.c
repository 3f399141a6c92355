/* SPDX-License-Identifier: MIT */
#include <stdint.h>

#if defined(__SSE2__)
#include <x86intrin.h>
#endif

#include "split.h"

/* The cells found so far. */
struct cells {
	char **cell;
	size_t *len;
	size_t n, max;
	char *from; /* the cell that is not ended yet */
};

static inline void
cell_end(struct cells *c, char *at)
{
	if (c->n < c->max) {
		c->cell[c->n] = c->from;
		c->len[c->n] = (size_t)(at - c->from);
		*at = '\0';
	}
	c->n++;
	c->from = at + 1;
}

#if defined(__SSE2__)

/* For each of 32 bytes a bit. */
static inline uint32_t
bits(__m128i a, __m128i b)
{
	return (uint32_t)_mm_movemask_epi8(a) |
	    (uint32_t)_mm_movemask_epi8(b) << 16;
}

static inline __m128i
above(__m128i v, int c)
{
	return _mm_cmpgt_epi8(v, _mm_set1_epi8((char)c));
}

static inline __m128i
equal(__m128i v, int c)
{
	return _mm_cmpeq_epi8(v, _mm_set1_epi8((char)c));
}

/* What is known of the line so far. */
struct text {
	__m128i least, most; /* bytes, place by place */
	__m128i escape;      /* where was a backslash? */
	__m128i odd;         /* where was E0 or ED? */
	uint32_t owed;       /* places where the characters before go on */
	uint32_t bad;        /* where something else stands */
};

/* Three-byte characters and nothing else above ASCII; high are the bytes above
 * ASCII.  Signed, 80..BF are up to -65 and E0 is -32. */
static inline void
look_on(struct text *t, __m128i a, __m128i b, uint32_t high)
{
	uint32_t lead = high & bits(above(a, -33), above(b, -33));
	uint64_t due = t->owed | (uint64_t)lead << 1 | (uint64_t)lead << 2;

	/* what is neither a lead nor due, or due and an ASCII byte or a lead */
	t->bad |= (high ^ lead ^ (uint32_t)due) |
	    (high & bits(above(a, -65), above(b, -65)) & ~lead);
	t->owed = (uint32_t)(due >> 32);
	/* E0, ED, F0 and above restrict what follows */
	t->odd = _mm_or_si128(
	    t->odd, _mm_or_si128(equal(a, 0xe0), equal(a, 0xed)));
	t->odd = _mm_or_si128(
	    t->odd, _mm_or_si128(equal(b, 0xe0), equal(b, 0xed)));
	t->most = _mm_max_epu8(t->most, _mm_max_epu8(a, b));
}

/* Looks at the 32 bytes at s, which are a and b. */
static inline void
look(struct text *t, struct cells *c, char *s, __m128i a, __m128i b)
{
	uint32_t tabs = bits(equal(a, '\t'), equal(b, '\t'));
	uint32_t high = bits(a, b);

	if ((high | t->owed) != 0)
		look_on(t, a, b, high);
	t->least = _mm_min_epu8(t->least, _mm_min_epu8(a, b));
	t->escape = _mm_or_si128(
	    t->escape, _mm_or_si128(equal(a, '\\'), equal(b, '\\')));
	for (; tabs != 0; tabs &= tabs - 1)
		cell_end(c, s + (size_t)_bit_scan_forward((int)tabs));
}

/* The first n of 16 bytes, and blanks behind them. */
static inline __m128i
blanked(__m128i v, size_t n)
{
	static const char kept[33] = "\xff\xff\xff\xff\xff\xff\xff\xff"
				     "\xff\xff\xff\xff\xff\xff\xff\xff";
	__m128i in = _mm_loadu_si128(
	    (const __m128i *)(kept + 16 - (n < 16 ? n : 16)));

	return _mm_or_si128(
	    _mm_and_si128(v, in), _mm_andnot_si128(in, _mm_set1_epi8(' ')));
}

static inline bool
any(__m128i v)
{
	return _mm_movemask_epi8(v) != 0;
}

struct split
split_line(char *s, size_t n, char **cell, size_t *len, size_t max)
{
	__m128i none = _mm_setzero_si128(), most;
	struct split to = { 0 };
	struct cells c = { cell, len, 0, max, s };
	struct text t = { equal(none, 0), none, none, none, 0, 0 };

	for (size_t i = 0; i < n; i += 32) {
		__m128i a = _mm_loadu_si128((const __m128i *)(s + i));
		__m128i b = _mm_loadu_si128((const __m128i *)(s + i + 16));

		if (n - i < 32) {
			a = blanked(a, n - i);
			b = blanked(b, n - i < 16 ? 0 : n - i - 16);
		}
		look(&t, &c, s + i, a, b);
	}
	/* a character that the end cuts short still owes */
	most = _mm_subs_epu8(t.most, _mm_set1_epi8((char)0xef));
	to.doubt = (t.bad | t.owed) != 0 || any(t.odd) || any(above(most, 0));
	to.nul = any(equal(t.least, 0));
	to.escape = any(t.escape);
	cell_end(&c, s + n);
	to.n = c.n;
	return to;
}

#else

struct split
split_line(char *s, size_t n, char **cell, size_t *len, size_t max)
{
	struct split to = { 0 };
	struct cells c = { cell, len, 0, max, s };

	for (size_t i = 0; i < n; i++) {
		to.doubt |= (unsigned char)s[i] >= 0x80;
		to.nul |= s[i] == '\0';
		to.escape |= s[i] == '\\';
		if (s[i] == '\t')
			cell_end(&c, s + i);
	}
	cell_end(&c, s + n);
	to.n = c.n;
	return to;
}

#endif
