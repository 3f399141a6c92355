/* SPDX-License-Identifier: MIT */
#include "attributes.h"

enum { SHARES_OFF = 10 }; /* percent */

enum {
	BARE = 12, /* bytes of 比 比重为 without a name */
	REACH = 8  /* tokens after an amount that may say something of it */
};

/* Does the text say of an amount that it has not changed? */
static bool
unchanged(const struct reading *r, size_t amount)
{
	static const struct span words[] = { SPAN_ROW("无变化"),
		SPAN_ROW("持平"), SPAN_ROW("一致"), SPAN_ROW("无增减"),
		SPAN_ROW("不变") };
	struct span tail = reading_tail(r, amount);
	size_t end = 0;

	while (end < tail.n && lead_stop(tail, end) < STOP_SEMICOLON)
		end++;
	tail.n = end;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (span_has(tail, words[i]))
			return true;
	return false;
}

/* Is a rate a share of the total, as far as its words tell: 占比, 占总支出的,
 * 占 with the total's own name?  A share of a plan or budget is none. */
static bool
share_of(const struct lists *l, size_t rate, size_t total)
{
	const struct token *t = &l->reading->v[rate];
	const struct cue *c = reading_clause_cue(l->reading, rate, CUE_SHARE);
	struct span rest;
	size_t of;

	if (c == NULL ||
	    reading_clause_cue(
		l->reading, rate, CUE_TASK | CUE_BUDGET | CUE_PLAN) != NULL)
		return false;
	rest = span_from(t->text, c->end);
	of = span_find(rest, SPAN("的"));
	if (of > rest.n)
		return rest.n <= BARE;
	rest.n = of;
	return rest.n == 0 || span_begins(rest, SPAN("总")) ||
	    span_has(l->reading->v[total].clause, rest) ||
	    span_has(l->reading->v[total].figure->label, rest);
}

/* The token of this role that belongs to an amount; against tells which, or is
 * AGAINST_UNKNOWN for the first. */
static size_t
attribute(const struct lists *l, size_t amount, size_t total, enum role role,
    enum against against)
{
	const struct token *v = l->reading->v;

	for (size_t i = amount + 1; i < l->reading->n && i <= amount + REACH;
	     i++) {
		if (v[i].host != amount || v[i].role != role)
			continue;
		if (role == ROLE_RATE && !share_of(l, i, total))
			continue;
		if (role != ROLE_RATE && v[i].like != v[amount].like)
			continue;
		if (reading_cue(l->reading, i, CUE_BASIS) != NULL)
			continue;
		if (against == AGAINST_UNKNOWN || v[i].against == against ||
		    v[i].against == AGAINST_UNKNOWN)
			return i;
	}
	return NO_TOKEN;
}

static bool
collect(const struct lists *l, const struct list *list, enum role role,
    enum against against, size_t *part, size_t *n)
{
	*n = 0;
	for (size_t i = 0; i < list->n; i++) {
		size_t a = attribute(
		    l, list->part[i], list->total, role, against);
		if (a != NO_TOKEN)
			part[(*n)++] = a;
		else if (l->value[list->part[i]] != 0 ||
		    (role != ROLE_RATE &&
			!unchanged(l->reading, list->part[i])))
			return false;
	}
	return *n >= 2;
}

/* The sign of a change: its verb's or, where that says none (相差), that of the
 * amount less the base directly before it. */
static int
sign_of(const struct lists *l, size_t change)
{
	const struct token *v = l->reading->v;
	size_t host = v[change].host;

	if (v[change].sign != 0 || v[change].role != ROLE_CHANGE)
		return v[change].sign;
	if (change == 0 || host == NO_TOKEN ||
	    v[change - 1].role != ROLE_BASE || v[change - 1].host != host)
		return 0;
	return dec_cmp(v[host].figure->value, v[change - 1].figure->value);
}

