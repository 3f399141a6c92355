/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "copies.h"
#include "mask.h"
#include "utf.h"

enum {
	BETWEEN = 60, /* characters of the shortest passage */
	WINDOW = BETWEEN - MASK_GRAM + 1,
	COMMON = 4,    /* reports that make a passage common at least */
	SUSPECT = 100, /* characters of one that may be a slip */
	FIGURES = 5,   /* with so many figures left as they were */
	QUOTED = 40    /* characters that are shown */
};

/* A report that was kept. */
struct kept {
	const char *file;
	struct mask mask;
};

/* A fingerprint: where it was first seen, and in how many reports. */
struct seen {
	uint32_t hash, report, at; /* report: from 1; 0 is free */
	uint32_t count, last;
};

static struct arena store;
static struct kept *kept;
static size_t nkept, cap_kept;
static struct seen *table;
static size_t nseen, size;

static size_t
slot(uint32_t hash)
{
	size_t i = hash & (size - 1);

	while (table[i].report != 0 && table[i].hash != hash)
		i = (i + 1) & (size - 1);
	return i;
}

static void
grow(void)
{
	struct seen *old = table;
	size_t n = size;

	size = size > 0 ? 2 * size : (size_t)1 << 16;
	if ((table = calloc(size, sizeof *table)) == NULL)
		die("out of memory");
	for (size_t i = 0; i < n; i++)
		if (old[i].report != 0)
			table[slot(old[i].hash)] = old[i];
	free(old);
}

static void *
copy(const void *p, size_t n, size_t width)
{
	void *to = arena_array(&store, n + 1, width);

	if (n > 0)
		memcpy(to, p, n * width);
	return to;
}

void
copies_keep(const struct doc *d)
{
	struct arena mem = { 0 };
	struct flow *f = flow_of(d, &mem);
	struct mask m;
	struct print *v;
	struct kept *k;
	size_t n;

	mask_text(&m, f, &mem);
	k = ARENA_PUSH(&store, kept, nkept, cap_kept);
	k->file = arena_dup(&store, d->file, strlen(d->file));
	k->mask = m;
	k->mask.c = copy(m.c, m.n, sizeof *m.c);
	k->mask.col = copy(m.col, m.n, sizeof *m.col);
	k->mask.row = copy(m.row, m.nrow, sizeof *m.row);
	k->mask.figure = copy(m.figure, m.nfigure, sizeof *m.figure);
	k->mask.figure_at = copy(m.figure_at, m.nfigure, sizeof *m.figure_at);
	n = mask_prints(&m, WINDOW, &v, &mem);
	for (size_t i = 0; i < n; i++) {
		struct seen *s;

		if (2 * nseen >= size)
			grow();
		s = &table[slot(v[i].hash)];
		if (s->report == 0) {
			*s = (struct seen){ v[i].hash, (uint32_t)nkept, v[i].at,
				0, 0 };
			nseen++;
		}
		if (s->last != nkept)
			s->count++;
		s->last = (uint32_t)nkept;
	}
	arena_reset(&mem);
	free(mem.head);
}

size_t
copies_kept(void)
{
	return nkept;
}

/* The first characters of a passage; the text itself is not kept. */
static struct span
words(const struct mask *m, size_t at, size_t n, struct arena *mem)
{
	char *s = arena_get(mem, (size_t)4 * QUOTED + 8);
	size_t len = 0;

	for (size_t i = 0; i < n && i < QUOTED; i++)
		len += utf_put(
		    s + len, m->c[at + i] == MASK_FIGURE ? '#' : m->c[at + i]);
	if (n > QUOTED)
		len += utf_put(s + len, 0x2026);
	return (struct span){ s, len };
}

static void
tell(const struct kept *k, size_t at, const struct kept *e, size_t first,
    size_t n, size_t reports, struct findings *out)
{
	struct place p = mask_place(&k->mask, at);
	struct place q = mask_place(&e->mask, first);
	struct finding *x;
	size_t same, changed, permille = n * 1000 / k->mask.n;
	bool common = reports >= COMMON && reports * 10 >= nkept;

	mask_figures(&k->mask, at, &e->mask, first, n, &same, &changed);
	x = finding_add(out, p.line, p.col, "passage", "repeated");
	if (common || n < SUSPECT || same < FIGURES || changed > same)
		x->most = LEVEL_NOTE;
	x->text = words(&k->mask, at, n, out->mem);
	x->where = finding_text(
	    out, "%s:%zu:%zu+%zu", e->file, q.line, q.col, n);
	finding_arg(x, "stated", finding_text(out, "%zu", n));
	finding_arg(
	    x, "computed", finding_text(out, "%s:%zu", e->file, q.line));
	finding_arg(x, "share",
	    finding_text(out, "%zu.%zu%%", permille / 10, permille % 10));
	if (changed > 0)
		finding_arg(x, "changed", finding_text(out, "%zu", changed));
	if (same > 0)
		finding_arg(x, "same", finding_text(out, "%zu", same));
	if (common)
		finding_arg(x, "reports", finding_text(out, "%zu", reports));
}

void
copies_between(size_t report, struct findings *out)
{
	const struct kept *k = &kept[report];
	const struct mask *m = &k->mask;
	struct print *v;
	size_t n = mask_prints(m, WINDOW, &v, out->mem), floor = 0;

	out->file = k->file;
	for (size_t i = 0; i < n; i++) {
		const struct seen *s = &table[slot(v[i].hash)];
		const struct kept *e = &kept[s->report - 1];
		size_t a = s->at, b = v[i].at, len = 0;
		size_t reports = s->count, skip;

		if (s->report - 1 == report || b < floor)
			continue;
		while (a > 0 && b > floor && e->mask.c[a - 1] == m->c[b - 1]) {
			a--;
			b--;
		}
		while (b + len < m->n && a + len < e->mask.n &&
		    m->c[b + len] == e->mask.c[a + len])
			len++;
		if (len < BETWEEN || mask_han(m, b, len) * 10 < len * 7)
			continue;
		skip = mask_overhang(m, b);
		if (skip + BETWEEN <= len) {
			a += skip;
			b += skip;
			len -= skip;
		}
		floor = b + len;
		/* as common as the rarest part of it */
		for (size_t j = i; j < n && v[j].at + MASK_GRAM <= floor; j++) {
			const struct seen *t = &table[slot(v[j].hash)];
			if (t->count < reports)
				reports = t->count;
		}
		tell(k, b, e, a, len, reports, out);
	}
}
