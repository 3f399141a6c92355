/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "culprit.h"
#include "pen.h"
#include "telling.h"

enum { NAMED = 6 }; /* relations that a note names */

/* A figure in a relation. */
struct place {
	const struct figure *figure;
	size_t relation;
};

/* The places of one figure, those of relations that do not hold. */
struct group {
	size_t first, n; /* in places */
	bool good;       /* one relation holds */
};

static bool
bad(const struct relation *r)
{
	return r->held && r->most != LEVEL_NONE &&
	    (r->status == REL_MISMATCH || r->status == REL_EXCEEDS);
}

static bool
good(const struct relation *r)
{
	return r->held && r->status <= REL_TRUNCATED;
}

static int
by_figure(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->figure != y->figure)
		return x->figure < y->figure ? -1 : 1;
	return (x->relation > y->relation) - (x->relation < y->relation);
}

/* All figures of the relations, sorted, each once a relation. */
static struct place *
all_places(const struct relations *list, size_t *count)
{
	struct place *v;
	size_t n = 0, kept = 0;

	for (size_t i = 0; i < list->n; i++)
		n += list->v[i].nparts + list->v[i].nbase + 1;
	v = arena_array(list->mem, n + 1, sizeof *v);
	n = 0;
	for (size_t i = 0; i < list->n; i++) {
		const struct relation *r = &list->v[i];

		v[n++] = (struct place){ r->stated, i };
		for (size_t k = 0; k < r->nparts; k++)
			v[n++] = (struct place){ r->part[k].figure, i };
		for (size_t k = 0; k < r->nbase; k++)
			v[n++] = (struct place){ r->base[k].figure, i };
	}
	qsort(v, n, sizeof *v, by_figure);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || by_figure(&v[kept - 1], &v[i]) != 0)
			v[kept++] = v[i];
	*count = kept;
	return v;
}

static void
name(struct pen *p, const struct relation *r, struct arena *mem)
{
	char s[DEC_TEXT];

	pen_put(p, s, dec_write(s, dec_int((int64_t)r->stated->line)));
	pen_text(p, ": ");
	pen_text(p, relation_formula(r, mem));
}

/* Two readers may have read one relation, and a text may print it twice. */
static bool
same(const struct relation *a, const struct relation *b, struct arena *mem)
{
	return a->nparts == b->nparts && a->nbase == b->nbase &&
	    strcmp(relation_formula(a, mem), relation_formula(b, mem)) == 0;
}

/* Do all relations that a figure breaks take it for the base of a share?  Then
 * the shares are of another whole: the words were misread. */
static bool
misread_base(const struct relations *list, const struct place *v, size_t n)
{
	size_t shares = 0;

	for (size_t i = 0; i < n; i++) {
		const struct relation *r = &list->v[v[i].relation];

		if (!bad(r))
			continue;
		if (strcmp(r->check, "share") != 0 || r->nbase != 1 ||
		    r->base[0].figure != v[0].figure)
			return false;
		shares++;
	}
	return shares > 1;
}

/* Does the hint of a relation change this figure? */
static bool
hint_of(const struct relation *r, const struct figure *f)
{
	char number[DEC_TEXT];
	struct span hint = span_of(r->hint);
	size_t n = dec_write(number, f->number);

	return span_begins(hint, f->text) ||
	    (span_begins(hint, (struct span){ number, n }) &&
		span_begins(span_from(hint, n), SPAN(" ")));
}

/* Does one slip of another figure explain a relation?  Then it is a slip of its
 * own, whatever else the shared figure breaks. */
static bool
own_slip(const struct relation *r, const struct figure *shared)
{
	return r->hint != NULL && !hint_of(r, shared);
}

/* Which of the relations of a figure is told: the first whose hint is to this
 * figure, else the first. */
static size_t
lead(const struct relations *list, const struct place *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct relation *r = &list->v[v[i].relation];

		if (bad(r) && hint_of(r, v[i].figure))
			return i;
	}
	return 0;
}

/* Joins the relations of a figure to one of them. */
static void
join(struct relations *list, const struct place *v, size_t n)
{
	struct pen en = { .mem = list->mem }, zh = en, names = en;
	size_t told_by = lead(list, v, n);
	struct relation *first = &list->v[v[told_by].relation];
	const struct relation *told[NAMED];
	struct span text = v[0].figure->text;
	size_t named = 0;

	if (misread_base(list, v, n)) {
		for (size_t i = 0; i < n; i++)
			if (bad(&list->v[v[i].relation]))
				list->v[v[i].relation].held = false;
		return;
	}
	for (size_t i = 0; i < n; i++) {
		struct relation *r = &list->v[v[i].relation];
		bool again = false;

		if (i == told_by || !bad(r) || same(first, r, list->mem) ||
		    own_slip(r, v[0].figure))
			continue;
		r->most = LEVEL_NONE;
		for (size_t k = 0; k < named && k < NAMED; k++)
			again |= same(told[k], r, list->mem);
		if (again || named++ >= NAMED)
			continue;
		told[named - 1] = r;
		if (named > 1)
			pen_text(&names, "; ");
		name(&names, r, list->mem);
	}
	if (named == 0)
		return;
	if (named > NAMED)
		pen_text(&names, "; ...");
	if (first->note != NULL) {
		pen_text(&en, first->note);
		pen_text(&en, "; ");
		pen_text(
		    &zh, first->note_zh != NULL ? first->note_zh : first->note);
		pen_text(&zh, "；");
	}
	pen_put(&en, text.s, text.n);
	pen_text(&en, " breaks on line ");
	pen_text(&en, names.s);
	pen_put(&zh, text.s, text.n);
	pen_text(&zh, "另使以下各行的算式不符：");
	pen_text(&zh, names.s);
	first->note = en.s;
	first->note_zh = zh.s;
}

void
culprits_join(struct relations *list)
{
	size_t n, *most, all = 0;
	struct place *v;
	struct group *of;

	for (size_t i = 0; i < list->n; i++)
		all += bad(&list->v[i]);
	if (all < 2)
		return;
	v = all_places(list, &n);
	/* for each relation, its figure that breaks the most relations */
	of = arena_array(list->mem, n, sizeof *of);
	most = arena_array(list->mem, list->n, sizeof *most);
	for (size_t i = 0, k = 0; i < n; i = k) {
		bool vouched = false;
		size_t broken = 0, kept = i;

		for (k = i; k < n && v[k].figure == v[i].figure; k++) {
			vouched |= good(&list->v[v[k].relation]);
			broken += bad(&list->v[v[k].relation]);
		}
		of[i] = (struct group){ i, k - i, vouched };
		if (vouched || broken < 2 || dec_sign(v[i].figure->value) == 0)
			continue;
		for (; kept < k; kept++) {
			size_t *m = &most[v[kept].relation];
			if (*m == 0 || of[*m - 1].n < k - i)
				*m = i + 1;
		}
	}
	for (size_t i = 0; i < list->n; i++) {
		const struct group *g;
		size_t skip = 0;

		if (!bad(&list->v[i]) || most[i] == 0)
			continue;
		g = &of[most[i] - 1];
		while (v[g->first + skip].relation != i)
			skip++;
		join(list, v + g->first + skip, g->n - skip);
	}
}
