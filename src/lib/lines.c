/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "cells.h"
#include "emit.h"
#include "lines.h"
#include "page.h"
#include "span.h"
#include "utf.h"

enum { PROSE = 240 }; /* bytes of a paragraph that is no furniture */

static void
join(struct lines *f, const char *next)
{
	if (f->par.n == 0) {
		f->par_source = f->source;
		f->par_level = f->level;
	} else if (f->blank && !(f->newline && text_joins(&f->par, next))) {
		text_add(&f->par, " ", 1);
	}
	f->blank = f->newline = false;
}

static void
put_piece(struct lines *f)
{
	struct line *l;

	f->no += f->col == 0;
	l = emit_push(f, f->page ? LINE_PAGE : LINE_TEXT, f->par.s, f->par.n);
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
		if ((skip = text_invisible(s + i, n - i)) > 0) {
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
			struct lines_table *t = cells_inner(f);
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
	struct line *l = emit_push(
	    f, f->page ? LINE_PAGE : LINE_TEXT, s.s, s.n);

	l->source = f->par_source;
	l->col = f->col;
	f->col = 0;
}

void
lines_break(struct lines *f)
{
	struct lines_table *t = cells_inner(f);
	struct span s;
	bool page;

	if (f->par.n > 0 && memchr(f->par.s, 0xc2, f->par.n) != NULL)
		f->par.n = text_mend(f->par.s, f->par.n);
	if (f->site && f->par.n > 0 && memchr(f->par.s, '<', f->par.n) != NULL)
		f->par.n = text_strip(f->par.s, f->par.n);
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
		cells_paragraph(f, s, page);
	} else {
		emit_paragraph(f, s, page, f->par_source, f->par_level);
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
lines_raw(struct lines *f, enum line_kind kind, struct span s, size_t source)
{
	f->no += kind != LINE_PAGE;
	emit_push(f, kind, s.s, s.n)->source = source;
}

void
lines_end(struct lines *f)
{
	while (f->depth > 0)
		cells_table_end(f);
	lines_break(f);
	emit_held(f);
}
