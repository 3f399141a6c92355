/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "cells.h"
#include "emit.h"
#include "page.h"
#include "span.h"

enum {
	LOOSE_PARAGRAPHS = 12, /* a cell that holds more is no cell */
	LOOSE_BYTES = 4096,
	ROW_BYTES = 1 << 22,
	EMPTY_PER_CELL = 64, /* that spans may bring for one real cell */
	SPAN_COLUMNS = 64    /* empty cells that one cell may bring */
};

static const char furniture = 'P', plain = 'T';

struct lines_table *
cells_inner(struct lines *f)
{
	return f->depth > 0 ? &f->table[f->depth - 1] : NULL;
}

/* One paragraph of the n bytes of a cell: its flag, its text, a line end. */
static struct span
cell_paragraph(const char *s, size_t n, size_t *next)
{
	const char *nl = memchr(s, '\n', n);
	size_t end = nl != NULL ? (size_t)(nl - s) : n;

	*next = end + 1 < n ? end + 1 : n;
	return (struct span){ s + 1, end - 1 };
}

/* The cells of the row so far, as paragraphs. */
static void
put_row_text(struct lines *f, struct lines_table *t)
{
	for (size_t c = 0; c < t->ncell; c++) {
		size_t n = t->cell[c].n, next;
		/* a row of empty cells has no text at all */
		const char *s = n > 0 ? t->row_text.s + t->cell[c].at : NULL;

		for (; n > 0; s += next, n -= next) {
			struct span p = cell_paragraph(s, n, &next);
			emit_paragraph(
			    f, p, *s == furniture, t->cell[c].source, 0);
		}
	}
	t->ncell = t->row_text.n = 0;
}

/* The text of a cell on one line. */
static struct span
joined(struct lines *f, struct lines_table *t, const struct lines_cell *c)
{
	size_t n = c->n, next;
	const char *s = n > 0 ? t->row_text.s + c->at : NULL;
	struct text *out = &f->par; /* free between paragraphs */

	out->n = 0;
	for (; n > 0; s += next, n -= next) {
		struct span p = cell_paragraph(s, n, &next);

		if (out->n > 0 && p.n > 0 && !text_joins(out, p.s))
			text_add(out, " ", 1);
		text_add(out, p.s, p.n);
	}
	return (struct span){ out->s, out->n };
}

static void
put_cells(struct lines *f, struct lines_table *t)
{
	if (t->no == 0) {
		t->no = ++f->tables;
		if (f->after_row)
			f->no++;
	}
	for (size_t i = 0; i < t->ncell; i++) {
		struct span s = joined(f, t, &t->cell[i]);
		struct line *l;

		if (t->cell[i].again && s.n == 0)
			continue;
		f->no++;
		l = emit_push(f, LINE_CELL, s.s, s.n);
		l->source = t->cell[i].source;
		l->col = 1;
		l->table = t->no;
		l->row = t->row + 1;
		l->cell = t->cell[i].column;
	}
	f->par.n = 0;
	f->no++;
	f->after_row = true;
}

/* name, value, name, value: lines `name：value'. */
static void
put_pairs(struct lines *f, struct lines_table *t)
{
	struct text pair = { 0 };

	for (size_t i = 0; i < t->ncell; i++) {
		struct span s = joined(f, t, &t->cell[i]);

		if (s.n == 0)
			continue;
		if (pair.n > 0 && !page_meta_name_only(s)) {
			text_add(&pair, "：", 3);
			text_add(&pair, s.s, s.n);
		} else if (pair.n > 0) {
			emit_meta(f, (struct span){ pair.s, pair.n },
			    t->cell[i].source);
			pair.n = 0;
			text_add(&pair, s.s, s.n);
			continue;
		} else {
			text_add(&pair, s.s, s.n);
			if (page_meta_name_only(s))
				continue;
		}
		emit_meta(
		    f, (struct span){ pair.s, pair.n }, t->cell[i].source);
		pair.n = 0;
	}
	if (pair.n > 0)
		emit_meta(f, (struct span){ pair.s, pair.n }, f->source);
	free(pair.s);
	f->par.n = 0;
}

/* Is the row one of data about the document?  A table of such begins with one
 * of the names that no report has in a row. */
static bool
meta_row(struct lines *f, struct lines_table *t)
{
	bool strong = false, any = false;

	for (size_t i = 0; i < t->ncell; i++) {
		struct span s = joined(f, t, &t->cell[i]);

		f->par.n = 0;
		if (s.n == 0)
			continue;
		if (!any && !page_meta_name_only(s) && !page_meta(s, t->meta))
			return t->meta && page_meta(s, true);
		any = true;
		strong = strong || page_meta_strong(s) || page_meta_label(s) ||
		    page_meta(s, false);
	}
	return any && (strong || t->meta);
}

static void
put_row(struct lines *f, struct lines_table *t)
{
	size_t filled = 0, page = 0;

	for (size_t i = 0; i < t->ncell; i++) {
		filled += t->cell[i].n > 0;
		page += t->cell[i].n > 0 && t->cell[i].page;
	}
	if (filled == 0)
		return;
	emit_held(f);
	if (page == filled) {
		put_row_text(f, t);
	} else if (f->site && !t->real && meta_row(f, t)) {
		t->meta = true;
		put_pairs(f, t);
	} else if (filled == 1 && t->wide <= 1 && !t->spanned && !t->real) {
		put_row_text(f, t);
	} else {
		put_cells(f, t);
		t->real = t->real || filled > 1;
	}
}

/* The table holds things in their places: from here on its text is text. */
static void
loosen(struct lines *f, struct lines_table *t)
{
	t->loose = true;
	put_row_text(f, t);
}

