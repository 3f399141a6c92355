/* SPDX-License-Identifier: MIT */
#include "account.h"

bool
account_says(const struct reading *r, size_t i, enum sense s)
{
	return sense_in(s, r->v[i].text);
}

bool
account_amount(const struct reading *r, size_t i, size_t like)
{
	return r->v[i].role == ROLE_AMOUNT && r->v[i].figure->table == 0 &&
	    reading_alike(r, i, like);
}

bool
account_of_year(const struct reading *r, size_t i)
{
	return account_says(r, i, SENSE_THIS_YEAR);
}

/* What a figure is by the noun behind it: 50万元的收入. */
static enum entry
behind_it(struct span tail)
{
	if (sense_begins(SENSE_IS_INCOME, tail) > 0)
		return IN;
	return sense_begins(SENSE_IS_EXPENDITURE, tail) > 0 ? OUT : ENTRY_NONE;
}

enum entry
account_entry(const struct reading *r, size_t i)
{
	const struct cue *last = NULL;
	const struct token *t = &r->v[i];
	bool opening = false, result = false, total = false;

	for (size_t k = t->cue; k < t->cue + t->ncue; k++) {
		const struct cue *c = &r->cues.v[k];
		if (c->at < t->clause_at)
			continue;
		opening |= (c->classes & CUE_OPENING) != 0;
		result |= (c->classes & CUE_RESULT) != 0;
		total |= (c->classes & CUE_TOTAL) != 0;
		if (c->classes & (CUE_IN | CUE_OUT | CUE_RESULT))
			last = c;
	}
	if (last == NULL)
		return behind_it(reading_tail(r, i));
	if (result && opening)
		return OPENING;
	if (result &&
	    (last->classes & CUE_RESULT ||
		sense_in(SENSE_CARRIED_OVER, t->clause)))
		return RESULT;
	if (last->classes & CUE_IN)
		return total ? IN_TOTAL : IN;
	if (last->classes & CUE_OUT)
		return total ? OUT_TOTAL : OUT;
	return ENTRY_NONE;
}

/* 减: or 加: in front of an amount turns the sign until the next. */
static int
marker(const struct token *t)
{
	struct span before = span_cut(t->text, 0, t->clause_at);

	if (span_ends(before, SPAN(":")))
		before.n--;
	else
		before.n = 0;
	if (sense_begins(SENSE_LESS, t->clause) > 0 ||
	    sense_ends(SENSE_LESS, before) > 0)
		return -1;
	return sense_begins(SENSE_PLUS, t->clause) > 0 ||
	    sense_ends(SENSE_PLUS, before) > 0;
}

/* Is it of a year before? */
static bool
earlier(const struct reading *r, size_t a, size_t b)
{
	unsigned year = r->v[a].figure->year;

	return year != 0 && year < r->v[b].figure->year;
}

bool
account_in_list(const struct tie *t, size_t i)
{
	size_t k = t->lists->of_part[i], whole = t->whole[i];

	if (k > 0)
		return t->lists->v[k - 1].kind != LIST_FREE;
	return whole > 0 && whole <= i && i - whole < LIST_REACH &&
	    reading_stop(t->r, whole - 1, i) < STOP_FULL;
}

/* A walk back from a result. */
struct walk_back {
	struct account *a;
	const struct reading *r;
	size_t pending; /* of the run, since the last 加 or 减 */
	bool ended;     /* the result's own sentence */
};

/* Puts an amount into the run, with the sign of its word; 减 turns all that
 * stands behind it up to the next 加 or 减. */
static void
enter(struct walk_back *w, size_t i, enum entry e)
{
	struct account *a = w->a;
	const struct token *x = &w->r->v[i];
	int m = marker(x);

	a->run[a->nrun] = i;
	a->sign[a->nrun++] = e == OUT || e == OUT_TOTAL ? -1 : 1;
	a->minus |= m < 0;
	if (!w->ended) {
		a->loose |= e == ENTRY_NONE;
		a->spoken = a->nrun;
		a->told |= m < 0;
		w->ended = e == IN_TOTAL || x->stop >= STOP_SEMICOLON;
	}
	if (m == 0)
		return;
	while (m < 0 && w->pending < a->nrun)
		a->sign[w->pending++] = -1;
	w->pending = a->nrun;
}

void
account_gather(struct account *a, const struct tie *t, size_t result)
{
	const struct reading *r = t->r;
	struct walk_back w = {
		.a = a, .r = r, .ended = r->v[result].stop >= STOP_SEMICOLON
	};
	size_t lines = 0;

	*a = (struct account){ .second = NO_TOKEN };
	for (size_t i = 0; i < ENTRIES; i++)
		a->at[i] = NO_TOKEN;
	for (size_t i = result, n = 0; i-- > 0 && n < ACCOUNT_REACH; n++) {
		const struct token *x = &r->v[i];
		enum entry e;

		lines += r->v[i + 1].stop >= STOP_LINE;
		if (r->v[i + 1].stop >= STOP_FULL)
			a->minus = false;
		if (lines > 3 || x->figure->table > 0)
			break;
		if (x->role != ROLE_AMOUNT ||
		    x->bracket != r->v[result].bracket ||
		    !reading_alike(r, i, result))
			continue;
		e = account_entry(r, i);
		/* 加:上年结余, 减:支出: it goes into the next account */
		if (e == RESULT && (earlier(r, i, result) || a->minus))
			e = OPENING;
		if (e == RESULT && sense_in(SENSE_GAP, x->clause))
			continue; /* what came in less what went out is no end
				   */
		if (e == RESULT && a->n[RESULT] > 0) {
			a->second = i;
			break;
		}
		if (e != OPENING && e < IN_TOTAL &&
		    (account_in_list(t, i) ||
			reading_cue(r, i, CUE_AMONG) != NULL))
			continue;
		if (e == OUT_TOTAL && a->n[e] == 0)
			a->late = a->n[IN] + a->n[OUT] + a->n[OPENING] > 0;
		if (a->n[RESULT] > 0 && e != OPENING)
			continue; /* the account before */
		/* what is 0 changes nothing */
		if (dec_sign(x->figure->value) != 0 && a->n[e]++ == 0)
			a->at[e] = i;
		if (a->n[RESULT] > 0)
			continue;
		enter(&w, i, e);
	}
}

size_t
account_entries(const struct account *a)
{
	size_t n = a->n[ENTRY_NONE];

	for (size_t e = OPENING; e < RESULT; e++)
		n += a->n[e];
	return n;
}

bool
account_only(const struct account *a, enum entry e)
{
	return a->n[e] == 1;
}

bool
account_paired(struct tie *t, size_t a, size_t b)
{
	struct span left[2], right[2];

	for (int k = 0; k < 2; k++) {
		const struct name *name = tie_name(t, k == 0 ? a : b);
		struct span s = { name->core, name->core_n };
		size_t n, at = sense_find_last(SENSE_PAIR, s, &n);

		if (n == 0)
			return false;
		left[k] = span_cut(s, 0, at);
		right[k] = span_from(s, at + n);
	}
	return span_is(left[0], left[1]) && span_is(right[0], right[1]);
}
