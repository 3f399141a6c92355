/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "err.h"
#include "heading.h"
#include "lines.h"
#include "page.h"
#include "span.h"
#include "utf.h"

enum {
	LOOSE_PARAGRAPHS = 12, /* a cell that holds more is no cell */
	LOOSE_BYTES = 4096,
	PROSE = 240, /* bytes of a paragraph that is no furniture */
	ROW_BYTES = 1 << 22,
	EMPTY_PER_CELL = 64, /* that spans may bring for one real cell */
	SPAN_COLUMNS = 64,   /* empty cells that one cell may bring */
	LINE_COST = 64       /* what a line costs beside its text */
};

static const char furniture = 'P', plain = 'T';

void
text_add(struct text *t, const char *s, size_t n)
{
	if (t->cap - t->n < n) {
		while (t->cap - t->n < n)
			t->cap = t->cap == 0 ? 256 : t->cap * 2;
		if ((t->s = realloc(t->s, t->cap)) == NULL)
			die("out of memory (%zu bytes wanted)", t->cap);
	}
	if (n > 0)
		memcpy(t->s + t->n, s, n);
	t->n += n;
}

/* Written without blanks between them: Chinese characters and marks. */
static bool
dense(uint32_t c)
{
	return utf_han(c) || (c >= 0x3000 && c <= 0x303f) ||
	    (c >= 0xff00 && c <= 0xffef) || c == 0x2014 ||
	    (c >= 0x2018 && c <= 0x201d) || c == 0x2026;
}

static uint32_t
last_char(const char *s, size_t n)
{
	size_t i = n, len;

	do
		i--;
	while (i > 0 && ((unsigned char)s[i] & 0xc0) == 0x80);
	return utf_get(s + i, &len);
}

static bool
both_dense(const struct text *before, const char *next)
{
	size_t len;

	return dense(last_char(before->s, before->n)) &&
	    dense(utf_get(next, &len));
}

static struct line *
push(struct lines *f, enum line_kind kind, const char *s, size_t n)
{
	struct line *l = ARENA_PUSH(
	    &f->d->mem, f->d->line, f->d->nline, *f->cap);

	l->s = arena_dup(&f->d->mem, s, n);
	l->n = n;
	l->kind = kind;
	l->no = f->no > 0 ? f->no : 1;
	f->given += n + LINE_COST;
	return l;
}

static void
put_line(struct lines *f, enum line_kind kind, struct span s, size_t source,
    unsigned level)
{
	struct line *l;

	if (kind != LINE_PAGE) {
		f->no++;
		f->after_row = false;
	}
	l = push(f, kind, s.s, s.n);
	l->source = source;
	if (kind == LINE_TEXT) {
		unsigned mark = heading_level(s.s, s.s + s.n);

		level = mark > 0 ? mark : level;
	}
	if (kind == LINE_TEXT && level > 0) {
		l->kind = LINE_HEAD;
		l->level = level;
	}
}

static void
put_held(struct lines *f)
{
	if (f->held.n > 0)
		put_line(f, LINE_TEXT, (struct span){ f->held.s, f->held.n },
		    f->held_source, 0);
	f->held.n = 0;
}

/* Lines `name：value' out of a text that begins with a name. */
static void
put_meta(struct lines *f, struct span s, size_t source)
{
	while (s.n > 0) {
		size_t end = page_meta_end(s);

		put_line(f, LINE_META,
		    page_meta_line(&f->d->mem, span_cut(s, 0, end)), source, 0);
		s = span_trim(span_from(s, end));
	}
}

/* A paragraph of a page, or of any other form. */
static void
put_paragraph(
    struct lines *f, struct span s, bool page, size_t source, unsigned level)
{
	struct text both = { 0 };

