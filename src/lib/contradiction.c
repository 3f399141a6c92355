/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "contradiction.h"
#include "pen.h"
#include "telling.h"

enum {
	PLACES_MOST = 32,
	NAME_LEAST = 6, /* bytes; two characters are no name */
	WITNESS_REACH = 6,
	WITNESS_DIGITS = 4,
	STATEMENTS = 8 /* of one thing with witnesses */
};

/* A figure, and the other figure of its sentence that says which statement it
 * belongs to; NO_TOKEN if its name alone says what it is. */
struct node {
	size_t token, witness;
	size_t next; /* of the same group, or NO_TOKEN */
};

/* The figures of one subject, in order of the text. */
struct group {
	size_t first, last; /* nodes */
	size_t n;
	uint64_t hash;
};

struct groups {
	const struct subjects *subjects;
	struct node *node;
	size_t nnode, capnode;
	struct group *v;
	size_t n, cap;
	size_t *slot; /* 1 + index of a group */
	size_t nslot; /* a power of two */
	bool *told;   /* of each token: stands in a finding as stated */
	bool silent;  /* about what a report may have for several funds */
	struct arena *mem;
};

/* The figures of a group that agree with each other. */
struct value {
	size_t first; /* token */
	size_t n;
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

/* Equal for two nodes of one subject. */
static uint64_t
hash_of(const struct subjects *s, const struct node *node)
{
	const struct subject *x = &s->v[node->token];
	uint64_t h = UINT64_C(14695981039346656037);
	const struct subject *w;
	struct decimal d;

	h = mix(h, &x->what, sizeof x->what);
	h = mix(h, &x->year, sizeof x->year);
	h = mix_span(mix_span(h, x->name), x->unit);
	if (node->witness == NO_TOKEN) {
		h = mix_span(h, x->basis);
		h = mix(h, &x->against, sizeof x->against);
		return mix(h, &x->scope, sizeof x->scope);
	}
	w = &s->v[node->witness];
	d = dec_trim(s->reading->v[node->witness].figure->value);
	h = mix_span(mix_span(h, w->name), w->unit);
	return mix(mix(h, &d.n, sizeof d.n), &d.scale, sizeof d.scale);
}

static bool
one_subject(
    const struct subjects *s, const struct node *a, const struct node *b)
{
	const struct subject *x = &s->v[a->token], *y = &s->v[b->token];
	const struct subject *v, *w;

	if (x->what != y->what || x->reach != y->reach || x->year != y->year ||
	    !span_is(x->name, y->name) || !span_is(x->unit, y->unit) ||
	    (a->witness == NO_TOKEN) != (b->witness == NO_TOKEN))
		return false;
	if (a->witness == NO_TOKEN)
		return span_is(x->basis, y->basis) &&
		    x->against == y->against && x->scope == y->scope;
	v = &s->v[a->witness];
	w = &s->v[b->witness];
	return span_is(v->name, w->name) && span_is(v->unit, w->unit) &&
	    dec_cmp(s->reading->v[a->witness].figure->value,
		s->reading->v[b->witness].figure->value) == 0;
}

static void
put_in(struct groups *g, size_t token, size_t witness)
{
	struct node *node =
	    ARENA_PUSH(g->mem, g->node, g->nnode, g->capnode);
	uint64_t h;
	size_t k, at = g->nnode - 1;
	struct group *to;

	*node = (struct node){token, witness, NO_TOKEN};
	h = hash_of(g->subjects, node);
	k = (size_t)h & (g->nslot - 1);
	for (; g->slot[k] > 0; k = (k + 1) & (g->nslot - 1)) {
		to = &g->v[g->slot[k] - 1];
		if (to->hash == h &&
		    one_subject(g->subjects, &g->node[to->first], node)) {
			g->node[to->last].next = at;
			to->last = at;
			to->n++;
			return;
		}
	}
	g->slot[k] = g->n + 1;
	to = ARENA_PUSH(g->mem, g->v, g->n, g->cap);
	*to = (struct group){at, at, 1, h};
}

/* Does its name alone say what it is?  As a part it must be a part of what its
 * name is a part of, else it is narrowed by its total. */
static bool
by_name(const struct subjects *s, size_t i)
{
	const struct subject *x = &s->v[i], *w;

	if (x->what == SUBJECT_NONE || x->reach == REACH_WHOLE ||
	    (x->reach == REACH_FUND && s->government &&
		(x->scope != 0 || x->of.n == 0)))
		return false;
	if (x->whole == NO_TOKEN || x->of.n == 0)
		return true;
	w = &s->v[x->whole];
	return span_is(w->tail, x->of) || span_is(w->name, x->of) ||
	    span_is(w->name, x->name);
}

/* May it be told apart by what stands beside it? */
static bool
named(const struct subjects *s, size_t i)
{
	return s->v[i].what == SUBJECT_AMOUNT && s->v[i].name.n > NAME_LEAST;
}

/* Do two figures belong to one statement: a sentence, or a column? */
static bool
together(const struct subjects *s, size_t a, size_t b)
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
	size_t from = i > WITNESS_REACH ? i - WITNESS_REACH : 0;
	size_t to = i + WITNESS_REACH < s->n ? i + WITNESS_REACH : s->n - 1;

