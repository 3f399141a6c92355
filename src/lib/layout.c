/* SPDX-License-Identifier: MIT */
#include "layout.h"
#include "caption.h"
#include "forms.h"
#include "heads.h"

enum {
	ROW_BYTES = 1 << 20, /* a row longer than this is not waited for */
	PROSE = 240          /* a cell longer than this is a paragraph */
};

struct layout_state {
	struct forms forms;
	struct row row, next;
	struct heads heads;
	struct shape shape; /* of the table we are in; else FORM_NONE */
	size_t table, given, row_no, blanks;
	unsigned year; /* of its title */
	struct span unit, corner;
	struct caption caption;
	struct span text[ROW_CELLS];
	enum cell_class class[ROW_CELLS]; /* of these */
	size_t map[ROW_CELLS];
	struct span named; /* the row head that was read last, and what */
	struct column_words says; /* it says; of this row */
	size_t capcell;
	bool shown; /* heads are in the memory of this window */
};

void
layout_load(void)
{
	column_load();
}

void
layout_window(struct layout *l, struct doc *d)
{
	struct layout_state *st = l->state;

	if (st == NULL) {
		st = l->state = arena_get(&perm, sizeof *st);
		st->heads.mem = &l->mem;
	}
	if (d->first) {
		st->shape.form = FORM_NONE;
		st->table = st->given = st->blanks = 0;
		caption_forget(&st->caption);
		arena_reset(&l->mem);
	}
	l->doc = d;
	l->ncell = 0;
	l->cell = NULL;
	st->capcell = 0;
	st->shown = false;
	st->forms.clear = st->forms.run = 0;
}

static void
begin(struct layout *l, size_t i)
{
	struct layout_state *st = l->state;
	struct caption_says says;

	arena_reset(&l->mem);
	memset(&st->heads, 0, sizeof st->heads);
	st->heads.mem = &l->mem;
	st->heads.placed = st->forms.shape.form == FORM_CELLS;
	st->shape = st->forms.shape;
	st->table++;
	st->given = l->doc->line[i].table;
	st->row_no = st->blanks = 0;
	st->year = 0;
	st->unit = st->corner = (struct span){ 0 };
	st->shown = false;
	says = caption_read(
	    &st->caption, l->doc, i, &st->shape, &st->forms.row);
	st->year = says.year;
	if (says.unit.n > 0)
		st->unit = (struct span){ arena_dup(&l->mem, says.unit.s,
					      says.unit.n),
			says.unit.n };
}

/* Copies the heads into the memory of the window, once in each. */
static void
show(struct layout *l)
{
	struct layout_state *st = l->state;
	struct heads *h = &st->heads;

	if (st->shown)
		return;
	for (size_t c = 0; c < h->ncol; c++)
		h->col[c].shown = (struct span){
			arena_dup(&l->doc->mem,
			    h->col[c].text.n ? h->col[c].text.s : "",
			    h->col[c].text.n),
			h->col[c].text.n
		};
	st->shown = true;
}

static struct span
copy(struct layout *l, struct span s)
{
	return s.n == 0
	    ? s
	    : (struct span){ arena_dup(&l->doc->mem, s.s, s.n), s.n };
}

/* The words that name the number in cell c of a row. */
static struct span
row_head(const struct layout *l, size_t c, bool known)
{
	const struct layout_state *st = l->state;
	struct span far = { 0 };

	for (size_t k = c; k-- > 0;) {
		size_t col = st->map[k];
		enum column_role role = col == HEADS_NONE
		    ? COLUMN_OTHER
		    : st->heads.col[col].says.role;

		if (st->class[k] != CELL_TEXT)
			continue;
		if (role == COLUMN_TARGET || role == COLUMN_ACTUAL ||
		    role == COLUMN_REASON || role == COLUMN_TEXT)
			continue;
		if (role == COLUMN_OTHER || role == COLUMN_ITEM)
			return st->text[k];
		if (far.n == 0)
			far = st->text[k];
	}
	if (far.n == 0 && known && st->heads.ncol > 0 && st->text[0].n == 0)
		return st->heads.col[0].shown;
	/* 总分 under another column, where the cells before it are merged */
	if (far.n == 0 && c > 0 && st->class[0] == CELL_TEXT)
		return st->text[0];
	return far;
}

/* What the head of a row says; the numbers of a row mostly have one. */
static struct column_words
row_says(struct layout_state *st, struct span row)
{
	if (st->named.s != row.s || st->named.n != row.n) {
		st->named = row;
		st->says = column_read(row);
	}
	return st->says;
}