	if (!f->site) {
		put_line(f, page ? LINE_PAGE : LINE_TEXT, s, source, level);
		return;
	}
	if (f->held.n > 0 && !page_meta_name_only(s) && s.n <= 200) {
		text_add(&both, f->held.s, f->held.n);
		text_add(&both, "：", 3);
		text_add(&both, s.s, s.n);
		f->held.n = 0;
		put_meta(f, (struct span){ both.s, both.n }, f->held_source);
		free(both.s);
		return;
	}
	put_held(f);
	if (page_meta_name_only(s)) {
		text_add(&f->held, s.s, s.n);
		f->held_source = source;
	} else if (page_meta(s,
		       f->d->nline > 0 &&
			   f->d->line[f->d->nline - 1].kind == LINE_META)) {
		put_meta(f, s, source);
	} else {
		put_line(f, page || page_phrase(s) ? LINE_PAGE : LINE_TEXT, s,
		    source, level);
	}
}

static struct lines_table *
inner(struct lines *f)
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
		const char *s = t->row_text.s + t->cell[c].at;
		size_t n = t->cell[c].n, next;

		for (; n > 0; s += next, n -= next) {
			struct span p = cell_paragraph(s, n, &next);
			put_paragraph(
			    f, p, *s == furniture, t->cell[c].source, 0);
		}
	}
	t->ncell = t->row_text.n = 0;
}

/* The text of a cell on one line. */
static struct span
joined(struct lines *f, struct lines_table *t, const struct lines_cell *c)
{
	const char *s = t->row_text.s + c->at;
	size_t n = c->n, next;
	struct text *out = &f->par; /* free between paragraphs */

	out->n = 0;
	for (; n > 0; s += next, n -= next) {
		struct span p = cell_paragraph(s, n, &next);

		if (out->n > 0 && p.n > 0 && !both_dense(out, p.s))
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
		l = push(f, LINE_CELL, s.s, s.n);
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
			put_meta(f, (struct span){ pair.s, pair.n },
			    t->cell[i].source);
			pair.n = 0;
			text_add(&pair, s.s, s.n);
			continue;
		} else {
			text_add(&pair, s.s, s.n);
			if (page_meta_name_only(s))
				continue;
		}
		put_meta(f, (struct span){ pair.s, pair.n }, t->cell[i].source);
		pair.n = 0;
	}
	if (pair.n > 0)
		put_meta(f, (struct span){ pair.s, pair.n }, f->source);
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
	put_held(f);
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

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Is the gap between s[0, k) and next inside a number?  Before its point it
 * is; between its digits only if what follows is a group of three behind one
 * to three, or behind another such group, that ends in a decimal point or in
 * something written in Chinese: 58 and 100 side by side stay two numbers. */
static bool
inside_number(const char *s, size_t k, const char *next, size_t n, size_t group)
{
	size_t digits = 0;

	if (k == 0 || !digit(s[k - 1]) || n < 2)
		return false;
	if (next[0] == '.' || next[0] == ',')
		return digit(next[1]);
	while (digits < k && digit(s[k - 1 - digits]))
		digits++;
	if (digits > 3 && k != group + 3)
		return false;
	if (digits < k && s[k - 1 - digits] == '.')
		return false;
	if (n < 4 || !digit(next[0]) || !digit(next[1]) || !digit(next[2]))
		return false;
	if (next[3] == '\xc2' && n > 8)
		return inside_number("1", 1, next + 5, n - 5, 0);
	return (next[3] & 0x80) != 0 ||
	    (n > 4 && next[3] == '.' && digit(next[4]));
}

/* No-break spaces, in place. */
static size_t
mend(char *s, size_t n)
{
	size_t k = 0, group = n;

	for (size_t i = 0; i < n;) {
		size_t len = utf_len((unsigned char)s[i]), after;
		bool gap = len == 2 && memcmp(s + i, "\xc2\xa0", 2) == 0;

		if (!gap) {
			memmove(s + k, s + i, len);
			k += len;
			i += len;
			continue;
		}
		after = i + 2;
		if (inside_number(s, k, s + after, n - after, group))
			group = k;
		else
			s[k++] = ' ';
		i = after;
	}
	return k;
}

