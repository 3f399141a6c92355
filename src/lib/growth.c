/* SPDX-License-Identifier: MIT */
#include "growth.h"
#include "changed.h"
#include "completion.h"
#include "series.h"

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
	if (s.n == 0 || series_at(&s, changed_year(t->r, d)) != NO_TOKEN)
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

	if (was == 0 || changed_year(t->r, d) != was + 1)
		return;
	c->sure = false;
	x = ties_add(t, c, "change", rate);
	relation_part(x, t->r->v[d].figure, t->r->v[d].sign == up ? 1 : -1);
	relation_base(x, t->r->v[host].figure, 1);
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

/* The total that the sentence before is about, if nothing is in it but its
 * items, which close: 三公经费T，其中：A、B。较上年增加D. */
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
	size_t host = changed_host(t, d), whole, next = rate + 1, now, then;
	bool years;

	if (r->v[d].sign == 0)
		return;
	if (otherwise(r, rate, d, p))
		return;
	if (host == NO_TOKEN && d > 0 && r->v[d - 1].role == ROLE_BASE &&
	    r->v[d].stop <= STOP_COMMA && changed_measures(r, d - 1, d)) {
		/* 支出较上年B增加D，增长P% */
		struct relation *x = ties_add(t, c, "change", rate);
		relation_part(x, r->v[d].figure, r->v[d].sign == up ? 1 : -1);
		relation_base(x, r->v[d - 1].figure, 1);
		c->sure = r->v[d].stop == STOP_NONE &&
		    r->v[d - 1].against != AGAINST_TASK;
		return;
	}
	if (!changed_measures(r, host, d))
		return;
	c->sure = changed_tied(t, host, d) && r->v[d].against != AGAINST_TASK;
	whole = total_before(t, d);
	if (!c->sure && whole != NO_TOKEN && tie_whole(t, host) == whole &&
	    changed_measures(r, whole, d) && r->v[d].against == AGAINST_PRIOR &&
	    changed_tied(t, whole, d)) {
		by_change(t, c, rate, up, whole, d);
		c->sure = true;
	}
	years = changed_years(t, host, &now, &then);
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
	    r->v[next].role == ROLE_AMOUNT && changed_measures(r, next, d) &&
	    reading_clause_cue(r, next, CUE_PRIOR) != NULL) {
		struct relation *x = ties_add(t, c, "change", rate);
		relation_part(x, r->v[d].figure, r->v[d].sign == up ? 1 : -1);
		relation_base(x, r->v[next].figure, 1);
	}
	whole = tie_whole(t, host);
	if (changed_measures(r, whole, d))
		by_change(t, c, rate, up, whole, d);
	/* 2023年T，2022年B，增加D，增长P% */
	if (!years && host > 0 && changed_measures(r, host - 1, d)) {
		if (changed_last_year(r, host - 1, host))
			c->sure = false;
		by_change(t, c, rate, up, host - 1, d);
		if (changed_last_year(r, host, host - 1))
			by_year(t, c, rate, up, host, host - 1);
	}
}

/* `T，增长P%，增加D': the change stands behind its rate.  False if it does not.
 */
static bool
own_change(struct tie *t, struct ties *c, size_t rate, int up, size_t host)
{
	const struct reading *r = t->r;
	size_t d = rate + 1;

	if (d >= r->n || r->v[d].role != ROLE_CHANGE || r->v[d].sign == 0 ||
	    r->v[d].against >= AGAINST_BUDGET || r->v[d].stop > STOP_COMMA ||
	    r->v[d].bracket != r->v[rate].bracket ||
	    !changed_measures(r, host, d))
		return false;
	by_change(t, c, rate, up, host, d);
	/* 增长11.4%，比年初增加D: of two times; (同口径)T，增长P%，增加D:
	 * perhaps on two bases */
	c->sure = !(r->v[host].classes & CUE_BASIS) &&
	    ((r->v[d].clause_classes ^ r->v[rate].clause_classes) & CUE_PLAN) ==
		0 &&
	    changed_tied(t, host, d);
	return true;
}

/* The years that a rate says it compares: 2021年比2020年增长. */
static bool
two_years(const struct phrase *p, unsigned *now, unsigned *then)
{
	bool than = false;

	*now = *then = 0;
	for (size_t i = p->clause; i < p->n; i++) {
		than |= (p->v[i].classes & CUE_THAN) != 0;
		if (p->v[i].year != 0)
			*(than ? then : now) = p->v[i].year;
	}
	return *now != 0 && *then != 0;
}

