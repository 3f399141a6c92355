/* SPDX-License-Identifier: MIT */
#include "added.h"
#include "account.h"
#include "changed.h"
#include "sense.h"

/* The amount that the sentence before begins with. */
static size_t
before(const struct reading *r, size_t token)
{
	size_t found = NO_TOKEN;

	if (r->v[token].stop != STOP_FULL)
		return NO_TOKEN;
	for (size_t i = token, n = 0; i-- > 0 && n < TIE_REACH; n++) {
		if (account_amount(r, i, token) &&
		    r->v[i].bracket == r->v[token].bracket)
			found = i;
		if (r->v[i].stop >= STOP_FULL)
			break;
	}
	return found;
}

/* The amount that is named before 加上; where none is, what the sentence before
 * begins with. */
static size_t
named(struct tie *t, size_t token)
{
	const struct reading *r = t->r;
	const struct cue *c = reading_cue(r, token, CUE_ADDED);
	struct phrase p;
	struct name name;
	size_t from = 0, end;

	if (c == NULL)
		return NO_TOKEN;
	phrase_make(&p, r, token);
	for (size_t i = 0; i < p.n && p.v[i].at < c->at; i++)
		if (p.v[i].stop >= STOP_SEMICOLON)
			from = p.v[i].end;
	end = c->at;
	if (end > from && p.text.s[end - 1] == ',')
		end--;
	if (from >= end)
		return before(r, token);
	name_make(&name, &t->scratch, span_cut(p.text, from, end));
	return changed_named(t, token, &name);
}

void
added_read(struct tie *t, size_t token)
{
	const struct reading *r = t->r;
	size_t base, part[ADDED_MOST], n = 0, i;
	struct relation *x;
	struct ties c;

	if (r->v[token].stop < STOP_FULL ||
	    (base = named(t, token)) == NO_TOKEN)
		return;
	for (i = token; i < r->n && n < ADDED_MOST; i++) {
		if (i > token && r->v[i].stop >= STOP_SEMICOLON)
			return;
		if (!account_amount(r, i, token) ||
		    r->v[i].bracket != r->v[token].bracket)
			continue;
		if (reading_clause_cue(r, i, CUE_TOTAL) != NULL ||
		    sense_in(SENSE_MEANS, r->v[i].clause))
			break;
		part[n++] = i;
	}
	if (i == r->n || n == 0 || n == ADDED_MOST || t->lists->of_total[i] > 0)
		return;
	ties_begin(&c, false);
	x = ties_add(t, &c, "sum", i);
	x->part = arena_array(r->mem, n + 1, sizeof *x->part);
	relation_part(x, r->v[base].figure, 1);
	for (size_t k = 0; k < n; k++)
		relation_part(x, r->v[part[k]].figure, 1);
	ties_settle(t, &c);
}
