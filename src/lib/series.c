/* SPDX-License-Identifier: MIT */
#include "series.h"

enum { YEAR_LEAST = 1900, YEAR_MOST = 2100 };

/* Does a figure follow the one before with nothing but 、 or 和 between? */
static bool
follows(const struct reading *r, size_t i)
{
	static const struct span joins[] = { SPAN_ROW("、"), SPAN_ROW("和"),
		SPAN_ROW("及"), SPAN_ROW("与"), SPAN_ROW("以及"),
		SPAN_ROW(",") };

	if (i == 0 || i >= r->n || r->v[i].role != r->v[i - 1].role ||
	    r->v[i].figure->table > 0 || !reading_alike(r, i - 1, i))
		return false;
	for (size_t k = 0; k < sizeof joins / sizeof *joins; k++)
		if (span_is(span_trim(r->v[i].text), joins[k]))
			return true;
	return false;
}

/* The years of one point or span in time: 2023年末, 2021-2023年. */
static size_t
years_in(struct span s, unsigned *first)
{
	unsigned v[2] = { 0 };
	size_t n = 0;

	for (size_t i = 0, digits = 0; i <= s.n && n < 2; i++) {
		if (i < s.n && s.s[i] >= '0' && s.s[i] <= '9') {
			v[n] = digits++ == 0
			    ? (unsigned)(s.s[i] - '0')
			    : v[n] * 10 + (unsigned)(s.s[i] - '0');
			if (digits > 4)
				return 0;
			continue;
		}
		if (digits == 4 && v[n] >= YEAR_LEAST && v[n] < YEAR_MOST)
			n++;
		else
			v[n] = 0;
		digits = 0;
	}
	*first = v[0];
	if (n == 2)
		return v[1] > v[0] ? v[1] - v[0] + 1 : 0;
	return n;
}

/* Gives the values their years. */
static void
date(struct series *s, const struct reading *r)
{
	unsigned year[SERIES_MOST];
	struct phrase p;
	size_t n = 0;

	phrase_make(&p, r, s->first);
	for (size_t i = phrase_sentence(&p); i < p.n; i++) {
		unsigned from = 0;
		size_t many = 0;

		if (p.v[i].time)
			many = years_in(
			    span_cut(p.text, p.v[i].at, p.v[i].end), &from);
		for (size_t k = 0; k < many; k++) {
			if (n == s->n)
				return;
			year[n++] = from + (unsigned)k;
		}
	}
	if (n != s->n || p.cut)
		return;
	for (size_t i = 0; i < n; i++) {
		s->year[i] = year[i];
		for (size_t k = 0; k < n; k++)
			if (k != i && year[k] == year[i])
				s->year[i] = 0;
	}
}

void
series_find(struct series *s, const struct reading *r, size_t token)
{
	size_t first = token, end = token + 1;

	*s = (struct series){ 0 };
	while (first > 0 && token - first < SERIES_MOST && follows(r, first))
		first--;
	while (end - first <= SERIES_MOST && follows(r, end))
		end++;
	if (end - first < 2 || end - first > SERIES_MOST)
		return;
	s->first = first;
	s->n = end - first;
	date(s, r);
}

size_t
series_at(const struct series *s, unsigned year)
{
	for (size_t i = 0; i < s->n && year != 0; i++)
		if (s->year[i] == year)
			return s->first + i;
	return NO_TOKEN;
}

size_t
series_meant(const struct reading *r, size_t token, unsigned year)
{
	struct series s;

	series_find(&s, r, token);
	return s.n == 0 ? token : series_at(&s, year);
}
