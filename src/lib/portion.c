/* SPDX-License-Identifier: MIT */
#include "portion.h"
#include "changed.h"
#include "completion.h"
#include "known.h"
#include "sense.h"
#include "series.h"

enum {
	SHARE_REACH = 80, /* figures back that a name is looked for */
	ROW_GAP = 6,      /* figures from one share of a row to the next */
	OWN_NAME = 12,    /* four characters make a name */
	JOIN = 3          /* bytes of 、 or 和 */
};

/* What a share says of itself. */
struct claim {
	struct span subject; /* 税收收入 in 税收收入占…, or empty */
	struct span whole;   /* NAME in 占NAME的, or empty */
};

/* Cuts the clause at 占: what stands before it, and NAME behind it. */
static bool
claims(struct claim *c, const struct phrase *p)
{
	size_t k = NO_TOKEN, end = p->n, first;

	for (size_t i = p->clause; i < p->n && k == NO_TOKEN; i++)
		if (p->v[i].classes & CUE_SHARE)
			k = i;
	if (k == NO_TOKEN)
		return false;
	first = p->clause;
	while (
	    first < k && (p->v[first].classes & CUE_FILLER || p->v[first].time))
		first++;
	c->subject = first < k
	    ? span_cut(p->text, p->v[first].at, p->v[k - 1].end)
	    : (struct span){ 0 };
	first = k + 1;
	while (end > first && p->v[end - 1].classes & (CUE_FILLER | CUE_SHARE))
		end--;
	while (first < end && p->v[first].classes & CUE_SHARE)
		first++;
	c->whole = first < end
	    ? span_cut(p->text, p->v[first].at, p->v[end - 1].end)
	    : (struct span){ 0 };
	return true;
}

static bool
known(const struct name *n)
{
	return n->core_n >= 6;
}

/* The nearest amount of an earlier sentence that has a name; a short one must
 * begin that of an amount of the same line (税收占比 behind 税收收入). */
static size_t
subject_far(struct tie *t, size_t rate, const struct name *name)
{
	const struct reading *r = t->r;
	struct span words = { name->core, name->core_n };
	bool lined = name->core_n < OWN_NAME;

	for (size_t i = rate, n = 0; i-- > 0 && n < TIE_REACH; n++) {
		const struct name *own;

		if (lined && r->v[i + 1].stop == STOP_LINE)
			break;
		if (r->v[i].role != ROLE_AMOUNT || r->v[i].figure->table > 0)
			continue;
		own = tie_name(t, i);
		if (lined ? span_begins(
				(struct span){ own->core, own->core_n }, words)
			  : name_fit(own, name) >= NAME_FITS)
			return i;
	}
	return NO_TOKEN;
}

/* The amount that has the subject's name: of the sentence, or before it. */
static size_t
subject(struct tie *t, size_t rate, struct span words)
{
	const struct reading *r = t->r;
	const struct name *label;
	struct name name;
	struct span own;
	size_t i = rate;

	name_make(&name, &t->scratch, words);
	if (!known(&name)) {
		i = tie_host(r, rate);
		return i != NO_TOKEN && changed_turned(t, i, rate) ? NO_TOKEN
								   : i;
	}
	for (size_t n = 0; i-- > 0 && n < TIE_REACH; n++) {
		if (r->v[i + 1].stop >= STOP_FULL)
			break;
		if (r->v[i].role != ROLE_AMOUNT)
			continue;
		if (name_fit(tie_name(t, i), &name) >= NAME_FITS)
			return i;
	}
	/* 税收 for 税收收入, 支出 for 农林水支出 */
	words = (struct span){ name.core, name.core_n };
	i = tie_host(r, rate);
	for (size_t k = rate, n = 0; k-- > 0 && n < TIE_REACH; n++) {
		if (r->v[k + 1].stop >= STOP_FULL)
			break;
		if (r->v[k].role != ROLE_AMOUNT)
			continue;
		label = tie_name(t, k);
		own = (struct span){ label->core, label->core_n };
		if (span_begins(own, words) ||
		    (k == i && span_ends(own, words)))
			return k;
	}
	return subject_far(t, rate, &name);
}

