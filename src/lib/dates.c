/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "dateform.h"
#include "dates.h"
#include "docnum.h"
#include "utf.h"

enum { ROWS = 300, LATE = 12, YEARS = 64, NEAR = 25 };

struct check {
	struct flow *f;
	struct findings *out;
	struct report r;
	size_t rows;
};

static struct finding *
tell(struct check *c, struct span s, const char *check, const char *status)
{
	if (c->rows == ROWS)
		return NULL;
	c->rows++;
	return flow_finding(c->f, c->out, s, check, status);
}

static const char *
written(struct findings *out, struct day x)
{
	return finding_text(out, "%u年%u月%u日", x.y, x.m, x.d);
}

/* Days that do not exist, in every form that names month and day. */
static void
impossible(struct check *c)
{
	static const enum form forms[] = { FORM_FULL, FORM_DAY, FORM_HAN,
		FORM_DASHED };
	struct match m;

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		for (struct forms_in in = { c->f, forms[i], 0, 0 };
		     form_next(&in, &m);) {
			struct day x = day_of(&m);
			struct finding *r;

			if (day_exists(x))
				continue;
			r = tell(c, m.all, "date", "impossible");
			/* a range of codes can look like a date */
			if (r != NULL && forms[i] == FORM_DASHED)
				r->most = LEVEL_WARNING;
		}
}

/* Could a report be dated in that year? */
static bool
likely_year(const struct check *c, unsigned y)
{
	return c->r.year > 0 ? y + 20 >= c->r.year && y <= c->r.year + 5
			     : y >= 1990 && y <= 2040;
}

/* Dates of which 年, 月 or 日 is gone. */
static void
garbled(struct check *c)
{
	static const enum form forms[] = { FORM_NO_YEAR, FORM_NO_MONTH,
		FORM_NO_DAY, FORM_LONG_YEAR, FORM_BARE, FORM_NO_SIGN,
		FORM_UNTIL_DAY };
	struct match m;

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		for (struct forms_in in = { c->f, forms[i], 0, 0 };
		     form_next(&in, &m);) {
			struct day x = day_of(&m);
			struct finding *r;
			bool sole;
			size_t k;

			k = flow_index(c->f, (size_t)(m.all.s - c->f->text.s));
			sole = span_is(flow_para(c->f, k), m.all);
			if (forms[i] == FORM_BARE) {
				/* a number alone is only a date where a
				 * report is signed */
				const struct dated *d = NULL;
				for (size_t n = 0; n < c->r.nsigned; n++)
					if (c->r.signed_on[n].at.s == m.all.s)
						d = &c->r.signed_on[n];
				if (d == NULL ||
				    (!d->below && k + NEAR < c->f->npara) ||
				    day_readings(m.all, &x) == 0)
					continue;
			}
			if (forms[i] == FORM_NO_DAY && !sole && !day_exists(x))
				continue;
			/* 204281 is a number */
			if (forms[i] != FORM_LONG_YEAR && x.y > 0 &&
			    !likely_year(c, x.y))
				continue;
			r = tell(c, m.all, "date", "garbled");
			if (r == NULL)
				return;
			if ((forms[i] == FORM_NO_DAY && !sole) ||
			    forms[i] == FORM_NO_SIGN ||
			    forms[i] == FORM_UNTIL_DAY)
				r->most = LEVEL_WARNING;
			if (forms[i] == FORM_BARE &&
			    day_readings(m.all, &x) != 1)
				continue;
			if (forms[i] == FORM_NO_MONTH) {
				struct span n = re_group(&m, "n");
				char digits[16];
				int len = snprintf(digits, sizeof digits,
				    "%u%.*s", x.y, (int)n.n, n.s);
				if (day_readings(
					(struct span){ digits, (size_t)len },
					&x) != 1)
					continue;
			}
			if (x.y > 0 && x.m > 0 && forms[i] != FORM_LONG_YEAR &&
			    day_exists(x))
				r->hint = written(c->out, x);
		}
}

/* A full-year report cannot be signed before its year is over. */
static void
signature(struct check *c)
{
	struct finding *first = NULL;

	for (size_t i = 0; i < c->r.nsigned; i++) {
		const struct dated *x = &c->r.signed_on[i];
		struct finding *r;

		if (!c->r.full || x->day.y == 0 || !day_exists(x->day) ||
		    day_cmp(x->day, (struct day){ c->r.year, 12, 31 }) >= 0)
			continue;
		if (first != NULL) { /* cover and signature */
			first->where = flow_where(c->f, c->out, x->at);
			continue;
		}
		/* a date of years before is that of something else */
		if (x->day.y + 1 < c->r.year)
			continue;
		if ((r = tell(c, x->at, "date", "impossible")) == NULL)
			return;
		finding_arg(
		    r, "computed", finding_text(c->out, "%u", c->r.year));
		first = r;
	}
}

