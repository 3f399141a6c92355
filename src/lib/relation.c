/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "relation.h"

enum { CORNERS = 4 }; /* distinct figures that a quotient may have */

/* What a figure may be: [lo, hi], open to one side if its bound says so. */
struct range {
	struct decimal lo, hi;
	bool below, above; /* no lower, no upper end */
};

struct relation
relation_new(
    struct arena *mem, const char *check, const struct figure *stated, size_t n)
{
	struct relation r = { .check = check,
		.stated = stated,
		.factor = 1,
		.most = LEVEL_ERROR };

	if (n > 0)
		r.part = arena_array(mem, n, sizeof *r.part);
	if (stated->kind == FIGURE_PERCENT)
		r.factor = 100;
	else if (stated->kind == FIGURE_PERMILLE)
		r.factor = 1000;
	return r;
}

void
relation_part(struct relation *r, const struct figure *f, int sign)
{
	r->part[r->nparts++] = (struct operand){ f, sign };
}

void
relation_base(struct relation *r, const struct figure *f, int sign)
{
	if (r->nbase == sizeof r->base / sizeof *r->base)
		abort();
	r->base[r->nbase++] = (struct operand){ f, sign };
}

/* Counted things, printed to the last one. */
static bool
exact(const struct figure *f)
{
	return (f->kind == FIGURE_COUNT || f->kind == FIGURE_TIMES ||
		   f->kind == FIGURE_POINTS) &&
	    dec_cmp(f->scale, dec_int(1)) == 0;
}

/* What stands beside a figure in its relation, in the same printed unit. */
struct beside {
	const struct figure *of;
	size_t n, finer;      /* figures; those printed with more places */
	struct decimal least; /* the smallest quantum, that of `of' included */
};

static void
look(struct beside *b, const struct figure *f)
{
	int cmp;

	if (f == b->of || f->kind != b->of->kind || dec_sign(f->number) == 0 ||
	    dec_cmp(f->scale, b->of->scale) != 0)
		return;
	cmp = dec_cmp(f->quantum, b->of->quantum);
	b->n++;
	b->finer += cmp < 0;
	if (dec_cmp(f->quantum, b->least) < 0)
		b->least = f->quantum;
}

/* Are all addends whole numbers of 亿元, and what they should make is none?  Then
 * they are rounded, as one rounds for the press. */
static bool
whole_parts(const struct relation *r)
{
	struct decimal large = dec_int(100000000);

	for (size_t i = 0; i < r->nparts; i++)
		if (r->part[i].sign < 0 ||
		    r->part[i].figure->number.scale > 0 ||
		    dec_cmp(r->part[i].figure->scale, large) != 0)
			return false;
	return r->nparts > 1 && dec_cmp(r->stated->scale, large) == 0 &&
	    dec_trim(r->stated->number).scale > 0;
}

/* The quantum of f beside the other figures of a relation; strict: a decimal
 * that most of them outdo in places is taken to have dropped zeros. */
static struct decimal
quantum(const struct relation *r, const struct figure *f, bool strict)
{
	struct beside b = { .of = f, .least = f->quantum };
	struct decimal floor;

	if (exact(f) || dec_sign(f->number) == 0)
		return dec_int(0);
	if (figure_is_rate(f) || (f->number.scale > 0 && !strict))
		return f->quantum;
	if (r->nbase == 0 && f != r->stated && whole_parts(r))
		return f->quantum;
	look(&b, r->stated);
	for (size_t i = 0; i < r->nparts; i++)
		look(&b, r->part[i].figure);
	for (size_t i = 0; i < r->nbase; i++)
		look(&b, r->base[i].figure);
	if (f->number.scale > 0 && 2 * b.finer <= b.n)
		return f->quantum;
	if (dec_shift(&floor, f->scale, -2) && dec_cmp(b.least, floor) < 0)
		b.least = floor;
	return dec_cmp(f->quantum, b.least) < 0 ? f->quantum : b.least;
}

struct decimal
relation_quantum(const struct relation *r, const struct figure *f)
{
	return quantum(r, f, false);
}

static bool
half(struct decimal *to, struct decimal d)
{
	return dec_times(&d, d, 5) && dec_shift(to, d, -1);
}

/* The half-width that a bound of about leaves: one unit of its last place (49亿
 * 多元 may be 49.8), for an amount at least half a percent. */