	for (size_t k = from; k <= to; k++)
		if (k != i && named(s, k) && together(s, i, k) &&
		    digits(v[k].figure) >= WITNESS_DIGITS)
			put_in(g, i, k);
}

static void
gather(struct groups *g, const struct subjects *s)
{
	*g = (struct groups){.subjects = s, .mem = s->mem, .nslot = 16};
	while (g->nslot < 4 * WITNESS_REACH * s->n)
		g->nslot *= 2;
	g->slot = arena_array(g->mem, g->nslot, sizeof *g->slot);
	g->told = arena_array(g->mem, s->n + 1, sizeof *g->told);
	for (size_t i = 0; i < s->n; i++) {
		if (by_name(s, i))
			put_in(g, i, NO_TOKEN);
		else if (named(s, i))
			put_with_witnesses(g, i);
	}
}

/* a = b, with what the judgement of intervals makes of it. */
static struct relation
compare(const struct groups *g, size_t a, size_t b)
{
	const struct token *v = g->subjects->reading->v;
	struct relation r = relation_new(g->mem, "figure", v[a].figure, 1);

	relation_part(&r, v[b].figure, 1);
	relation_judge(&r);
	return r;
}

/* Half a unit of the last places, as printed: 5.8 agrees with 5.79. */
static bool
within_print(const struct figure *a, const struct figure *b)
{
	struct decimal diff, room;

	return dec_sub(&diff, a->value, b->value) &&
	    dec_add(&room, a->quantum, b->quantum) &&
	    dec_times(&diff, dec_abs(diff), 2) &&
	    dec_cmp(diff, room) <= 0;
}

/* The coarser of two is the finer with digits cut off. */
static bool
cut_off(const struct figure *a, const struct figure *b)
{
	const struct figure *fine = a, *coarse = b;
	struct decimal diff;

	if (dec_cmp(a->quantum, b->quantum) > 0) {
		fine = b;
		coarse = a;
	}
	/* 6.53 is not 6 for want of digits */
	if (!dec_times(&diff, coarse->quantum, 100) ||
	    dec_cmp(diff, dec_abs(coarse->value)) > 0)
		return false;
	return dec_cmp(fine->quantum, coarse->quantum) < 0 &&
	    dec_sub(&diff, dec_abs(fine->value), dec_abs(coarse->value)) &&
	    dec_sign(diff) >= 0 && dec_cmp(diff, coarse->quantum) < 0;
}

static enum relation_status
judge(const struct groups *g, size_t a, size_t b, struct relation *r)
{
	const struct token *v = g->subjects->reading->v;
	const struct figure *x = v[a].figure, *y = v[b].figure;

	*r = compare(g, a, b);
	if (!r->held || r->status == REL_OK)
		return REL_OK; /* what cannot be judged is not told */
	if (r->status == REL_ROUNDING || within_print(x, y))
		return REL_ROUNDING;
	return cut_off(x, y) ? REL_TRUNCATED : REL_MISMATCH;
}

static void
put_place(struct pen *p, const struct figure *f)
{
	char s[DEC_TEXT];
	struct decimal d[3] = {dec_int((int64_t)f->line),
	    dec_int((int64_t)f->col), dec_int((int64_t)figure_length(f))};

	if (p->n > 0)
		pen_put(p, " ", 1);
	for (int i = 0; i < 3; i++) {
		size_t n = dec_write(s, d[i]);
		pen_put(p, i == 1 ? ":" : i == 2 ? "+" : "", i > 0);
		pen_put(p, s, n);
	}
}

/* All places of a group but that of one token. */
static const char *
places(const struct groups *g, const struct group *x, size_t but)
{
	struct pen p = {.mem = g->mem};
	size_t n = 0;

	for (size_t k = x->first; k != NO_TOKEN && n < PLACES_MOST;
	     k = g->node[k].next) {
		size_t i = g->node[k].token;
		if (i != but) {
			put_place(&p, g->subjects->reading->v[i].figure);
			n++;
		}
	}
	return p.s;
}

static const char *
decimal_text(struct decimal d, struct arena *mem)
{
	char s[DEC_TEXT];
	size_t n = dec_write_short(s, d);

	return arena_dup(mem, s, n);
}

