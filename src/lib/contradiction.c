/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "contradiction.h"
#include "mention.h"
#include "pen.h"
#include "telling.h"

enum {
	PLACES_MOST = 32,
	STATEMENTS = 8, /* of one thing with witnesses */
	SURE = 2        /* witnesses that prove it */
};

/* The figures of a group that agree with each other. */
struct value {
	size_t first; /* token */
	size_t n;
};

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
	    dec_times(&diff, dec_abs(diff), 2) && dec_cmp(diff, room) <= 0;
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
	struct decimal d[3] = { dec_int((int64_t)f->line),
		dec_int((int64_t)f->col), dec_int((int64_t)figure_length(f)) };

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
	struct pen p = { .mem = g->mem };
	size_t n = 0;

	for (size_t k = x->first; k != NO_TOKEN && n < PLACES_MOST;
	     k = g->mention[k].next) {
		size_t i = g->mention[k].token;
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
	static const struct span against[] = { [AGAINST_PRIOR] = SPAN_ROW(
						   "较上年增减"),
		[AGAINST_BUDGET] = SPAN_ROW("较预算增减") };
	const struct subject *s = &g->subjects->v[i];
	struct pen p = { .mem = g->mem };

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
	struct pen en = { .mem = g->mem }, zh = { .mem = g->mem };

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
	static const char *const names[] = { "ok", "rounding", "truncated", "",
		"contradiction" };
	const struct reading *reading = g->subjects->reading;
	const struct figure *f = reading->v[odd].figure;
	struct finding *t = finding_add(
	    to, f->line, f->col, "figure", names[status]);

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
values(
    const struct groups *g, const struct group *x, struct value *v, size_t *n)
{
	struct relation r;
	size_t k;

	*n = 0;
	for (size_t i = x->first; i != NO_TOKEN; i = g->mention[i].next) {
		size_t token = g->mention[i].token;

		for (k = 0; k < *n; k++)
			if (judge(g, v[k].first, token, &r) <= REL_ROUNDING)
				break;
		if (k < *n) {
			v[k].n++;
			continue;
		}
		if (*n == CONTRADICTION_VALUES)
			return false;
		v[(*n)++] = (struct value){ token, 1 };
	}
	return true;
}

/* With witnesses, the bases must not differ; and no sentence states a thing
 * twice with two values and means it. */
static bool
apart(const struct groups *g, const struct group *x)
{
	const struct subject *v = g->subjects->v;
	struct span basis = v[g->mention[x->first].token].basis;
	uint64_t level = v[g->mention[x->first].token].level;
	uint64_t scope = v[g->mention[x->first].token].scope;

	for (size_t i = g->mention[x->first].next; i != NO_TOKEN;
	     i = g->mention[i].next) {
		struct span b = v[g->mention[i].token].basis;

		if ((b.n > 0 && basis.n > 0 && !span_is(b, basis)) ||
		    v[g->mention[i].token].level != level ||
		    v[g->mention[i].token].scope != scope)
			return false;
		if (b.n > 0)
			basis = b;
		for (size_t k = x->first; k != i; k = g->mention[k].next)
			if (mention_together(g->subjects, g->mention[i].token,
				g->mention[k].token))
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
	size_t from = a > MENTION_REACH ? a - MENTION_REACH : 0;
	size_t start = b > MENTION_REACH ? b - MENTION_REACH : 0;
	size_t agree = 0, differ = 0, wa = s->v[a].whole, wb = s->v[b].whole;
	struct relation r;

	if (wa != NO_TOKEN && wb != NO_TOKEN &&
	    !span_is(s->v[wa].name, s->v[wb].name))
		return 0; /* parts of two */
	for (size_t i = from; i < s->n && i <= a + MENTION_REACH; i++) {
		if (i == a || !mention_named(s, i) ||
		    !mention_together(s, i, a))
			continue;
		for (size_t k = start; k < s->n && k <= b + MENTION_REACH;
		     k++) {
			if (k == b || !mention_named(s, k) ||
			    !mention_together(s, k, b) ||
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
	const struct mention *m = &g->mention[x->first];

	return m->witness == NO_TOKEN &&
	    g->subjects->v[m->token].reach == REACH_FUND;
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

/* What goes through the groups. */
struct examiner {
	struct groups *groups;
	struct findings *to;
	bool *told;  /* of each token: stands in a finding as stated */
	bool *tied;  /* of each token, or NULL */
	bool silent; /* about what a report may have for several funds */
};

/* Which of the values is stated less often; of two, the first. */
static size_t
oddest(const struct value *v, size_t n)
{
	size_t odd = 0;

	for (size_t i = 1; i < n; i++)
		if (v[i].n < v[odd].n)
			odd = i;
	return odd;
}

static void
examine(struct examiner *e, const struct group *x)
{
	const struct groups *g = e->groups;
	const struct subject *subject = g->subjects->v;
	bool witnessed = g->mention[x->first].witness != NO_TOKEN;
	struct value v[CONTRADICTION_VALUES];
	struct relation r;
	enum relation_status status;
	struct finding *t;
	size_t n, odd, other, sure = SURE;

	if (x->n < 2 || (witnessed && (x->n > STATEMENTS || !apart(g, x))) ||
	    !values(g, x, v, &n) || one_sentence(g, v, n))
		return;
	odd = oddest(v, n);
	other = n > 1 ? v[odd == 0].first
		      : g->mention[g->mention[x->first].next].token;
	odd = v[odd].first;
	if (witnessed)
		sure = twins(g, odd, other);
	if (e->told[odd] || sure == 0 || (n > 1 && is_fund(g, x) && e->silent))
		return;
	e->told[odd] = true;
	for (size_t i = x->first; i != NO_TOKEN; i = g->mention[i].next)
		if (e->tied != NULL)
			e->tied[g->mention[i].token] = true;
	status = judge(g, odd, other, &r);
	t = tell(g, x, &r, status, odd, other, e->to);
	put_others(g, v, n, odd, other, t);
	/* not proved by the words alone */
	if (sure < SURE || subject[odd].guessed != subject[other].guessed)
		t->most = LEVEL_WARNING;
}

void
contradictions_find(const struct subjects *s, struct findings *to, bool *tied)
{
	struct groups g;
	struct examiner e = { .groups = &g, .to = to, .tied = tied };

	groups_make(&g, s);
	e.told = arena_array(s->mem, s->n + 1, sizeof *e.told);
	e.silent = several(&g);
	for (size_t i = 0; i < g.n; i++)
		examine(&e, &g.v[i]);
}
