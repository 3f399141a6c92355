/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "claim.h"
#include "share.h"
#include "utf.h"

enum word_kind {
	WORD_DROP,
	WORD_SCOPE,
	WORD_FUND,
	WORD_BUDGET,
	WORD_ACTUAL,
	WORD_ONCE,
	WORD_FREE,
	WORD_AGAINST,
	WORD_KINDS
};

/* The words of a kind. */
static struct {
	struct span *v;
	size_t n, cap;
} words[WORD_KINDS];

enum { REACH = 128 }; /* figures that a sentence or table is looked through */

/* The words of WORD_ONCE and WORD_FREE in normal form. */
static struct span *once, *free_of;

/* The longest word of a kind at the beginning of s, or 0. */
static size_t
word_at(enum word_kind k, struct span s)
{
	size_t best = 0;

	for (size_t i = 0; i < words[k].n; i++)
		if (words[k].v[i].n > best && span_begins(s, words[k].v[i]))
			best = words[k].v[i].n;
	return best;
}

/* The last word of a kind in s; the empty span if there is none. */
static struct span
last_word(enum word_kind k, struct span s)
{
	struct span best = {0};

	for (size_t i = 0; i < s.n; i += utf_len((unsigned char)s.s[i])) {
		size_t n = word_at(k, span_from(s, i));
		if (n > 0)
			best = span_cut(s, i, i + n);
	}
	return best;
}

/* A name without the words that are part of none, full-width brackets as the
 * writer pleased. */
static struct span
normal(struct span s, struct arena *mem)
{
	char *to = arena_get(mem, s.n + 1);
	size_t n = 0, len;

	for (size_t i = 0; i < s.n; i += len) {
		struct span rest = span_from(s, i);
		uint32_t c = utf_get(rest.s, &len);
		size_t drop = word_at(WORD_DROP, rest);

		if (drop > 0) {
			len = drop;
			continue;
		}
		c = utf_fold(c);
		if (c == ' ' || c == '(' || c == ')')
			continue;
		n += utf_put(to + n, c);
	}
	return (struct span){to, n};
}

/* The words of a kind in normal form. */
static struct span *
normals(enum word_kind k)
{
	struct span *v = arena_array(&perm, words[k].n + 1, sizeof *v);

	for (size_t i = 0; i < words[k].n; i++)
		v[i] = normal(words[k].v[i], &perm);
	return v;
}

void
claims_load(void)
{
	static const char *const kinds[WORD_KINDS] = {
	    "drop", "scope", "fund", "budget", "actual", "once",
	    "free", "against"};
	struct tsv t = {0};
	size_t kind, word;

	if (words[0].n > 0)
		return;
	share_open(&t, "claims.tsv");
	kind = tsv_need(&t, "kind");
	word = tsv_need(&t, "word");
	while (tsv_row(&t)) {
		size_t k = 0;

		while (k < WORD_KINDS && strcmp(t.cell[kind], kinds[k]) != 0)
			k++;
		if (k == WORD_KINDS) {
			tsv_bad(&t, "kind '%s' is none of drop, scope, fund, "
				    "budget, actual, once, free, against",
			    t.cell[kind]);
			continue;
		}
		*ARENA_PUSH(&perm, words[k].v, words[k].n, words[k].cap) =
		    (struct span){
			arena_dup(&perm, t.cell[word], t.len[word]),
			t.len[word]};
	}
	share_close(&t);
	once = normals(WORD_ONCE);
	free_of = normals(WORD_FREE);
}

static bool
is_word(enum word_kind k, struct span s)
{
	for (size_t i = 0; i < words[k].n; i++)
		if (span_is(words[k].v[i], s))
			return true;
	return false;
}

static enum aspect
aspect_of(struct span basis)
{
	if (basis.n == 0 || is_word(WORD_ACTUAL, basis))
		return ASPECT_ACTUAL;
	return is_word(WORD_BUDGET, basis) ? ASPECT_BUDGET : ASPECT_OTHER;
}

static bool
among(const struct span *v, size_t n, struct span item)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].n > 0 && span_is(v[i], item))
			return true;
	return false;
}

static const struct span *
word_of(enum word_kind k, const struct span *v, struct span item)
{
	for (size_t i = 0; i < words[k].n; i++)
		if (v[i].n > 0 && span_is(v[i], item))
			return &words[k].v[i];
	return NULL;
}

/* The things that a unit has one value of: its row, or NULL. */
static const struct span *
single(struct span item)
{
	const struct span *w = word_of(WORD_ONCE, once, item);

	return w != NULL ? w : word_of(WORD_FREE, free_of, item);
}

