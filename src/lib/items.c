/* SPDX-License-Identifier: MIT */
#include "items.h"
#include "identity.h"
#include "sense.h"

enum { NAME = 120 /* bytes of a lead that is still a name */ };

/* Is a token said of the amount before it, and no amount of its own? */
static bool
said_of(const struct token *t, size_t amount)
{
	return t->host == amount &&
	    (t->role == ROLE_RATE || t->role == ROLE_CHANGE ||
		t->role == ROLE_BASE);
}

/* Does one separator stand before the name of an item?  Names joined by 、 are
 * one name. */
static bool
only_named(const struct token *t)
{
	size_t from = 0;

	while (from < t->text.n && t->text.s[from] == ')')
		from++;
	for (size_t i = from + 1; i < t->text.n; i++)
		if (lead_stop(t->text, i) > STOP_LIST)
			return false;
	return t->text.n <= NAME;
}

bool
items_even(const struct lists *l, const struct list *list)
{
	const struct token *v = l->reading->v;

	for (size_t i = 1; i < list->n; i++) {
		size_t before = list->part[i - 1], at = list->part[i];

		if (!only_named(&v[at]))
			return false;
		for (size_t k = before + 1; k < at; k++)
			if (!said_of(&v[k], before))
				return false;
	}
	return true;
}

bool
items_bare(const struct lists *l, const struct list *list)
{
	for (size_t i = 1; i < list->n; i++)
		if (list->part[i] != list->part[i - 1] + 1)
			return false;
	return items_even(l, list);
}

bool
items_close(const struct lists *l, const struct list *list)
{
	for (size_t i = 1; i < list->n; i++)
		if (l->reading->v[list->part[i]].stop >= STOP_SEMICOLON)
			return false;
	return true;
}

/* Does the text go on, behind the last item, with an amount that may be one
 * more? */
static bool
goes_on(const struct lists *l, const struct list *list)
{
	const struct reading *r = l->reading;
	size_t next = list->last + 1;
	const struct token *t = &r->v[next];

	return next < r->n && t->role == ROLE_AMOUNT &&
	    t->stop < STOP_SEMICOLON && !t->marked &&
	    t->depth >= r->v[list->opener].depth &&
	    reading_alike(r, next, list->total);
}

bool
items_rest(const struct lists *l, const struct list *list)
{
	const struct token *t = &l->reading->v[list->part[list->n - 1]];
	const struct cue *c = reading_clause_cue(
	    l->reading, list->part[list->n - 1], CUE_REST);

	return list->n > 2 && c != NULL && !goes_on(l, list) &&
	    items_bare(l, list) && c->at == t->clause_at &&
	    !sense_is(SENSE_CLASS_OF_ALL, span_from(t->text, c->end));
}

bool
items_nested(const struct lists *l, const struct list *list)
{
	int64_t sum = 0;

	for (size_t i = 0; i < list->n; i++) {
		int64_t v = l->value[list->part[i]], behind = 0;

		if (i > 1 && sum == v)
			return true;
		sum += v;
		for (size_t k = i + 1; k < list->n && v != 0; k++) {
			behind += l->value[list->part[k]];
			if (k > i + 1 && behind == v)
				return true;
		}
	}
	return false;
}

bool
items_other_side(const struct lists *l, const struct list *list)
{
	const struct reading *r = l->reading;
	const struct cue *c = reading_clause_cue(
	    r, list->total, CUE_IN | CUE_OUT);
	int sign = c == NULL ? 0 : c->sign;

	for (size_t i = 0; i < list->n; i++) {
		c = reading_clause_cue(r, list->part[i], CUE_IN | CUE_OUT);
		if (c != NULL && sign * c->sign < 0)
			return true;
	}
	return false;
}

int64_t
items_most(const struct lists *l, const struct list *list)
{
	int64_t most = INT64_MIN;

	for (size_t i = 0; i < list->n; i++)
		if (l->value[list->part[i]] > most)
			most = l->value[list->part[i]];
	return most;
}

int64_t
items_sum(const struct lists *l, const struct list *list)
{
	int64_t sum = 0;

	for (size_t i = 0; i < list->n; i++)
		sum += l->value[list->part[i]];
	return sum;
}

bool
items_offset(const struct lists *l, const struct list *list)
{
	int64_t whole = l->value[list->total];
	int64_t gap = items_sum(l, list) - whole;

	if (items_most(l, list) <= whole)
		return false;
	for (size_t i = 0; i < list->n; i++) {
		int64_t v = l->value[list->part[i]], off = gap - 2 * v;

		if (v > 0 && v < items_most(l, list) &&
		    sense_in(
			SENSE_SHORTFALL, l->reading->v[list->part[i]].clause) &&
		    (off < 0 ? -off : off) <= l->quantum[list->total])
			return true;
	}
	return false;
}

bool
items_etc(const struct lists *l, size_t token)
{
	return sense_begins(SENSE_AND_SO_ON, reading_tail(l->reading, token)) >
	    0;
}

bool
items_surely(const struct lists *l, const struct list *list, size_t i)
{
	struct list one = *list;

	one.part = &list->part[i];
	one.n = 1;
	if (items_other_side(l, &one))
		return false;
	return i == 0 || list->colon || list->marked ||
	    l->reading->v[list->opener].opens || identity_part(l, &one) ||
	    reading_stop(l->reading, list->opener, list->part[i]) <= STOP_LIST;
}

bool
items_units_apart(const struct lists *l, const struct list *list)
{
	const struct token *v = l->reading->v;
	const struct figure *whole = v[list->total].figure;

	for (size_t i = 0; i < list->n; i++) {
		const struct figure *f = v[list->part[i]].figure;
		if (dec_cmp_products(f->scale, dec_int(10000), whole->scale,
			dec_int(1)) <= 0 &&
		    dec_cmp(f->number, dec_int(10000)) < 0 &&
		    dec_sign(f->number) != 0)
			return true;
	}
	return false;
}

bool
items_astray(const struct lists *l, const struct list *list)
{
	return list->stop < STOP_SEMICOLON && list->opener > list->total + 1 &&
	    reading_stop(l->reading, list->total, list->opener - 1) >=
	    STOP_FULL;
}

unsigned
items_digits(int64_t v)
{
	unsigned n = 0;

	while (v != 0 && v % 10 == 0)
		v /= 10;
	for (; v != 0; v /= 10)
		n++;
	return n;
}
