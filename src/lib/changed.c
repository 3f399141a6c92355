/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "changed.h"
#include "completion.h"
#include "sense.h"
#include "series.h"

enum {
	HOST_FAR = 80, /* figures back that a name is looked for */
	SHORTEST = 6,  /* bytes of a name */
	OWN_NAME = 12  /* bytes of a name of its own */
};

enum { COMPARING = CUE_THAN | CUE_PRIOR | CUE_BUDGET | CUE_PLAN | CUE_CHANGE };

/* The year that a change is told of: 2023年末货币资金较2022年末增加. */
unsigned
changed_year(const struct reading *r, size_t token)
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

enum name_fit
changed_fit(struct tie *t, size_t i, const struct name *own)
{
	const struct reading *r = t->r;
	const struct name *of;
	struct name plan;
	size_t k = i;

	if (!outcome(r, i))
		return name_fit(tie_name(t, i), own);
	/* 收入预算B，调整为C，实际完成T */
	do {
		if (k == 0 || r->v[k].stop > STOP_COMMA ||
		    !reading_alike(r, i, k - 1) ||
		    completion_plan(r, k - 1) == 0)
			return name_fit(tie_name(t, i), own);
		of = tie_name(t, --k);
	} while (of->core_n < OWN_NAME && i - k < TIE_PARTS);
	plan = *of;
	plan.core = plan.s + (of->core - of->s);
	plan.core_n -= sense_ends(
	    SENSE_PLAN_TAIL, (struct span){ plan.core, plan.core_n });
	return name_fit(&plan, own);
}

/* How many other amounts of a sentence end in a short name (支出安排A，上解支出B，
 * 支出总计C: which of them is 支出?), its parts behind it left out. */
static size_t
others(struct tie *t, size_t best, const struct name *own)
{
	const struct reading *r = t->r;
	size_t first = best, n = 0;

	while (first > 0 && best - first < TIE_REACH &&
	    r->v[first].stop < STOP_FULL)
		first--;
	for (size_t i = first; i < r->n && i < first + TIE_REACH &&
	     (i <= best || r->v[i].stop < STOP_FULL);
	     i++)
		n += i != best && r->v[i].role == ROLE_AMOUNT &&
		    reading_alike(r, i, best) &&
		    (i < best || t->whole[i] != best + 1) &&
		    name_fit(tie_name(t, i), own) != NAME_OTHER;
	return n;
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
		fit = changed_fit(t, i, own);
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
	if (best != NO_TOKEN && own->core_n <= SHORTEST)
		*values += others(t, best, own);
	if (best != NO_TOKEN) {
		size_t meant = series_meant(r, best, changed_year(r, token));

		if (meant != NO_TOKEN)
			best = meant;
	}
	return best;
}

size_t
changed_named(struct tie *t, size_t token, const struct name *name)
{
	size_t values;

	return by_name(t, token, name, &values);
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

bool
changed_turned(struct tie *t, size_t host, size_t rate)
{
	const struct reading *r = t->r;
	struct phrase p;
	struct name own;

	for (size_t i = host + 1; i < rate; i++) {
		if ((r->v[i].role != ROLE_RATE &&
			r->v[i].role != ROLE_CHANGE) ||
		    reading_clause_cue(r, i, CUE_CHANGE) == NULL)
			continue;
		phrase_make(&p, r, i);
		name_make(&own, &t->scratch,
		    phrase_rest(&p, p.clause, p.n,
			CUE_THAN | CUE_PRIOR | CUE_BUDGET | CUE_PLAN |
			    CUE_TASK | CUE_CHANGE | CUE_CUT | CUE_SHARE |
			    CUE_DONE | CUE_RATE | CUE_RESULT));
		if (own.core_n >= SHORTEST &&
		    name_fit(tie_name(t, host), &own) < NAME_LIKE)
			return true;
	}
	return false;
}

/* again: another change of the sentence may be asked, once. */
static size_t
host_of(struct tie *t, size_t token, bool again)
{
	const struct reading *r = t->r;
	size_t host = tie_host(r, token), named, values, first;
	struct phrase p;
	struct name own;

	phrase_make(&p, r, token);
	own_name(t, &p, &own);
	if (own.core_n > 0 && own.core_n <= SHORTEST && host != NO_TOKEN &&
	    name_fit(tie_name(t, host), &own) != NAME_OTHER)
		return host; /* 当年支出T，较上年支出增加D */
	if (own.core_n > 0) {
		named = by_name(t, token, &own, &values);
		if (named != NO_TOKEN)
			return named;
	}
	if (host != NO_TOKEN && r->v[token].role != ROLE_RATE &&
	    !reading_alike(r, host, token))
		host = alike_before(r, token);
	if (host != NO_TOKEN && own.core_n == 0 &&
	    changed_turned(t, host, token))
		return NO_TOKEN;
	/* 三公经费较上年减少D，较预算减少E: both of what the sentence names */
	if (again && host == NO_TOKEN && own.core_n == 0 &&
	    r->v[token].role == ROLE_CHANGE &&
	    (first = first_change(r, token)) != NO_TOKEN)
		return host_of(t, first, false);
	if (host != NO_TOKEN || token == 0 || r->v[token].stop != STOP_FULL)
		return host;
	host = tie_before(r, token);
	if (host != NO_TOKEN && r->v[host].role != ROLE_AMOUNT)
		host = tie_host(r, host);
	return host;
}

size_t
changed_host(struct tie *t, size_t token)
{
	return host_of(t, token, true);
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
changed_tied(struct tie *t, size_t host, size_t token)
{
	const struct reading *r = t->r;
	struct phrase p;
	struct name own;
	size_t from, values;

	phrase_make(&p, r, token);
	if (p.cut || series_meant(r, host, changed_year(r, token)) != host)
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

/* Could a change of one amount be measured on another? */
bool
changed_measures(const struct reading *r, size_t host, size_t change)
{
	return host != NO_TOKEN && reading_alike(r, host, change) &&
	    r->v[host].figure->table == 0 && r->v[change].figure->table == 0;
}

bool
changed_last_year(const struct reading *r, size_t now, size_t then)
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

bool
changed_prior(const struct reading *r, size_t token)
{
	struct span rest;

	return year_said(r, token, &rest) == 1 && rest.n == 0;
}

bool
changed_span(const struct reading *r, size_t token, const struct phrase *p)
{
	unsigned now = r->v[token].figure->year;
	unsigned then = r->v[token - 1].figure->year;

	return phrase_last(p, 0, CUE_PRIOR) == NO_TOKEN || now == 0 ||
	    then == 0 || now == then || now == then + 1;
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
changed_years(struct tie *t, size_t last, size_t *now, size_t *then)
{
	const struct reading *r = t->r;

	if (last == 0)
		return false;
	*now = changed_last_year(r, last, last - 1) ? last : last - 1;
	*then = *now == last ? last - 1 : last;
	/* a budget beside an outturn: which of the two differences is meant? */
	return ((r->v[last].clause_classes ^ r->v[last - 1].clause_classes) &
		   CUE_BUDGET) == 0 &&
	    changed_last_year(r, *now, *then) && years_tied(t, *now, *then);
}
