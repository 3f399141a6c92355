/* SPDX-License-Identifier: MIT */
#include "portion.h"

enum { SHARE_REACH = 80 };

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
	while (first < k &&
	    (p->v[first].classes & CUE_FILLER || p->v[first].time))
		first++;
	c->subject = first < k
	    ? span_cut(p->text, p->v[first].at, p->v[k - 1].end)
	    : (struct span){0};
	first = k + 1;
	while (end > first && p->v[end - 1].classes & (CUE_FILLER | CUE_SHARE))
		end--;
	while (first < end && p->v[first].classes & CUE_SHARE)
		first++;
	c->whole = first < end
	    ? span_cut(p->text, p->v[first].at, p->v[end - 1].end)
	    : (struct span){0};
	return true;
}

static bool
known(const struct name *n)
{
	return n->core_n >= 6;
}

/* The amount of the sentence that has the subject's name. */
static size_t
subject(struct tie *t, size_t rate, struct span words)
{
	const struct reading *r = t->r;
	struct name label, name;
	size_t i = rate;

	name_make(&name, &t->scratch, words);
	if (!known(&name))
		return tie_host(r, rate);
	for (size_t n = 0; i-- > 0 && n < TIE_REACH; n++) {
		if (r->v[i + 1].stop >= STOP_FULL)
			break;
		if (r->v[i].role != ROLE_AMOUNT)
			continue;
		name_of(&label, &t->scratch, r, i);
		if (name_fit(&label, &name) >= NAME_FITS)
			return i;
	}
	return NO_TOKEN;
}

static void
share(struct tie *t, struct ties *c, size_t rate, size_t part, size_t whole)
{
	struct relation *x = ties_add(t, c, "share", rate);

	relation_part(x, t->r->v[part].figure, 1);
	relation_base(x, t->r->v[whole].figure, 1);
}

static bool
candidate(const struct reading *r, size_t part, size_t i)
{
	return i != part && r->v[i].role == ROLE_AMOUNT &&
	    r->v[i].figure->table == 0 && reading_alike(r, part, i);
}

/*
 * The items of one enumeration are shares of one whole: the base of the share
 * before comes first, else any larger amount before may be the whole.
 */
static void
in_a_row(struct tie *t, struct ties *c, size_t rate, size_t part)
{
	const struct reading *r = t->r;
	const struct relation *last =
	    t->out->n > 0 ? &t->out->v[t->out->n - 1] : NULL;

	if (part == 0 || part != rate - 1 || r->v[part].stop >= STOP_FULL)
		last = NULL;
	if (last != NULL && last->stated == r->v[part - 1].figure &&
	    last->nbase == 1 && last->nparts == 1 &&
	    last->status <= REL_ROUNDING) {
		struct relation *x = ties_add(t, c, "share", rate);
		relation_part(x, r->v[part].figure, 1);
		relation_base(x, last->base[0].figure, 1);
		return;
	}
	if (c->n > 0)
		return;
	for (size_t i = part, n = 0; i-- > 0 && n < TIE_REACH; n++) {
		if (r->v[i + 1].stop >= STOP_LINE)
			break;
		if (candidate(r, part, i) &&
		    dec_cmp(r->v[i].figure->value, r->v[part].figure->value) > 0)
			share(t, c, rate, part, i);
	}
}

bool
portion_read(struct tie *t, size_t rate, const struct phrase *p)
{
	const struct reading *r = t->r;
	struct ties c = {.n = 0};
	struct claim claim;
	struct name name, label;
	size_t part, whole, values = 0;
	enum name_fit best = NAME_OTHER;

	if (!claims(&claim, p))
		return false;
	if (p->cut || r->v[rate].stop >= STOP_FULL)
		return true;
	part = subject(t, rate, claim.subject);
	if (part == NO_TOKEN || r->v[part].figure->table > 0)
		return true;
	whole = tie_whole(t, part);
	name_make(&name, &t->scratch, claim.whole);
	if (whole != NO_TOKEN && candidate(r, part, whole)) {
		share(t, &c, rate, part, whole);
		c.sure = claim.whole.n == 0;
		if (!c.sure) {
			name_of(&label, &t->scratch, r, whole);
			c.sure = name_fit(&label, &name) >= NAME_FITS;
		}
	}
	if (!known(&name)) {
		in_a_row(t, &c, rate, part);
		c.sure = c.sure && phrase_rest(p, 0, p->clause, 0).n == 0;
		ties_settle(t, &c, rate);
		return true;
	}
	for (size_t i = part, n = 0, seen = 0;
	     i-- > 0 && n < TIE_REACH && seen < SHARE_REACH; seen++) {
		enum name_fit fit;

		n += r->v[i].role == ROLE_AMOUNT;
		if (!candidate(r, part, i) || i == whole)
			continue;
		name_of(&label, &t->scratch, r, i);
		fit = name_fit(&label, &name);
		if (fit == NAME_OTHER)
			continue;
		if (fit > best)
			best = fit;
		values += fit >= NAME_FITS;
		share(t, &c, rate, part, i);
	}
	if (!c.sure)
		c.sure = values == 1 && c.n == 1 && best >= NAME_FITS &&
		    name.core_n >= 12;
	c.sure = c.sure && phrase_rest(p, 0, p->clause, 0).n == 0;
	ties_settle(t, &c, rate);
	return true;
}