void
cells_paragraph(struct lines *f, struct span s, bool page)
{
	struct lines_table *t = cells_inner(f);
	struct lines_cell *c = &t->cell[t->ncell - 1];

	text_add(&t->row_text, page ? &furniture : &plain, 1);
	text_add(&t->row_text, s.s, s.n);
	text_add(&t->row_text, "\n", 1);
	c->page = page && (c->n == 0 || c->page);
	c->n += s.n + 2;
	t->paragraphs++;
	f->par.n = 0;
	if ((!t->real && !t->spanned &&
		(t->paragraphs > LOOSE_PARAGRAPHS || c->n > LOOSE_BYTES)) ||
	    t->row_text.n > ROW_BYTES)
		loosen(f, t);
}

void
cells_table(struct lines *f)
{
	struct lines_table *t;

	lines_break(f);
	for (size_t i = 0; i < f->depth; i++) {
		t = &f->table[i];
		if (t->loose || !t->in_cell)
			continue;
		if (!t->real) {
			loosen(f, t);
		} else {
			/* what the row has so far comes before its inner
			 * table; the rest of it behind, with its numbers */
			put_cells(f, t);
			t->row_text.n = t->ncell = 0;
			*ARENA_PUSH(&perm, t->cell, t->ncell,
			    t->cap) = (struct lines_cell){ .column = t->column,
				.source = f->source,
				.again = true };
		}
	}
	if (f->depth == LINES_TABLES) {
		f->clipped = true;
		f->depth--;
	}
	t = &f->table[f->depth++];
	t->no = t->row = t->column = t->wide = t->paragraphs = t->ndown =
	    t->ncell = t->row_text.n = 0;
	t->real = t->meta = t->in_cell = t->spanned = t->loose = false;
}

void
cells_row(struct lines *f)
{
	struct lines_table *t = cells_inner(f);

	if (t == NULL)
		return;
	if (t->column > 0 || t->ncell > 0)
		cells_row_end(f);
	lines_break(f);
}

static void
add_cell(struct lines *f, struct lines_table *t, size_t column)
{
	struct lines_cell *c = ARENA_PUSH(&perm, t->cell, t->ncell, t->cap);

	*c = (struct lines_cell){
		.at = t->row_text.n, .source = f->source, .column = column
	};
}

/* An empty cell that a span brings.  A few spans could bring billions: beyond
 * measure they are left out, which moves no other cell. */
static void
add_empty(struct lines *f, struct lines_table *t, size_t column)
{
	if (f->empty < f->cells * EMPTY_PER_CELL + LINES_COLUMNS) {
		add_cell(f, t, column);
		f->empty++;
	} else {
		f->clipped = true;
	}
}

/* Passes the columns that a cell above still takes. */
static void
pass_taken(struct lines *f, struct lines_table *t)
{
	while (t->column < t->ndown && t->down[t->column] > 0)
		add_empty(f, t, ++t->column);
}

void
cells_cell(struct lines *f, size_t rows, size_t columns)
{
	struct lines_table *t = cells_inner(f);

	if (t == NULL) {
		lines_break(f);
		return;
	}
	if (t->in_cell)
		cells_cell_end(f);
	lines_break(f);
	pass_taken(f, t);
	if (columns > SPAN_COLUMNS)
		columns = SPAN_COLUMNS;
	if (t->column + columns > LINES_COLUMNS) {
		f->clipped = true;
		columns = 0;
	}
	if (rows > 1) {
		size_t want = t->column + columns;

		while (t->ndown < want)
			*ARENA_PUSH(&perm, t->down, t->ndown, t->down_cap) = 0;
		for (size_t i = t->column; i < want; i++)
			t->down[i] = (unsigned)(rows < 65535 ? rows : 65535);
	}
	t->spanned = t->spanned || rows > 1 || columns > 1;
	t->in_cell = true;
	f->cells++;
	t->paragraphs = 0;
	t->span = columns;
	if (columns > 0)
		add_cell(f, t, ++t->column);
	else if (t->ncell == 0)
		add_cell(f, t, t->column);
}

void
cells_cell_end(struct lines *f)
{
	struct lines_table *t = cells_inner(f);

	lines_break(f);
	if (t == NULL || !t->in_cell)
		return;
	t->in_cell = false;
	for (size_t i = 1; i < t->span; i++)
		add_empty(f, t, ++t->column);
}

void
cells_row_end(struct lines *f)
{
	struct lines_table *t = cells_inner(f);

	if (t == NULL) {
		lines_break(f);
		return;
	}
	cells_cell_end(f);
	while (t->column < t->ndown) {
		size_t k = t->column;

		while (k < t->ndown && t->down[k] == 0)
			k++;
		if (k == t->ndown)
			break;
		add_empty(f, t, ++t->column);
	}
	for (size_t i = 0; i < t->ndown; i++)
		t->down[i] -= t->down[i] > 0;
	if (t->wide < t->column)
		t->wide = t->column;
	if (t->ncell > 0 && !t->loose)
		put_row(f, t);
	t->row += t->column > 0;
	t->column = t->ncell = t->row_text.n = 0;
	t->spanned = false;
}

void
cells_table_end(struct lines *f)
{
	struct lines_table *t = cells_inner(f);

	if (t == NULL)
		return;
	cells_row_end(f);
	f->depth--;
}

void
cells_sheet(struct lines *f)
{
	cells_table(f);
	cells_inner(f)->real = true;
}

void
cells_place(struct lines *f, size_t row, size_t column)
{
	struct lines_table *t = cells_inner(f);

	if (t == NULL)
		return;
	if (t->ncell == 0 && row > 0)
		t->row = row - 1;
	if (column > LINES_COLUMNS)
		column = LINES_COLUMNS;
	while (t->column + 1 < column)
		add_empty(f, t, ++t->column);
}
