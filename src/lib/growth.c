/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "completion.h"
#include "growth.h"
#include "sense.h"
#include "series.h"

enum { HOST_FAR = 80 }; /* figures back that a name is looked for */

enum { COMPARING = CUE_THAN | CUE_PRIOR | CUE_BUDGET | CUE_PLAN | CUE_CHANGE };

/* The signed verb that the last clause ends in, or NO_TOKEN. */
static size_t
verb(const struct phrase *p)
{
	size_t k = phrase_last(p, p->clause, CUE_CHANGE);

	if (k == NO_TOKEN || p->v[k].sign == 0 || !phrase_idle(p, k + 1))
		return NO_TOKEN;
	return k;
}

/* The year that a change is told of: 2023年末货币资金较2022年末增加. */
static unsigned
year_meant(const struct reading *r, size_t token)
{
	struct phrase p;

	phrase_make(&p, r, token);
	for (size_t i = phrase_sentence(&p); i < p.n; i++) {
		if (p.v[i].year != 0)
			return p.v[i].year;
		if (p.v[i].classes & CUE_THAN)
			break;
	}
	return r->v[token].figure->year;
}

/* Where the last clause begins, if a bracket that has closed is no beginning:
 * 因公出国（境）费减少. */
static size_t
name_from(const struct phrase *p)
{
	size_t from = p->clause;

	while (from > 0 && p->v[from - 1].stop == STOP_NONE &&
	    (p->v[from - 1].aside || !p->v[from - 1].bracket ||
		p->text.s[p->v[from - 1].at] == ')'))
		from--;
	return from;
}

/* What the last clause before a figure calls its amount: empty when it only
 * compares. */
static void
own_name(struct tie *t, const struct phrase *p, struct name *own)
{
	name_make(
	    own, &t->scratch, phrase_rest(p, name_from(p), p->n, COMPARING));
}

/* Is an amount called nothing but the outcome (支出决算, 实际支出)? */
static bool
outcome(const struct reading *r, size_t i)
{
	enum { SAID = CUE_DONE | CUE_RATE | CUE_IN | CUE_OUT | CUE_TOTAL };
	struct phrase p;

	phrase_make(&p, r, i);
	return phrase_rest(&p, p.clause, p.n, SAID).n == 0;
}

/* How well an amount fits a name.  三公经费支出预算为B，支出决算为T: T has the
 * name of its budget. */
static enum name_fit
fit_of(struct tie *t, size_t i, const struct name *own)
{
	const struct reading *r = t->r;
	struct name plan;

	if (i == 0 || r->v[i].stop > STOP_COMMA ||
	    !reading_alike(r, i, i - 1) || completion_plan(r, i - 1) < 2 ||
	    !outcome(r, i))
		return name_fit(tie_name(t, i), own);
	plan = *tie_name(t, i - 1);
	plan.core_n -= sense_ends(
	    SENSE_PLAN_TAIL, (struct span){ plan.core, plan.core_n });
	plan.core = plan.s + (tie_name(t, i - 1)->core - tie_name(t, i - 1)->s);
	return name_fit(&plan, own);
}

/*
 * The nearest amount before with the best fit for a name.  `values' gets how
 * many values fit: where there are two, the name does not decide.
 */
static size_t
by_name(struct tie *t, size_t token, const struct name *own, size_t *values)
{
	const struct reading *r = t->r;
	bool budget = reading_clause_cue(r, token, CUE_BUDGET) != NULL;
	size_t best = NO_TOKEN;
	enum name_fit most = NAME_TAIL;

	*values = 0;
	for (size_t i = token, n = 0, seen = 0;
	     i-- > 0 && n < TIE_REACH && seen < HOST_FAR; seen++) {
		enum name_fit fit;

		if (r->v[i].role != ROLE_AMOUNT || r->v[i].figure->table > 0)
			continue;
		n++;
		/* a budget has the name of what was spent of it */
		if (!reading_alike(r, i, token) ||
		    (!budget && completion_plan(r, i) == 2))
			continue;
		fit = fit_of(t, i, own);
		if (fit < NAME_FITS)
			continue;
		if (best == NO_TOKEN ||
		    dec_cmp(r->v[i].figure->value, r->v[best].figure->value) !=
			0)
			++*values;
		if (fit > most) {
			most = fit;
			best = i;
		}
	}
	if (best != NO_TOKEN) {
		size_t meant = series_meant(r, best, year_meant(r, token));

		if (meant != NO_TOKEN)
			best = meant;
	}
	return best;
}