/* The amount of a year, of one kind with another in its sentence. */
static size_t
of_year(const struct reading *r, size_t like, unsigned year)
{
	for (size_t i = like + 1, n = 0; i-- > 0 && n < TIE_REACH; n++) {
		if (r->v[i].role == ROLE_AMOUNT &&
		    r->v[i].figure->year == year &&
		    r->v[i].bracket == r->v[like].bracket &&
		    reading_alike(r, i, like))
			return i;
		if (r->v[i].stop >= STOP_FULL)
			break;
	}
	return NO_TOKEN;
}

/* P straight behind an amount. */
static void
behind_amount(struct tie *t, struct ties *c, size_t rate, int up, size_t q,
    const struct phrase *p)
{
	const struct reading *r = t->r;
	size_t now, then;
	unsigned a, b;
	bool budget;

	if (two_years(p, &a, &b)) { /* 2021年A、2022年B，2022年比2021年增长 */
		now = of_year(r, q, a);
		then = of_year(r, q, b);
		if (now != NO_TOKEN && then != NO_TOKEN) {
			by_year(t, c, rate, up, now, then);
			c->sure = r->v[q].stop <= STOP_COMMA;
			return;
		}
		if (r->v[q].figure->year != 0 && r->v[q].figure->year != a)
			return;
	}
	if (own_change(t, c, rate, up, q))
		return;
	budget = r->v[rate].against >= AGAINST_BUDGET;
	if (q + 1 < r->n && r->v[q + 1].opens &&
	    r->v[q + 1].around == r->v[q].bracket &&
	    changed_measures(r, q, q + 1) && changed_prior(r, q + 1)) {
		/* T（上年B），增长P% */
		by_year(t, c, rate, up, q, q + 1);
		c->sure = q + 2 == rate && !budget;
		return;
	}
	if (reading_from_to(r, q)) {
		by_year(t, c, rate, up, q, q - 1);
		c->sure = !budget && changed_span(r, q, p);
	} else if (r->v[q].stop <= STOP_SEMICOLON &&
	    changed_years(t, q, &now, &then)) {
		by_year(t, c, rate, up, now, then);
		c->sure = r->v[q].stop <= STOP_COMMA && !budget;
	}
	/* 预算B，调减D，调整为T，比年初预算下降P% */
	if (c->n == 0 && r->v[rate].against == AGAINST_BUDGET)
		for (size_t i = q, n = 0;
		     i-- > 0 && n < TIE_REACH && r->v[i + 1].stop < STOP_FULL;
		     n++)
			if (changed_measures(r, q, i) &&
			    r->v[i].role == ROLE_AMOUNT)
				by_year(t, c, rate, up, q, i);
}

/* T，比上年预算（B）增长P%: the base stands in a bracket before the verb. */
static bool
bracket_base(struct tie *t, struct ties *c, size_t rate, int up)
{
	const struct reading *r = t->r;
	const struct token *x = &r->v[rate];
	size_t b = rate - 1, host;

	if (rate == 0 || !r->v[b].opens || r->v[b].around != x->bracket ||
	    x->text.n == 0 || x->text.s[0] != ')' ||
	    r->v[b].role != ROLE_AMOUNT || reading_cue(r, b, CUE_THAN) == NULL)
		return false;
	host = changed_host(t, b);
	if (!changed_measures(r, host, b))
		return false;
	by_year(t, c, rate, up, host, b);
	c->sure = changed_tied(t, host, b);
	return true;
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
	unsigned now, then;
	size_t host;
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
	if (bracket_base(t, &c, rate, up)) {
		;
	} else if (r->v[q].role == ROLE_CHANGE) {
		behind_change(t, &c, rate, up, q, p);
	} else if (r->v[q].role == ROLE_BASE) {
		host = tie_host(r, q);
		if (changed_measures(r, host, q)) {
			c.sure = changed_tied(t, host, q);
			by_year(t, &c, rate, up, host, q);
		}
	} else if (r->v[q].role == ROLE_RATE && two_years(p, &now, &then) &&
	    (host = tie_host(r, rate)) != NO_TOKEN) {
		behind_amount(t, &c, rate, up, host, p);
	} else if (r->v[q].role == ROLE_AMOUNT) {
		behind_amount(t, &c, rate, up, q, p);
	} else if (reading_cue(r, q, CUE_CHANGE) == NULL &&
	    r->v[rate].stop <= STOP_COMMA) {
		/* T，完成预算B的90%，增长P%，增加D */
		host = tie_host(r, q);

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
