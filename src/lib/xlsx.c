/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "numfmt.h"
#include "span.h"
#include "worksheet.h"
#include "xlsx.h"

enum {
	FORMATS = 4096, /* and more are not looked for */
	LIVE = 1000     /* merged cells in one row */
};

struct sheet {
	const char *name, *id, *path;
	bool hidden;
};

/* The cells that a merged cell covers, its own included. */
struct merge {
	size_t top, left, bottom, right;
};

struct format {
	long id;
	const char *code;
};

struct xlsx_state {
	struct part part;
	struct sheet *sheet;
	size_t nsheet, capsheet, at; /* at: the one being read, from 1 */
	struct span *shared;
	size_t nshared, capshared;
	struct format *format;
	size_t nformat, capformat;
	struct format *style; /* the format of each style */
	size_t nstyle, capstyle;
	bool from_1904, in_styles;
	struct text text; /* of a shared string, or of a cell */
	bool in_text, phonetic;
	struct merge *merge;
	size_t nmerge, capmerge;
	size_t *live, nlive, caplive, next; /* merges of the current row */
	/* the cell */
	size_t row, column;
	char type[12];
	long cell_style;
	bool began; /* rows were seen in this sheet */
};

static bool
is(const char *name, const char *word)
{
	return strcmp(name, word) == 0;
}

static const char *
keep(struct xlsx *x, const char *s)
{
	return s == NULL ? "" : arena_dup(&x->mem, s, strlen(s));
}

static void
book_start(void *user, struct part *p, const char *name)
{
	struct xlsx *x = user;
	struct xlsx_state *t = x->state;

	if (is(name, "workbookPr")) {
		const char *v = part_attr(p, "date1904");
		t->from_1904 = v != NULL && (is(v, "1") || is(v, "true"));
	} else if (is(name, "sheet")) {
		struct sheet *s = ARENA_PUSH(
		    &x->mem, t->sheet, t->nsheet, t->capsheet);
		const char *state = part_attr(p, "state");

		s->hidden = state != NULL && !is(state, "visible");
		s->name = keep(x, part_attr(p, "name"));
		s->id = keep(x, part_attr(p, "id"));
	}
}

/* Targets are names of members: beside the workbook, or from the top. */
static void
links_start(void *user, struct part *p, const char *name)
{
	struct xlsx *x = user;
	struct xlsx_state *t = x->state;
	const char *id = keep(x, part_attr(p, "Id")), *to;
	size_t n;
	char *s;

	if (!is(name, "Relationship") || (to = part_attr(p, "Target")) == NULL)
		return;
	n = strlen(to);
	if (*to == '/') {
		s = arena_dup(&x->mem, to + 1, n - 1);
	} else {
		s = arena_get(&x->mem, n + 4);
		memcpy(s, "xl/", 3);
		memcpy(s + 3, to, n);
	}
	for (size_t i = 0; i < t->nsheet; i++)
		if (t->sheet[i].path == NULL && is(t->sheet[i].id, id))
			t->sheet[i].path = s;
}

static void
styles_start(void *user, struct part *p, const char *name)
{
	struct xlsx *x = user;
	struct xlsx_state *t = x->state;

	if (is(name, "numFmt") && t->nformat < FORMATS) {
		struct format *f = ARENA_PUSH(
		    &x->mem, t->format, t->nformat, t->capformat);
		f->id = part_number(p, "numFmtId", -1);
		f->code = keep(x, part_attr(p, "formatCode"));
	} else if (is(name, "cellXfs")) {
		t->in_styles = true;
	} else if (is(name, "xf") && t->in_styles) {
		struct format *f = ARENA_PUSH(
		    &x->mem, t->style, t->nstyle, t->capstyle);
		f->id = part_number(p, "numFmtId", 0);
		f->code = numfmt_builtin(f->id);
		for (size_t i = 0; i < t->nformat; i++)
			if (t->format[i].id == f->id)
				f->code = t->format[i].code;
	}
}

static void
styles_end(void *user, struct part *p, const char *name)
{
	struct xlsx *x = user;

	(void)p;
	if (is(name, "cellXfs"))
		x->state->in_styles = false;
}

static void
strings_start(void *user, struct part *p, const char *name)
{
	struct xlsx_state *t = ((struct xlsx *)user)->state;

	(void)p;
	if (is(name, "si"))
		t->text.n = 0;
	else if (is(name, "rPh"))
		t->phonetic = true;
	else if (is(name, "t"))
		t->in_text = !t->phonetic;
}