/* The unit of a bare number. */
static struct span
unit_of(const struct layout *l, const struct head *col, struct span row)
{
	struct layout_state *st = l->state;
	struct column_words said = row_says(st, row);

	if (col != NULL) {
		if (col->says.unit.n > 0)
			return col->says.unit;
		switch (col->says.role) {
		case COLUMN_RATIO:
			return col->percents > 0 ? SPAN("%")
						 : (struct span){ 0 };
		case COLUMN_COUNT:
			return said.role == COLUMN_COUNT ? said.unit
							 : (struct span){ 0 };
		case COLUMN_ITEM:
		case COLUMN_TARGET:
		case COLUMN_ACTUAL:
		case COLUMN_REASON:
		case COLUMN_SERIAL:
		case COLUMN_TEXT:
			return (struct span){ 0 };
		default:
			break;
		}
	}
	if (said.unit.n > 0)
		return said.unit;
	if (said.role == COLUMN_RATIO || said.role == COLUMN_COUNT)
		return (struct span){ 0 };
	return st->corner.n > 0 ? st->corner : st->unit;
}

static struct layout_cell *
put(struct layout *l, const struct piece *p)
{
	struct layout_state *st = l->state;
	const struct line *line = &l->doc->line[p->line];
	struct layout_cell *c = ARENA_PUSH(
	    &l->doc->mem, l->cell, l->ncell, st->capcell);

	memset(c, 0, sizeof *c);
	c->line = p->line;
	c->text = p->text;
	c->table = st->shape.form == FORM_CELLS ? st->given : st->table;
	c->row = st->shape.form == FORM_CELLS ? line->row : st->row_no;
	c->cell = p->cell + 1;
	c->year_back = -1;
	c->prose = p->text.n > PROSE ||
	    (p->text.n > PROSE / 3 && span_has(p->text, SPAN("。")));
	return c;
}

/* A row above or between the data. */
static void
put_heads(struct layout *l)
{
	const struct row *r = &l->state->row;

	for (size_t k = 0; k < r->n; k++)
		if (r->piece[k].text.n > 0)
			put(l, &r->piece[k])->head = true;
}

static void
put_data(struct layout *l, bool known)
{
	struct layout_state *st = l->state;
	const struct row *r = &st->row;

	show(l);
	st->named = (struct span){ NULL, 0 };
	st->says = column_read(st->named);
	for (size_t k = 0; k < r->n; k++) {
		const struct piece *p = &r->piece[k];
		size_t col = st->map[p->cell];
		struct head *h = col == HEADS_NONE ? NULL : &st->heads.col[col];
		bool whole = p->text.n == st->text[p->cell].n;
		enum cell_class class = whole ? st->class[p->cell]
					      : cell_class(p->text);
		struct layout_cell *c;

		if (class == CELL_EMPTY)
			continue;
		if (h != NULL && known) {
			h->texts += class == CELL_TEXT;
			h->numbers += cell_numeric(class);
			h->percents += class == CELL_PERCENT;
			h->points += cell_numeric(class) &&
			    memchr(p->text.s, '.', p->text.n) != NULL;
		}
		c = put(l, p);
		c->row_head = row_head(l, p->cell, known);
		c->number = whole &&
		    (class == CELL_NUMBER || class == CELL_PERCENT);
		c->loose = !known;
		if (h != NULL) {
			if (st->shape.form != FORM_CELLS)
				c->cell = col + 1;
			c->role = h->says.role;
			c->col_head = h->shown;
			c->basis = h->says.basis;
			c->year = h->year;
			c->year_back = h->back;
		}
		if (class == CELL_NUMBER && known)
			c->unit = copy(l, unit_of(l, h, c->row_head));
		if (c->year == 0 && c->year_back < 0)
			c->year = st->year;
		c->head = class == CELL_TEXT && !c->prose &&
		    (h == NULL || c->role == COLUMN_ITEM || p->cell == 0);
	}
}

/* Reads the row that begins at line i into st->row; joins one that an empty
 * line has cut in two. */
static bool
read_row(struct layout *l, size_t i, bool *more)
{
	struct layout_state *st = l->state;
	const struct doc *d = l->doc;
	struct row *r = &st->row, *b = &st->next;
	size_t k, bytes = 0;

	*more = false;
	if (!row_read(r, &st->shape, d, i))
		return false;
	for (k = i; r->cut && k < d->nline; k++)
		bytes += d->line[k].n;
	if (r->cut && !d->last && bytes < ROW_BYTES) {
		*more = true;
		return false;
	}
	if (st->shape.form != FORM_TABS || !st->heads.settled ||
	    r->cells >= st->heads.ncol)
		return true;
	k = i + r->lines + 1;
	if (k >= d->nline || !row_blank(&d->line[k - 1]))
		return true;
	for (size_t p = 0; p < r->n; p++)
		if (cell_numeric(cell_class(r->piece[p].text)))
			return true;
	if (!row_read(b, &st->shape, d, k) ||
	    r->cells + b->cells != st->heads.ncol || r->n + b->n > ROW_PIECES)
		return true;
	if (b->cut && !d->last && bytes < ROW_BYTES) {
		*more = true;
		return false;
	}
	for (size_t p = 0; p < b->n; p++) {
		r->piece[r->n] = b->piece[p];
		r->piece[r->n++].cell += r->cells;
	}
	r->cells += b->cells;
	r->lines = k - i + b->lines;
	return true;
}

