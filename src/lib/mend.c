/* SPDX-License-Identifier: MIT */
#include "mend.h"
#include "pen.h"
#include "repair.h"

static bool
ten_to(struct decimal d, int power)
{
	struct decimal ten;

	return dec_shift(&ten, dec_int(1), power) && dec_cmp(d, ten) == 0;
}

/* The unit that is printed for a scale; NULL if there is none. */
static const char *
unit_of(struct decimal scale)
{
	return ten_to(scale, 0) ? "元"
	    : ten_to(scale, 4)  ? "万元"
	    : ten_to(scale, 8)  ? "亿元"
				: NULL;
}

/* The relation with a figure in another place of the number scale. */
static bool
holds_with(const struct relation *r, const struct figure *old,
    const struct figure *new)
{
	enum { PARTS = 8 };
	struct operand part[PARTS];
	struct relation x = *r;

	if (r->nparts > PARTS)
		return false;
	x.part = part;
	for (size_t i = 0; i < r->nparts; i++) {
		x.part[i] = r->part[i];
		if (x.part[i].figure == old)
			x.part[i].figure = new;
	}
	for (size_t i = 0; i < r->nbase; i++)
		if (x.base[i].figure == old)
			x.base[i].figure = new;
	return relation_judge(&x) && x.status <= REL_ROUNDING;
}

static const char *
told(const struct figure *old, const struct figure *new, int power,
    struct arena *mem)
{
	struct pen p = { .mem = mem };
	char s[DEC_TEXT];
	bool unit = power % 4 == 0;

	pen_put(&p, s, dec_write(s, old->number));
	if (unit)
		pen_text(&p, unit_of(old->scale));
	pen_text(&p, " -> ");
	pen_put(&p, s, dec_write(s, new->number));
	if (unit)
		pen_text(&p, unit_of(new->scale));
	return p.s;
}

/* The figure printed with another unit, or with the point moved.  Units are not
 * tried for the whole: one of two that differ is as good as the other, and it
 * is mostly the smaller amount that has the wrong one. */
static const char *
moved(const struct relation *r, const struct figure *f, bool units,
    unsigned *found, struct arena *mem)
{
	static const int powers[] = { -8, -4, -1, 1, 4, 8 };
	const char *hint = NULL;

	for (size_t i = 0; i < sizeof powers / sizeof *powers; i++) {
		struct figure new = *f;
		int power = powers[i];
		bool unit = power % 4 == 0;

		if (unit && !units)
			continue;
		if (!dec_shift(&new.value, f->value, power) ||
		    !dec_shift(&new.quantum, f->quantum, power) ||
		    !dec_shift(unit ? &new.scale : &new.number,
			unit ? f->scale : f->number, power))
			continue;
		if (unit &&
		    (f->kind != FIGURE_MONEY || unit_of(f->scale) == NULL ||
			unit_of(new.scale) == NULL))
			continue;
		if (!holds_with(r, f, &new))
			continue;
		(*found)++;
		hint = told(f, &new, power, mem);
	}
	return hint;
}

const char *
mend_rate(const struct relation *r, struct arena *mem)
{
	const struct figure *seen[8];
	struct relation own = { .check = r->check, .stated = r->stated };
	struct figure right = *r->stated;
	struct operand only = { &right, 1 };
	struct repair fix;
	const char *hint = NULL;
	unsigned found = 0;
	size_t n = 0;

	/* the rate that the figures give, as printed it would be */
	if (dec_add(&right.value, r->stated->value, dec_int(0)) &&
	    figure_is_rate(r->stated)) {
		struct decimal d = r->computed;
		int places = r->stated->number.scale;

		if (dec_quotient(&d, d, dec_int(1), places, false)) {
			right.number = right.value = d;
			own.part = &only;
			own.nparts = 1;
			fix = repair_find(&own, 0, mem);
			/* both the stated and the right one are one slip away
			 */
			if (fix.found > 0) {
				struct pen p = { .mem = mem };
				char s[DEC_TEXT];
				pen_put(&p, s, dec_write(s, r->stated->number));
				pen_text(&p, " -> ");
				pen_put(&p, s, dec_write(s, d));
				hint = p.s;
				found++;
			}
		}
	}
	for (size_t i = 0; i < r->nparts + r->nbase && n < 8; i++) {
		const struct figure *f = i < r->nparts
		    ? r->part[i].figure
		    : r->base[i - r->nparts].figure;
		size_t k = 0;
		const char *h;

		while (k < n && seen[k] != f)
			k++;
		if (k < n)
			continue;
		seen[n++] = f;
		h = moved(r, f, i < r->nparts, &found, mem);
		if (h != NULL)
			hint = h;
	}
	return found == 1 ? hint : NULL;
}
