/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "cells.h"
#include "docx.h"
#include "listnum.h"

enum {
	BASED_ON = 16, /* styles behind one another */
	STYLES = 4096,
	LISTS = 4096
};

struct style {
	const char *id, *based;
	long list, level; /* of its numbering; -1 */
	long outline;     /* 0..8; -1 */
	bool contents;    /* of a table of contents */
};

/* What a paragraph says of itself, or its style. */
struct paragraph {
	char style[64];
	long list, level, outline;
};

struct docx_state {
	struct part part;
	int notes; /* parts with notes that were opened */
	struct style *style;
	size_t nstyle, cap;
	struct lists lists;
	struct list_series *series; /* being read */
	struct list_use *use;
	long at; /* level being read */
	/* of the body */
	struct paragraph par;
	size_t paragraphs;
	size_t skip; /* open elements whose text is left out */
	bool in_text, in_run_props, hidden, started;
	bool cell_due; /* its properties come before it can be opened */
	bool goes_on;  /* it is covered by the one above */
	bool covered;  /* in such a cell, whose text nobody sees */
	long cell_columns;
};

static bool
is(const char *name, const char *word)
{
	return strcmp(name, word) == 0;
}

/* Styles: which have an outline level or a number. */
static void
style_start(void *user, struct part *p, const char *name)
{
	struct docx *d = user;
	struct docx_state *t = d->state;
	struct style *s = t->nstyle > 0 ? &t->style[t->nstyle - 1] : NULL;
	const char *v;

	if (is(name, "style") && t->nstyle < STYLES) {
		v = part_attr(p, "styleId");
		s = ARENA_PUSH(&d->mem, t->style, t->nstyle, t->cap);
		*s = (struct style){
			.id = v == NULL ? "" : arena_dup(&d->mem, v, strlen(v)),
			.based = "",
			.list = -1,
			.level = -1,
			.outline = -1
		};
		return;
	}
	if (s == NULL)
		return;
	if (is(name, "basedOn") && (v = part_attr(p, "val")) != NULL)
		s->based = arena_dup(&d->mem, v, strlen(v));
	else if (is(name, "name") && (v = part_attr(p, "val")) != NULL)
		s->contents = strncmp(v, "toc ", 4) == 0 ||
		    strncmp(v, "TOC ", 4) == 0;
	else if (is(name, "outlineLvl"))
		s->outline = part_number(p, "val", -1);
	else if (is(name, "numId"))
		s->list = part_number(p, "val", -1);
	else if (is(name, "ilvl"))
		s->level = part_number(p, "val", -1);
}

static void
copy(char *to, size_t room, const char *s)
{
	size_t n = s == NULL ? 0 : strlen(s);

	if (n >= room)
		n = room - 1;
	/* never half a character */
	while (n > 0 && s[n] != '\0' && ((unsigned char)s[n] & 0xc0) == 0x80)
		n--;
	if (n > 0)
		memcpy(to, s, n);
	to[n] = '\0';
}

static void
numbering_start(void *user, struct part *p, const char *name)
{
	struct docx *d = user;
	struct docx_state *t = d->state;
	bool on = t->at >= 0 && t->at < LIST_LEVELS;

	if (is(name, "abstractNum") && t->lists.nseries < LISTS) {
		t->use = NULL;
		t->series = lists_series(
		    &t->lists, &d->mem, part_number(p, "abstractNumId", -1));
	} else if (is(name, "num") && t->lists.nuse < LISTS) {
		t->series = NULL;
		t->use = lists_use(
		    &t->lists, &d->mem, part_number(p, "numId", -1));
	} else if (is(name, "abstractNumId") && t->use != NULL) {
		t->use->series = part_number(p, "val", -1);
	} else if (is(name, "lvl") || is(name, "lvlOverride")) {
		t->at = part_number(p, "ilvl", -1);
	} else if (is(name, "startOverride") && t->use != NULL && on) {
		t->use->restart[t->at] = part_number(p, "val", 1);
	} else if (t->series != NULL && on) {
		struct list_level *l = &t->series->level[t->at];

		if (is(name, "start"))
			l->start = part_number(p, "val", 1);
		else if (is(name, "numFmt"))
			copy(l->form, sizeof l->form, part_attr(p, "val"));
		else if (is(name, "lvlText"))
			copy(l->text, sizeof l->text, part_attr(p, "val"));
	}
}

