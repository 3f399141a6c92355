/* SPDX-License-Identifier: MIT */
#include "across.h"

enum {
	SAMPLE = 200, /* rows that a reading is tried on */
	SHIFT = 3     /* cells that a row may have lost or gained */
};

size_t
across_weight(const struct relation *rel)
{
	size_t parts = 0;

	for (size_t i = 0; i < rel->nparts; i++)
		parts += dec_sign(rel->part[i].figure->value) != 0;
	return parts;
}

/* The sum that a row states when all its cells stand `by' columns further. */
static bool
row_sum(struct relation *rel, const struct grid *g, size_t row, size_t total,
    size_t from, size_t end, int by, struct arena *mem)
{
	const struct figure *f;

	/* the columns that are meant must all be there */
	if (by < 0
		? (size_t)-by > total || (size_t)-by > from
		: total + (size_t)by >= g->ncol || end + (size_t)by > g->ncol)
		return false;
	f = grid_at(g, row, total + (size_t)by);
	if (f == NULL)
		return false;
	*rel = relation_new(mem, "sum", f, end - from);
	for (size_t c = from; c < end; c++) {
		const struct figure *x = grid_at(g, row, c + (size_t)by);
		if (x != NULL && x != f)
			relation_part(rel, x, 1);
	}
	return true;
}

/* Did the row lose a cell, so that its sum closes some columns further? */
static bool
shifted(const struct grid *g, size_t row, size_t total, size_t from, size_t end,
    struct arena *mem)
{
	struct relation rel;

	for (int by = -SHIFT; by <= SHIFT; by++)
		if (by != 0 &&
		    row_sum(&rel, g, row, total, from, end, by, mem) &&
		    across_weight(&rel) > 1 && relation_closes(&rel))
			return true;
	return false;
}

/* A column of row totals against the columns before or behind it. */
void
across_totals(const struct grid *g, struct relations *to)
{
	size_t sample = g->nrow < SAMPLE ? g->nrow : SAMPLE;

	for (size_t t = 0; t < g->ncol; t++) {
		size_t from[2] = { t + 1, t }, end[2] = { t + 1, t };
		int best = -1;
		size_t most = 1;
		struct relation rel;

		if (!g->column[t].amounts ||
		    g->column[t].says.role != COLUMN_TOTAL)
			continue;
		while (end[0] < g->ncol && g->column[end[0]].amounts &&
		    g->column[end[0]].says.role != COLUMN_TOTAL)
			end[0]++;
		while (from[1] > 0 && g->column[from[1] - 1].amounts &&
		    g->column[from[1] - 1].says.role != COLUMN_TOTAL)
			from[1]--;
		for (int side = 0; side < 3; side++) {
			size_t closes = 0, fails = 0;

			if (side == 2 && best < 0)
				break;
			if (side < 2 && end[side] - from[side] < 2)
				continue;
			for (size_t r = 0; r < (side < 2 ? sample : g->nrow);
			     r++) {
				int s = side < 2 ? side : best;

				if (!row_sum(&rel, g, r, t, from[s], end[s], 0,
					to->mem))
					continue;
				if (across_weight(&rel) < 2)
					continue;
				if (side < 2 && relation_closes(&rel))
					closes++;
				else if (side < 2)
					fails++;
				else if (relation_judge(&rel) &&
				    (rel.status != REL_MISMATCH ||
					!shifted(
					    g, r, t, from[s], end[s], to->mem)))
					relations_add(to, rel);
			}
			if (side < 2 && closes > most && closes > 2 * fails) {
				most = closes;
				best = side;
			}
		}
	}
}

/* d = a - b, or b - a where the column gives no sign; how it came out. */
static bool
difference(struct relation *rel, const struct grid *g, size_t row, size_t d,
    size_t a, size_t b, struct arena *mem)
{
	const struct figure *f = grid_at(g, row, d), *x = grid_at(g, row, a),
			    *y = grid_at(g, row, b);

	if (f == NULL || x == NULL || y == NULL || x->kind != f->kind ||
	    y->kind != f->kind)
		return false;
	for (int sign = 1; sign >= -1; sign -= 2) {
		*rel = relation_new(mem, "difference", f, 2);
		relation_part(rel, sign > 0 ? x : y, 1);
		relation_part(rel, sign > 0 ? y : x, -1);
		if (relation_closes(rel))
			return true;
	}
	/* told the way round that gives the printed sign */
	*rel = relation_new(mem, "difference", f, 2);
	if (dec_cmp(x->value, y->value) < 0 && dec_sign(f->value) >= 0) {
		relation_part(rel, y, 1);
		relation_part(rel, x, -1);
	} else {
		relation_part(rel, x, 1);
		relation_part(rel, y, -1);
	}
	return true;
}

static bool
zero(const struct relation *rel)
{
	return dec_sign(rel->stated->value) == 0 &&
	    dec_sign(rel->part[0].figure->value) == 0;
}

void
across_differences(const struct grid *g, struct relations *to)
{
	size_t step = g->nrow / SAMPLE + 1;

	for (size_t d = 0; d < g->ncol; d++) {
		size_t most = 0, a = 0, b = 0, pairs = 0, held, broken;
		struct relation rel;

		if (!g->column[d].amounts ||
		    g->column[d].says.role != COLUMN_DIFFERENCE)
			continue;
		for (size_t i = 0; i < g->ncol; i++)
			for (size_t j = i + 1; j < g->ncol; j++) {
				size_t closes = 0, fails = 0;

				if (i == d || j == d || i > 12 || j > 12 ||
				    !g->column[i].amounts ||
				    !g->column[j].amounts ||
				    g->column[i].says.role ==
					COLUMN_DIFFERENCE ||
				    g->column[j].says.role == COLUMN_DIFFERENCE)
					continue;
				pairs++;
				for (size_t r = 0; r < g->nrow; r += step) {
					if (!difference(
						&rel, g, r, d, i, j, to->mem) ||
					    zero(&rel))
						continue;
					if (relation_closes(&rel))
						closes++;
					else
						fails++;
				}
				if (closes >= most && closes + 1 > fails) {
					most = closes + 1;
					a = i;
					b = j;
				}
			}
		/* one pair alone is certain; else most rows must agree */
		if (most == 0 || (most < 3 && pairs > 1))
			continue;
		held = broken = 0;
		for (size_t r = 0; r < g->nrow; r++) {
			if (!difference(&rel, g, r, d, a, b, to->mem) ||
			    zero(&rel))
				continue;
			if (relation_closes(&rel))
				held++;
			else
				broken++;
		}
		for (size_t r = 0; r < g->nrow; r++) {
			if (!difference(&rel, g, r, d, a, b, to->mem) ||
			    !relation_judge(&rel))
				continue;
			if (rel.status == REL_MISMATCH &&
			    (g->broken ||
				(broken > 1 && broken * 4 > held &&
				    (pairs > 1 || broken > held))))
				continue;
			relations_add(to, rel);
		}
	}
}
