/* SPDX-License-Identifier: MIT */
#include "completion.h"
#include "pace.h"
#include "sense.h"

enum {
	PLANNED = CUE_BUDGET | CUE_TASK,
	DOING = CUE_DONE | CUE_SHARE | CUE_RATE,
	BEFORE = 8,   /* figures back that a budget is looked for */
	OWN_NAME = 12 /* bytes: four characters make a name */
};

/* Which budget the words mean. */
enum which { WHICH_ANY, WHICH_FIRST, WHICH_CHANGED };

static enum which
which(struct span s)
{
	if (sense_in(SENSE_BUDGET_CHANGED, s))
		return WHICH_CHANGED;
	return sense_in(SENSE_BUDGET_FIRST, s) ? WHICH_FIRST : WHICH_ANY;
}

/* The clause names a budget or plan last: 完成年初预算, not 占预算收入. */
static bool
planned(const struct phrase *p)
{
	size_t k = phrase_last(p, p->clause, PLANNED);

	return k != NO_TOKEN && phrase_idle(p, k + 1);
}

int
completion_plan(const struct reading *r, size_t i)
{
	struct phrase p;
	struct span basis = r->v[i].figure->basis;

	if (r->v[i].figure->table > 0 ||
	    (r->v[i].role != ROLE_AMOUNT && r->v[i].role != ROLE_BASE))
		return 0;
	/* a bare 预算 is too often that of a name (一般公共预算) */
	if (span_is(basis, SPAN("年初预算")) ||
	    span_is(basis, SPAN("全年预算")))
		return 2;
	if (!(r->v[i].clause_classes & PLANNED))
		return 0;
	phrase_make(&p, r, i);
	if (planned(&p))
		return 2;
	for (size_t k = p.clause; k < p.n; k++) /* 县人大批准的收入 */
		if (p.v[k].classes & CUE_BUDGET && p.v[k].sign > 0)
			return 2;
	for (size_t k = p.clause; k < p.n; k++) { /* 年初预算批复的项目支出 */
		if (p.v[k].time || p.v[k].classes & CUE_FILLER)
			continue;
		if (p.v[k].classes & PLANNED)
			return 2;
		break;
	}
	return phrase_last(&p, p.clause, PLANNED) != NO_TOKEN;
}

static void
quotient(struct tie *t, struct ties *c, size_t rate, size_t part, size_t base)
{
	struct relation *x = ties_add(t, c, "completion", rate);

	relation_part(x, t->r->v[part].figure, 1);
	relation_base(x, t->r->v[base].figure, 1);
}

/* 0 of 0 is no matter of arithmetic. */
static bool
nothing(const struct reading *r, size_t part, size_t base)
{
	return dec_sign(r->v[part].figure->value) == 0 &&
	    dec_sign(r->v[base].figure->value) == 0;
}

/* `T，完成预算B的P%': B stands directly before P. */
static bool
on_base(struct tie *t, struct ties *c, size_t rate)
{
	const struct reading *r = t->r;
	struct phrase p;
	size_t base = rate - 1, host, k;

	if (rate == 0 || r->v[base].bracket != r->v[rate].bracket ||
	    (r->v[base].role != ROLE_BASE && r->v[base].role != ROLE_AMOUNT))
		return false;
	phrase_make(&p, r, base);
	k = phrase_last(&p, p.clause, DOING);
	if (phrase_last(&p, p.clause, PLANNED) == NO_TOKEN)
		return false;
	host = tie_host(r, base);
	/* 为市目标B的a%，为省目标C的b%: both of what was done */
	while (host != NO_TOKEN && completion_plan(r, host) == 2)
		host = tie_host(r, host);
	if (host == NO_TOKEN || !reading_alike(r, host, base) ||
	    nothing(r, host, base))
		return true;
	quotient(t, c, rate, host, base);
	c->sure = !p.cut && r->v[base].stop <= STOP_COMMA &&
	    (k == NO_TOKEN ? phrase_idle(&p, p.n) : true) &&
	    phrase_rest(&p, 0, p.clause, 0).n == 0;
	return true;
}