static const struct style *
style_of(const struct docx_state *t, const char *id)
{
	for (size_t i = 0; *id != '\0' && i < t->nstyle; i++)
		if (strcmp(t->style[i].id, id) == 0)
			return &t->style[i];
	return NULL;
}

/* The number, the level and the kind of the paragraph that now begins. */
static void
begin_paragraph(struct docx *d)
{
	struct docx_state *t = d->state;
	struct paragraph *p = &t->par;
	const struct style *s = style_of(t, p->style);
	char label[LIST_LABEL];
	bool contents = false;

	t->started = true;
	for (int i = 0; s != NULL && i < BASED_ON; i++) {
		contents |= s->contents;
		if (p->outline < 0)
			p->outline = s->outline;
		if (p->list < 0 && s->list >= 0)
			p->list = s->list;
		if (p->level < 0 && s->level >= 0)
			p->level = s->level;
		s = style_of(t, s->based);
	}
	d->lines->page = contents;
	d->lines->level = p->outline >= 0 && p->outline < 4
	    ? (unsigned)p->outline + 1
	    : 0;
	if (p->list <= 0)
		return;
	lists_next(&t->lists, p->list, p->level < 0 ? 0 : p->level, label);
	lines_text(d->lines, label, strlen(label));
}

static void
open_cell(struct docx *d)
{
	struct docx_state *t = d->state;

	if (!t->cell_due)
		return;
	t->cell_due = false;
	t->covered = t->goes_on;
	cells_cell(
	    d->lines, 1, t->cell_columns > 0 ? (size_t)t->cell_columns : 1);
}