static void
share(struct tie *t, struct ties *c, size_t rate, size_t part, size_t whole)
{
	struct relation *x;

	/* 0 of 0 is no matter of arithmetic */
	if (dec_sign(t->r->v[part].figure->value) == 0 &&
	    dec_sign(t->r->v[whole].figure->value) == 0)
		return;
	x = ties_add(t, c, "share", rate);
	relation_part(x, t->r->v[part].figure, 1);
	relation_base(x, t->r->v[whole].figure, 1);
}

static bool
candidate(const struct reading *r, size_t part, size_t i)
{
	return i != part && r->v[i].role == ROLE_AMOUNT &&
	    r->v[i].figure->table == 0 && reading_alike(r, part, i);
}

/* Does a share go on with the row of the one before: same words for the whole,
 * in the same list, not in one whose total stands behind that? */
static bool
in_row(const struct tie *t, size_t rate, size_t part, struct span name)
{
	const struct row *row = &t->row;
	size_t whole;

	if (row->rate == 0 || rate - row->rate > ROW_GAP ||
	    !span_is(row->name, name))
		return false;
	whole = tie_whole(t, part);
	if (whole != NO_TOKEN && whole > row->rate)
		return false;
	for (size_t i = row->rate + 1; i <= rate; i++)
		if (t->r->v[i].stop >= STOP_FULL && !t->r->v[i].marked)
			return false;
	return true;
}

/* Remembers a share; the one before, if it held on nothing, is now told on the
 * whole that the row has. */
static void
go_on(struct tie *t, size_t rate, size_t part, struct span name,
    const struct relation *told)
{
	struct row *row = &t->row;
	bool same = in_row(t, rate, part, name);
	size_t whole = NO_TOKEN;

	/* 0 is a share of 0 % of anything: it tells nothing of the whole */
	if (dec_sign(t->r->v[part].figure->value) == 0) {
		if (same)
			row->rate = rate;
		return;
	}
	if (told != NULL && told->status <= REL_ROUNDING)
		whole = (size_t)(told->base[0].figure - t->r->figures->v);
	if (!same || (whole != NO_TOKEN && row->whole != whole)) {
		bool missed = same && row->whole == NO_TOKEN;
		size_t was = row->mute, of = row->part;

		*row = (struct row){ .rate = rate,
			.mute = told == NULL ? rate : 0,
			.name = name,
			.whole = whole,
			.held = whole != NO_TOKEN,
			.part = part };
		if (missed && was > 0) { /* wait for one more that holds */
			row->missed = was;
			row->missed_part = of;
		}
		return;
	}
	row->rate = rate;
	row->part = part;
	row->held += whole != NO_TOKEN;
	if (row->missed != 0 && row->held >= 2) {
		struct ties c;

		ties_begin(&c, true);
		share(t, &c, row->missed, row->missed_part, row->whole);
		row->missed = 0;
		ties_settle(t, &c);
	}
}

/* The whole of a row comes first. */
static void
by_row(
    struct tie *t, struct ties *c, size_t rate, size_t part, struct span name)
{
	const struct reading *r = t->r;

	if (in_row(t, rate, part, name) && t->row.whole != NO_TOKEN &&
	    candidate(r, part, t->row.whole)) {
		share(t, c, rate, part, t->row.whole);
		c->sure = t->row.held >= 2;
	}
}

/* Readings that only ever hold: further on the same words may still mean the
 * same; without a name any larger amount before may be the whole. */
static void
by_others(
    struct tie *t, struct ties *c, size_t rate, size_t part, struct span name)
{
	const struct reading *r = t->r;

	if (name.n > 0 && span_is(name, t->row.name) &&
	    t->row.whole != NO_TOKEN && rate - t->row.rate < SHARE_REACH &&
	    candidate(r, part, t->row.whole))
		share(t, c, rate, part, t->row.whole);
	/* a bare share of a nested item may be of the grand total; a whole
	 * percent would fit too much */
	if (name.n > 0 || dec_sign(r->v[part].figure->value) == 0 ||
	    (t->whole[part] > 0 && r->v[rate].figure->number.scale == 0))
		return;
	for (size_t i = part, n = 0; i-- > 0 && n < TIE_REACH; n++) {
		if (candidate(r, part, i) &&
		    dec_cmp(r->v[i].figure->value, r->v[part].figure->value) >=
			0)
			share(t, c, rate, part, i);
	}
}

