/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "lexicon.h"
#include "naming.h"
#include "sense.h"
#include "utf.h"

enum { NAME_MOST = 160, BASES_MOST = 24 };

/* A label in the making. */
struct buffer {
	char s[NAME_MOST];
	size_t n;
};

static void
put(struct buffer *b, uint32_t c)
{
	if (b->n + 4 <= sizeof b->s)
		b->n += utf_put(b->s + b->n, c);
}

static bool
quote_or_blank(uint32_t c)
{
	switch (c) {
	case ' ':
	case '\t':
	case '\n':
	case '"':
	case '\'':
	case 0x2018:
	case 0x2019:
	case 0x201c:
	case 0x201d:
	case 0x300a:
	case 0x300b:
		return true;
	default:
		return false;
	}
}

/* Folds a label, without its years. */
static void
fold(struct buffer *b, struct span s)
{
	static const struct span tails[] = { SPAN_ROW("年度"), SPAN_ROW("年") };
	size_t digits = 0, len;

	b->n = 0;
	for (size_t i = 0; i < s.n; i += len) {
		uint32_t c = utf_fold(utf_get(s.s + i, &len));

		if (quote_or_blank(c))
			continue;
		put(b, c);
		digits = c >= '0' && c <= '9' ? digits + 1 : 0;
		if (digits != 4)
			continue;
		for (size_t k = 0; k < 2; k++)
			if (span_begins(span_from(s, i + len), tails[k])) {
				b->n -= 4;
				len += tails[k].n;
				break;
			}
	}
}

/* Takes the words of a basis out; returns the last basis named. */
static struct span
take_bases(struct buffer *b, const struct lexicon *l)
{
	struct {
		size_t at, end;
		int basis;
	} hit[BASES_MOST];
	size_t n = 0, len, kept = 0, from = 0;
	struct span basis = { 0 };

	for (size_t i = 0; i < b->n; i += len) {
		const char *p, *at;
		int k;

		utf_get(b->s + i, &len);
		p = b->s + i + len;
		k = words_before(&l->bases, p, b->s, &at);
		if (k < 0)
			continue;
		/* the longer of two; a name that only looks so hides */
		while (n > 0 && hit[n - 1].at >= (size_t)(at - b->s))
			n--;
		if (n > 0 && hit[n - 1].end > (size_t)(at - b->s))
			continue;
		if (n == BASES_MOST)
			break;
		hit[n].at = (size_t)(at - b->s);
		hit[n].end = i + len;
		hit[n++].basis = k;
	}
	for (size_t i = 0; i < n; i++) {
		/* cppcheck-suppress uninitvar */
		if (l->basis[hit[i].basis].n == 0)
			continue;
		basis = l->basis[hit[i].basis];
		memmove(b->s + kept, b->s + from, hit[i].at - from);
		kept += hit[i].at - from;
		from = hit[i].end;
	}
	memmove(b->s + kept, b->s + from, b->n - from);
	b->n = kept + b->n - from;
	return basis;
}

static bool
drop_front(struct span *s, enum sense words)
{
	size_t n = sense_begins(words, *s);

	if (n == 0 || n == s->n)
		return false;
	*s = span_from(*s, n);
	return true;
}

static bool
drop_back(struct span *s, enum sense words)
{
	size_t n = sense_ends(words, *s);

	if (n == 0 || n == s->n)
		return false;
	s->n -= n;
	return true;
}

/* 财政拨款收入总计 has what was carried over, 财政拨款收入 has not. */
static bool
with_carried(struct span s)
{
	return sense_ends(SENSE_WITH_CARRIED, s) > 0;
}

/* The canonical name of a piece of text, if all of it is one. */
static struct span
term_of(const struct lexicon *l, struct span s)
{
	const char *end = span_end(s), *at;
	int i = words_before(&l->terms, end, s.s, &at);

	if ((i < 0 || at != s.s) && !with_carried(s) &&
	    words_before(&l->suffix, end, s.s, &at) >= 0) {
		end = at;
		i = words_before(&l->terms, end, s.s, &at);
	}
	return i >= 0 && at == s.s ? l->term[i] : (struct span){ 0 };
}

struct span
naming_tail(struct span label)
{
	const struct lexicon *l = lexicon();
	const char *end = span_end(label), *at;
	int i = -1;

	if (label.n > 0)
		i = words_before(&l->terms, end, label.s, &at);
	return i >= 0 ? l->term[i] : (struct span){ 0 };
}

struct span
naming_of(struct span label, struct span *basis, struct arena *mem)
{
	const struct lexicon *l = lexicon();
	struct buffer b;
	struct span s, term, named;

	fold(&b, label);
	s = (struct span){ b.s, b.n };
	if ((term = term_of(l, s)).n > 0)
		return term;
	named = take_bases(&b, l);
	if (basis->n == 0)
		*basis = named;
	s.n = b.n;
	for (;;) {
		if (s.n == 0)
			return s;
		if ((term = term_of(l, s)).n > 0)
			return term;
		if (drop_front(&s, SENSE_NAME_FRONT))
			continue;
		if (with_carried(s) || !drop_back(&s, SENSE_NAME_BACK))
			break;
	}
	return (struct span){ arena_dup(mem, s.s, s.n), s.n };
}

struct span
naming_beside(struct span label)
{
	const struct lexicon *l = lexicon();
	const char *at;
	size_t before;

	do {
		before = label.n;
		if (words_at(&l->attribute, label.s, span_end(label), &at) >= 0)
			label = span_from(label, (size_t)(at - label.s));
		drop_front(&label, SENSE_NAME_PRIOR);
		if (words_before(&l->change, span_end(label), label.s, &at) >=
		    0)
			label.n = (size_t)(at - label.s);
	} while (label.n < before);
	return label;
}