/* The latest day on which the report says that it was signed. */
static const struct dated *
last_signed(const struct check *c)
{
	const struct dated *best = NULL;

	for (size_t i = 0; i < c->r.nsigned; i++) {
		const struct dated *x = &c->r.signed_on[i];
		if (x->day.y > 0 && day_exists(x->day) &&
		    (best == NULL || day_cmp(x->day, best->day) > 0))
			best = x;
	}
	return best;
}

static void
publication(struct check *c)
{
	const struct dated *x = last_signed(c);
	struct day p = c->r.published.day;
	struct finding *r;
	unsigned months;

	if (x == NULL || c->r.published.at.n == 0 || !day_exists(p))
		return;
	if (day_cmp(x->day, p) > 0) {
		r = tell(c, x->at, "date", "wrong");
		if (r != NULL)
			finding_arg(r, "stated", written(c->out, p));
		return;
	}
	months = (p.y - x->day.y) * 12 + p.m - x->day.m;
	if (months < LATE ||
	    (r = tell(c, c->r.published.at, "date", "late")) == NULL)
		return;
	finding_arg(r, "stated", written(c->out, x->day));
	finding_arg(r, "computed", finding_text(c->out, "%u", months));
}

/* The figures of a full year stop in August. */
static void
stale(struct check *c)
{
	struct forms_in in = { c->f, FORM_UNTIL, 0, 0 };
	struct match m;
	struct finding *r;

	if (!c->r.full)
		return;
	while (form_next(&in, &m)) {
		struct day x = day_of(&m);
		struct span s = flow_sentence(c->f, m.all);
		size_t from = (size_t)(m.all.s - s.s), end;
		struct span rest = span_from(s, from);

		if (x.m == 0 || x.m >= 12 || (x.y > 0 && x.y != c->r.year))
			continue;
		end = span_find(rest, SPAN("；"));
		if (end < rest.n)
			rest = span_cut(rest, 0, end);
		if ((r = tell(c, m.all, "period", "stale")) == NULL)
			return;
		/* progress of money is a year's figure cut short; a state of
		 * things may well be told as of a day */
		if (!form_test(FORM_PROGRESS, rest) ||
		    (!span_has(rest, SPAN("%")) &&
			!span_has(rest, SPAN("万元")) &&
			!span_has(rest, SPAN("亿元"))))
			r->most = LEVEL_NOTE;
	}
}

/* The title's year never occurs in the text, another one all the time. */
static void
title_year(struct check *c)
{
	struct forms_in in = { c->f, FORM_YEAR, 0, 0 };
	size_t seen[YEARS] = { 0 }, best = 0;
	const char *body;
	struct match m;
	struct finding *r;

	if (c->r.title.n == 0 || c->r.year < 2000 || c->r.year >= 2000 + YEARS)
		return;
	body = span_end(c->r.title);
	while (form_next(&in, &m)) {
		unsigned y = day_of(&m).y - 2000;

		if (y < YEARS && m.all.s >= body)
			seen[y]++;
	}
	for (size_t y = 0; y < YEARS; y++)
		if (seen[y] > seen[best])
			best = y;
	if (seen[c->r.year - 2000] > 0 || seen[best] < 3 ||
	    (r = tell(c, c->r.year_at, "title", "wrong")) == NULL)
		return;
	finding_arg(r, "stated", finding_text(c->out, "%u", c->r.year));
	finding_arg(r, "computed", finding_text(c->out, "%zu", best + 2000));
}

void
dates_load(void)
{
	dateform_load();
	docnum_load();
}

void
dates_check(struct flow *f, struct findings *out)
{
	struct check c = { .f = f, .out = out };
	const struct dated *x;

	dates_load();
	if (c.f->npara == 0)
		return;
	report_read(&c.r, c.f);
	impossible(&c);
	garbled(&c);
	signature(&c);
	publication(&c);
	stale(&c);
	title_year(&c);
	x = last_signed(&c);
	docnum_check(c.f, x != NULL ? x->day.y : 0,
	    x != NULL ? written(out, x->day) : "", out);
	findings_sort(out);
}
