/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "claim.h"
#include "contradiction.h"
#include "cue.h"
#include "telling.h"

enum {
	WHERE = 400, /* bytes of `where' */
	VALUES = 3,  /* of a thing that stands under any heading */
	NEIGHBOURS = 32,
	CLOSE = 3,   /* sentences apart */
	MANY = 500   /* contradictions of a report */
};

void
figures_load(void)
{
	cues_load();
	claims_load();
}

static int
by_span(struct span a, struct span b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int k = n == 0 ? 0 : memcmp(a.s, b.s, n);

	if (k != 0)
		return k;
	return a.n < b.n ? -1 : a.n > b.n;
}

static int
by_number(size_t a, size_t b)
{
	return a < b ? -1 : a > b;
}

/* The order of quantities, without that of places. */
static int
same(const struct claim *a, const struct claim *b)
{
	int k;

	if ((k = by_span(a->item, b->item)) != 0 ||
	    (k = by_span(a->unit, b->unit)) != 0 ||
	    (k = by_number(a->figure->kind, b->figure->kind)) != 0 ||
	    (k = by_number(a->aspect, b->aspect)) != 0 ||
	    (k = by_number(a->year, b->year)) != 0 ||
	    (k = by_number(a->part, b->part)) != 0 ||
	    (k = by_span(a->parent, b->parent)) != 0)
		return k;
	return a->aspect == ASPECT_OTHER ? by_span(a->basis, b->basis) : 0;
}

static int
same_whole(const struct claim *a, const struct claim *b)
{
	int k;

	if ((k = same(a, b)) != 0 || (k = by_span(a->scope, b->scope)) != 0)
		return k;
	return by_span(a->fund, b->fund);
}

static int
order_whole(const void *x, const void *y)
{
	const struct claim *a = x, *b = y;
	int k = same_whole(a, b);

	return k != 0 ? k : by_number(a->token, b->token);
}

static int
order(const void *x, const void *y)
{
	const struct claim *a = x, *b = y;
	int k = same(a, b);

	return k != 0 ? k : by_number(a->token, b->token);
}

/* A table stands under no words of scope of its own: its cells are about what
 * the prose calls by that name, if that is one thing. */
static void
lend(struct claim *v, size_t n)
{
	const struct claim *one = NULL;

	for (size_t i = 0; i < n; i++) {
		if (v[i].figure->table > 0)
			continue;
		if (one != NULL && same_whole(one, &v[i]) != 0)
			return;
		one = &v[i];
	}
	for (size_t i = 0; i < n && one != NULL; i++) {
		v[i].scope = one->scope;
		v[i].fund = one->fund;
	}
}

/* Do the intervals of two printed figures meet? */
static bool
meet_as_printed(const struct figure *a, const struct figure *b)
{
	struct decimal d, q;

	if (!dec_sub(&d, a->value, b->value) ||
	    !dec_add(&q, a->quantum, b->quantum) || !dec_times(&d, d, 2))
		return true; /* what cannot be told accuses nobody */
	return dec_cmp(dec_abs(d), q) <= 0;
}

/* The same, but 6万元 beside 6.30万元 means 6.00: where both are printed in one
 * unit of money, the finer of them counts, down to a hundredth. */
static bool
meet(const struct figure *a, const struct figure *b)
{
	struct figure x = *a, y = *b;
	struct decimal least;

	if (a->kind != FIGURE_MONEY || dec_cmp(a->scale, b->scale) != 0 ||
	    dec_cmp(a->scale, dec_int(10000)) > 0 ||
	    !dec_shift(&least, a->scale, -2))
		return meet_as_printed(a, b);
	if (dec_cmp(least, a->quantum) < 0 && dec_cmp(least, b->quantum) < 0)
		least = dec_cmp(a->quantum, b->quantum) < 0 ? a->quantum
							    : b->quantum;
	if (dec_cmp(x.quantum, least) > 0)
		x.quantum = least;
	if (dec_cmp(y.quantum, least) > 0)
		y.quantum = least;
	return meet_as_printed(&x, &y);
}

static const char *
place(struct findings *out, const char *where, const struct figure *f)
{
	if (where != NULL && strlen(where) > WHERE)
		return where;
	return finding_text(out, "%s%s%zu:%zu+%zu", where ? where : "",
	    where ? " " : "", f->line, f->col, figure_length(f));
}

/* Is one section the other, or does it hold it? */
static bool
near(struct span x, struct span y)
{
	return x.n < y.n ? span_begins(y, x) : span_begins(x, y);
}

/* May two claims of one name be about one thing, by where they stand?  Two
 * parts of one section (2.1, 2.2) are about two. */
static bool
comparable(const struct claim *a, const struct claim *b)
{
	struct span x = a->section, y = b->section;
	size_t i = 0;

	if (a->free || near(x, y))
		return true;
	while (i < x.n && i < y.n && x.s[i] == y.s[i])
		i++;
	return memchr(x.s, '.', i) == NULL;
}