/* The relation of what is said of the total, at `whole', and of its parts. */
static bool
column(struct relation *r, const struct lists *l, const struct list *list,
    size_t whole)
{
	const struct token *v = l->reading->v;
	enum role role = v[whole].role;
	size_t part[LIST_PARTS], n;
	int sign = sign_of(l, whole);

	if ((role == ROLE_CHANGE && sign == 0) ||
	    !collect(l, list, role, v[whole].against, part, &n))
		return false;
	*r = relation_new(l->mem, "sum", v[whole].figure, n);
	for (size_t i = 0; i < n; i++) {
		int own = role == ROLE_CHANGE ? sign_of(l, part[i]) * sign : 1;
		if (own == 0)
			return false;
		relation_part(r, v[part[i]].figure, own);
	}
	return relation_judge(r);
}

/* Is a token a change or base that is said of the total of a list? */
static bool
said(const struct lists *l, const struct list *list, size_t i)
{
	const struct token *v = l->reading->v;

	return v[i].host == list->total &&
	    reading_cue(l->reading, i, CUE_BASIS) == NULL &&
	    (v[i].role == ROLE_CHANGE || v[i].role == ROLE_BASE) &&
	    v[i].like == v[list->total].like;
}

/* A hundred percent, printed nowhere: stands where the first share stands. */
static const struct figure *
hundred(const struct lists *l, size_t share)
{
	struct figure *f = arena_get(l->mem, sizeof *f);

	*f = *l->reading->v[share].figure;
	f->text = SPAN("100%");
	f->label = (struct span){ 0 };
	f->bound = BOUND_IS;
	f->value = f->number = dec_int(100);
	f->quantum = dec_int(0);
	return f;
}

/* The shares of the parts against a hundred. */
static bool
shares(struct relation *r, const struct lists *l, const struct list *list)
{
	const struct token *v = l->reading->v;
	size_t part[LIST_PARTS], n;

	if (!collect(l, list, ROLE_RATE, AGAINST_UNKNOWN, part, &n))
		return false;
	*r = relation_new(l->mem, "sum", hundred(l, part[0]), n);
	r->note = "100% is not printed: the shares of one whole make it";
	r->note_zh = "100%非原文所列：同一总额的各项占比之和应为100%";
	for (size_t i = 0; i < n; i++) {
		if (v[part[i]].figure->kind != FIGURE_PERCENT)
			return false;
		relation_part(r, v[part[i]].figure, 1);
	}
	if (!relation_judge(r))
		return false;
	/* far from 100 they are shares of something else (占预算的93%, or of a
	 * whole around this one) */
	return r->status <= REL_ROUNDING ||
	    dec_cmp(dec_abs(r->difference), dec_int(SHARES_OFF)) <= 0;
}

bool
attributes_complete(const struct lists *l, const struct list *list)
{
	struct relation r;

	if (l->reading->v[list->total].role != ROLE_AMOUNT)
		return false;
	for (size_t i = list->total + 1;
	     i < l->reading->n && i <= list->total + REACH; i++)
		if (said(l, list, i) && l->reading->v[i].role == ROLE_BASE &&
		    column(&r, l, list, i) && r.status <= REL_ROUNDING)
			return true;
	return shares(&r, l, list) && r.status <= REL_ROUNDING;
}

void
attributes_read(const struct lists *l, struct relations *to)
{
	struct relation r;

	for (size_t k = 0; k < l->n; k++) {
		const struct list *list = &l->v[k];
		if (!list->closes ||
		    l->reading->v[list->total].role != ROLE_AMOUNT)
			continue;
		for (size_t i = list->total + 1;
		     i < l->reading->n && i <= list->total + REACH; i++) {
			/* 增加D，其中本年增加E、减少F: made of them */
			if (reading_cue(
				l->reading, i, CUE_AMONG | CUE_INCLUDE) != NULL)
				break;
			if (said(l, list, i) && column(&r, l, list, i) &&
			    (r.status <= REL_ROUNDING ||
				r.stated->kind == FIGURE_MONEY))
				relations_add(to, r);
		}
		if (shares(&r, l, list))
			relations_add(to, r);
	}
}