/* 单位：万元 in a cell speaks for the table. */
static bool
said_unit(struct layout *l, struct span cell)
{
	struct span unit;

	if (!span_has(cell, SPAN("单位")))
		return false;
	unit = column_unit(cell);
	if (unit.n == 0)
		return false;
	l->state->unit = (struct span){ arena_dup(&l->mem, unit.s, unit.n),
		unit.n };
	return true;
}

/* A row that states the unit and little else: 表二, 单位：万元. */
static bool
caption_row(struct layout *l)
{
	const struct layout_state *st = l->state;
	size_t filled = 0;
	bool said = false;

	for (size_t c = 0; c < st->row.cells; c++) {
		enum cell_class class = st->class[c];

		filled += class != CELL_EMPTY;
		if (cell_numeric(class))
			return false;
		said |= class == CELL_TEXT && said_unit(l, st->text[c]);
	}
	return said && filled <= 3;
}

static void
take_row(struct layout *l)
{
	struct layout_state *st = l->state;
	struct heads *h = &st->heads;
	struct row *r = &st->row;
	struct span unit;
	bool known;

	st->row_no++;
	l->first = st->row_no == 1;
	heads_texts(r, st->text, &l->doc->mem);
	for (size_t c = 0; c < r->cells; c++)
		st->class[c] = cell_class(st->text[c]);
	if (caption_row(l)) {
		put_heads(l);
		return;
	}
	if (heads_ordinals(h, r->cells, st->text)) {
		put_heads(l);
		return;
	}
	if (heads_is(h, r, st->text)) {
		unit = column_unit(st->text[0]);
		st->corner = (struct span){ NULL, 0 };
		if (unit.n > 0)
			st->corner = (struct span){
				arena_dup(&l->mem, unit.s, unit.n), unit.n
			};
		for (size_t c = 0; c < r->cells; c++)
			said_unit(l, st->text[c]);
		heads_push(h, r, st->text);
		st->shown = false;
		put_heads(l);
		l->columns = r->cells;
		return;
	}
	/* words alone do not settle a header */
	if (!h->settled) {
		bool numbers = false;

		for (size_t c = 0; c < r->cells; c++)
			numbers |= cell_numeric(st->class[c]);
		if (!numbers && h->nrow == 0) {
			put_heads(l);
			return;
		}
		heads_settle(h, r->cells);
		st->shown = false;
	}
	known = heads_map(h, r, st->text, st->shape.form, st->map);
	l->columns = h->ncol;
	put_data(l, known);
}

/* Whether the table that we are in goes on at line i. */
static bool
goes_on(struct layout *l, size_t i, bool *more)
{
	struct layout_state *st = l->state;
	const struct line *line = &l->doc->line[i];
	struct span s = { line->s, line->n };

	*more = false;
	if (st->shape.form == FORM_CELLS && line->table != st->given)
		return false;
	if (st->shape.form == FORM_TABS && !row_tabbed(line))
		return false;
	if (!read_row(l, i, more))
		return false;
	if (st->shape.form != FORM_SPACE && st->shape.form != FORM_CSV)
		return true;
	/* in these a line of prose has cells as well */
	if (st->row.cells >= 2 && st->row.cells <= st->heads.ncol + 1)
		for (size_t k = 0; k < st->row.n; k++)
			if (cell_numeric(cell_class(st->row.piece[k].text)))
				return true;
	if (st->row.cells == 1 && s.n <= 60 && !row_sentence(span_trim(s)) &&
	    i + 1 < l->doc->nline && st->shape.form == FORM_SPACE &&
	    row_read(&st->next, &st->shape, l->doc, i + 1) &&
	    st->next.cells >= 2)
		return true;
	return !st->heads.settled && st->row.cells >= 2;
}

size_t
layout_read(struct layout *l, size_t i)
{
	struct layout_state *st = l->state;
	struct doc *d = l->doc;
	size_t lines = 0;
	bool more = false;

	l->ncell = 0;
	l->first = false;
	if (st->shape.form != FORM_NONE) {
		if (row_blank(&d->line[i])) {
			if (++st->blanks > 2)
				st->shape.form = FORM_NONE;
		} else if (goes_on(l, i, &more)) {
			lines = st->row.lines;
		} else if (!more) {
			st->shape.form = FORM_NONE;
		}
	}
	if (st->shape.form == FORM_NONE && !more) {
		bool begins = forms_begin(&st->forms, d, i, &more);

		if (more && !d->last) {
			lines = 0;
		} else if (begins) {
			begin(l, i);
			if (read_row(l, i, &more)) {
				lines = st->row.lines;
			} else {
				st->shape.form = FORM_NONE;
				st->table -= more;
			}
		}
	}
	if (more && !d->last) {
		caption_keep(&st->caption, d, i);
		return LAYOUT_MORE;
	}
	if (lines > 0) {
		st->blanks = 0;
		if (!st->row.rule)
			take_row(l);
	}
	if (!d->last && i + (lines > 0 ? lines : 1) >= d->nline)
		caption_keep(&st->caption, d, d->nline);
	return lines;
}