/* The nearest amount of the sentence that a change could be one of:
 * 接待费4万元，接待813人，比上年增加1万元. */
static size_t
alike_before(const struct reading *r, size_t token)
{
	for (size_t i = token, n = 0; i-- > 0 && n < TIE_REACH; n++) {
		if (r->v[i + 1].stop >= STOP_FULL)
			break;
		if (r->v[i].role == ROLE_AMOUNT &&
		    r->v[i].bracket == r->v[token].bracket &&
		    reading_alike(r, i, token))
			return i;
	}
	return NO_TOKEN;
}

/* The first change of a sentence, if it is another and like this one. */
static size_t
first_change(const struct reading *r, size_t token)
{
	size_t found = NO_TOKEN;

	for (size_t i = token, n = 0;
	     i-- > 0 && n < TIE_REACH && r->v[i + 1].stop < STOP_FULL; n++)
		if (r->v[i].role == ROLE_CHANGE &&
		    r->v[i].bracket == r->v[token].bracket &&
		    reading_alike(r, i, token))
			found = i;
	return found;
}

size_t
growth_host(struct tie *t, size_t token)
{
	const struct reading *r = t->r;
	size_t host = tie_host(r, token), named, values, first;
	struct phrase p;
	struct name own;

	phrase_make(&p, r, token);
	own_name(t, &p, &own);
	if (own.core_n > 0) {
		named = by_name(t, token, &own, &values);
		if (named != NO_TOKEN)
			return named;
	}
	if (host != NO_TOKEN && r->v[token].role != ROLE_RATE &&
	    !reading_alike(r, host, token))
		return alike_before(r, token);
	/* 三公经费较上年减少D，较预算减少E: both of what the sentence names */
	if (host == NO_TOKEN && own.core_n == 0 &&
	    r->v[token].role == ROLE_CHANGE &&
	    (first = first_change(r, token)) != NO_TOKEN)
		return growth_host(t, first);
	if (host != NO_TOKEN || token == 0 || r->v[token].stop != STOP_FULL)
		return host;
	host = tie_before(r, token);
	if (host != NO_TOKEN && r->v[host].role != ROLE_AMOUNT)
		host = tie_host(r, host);
	return host;
}

/* Does nothing but what is said of an amount stand between it and a token
 * (T，较预算减少D，下降P%；较上年增加E)? */
static bool
alone(const struct reading *r, size_t host, size_t token)
{
	for (size_t i = host + 1; i < token; i++)
		if ((r->v[i].role != ROLE_CHANGE &&
			r->v[i].role != ROLE_RATE) ||
		    r->v[i].bracket != r->v[host].bracket)
			return false;
	return true;
}

bool
growth_tied(struct tie *t, size_t host, size_t token)
{
	const struct reading *r = t->r;
	struct phrase p;
	struct name own;
	size_t from, values;

	phrase_make(&p, r, token);
	if (p.cut || series_meant(r, host, year_meant(r, token)) != host)
		return false;
	/* what grows at constant prices cannot be told from amounts */
	for (size_t i = r->v[host].cue; i < r->v[host].cue + r->v[host].ncue;
	     i++)
		if (r->cues.v[i].classes & CUE_BASIS && r->cues.v[i].sign > 0)
			return false;
	if (phrase_rest(&p, 0, p.n, COMPARING).n == 0)
		return r->v[token].stop >= STOP_FULL ||
		    tie_host(r, token) == host;
	own_name(t, &p, &own);
	if (own.core_n > 0) /* it is named, and nothing else has this name */
		return by_name(t, token, &own, &values) == host && values == 1;
	if (r->v[token].stop > STOP_FULL)
		return false;
	/* the sentence begins anew: the only amount of the one before is meant
	 */
	from = phrase_sentence(&p);
	return (from == 0 || phrase_rest(&p, 0, from - 1, COMPARING).n == 0) &&
	    phrase_rest(&p, from, p.n, COMPARING).n == 0 &&
	    (host == 0 || r->v[host].stop >= STOP_FULL ||
		(r->v[token].stop == STOP_SEMICOLON && from < p.n &&
		    p.v[from].classes & CUE_THAN && alone(r, host, token)));
}