static bool
about(struct decimal *to, const struct figure *f)
{
	struct decimal wide;

	*to = f->quantum;
	if (figure_is_rate(f))
		return true;
	if (!dec_times(&wide, dec_abs(f->value), 5) ||
	    !dec_shift(&wide, wide, -3))
		return false;
	if (dec_cmp(wide, *to) > 0)
		*to = wide;
	return true;
}

/* How far a figure may be from its print, to either side. */
static bool
width_of(struct decimal *to, const struct relation *r, const struct figure *f)
{
	return half(to, relation_quantum(r, f)) &&
	    (f->bound != BOUND_ABOUT || about(to, f));
}

static bool
range_of(struct range *to, const struct relation *r, const struct figure *f)
{
	struct decimal width;

	memset(to, 0, sizeof *to);
	if (!width_of(&width, r, f))
		return false;
	to->above = f->bound == BOUND_LEAST || f->bound == BOUND_OVER;
	to->below = f->bound == BOUND_MOST || f->bound == BOUND_UNDER;
	return dec_sub(&to->lo, f->value, width) &&
	    dec_add(&to->hi, f->value, width);
}

/* The value of a signed list. */
static bool
total(struct decimal *to, const struct operand *v, size_t n)
{
	*to = dec_int(0);
	for (size_t i = 0; i < n; i++) {
		struct decimal d = v[i].figure->value;
		if (!dec_add(to, *to, v[i].sign < 0 ? dec_neg(d) : d))
			return false;
	}
	return true;
}

/* Can neither a value nor some widths together overflow, as hardly ever? */
static bool
common(struct decimal value, struct decimal width)
{
	const int64_t large = 100000000000000, wide = 1000000000;

	return value.n < large && value.n > -large && width.n < wide &&
	    value.scale <= width.scale + 4 && width.scale <= value.scale + 4 &&
	    value.scale <= 8 && width.scale <= 8;
}

/* Adds what a figure allows; to which side it is open. */
static bool
allow(struct decimal *allowed, const struct relation *r, const struct figure *f,
    bool *below, bool *above)
{
	struct decimal width;
	struct range t;

	*below = f->bound == BOUND_MOST || f->bound == BOUND_UNDER;
	*above = f->bound == BOUND_LEAST || f->bound == BOUND_OVER;
	if (!width_of(&width, r, f))
		return false;
	if (!common(f->value, width) &&
	    (!range_of(&t, r, f) || !dec_sub(&width, t.hi, f->value) ||
		!dec_sub(&width, f->value, t.lo)))
		return false;
	return dec_add(allowed, *allowed, width);
}

static bool
judge_sum(struct relation *r)
{
	/* how far the true difference may lie to either side of diff */
	struct decimal sum, diff, allowed = dec_int(0);
	bool below, above, low, high;

	if (!total(&sum, r->part, r->nparts) ||
	    !dec_sub(&diff, sum, r->stated->value) ||
	    !allow(&allowed, r, r->stated, &above, &below))
		return false;
	for (size_t i = 0; i < r->nparts; i++) {
		bool plus = r->part[i].sign > 0;

		if (!allow(&allowed, r, r->part[i].figure, &low, &high))
			return false;
		below |= plus ? low : high;
		above |= plus ? high : low;
	}
	if (dec_sign(diff) == 0)
		r->status = REL_OK;
	else if ((dec_sign(diff) > 0 ? below : above) ||
	    dec_cmp(dec_abs(diff), allowed) <= 0)
		r->status = REL_ROUNDING;
	else
		r->status = REL_MISMATCH;
	return figure_in_unit_of(&r->computed, sum, r->stated) &&
	    figure_in_unit_of(&r->difference, diff, r->stated) &&
	    figure_in_unit_of(&r->allowed, allowed, r->stated);
}

/* The distinct figures of a quotient, each with its range. */
struct corners {
	const struct figure *figure[CORNERS];
	struct range range[CORNERS];
	size_t n;
};

static bool
gather(struct corners *c, const struct relation *r, const struct operand *v,
    size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t k = 0;
		while (k < c->n && c->figure[k] != v[i].figure)
			k++;
		if (k < c->n)
			continue;
		if (c->n == CORNERS ||
		    !range_of(&c->range[c->n], r, v[i].figure))
			return false;
		c->figure[c->n++] = v[i].figure;
	}
	return true;
}

static bool
at_corner(struct decimal *to, const struct corners *c, unsigned corner,
    const struct operand *v, size_t n)
{
	*to = dec_int(0);
	for (size_t i = 0; i < n; i++) {
		size_t k = 0;
		struct decimal d;
		while (c->figure[k] != v[i].figure)
			k++;
		d = corner >> k & 1 ? c->range[k].hi : c->range[k].lo;
		if (!dec_add(to, *to, v[i].sign < 0 ? dec_neg(d) : d))
			return false;
	}
	return true;
}

