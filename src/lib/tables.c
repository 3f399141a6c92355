/* SPDX-License-Identifier: MIT */
#include "tables.h"
#include "across.h"
#include "grid.h"

enum { READINGS = 6, AMONG = 12, FEW = 12, LOOK_BACK = 500 };

/* How the rows of a grid nest. */
struct nest {
	bool *inner; /* a part of the row above, not of the total */
};

void
tables_load(void)
{
	column_load();
}

/* stated = the rows of a set, in a column; false if it cannot be put. */
static bool
sum_of(struct relation *rel, const struct grid *g, size_t stated, size_t column,
    const size_t *row, size_t n, struct arena *mem)
{
	const struct figure *f = grid_at(g, stated, column);

	if (f == NULL || n == 0)
		return false;
	*rel = relation_new(mem, "sum", f, n);
	for (size_t i = 0; i < n; i++) {
		const struct figure *part = grid_at(g, row[i], column);

		if (part == NULL)
			continue;
		if (part->kind != f->kind || !span_is(part->unit, f->unit))
			return false;
		/* where it is printed below zero, the sign has said it */
		relation_part(rel, part,
		    g->name[row[i]].less && dec_sign(part->value) > 0 ? -1 : 1);
	}
	return rel->nparts > 0;
}

/* In how many columns a set of rows makes the stated row, with so many parts
 * at least. */
static size_t
closing(const struct grid *g, size_t stated, const size_t *row, size_t n,
    size_t parts, struct arena *mem)
{
	size_t closes = 0;
	struct relation rel;

	for (size_t c = 0; c < g->ncol; c++)
		if (g->column[c].amounts &&
		    sum_of(&rel, g, stated, c, row, n, mem) &&
		    across_weight(&rel) >= parts && relation_closes(&rel))
			closes++;
	return closes;
}

/* Which sums that do not hold may be held against the table. */
enum accuse {
	NONE,
	ABOVE, /* parts above the total: more may follow unseen */
	BOTH
};

/* No part is blank, the sum is near enough to be the same thing, and leaving
 * one row out does not make it hold: that row may be a part of another. */
static bool
fair(const struct relation *rel, size_t parts, enum accuse accuse)
{
	struct decimal over, five;

	if (accuse == NONE || rel->nparts != parts ||
	    !dec_mul(&over, rel->difference, rel->stated->scale) ||
	    (accuse == ABOVE && dec_sign(over) < 0) ||
	    !dec_times(&five, dec_abs(over), 5) ||
	    dec_cmp(five, dec_abs(rel->stated->value)) > 0)
		return false;
	for (size_t i = 0; i < rel->nparts; i++)
		if (dec_cmp(rel->part[i].figure->value, over) == 0)
			return false;
	return true;
}

/* Appends the sum of each column; one that does not hold and may not be held
 * against the table is an open list. */
static void
tell(const struct grid *g, size_t stated, const size_t *row, size_t n,
    enum accuse accuse, struct relations *to)
{
	struct relation rel;

	for (size_t c = 0; c < g->ncol; c++) {
		if (!g->column[c].amounts ||
		    !sum_of(&rel, g, stated, c, row, n, to->mem) ||
		    !relation_judge(&rel))
			continue;
		if (rel.status == REL_MISMATCH &&
		    !fair(&rel, n,
			g->broken || g->column[c].head.n == 0 ? NONE : accuse))
			rel.status = REL_PARTIAL;
		relations_add(to, rel);
	}
}

