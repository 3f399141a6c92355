/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "lists.h"
#include "opener.h"
#include "run.h"
#include "totals.h"

static const char *
check_of(const struct figure *f)
{
	return f->kind == FIGURE_COUNT || f->kind == FIGURE_TIMES ? "count"
								  : "sum";
}

static struct relation
relation_of(const struct lists *l, size_t total, const size_t *part, size_t n)
{
	const struct token *v = l->reading->v;
	struct relation r = relation_new(
	    l->mem, check_of(v[total].figure), v[total].figure, n);
	int sign = v[total].role == ROLE_CHANGE ? v[total].sign : 1;

	for (size_t i = 0; i < n; i++) {
		const struct token *t = &v[part[i]];
		relation_part(
		    &r, t->figure, t->role == ROLE_CHANGE ? t->sign * sign : 1);
	}
	return r;
}

struct relation
list_relation(const struct lists *l, const struct list *list)
{
	return relation_of(l, list->total, list->part, list->n);
}

bool
lists_comparable(const struct lists *l, size_t a, size_t b)
{
	const struct figure *f = l->reading->v[a].figure;
	const struct figure *g = l->reading->v[b].figure;

	return (f->year == 0 || g->year == 0 || f->year == g->year) &&
	    (f->basis.n == 0 || g->basis.n == 0 || span_is(f->basis, g->basis));
}

bool
lists_close(const struct lists *l, size_t total, const size_t *part, size_t n)
{
	int64_t sum = l->value[total], q = l->quantum[total];
	struct relation r;

	/* the quick look: two of the coarsest quanta */
	for (size_t i = 0; i < n; i++) {
		sum -= l->value[part[i]];
		if (l->quantum[part[i]] > q)
			q = l->quantum[part[i]];
	}
	if (sum > 2 * q || sum < -2 * q)
		return false;
	if (sum == 0 && l->reading->v[total].role == ROLE_AMOUNT)
		return true; /* to the last digit */
	r = relation_of(l, total, part, n);
	return relation_closes(&r);
}

void
lists_add(struct lists *l, const struct list *list)
{
	struct list *to = ARENA_PUSH(l->mem, l->v, l->n, l->cap);

	*to = *list;
	to->part = arena_array(l->mem, list->n + 1, sizeof *to->part);
	if (list->n > 0)
		memcpy(to->part, list->part, list->n * sizeof *to->part);
	l->bounded += list->cut;
	if (!list->closes)
		return;
	for (size_t i = 0; i < list->n; i++)
		l->of_part[list->part[i]] = l->n;
	l->of_total[list->total] = l->n;
	l->of_opener[list->opener] = l->n;
}

/* A decimal in units of 10^-places; false if it does not fit with room to add
 * LIST_REACH of them. */
static bool
fixed(int64_t *to, struct decimal d, int places)
{
	if ((d.scale != places && !dec_rescale(&d, d, places)) ||
	    d.n > INT64_MAX / 256 || d.n < -(INT64_MAX / 256))
		return false;
	*to = d.n;
	return true;
}

/* Values as integers of the finest place that the document prints. */
static void
weigh(struct lists *l)
{
	const struct reading *r = l->reading;
	int places = 0;

	for (size_t i = 0; i < r->n; i++) {
		struct decimal d;

		if (r->v[i].role > ROLE_CHANGE ||
		    r->v[i].figure->quantum.scale <= places)
			continue;
		d = dec_trim(r->v[i].figure->quantum);
		if (d.scale > places && d.scale <= 6)
			places = d.scale;
	}
	for (size_t i = 0; i < r->n; i++) {
		const struct token *t = &r->v[i];
		l->quantum[i] = -1;
		if (t->role <= ROLE_CHANGE && t->figure->bound != BOUND_LEAST &&
		    t->figure->bound != BOUND_MOST &&
		    !fixed(&l->quantum[i], t->figure->quantum, places))
			l->quantum[i] = -1;
		if (l->quantum[i] < 0 ||
		    !fixed(&l->value[i], t->figure->value, places))
			l->quantum[i] = -1;
		else if (t->role == ROLE_CHANGE)
			l->value[i] *= t->sign;
		l->negative |= l->value[i] < 0;
	}
}

/* Amounts of one unit and value: n of them, that end before place[end]. */
struct group {
	unsigned like;
	int64_t value;
	size_t n, end;
};

/* A hash of them, empty until something is looked for. */
struct equals {
	struct group *v;
	size_t room; /* a power of two; 0: empty */
};

static void
gather_places(struct lists *l)
{
	const struct reading *r = l->reading;

	l->equals = arena_get(l->mem, sizeof *l->equals);
	l->place = arena_raw(l->mem, (r->n + 1) * sizeof *l->place);
	for (size_t i = 0; i < r->n; i++)
		if (r->v[i].role == ROLE_AMOUNT && l->quantum[i] >= 0)
			l->place[l->places++] = (struct where){ r->v[i].like,
				l->value[i], i };
}

static struct group *
group_of(const struct equals *e, unsigned like, int64_t value)
{
	uint64_t h = ((uint64_t)value ^ like) * UINT64_C(0x9e3779b97f4a7c15);
	size_t i = (size_t)(h >> 32) & (e->room - 1);

	while (
	    e->v[i].n > 0 && (e->v[i].value != value || e->v[i].like != like))
		i = (i + 1) & (e->room - 1);
	return &e->v[i];
}

/* Brings equal amounts together. */
static void
group(const struct lists *l)
{
	struct equals *e = l->equals;
	struct where *old = arena_raw(l->mem, (l->places + 1) * sizeof *old);
	size_t end = 0;

	for (e->room = 16; e->room < 2 * l->places;)
		e->room *= 2;
	e->v = arena_array(l->mem, e->room, sizeof *e->v);
	memcpy(old, l->place, l->places * sizeof *old);
	for (size_t i = 0; i < l->places; i++) {
		struct group *g = group_of(e, old[i].like, old[i].value);

		g->like = old[i].like;
		g->value = old[i].value;
		g->n++;
	}
	for (size_t i = 0; i < e->room; i++) {
		e->v[i].end = end;
		end += e->v[i].n;
	}
	for (size_t i = 0; i < l->places; i++)
		l->place[group_of(e, old[i].like, old[i].value)->end++] =
		    old[i];
}

size_t
lists_find(const struct lists *l, unsigned like, int64_t value, size_t *n)
{
	const struct group *g;

	if (l->equals->room == 0)
		group(l);
	g = group_of(l->equals, like, value);
	*n = g->n;
	return g->end - g->n;
}

void
lists_read(struct lists *l, const struct reading *r)
{
	memset(l, 0, sizeof *l);
	l->reading = r;
	l->mem = r->mem;
	l->of_part = arena_array(l->mem, r->n + 1, sizeof *l->of_part);
	l->of_total = arena_array(l->mem, r->n + 1, sizeof *l->of_total);
	l->of_opener = arena_array(l->mem, r->n + 1, sizeof *l->of_opener);
	l->value = arena_array(l->mem, r->n + 1, sizeof *l->value);
	l->quantum = arena_array(l->mem, r->n + 1, sizeof *l->quantum);
	weigh(l);
	gather_places(l);
	/* from the end, so that inner lists are known before outer ones */
	for (size_t o = r->n; o-- > 0;) {
		struct opener open;
		struct list list;

		if (!opener_read(&open, l, o))
			continue;
		if (run_read(&list, l, &open))
			lists_add(l, &list);
	}
	totals_read(l);
}