/* T - D, or T + D for a decrease; a rate is measured on its size. */
static void
before_change(struct relation *x, const struct figure *whole,
    const struct figure *d, int sign, int size)
{
	if (size < 0 && sign > 0) { /* D - T reads better than -T + D */
		relation_base(x, d, 1);
		relation_base(x, whole, -1);
		return;
	}
	relation_base(x, whole, size);
	relation_base(x, d, -sign * size);
}

/* The numerator and base of a change D on T, signed by the verbs. */
static void
by_change(struct tie *t, struct ties *c, size_t rate, int up, size_t host,
    size_t change)
{
	const struct figure *whole = t->r->v[host].figure;
	const struct figure *d = t->r->v[change].figure;
	int sign = t->r->v[change].sign;
	bool saved = reading_clause_cue(t->r, rate, CUE_SAVING) != NULL;
	struct relation *x = ties_add(t, c, saved ? "saving" : "change", rate);
	struct decimal before = whole->value;

	if (sign < 0 && dec_sign(d->number) < 0)
		sign = 1; /* the minus says it again */
	relation_part(x, d, sign == up ? 1 : -1);
	before_change(x, whole, d, sign, 1);
	if (!(sign > 0 ? dec_sub(&before, whole->value, d->value)
		       : dec_add(&before, whole->value, d->value)) ||
	    dec_sign(before) >= 0)
		return;
	/* it was below zero before */
	x = ties_add(t, c, x->check, rate);
	relation_part(x, d, sign == up ? 1 : -1);
	before_change(x, whole, d, sign, -1);
}

static void
by_year(
    struct tie *t, struct ties *c, size_t rate, int up, size_t now, size_t then)
{
	struct relation *x = ties_add(t, c, "change", rate);

	relation_part(x, t->r->v[up > 0 ? now : then].figure, 1);
	relation_part(x, t->r->v[up > 0 ? then : now].figure, -1);
	relation_base(x, t->r->v[then].figure, 1);
}

/* Where a row of values has one name, and no time tells which is meant, any may
 * be. */
static void
by_series(
    struct tie *t, struct ties *c, size_t rate, int up, size_t host, size_t d)
{
	struct series s;

	series_find(&s, t->r, host);
	if (s.n == 0 || series_at(&s, year_meant(t->r, d)) != NO_TOKEN)
		return;
	for (size_t i = s.first; i < s.first + s.n; i++)
		by_change(t, c, rate, up, i, d);
}

/* An amount of the year before: 2023年末T。2024年末较2023年末增加D. */
static void
on_prior(
    struct tie *t, struct ties *c, size_t rate, int up, size_t host, size_t d)
{
	unsigned was = t->r->v[host].figure->year;
	struct relation *x;

	if (was == 0 || year_meant(t->r, d) != was + 1)
		return;
	c->sure = false;
	x = ties_add(t, c, "change", rate);
	relation_part(x, t->r->v[d].figure, t->r->v[d].sign == up ? 1 : -1);
	relation_base(x, t->r->v[host].figure, 1);
}

/* Could a change of one amount be measured on another? */
static bool
measures(const struct reading *r, size_t host, size_t change)
{
	return host != NO_TOKEN && reading_alike(r, host, change) &&
	    r->v[host].figure->table == 0 && r->v[change].figure->table == 0;
}

