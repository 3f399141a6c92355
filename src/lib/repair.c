/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "pen.h"
#include "repair.h"

enum {
	LEAST = 1000, /* a figure of fewer than four digits is one slip away
		       * from nearly everything */
	SHARP = 1000, /* the total over the coarsest place of its parts */
	WIDE = 100,   /* the gap over it, if a slip explains it exactly */
	WIDEST = 1000 /* the same, if but for rounding */
};

/* Are two printed numbers one slip of the pen apart? */
static bool
slip(const char *a, size_t na, const char *b, size_t nb)
{
	size_t head = 0, tail = 0, most = na < nb ? na : nb;

	/* cppcheck-suppress uninitvar */
	while (head < most && a[head] == b[head])
		head++;
	while (tail < most - head && a[na - 1 - tail] == b[nb - 1 - tail])
		tail++;
	if (na == nb) {
		size_t differ = na - head - tail;
		if (differ == 1)
			return a[head] != '.' && b[head] != '.';
		return differ == 2 && a[head] == b[head + 1] &&
		    a[head + 1] == b[head] && a[head] != '.' &&
		    a[head + 1] != '.';
	}
	if (na + 1 == nb) /* a digit lost */
		return head + tail == na && b[head] != '.';
	if (nb + 1 == na) /* a digit too many */
		return head + tail == nb && a[head] != '.';
	return false;
}

/* Brings two numbers to one scale in which a comparison of powers of ten of
 * them cannot overflow; false for what is too large, or not above 0. */
static bool
small(struct decimal *a, struct decimal *b)
{
	const int64_t most = INT64_MAX / 100000;
	int scale = a->scale > b->scale ? a->scale : b->scale;

	return dec_rescale(a, *a, scale) && dec_rescale(b, *b, scale) &&
	    a->n > 0 && b->n > 0 && a->n < most && b->n < most;
}

/* May a, shifted by a power of ten, be b but for a twentieth?  Of small numbers
 * it can be seen at once that most are not. */
static bool
near(int64_t a, int64_t b, int power)
{
	switch (power) {
	case 1:
		return 20 * (10 * a - b) <= b && 20 * (b - 10 * a) <= b;
	case -1:
		return 2 * (a - 10 * b) <= b && 2 * (10 * b - a) <= b;
	default:
		return power > 0 ? b > 9000 * a : a > 9000 * b;
	}
}

/* The power of ten by which the point has moved, or another unit was meant (元
 * for 万元 or 亿元), so that a becomes b or, within `fine', nearly b; 0: none.
 */
static int
moved(struct decimal a, struct decimal b, struct decimal fine)
{
	static const int powers[] = { -8, -4, -1, 1, 4, 8 };
	struct decimal x = a, y = b, d;
	bool quick = small(&x, &y);

	for (size_t i = 0; i < sizeof powers / sizeof *powers; i++) {
		if (quick && !near(x.n, y.n, powers[i]))
			continue;
		/* in part of the value: a twentieth for the point, a thousandth
		 * for a unit */
		if (dec_shift(&d, a, powers[i]) && dec_sub(&d, d, b) &&
		    dec_cmp(dec_abs(d), fine) <= 0 &&
		    dec_cmp_products(dec_abs(d),
			dec_int(powers[i] * powers[i] > 1 ? 1000 : 20), b,
			dec_int(1)) <= 0)
			return powers[i];
	}
	return 0;
}

/* Could two numbers of one scale be a slip apart?  As long as each other, they
 * differ by a digit in one place, or by nine times one, when two digits have
 * changed places; or without its last but for a common end, one is the other.
 */
static bool
may_slip(uint64_t a, uint64_t b, int longer)
{
	if (longer == 0) {
		a = a < b ? b - a : a - b;
		while (a >= 10 && a % 10 == 0)
			a /= 10;
		return a <= 9 || (a <= 81 && a % 9 == 0);
	}
	while (a != b && a % 10 == b % 10) {
		a /= 10;
		b /= 10;
	}
	return longer > 0 ? a / 10 == b : b / 10 == a;
}

/* Is a printed number one slip away from another, with the same decimals? */
static bool
printed(const struct figure *f, struct decimal number)
{
	char a[DEC_TEXT], b[DEC_TEXT];
	int longer = dec_length(f->number) - dec_length(number);

	/* nearly all can be told apart before they are written */
	if (longer < -1 || longer > 1 ||
	    (f->number.scale == number.scale && f->number.n >= 0 &&
		number.n >= 0 &&
		!may_slip((uint64_t)f->number.n, (uint64_t)number.n, longer)))
		return false;
	return slip(a, dec_write(a, f->number), b, dec_write(b, number));
}

/* Is the figure one slip away from a value, or, where the others are rounded,
 * from a neighbour of it?  What it should be is left in *number, the power of
 * ten by which its point has moved in *power. */
static bool
explains(const struct figure *f, struct decimal value, struct decimal fine,
    int64_t least, struct decimal *number, int *power)
{
	struct decimal unit = { 1, f->number.scale }, exact;

	*power = 0;
	if (dec_sign(value) <= 0 || dec_sign(f->number) <= 0 ||
	    f->number.n < least || !figure_in_unit_of(&exact, value, f))
		return false;
	if ((*power = moved(f->number, exact, fine)) != 0) {
		/* 15556 is sooner 1556 than 1555.6 */
		if (dec_quotient(
			number, exact, dec_int(1), f->number.scale, false) &&
		    dec_cmp(*number, exact) == 0 && printed(f, *number)) {
			*power = 0;
			return true;
		}
		return dec_shift(number, f->number, *power);
	}
	if (!dec_quotient(number, exact, dec_int(1), f->number.scale, false))
		return false;
	if (dec_sign(fine) == 0)
		return dec_cmp(*number, exact) == 0 && printed(f, exact);
	exact = *number;
	return printed(f, exact) ||
	    ((dec_add(number, exact, unit) && printed(f, *number)) ||
		(dec_sub(number, exact, unit) && dec_sign(*number) > 0 &&
		    printed(f, *number)));
}

