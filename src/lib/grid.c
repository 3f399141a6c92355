/* SPDX-License-Identifier: MIT */
#include "grid.h"

enum { CELLS = 256 };

/* The columns of a table: which half they are in, the head they have now. */
struct half {
	unsigned char of[CELLS]; /* half of a cell, from 1 */
	struct span head[CELLS];
	unsigned count;
};

/* The figures [from, to) of a table: cells with one row head in one row are of
 * one half. */
static void
halves(const struct figures *all, size_t from, size_t to, struct half *h)
{
	memset(h, 0, sizeof *h);
	for (size_t i = from; i < to; i++) {
		const struct figure *f = &all->v[i], *before = NULL;

		if (f->cell == 0 || f->cell > CELLS)
			continue;
		if (i > from && all->v[i - 1].row == f->row)
			before = &all->v[i - 1];
		if (h->of[f->cell - 1] > 0)
			continue;
		if (before != NULL && before->cell <= CELLS &&
		    before->cell < f->cell &&
		    span_is(before->row_head, f->row_head))
			h->of[f->cell - 1] = h->of[before->cell - 1];
		else if (before == NULL && h->count > 0 && f->cell > 1 &&
		    h->of[f->cell - 2] > 0)
			h->of[f->cell - 1] = h->of[f->cell - 2];
		else if (h->count < 250)
			h->of[f->cell - 1] = (unsigned char)++h->count;
	}
}

static void
columns(struct grid *g)
{
	for (size_t c = 0; c < g->ncol; c++) {
		struct grid_column *col = &g->column[c];
		const struct figure *first = NULL;

		for (size_t r = 0; r < g->nrow && first == NULL; r++)
			first = grid_at(g, r, c);
		if (first == NULL)
			continue;
		col->head = first->col_head;
		col->kind = first->kind;
		col->says = column_read(col->head);
		for (size_t r = 0; r < g->nrow; r++) {
			const struct figure *f = grid_at(g, r, c);
			if (f != NULL && f->kind == FIGURE_PERCENT)
				col->kind = FIGURE_PERCENT;
		}
		col->amounts = (col->kind == FIGURE_MONEY ||
				   col->kind == FIGURE_COUNT) &&
		    col->says.role != COLUMN_RATIO &&
		    col->says.role != COLUMN_TARGET &&
		    col->says.role != COLUMN_ACTUAL;
	}
}

/* The figures [from, to) of one half become a grid. */
static void
build(struct grids *to, const struct figures *all, const size_t *index,
    size_t n, bool broken)
{
	struct grid g = { .broken = broken };
	size_t column[CELLS], row = 0, r = 0;

	if (n < 2)
		return;
	for (size_t c = 0; c < CELLS; c++)
		column[c] = CELLS;
	for (size_t i = 0; i < n; i++) {
		const struct figure *f = &all->v[index[i]];

		g.nrow += i == 0 || f->row != row;
		row = f->row;
		column[f->cell - 1] = 0;
	}
	for (size_t c = 0; c < CELLS; c++)
		if (column[c] == 0)
			column[c] = g.ncol++;
	g.at = arena_array(all->mem, g.nrow * g.ncol, sizeof(struct figure *));
	g.name = arena_array(all->mem, g.nrow, sizeof *g.name);
	g.column = arena_array(all->mem, g.ncol, sizeof *g.column);
	for (size_t i = 0; i < n; i++) {
		const struct figure *f = &all->v[index[i]];

		if (i > 0 && f->row != row)
			r++;
		if (i == 0 || f->row != row)
			g.name[r] = row_name(f->row_head);
		/* a number that no row names may be of another place */
		g.broken |= f->row_head.n == 0;
		row = f->row;
		if (g.at[r * g.ncol + column[f->cell - 1]] == NULL)
			g.at[r * g.ncol + column[f->cell - 1]] = f;
	}
	columns(&g);
	*ARENA_PUSH(all->mem, to->v, to->n, to->cap) = g;
}

/* A stretch of a table with one set of heads. */
static void
section(struct grids *to, const struct figures *all, size_t from, size_t end,
    bool headed, bool broken)
{
	struct half h;
	size_t *index = arena_array(all->mem, end - from, sizeof *index);

	halves(all, from, end, &h);
	for (unsigned half = 1; half <= h.count; half++) {
		size_t n = 0;

		for (size_t i = from; i < end; i++) {
			const struct figure *f = &all->v[i];
			if (f->cell > 0 && f->cell <= CELLS &&
			    h.of[f->cell - 1] == half &&
			    (!headed || f->col_head.n > 0))
				index[n++] = i;
		}
		build(to, all, index, n, broken);
	}
}

void
grids_make(struct grids *to, const struct figures *all)
{
	struct half now;
	size_t from = 0;
	bool headed = false, broken = false, any = false;

	memset(to, 0, sizeof *to);
	memset(&now, 0, sizeof now);
	for (size_t i = 0; i <= all->n; i++) {
		const struct figure *f = i < all->n ? &all->v[i] : NULL;
		bool same = f != NULL && from < i && f->table > 0 &&
		    f->table == all->v[from].table;
		bool placed = f != NULL && f->cell > 0 && f->cell <= CELLS;

		if (f != NULL && f->table == 0 && all->v[from].table == 0) {
			from = i; /* prose goes on */
			continue;
		}
		/* a cell whose column is not known leaves the heads alone */
		if (same && headed && f->col_head.n == 0) {
			broken = true;
			continue;
		}
		if (same && placed) {
			struct span *head = &now.head[f->cell - 1];
			same = (head->s == NULL ||
				   span_is(*head, f->col_head)) &&
			    (headed || f->col_head.n == 0);
		}
		if (!same) {
			if (from < i && all->v[from].table > 0)
				section(to, all, from, i, headed, broken);
			if (any) /* of prose, never */
				memset(&now, 0, sizeof now);
			any = false;
			from = i;
			headed = f != NULL && f->col_head.n > 0;
			broken = false;
		}
		any |= placed;
		if (placed) {
			now.head[f->cell - 1] = f->col_head;
			if (f->col_head.s == NULL)
				now.head[f->cell - 1].s = "";
		}
	}
}