/* Is the amount the result of the budget before it, and of no other thing:
 * 实际完成, 支出决算, or the budget's own name? */
static bool
result_of(struct tie *t, size_t host, size_t plan)
{
	enum { RESULT_WORDS = DOING | CUE_IN | CUE_OUT | CUE_TOTAL };
	struct phrase p;
	struct span rest;
	const struct name *label = tie_name(t, plan);
	struct name own;

	if (reading_cue(t->r, host, CUE_AMONG | CUE_INCLUDE) != NULL)
		return false;
	phrase_make(&p, t->r, host);
	rest = phrase_rest(&p, p.clause, p.n, RESULT_WORDS);
	if (rest.n == 0)
		return true;
	name_make(&own, &t->scratch, rest);
	return own.core_n == 0 ||
	    span_has((struct span){ label->core, label->core_n },
		(struct span){ own.core, own.core_n });
}

/* Budgets in the same sentence, T behind them. */
static void
on_plan(struct tie *t, struct ties *c, size_t rate, enum which want)
{
	const struct reading *r = t->r;
	size_t host = tie_host(r, rate), fits = 0, plans = 0, fit = 0;
	size_t named = 0; /* those that the words of the rate name */
	bool near = true;

	if (host == NO_TOKEN || completion_plan(r, host) == 2)
		return;
	for (size_t i = host, n = 0; i-- > 0 && n < BEFORE; n++) {
		enum which got;
		struct span words = r->v[i].text;
		int plan;

		if (r->v[i + 1].stop >= STOP_LINE)
			break;
		if (r->v[i + 1].stop >= STOP_SEMICOLON)
			near = false;
		if (r->v[i].bracket != r->v[host].bracket ||
		    !reading_alike(r, i, host))
			continue;
		plan = completion_plan(r, i);
		if (plan < 2)
			near = false;
		if (plan == 0)
			continue;
		if (near)
			plans++;
		got = which(words);
		if (got == WHICH_ANY)
			got = which(r->v[i].figure->basis);
		if (nothing(r, host, i) ||
		    (want != WHICH_ANY && got != WHICH_ANY && got != want))
			continue;
		/* 追加T（占年初预算的P%）: the bracket ties them */
		if (near && (r->v[rate].opens || result_of(t, host, i))) {
			bool is = want != WHICH_ANY && got == want;

			fits++;
			if (is || named == 0)
				fit = c->n;
			named += is;
		} else if (near)
			plans++; /* a result of something else */
		quotient(t, c, rate, host, i);
	}
	/* 支出预算B，完成调整预算的P%: the adjusted one is not printed */
	c->sure = (fits == 1 || named == 1) && fit < c->n &&
	    (plans == 1 || want != WHICH_ANY) &&
	    (want != WHICH_CHANGED || named > 0);
	if (c->sure && fit > 0) { /* the plainest comes first */
		struct relation first = c->v[fit];
		c->v[fit] = c->v[0];
		c->v[0] = first;
	}
}

size_t
completion_host(const struct reading *r, size_t rate)
{
	size_t host = tie_host(r, rate);

	for (size_t i = rate, n = 0; host == NO_TOKEN && i-- > 0 && n < BEFORE;
	     n++)
		if (r->v[i].role == ROLE_AMOUNT && r->v[i].figure->table == 0)
			host = i;
	return host;
}

size_t
completion_far(struct tie *t, size_t amount, size_t v[COMPLETION_FAR])
{
	const struct reading *r = t->r;
	const struct name *own = tie_name(t, amount);
	size_t found = 0;

	for (size_t i = amount, n = 0;
	     i-- > 0 && n < TIE_REACH && found < COMPLETION_FAR; n++) {
		const struct span term = r->v[i].figure->term;

		if (!reading_alike(r, i, amount) || nothing(r, amount, i) ||
		    completion_plan(r, i) == 0)
			continue;
		if (name_common(tie_name(t, i), own) >= OWN_NAME ||
		    (term.n > 0 && span_is(term, r->v[amount].figure->term)))
			v[found++] = i;
	}
	return found;
}