/* <![if !supportLists]> is Word's, and to the parser it is text. */
static size_t
strip_conditions(char *s, size_t n)
{
	size_t k = 0, i = 0;

	while (i < n) {
		const char *end = NULL;

		if (n - i > 5 && memcmp(s + i, "<![", 3) == 0 &&
		    (memcmp(s + i + 3, "if", 2) == 0 ||
			memcmp(s + i + 3, "en", 2) == 0))
			end = memchr(s + i, '>', n - i);
		if (end != NULL && end[-1] == ']')
			i = (size_t)(end - s) + 1;
		else
			s[k++] = s[i++];
	}
	return k;
}

static void
join(struct lines *f, const char *next)
{
	if (f->par.n == 0) {
		f->par_source = f->source;
		f->par_level = f->level;
	} else if (f->blank && !(f->newline && both_dense(&f->par, next))) {
		text_add(&f->par, " ", 1);
	}
	f->blank = f->newline = false;
}

/* Characters of no width: they stand nowhere in a report. */
static size_t
invisible(const char *s, size_t n)
{
	if (n >= 3 &&
	    ((memcmp(s, "\xe2\x80", 2) == 0 && (s[2] & 0xff) >= 0x8b &&
		 (s[2] & 0xff) <= 0x8d) ||
		memcmp(s, "\xe2\x81\xa0", 3) == 0 ||
		memcmp(s, "\xef\xbb\xbf", 3) == 0))
		return 3;
	return n >= 2 && memcmp(s, "\xc2\xad", 2) == 0 ? 2 : 0;
}

static void
put_piece(struct lines *f)
{
	struct line *l;

	f->no += f->col == 0;
	l = push(f, f->page ? LINE_PAGE : LINE_TEXT, f->par.s, f->par.n);
	l->source = f->par_source;
	l->col = f->col;
	l->open = true;
	f->col += utf_count(f->par.s, f->par.n);
	f->par.n = 0;
	f->after_row = false;
}

void
lines_text(struct lines *f, const char *s, size_t n)
{
	for (size_t i = 0, skip; i < n;) {
		unsigned char c = (unsigned char)s[i];
		size_t j = i;

		if (c <= ' ') {
			if (f->preserve && c == '\n')
				lines_break(f);
			else if (f->preserve && f->par.n > 0)
				text_add(&f->par, " ", 1);
			f->blank = !f->preserve;
			f->newline |= c == '\n' || c == '\r';
			i++;
			continue;
		}
		if ((skip = invisible(s + i, n - i)) > 0) {
			i += skip;
			continue;
		}
		do
			j++;
		while (j < n && (c = (unsigned char)s[j]) > ' ' && c != 0xc2 &&
		    c != 0xe2 && c != 0xef);
		while (j < n && ((unsigned char)s[j] & 0xc0) == 0x80)
			j++;
		join(f, s + i);
		text_add(&f->par, s + i, j - i);
		if (!(j - i == 2 && memcmp(s + i, "\xc2\xa0", 2) == 0)) {
			f->dark += j - i;
			f->linked += f->link ? j - i : 0;
		}
		i = j;
		if (f->par.n > DOC_LINE) {
			struct lines_table *t = inner(f);
			if (t == NULL || !t->in_cell || t->loose)
				put_piece(f);
			else
				lines_break(f);
		}
	}
}

/* The last piece of a paragraph that was too long for one. */
static void
end_pieces(struct lines *f, struct span s)
{
	struct line *l = push(f, f->page ? LINE_PAGE : LINE_TEXT, s.s, s.n);

	l->source = f->par_source;
	l->col = f->col;
	f->col = 0;
}

