/* SPDX-License-Identifier: MIT */
#include "mention.h"

enum {
	NAME_LEAST = 6, /* bytes; two characters are no name */
	WITNESS_DIGITS = 4,
	SLOTS = 64
};

static uint64_t
mix(uint64_t h, const void *p, size_t n)
{
	const unsigned char *s = p;

	for (size_t i = 0; i < n; i++)
		h = (h ^ s[i]) * UINT64_C(1099511628211);
	return (h ^ 0xff) * UINT64_C(1099511628211);
}

static uint64_t
mix_span(uint64_t h, struct span s)
{
	return mix(h, s.s, s.n);
}

/* Printed digits from the first that is not 0. */
static unsigned
digits(const struct figure *f)
{
	uint64_t n = (uint64_t)dec_abs(f->number).n;
	unsigned k = 0;

	for (; n > 0; n /= 10)
		k++;
	return k;
}

/* Equal for two figures of one name. */
static uint64_t
name_hash(const struct subject *x)
{
	uint64_t h = UINT64_C(14695981039346656037);

	h = mix(h, &x->what, sizeof x->what);
	h = mix(h, &x->year, sizeof x->year);
	return mix_span(mix_span(h, x->name), x->unit);
}

/* Equal for two mentions of one quantity. */
static uint64_t
hash_of(const struct subjects *s, const struct mention *m)
{
	const struct subject *x = &s->v[m->token];
	uint64_t h = name_hash(x);
	const struct subject *w;
	struct decimal d;

	if (m->witness == NO_TOKEN) {
		h = mix_span(h, x->basis);
		h = mix(h, &x->against, sizeof x->against);
		if (s->government)
			h = mix(h, &x->level, sizeof x->level);
		return mix(h, &x->scope, sizeof x->scope);
	}
	w = &s->v[m->witness];
	d = dec_trim(s->reading->v[m->witness].figure->value);
	h = mix_span(mix_span(h, w->name), w->unit);
	return mix(mix(h, &d.n, sizeof d.n), &d.scale, sizeof d.scale);
}

static bool
one_subject(
    const struct subjects *s, const struct mention *a, const struct mention *b)
{
	const struct subject *x = &s->v[a->token], *y = &s->v[b->token];
	const struct subject *v, *w;

	if (x->what != y->what || x->reach != y->reach || x->year != y->year ||
	    !span_is(x->name, y->name) || !span_is(x->unit, y->unit) ||
	    (a->witness == NO_TOKEN) != (b->witness == NO_TOKEN))
		return false;
	if (a->witness == NO_TOKEN)
		return span_is(x->basis, y->basis) &&
		    x->against == y->against && x->scope == y->scope &&
		    (!s->government || x->level == y->level);
	v = &s->v[a->witness];
	w = &s->v[b->witness];
	return span_is(v->name, w->name) && span_is(v->unit, w->unit) &&
	    dec_cmp(s->reading->v[a->witness].figure->value,
		s->reading->v[b->witness].figure->value) == 0;
}

/* Makes room for one group more. */
static void
make_room(struct groups *g)
{
	size_t k;

	if (2 * (g->n + 1) <= g->nslot)
		return;
	g->nslot = g->nslot > 0 ? 2 * g->nslot : SLOTS;
	g->slot = arena_array(g->mem, g->nslot, sizeof *g->slot);
	for (size_t i = 0; i < g->n; i++) {
		k = (size_t)g->v[i].hash & (g->nslot - 1);
		while (g->slot[k] > 0)
			k = (k + 1) & (g->nslot - 1);
		g->slot[k] = i + 1;
	}
}