/* What is measured, with what tells it from its like. */
static const char *
label(const struct claim *c, struct findings *out)
{
	static const char *const words[] = {
	    [ASPECT_ACTUAL] = "",
	    [ASPECT_BUDGET] = "（年初预算）",
	    [ASPECT_OTHER] = "",
	    [ASPECT_CHANGE] = "（较上年增减）",
	    [ASPECT_SAVING] = "（较预算增减）",
	    [ASPECT_RATE] = "（较预算增减比率）",
	};

	if (c->figure->kind == FIGURE_COUNT)
		return finding_text(out, "%.*s（%.*s）", (int)c->item.n,
		    c->item.s, (int)c->unit.n, c->unit.s);
	if (c->aspect == ASPECT_OTHER)
		return finding_text(out, "%.*s（%.*s）", (int)c->name.n,
		    c->name.s, (int)c->basis.n, c->basis.s);
	return finding_text(
	    out, "%.*s%s", (int)c->name.n, c->name.s, words[c->aspect]);
}

static void
tell(const struct figures *list, const struct claim *v, size_t n,
    const struct claim *a, const struct claim *b, struct findings *out)
{
	struct finding *x = finding_add(
	    out, a->figure->line, a->figure->col, "figure", "contradiction");
	char s[DEC_TEXT];
	struct decimal d, o;

	x->text = a->figure->text;
	/* further apart it is only likely that they mean the same */
	if ((!a->free && !near(a->section, b->section)) ||
	    meet_as_printed(a->figure, b->figure))
		x->most = LEVEL_WARNING;
	for (size_t i = 0; i < n; i++)
		if (&v[i] != a)
			x->where = place(out, x->where, v[i].figure);
	x->sentence = figure_sentence(list, a->figure, out->mem);
	if (figure_in_unit_of(&o, b->figure->value, a->figure) &&
	    dec_sub(&d, o, a->figure->number)) {
		dec_write_short(s, d);
		x->difference = arena_dup(out->mem, s, strlen(s));
	}
	finding_arg(x, "label", label(a, out));
	finding_arg(x, "stated",
	    arena_dup(out->mem, a->figure->text.s, a->figure->text.n));
	finding_arg(x, "computed",
	    arena_dup(out->mem, b->figure->text.s, b->figure->text.n));
}

/* What the claims of one quantity come to. */
struct verdict {
	const struct claim *a, *b; /* b: NULL if they agree */
	size_t n;		   /* claims, from a on */
	bool repeated;		   /* stated in two sentences at least */
};

static struct verdict
judge(const struct claim *v, size_t n)
{
	struct verdict x = {.a = &v[0], .n = n};
	const struct claim *value[VALUES + 1] = {&v[0]};
	size_t most = v[0].free ? VALUES : 2, nvalues = 1;

	for (size_t i = 1; i < n; i++) {
		const struct figure *f = v[i].figure;
		size_t k = 0;

		x.repeated |= f->sentence != v[0].figure->sentence;
		while (k < nvalues && !meet(value[k]->figure, f))
			k++;
		if (k == nvalues) {
			if (nvalues == most)
				return x;
			value[nvalues++] = &v[i];
		}
		if (k > 0 && !comparable(&v[0], &v[i]))
			return x;
		/* side by side in one sentence */
		for (size_t j = i;
		     j > 0 && i - j < NEIGHBOURS &&
		     v[j - 1].figure->sentence == f->sentence;
		     j--)
			if (!meet(v[j - 1].figure, f))
				return x;
	}
	x.b = nvalues > 1 ? value[1] : NULL;
	return x;
}

static bool
close_by(const struct claim *a, const struct claim *b)
{
	size_t x = a->figure->sentence, y = b->figure->sentence;

	return x < y ? y - x <= CLOSE : x - y <= CLOSE;
}

/* Two things that differ between the same two places: the text speaks of two
 * units there, not of one in contradiction. */
static bool
in_parallel(const struct verdict *v, size_t n, const struct verdict *x)
{
	for (size_t i = 0; i < n; i++)
		if (&v[i] != x && v[i].b != NULL && !v[i].a->free &&
		    close_by(v[i].a, x->a) && close_by(v[i].b, x->b))
			return true;
	return false;
}

void
figures_check(const struct figures *list, struct findings *out)
{
	struct reading r;
	struct claims c;
	struct verdict *v;
	size_t n = 0, agree = 0, differ = 0;

	reading_make(&r, list);
	claims_read(&c, &r);
	if (c.n == 0)
		return;
	qsort(c.v, c.n, sizeof *c.v, order);
	for (size_t i = 0, k; i < c.n; i = k) {
		for (k = i + 1; k < c.n && same(&c.v[i], &c.v[k]) == 0;)
			k++;
		lend(c.v + i, k - i);
	}
	qsort(c.v, c.n, sizeof *c.v, order_whole);
	v = arena_array(list->mem, c.n, sizeof *v);
	for (size_t i = 0, k; i < c.n; i = k) {
		for (k = i + 1; k < c.n && same_whole(&c.v[i], &c.v[k]) == 0;)
			k++;
		v[n] = judge(c.v + i, k - i);
		differ += v[n].b != NULL && !v[n].a->free;
		agree += v[n].b == NULL && v[n].repeated;
		n++;
	}
	if (differ > MANY)	/* a text about many units */
		return;
	for (size_t i = 0; i < n; i++)
		if (v[i].b != NULL &&
		    (v[i].a->free || agree >= differ ||
			!in_parallel(v, n, &v[i])))
			tell(list, v[i].a, v[i].n, v[i].a, v[i].b, out);
	findings_sort(out);
}