static bool
last_year(const struct reading *r, size_t now, size_t then)
{
	const struct figure *a = r->v[now].figure, *b = r->v[then].figure;

	if (r->v[now].role != ROLE_AMOUNT || r->v[then].role != ROLE_AMOUNT ||
	    !reading_alike(r, now, then))
		return false;
	if (a->year != 0 && b->year + 1 == a->year)
		return true;
	return reading_clause_cue(r, then, CUE_PRIOR) != NULL &&
	    reading_clause_cue(r, now, CUE_PRIOR) == NULL;
}

/* The year that a clause names; 0 if it names none, 1 for last year, 2 for this
 * one. */
static unsigned
year_said(const struct reading *r, size_t i, struct span *rest)
{
	struct phrase p;

	phrase_make(&p, r, i);
	*rest = phrase_rest(&p, p.clause, p.n, CUE_PRIOR);
	for (size_t k = p.clause; k < p.n; k++) {
		if (p.v[k].year != 0)
			return p.v[k].year;
		if (p.v[k].classes & CUE_PRIOR)
			return 1;
		if (sense_begins(SENSE_THIS_YEAR, *rest) > 0)
			return 2;
	}
	return 0;
}

/* `上年为B，本年为T' or `2022年收入B，2023年收入T': nothing else is said. */
static bool
years_tied(struct tie *t, size_t now, size_t then)
{
	struct span a, b;
	unsigned x = year_said(t->r, now, &a), y = year_said(t->r, then, &b);
	struct name first, second;

	/* 收入T，上年同期B: nothing but the year before is said of B */
	if (now < then && y == 1 && x != 1 && b.n == 0)
		return true;
	if (x == 0 || y == 0 || (y != 1 && y + 1 != x) || x == 1)
		return false;
	if (x == 2)
		return sense_is(SENSE_THIS_YEAR, a); /* last year's is named */
	/* 接待费2016年预算A，2015年预算B: the name is said once */
	if (now < then ? span_ends(a, b) : span_ends(b, a))
		return true;
	name_make(&first, &t->scratch, a);
	name_make(&second, &t->scratch, b);
	return a.n == 0 || b.n == 0 || name_fit(&first, &second) == NAME_SAME;
}

bool
growth_years(struct tie *t, size_t last, size_t *now, size_t *then)
{
	const struct reading *r = t->r;

	if (last == 0)
		return false;
	*now = last_year(r, last, last - 1) ? last : last - 1;
	*then = *now == last ? last - 1 : last;
	/* a budget beside an outturn: which of the two differences is meant? */
	return ((r->v[last].clause_classes ^ r->v[last - 1].clause_classes) &
		   CUE_BUDGET) == 0 &&
	    last_year(r, *now, *then) && years_tied(t, *now, *then);
}

/* Does a percent say itself what it is measured by, and is that another than of
 * the change before it (比报告数B增加D，比上年下降P%)? */
static bool
otherwise(
    const struct reading *r, size_t rate, size_t d, const struct phrase *p)
{
	bool based = d > 0 && r->v[d - 1].role == ROLE_BASE &&
	    r->v[d].stop == STOP_NONE;
	enum against by = r->v[based ? d - 1 : d].against;

	return phrase_last(p, 0, CUE_THAN | CUE_PRIOR) != NO_TOKEN &&
	    r->v[rate].against != AGAINST_UNKNOWN && by != r->v[rate].against &&
	    (based || by != AGAINST_UNKNOWN);
}

/* The total that the sentence before is about, if it is that and its items, which
 * close: 三公经费T，其中：A、B。较上年增加D. */
static size_t
total_before(const struct tie *t, size_t d)
{
	const struct reading *r = t->r;
	const struct lists *l = t->lists;
	size_t of = d > 0 ? l->of_part[d - 1] : 0, total;

	if (r->v[d].stop != STOP_FULL || of == 0 || l->v[of - 1].last != d - 1)
		return NO_TOKEN;
	total = l->v[of - 1].total;
	return total == 0 || r->v[total].stop >= STOP_FULL ? total : NO_TOKEN;
}