/* `78.5 -> 75.8', or `8754元 -> 8754万元' where another unit was meant. */
static const char *
hint(
    const struct figure *f, struct decimal number, int power, struct arena *mem)
{
	static const struct {
		int64_t scale;
		const char *name;
	} units[] = { { 1, "元" }, { 10000, "万元" }, { 100000000, "亿元" } };
	struct pen p = { .mem = mem };
	struct decimal scale;
	char s[DEC_TEXT];

	pen_put(&p, s, dec_write(s, f->number));
	if (f->kind == FIGURE_MONEY && (power > 1 || power < -1) &&
	    dec_shift(&scale, f->scale, power))
		for (size_t i = 0; i < 3; i++)
			if (dec_cmp(scale, dec_int(units[i].scale)) == 0) {
				p.n = 0;
				pen_put(&p, f->text.s, f->text.n);
				pen_text(&p, " -> ");
				pen_put(&p, s, dec_write(s, f->number));
				pen_text(&p, units[i].name);
				return p.s;
			}
	pen_text(&p, " -> ");
	if (power != 0)
		pen_put(&p, s, dec_write_short(s, number));
	else
		pen_put(&p, s, dec_write(s, number));
	return p.s;
}

/* The power of ten of the last place that a value uses: 1200 -> 2. */
static int
last_place(struct decimal d)
{
	int place;

	d = dec_trim(d);
	place = -d.scale;
	while (d.n != 0 && d.n % 10 == 0) {
		d.n /= 10;
		place++;
	}
	return place;
}

static int
first_place(struct decimal d)
{
	int place = -d.scale - 1;

	for (; d.n != 0; d.n /= 10)
		place++;
	return place;
}

static unsigned
weight(const struct relation *r)
{
	int least = last_place(r->stated->value), most;

	most = first_place(r->stated->value);
	for (size_t i = 0; i < r->nparts; i++) {
		struct decimal d = r->part[i].figure->value;
		if (dec_sign(d) != 0 && last_place(d) < least)
			least = last_place(d);
	}
	return most < least ? 0 : (unsigned)(most - least + 1);
}

/* The last place of a figure within the relation; counted things are exact and
 * have a last place all the same, a printed 0 has none. */
static struct decimal
place_of(const struct relation *r, const struct figure *f)
{
	struct decimal q = relation_quantum(r, f);

	return dec_sign(q) == 0 && dec_sign(f->number) != 0 ? f->quantum : q;
}

/* Is every figure printed finely enough for the total, and the gap large enough
 * in their places?  A gap of one digit is one slip away from everything: an
 * open list that lacks a little would look like a misprint. */
static bool
sharp(const struct relation *r, struct decimal gap, int wide)
{
	struct decimal most = place_of(r, r->stated);

	for (size_t i = 0; i < r->nparts; i++) {
		const struct figure *f = r->part[i].figure;
		struct decimal q = place_of(r, f);
		/* 亿元 under a total in 万元 may be the slip itself */
		if (dec_cmp(q, most) > 0 &&
		    dec_cmp(f->scale, r->stated->scale) <= 0)
			most = q;
	}
	return dec_cmp_products(dec_abs(r->stated->value), dec_int(1), most,
		   dec_int(SHARP)) >= 0 &&
	    dec_cmp_products(dec_abs(gap), dec_int(1), most, dec_int(wide)) >=
	    0;
}

struct repair
repair_find(const struct relation *r, unsigned proof, struct arena *mem)
{
	struct repair out = { 0 };
	struct decimal gap, sum = dec_int(0), need, number;
	struct decimal fine;
	int64_t least = LEAST;
	int power;

	out.weight = weight(r);
	if (out.weight < proof)
		return out;
	for (size_t i = 0; i < r->nparts; i++) {
		struct decimal d = r->part[i].figure->value;
		if (!dec_add(&sum, sum, r->part[i].sign < 0 ? dec_neg(d) : d))
			return out;
	}
	if (!dec_sub(&gap, sum, r->stated->value) ||
	    !figure_in_unit_of(
		&fine, relation_quantum(r, r->stated), r->stated))
		return out;
	/* a hint to what is told anyway proves nothing and need not */
	if (proof == 0) {
		least = 1;
		fine = (struct decimal){ 1, r->stated->number.scale };
	} else if (!sharp(r, gap, WIDE)) {
		return out;
	} else if (!sharp(r, gap, WIDEST)) {
		fine = dec_int(0);
	}
	if (explains(r->stated, sum, fine, least, &number, &power)) {
		out.found++;
		out.hint = hint(r->stated, number, power, mem);
	}
	for (size_t i = 0; i < r->nparts; i++) {
		const struct operand *o = &r->part[i];
		if (!(o->sign < 0 ? dec_add(&need, o->figure->value, gap)
				  : dec_sub(&need, o->figure->value, gap)) ||
		    !explains(o->figure, need, fine, least, &number, &power))
			continue;
		out.found++;
		out.hint = hint(o->figure, number, power, mem);
	}
	if (out.found != 1)
		out.hint = NULL;
	return out;
}