static const char *
text_of(const struct groups *g, size_t i)
{
	struct span s = g->subjects->reading->v[i].figure->text;

	return arena_dup(g->mem, s.s, s.n);
}

/* The name with what tells it from its like: 公务接待费（年初预算）. */
static const char *
label_of(const struct groups *g, size_t i)
{
	static const struct span against[] = {
	    [AGAINST_PRIOR] = SPAN_ROW("较上年增减"),
	    [AGAINST_BUDGET] = SPAN_ROW("较预算增减")};
	const struct subject *s = &g->subjects->v[i];
	struct pen p = {.mem = g->mem};

	pen_put(&p, s->name.s, s->name.n);
	if (s->what != SUBJECT_AMOUNT) {
		pen_text(&p, "（");
		pen_put(&p, against[s->against].s, against[s->against].n);
		pen_text(&p, s->what == SUBJECT_RATE ? "率）" : "）");
	} else if (s->basis.n > 0 && !s->guessed) {
		pen_text(&p, "（");
		pen_put(&p, s->basis.s, s->basis.n);
		pen_text(&p, "）");
	}
	return p.s;
}

static const char *
line_of(const struct groups *g, size_t i)
{
	return decimal_text(
	    dec_int((int64_t)g->subjects->reading->v[i].figure->line), g->mem);
}

/* The values beside the two of the message, each with its line. */
static void
put_others(const struct groups *g, const struct value *v, size_t n, size_t odd,
    size_t other, struct finding *to)
{
	struct pen en = {.mem = g->mem}, zh = {.mem = g->mem};

	for (size_t i = 0; i < n; i++) {
		if (v[i].first == odd || v[i].first == other)
			continue;
		pen_text(&en, en.n > 0 ? ", " : "and ");
		pen_text(&en, text_of(g, v[i].first));
		pen_text(&en, " on line ");
		pen_text(&en, line_of(g, v[i].first));
		pen_text(&zh, zh.n > 0 ? "、第" : "第");
		pen_text(&zh, line_of(g, v[i].first));
		pen_text(&zh, "行为");
		pen_text(&zh, text_of(g, v[i].first));
	}
	finding_arg(to, "note", en.s);
	finding_arg(to, "note_zh", zh.s);
}

static struct finding *
tell(const struct groups *g, const struct group *x, const struct relation *r,
    enum relation_status status, size_t odd, size_t other, struct findings *to)
{
	static const char *const names[] = {
	    "ok", "rounding", "truncated", "", "contradiction"};
	const struct reading *reading = g->subjects->reading;
	const struct figure *f = reading->v[odd].figure;
	struct finding *t =
	    finding_add(to, f->line, f->col, "figure", names[status]);

	t->text = f->text;
	t->formula = relation_formula(r, g->mem);
	if (f->kind == FIGURE_PERCENT)
		t->formula = finding_text(to, "%s%%", t->formula);
	t->difference = decimal_text(r->difference, g->mem);
	t->allowed = decimal_text(r->allowed, g->mem);
	t->where = places(g, x, odd);
	t->sentence = figure_sentence(reading->figures, f, g->mem);
	finding_arg(t, "stated", text_of(g, odd));
	finding_arg(t, "computed", text_of(g, other));
	finding_arg(t, "elsewhere", line_of(g, other));
	finding_arg(t, "label", label_of(g, odd));
	return t;
}

/* The values of a group; false if there are too many. */
static bool
values(const struct groups *g, const struct group *x, struct value *v,
    size_t *n)
{
	struct relation r;
	size_t k;

	*n = 0;
	for (size_t i = x->first; i != NO_TOKEN; i = g->node[i].next) {
		size_t token = g->node[i].token;

		for (k = 0; k < *n; k++)
			if (judge(g, v[k].first, token, &r) <= REL_ROUNDING)
				break;
		if (k < *n) {
			v[k].n++;
			continue;
		}
		if (*n == CONTRADICTION_VALUES)
			return false;
		v[(*n)++] = (struct value){token, 1};
	}
	return true;
}

/* With witnesses, the bases must not differ; and no sentence states a thing
 * twice with two values and means it. */
static bool
apart(const struct groups *g, const struct group *x)
{
	const struct subject *v = g->subjects->v;
	struct span basis = v[g->node[x->first].token].basis;

	for (size_t i = g->node[x->first].next; i != NO_TOKEN;
	     i = g->node[i].next) {
		struct span b = v[g->node[i].token].basis;

		if (b.n > 0 && basis.n > 0 && !span_is(b, basis))
			return false;
		if (b.n > 0)
			basis = b;
		for (size_t k = x->first; k != i; k = g->node[k].next)
			if (together(g->subjects, g->node[i].token,
				g->node[k].token))
				return false;
	}
	return true;
}

