/* SPDX-License-Identifier: MIT */
#include <stdint.h>

#include "block.h"
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
equal(__m128i v, int c)
{
	return _mm_cmpeq_epi8(v, _mm_set1_epi8((char)c));
}

static inline bool
any(__m128i v)
{
	return _mm_movemask_epi8(v) != 0;
}

/* Is there a NUL among the bytes of a line that stood there before its cells
 * were ended? */
static bool
nul_among(const char *s, size_t bytes, const struct cells *c)
{
	size_t n = 0;

	for (size_t i = 0; i < bytes; i++)
		n += s[i] == '\0';
	return n > (c->n <= c->max ? c->n - 1 : c->max);
}

struct split
split_line(char *s, char **cell, size_t *len, size_t max)
{
	__m128i escape = _mm_setzero_si128(), least = equal(escape, 0);
	struct cells c = { cell, len, 0, max, s };
	uint32_t ends = 0;
	struct split to;

	for (char *at = s; ends == 0; at += 32) {
		__m128i a = _mm_loadu_si128((const __m128i *)at);
		__m128i b = _mm_loadu_si128((const __m128i *)(at + 16));
		uint32_t marks = bits(equal(a, '\t'), equal(b, '\t'));

		ends = bits(equal(a, '\n'), equal(b, '\n'));
		least = _mm_min_epu8(least, _mm_min_epu8(a, b));
		escape = _mm_or_si128(
		    escape, _mm_or_si128(equal(a, '\\'), equal(b, '\\')));
		if (ends != 0) /* and nothing behind the first */
			marks = (marks | ends) & (ends ^ (ends - 1));
		for (; marks != 0; marks &= marks - 1)
			cell_end(&c, at + block_first(marks));
	}
	to.bytes = (size_t)(c.from - s) - 1;
	to.n = c.n;
	to.escape = any(escape);
	/* it may be of the bytes behind the line */
	to.nul = any(equal(least, 0)) && nul_among(s, to.bytes, &c);
	return to;
}

#else

struct split
split_line(char *s, char **cell, size_t *len, size_t max)
{
	struct split to = { 0 };
	struct cells c = { cell, len, 0, max, s };
	bool end = false;

	for (char *at = s; !end; at++) {
		end = *at == '\n';
		to.nul |= *at == '\0';
		to.escape |= *at == '\\';
		if (*at == '\t' || end)
			cell_end(&c, at);
	}
	to.bytes = (size_t)(c.from - s) - 1;
	to.n = c.n;
	return to;
}

#endif
