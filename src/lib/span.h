/* SPDX-License-Identifier: MIT */
/*
 * span: a piece of text that somebody else owns, n bytes at s.
 *
 * The empty span has n == 0 and means "not known"; s may then be NULL.
 */
#ifndef SPAN_H
#define SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct span {
	const char *s;
	size_t n;
};

#define SPAN(literal) ((struct span){ (literal), sizeof(literal) - 1 })
/* clang-format off */
#define SPAN_ROW(literal) {(literal), sizeof(literal) - 1} /* in a table */
/* clang-format on */

static inline struct span
span_of(const char *s)
{
	return (struct span){ s, s == NULL ? 0 : strlen(s) };
}

/* n bytes at two places.  Most that are asked for differ, and in the last byte
 * if they are Chinese. */
static inline bool
span_same(const char *a, const char *b, size_t n)
{
	return n == 0 || (a[n - 1] == b[n - 1] && memcmp(a, b, n) == 0);
}

static inline bool
span_is(struct span a, struct span b)
{
	return a.n == b.n && span_same(a.s, b.s, a.n);
}

static inline bool
span_begins(struct span a, struct span with)
{
	return a.n >= with.n && span_same(a.s, with.s, with.n);
}

/* The bytes of a word if a begins with it, else 0: most differ at once, so that
 * the word is not measured first. */
static inline size_t
span_opens(struct span a, const char *word)
{
	size_t n = 0;

	while (n < a.n && a.s[n] == word[n] && word[n] != '\0')
		n++;
	return word[n] == '\0' ? n : 0;
}

static inline bool
span_ends(struct span a, struct span with)
{
	return a.n >= with.n &&
	    (with.n == 0 || span_same(a.s + a.n - with.n, with.s, with.n));
}

/* The offset of the first or last place of b in a, or a.n + 1 if there is
 * none. */
size_t span_find(struct span a, struct span b);
size_t span_find_last(struct span a, struct span b);

static inline bool
span_has(struct span a, struct span b)
{
	return span_find(a, b) <= a.n;
}

/* The offset of the first ASCII digit from `from' on; a.n if there is none. */
size_t span_digit(struct span a, size_t from);

/* The span from offset `from' on; the bytes [from, to). */
static inline struct span
span_from(struct span a, size_t from)
{
	return (struct span){ from > 0 ? a.s + from : a.s, a.n - from };
}

static inline struct span
span_cut(struct span a, size_t from, size_t to)
{
	return (struct span){ from > 0 ? a.s + from : a.s, to - from };
}

/* Behind its last byte; no sum with a NULL. */
static inline const char *
span_end(struct span a)
{
	return a.n > 0 ? a.s + a.n : a.s;
}

/* Do the bytes at both ends say that no blank stands there?  Of the characters
 * of three bytes only those of E2, E3 and EF can be blanks. */
static inline bool
span_trimmed(struct span a)
{
	unsigned char first, last;

	if (a.n == 0)
		return true;
	first = (unsigned char)a.s[0];
	if (first <= ' ' || (first >= 0x80 && (first < 0xe4 || first == 0xef)))
		return false;
	last = (unsigned char)a.s[a.n - 1];
	if (last < 0x80)
		return last > ' ';
	last = a.n >= 3 ? (unsigned char)a.s[a.n - 3] : 0;
	return last >= 0xe4 && last < 0xef;
}

/* Without blanks (ASCII, no-break, ideographic) at its ends; mostly there are
 * none. */
struct span span_trim_blanks(struct span);

static inline struct span
span_trim(struct span a)
{
	return span_trimmed(a) ? a : span_trim_blanks(a);
}

#endif