/* How many other figures of equal names agree in the statements that two
 * figures belong to; 0 if more than half as many differ, or if but one agrees
 * and they are no known parts of one whole. */
static size_t
twins(const struct groups *g, size_t a, size_t b)
{
	const struct subjects *s = g->subjects;
	size_t from = a > WITNESS_REACH ? a - WITNESS_REACH : 0;
	size_t start = b > WITNESS_REACH ? b - WITNESS_REACH : 0;
	size_t agree = 0, differ = 0, wa = s->v[a].whole, wb = s->v[b].whole;
	struct relation r;

	if (wa != NO_TOKEN && wb != NO_TOKEN &&
	    !span_is(s->v[wa].name, s->v[wb].name))
		return 0; /* parts of two */
	for (size_t i = from; i < s->n && i <= a + WITNESS_REACH; i++) {
		if (i == a || !named(s, i) || !together(s, i, a))
			continue;
		for (size_t k = start; k < s->n && k <= b + WITNESS_REACH;
		     k++) {
			if (k == b || !named(s, k) || !together(s, k, b) ||
			    !span_is(s->v[i].name, s->v[k].name) ||
			    !span_is(s->v[i].unit, s->v[k].unit))
				continue;
			if (judge(g, i, k, &r) > REL_ROUNDING)
				differ++;
			else
				agree++;
		}
	}
	return (differ > 0 && s->government) || agree < 2 * differ ||
		(agree == 1 && s->v[a].of.n == 0)
	    ? 0
	    : agree;
}

/* Do two of the values stand in one sentence? */
static bool
one_sentence(const struct groups *g, const struct value *v, size_t n)
{
	const struct token *t = g->subjects->reading->v;

	for (size_t i = 1; i < n; i++)
		for (size_t k = 0; k < i; k++)
			if (t[v[i].first].figure->sentence ==
			    t[v[k].first].figure->sentence)
				return true;
	return false;
}

/* Is it one of the quantities that a report may have for several funds? */
static bool
is_fund(const struct groups *g, const struct group *x)
{
	const struct node *node = &g->node[x->first];

	return node->witness == NO_TOKEN &&
	    g->subjects->v[node->token].reach == REACH_FUND;
}

/* Where most of what is stated twice differs, a report speaks of two funds or
 * two units, not of one in contradiction. */
static bool
several(const struct groups *g)
{
	struct value v[CONTRADICTION_VALUES];
	size_t agree = 0, differ = 0, n;

	for (size_t i = 0; i < g->n; i++) {
		const struct group *x = &g->v[i];

		if (x->n < 2 || !is_fund(g, x))
			continue;
		if (values(g, x, v, &n) && n == 1)
			agree++;
		else
			differ++;
	}
	return differ > 1 && agree < differ;
}

static void
examine(const struct groups *g, const struct group *x, struct findings *to,
    bool *tied)
{
	bool witnessed = g->node[x->first].witness != NO_TOKEN;
	struct value v[CONTRADICTION_VALUES];
	struct relation r;
	enum relation_status status;
	struct finding *t;
	size_t n, odd = 0, other, sure = 2;

	if (x->n < 2 || (witnessed && (x->n > STATEMENTS || !apart(g, x))) ||
	    !values(g, x, v, &n) || one_sentence(g, v, n))
		return;
	for (size_t i = x->first; i != NO_TOKEN; i = g->node[i].next)
		if (tied != NULL)
			tied[g->node[i].token] = true;
	for (size_t i = 1; i < n; i++)
		if (v[i].n < v[odd].n)
			odd = i;
	other = n > 1 ? v[odd == 0].first
		      : g->node[g->node[x->first].next].token;
	odd = v[odd].first;
	if (witnessed && n > 1)
		sure = twins(g, odd, other);
	if (g->told[odd] || sure == 0)
		return;
	g->told[odd] = true;
	if (n > 1 && is_fund(g, x) && g->silent)
		return;
	status = judge(g, odd, other, &r);
	t = tell(g, x, &r, status, odd, other, to);
	put_others(g, v, n, odd, other, t);
	/* not proved by the words alone */
	if (sure < 2 ||
	    g->subjects->v[odd].guessed != g->subjects->v[other].guessed)
		t->most = LEVEL_WARNING;
}

void
contradictions_find(
    const struct subjects *s, struct findings *to, bool *tied)
{
	struct groups g;

	gather(&g, s);
	g.silent = several(&g);
	for (size_t i = 0; i < g.n; i++)
		examine(&g, &g.v[i], to, tied);
}