/* P behind a change D. */
static void
behind_change(struct tie *t, struct ties *c, size_t rate, int up, size_t d,
    const struct phrase *p)
{
	const struct reading *r = t->r;
	size_t host = growth_host(t, d), whole, next = rate + 1, now, then;
	bool years;

	if (r->v[d].sign == 0)
		return;
	if (otherwise(r, rate, d, p))
		return;
	if (host == NO_TOKEN && d > 0 && r->v[d - 1].role == ROLE_BASE &&
	    r->v[d].stop == STOP_NONE && measures(r, d - 1, d)) {
		/* 支出较上年B增加D，增长P% */
		struct relation *x = ties_add(t, c, "change", rate);
		relation_part(x, r->v[d].figure, r->v[d].sign == up ? 1 : -1);
		relation_base(x, r->v[d - 1].figure, 1);
		c->sure = r->v[d - 1].against != AGAINST_TASK;
		return;
	}
	if (!measures(r, host, d))
		return;
	c->sure = growth_tied(t, host, d) && r->v[d].against != AGAINST_TASK;
	whole = total_before(t, d);
	if (!c->sure && whole != NO_TOKEN && tie_whole(t, host) == whole &&
	    measures(r, whole, d) && r->v[d].against == AGAINST_PRIOR &&
	    growth_tied(t, whole, d)) {
		by_change(t, c, rate, up, whole, d);
		c->sure = true;
	}
	years = growth_years(t, host, &now, &then);
	if (years)
		host = now;
	by_change(t, c, rate, up, host, d);
	if (years)
		by_year(t, c, rate, up, now, then);
	by_series(t, c, rate, up, host, d);
	on_prior(t, c, rate, up, host, d);
	/* a base may be printed beside the change */
	for (size_t i = host + 1; i < d; i++)
		if (r->v[i].role == ROLE_BASE && reading_alike(r, i, d) &&
		    r->v[i].against != AGAINST_BUDGET) {
			struct relation *x = ties_add(t, c, "change", rate);
			relation_part(
			    x, r->v[d].figure, r->v[d].sign == up ? 1 : -1);
			relation_base(x, r->v[i].figure, 1);
			/* where the change is the wrong one, the rate is not */
			by_year(t, c, rate, up, host, i);
		}
	if (next < r->n && r->v[next].stop <= STOP_COMMA &&
	    r->v[next].role == ROLE_AMOUNT && measures(r, next, d) &&
	    reading_clause_cue(r, next, CUE_PRIOR) != NULL) {
		struct relation *x = ties_add(t, c, "change", rate);
		relation_part(x, r->v[d].figure, r->v[d].sign == up ? 1 : -1);
		relation_base(x, r->v[next].figure, 1);
	}
	whole = tie_whole(t, host);
	if (measures(r, whole, d))
		by_change(t, c, rate, up, whole, d);
	/* 2023年T，2022年B，增加D，增长P% */
	if (!years && host > 0 && measures(r, host - 1, d)) {
		if (last_year(r, host - 1, host))
			c->sure = false;
		by_change(t, c, rate, up, host - 1, d);
		if (last_year(r, host, host - 1))
			by_year(t, c, rate, up, host, host - 1);
	}
}

/* The words before a figure without a time at their end (下降到2013年6月底的).
 */
static struct span
before_time(struct span s)
{
	size_t n;

	while (s.n > 0) {
		if (s.s[s.n - 1] >= '0' && s.s[s.n - 1] <= '9')
			s.n--;
		else if ((n = sense_ends(SENSE_TIME_TAIL, s)) > 0)
			s.n -= n;
		else
			break;
	}
	return s;
}

bool
growth_from_to(const struct reading *r, size_t token)
{
	const struct token *t = &r->v[token];
	struct span s = before_time(t->text);

	if (token == 0 || t->stop != STOP_NONE || t->role != ROLE_AMOUNT ||
	    !measures(r, token - 1, token) || sense_ends(SENSE_TO, s) == 0 ||
	    reading_cue(r, token, CUE_CHANGE) == NULL)
		return false;
	s = r->v[token - 1].clause;
	return sense_in(SENSE_FROM, s);
}

