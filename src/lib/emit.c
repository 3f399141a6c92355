/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "emit.h"
#include "heading.h"
#include "page.h"
#include "span.h"

enum { LINE_COST = 64 }; /* what a line costs beside its text */

struct line *
emit_push(struct lines *f, enum line_kind kind, const char *s, size_t n)
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

void
emit_line(struct lines *f, enum line_kind kind, struct span s, size_t source,
    unsigned level)
{
	struct line *l;

	if (kind != LINE_PAGE) {
		f->no++;
		f->after_row = false;
	}
	l = emit_push(f, kind, s.s, s.n);
	l->source = source;
	if (kind == LINE_TEXT) {
		unsigned mark = heading_level(s.s, span_end(s));

		level = mark > 0 ? mark : level;
	}
	if (kind == LINE_TEXT && level > 0) {
		l->kind = LINE_HEAD;
		l->level = level;
	}
}

void
emit_held(struct lines *f)
{
	if (f->held.n > 0)
		emit_line(f, LINE_TEXT, (struct span){ f->held.s, f->held.n },
		    f->held_source, 0);
	f->held.n = 0;
}

/* Lines `name：value' out of a text that begins with a name. */
void
emit_meta(struct lines *f, struct span s, size_t source)
{
	while (s.n > 0) {
		size_t end = page_meta_end(s);

		emit_line(f, LINE_META,
		    page_meta_line(&f->d->mem, span_cut(s, 0, end)), source, 0);
		s = span_trim(span_from(s, end));
	}
}

/* A paragraph of a page, or of any other form. */
void
emit_paragraph(
    struct lines *f, struct span s, bool page, size_t source, unsigned level)
{
	struct text both = { 0 };

	if (!f->site) {
		emit_line(f, page ? LINE_PAGE : LINE_TEXT, s, source, level);
		return;
	}
	if (f->held.n > 0 && !page_meta_name_only(s) && s.n <= 200) {
		text_add(&both, f->held.s, f->held.n);
		text_add(&both, "：", 3);
		text_add(&both, s.s, s.n);
		f->held.n = 0;
		emit_meta(f, (struct span){ both.s, both.n }, f->held_source);
		free(both.s);
		return;
	}
	emit_held(f);
	if (page_meta_name_only(s)) {
		text_add(&f->held, s.s, s.n);
		f->held_source = source;
	} else if (page_meta(s,
		       f->d->nline > 0 &&
			   f->d->line[f->d->nline - 1].kind == LINE_META)) {
		emit_meta(f, s, source);
	} else {
		emit_line(f, page || page_phrase(s) ? LINE_PAGE : LINE_TEXT, s,
		    source, level);
	}
}
