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
either(__m128i v, char a, char b)
{
	return _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(a)),
	    _mm_cmpeq_epi8(v, _mm_set1_epi8(b)));
}

/* The bytes whose followers are restricted: E0, ED, F0 and above. */
static inline __m128i
restricted(__m128i v)
{
	__m128i most = _mm_set1_epi8((char)0xf0);

	return _mm_or_si128(either(v, (char)0xe0, (char)0xed),
	    _mm_cmpeq_epi8(_mm_max_epu8(v, most), v));
}

static inline __m128i
above(__m128i v, int c)
{
	return _mm_cmpgt_epi8(v, _mm_set1_epi8((char)c));
}

/* What is known of the characters so far. */
struct text {
	__m128i odd;   /* restricted bytes */
	uint32_t owed; /* places where the characters before go on */
	uint32_t bad;  /* where something else stands */
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
	t->odd = _mm_or_si128(
	    t->odd, _mm_or_si128(restricted(a), restricted(b)));
}

struct split
split_line(char *s, size_t n, char **cell, size_t *len, size_t max)
{
	struct split to = { 0 };
	struct cells c = { cell, len, 0, max, s };
	struct text t = { _mm_setzero_si128(), 0, 0 };

	for (size_t i = 0; i < n; i += 32) {
		__m128i a = _mm_loadu_si128((const __m128i *)(s + i));
		__m128i b = _mm_loadu_si128((const __m128i *)(s + i + 16));
		uint32_t in = n - i < 32 ? (UINT32_C(1) << (n - i)) - 1
					 : UINT32_MAX;
		__m128i tab = _mm_set1_epi8('\t');
		uint32_t tabs = in &
		    bits(_mm_cmpeq_epi8(a, tab), _mm_cmpeq_epi8(b, tab));
		uint32_t rare = in &
		    bits(either(a, '\0', '\\'), either(b, '\0', '\\'));
		uint32_t high = in & bits(a, b);

		if ((high | t.owed) != 0)
			look_on(&t, a, b, high);
		for (; rare != 0; rare &= rare - 1) {
			char what = s[i + (size_t)_bit_scan_forward((int)rare)];
			to.nul |= what == '\0';
			to.escape |= what == '\\';
		}
		for (; tabs != 0; tabs &= tabs - 1)
			cell_end(
			    &c, s + i + (size_t)_bit_scan_forward((int)tabs));
	}
	/* a character that the end cuts short still owes; what stands behind
	 * the end may make an odd line of a good one, to be looked at again */
	to.doubt = (t.bad | t.owed) != 0 || _mm_movemask_epi8(t.odd) != 0;
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