/* The item of an amount: its term, else its label. */
static bool
named(struct claim *c, const struct figure *f, struct arena *mem)
{
	const struct span *name;

	c->item = normal(f->term.n > 0 ? f->term : f->label, mem);
	if (c->item.n == 0 || (name = single(c->item)) == NULL)
		return false;
	c->name = f->term.n > 0 ? f->term : *name;
	return true;
}

/* The first amount of the sentence that an amount stands in. */
static size_t
first_of(const struct reading *r, size_t i)
{
	size_t best = i, sentence = r->v[i].figure->sentence;

	for (size_t k = 0; k < REACH && i > 0 &&
	     r->v[i - 1].figure->sentence == sentence;
	     k++)
		if (r->v[--i].role == ROLE_AMOUNT)
			best = i;
	return best;
}

/* Does the text name a thing of its own, so that what follows is not about the
 * figure before? */
static bool
names(struct span s)
{
	for (size_t i = 0; i < words[WORD_ONCE].n; i++)
		if (span_has(s, words[WORD_ONCE].v[i]))
			return true;
	return false;
}

/* The amount that a list's item is a part of: the first of its sentence, if
 * the list says so. */
static void
parent_of(struct claim *c, const struct reading *r, size_t i)
{
	size_t first = first_of(r, i);
	bool listed = false;

	for (size_t k = first + 1; k <= i; k++)
		listed |= reading_cue(r, k,
			      CUE_AMONG | CUE_INCLUDE | CUE_EACH |
				  CUE_MAINLY | CUE_FOLLOWS | CUE_COMPOSED) !=
		    NULL;
	/* 其中: at the end of the line before */
	if (first == i && i > 0 && reading_cue(r, i, CUE_AMONG) != NULL) {
		listed = true;
		while (first > 0 && i - first < REACH &&
		    r->v[--first].role != ROLE_AMOUNT)
			;
	}
	if (!listed || first == i)
		return;
	c->parent = normal(r->v[first].figure->term.n > 0
		? r->v[first].figure->term
		: r->v[first].figure->label,
	    r->mem);
	/* 支出合计 and the like name nothing: that is the whole */
	c->part = c->parent.n > 0;
}

/* 公务接待200次、2000人次: the second count has no name of its own. */
static bool
paired(const struct reading *r, size_t i)
{
	const struct token *t = &r->v[i];

	return i > 0 && t->figure->label.n == 0 &&
	    t->figure->kind == FIGURE_COUNT &&
	    r->v[i - 1].figure->kind == FIGURE_COUNT &&
	    r->v[i - 1].figure->sentence == t->figure->sentence &&
	    t->text.n <= 6;
}

static void
unit_of(struct claim *c, const struct figure *f)
{
	c->unit = f->unit;
	if (span_is(c->unit, SPAN("辆")) || span_is(c->unit, SPAN("部")))
		c->unit = SPAN("台");
	/* 公务接待批次200次 is counted in 批次 */
	if (span_is(f->unit, SPAN("次")) &&
	    (span_ends(f->label, SPAN("批次")) ||
		span_ends(f->label, SPAN("人次"))))
		c->unit = span_from(f->label, f->label.n - 6);
	/* 接待批次 in 批次 is the number of 接待 */
	if (c->unit.n > 0 && c->item.n > c->unit.n &&
	    span_ends(c->item, c->unit))
		c->item.n -= c->unit.n;
}

/* Does a clause begin with the word of a comparison? */
static bool
compares(struct span clause)
{
	return span_begins(clause, SPAN("较")) ||
	    span_begins(clause, SPAN("比")) || span_begins(clause, SPAN("与"));
}

/* The row of the totals in a table of nothing but 三公 items is 三公. */
static bool
total_of(struct claim *c, const struct reading *r, size_t i, struct arena *mem)
{
	const struct figure *f = r->v[i].figure;
	bool any = false;

	if (normal(f->label, mem).n > 0 || f->label.n == 0)
		return false;
	for (size_t k = i; k-- > 0 && i - k < REACH &&
	     r->v[k].figure->table == f->table;) {
		struct span name = r->v[k].figure->term.n > 0
		    ? r->v[k].figure->term
		    : r->v[k].figure->label;
		struct span item = normal(name, mem);
		if (item.n == 0)
			continue;
		if (!among(free_of, words[WORD_FREE].n, item))
			return false;
		any = true;
	}
	if (!any)
		return false;
	c->name = words[WORD_FREE].v[0];
	c->item = free_of[0];
	return true;
}