/* A sentence without an amount of its own speaks of the total before it, too.
 */
static void
on_far_plan(struct tie *t, struct ties *c, size_t rate)
{
	size_t host = completion_host(t->r, rate), v[COMPLETION_FAR];

	for (int up = 0; up < 2 && host != NO_TOKEN; up++) {
		size_t n = completion_far(t, host, v);

		for (size_t i = 0; i < n; i++)
			quotient(t, c, rate, host, v[i]);
		host = tie_whole(t, host);
	}
}

/* `T，完成预算的P%，超收D' (短收D): the budget is T less what was more.  Gives back
 * whether D is sure to be held against the budget: within a year it may be
 * against the pace. */
static bool
by_excess(struct tie *t, struct ties *c, size_t rate)
{
	const struct reading *r = t->r;
	size_t host = tie_host(r, rate), d = rate + 1;
	struct relation *x;
	unsigned months;

	if (host == NO_TOKEN || d >= r->n || r->v[d].role != ROLE_CHANGE ||
	    r->v[d].sign == 0 || r->v[d].against != AGAINST_TASK ||
	    r->v[d].stop > STOP_COMMA ||
	    r->v[d].bracket != r->v[rate].bracket || !reading_alike(r, host, d))
		return false;
	x = ties_add(t, c, "completion", rate);
	relation_part(x, r->v[host].figure, 1);
	relation_base(x, r->v[host].figure, 1);
	relation_base(x, r->v[d].figure, -r->v[d].sign);
	months = pace_months(r, rate);
	return (months == 0 || months == 12) &&
	    dec_cmp(r->v[rate].figure->value, dec_int(100)) == r->v[d].sign;
}

/* 支出为B，完成支出T，占预算的P%: what was to be done is not called so, and the
 * relation only seen to hold. */
static void
by_done(struct tie *t, struct ties *c, size_t rate)
{
	const struct reading *r = t->r;
	size_t host = tie_host(r, rate), plan;

	if (host == NO_TOKEN || reading_clause_cue(r, host, CUE_DONE) == NULL)
		return;
	plan = tie_host(r, host);
	if (plan != NO_TOKEN && reading_alike(r, plan, host) &&
	    !nothing(r, host, plan))
		quotient(t, c, rate, host, plan);
}

/* Words that may stand between a rate of completion and its amount. */
static bool
understood(const struct phrase *p)
{
	return !p->cut &&
	    phrase_rest(p, 0, p->n, PLANNED | DOING | CUE_PLAN).n == 0;
}

bool
completion_read(struct tie *t, size_t rate, const struct phrase *p)
{
	struct ties c;
	bool named = phrase_last(p, p->clause, PLANNED | CUE_RATE) != NO_TOKEN;

	ties_begin(&c, false);
	if (p->n > 0 && phrase_idle(p, 0) && t->r->v[rate].stop == STOP_NONE) {
		if (!on_base(t, &c, rate))
			return false;
	} else if (named &&
	    (planned(p) || phrase_last(p, p->clause, CUE_RATE) != NO_TOKEN) &&
	    phrase_last(p, p->clause, CUE_CHANGE) == NO_TOKEN) {
		if (t->r->v[rate].stop >= STOP_SEMICOLON)
			return true;
		on_plan(t, &c, rate, which(p->text));
		if (c.n == 0)
			c.sure = by_excess(t, &c, rate);
		if (c.n == 0)
			by_done(t, &c, rate);
		c.sure = c.sure && understood(p);
		on_far_plan(t, &c, rate);
		/* 占政府采购预算的P%: a share of what is called a budget */
		if (c.n == 0 &&
		    phrase_last(p, p->clause, CUE_SHARE) != NO_TOKEN)
			return false;
	} else
		return false;
	ties_settle(t, &c);
	return true;
}