void
lines_break(struct lines *f)
{
	struct lines_table *t = inner(f);
	struct span s;
	bool page;

	if (f->par.n > 0 && memchr(f->par.s, 0xc2, f->par.n) != NULL)
		f->par.n = mend(f->par.s, f->par.n);
	if (f->site && f->par.n > 0 && memchr(f->par.s, '<', f->par.n) != NULL)
		f->par.n = strip_conditions(f->par.s, f->par.n);
	s = span_trim((struct span){ f->par.s, f->par.n });
	/* a part that holds prose is the report, whatever it is called */
	if (f->site && f->page && s.n > PROSE && span_has(s, SPAN("。")))
		f->page = false;
	page = f->site
	    ? s.n > 0 && page_furniture(s, f->linked >= f->dark, f->page)
	    : f->page;
	if (f->col > 0) {
		end_pieces(f, s);
	} else if (s.n == 0) {
		;
	} else if (t != NULL && t->in_cell && !t->loose) {
		struct lines_cell *c = &t->cell[t->ncell - 1];

		text_add(&t->row_text, page ? &furniture : &plain, 1);
		text_add(&t->row_text, s.s, s.n);
		text_add(&t->row_text, "\n", 1);
		c->page = page && (c->n == 0 || c->page);
		c->n += s.n + 2;
		t->paragraphs++;
		f->par.n = 0;
		if ((!t->real && !t->spanned &&
			(t->paragraphs > LOOSE_PARAGRAPHS ||
			    c->n > LOOSE_BYTES)) ||
		    t->row_text.n > ROW_BYTES)
			loosen(f, t);
	} else {
		put_paragraph(f, s, page, f->par_source, f->par_level);
	}
	f->par.n = f->linked = f->dark = 0;
	f->blank = f->newline = false;
}

void
lines_begin(struct lines *f)
{
	f->cells = f->empty = f->no = f->par.n = f->held.n = f->tables =
	    f->depth = f->source = f->col = f->linked = f->dark = f->given = 0;
	f->blank = f->newline = f->after_row = f->link = f->page = f->preserve =
	    f->clipped = false;
	f->level = 0;
}

void
lines_table(struct lines *f)
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
lines_row(struct lines *f)
{
	struct lines_table *t = inner(f);

	if (t == NULL)
		return;
	if (t->column > 0 || t->ncell > 0)
		lines_row_end(f);
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
lines_cell(struct lines *f, size_t rows, size_t columns)
{
	struct lines_table *t = inner(f);

	if (t == NULL) {
		lines_break(f);
		return;
	}
	if (t->in_cell)
		lines_cell_end(f);
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
lines_cell_end(struct lines *f)
{
	struct lines_table *t = inner(f);

	lines_break(f);
	if (t == NULL || !t->in_cell)
		return;
	t->in_cell = false;
	for (size_t i = 1; i < t->span; i++)
		add_empty(f, t, ++t->column);
}

void
lines_row_end(struct lines *f)
{
	struct lines_table *t = inner(f);

	if (t == NULL) {
		lines_break(f);
		return;
	}
	lines_cell_end(f);
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
lines_table_end(struct lines *f)
{
	struct lines_table *t = inner(f);

	if (t == NULL)
		return;
	lines_row_end(f);
	f->depth--;
}

void
lines_sheet(struct lines *f)
{
	lines_table(f);
	inner(f)->real = true;
}

void
lines_place(struct lines *f, size_t row, size_t column)
{
	struct lines_table *t = inner(f);

	if (t == NULL)
		return;
	if (t->ncell == 0 && row > 0)
		t->row = row - 1;
	if (column > LINES_COLUMNS)
		column = LINES_COLUMNS;
	while (t->column + 1 < column)
		add_empty(f, t, ++t->column);
}

void
lines_raw(struct lines *f, enum line_kind kind, struct span s, size_t source)
{
	f->no += kind != LINE_PAGE;
	push(f, kind, s.s, s.n)->source = source;
}

void
lines_end(struct lines *f)
{
	while (f->depth > 0)
		lines_table_end(f);
	lines_break(f);
	put_held(f);
}