/* A cell: its row names the thing, its column what of it. */
static bool
cell(struct claim *c, const struct reading *r, size_t i)
{
	const struct figure *f = r->v[i].figure;

	if (!named(c, f, r->mem) && !total_of(c, r, i, r->mem))
		return false;
	unit_of(c, f);
	c->free = among(free_of, words[WORD_FREE].n, c->item);
	if (last_word(WORD_AGAINST, f->col_head).n > 0) {
		c->aspect = f->kind == FIGURE_PERCENT ? ASPECT_RATE
						      : ASPECT_SAVING;
		return c->free;
	}
	if (f->kind == FIGURE_PERCENT)
		return false;
	c->aspect = aspect_of(f->basis);
	/* a cell of unknown column speaks for itself or not at all */
	return f->basis.n > 0 || (f->label.n > 0 && f->text.n > 0 &&
	    !span_has(f->row_head, f->label));
}

/* A rate right behind the saving that it is of: what that speaks of. */
static bool
rate(struct claim *c, const struct claim *before, const struct figure *f)
{
	if (before == NULL || before->aspect != ASPECT_SAVING ||
	    !before->derived || before->token + 1 != c->token ||
	    before->figure->sentence != f->sentence)
		return false;
	c->item = before->item;
	c->name = before->name;
	c->free = before->free;
	c->derived = true;
	c->unit = f->unit;
	c->aspect = ASPECT_RATE;
	return f->kind == FIGURE_PERCENT;
}

static bool
claim_of(struct claim *c, const struct reading *r, size_t i,
    const struct claim *before)
{
	const struct token *t = &r->v[i], *h = NULL;
	const struct figure *f = t->figure;
	struct arena *mem = r->mem;
	struct span parent;

	c->token = i;
	c->figure = f;
	c->year = f->year;
	c->section = f->section;
	c->basis = f->basis;
	if (f->bound != BOUND_IS)
		return false;
	if (f->table > 0)
		return cell(c, r, i);
	if (t->host != NO_TOKEN)
		h = &r->v[t->host];
	switch (t->role) {
	case ROLE_AMOUNT:
		if (f->depth > 1)
			return false;
		if (paired(r, i)) {
			if (!named(c, r->v[i - 1].figure, mem))
				return false;
			unit_of(c, r->v[i - 1].figure);
			c->unit = f->unit;
		} else {
			if (!named(c, f, mem))
				return false;
			unit_of(c, f);
		}
		c->aspect = aspect_of(f->basis);
		parent_of(c, r, i);
		c->free = among(free_of, words[WORD_FREE].n, c->item);
		if (!c->free || !c->part)
			return true;
		/* 三公 items are the same under 三公 and by themselves; under
		 * another total they are a part of it */
		c->part = false;
		parent = c->parent;
		c->parent = (struct span){0};
		return among(free_of, words[WORD_FREE].n, parent);
	case ROLE_BASE:
		if (h == NULL || !named(c, h->figure, mem) ||
		    t->against != AGAINST_BUDGET || names(t->text))
			return false;
		unit_of(c, f);
		c->aspect = ASPECT_BUDGET;
		c->free = among(free_of, words[WORD_FREE].n, c->item);
		c->derived = true;
		return true;
	case ROLE_CHANGE:
		/* a sentence of its own speaks of the total of the list before,
		 * not of its last item */
		if (h != NULL && h->figure->sentence != f->sentence) {
			if (!compares(t->clause))
				return false;
			h = &r->v[first_of(r, t->host)];
		}
		if (h == NULL || !named(c, h->figure, mem) || names(t->text))
			return false;
		unit_of(c, f);
		c->free = among(free_of, words[WORD_FREE].n, c->item);
		c->derived = true;
		c->aspect = t->against == AGAINST_BUDGET ? ASPECT_SAVING
							 : ASPECT_CHANGE;
		return c->free &&
		    (t->against == AGAINST_BUDGET ||
			t->against == AGAINST_PRIOR);
	case ROLE_RATE:
		return rate(c, before, f);
	default:
		return false;
	}
}

void
claims_read(struct claims *to, const struct reading *r)
{
	struct span scope = {0}, fund = {0}, was;

	memset(to, 0, sizeof *to);
	for (size_t i = 0; i < r->n; i++) {
		struct claim c = {0};
		struct span w = last_word(WORD_SCOPE, r->v[i].text);

		if (w.n > 0)
			scope = w;
		was = fund;
		w = last_word(WORD_FUND, r->v[i].text);
		if (w.n > 0)
			fund = w;
		if (!claim_of(
			&c, r, i, to->n > 0 ? &to->v[to->n - 1] : NULL))
			continue;
		c.scope = scope;
		/* its own name is no heading that it stands under */
		c.fund = w.n > 0 && span_is(normal(w, r->mem), c.item) ? was
								       : fund;
		*ARENA_PUSH(r->mem, to->v, to->n, to->cap) = c;
	}
}
