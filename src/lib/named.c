/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "named.h"
#include "share.h"
#include "telling.h"
#include "utf.h"

enum {
	FEWEST = 3,   /* names that make a list */
	LONGEST = 36, /* bytes of a name */
	ROWS = 200
};

static struct span *nouns;
static size_t nnouns, cap_nouns;

void
named_load(void)
{
	struct tsv t = { 0 };
	size_t word;

	if (nouns != NULL)
		return;
	share_open(&t, "named.tsv");
	word = tsv_need(&t, "word");
	while (tsv_row(&t))
		*ARENA_PUSH(&perm, nouns, nnouns, cap_nouns) = (struct span){
			arena_dup(&perm, t.cell[word], t.len[word]), t.len[word]
		};
	share_close(&t);
}

/* A list up to the end of a text: its names. */
struct list {
	size_t least, most; /* how many, 和 joining one or two */
	bool open;          /* 等 */
	bool noun;          /* it ends in the noun that is counted */
	struct span text;
};

static bool
ends_in_noun(struct span s)
{
	for (size_t i = 0; i < nnouns; i++)
		if (span_ends(s, nouns[i]))
			return true;
	return false;
}

static bool
begins_with_noun(struct span s)
{
	for (size_t i = 0; i < nnouns; i++)
		if (span_begins(s, nouns[i]))
			return true;
	return false;
}

/* The places at which `and' joins two names of an item. */
static size_t
joined(struct span s)
{
	static const char *const and[] = { "和", "及", "与" };
	size_t n = 0;

	for (size_t i = 0; i < sizeof and / sizeof *and; i++) {
		struct span w = span_of(and[i]);
		size_t at = span_find(s, w);
		n += at > 0 && at < s.n && at + w.n < s.n;
	}
	return n;
}

/* Reads the list that a clause is. */
static bool
list_read(struct list *l, struct span s)
{
	size_t etc = span_find_last(s, SPAN("等")), from = 0, k;

	memset(l, 0, sizeof *l);
	l->text = s;
	l->noun = ends_in_noun(s);
	if (etc < s.n) {
		l->open = true;
		s = span_cut(s, 0, etc);
	}
	for (;;) {
		struct span rest = span_from(s, from), item;

		k = span_find(rest, SPAN("、"));
		item = k < rest.n ? span_cut(rest, 0, k) : rest;
		if (item.n == 0 || item.n > LONGEST)
			return false;
		l->least++;
		l->most += 1 + joined(item);
		if (k > rest.n)
			break;
		from += k + 3;
	}
	return l->least >= FEWEST;
}

/* Does it end a clause?  、 does not. */
static bool
stop(uint32_t c)
{
	switch (c) {
	case ',':
	case ';':
	case ':':
	case '(':
	case ')':
	case '\n':
	case '?':
	case '!':
	case 0x3002: /* 。 */
	case 0x201c:
	case 0x201d:
	case 0x300a: /* 《 */
	case 0x300b:
		return true;
	default:
		return false;
	}
}

/* The list before a count: all of the clause. */
static bool
list_tail(struct list *l, const struct token *t)
{
	struct span s = t->text;
	size_t from = s.n;

	while (from > 0) {
		uint32_t c;
		const char *at = utf_back(s.s + from, s.s, &c);

		if (stop(c))
			break;
		from = (size_t)(at - s.s);
	}
	return !span_has(s, SPAN("…")) && list_read(l, span_from(s, from));
}

/* The count as a small whole number, or 0. */
static size_t
small(struct decimal d)
{
	struct decimal t = dec_trim(d);

	return t.scale == 0 && t.n > 1 && t.n < 100 ? (size_t)t.n : 0;
}

void
named_check(const struct reading *r, struct findings *out)
{
	size_t rows = 0;

	for (size_t i = 0; i < r->n && rows < ROWS; i++) {
		const struct token *t = &r->v[i];
		const struct figure *f = t->figure;
		size_t n = small(f->value);
		struct finding *x;
		struct list l;

		if (f->kind != FIGURE_COUNT || f->bound != BOUND_IS ||
		    f->table > 0 || n == 0 ||
		    (!span_is(f->unit, SPAN("个")) &&
			!span_is(f->unit, SPAN("家"))) ||
		    !list_tail(&l, t) ||
		    (!l.noun && !begins_with_noun(reading_tail(r, i))))
			continue;
		/* an open list may name fewer; what is named beyond the count
		 * is too much in any reading */
		if (l.open ? l.least <= n : n >= l.least && n <= l.most)
			continue;
		if (!l.open && (n > l.most + 2 || n + 2 < l.least))
			continue;
		x = finding_add(out, f->line, f->col, "count", "mismatch");
		x->text = f->text;
		x->sentence = figure_sentence(r->figures, f, out->mem);
		finding_arg(
		    x, "stated", arena_dup(out->mem, f->text.s, f->text.n));
		finding_arg(x, "computed", finding_text(out, "%zu", l.least));
		finding_arg(x, "note", arena_dup(out->mem, l.text.s, l.text.n));
		rows++;
	}
}
