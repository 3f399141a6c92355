/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "completion.h"
#include "ratio.h"
#include "sense.h"
#include "share.h"
#include "utf.h"

struct ratio {
	struct span name;
	const char *check;
	struct span part, whole; /* words, | between them */
	bool rest;
	bool seen; /* told only where it holds */
};

static struct ratio *rows;
static size_t nrows, cap;

static struct span
keep(const struct tsv *t, size_t col)
{
	return (struct span){ arena_dup(&perm, t->cell[col], t->len[col]),
		t->len[col] };
}

void
ratios_load(void)
{
	static const char *const names[] = { "name", "check", "part", "whole",
		"form" };
	struct tsv t = { 0 };
	size_t c[sizeof names / sizeof *names];

	if (rows != NULL)
		return;
	share_open(&t, "ratios.tsv");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		c[i] = tsv_need(&t, names[i]);
	while (tsv_row(&t)) {
		bool rest = strcmp(t.cell[c[4]], "rest") == 0;
		bool seen = strcmp(t.cell[c[4]], "seen") == 0;

		if (!rest && !seen && strcmp(t.cell[c[4]], "part") != 0) {
			tsv_bad(&t, "form '%s' is none of part, rest, seen",
			    t.cell[c[4]]);
			continue;
		}
		*ARENA_PUSH(&perm, rows, nrows,
		    cap) = (struct ratio){ keep(&t, c[0]), keep(&t, c[1]).s,
			keep(&t, c[2]), keep(&t, c[3]), rest, seen };
	}
	share_close(&t);
}

/* The clause of a rate without the fillers at its end. */
static struct span
clause(const struct phrase *p)
{
	size_t end = p->n;

	while (end > p->clause && p->v[end - 1].classes & CUE_FILLER &&
	    !span_ends(span_cut(p->text, p->v[end - 1].at, p->v[end - 1].end),
		SPAN("率")))
		end--;
	if (end == p->clause)
		return (struct span){ 0 };
	return span_cut(p->text, p->v[p->clause].at, p->v[end - 1].end);
}

/* Does the noun behind a count have one of the words (12个问题)? */
static bool
noun_under(const struct reading *r, size_t token, struct span words)
{
	enum { NOUN = 12 }; /* bytes */
	struct span tail = reading_tail(r, token);
	size_t n = 0;

	while (n < tail.n && n < NOUN && lead_stop(tail, n) == STOP_NONE)
		n += utf_len((unsigned char)tail.s[n]);
	tail.n = n;
	return name_under(tail, words);
}

/* Do two figures make the rate the other way round?  Then their words were
 * misread, and it is right. */
static bool
turned(const struct reading *r, size_t rate, size_t part, size_t whole)
{
	struct relation x = relation_new(r->mem, "rate", r->v[rate].figure, 1);

	relation_part(&x, r->v[whole].figure, 1);
	relation_base(&x, r->v[part].figure, 1);
	return relation_judge(&x) && x.status <= REL_ROUNDING;
}

/* The two figures of a row; true when there is one of each. */
static bool
find(const struct reading *r, size_t rate, const struct ratio *row,
    size_t *part, size_t *whole, bool *only)
{
	size_t parts = 0, wholes = 0;
	bool added = false;

	for (size_t i = rate, n = 0; i-- > 0 && n < RATIO_REACH; n++) {
		const struct token *x = &r->v[i];
		bool is_part, is_whole;

		if (r->v[i + 1].stop >= STOP_SEMICOLON || x->figure->table > 0)
			break;
		if (x->role == ROLE_RATE && span_has(x->clause, row->name))
			break; /* its figures are its own */
		if (x->role == ROLE_RATE || x->role == ROLE_ASIDE)
			continue;
		/* a budget that was added to is no longer the whole */
		added |= sense_in(SENSE_BUDGET_MOVED, x->clause);
		/* 不合格5批次 is no part of 合格率 */
		is_part = name_under(x->clause, row->part) &&
		    !sense_in(SENSE_DENIED, x->clause);
		is_whole = name_under(x->clause, row->whole) ||
		    (x->figure->kind == FIGURE_COUNT &&
			noun_under(r, i, row->whole));
		if (is_whole && is_part) /* 完成年初预算的, 预算支出 */
			is_part = !(is_whole = parts > 0);
		if (is_part && parts++ == 0)
			*part = i;
		else if (is_whole && wholes++ == 0)
			*whole = i;
	}
	*only = parts == 1 && wholes == 1 && !added;
	if (parts == 0)
		*part = NO_TOKEN;
	return parts > 0 && wholes > 0 && reading_alike(r, *part, *whole);
}

/* The whole stands in a sentence before; a saving may be one on the budget of
 * the amount that the sentence speaks of. */