static void
strings_end(void *user, struct part *p, const char *name)
{
	struct xlsx *x = user;
	struct xlsx_state *t = x->state;

	(void)p;
	if (is(name, "t"))
		t->in_text = false;
	else if (is(name, "rPh"))
		t->phonetic = false;
	else if (is(name, "si"))
		*ARENA_PUSH(&x->mem, t->shared, t->nshared,
		    t->capshared) = (struct span){
			arena_dup(&x->mem, t->text.s, t->text.n), t->text.n
		};
}

static void
gather(void *user, const char *s, size_t n)
{
	struct xlsx_state *t = ((struct xlsx *)user)->state;

	if (t->in_text)
		text_add(&t->text, s, n);
}

/* B12: the column 2 and the row 12; returns what follows. */
static const char *
place(const char *s, size_t *row, size_t *column)
{
	*row = *column = 0;
	for (; (*s >= 'A' && *s <= 'Z') || *s == '$'; s++)
		if (*s != '$' && *column < 100000)
			*column = *column * 26 + (size_t)(*s - 'A' + 1);
	for (; (*s >= '0' && *s <= '9') || *s == '$'; s++)
		if (*s != '$' && *row < 100000000)
			*row = *row * 10 + (size_t)(*s - '0');
	return s;
}

static void
merges_start(void *user, struct part *p, const char *name)
{
	struct xlsx *x = user;
	struct xlsx_state *t = x->state;
	struct merge m;
	const char *s;

	if (!is(name, "mergeCell") || (s = part_attr(p, "ref")) == NULL)
		return;
	s = place(s, &m.top, &m.left);
	if (*s != ':')
		return;
	place(s + 1, &m.bottom, &m.right);
	*ARENA_PUSH(&x->mem, t->merge, t->nmerge, t->capmerge) = m;
}

static int
by_top(const void *a, const void *b)
{
	const struct merge *p = a, *q = b;

	return p->top < q->top ? -1 : p->top > q->top;
}

/* Keeps the merges that reach into this row. */
static void
enter_row(struct xlsx *x)
{
	struct xlsx_state *t = x->state;
	size_t n = 0;

	for (size_t i = 0; i < t->nlive; i++)
		if (t->merge[t->live[i]].bottom >= t->row)
			t->live[n++] = t->live[i];
	t->nlive = n;
	for (; t->next < t->nmerge && t->merge[t->next].top <= t->row;
	     t->next++)
		if (t->merge[t->next].bottom >= t->row && t->nlive < LIVE)
			*ARENA_PUSH(
			    &x->mem, t->live, t->nlive, t->caplive) = t->next;
}

/* The merged cell that begins here, or that covers this one. */
static const struct merge *
merged(const struct xlsx_state *t)
{
	for (size_t i = 0; i < t->nlive; i++) {
		const struct merge *m = &t->merge[t->live[i]];
		if (m->left <= t->column && t->column <= m->right)
			return m;
	}
	return NULL;
}

static const char *
format_of(const struct xlsx_state *t)
{
	if (t->cell_style < 0 || (size_t)t->cell_style >= t->nstyle)
		return NULL;
	return t->style[t->cell_style].code;
}

static void
put_cell(struct xlsx *x)
{
	struct xlsx_state *t = x->state;
	const struct merge *m = merged(t);
	struct span s = { t->text.s, t->text.n };
	char shown[NUMFMT_ROOM];

	if (m != NULL && (m->top != t->row || m->left != t->column))
		return;
	if (is(t->type, "s")) {
		size_t i = 0;
		for (size_t k = 0; k < s.n && i < t->nshared; k++)
			i = i * 10 + (size_t)((s.s[k] - '0') & 15);
		s = s.n > 0 && i < t->nshared ? t->shared[i]
					      : (struct span){ 0 };
	} else if (is(t->type, "b")) {
		s = span_of(s.n == 1 && s.s[0] == '1' ? "TRUE" : "FALSE");
	} else if (is(t->type, "n") && s.n > 0) {
		s.n = numfmt(shown, s.s, s.n, format_of(t), t->from_1904);
		s.s = shown;
	}
	worksheet_cell(x->lines, t->row, t->column, s);
}

