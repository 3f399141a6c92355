/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "heading.h"
#include "name.h"
#include "utf.h"

enum { SHORT_NAME = 9, OWN_NAME = 12 }; /* bytes: three characters, four */

/* Bytes of a time or mark in front: digits, 年 月 and the like. */
static size_t
time_in_front(struct span s)
{
	static const struct span units[] = { SPAN_ROW("年度"), SPAN_ROW("年"),
		SPAN_ROW("月份"), SPAN_ROW("月"), SPAN_ROW("-"), SPAN_ROW("至"),
		SPAN_ROW("、"), SPAN_ROW(".") };
	size_t i = 0, end = 0;

	while (i < s.n && s.s[i] >= '0' && s.s[i] <= '9') {
		while (i < s.n && s.s[i] >= '0' && s.s[i] <= '9')
			i++;
		for (size_t k = 0; k < sizeof units / sizeof *units; k++)
			if (span_begins(span_from(s, i), units[k])) {
				end = i += units[k].n;
				break;
			}
		if (end != i)
			break;
	}
	return end;
}

static bool
dropped(const char *s, size_t n)
{
	static const struct span marks[] = { SPAN_ROW("“"), SPAN_ROW("”"),
		SPAN_ROW("‘"), SPAN_ROW("’"), SPAN_ROW("\""), SPAN_ROW("'"),
		SPAN_ROW(" "), SPAN_ROW("\n"), SPAN_ROW("\t"), SPAN_ROW("　"),
		SPAN_ROW("\xc2\xa0"), SPAN_ROW("《"), SPAN_ROW("》"),
		SPAN_ROW("("), SPAN_ROW(")"), SPAN_ROW("（"), SPAN_ROW("）") };

	if ((unsigned char)*s > 0xe3 && (unsigned char)*s != 0xef)
		return false; /* nearly all */
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (span_is((struct span){ s, n }, marks[i]))
			return true;
	return false;
}

static void
strip(struct name *to, struct cues *c)
{
	struct span s = { to->s, to->n };
	size_t from = 0, end = s.n;
	bool again = true;

	c->n = 0;
	to->placed = false;
	cues_find(c, s);
	while (again) {
		size_t k = time_in_front(span_cut(s, from, end));

		again = k > 0;
		from += k;
		for (size_t i = 0; i < c->n; i++)
			if (c->v[i].at == from && c->v[i].end <= end &&
			    c->v[i].classes &
				(CUE_FILLER | CUE_PLACE | CUE_DONE |
				    CUE_BASIS)) {
				to->placed |= (c->v[i].classes & CUE_PLACE) !=
				    0;
				from = c->v[i].end;
				again = true;
			}
		for (size_t i = c->n; i-- > 0;)
			if (c->v[i].end == end && c->v[i].at >= from &&
			    c->v[i].classes &
				(CUE_FILLER | CUE_DONE | CUE_TOTAL)) {
				end = c->v[i].at;
				again = true;
			}
	}
	to->core = to->s + from;
	to->core_n = end - from;
}

void
name_make(struct name *to, struct cues *scratch, struct span s)
{
	to->n = 0;
	for (size_t i = 0; i < s.n;) {
		size_t k = utf_len((unsigned char)s.s[i]);

		if (!dropped(s.s + i, k)) {
			if (to->n + k > NAME_BYTES)
				break;
			memcpy(to->s + to->n, s.s + i, k);
			to->n += k;
		}
		i += k;
	}
	strip(to, scratch);
}

void
name_of(struct name *to, struct cues *scratch, const struct reading *r,
    size_t token)
{
	struct span s = r->v[token].figure->label;

	name_make(to, scratch, s.n > 0 ? s : r->v[token].clause);
}

/* Is the end of a label, from byte `at' on, the last of several things that it
 * names (税收返还和转移支付)? */
static bool
joined(struct span label, size_t at)
{
	static const struct span joins[] = { SPAN_ROW("和"), SPAN_ROW("与"),
		SPAN_ROW("及"), SPAN_ROW("、") };

	if (heading_mark(label.s, label.s + label.n) == at)
		return false; /* 二、基金 */
	for (size_t i = 0; i < sizeof joins / sizeof *joins; i++)
		if (span_ends(span_cut(label, 0, at), joins[i]))
			return true;
	return false;
}

enum name_fit
name_fit(const struct name *label, const struct name *phrase)
{
	struct span a = { label->core, label->core_n };
	struct span b = { phrase->core, phrase->core_n };

	if (a.n < 6 || b.n < 6)
		return NAME_OTHER;
	if (span_is(a, b))
		return NAME_SAME;
	if (span_ends(a, b) && joined(a, a.n - b.n))
		return NAME_OTHER;
	/* 全市…收入 is not the 市本级…收入 that ends alike */
	if (span_ends(a, b) && phrase->placed)
		return NAME_TAIL;
	if (span_ends(a, b))
		return b.n >= SHORT_NAME ? NAME_FITS : NAME_TAIL;
	if (a.n >= OWN_NAME && span_ends(b, a))
		return NAME_LIKE;
	return NAME_OTHER;
}

size_t
name_common(const struct name *a, const struct name *b)
{
	size_t n = 0;

	while (n < a->core_n && n < b->core_n &&
	    a->core[a->core_n - n - 1] == b->core[b->core_n - n - 1])
		n++;
	return n;
}

bool
name_under(struct span text, struct span words)
{
	for (size_t i = 0; i < words.n;) {
		const char *bar = memchr(words.s + i, '|', words.n - i);
		size_t end = bar != NULL ? (size_t)(bar - words.s) : words.n;

		if (span_has(text, span_cut(words, i, end)))
			return true;
		i = end + 1;
	}
	return false;
}