static void
far(struct tie *t, struct ties *c, size_t rate, const struct ratio *row,
    size_t part)
{
	const struct reading *r = t->r;
	size_t host = completion_host(r, rate), v[COMPLETION_FAR];

	if (part == NO_TOKEN || row->rest)
		return;
	for (size_t i = part, n = 0; i-- > 0 && n < RATIO_REACH; n++) {
		struct relation *x;

		if (r->v[i].role != ROLE_AMOUNT || !reading_alike(r, i, part) ||
		    !name_under(r->v[i].clause, row->whole))
			continue;
		x = ties_add(t, c, row->check, rate);
		relation_part(x, r->v[part].figure, 1);
		relation_base(x, r->v[i].figure, 1);
	}
	if (r->v[part].role != ROLE_CHANGE)
		return;
	for (int up = 0; up < 2 && host != NO_TOKEN; up++) {
		size_t n = completion_far(t, host, v);

		for (size_t i = 0; i < n; i++) {
			struct relation *x = ties_add(t, c, row->check, rate);
			relation_part(x, r->v[part].figure, 1);
			relation_base(x, r->v[v[i]].figure, 1);
		}
		host = tie_whole(t, host);
	}
}

bool
ratio_read(struct tie *t, size_t rate, const struct phrase *p)
{
	const struct reading *r = t->r;
	struct span words;
	struct ties c;

	ties_begin(&c, false);
	if (phrase_last(p, p->clause, CUE_FILLER | CUE_RATE) == NO_TOKEN)
		return false;
	words = clause(p);
	for (size_t i = 0; i < nrows && words.n > 0; i++) {
		const struct ratio *row = &rows[i];
		size_t part = NO_TOKEN, whole = NO_TOKEN;
		struct relation *x;
		bool only;

		if (!span_ends(words, row->name))
			continue;
		if (!find(r, rate, row, &part, &whole, &only)) {
			far(t, &c, rate, row, part);
			continue;
		}
		if (c.n == 0)
			c.sure = only && !row->seen &&
			    span_is(words, row->name) &&
			    r->v[rate].stop <= STOP_COMMA && !p->cut &&
			    (row->rest || !turned(r, rate, part, whole));
		x = ties_add(t, &c, row->check, rate);
		if (row->rest)
			relation_part(x, r->v[whole].figure, 1);
		relation_part(x, r->v[part].figure, row->rest ? -1 : 1);
		relation_base(x, r->v[whole].figure, 1);
	}
	if (c.n == 0)
		return false;
	ties_settle(t, &c);
	return true;
}

void
average_read(struct tie *t, size_t amount)
{
	enum { NAMED = 12 }; /* bytes of a noun that names an amount */
	const struct reading *r = t->r;
	struct span words = r->v[amount].clause;
	struct ties c;
	size_t counts = 0, amounts = 0, of = 0, by = 0, visits = NO_TOKEN;
	const struct cue *k = reading_clause_cue(r, amount, CUE_AVERAGE);
	struct span noun = span_from(r->v[amount].text, k->end);
	struct relation *x;

	ties_begin(&c, false);
	for (size_t i = amount, n = 0; i-- > 0 && n < RATIO_REACH; n++) {
		const struct figure *f = r->v[i].figure;
		bool same = r->v[i + 1].stop < STOP_FULL;

		if (f->table > 0 || !same)
			break;
		if (f->kind == FIGURE_MONEY && r->v[i].role == ROLE_AMOUNT &&
		    amounts++ < 1)
			of = i;
		else if (f->kind == FIGURE_COUNT && span_has(words, f->unit) &&
		    counts++ < 1)
			by = i;
		else if (f->kind == FIGURE_COUNT && visits == NO_TOKEN &&
		    f->unit.n > 3 && span_has(words, span_cut(f->unit, 0, 3)))
			visits = i; /* 人均 of 人次 */
	}
	if (counts == 0 && visits != NO_TOKEN) {
		by = visits;
		counts = 2;
	}
	/* 712人次，人均118元，共支出8.4万元: only seen to hold */
	if (amounts == 0 && amount + 1 < r->n &&
	    r->v[amount + 1].stop <= STOP_COMMA &&
	    r->v[amount + 1].role == ROLE_AMOUNT &&
	    reading_alike(r, amount + 1, amount)) {
		of = amount + 1;
		amounts = 2;
	}
	if (amounts == 0 || counts == 0)
		return;
	/* a standard, or so much a month, is no average of the whole, and
	 * 人均营业收入 none of what is no 收入, 人均债务余额 none of 债务限额 */
	c.sure = amounts == 1 && counts == 1 &&
	    (reading_clause_cue(r, amount, CUE_IN) != NULL) ==
		(reading_clause_cue(r, of, CUE_IN) != NULL) &&
	    (noun.n < NAMED || span_has(r->v[of].figure->label, noun)) &&
	    r->v[amount].stop <= STOP_COMMA && sense_in(SENSE_AVERAGE, words) &&
	    !sense_in(SENSE_NO_PLAIN_AVERAGE, words);
	x = ties_add(t, &c, "rate", amount);
	relation_part(x, r->v[of].figure, 1);
	relation_base(x, r->v[by].figure, 1);
	ties_settle(t, &c);
}
