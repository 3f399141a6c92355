/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "copies.h"
#include "mask.h"

enum {
	INSIDE = 30,        /* characters of the shortest passage inside */
	INSIDE_LONG = 200,  /* from here on more than a note */
	INSIDE_OTHER = 100, /* the same with other figures in it */
	WINDOW = INSIDE - MASK_GRAM + 1,
	FIGURES = 12, /* characters to a figure at least */
	NEAR = 3,     /* paragraphs from a passage to its double */
	QUOTED = 40,  /* characters of the passage that are shown */
	WHERE = 400   /* bytes of `where' */
};

/* Fingerprint to its first place. */
struct table {
	struct {
		uint32_t hash, at; /* at: from 1; 0 is free */
	} * v;
	size_t mask;
};

static void
table_begin(struct table *t, size_t n, struct arena *mem)
{
	size_t size = 64;

	while (size < 2 * n)
		size *= 2;
	t->v = arena_array(mem, size, sizeof *t->v);
	t->mask = size - 1;
}

/* The first place of a fingerprint, or `at' itself if this is the first. */
static size_t
table_first(struct table *t, uint32_t hash, uint32_t at)
{
	size_t i = hash & t->mask;

	while (t->v[i].at != 0 && t->v[i].hash != hash)
		i = (i + 1) & t->mask;
	if (t->v[i].at == 0) {
		t->v[i].hash = hash;
		t->v[i].at = at + 1;
	}
	return t->v[i].at - 1;
}

/* The offset in the flow's text of a masked character. */
static const char *
source(const struct flow *f, const struct mask *m, size_t at)
{
	struct place p = mask_place(m, at);

	for (size_t lo = 0, hi = f->npiece; lo < hi;) {
		size_t mid = lo + (hi - lo) / 2;
		const struct piece *x = &f->piece[mid];
		if (x->line->no == p.line && p.col > x->col) {
			const char *s = f->text.s + x->at;
			for (size_t k = x->col + 1; k < p.col; k++)
				while (((unsigned char)*++s & 0xc0) == 0x80)
					;
			return s;
		}
		if (x->line->no < p.line)
			lo = mid + 1;
		else
			hi = mid;
	}
	return f->text.s;
}

struct repeat {
	size_t at, first, n;
};

/* The longest common piece around two equal places, the first ending before
 * the second begins. */
static struct repeat
stretch(const struct mask *m, size_t first, size_t at, size_t floor)
{
	size_t a = first, b = at, n = 0;

	while (
	    a > 0 && b > floor && m->c[a - 1] == m->c[b - 1] && b - 1 > a - 1) {
		a--;
		b--;
	}
	while (b + n < m->n && a + n < b && m->c[a + n] == m->c[b + n])
		n++;
	return (struct repeat){ b, a, n };
}

static bool
prose(struct span s)
{
	return span_has(s, SPAN("。")) || span_has(s, SPAN("，")) ||
	    span_has(s, SPAN("；")) || span_has(s, SPAN(","));
}

/* The level that a passage deserves; LEVEL_NONE is silence. */
static enum level
weigh(const struct flow *f, const struct mask *m, struct repeat r)
{
	size_t same, changed;
	const char *s, *e;
	struct span whole;
	struct para *p;
	size_t i, k;

	if (r.n < INSIDE || mask_han(m, r.at, r.n) * 10 < r.n * 7)
		return LEVEL_NONE;
	mask_figures(m, r.first, m, r.at, r.n, &same, &changed);
	s = source(f, m, r.at);
	e = source(f, m, r.at + r.n - 1);
	whole = (struct span){ s, (size_t)(e - s) };
	if (!prose(whole))
		return LEVEL_NONE;
	/* a list of figures says little in words */
	if ((same + changed) * FIGURES > r.n)
		return LEVEL_NONE;
	if (changed > 0) /* a template filled in twice */
		return r.n >= INSIDE_OTHER && changed * 20 < r.n &&
			same >= changed
		    ? LEVEL_NOTE
		    : LEVEL_NONE;
	if (r.n >= INSIDE_LONG)
		return LEVEL_WARNING;
	/* a paragraph that was put in twice; further on it may be the form's
	 * own words */
	i = flow_index(f, (size_t)(s - f->text.s));
	k = flow_index(f, (size_t)(source(f, m, r.first) - f->text.s));
	p = &f->para[i];
	return i - k <= NEAR && s - f->text.s <= (long)p->at + 12 &&
		whole.n + 18 >= p->n &&
		span_has(span_cut(f->text, p->at, p->at + p->n), SPAN("。"))
	    ? LEVEL_WARNING
	    : LEVEL_NOTE;
}

static void
tell(struct flow *f, const struct mask *m, struct repeat r, enum level most,
    struct findings *out)
{
	const char *s = source(f, m, r.at);
	const char *e = source(f, m, r.at + (r.n < QUOTED ? r.n : QUOTED) - 1);
	struct place first = mask_place(m, r.first);
	struct place last = mask_place(m, r.first + r.n - 1);
	struct finding *x;
	size_t same, changed;

	while (((unsigned char)*++e & 0xc0) == 0x80)
		;
	mask_figures(m, r.first, m, r.at, r.n, &same, &changed);
	x = flow_finding(
	    f, out, (struct span){ s, (size_t)(e - s) }, "passage", "repeated");
	x->most = most;
	x->where = finding_text(out, "%zu:%zu+%zu", first.line, first.col, r.n);
	finding_arg(x, "stated", finding_text(out, "%zu", r.n));
	finding_arg(x, "computed",
	    last.line > first.line
		? finding_text(out, "%zu-%zu", first.line, last.line)
		: finding_text(out, "%zu", first.line));
	if (changed > 0)
		finding_arg(x, "changed", finding_text(out, "%zu", changed));
	if (changed > 0 && same > 0)
		finding_arg(x, "same", finding_text(out, "%zu", same));
}

void
copies_check(struct flow *f, struct findings *out)
{
	struct mask m;
	struct print *print;
	struct table t;
	size_t n, floor = 0, *row;

	mask_text(&m, f, out->mem);
	n = mask_prints(&m, WINDOW, &print, out->mem);
	table_begin(&t, n, out->mem);
	/* the finding that tells of the passage first seen here */
	row = arena_array(out->mem, m.n + 1, sizeof *row);
	for (size_t i = 0; i < n; i++) {
		size_t at = print[i].at;
		size_t skip,
		    first = table_first(&t, print[i].hash, print[i].at);
		struct repeat r;
		enum level level;

		if (first == at || at < floor)
			continue;
		r = stretch(&m, first, at, floor);
		if (r.n < INSIDE)
			continue;
		skip = mask_overhang(&m, r.at);
		if (skip + INSIDE <= r.n) {
			r.at += skip;
			r.first += skip;
			r.n -= skip;
		}
		floor = r.at + r.n;
		level = weigh(f, &m, r);
		if (level == LEVEL_NONE)
			continue;
		if (row[r.first] > 0) { /* a third place */
			struct finding *x = &out->v[row[r.first] - 1];
			struct place p = mask_place(&m, r.at);
			if (strlen(x->where) < WHERE)
				x->where = finding_text(out, "%s %zu:%zu+%zu",
				    x->where, p.line, p.col, r.n);
			continue;
		}
		tell(f, &m, r, level, out);
		row[r.first] = out->n;
	}
}