/* A row and the rows numbered from 1 right below it: 三公经费 = 1、 + 2、. */
static void
numbered(const struct grid *g, struct nest *nest, struct relations *to)
{
	size_t *row = arena_array(to->mem, g->nrow, sizeof *row);

	for (size_t i = 1; i < g->nrow; i++) {
		unsigned rank = g->name[i].rank;
		size_t n = 0, closes;

		if (rank == 0 || g->name[i].number != 1 ||
		    g->name[i - 1].total != ROW_PLAIN ||
		    (g->name[i - 1].rank > 0 && g->name[i - 1].rank >= rank))
			continue;
		row[n++] = i;
		for (size_t k = i + 1; k < g->nrow; k++) {
			const struct row_name *r = &g->name[k];

			if (r->total != ROW_PLAIN ||
			    (r->rank > 0 && r->rank < rank) ||
			    (r->rank == rank && r->number != n + 1))
				break;
			if (r->rank == rank)
				row[n++] = k;
		}
		if (n < 2)
			continue;
		for (size_t k = i; k <= row[n - 1]; k++)
			nest->inner[k] = true;
		closes = closing(g, i - 1, row, n, 2, to->mem);
		/* where a plain row follows the last number may not be it */
		tell(g, i - 1, row, n,
		    closes == 0 ? NONE
			: row[n - 1] + 1 == g->nrow ||
			    g->name[row[n - 1] + 1].rank > 0 ||
			    g->name[row[n - 1] + 1].total != ROW_PLAIN
			? BOTH
			: ABOVE,
		    to);
	}
}

/* Whether a part is no more than some row above its own parent. */
static bool
below(const struct grid *g, size_t parent, size_t column,
    const struct figure *part)
{
	if (dec_sign(part->value) < 0 ||
	    dec_sign(grid_at(g, parent, column)->value) < 0)
		return true;
	for (size_t k = parent; k-- > 0;) {
		const struct figure *f = grid_at(g, k, column);

		if (parent - k > LOOK_BACK)
			return true; /* nobody looked further */
		if (f != NULL && dec_cmp(part->value, f->value) <= 0)
			return true;
	}
	return false;
}

/* More than nothing, and less than the other. */
static bool
within(const struct figure *part, const struct figure *whole)
{
	return part != NULL && whole != NULL && part->kind == whole->kind &&
	    dec_sign(part->value) > 0 && dec_cmp(part->value, whole->value) < 0;
}

/* The rows that 其中 opens: as many as close in most columns. */
static void
among(const struct grid *g, struct nest *nest, struct relations *to)
{
	size_t row[AMONG];

	for (size_t i = 1; i < g->nrow; i++) {
		size_t n = 0, best = 0, most = 0;
		bool inside = false;
		struct relation rel;

		if (!g->name[i].among || g->name[i].rank > 0 ||
		    g->name[i - 1].among)
			continue;
		for (size_t k = i; k < g->nrow && n < AMONG; k++) {
			if (k > i &&
			    (g->name[k].rank > 0 ||
				g->name[k].total != ROW_PLAIN ||
				g->name[k].among))
				break;
			row[n++] = k;
		}
		for (size_t m = 1; m <= n; m++) {
			size_t closes = closing(g, i - 1, row, m, 1, to->mem);
			if (closes > 0 && closes >= most) {
				most = closes;
				best = m;
			}
		}
		n = best > 0 ? best : 1;
		for (size_t k = 0; k < n; k++)
			nest->inner[row[k]] = true;
		if (most > 0) {
			tell(g, i - 1, row, n, NONE, to);
			continue;
		}
		/* one part alone may still be more than the whole, if it is
		 * the row above that another column shows to be the whole */
		for (size_t c = 0; c < g->ncol; c++)
			inside |= g->column[c].amounts &&
			    within(grid_at(g, i, c), grid_at(g, i - 1, c));
		for (size_t c = 0; c < g->ncol; c++) {
			if (!g->column[c].amounts ||
			    !sum_of(&rel, g, i - 1, c, row, 1, to->mem) ||
			    !relation_judge(&rel))
				continue;
			if (rel.status == REL_MISMATCH &&
			    dec_sign(rel.difference) > 0) {
				if (!inside || g->broken ||
				    g->column[c].head.n == 0 ||
				    below(g, i - 1, c, rel.part[0].figure))
					continue;
				rel.status = REL_EXCEEDS;
			} else if (rel.status == REL_MISMATCH) {
				rel.status = REL_PARTIAL;
			}
			relations_add(to, rel);
		}
	}
}