static void
part_start(void *user, struct part *p, const char *name)
{
	struct xlsx *x = user;
	struct xlsx_state *t = x->state;
	const char *v;
	size_t row;

	if (is(name, "row")) {
		long r = part_number(p, "r", (long)t->row + 1);
		t->row = r > 0 ? (size_t)r : t->row + 1;
		t->column = 0;
		enter_row(x);
		worksheet_row(x->lines, t->row);
	} else if (is(name, "c")) {
		t->column++;
		if ((v = part_attr(p, "r")) != NULL) {
			size_t column;
			place(v, &row, &column);
			if (column >= t->column)
				t->column = column;
		}
		v = part_attr(p, "t");
		memset(t->type, 0, sizeof t->type);
		strncpy(t->type, v == NULL ? "n" : v, sizeof t->type - 1);
		t->cell_style = part_number(p, "s", 0);
		t->text.n = 0;
	} else if (is(name, "rPh")) {
		t->phonetic = true;
	} else if (is(name, "v") || is(name, "t")) {
		t->in_text = !t->phonetic;
	}
}

static void
part_end(void *user, struct part *p, const char *name)
{
	struct xlsx *x = user;
	struct xlsx_state *t = x->state;

	(void)p;
	if (is(name, "v") || is(name, "t"))
		t->in_text = false;
	else if (is(name, "rPh"))
		t->phonetic = false;
	else if (is(name, "c"))
		put_cell(x);
	else if (is(name, "row"))
		worksheet_row_end(x->lines);
}

/* A part that there need not be; false if it cannot be read. */
static bool
whole(struct xlsx *x, const char *member)
{
	struct part *p = &x->state->part;

	if (x->why == NULL && !part_whole(p, member) && p->why != NULL) {
		x->why = p->why;
		x->part = member;
	}
	return x->why == NULL;
}

static void
set(struct xlsx *x, void (*start)(void *, struct part *, const char *),
    void (*end)(void *, struct part *, const char *),
    void (*text)(void *, const char *, size_t))
{
	x->state->part.start = start;
	x->state->part.end = end;
	x->state->part.text = text;
}

void
xlsx_begin(struct xlsx *x, const char *main_part)
{
	struct text text = x->state != NULL ? x->state->text
					    : (struct text){ 0 };
	struct xlsx_state *t;

	arena_reset(&x->mem);
	t = x->state = arena_get(&x->mem, sizeof *t);
	t->text = text;
	x->why = NULL;
	t->part = (struct part){
		.pack = x->pack, .depth = x->depth, .user = x
	};
	set(x, book_start, NULL, NULL);
	if (!whole(x, main_part))
		return;
	set(x, links_start, NULL, NULL);
	whole(x, "xl/_rels/workbook.xml.rels");
	set(x, styles_start, styles_end, NULL);
	whole(x, "xl/styles.xml");
	set(x, strings_start, strings_end, gather);
	whole(x, "xl/sharedStrings.xml");
	if (x->why == NULL && t->nsheet == 0) {
		x->why = "it has no sheets";
		x->part = main_part;
	}
}

/* Opens the next sheet; false if there is none. */
static bool
next_sheet(struct xlsx *x)
{
	struct xlsx_state *t = x->state;
	struct sheet *s;

	while (t->at < t->nsheet) {
		s = &t->sheet[t->at++];
		if (s->path == NULL)
			continue;
		t->nmerge = t->nlive = t->next = t->row = 0;
		set(x, merges_start, NULL, NULL);
		if (!whole(x, s->path))
			return false;
		if (t->nmerge > 1)
			qsort(t->merge, t->nmerge, sizeof *t->merge, by_top);
		set(x, part_start, part_end, gather);
		x->part = s->path;
		if (!part_open(&t->part, s->path)) {
			if ((x->why = t->part.why) != NULL)
				return false;
			continue; /* a chart has no cells */
		}
		worksheet_begin(x->lines, span_of(s->name), s->hidden);
		return true;
	}
	return false;
}

bool
xlsx_step(struct xlsx *x)
{
	struct xlsx_state *t = x->state;

	if (x->why != NULL)
		return false;
	if (t->at > 0 && t->part.ctxt != NULL) {
		if (part_step(&t->part))
			return true;
		x->why = t->part.why;
		part_close(&t->part);
		worksheet_end(x->lines);
		if (x->why != NULL)
			return false;
	}
	return next_sheet(x);
}

void
xlsx_end(struct xlsx *x)
{
	part_close(&x->state->part);
	lines_end(x->lines);
}