/* Does the sentence up to an amount tell of another time than a year
 * (“十四五”时期，收入T)? */
static bool
other_span(const struct reading *r, size_t token)
{
	for (size_t n = 0; n < TIE_REACH; n++, token--)
		if (known_narrow(r->v[token].text, false).period)
			return true;
		else if (r->v[token].stop >= STOP_FULL || token == 0)
			break;
	return false;
}

/* Can a figure be the whole of a part, by its size and year? */
static bool
may_hold(const struct reading *r, size_t part, const struct figure *whole)
{
	const struct figure *f = r->v[part].figure;
	size_t token = (size_t)(whole - r->figures->v);

	if (other_span(r, token) && !other_span(r, part))
		return false;
	return dec_cmp(f->value, whole->value) <= 0 &&
	    (f->year == 0 || whole->year == 0 || f->year == whole->year);
}

/* Takes an amount for the whole; of a row of values under one name the one of
 * the part's year, or any.  Returns how many it may be. */
static size_t
share_of(struct tie *t, struct ties *c, size_t rate, size_t part, size_t whole)
{
	size_t meant = series_meant(t->r, whole, t->r->v[part].figure->year);
	struct series s;

	if (meant != NO_TOKEN) {
		share(t, c, rate, part, meant);
		return 1;
	}
	series_find(&s, t->r, whole);
	for (size_t i = s.first; i < s.first + s.n; i++)
		share(t, c, rate, part, i);
	return s.n;
}

/* What was done is no share of what was planned. */
static bool
of_plan(const struct reading *r, size_t part, size_t whole)
{
	return completion_plan(r, whole) == 2 && completion_plan(r, part) < 2;
}

/* The total of the part's list, and the amounts that the words name. */
static void
by_name(
    struct tie *t, struct ties *c, size_t rate, size_t part, struct span words)
{
	const struct reading *r = t->r;
	size_t whole = tie_whole(t, part), values = 0, found = 0;
	bool sure = false, budget = sense_in(SENSE_PLAN_TAIL, words);
	struct name name;

	name_make(&name, &t->scratch, words);
	if (whole != NO_TOKEN && candidate(r, part, whole)) {
		enum name_fit fit = name_fit(tie_name(t, whole), &name);

		/* less than its part: no whole, unless it is named */
		sure = (words.n == 0 && t->whole[part] > 0 &&
			   dec_cmp(r->v[part].figure->value,
			       r->v[whole].figure->value) <= 0) ||
		    (words.n > 0 && fit >= NAME_FITS &&
			(fit == NAME_SAME ||
			    may_hold(r, part, r->v[whole].figure)));
		sure = sure && (budget || !of_plan(r, part, whole));
		share(t, c, rate, part, whole);
	}
	for (size_t i = part, n = 0, seen = 0;
	     known(&name) && i-- > 0 && n < TIE_REACH && seen < SHARE_REACH;
	     seen++) {
		enum name_fit fit;
		size_t fitting;

		n += r->v[i].role == ROLE_AMOUNT;
		if (!candidate(r, part, i) || i == whole)
			continue;
		if (!budget && of_plan(r, part, i))
			continue;
		fit = changed_fit(t, i, &name);
		if (fit == NAME_OTHER)
			continue;
		fitting = share_of(t, c, rate, part, i);
		values += fit >= NAME_FITS ? fitting : 0;
		found += fitting;
	}
	/* a name fits what is called like its whole, too: of another year, or
	 * less than the part */
	if (!sure && whole == NO_TOKEN)
		sure = values == 1 && found == 1 && name.core_n >= OWN_NAME &&
		    c->n > 0 &&
		    may_hold(r, part, c->v[c->n - 1].base[0].figure);
	c->sure |= sure;
}

