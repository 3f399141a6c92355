/* SPDX-License-Identifier: MIT */
#include "extract.h"
#include "rowname.h"
#include "rows.h"
#include "utf.h"

enum { SLICE = 1 << 15 }; /* bytes whose figures are held at a time */

/* A piece of a cell as a line of its own, with its place. */
static struct line
piece(const struct doc *d, const struct layout_cell *c)
{
	struct line l = d->line[c->line];

	l.col += utf_count(l.s, (size_t)(c->text.s - l.s));
	l.s = c->text.s;
	l.n = c->text.n;
	l.kind = LINE_CELL;
	l.table = c->table;
	l.row = c->row;
	l.cell = c->cell;
	return l;
}

/* Figures found in a cell since n: their place and heads. */
static void
place(struct figures *out, size_t n, const struct layout_cell *c)
{
	for (; n < out->n; n++) {
		struct figure *f = &out->v[n];

		f->table = c->table;
		f->row = c->row;
		f->cell = c->cell;
		f->row_head = c->row_head;
		f->col_head = c->col_head;
		if (f->basis.n == 0)
			f->basis = c->basis;
		if (c->year == 0 && c->year_back == 1 && f->year > 0)
			f->year--; /* 上年决算数 */
	}
}

/* Feeds lines, and collects the numbers that were lost. */
static size_t
feed(struct extract *x, const struct line *l, size_t n, bool last,
    struct figures *out)
{
	size_t done = scan_lines(&x->scan, l, n, last, out);

	for (size_t i = 0; i < x->scan.nlost; i++)
		*ARENA_PUSH(
		    out->mem, x->lost, x->nlost, x->caplost) = x->scan.lost[i];
	return done;
}

/* The head of a row, which mostly is the same for all numbers in it. */
struct row_said {
	bool read;
	struct span head;
	struct label label;
};

static const struct label *
said_by(struct extract *x, struct row_said *r, struct span head)
{
	if (!r->read || r->head.s != head.s || r->head.n != head.n)
		r->label = scan_head(&x->scan, row_bare(head));
	r->read = true;
	r->head = head;
	return &r->label;
}

static void
cell(struct extract *x, const struct doc *d, const struct layout_cell *c,
    struct row_said *r, struct figures *out)
{
	struct line l = piece(d, c);
	size_t n = out->n;

	if (c->role == COLUMN_SERIAL)
		return;
	if (!(c->number || cell_class(c->text) == CELL_QUANTITY) ||
	    !scan_cell(&x->scan, &l, c->unit, said_by(x, r, c->row_head),
		c->col_head, c->year, c->basis, out))
		feed(x, &l, 1, true, out);
	place(out, n, c);
}

/* The cells of a row; paragraphs in them are read as such. */
static void
row(struct extract *x, const struct doc *d, struct figures *out)
{
	const struct layout *t = &x->layout;
	struct row_said said = { false };

	for (size_t k = 0; k < t->ncell; k++) {
		size_t n = 1;

		if (!t->cell[k].prose) {
			cell(x, d, &t->cell[k], &said, out);
			continue;
		}
		while (k + n < t->ncell && t->cell[k + n].prose &&
		    t->cell[k + n].line == t->cell[k].line + n)
			n++;
		feed(x, &d->line[t->cell[k].line], n, true, out);
		k += n - 1;
	}
}

void
extract_window(struct extract *x, struct doc *d)
{
	if (d->first) {
		scan_begin(&x->scan);
		x->again = 0;
	}
	layout_window(&x->layout, d);
	x->from = 0;
	x->at = x->again;
	x->want = SLICE;
}

bool
extract_slice(struct extract *x, struct doc *d, struct figures *out)
{
	size_t bytes = 0, n = 0, done;

	x->lost = NULL;
	x->nlost = x->caplost = 0;
	while (x->at < d->nline && bytes < x->want) {
		n = layout_read(&x->layout, x->at);
		if (n == LAYOUT_MORE)
			break;
		bytes += d->line[x->at].n + 1;
		if (n == 0) {
			x->at++;
			continue;
		}
		if (x->from < x->at)
			feed(x, &d->line[x->from], x->at - x->from, true, out);
		row(x, d, out);
		x->at += n;
		x->from = x->at;
	}
	if (x->from < x->at) {
		done = feed(x, &d->line[x->from], x->at - x->from,
		    d->last && x->at == d->nline, out);
		x->from += done;
		x->want = done > 0 ? SLICE : x->want * 4;
	}
	if (x->at < d->nline && n != LAYOUT_MORE)
		return true;
	d->keep = d->nline - x->from;
	x->again = x->at - x->from;
	return false;
}
