/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "phrase.h"
#include "utf.h"

static struct word *
more(struct phrase *p)
{
	if (p->n == PHRASE_WORDS) {
		memmove(p->v, p->v + PHRASE_WORDS / 2,
		    PHRASE_WORDS / 2 * sizeof *p->v);
		p->n = PHRASE_WORDS / 2;
		p->cut = true;
	}
	memset(&p->v[p->n], 0, sizeof *p->v);
	return &p->v[p->n++];
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The end of a point in time that begins with a digit at `at', or at: digits,
 * dashes and 年 月 日 季度, ending in one of these. */
static size_t
time_end(struct span s, size_t at, unsigned *year)
{
	static const struct span units[] = { SPAN_ROW("年度"), SPAN_ROW("年末"),
		SPAN_ROW("年底"), SPAN_ROW("年初"), SPAN_ROW("年"),
		SPAN_ROW("月份"), SPAN_ROW("月末"), SPAN_ROW("月底"),
		SPAN_ROW("月"), SPAN_ROW("日"), SPAN_ROW("季度") };
	static const struct span joins[] = { SPAN_ROW("-"), SPAN_ROW("—"),
		SPAN_ROW("~"), SPAN_ROW("～"), SPAN_ROW("至"), SPAN_ROW("到") };
	size_t end = at, i = at, digits = 0;
	unsigned number = 0, years = 0;

	*year = 0;
	/* 2014决算数: the 年 was lost */
	if (s.n - at > 4 && !digit(s.s[at + 4]) && s.s[at + 4] != '.' &&
	    (memcmp(s.s + at, "20", 2) == 0 ||
		memcmp(s.s + at, "19", 2) == 0) &&
	    digit(s.s[at + 2]) && digit(s.s[at + 3]))
		end = at + 4;
	while (i < s.n) {
		size_t k = 0, was = i;

		if (digit(s.s[i])) {
			number = digits++ == 0 ? (unsigned)(s.s[i] - '0')
			    : number > 9999
			    ? number
			    : number * 10 + (unsigned)(s.s[i] - '0');
			i++;
			continue;
		}
		for (; k < sizeof units / sizeof *units; k++)
			if (digits > 0 &&
			    span_begins(span_from(s, i), units[k]))
				break;
		if (k < sizeof units / sizeof *units) {
			if (k <= 4 && number >= 1900 && number < 2100) {
				*year = number;
				years++;
			}
			end = i += units[k].n;
			digits = 0;
			continue;
		}
		for (k = 0; k < sizeof joins / sizeof *joins; k++)
			if (span_begins(span_from(s, i), joins[k]))
				i += joins[k].n;
		if (i == was)
			break;
		digits = 0;
	}
	if (years != 1)
		*year = 0;
	return end;
}

/* What stands in brackets that close again says nothing of what is tied, nor
 * does a clause that begins with a comparison. */
static void
set_aside(struct phrase *p)
{
	size_t open = 0;
	bool first = true;

	for (size_t i = 0; i < p->n; i++) {
		if (!p->v[i].bracket)
			continue;
		if (p->text.s[p->v[i].at] == '(') {
			open = i;
			first = false;
			continue;
		}
		for (size_t k = first ? 0 : open; k < i; k++)
			p->v[k].aside = true;
		first = false;
	}
	/* 与年初预算指标对比，: a clause of its own that says what is compared
	 */
	for (size_t i = 0, from = 0; i < p->n; i++) {
		if (p->v[i].stop == STOP_NONE)
			continue;
		while (from < i &&
		    (p->v[from].classes & CUE_FILLER || p->v[from].time))
			from++;
		if (p->v[from].classes & CUE_THAN && i < p->clause)
			while (from < i)
				p->v[from++].aside = true;
		from = i + 1;
	}
}

void
phrase_make(struct phrase *p, const struct reading *r, size_t token)
{
	const struct token *t = &r->v[token];
	const struct cue *c = t->ncue > 0 ? r->cues.v + t->cue : r->cues.v;
	const struct cue *end = t->ncue > 0 ? c + t->ncue : c;
	bool apart = true; /* does an unknown word begin here? */

	p->n = p->clause = 0;
	p->cut = false;
	p->text = t->text;
	for (size_t at = 0; at < t->text.n;) {
		enum stop stop = lead_stop(t->text, at);
		size_t next = at + utf_len((unsigned char)t->text.s[at]);
		char ch = t->text.s[at];
		unsigned year = 0;
		struct word *w;

		while (c < end && c->end <= at)
			c++;
		if (digit(ch) && (next = time_end(t->text, at, &year)) > at) {
			w = more(p);
			w->time = true;
			w->year = year;
		} else if (c < end &&
		    (c->at == at ||
			(c->at < at && at > 0 && p->v[p->n - 1].time))) {
			/* 2022年预算: the 年 of 年预算 is the year's */
			w = more(p);
			w->classes = c->classes;
			w->sign = c->sign;
			next = c->end;
		} else if (stop != STOP_NONE || ch == '(' || ch == ')') {
			next = at + utf_len((unsigned char)ch);
			w = more(p);
			w->stop = stop;
			w->bracket = stop == STOP_NONE;
		} else {
			next = at + utf_len((unsigned char)ch);
			if (!apart) {
				p->v[p->n - 1].end = next;
				at = next;
				continue;
			}
			w = more(p);
			w->at = at;
			w->end = next;
			at = next;
			apart = false;
			continue;
		}
		w->at = at;
		w->end = next;
		at = next;
		apart = true;
	}
	while (p->clause < p->n && p->v[p->clause].at < t->clause_at)
		p->clause++;
	set_aside(p);
}

size_t
phrase_last(const struct phrase *p, size_t from, uint32_t classes)
{
	for (size_t i = p->n; i-- > from;)
		if (p->v[i].classes & classes)
			return i;
	return NO_TOKEN;
}

struct span
phrase_rest(const struct phrase *p, size_t from, size_t to, uint32_t classes)
{
	size_t first = to, last = to;

	for (size_t i = from; i < to && i < p->n; i++) {
		const struct word *w = &p->v[i];
		if (w->classes & (classes | CUE_FILLER) || w->time ||
		    w->bracket || w->aside ||
		    (w->stop != STOP_NONE && w->stop <= STOP_COMMA))
			continue;
		if (first == to)
			first = i;
		last = i;
	}
	if (first == to)
		return (struct span){ 0 };
	return span_cut(p->text, p->v[first].at, p->v[last].end);
}

bool
phrase_idle(const struct phrase *p, size_t from)
{
	for (size_t i = from; i < p->n; i++)
		if (!(p->v[i].classes & CUE_FILLER))
			return false;
	return true;
}

size_t
phrase_sentence(const struct phrase *p)
{
	for (size_t i = p->n; i-- > 0;)
		if (p->v[i].stop >= STOP_SEMICOLON)
			return i + 1;
	return 0;
}