/* Sign of num * factor / den - x, for a den that is not 0. */
static int
against(struct decimal num, struct decimal den, int factor, struct decimal x)
{
	int s = dec_cmp_products(num, dec_int(factor), x, den);

	return dec_sign(den) < 0 ? -s : s;
}

static bool
judge_quotient(struct relation *r)
{
	struct corners c = { .n = 0 };
	struct range s;
	struct decimal num, den, x, cut, scaled;
	bool over = false, under = false, bounded = false;
	int places = r->stated->number.scale;

	if (!total(&num, r->part, r->nparts) ||
	    !total(&den, r->base, r->nbase) || !range_of(&s, r, r->stated))
		return false;
	if (dec_sign(den) == 0) {
		r->status = REL_UNDEFINED;
		r->computed = r->difference = r->allowed = dec_int(0);
		return true;
	}
	if (!gather(&c, r, r->part, r->nparts) ||
	    !gather(&c, r, r->base, r->nbase) ||
	    !dec_times(&scaled, num, r->factor))
		return false;
	for (size_t k = 0; k < c.n; k++)
		bounded |= c.range[k].below || c.range[k].above;
	for (unsigned k = 0; k < 1u << c.n; k++) {
		struct decimal a, b;
		if (!at_corner(&a, &c, k, r->part, r->nparts) ||
		    !at_corner(&b, &c, k, r->base, r->nbase))
			return false;
		if (dec_sign(b) != dec_sign(den)) {
			over = under = true; /* it may be anything */
			continue;
		}
		over |= against(a, b, r->factor, s.lo) >= 0;
		under |= against(a, b, r->factor, s.hi) <= 0;
	}
	over |= s.below || bounded;
	under |= s.above || bounded;
	/* compare in the printed unit: that is where places count */
	if (!figure_in_unit_of(&scaled, scaled, r->stated) ||
	    !dec_quotient(&x, scaled, den, places, false) ||
	    !dec_quotient(&cut, scaled, den, places, true))
		return false;
	if (dec_cmp(x, r->stated->number) == 0)
		r->status = REL_OK;
	else if (over && under)
		r->status = REL_ROUNDING;
	else if (dec_cmp(cut, r->stated->number) == 0) {
		r->status = REL_TRUNCATED;
		r->note = "digits were cut off instead of rounded";
		r->note_zh = "系截去尾数而非四舍五入";
	} else
		r->status = REL_MISMATCH;
	if (places + 2 <= DEC_SCALE)
		places += 2;
	if (!dec_quotient(&r->computed, scaled, den, places, false) &&
	    !dec_quotient(&r->computed, scaled, den, 0, false))
		return false;
	if (!dec_sub(&r->difference, r->computed, r->stated->number))
		return false;
	return half(&x, relation_quantum(r, r->stated)) &&
	    figure_in_unit_of(&r->allowed, x, r->stated);
}

bool
relation_judge(struct relation *r)
{
	r->held = r->nbase > 0 ? judge_quotient(r) : judge_sum(r);
	return r->held;
}

bool
relation_closes(const struct relation *r)
{
	struct relation copy = *r;
	struct decimal sum, diff, allowed, width, most;

	if (r->nbase > 0)
		return relation_judge(&copy) && copy.status <= REL_ROUNDING;
	if (!total(&sum, r->part, r->nparts) ||
	    !dec_sub(&diff, sum, r->stated->value))
		return false;
	if (dec_sign(diff) == 0)
		return true;
	most = quantum(r, r->stated, true);
	if (!half(&allowed, most))
		return false;
	for (size_t i = 0; i < r->nparts; i++) {
		struct decimal q = quantum(r, r->part[i].figure, true);
		if (!half(&width, q) || !dec_add(&allowed, allowed, width))
			return false;
		if (dec_cmp(q, most) > 0)
			most = q;
	}
	if (!dec_times(&most, most, 2))
		return false;
	diff = dec_abs(diff);
	return dec_cmp(diff, allowed) <= 0 && dec_cmp(diff, most) <= 0;
}

struct relation *
relations_add(struct relations *list, struct relation r)
{
	struct relation *to = ARENA_PUSH(
	    list->mem, list->v, list->n, list->cap);

	*to = r;
	return to;
}