static void
put_in(struct groups *g, size_t token, size_t witness)
{
	struct mention *m = ARENA_PUSH(
	    g->mem, g->mention, g->nmention, g->capmention);
	uint64_t h;
	size_t k, at = g->nmention - 1;
	struct group *to;

	*m = (struct mention){ token, witness, NO_TOKEN };
	make_room(g);
	h = hash_of(g->subjects, m);
	k = (size_t)h & (g->nslot - 1);
	for (; g->slot[k] > 0; k = (k + 1) & (g->nslot - 1)) {
		to = &g->v[g->slot[k] - 1];
		if (to->hash == h &&
		    one_subject(g->subjects, &g->mention[to->first], m)) {
			g->mention[to->last].next = at;
			to->last = at;
			to->n++;
			return;
		}
	}
	g->slot[k] = g->n + 1;
	to = ARENA_PUSH(g->mem, g->v, g->n, g->cap);
	*to = (struct group){ at, at, 1, h };
}

/* Does its name alone say what it is?  As a part it must be a part of what its
 * name is a part of, else it is narrowed by its total. */
static bool
by_name(const struct subjects *s, size_t i)
{
	const struct subject *x = &s->v[i], *w;

	if (x->what == SUBJECT_NONE || x->reach == REACH_WHOLE ||
	    (s->government && x->reach == REACH_FUND &&
		(x->scope != 0 || x->of.n == 0)) ||
	    (s->government && s->reading->v[i].figure->table > 0))
		return false;
	if (x->whole == NO_TOKEN)
		return true;
	w = &s->v[x->whole];
	if (x->of.n == 0) /* 党员58人，其中在职人员45人: not all of them */
		return w->reach != REACH_WHOLE;
	return span_is(w->tail, x->of) || span_is(w->name, x->of) ||
	    (span_is(w->name, x->name) &&
		dec_cmp(s->reading->v[x->whole].figure->value,
		    s->reading->v[i].figure->value) == 0);
}

bool
mention_named(const struct subjects *s, size_t i)
{
	return s->v[i].what == SUBJECT_AMOUNT && s->v[i].name.n > NAME_LEAST;
}

bool
mention_together(const struct subjects *s, size_t a, size_t b)
{
	const struct figure *f = s->reading->v[a].figure;
	const struct figure *g = s->reading->v[b].figure;

	if (f->table != g->table)
		return false;
	return f->table > 0 ? f->cell == g->cell : f->sentence == g->sentence;
}

/* The figures of its sentence that tell which statement a figure is of. */
static void
put_with_witnesses(struct groups *g, size_t i)
{
	const struct subjects *s = g->subjects;
	const struct token *v = s->reading->v;
	size_t from = i > MENTION_REACH ? i - MENTION_REACH : 0;
	size_t to = i + MENTION_REACH < s->n ? i + MENTION_REACH : s->n - 1;

	for (size_t k = from; k <= to; k++)
		if (k != i && mention_named(s, k) &&
		    mention_together(s, i, k) &&
		    digits(v[k].figure) >= WITNESS_DIGITS)
			put_in(g, i, k);
}

/* Counts the names, by their hash: what is never met again has no mention.
 * Two names of one hash do no harm. */
static unsigned char *
names(const struct subjects *s, size_t *room)
{
	unsigned char *count;

	for (*room = SLOTS; *room < 2 * s->n;)
		*room *= 2;
	count = arena_get(s->mem, *room);
	for (size_t i = 0; i < s->n; i++) {
		size_t k;

		if (s->v[i].what == SUBJECT_NONE)
			continue;
		k = (size_t)name_hash(&s->v[i]) & (*room - 1);
		count[k] += count[k] < 2;
	}
	return count;
}

void
groups_make(struct groups *g, const struct subjects *s)
{
	size_t room;
	const unsigned char *count = names(s, &room);

	*g = (struct groups){ .subjects = s, .mem = s->mem };
	for (size_t i = 0; i < s->n; i++) {
		if (s->v[i].what == SUBJECT_NONE ||
		    count[(size_t)name_hash(&s->v[i]) & (room - 1)] < 2)
			continue;
		if (by_name(s, i))
			put_in(g, i, NO_TOKEN);
		else if (mention_named(s, i))
			put_with_witnesses(g, i);
	}
}