/* The rows of a range in one reading of how they nest; their number. */
static size_t
reading(const struct grid *g, const struct nest *nest, size_t from, size_t to,
    int which, size_t *row)
{
	unsigned least = 9;
	size_t n = 0;

	for (size_t k = from; k < to; k++)
		if (g->name[k].rank > 0 && g->name[k].rank < least)
			least = g->name[k].rank;
	for (size_t k = from; k < to; k++) {
		const struct row_name *r = &g->name[k];
		bool take = false;

		switch (which) {
		case 0: /* what is no part of a row above it */
			take = !nest->inner[k] && r->total == ROW_PLAIN;
			break;
		case 1: /* the rows of the highest rank */
			take = r->rank == least;
			break;
		case 2: /* every row */
			take = r->total == ROW_PLAIN;
			break;
		case 3: /* subtotals */
			take = r->total == ROW_SUBTOTAL;
			break;
		case 4: /* every row but those of 其中 */
			take = r->total == ROW_PLAIN && !r->among;
			break;
		case 5: /* the total before, and what follows it */
			take = !nest->inner[k];
			break;
		}
		if (take)
			row[n++] = k;
	}
	return n;
}

/*
 * A few rows and 合计 below them, nothing else: no marks, subtotals or parts,
 * every place filled, every column's head known.  There is one way to read it.
 */
static bool
plain(const struct grid *g, size_t from, size_t total)
{
	if (g->broken || total - from < 2 || total - from > FEW ||
	    !row_is_sum(&g->name[total]))
		return false;
	for (size_t k = from; k <= total; k++) {
		if (k < total &&
		    (g->name[k].rank > 0 || g->name[k].among ||
			g->name[k].total != ROW_PLAIN ||
			g->name[k].name.n == 0))
			return false;
		for (size_t c = 0; c < g->ncol; c++)
			if (g->column[c].amounts &&
			    (grid_at(g, k, c) == NULL ||
				g->column[c].says.role == COLUMN_OTHER))
				return false;
	}
	return true;
}

static void
totals(const struct grid *g, const struct nest *nest, struct relations *to)
{
	size_t *row = arena_array(to->mem, g->nrow, sizeof *row);
	size_t from = 0, last = 0, any = 0;

	for (size_t t = 0; t < g->nrow; t++) {
		size_t most = 0, a = from, b = t, n;
		int best = -1;
		bool sub = g->name[t].total == ROW_SUBTOTAL;

		if (g->name[t].total == ROW_PLAIN)
			continue;
		if (t == from && any == 0) { /* above its rows */
			a = t + 1;
			b = a;
			while (b < g->nrow && g->name[b].total != ROW_TOTAL)
				b++;
		} else if (sub) {
			a = last;
		}
		for (int w = 0; w < READINGS; w++) {
			size_t closes, start = w == 5 && any > 0 ? last - 1 : a;

			if ((w == 5 && any == 0) ||
			    (n = reading(g, nest, start, b, w, row)) < 1 ||
			    (n == 1 && w > 0))
				continue;
			closes = closing(g, t, row, n, 2, to->mem);
			if (closes > most) {
				most = closes;
				best = w;
			}
		}
		if (best >= 0) {
			n = reading(
			    g, nest, best == 5 ? last - 1 : a, b, best, row);
			tell(g, t, row, n, b == t ? BOTH : ABOVE, to);
		} else if (b == t && plain(g, a, t)) {
			n = reading(g, nest, a, b, 2, row);
			tell(g, t, row, n, BOTH, to);
		}
		last = t + 1;
		any++;
		if (!sub)
			from = t + 1;
	}
}

void
tables_sums(const struct figures *figures, struct relations *to)
{
	struct grids grids;

	grids_make(&grids, figures);
	for (size_t i = 0; i < grids.n; i++) {
		const struct grid *g = &grids.v[i];
		struct nest nest = { arena_array(
		    to->mem, g->nrow, sizeof *nest.inner) };

		numbered(g, &nest, to);
		among(g, &nest, to);
		totals(g, &nest, to);
		across_totals(g, to);
		across_differences(g, to);
	}
}
