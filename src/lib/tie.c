/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "mend.h"
#include "pen.h"
#include "repair.h"
#include "tie.h"

enum {
	TRIFLE = 10, /* of a whole, by which parts may be more */
	PADDED = 3   /* rates that end in 0 */
};

/* The parts of a list have its total for their whole; of an open one, as long
 * as there is room for them. */
static void
holds_parts(struct tie *t, const struct list *l)
{
	int64_t whole = t->lists->value[l->total], room = whole;

	for (size_t k = 0; k < l->n; k++) {
		room -= t->lists->value[l->part[k]];
		if (!l->closes && room < -whole / TRIFLE)
			break;
		t->whole[l->part[k]] = l->total + 1;
	}
}

void
tie_begin(struct tie *t, const struct reading *r, const struct lists *lists,
    struct relations *out)
{
	*t = (struct tie){ .r = r, .lists = lists, .out = out };
	t->row.whole = NO_TOKEN;
	t->scratch.mem = r->mem;
	t->name = arena_array(r->mem, r->n + 1, sizeof *t->name);
	t->whole = arena_array(r->mem, r->n + 1, sizeof *t->whole);
	/* a closed list knows better than an open one */
	for (int closed = 0; closed < 2; closed++)
		for (size_t i = 0; i < lists->n; i++) {
			const struct list *l = &lists->v[i];
			if (!closed && (l->kind >= LIST_BEFORE || !l->certain))
				continue; /* its total is a mere guess */
			if (l->closes == closed)
				holds_parts(t, l);
		}
}

const struct name *
tie_name(struct tie *t, size_t token)
{
	struct name **to = &t->name[token];

	if (*to == NULL) {
		*to = arena_raw(t->r->mem, sizeof **to);
		name_of(*to, &t->scratch, t->r, token);
	}
	return *to;
}

size_t
tie_whole(const struct tie *t, size_t token)
{
	const struct reading *r = t->r;
	size_t bracket = r->v[token].bracket;

	if (t->whole[token] > 0)
		return t->whole[token] - 1;
	for (size_t i = token + 1, n = 0; i-- > 0 && n < TIE_REACH; n++) {
		const struct token *x = &r->v[i];
		if (x->bracket == bracket && x->role == ROLE_AMOUNT &&
		    reading_cue(r, i, CUE_AMONG) != NULL) {
			size_t host = i > 0 ? tie_before(r, i) : NO_TOKEN;
			if (host != NO_TOKEN && r->v[host].role != ROLE_AMOUNT)
				host = r->v[host].host;
			return host;
		}
		if (x->stop >= STOP_FULL)
			break;
	}
	return NO_TOKEN;
}

bool
tie_rate(const struct figure *f)
{
	return (f->kind == FIGURE_PERCENT || f->kind == FIGURE_PERMILLE) &&
	    !span_is(f->unit, SPAN("百分点"));
}

struct relation *
ties_add(struct tie *t, struct ties *c, const char *check, size_t stated)
{
	const struct figure *f = t->r->v[stated].figure;

	if (c->n == TIE_CANDIDATES)
		c->n--;
	c->v[c->n] = relation_new(t->r->mem, check, f, 0);
	c->v[c->n].part = c->room[c->n];
	return &c->v[c->n++];
}

size_t
tie_before(const struct reading *r, size_t token)
{
	size_t bracket = r->v[token].bracket;

	for (size_t i = token, n = 0; i-- > 0 && n < TIE_REACH; n++)
		if (r->v[i].bracket == bracket || r->v[token].opens)
			return r->v[i].figure->table == 0 ? i : NO_TOKEN;
	return NO_TOKEN;
}

size_t
tie_host(const struct reading *r, size_t token)
{
	size_t bracket = r->v[token].bracket;

	if (r->v[token].opens) /* (占…): it speaks of what stands outside */
		bracket = r->v[token].around;
	for (size_t i = token, n = 0; i-- > 0 && n < TIE_REACH; n++) {
		const struct token *x = &r->v[i];

		if (r->v[i + 1].stop >= STOP_FULL)
			return NO_TOKEN;
		if (x->bracket == bracket && x->role == ROLE_AMOUNT)
			return i;
		if (x->bracket == bracket && x->role == ROLE_ASIDE)
			return NO_TOKEN;
	}
	return NO_TOKEN;
}

/* Both are printed with the same digits. */
static bool
same_digits(const struct figure *a, const struct figure *b)
{
	return dec_sign(b->number) != 0 &&
	    dec_cmp(dec_abs(a->number), dec_abs(b->number)) == 0;
}

static const char *
text(struct arena *mem, const char *before, const struct figure *f,
    const char *behind)
{
	struct pen p = { .mem = mem };

	pen_text(&p, before);
	pen_put(&p, f->text.s, f->text.n);
	pen_text(&p, behind);
	return p.s;
}

