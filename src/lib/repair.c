/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "pen.h"
#include "repair.h"

/* Are two printed numbers one slip of the pen apart? */
static bool
slip(const char *a, size_t na, const char *b, size_t nb)
{
	size_t head = 0, tail = 0, most = na < nb ? na : nb;

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

/* The point moved by one place, or another unit: 元 for 万元 or 亿元. */
static bool
moved(struct decimal a, struct decimal b)
{
	static const int powers[] = {-8, -4, -1, 1, 4, 8};
	struct decimal d;

	for (size_t i = 0; i < sizeof powers / sizeof *powers; i++)
		if (dec_shift(&d, a, powers[i]) && dec_cmp(d, b) == 0)
			return true;
	return false;
}

/* Is the figure one slip away from a value? */
static bool
explains(const struct figure *f, struct decimal value, struct decimal *number)
{
	char a[DEC_TEXT], b[DEC_TEXT];
	size_t na, nb;

	if (dec_sign(value) <= 0 || dec_sign(f->number) <= 0 ||
	    !figure_in_unit_of(number, value, f))
		return false;
	if (moved(f->number, *number))
		return true;
	if (!dec_rescale(number, dec_trim(*number), f->number.scale))
		return false;
	na = dec_write(a, f->number);
	nb = dec_write(b, *number);
	return slip(a, na, b, nb);
}

static const char *
hint(const struct figure *f, struct decimal number, struct arena *mem)
{
	struct pen p = {.mem = mem};
	char s[DEC_TEXT];

	pen_put(&p, s, dec_write(s, f->number));
	pen_text(&p, " -> ");
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

struct repair
repair_find(const struct relation *r, struct arena *mem)
{
	struct repair out = {0};
	struct decimal gap, sum = dec_int(0), need, number;

	for (size_t i = 0; i < r->nparts; i++) {
		struct decimal d = r->part[i].figure->value;
		if (!dec_add(&sum, sum, r->part[i].sign < 0 ? dec_neg(d) : d))
			return out;
	}
	if (!dec_sub(&gap, sum, r->stated->value))
		return out;
	out.weight = weight(r);
	if (explains(r->stated, sum, &number)) {
		out.found++;
		out.hint = hint(r->stated, number, mem);
	}
	for (size_t i = 0; i < r->nparts; i++) {
		const struct operand *o = &r->part[i];
		if (!(o->sign < 0 ? dec_add(&need, o->figure->value, gap)
				  : dec_sub(&need, o->figure->value, gap)) ||
		    !explains(o->figure, need, &number))
			continue;
		out.found++;
		out.hint = hint(o->figure, number, mem);
	}
	if (out.found != 1)
		out.hint = NULL;
	return out;
}