/* Elements whose text is not to be read. */
static bool
skipped(const char *name)
{
	static const char *const names[] = { "del", "moveFrom", "Fallback",
		"instrText", "delText", "delInstrText", "pPrChange",
		"rPrChange", "tblPrChange", "tcPrChange", "trPrChange",
		"sectPr" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (is(name, names[i]))
			return true;
	return false;
}

static void
property(struct docx *d, struct part *p, const char *name)
{
	struct docx_state *t = d->state;

	if (is(name, "pStyle"))
		copy(t->par.style, sizeof t->par.style, part_attr(p, "val"));
	else if (is(name, "numId"))
		t->par.list = part_number(p, "val", -1);
	else if (is(name, "ilvl"))
		t->par.level = part_number(p, "val", -1);
	else if (is(name, "outlineLvl"))
		t->par.outline = part_number(p, "val", -1);
	else if (is(name, "gridSpan"))
		t->cell_columns = part_number(p, "val", 1);
	else if (is(name, "vMerge"))
		t->goes_on = part_attr(p, "val") == NULL ||
		    strcmp(part_attr(p, "val"), "restart") != 0;
	else if (is(name, "vanish"))
		t->hidden = t->in_run_props && part_on(p);
	else if (is(name, "gridBefore"))
		for (long i = part_number(p, "val", 0); i > 0 && i < 64; i--)
			cells_cell(d->lines, 1, 1);
}

static void
body_start(void *user, struct part *p, const char *name)
{
	struct docx *d = user;
	struct docx_state *t = d->state;
	struct lines *l = d->lines;

	if (t->skip > 0 || skipped(name) ||
	    ((is(name, "footnote") || is(name, "endnote")) &&
		part_attr(p, "type") != NULL)) {
		t->skip++;
		return;
	}
	if (is(name, "p")) {
		open_cell(d);
		lines_break(l);
		l->source = ++t->paragraphs;
		t->par = (struct paragraph){
			.list = -1, .level = -1, .outline = -1
		};
		t->started = false;
	} else if (is(name, "r")) {
		t->hidden = false;
	} else if (is(name, "rPr")) {
		t->in_run_props = true;
	} else if (is(name, "t")) {
		t->in_text = true;
	} else if (is(name, "tab") || is(name, "ptab")) {
		/* also a stop in the properties of a paragraph */
		if (t->started)
			lines_text(l, " ", 1);
	} else if (is(name, "br") || is(name, "cr")) {
		lines_break(l);
	} else if (is(name, "noBreakHyphen")) {
		lines_text(l, "-", 1);
	} else if (is(name, "tbl")) {
		open_cell(d);
		cells_table(l);
	} else if (is(name, "tr")) {
		cells_row(l);
	} else if (is(name, "tc")) {
		t->cell_due = true;
		t->goes_on = false;
		t->cell_columns = 1;
	} else {
		property(d, p, name);
	}
}

static void
body_end(void *user, struct part *p, const char *name)
{
	struct docx *d = user;
	struct docx_state *t = d->state;

	(void)p;
	if (t->skip > 0) {
		t->skip--;
		return;
	}
	if (is(name, "p")) {
		if (!t->started && !t->covered)
			begin_paragraph(d);
		lines_break(d->lines);
		d->lines->level = 0;
		d->lines->page = false;
	} else if (is(name, "t")) {
		t->in_text = false;
	} else if (is(name, "rPr")) {
		t->in_run_props = false;
	} else if (is(name, "tc")) {
		open_cell(d);
		t->covered = false;
		cells_cell_end(d->lines);
	} else if (is(name, "tr")) {
		cells_row_end(d->lines);
	} else if (is(name, "tbl")) {
		cells_table_end(d->lines);
	}
}

static void
body_text(void *user, const char *s, size_t n)
{
	struct docx *d = user;
	struct docx_state *t = d->state;

	if (t->skip > 0 || t->covered || !t->in_text || t->hidden)
		return;
	if (!t->started)
		begin_paragraph(d);
	lines_text(d->lines, s, n);
}

void
docx_begin(struct docx *d, const char *main_part)
{
	struct docx_state *t;

	arena_reset(&d->mem);
	t = d->state = arena_get(&d->mem, sizeof *t);
	d->why = NULL;
	t->part = (struct part){
		.pack = d->pack, .depth = d->depth, .user = d
	};
	t->part.start = style_start;
	if (!part_whole(&t->part, "word/styles.xml") && t->part.why != NULL)
		d->why = t->part.why, d->part = "word/styles.xml";
	t->part.start = numbering_start;
	t->at = -1;
	if (!part_whole(&t->part, "word/numbering.xml") && t->part.why != NULL)
		d->why = t->part.why, d->part = "word/numbering.xml";
	t->part.start = body_start;
	t->part.end = body_end;
	t->part.text = body_text;
	d->part = d->why == NULL ? "word/document.xml" : d->part;
	if (d->why == NULL && !part_open(&t->part, main_part))
		d->why = t->part.why != NULL ? t->part.why
					     : "it has no document in it";
}

bool
docx_step(struct docx *d)
{
	struct docx_state *t = d->state;

	if (d->why != NULL)
		return false;
	if (part_step(&t->part))
		return true;
	d->why = t->part.why;
	part_close(&t->part);
	while (d->why == NULL && t->notes < 2) {
		t->skip = 0;
		d->part = t->notes++ == 0 ? "word/footnotes.xml"
					  : "word/endnotes.xml";
		if (part_open(&t->part, d->part))
			return true;
		d->why = t->part.why;
	}
	return false;
}

void
docx_end(struct docx *d)
{
	part_close(&d->state->part);
	lines_end(d->lines);
}