/* The share of an amount and those that stand in a row with it (A、B和C). */
static void
together(struct tie *t, struct ties *c, size_t rate, size_t last)
{
	const struct reading *r = t->r;
	size_t first = last, whole;
	struct relation *x;

	while (first > 0 && last - first < TIE_PARTS - 1 &&
	    r->v[first].stop <= STOP_LIST && r->v[first].text.n <= JOIN &&
	    candidate(r, last, first - 1))
		first--;
	whole = first > 0 ? tie_host(r, first) : NO_TOKEN;
	if (first == last || whole == NO_TOKEN || !candidate(r, last, whole))
		return;
	x = ties_add(t, c, "share", rate);
	for (size_t i = first; i <= last; i++)
		relation_part(x, r->v[i].figure, 1);
	relation_base(x, r->v[whole].figure, 1);
}

/* `A，占NAME B的P%': B stands directly before P. */
static bool
on_base(struct tie *t, size_t rate)
{
	const struct reading *r = t->r;
	struct ties c;
	size_t host, k;
	struct phrase p;

	ties_begin(&c, false);
	if (rate == 0 || r->v[rate].stop != STOP_NONE ||
	    r->v[rate - 1].role != ROLE_BASE)
		return false;
	phrase_make(&p, r, rate - 1);
	k = phrase_last(&p, p.clause, CUE_SHARE);
	host = tie_host(r, rate - 1);
	if (k == NO_TOKEN || host == NO_TOKEN ||
	    !reading_alike(r, host, rate - 1))
		return false;
	share(t, &c, rate, host, rate - 1);
	c.sure = !p.cut && r->v[rate - 1].stop <= STOP_COMMA &&
	    phrase_rest(&p, 0, k, 0).n == 0;
	ties_settle(t, &c);
	return true;
}

/* x、y和z，占a%、b%和c%: percents in a row pair with amounts in a row, and the
 * words do not say how. */
static bool
in_series(const struct reading *r, size_t rate)
{
	const struct token *next = &r->v[rate + 1];

	return rate + 1 < r->n && next->role == ROLE_RATE &&
	    (span_is(next->text, SPAN("、")) ||
		span_is(next->text, SPAN("和")));
}

/* A、B和C，分别占a%、b%和c%: each of a list that closes has its share, if there
 * are as many. */
static void
series(struct tie *t, size_t rate)
{
	const struct reading *r = t->r;
	size_t n = 1, last = tie_host(r, rate), of;
	const struct list *l;

	while (rate + n < r->n && in_series(r, rate + n - 1))
		n++;
	of = last != NO_TOKEN ? t->lists->of_part[last] : 0;
	if (of == 0)
		return;
	l = &t->lists->v[of - 1];
	if (l->n != n || l->part[n - 1] != last)
		return;
	for (size_t i = 0; i < n; i++) {
		struct ties c;

		ties_begin(&c, false);
		share(t, &c, rate + i, l->part[i], l->total);
		ties_settle(t, &c);
	}
}

bool
portion_read(struct tie *t, size_t rate, const struct phrase *p)
{
	const struct reading *r = t->r;
	struct ties c;
	struct claim claim;
	size_t part;

	ties_begin(&c, false);
	if (phrase_idle(p, 0) && p->n > 0)
		return on_base(t, rate);
	if (!claims(&claim, p))
		return false;
	if (in_series(r, rate)) {
		series(t, rate);
		return true;
	}
	if (p->cut || (r->v[rate].stop >= STOP_FULL && claim.subject.n == 0))
		return true;
	part = subject(t, rate, claim.subject);
	if (part == NO_TOKEN || r->v[part].figure->table > 0)
		return true;
	by_row(t, &c, rate, part, claim.whole);
	by_name(t, &c, rate, part, claim.whole);
	/* A、B，合计占P%: of both */
	if (phrase_last(p, p->clause, CUE_TOTAL) != NO_TOKEN)
		together(t, &c, rate, part);
	/* which sentence the subject is of, no word says */
	c.sure = c.sure && c.n > 0 && reading_stop(r, part, rate) < STOP_FULL &&
	    phrase_last(p, p->clause, CUE_TOTAL) == NO_TOKEN;
	by_others(t, &c, rate, part, claim.whole);
	c.sure = c.sure && phrase_rest(p, 0, p->clause, 0).n == 0;
	go_on(t, rate, part, claim.whole, ties_settle(t, &c));
	return true;
}