/* `T，增长P%，增加D': the change stands behind its rate.  False if it does not.
 */
static bool
own_change(struct tie *t, struct ties *c, size_t rate, int up, size_t host)
{
	const struct reading *r = t->r;
	size_t d = rate + 1;

	if (d >= r->n || r->v[d].role != ROLE_CHANGE || r->v[d].sign == 0 ||
	    r->v[d].stop > STOP_COMMA ||
	    r->v[d].bracket != r->v[rate].bracket || !measures(r, host, d))
		return false;
	by_change(t, c, rate, up, host, d);
	/* 增长11.4%，比年初增加D: of two times; (同口径)T，增长P%，增加D:
	 * perhaps on two bases */
	c->sure = !(r->v[host].classes & CUE_BASIS) &&
	    ((r->v[d].clause_classes ^ r->v[rate].clause_classes) & CUE_PLAN) ==
		0 &&
	    growth_tied(t, host, d);
	return true;
}

/* P straight behind an amount. */
static void
behind_amount(struct tie *t, struct ties *c, size_t rate, int up, size_t q)
{
	const struct reading *r = t->r;
	size_t now, then;

	if (own_change(t, c, rate, up, q))
		return;
	if (growth_from_to(r, q)) {
		by_year(t, c, rate, up, q, q - 1);
		c->sure = true;
	} else if (r->v[q].stop <= STOP_SEMICOLON &&
	    growth_years(t, q, &now, &then)) {
		by_year(t, c, rate, up, now, then);
		c->sure = r->v[q].stop <= STOP_COMMA;
	}
}

bool
growth_read(struct tie *t, size_t rate, const struct phrase *p)
{
	const struct reading *r = t->r;
	const struct figure *f = r->v[rate].figure;
	struct ties c;
	size_t k = verb(p), q = tie_before(r, rate);
	const struct relation *told;
	bool plain;
	int up;

	ties_begin(&c, false);
	if (k == NO_TOKEN)
		return false;
	up = p->v[k].sign;
	if (up < 0 && dec_sign(f->number) < 0)
		up = 1;
	/* 增加0万元，增长0%: nothing of nothing */
	if (q != NO_TOKEN && dec_sign(f->number) == 0 &&
	    dec_sign(r->v[q].figure->number) == 0)
		return true;
	if (q == NO_TOKEN || p->cut ||
	    phrase_last(p, 0, CUE_BASIS) != NO_TOKEN ||
	    r->v[rate].stop >= STOP_SEMICOLON)
		return true;
	plain = phrase_rest(p, 0, p->n, COMPARING).n == 0;
	if (!plain)
		return true;
	if (r->v[q].role == ROLE_CHANGE) {
		behind_change(t, &c, rate, up, q, p);
	} else if (r->v[q].role == ROLE_BASE) {
		size_t host = tie_host(r, q);
		if (measures(r, host, q)) {
			c.sure = growth_tied(t, host, q);
			by_year(t, &c, rate, up, host, q);
		}
	} else if (r->v[q].role == ROLE_AMOUNT) {
		behind_amount(t, &c, rate, up, q);
	} else if (reading_cue(r, q, CUE_CHANGE) == NULL &&
	    r->v[rate].stop <= STOP_COMMA) {
		/* T，完成预算B的90%，增长P%，增加D */
		size_t host = tie_host(r, q);

		if (host != NO_TOKEN && completion_plan(r, host) > 0)
			host = tie_host(r, host);
		own_change(t, &c, rate, up, host);
	}
	told = ties_settle(t, &c);
	/* from nothing to something is often called 100 % */
	if (told != NULL && told->status == REL_UNDEFINED &&
	    dec_cmp(f->value, dec_int(100)) == 0)
		t->out->v[t->out->n - 1].most = LEVEL_NOTE;
	return true;
}