/* A percent with the digits of an amount that it is made from. */
static void
repeats(struct tie *t, struct relation *r)
{
	struct arena *mem = t->r->mem;
	size_t at = (size_t)(r->stated - t->r->figures->v);

	for (size_t i = 0; i < r->nparts; i++)
		if (same_digits(r->stated, r->part[i].figure)) {
			r->note = text(mem, "the rate repeats the amount ",
			    r->part[i].figure, "");
			r->note_zh = text(mem, "所列比率与金额",
			    r->part[i].figure, "数字相同");
			return;
		}
	if (at > 0 && t->r->v[at - 1].role == ROLE_CHANGE &&
	    same_digits(r->stated, r->stated - 1)) {
		r->note = text(
		    mem, "the rate repeats the amount ", r->stated - 1, "");
		r->note_zh = text(
		    mem, "所列比率与金额", r->stated - 1, "数字相同");
		return;
	}
	if (r->nparts == 2) { /* of two years: their difference */
		struct decimal d, e;
		if (r->part[0].figure->scale.n == r->part[1].figure->scale.n &&
		    dec_sub(&d, r->part[0].figure->number,
			r->part[1].figure->number) &&
		    dec_sub(&e, dec_abs(d), dec_abs(r->stated->number)) &&
		    dec_sign(d) != 0 && dec_sign(e) == 0) {
			r->note = "the rate repeats the difference of the "
				  "two amounts";
			r->note_zh = "所列比率与两数之差数字相同";
			return;
		}
	}
}

static bool
holds(struct relation *r)
{
	return relation_judge(r) && r->status <= REL_ROUNDING;
}

/* Another printed base on which the rate is right. */
static void
other_base(struct tie *t, struct relation *r)
{
	struct arena *mem = t->r->mem;
	size_t at = (size_t)(r->stated - t->r->figures->v);
	size_t from = at > TIE_REACH ? at - TIE_REACH : 0;
	size_t to = at + TIE_REACH < t->r->n ? at + TIE_REACH : t->r->n;

	if (r->nbase != 1 || r->stated->number.scale == 0)
		return; /* a whole percent is too coarse to prove anything */
	for (size_t i = from; i < to; i++) {
		const struct figure *f = t->r->v[i].figure;
		struct relation other = *r;

		if (t->r->v[i].role != ROLE_AMOUNT ||
		    f->kind != r->base[0].figure->kind ||
		    !span_is(f->unit, r->base[0].figure->unit) ||
		    dec_cmp(f->value, r->base[0].figure->value) == 0)
			continue;
		other.base[0].figure = f;
		if (!holds(&other))
			continue;
		r->note = text(mem, "it would be right on a base of ", f, "");
		r->note_zh = text(mem, "若以", f, "为基数则相符");
		return;
	}
}

/* A growth that was taken on this year's amount. */
static void
other_year(struct relation *r)
{
	struct relation other = *r;

	if (r->nbase != 2)
		return;
	other.nbase = 1;
	if (!holds(&other))
		return;
	r->note = "it would be right on the amount of this year";
	r->note_zh = "若以本年数为基数则相符";
}

/* Are more things done than were planned, and is that called 100%?  Of money it
 * would be wrong, but a task that is done is done. */
static bool
more_than_done(const struct relation *x)
{
	return strcmp(x->check, "completion") == 0 && x->nparts == 1 &&
	    x->nbase == 1 && x->part[0].figure->kind != FIGURE_MONEY &&
	    dec_cmp(x->stated->number, dec_int(100)) == 0 &&
	    dec_cmp(x->part[0].figure->value, x->base[0].figure->value) > 0;
}

/* Does a text round its rates to one place and add a 0 (100.10%, 6.90%)?
 * All of several do. */
static bool
padding(const struct reading *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++) {
		const struct figure *f = r->v[i].figure;

		if (f->kind != FIGURE_PERCENT || f->number.scale < 2)
			continue;
		if (f->number.n % 10 != 0)
			return false;
		n++;
	}
	return n >= PADDED;
}

/* A rate that its rounding to a place less, and a 0 added, explains. */
static void
padded(const struct tie *t, struct relation *r)
{
	struct decimal x, n = r->stated->number;

	if (r->nbase == 0 || n.scale < 2 || n.n % 10 != 0 ||
	    !dec_quotient(&x, r->computed, dec_int(1), n.scale - 1, false) ||
	    dec_cmp(x, n) != 0 || !padding(t->r))
		return;
	r->status = REL_TRUNCATED;
	r->note = "rounded to one place less, and a 0 added";
	r->note_zh = "系少取一位后补0";
}

const struct relation *
ties_settle(struct tie *t, struct ties *c)
{
	struct relation *told = NULL;
	struct operand *part;

	if (c->n == 0)
		return NULL;
	for (size_t i = 0; i < c->n && told == NULL; i++)
		if (holds(&c->v[i]))
			told = &c->v[i];
	if (told == NULL) {
		if (!c->sure || more_than_done(&c->v[0]) ||
		    !relation_judge(&c->v[0]))
			return NULL;
		told = &c->v[0];
		if (told->status == REL_MISMATCH)
			padded(t, told);
		if (told->status == REL_MISMATCH)
			told->hint = told->nbase > 0
			    ? mend_rate(told, t->r->mem)
			    : repair_find(told, 0, t->r->mem).hint;
		if (told->status == REL_MISMATCH) {
			other_base(t, told);
			if (told->note == NULL)
				other_year(told);
			if (told->note == NULL)
				repeats(t, told);
		}
	}
	part = arena_array(t->r->mem, told->nparts, sizeof *part);
	memcpy(part, told->part, told->nparts * sizeof *part);
	told->part = part;
	return relations_add(t->out, *told);
}
