/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "rowlines.h"

bool
rowlines_open(
    struct rowlines *r, int fd, const char *file, const char *ahead, size_t n)
{
	struct tsv *t = &r->tsv;

	if (!tsv_open_with(t, fd, file, ahead, n)) {
		tsv_close(t);
		return false;
	}
	r->file = tsv_need(t, "file");
	r->no = tsv_need(t, "line");
	r->kind = tsv_need(t, "kind");
	r->text = tsv_need(t, "text");
	r->source = tsv_find(t, "source");
	r->level = tsv_find(t, "level");
	r->table = tsv_find(t, "table");
	r->row = tsv_find(t, "row");
	r->cell = tsv_find(t, "cell");
	r->col = tsv_find(t, "col");
	return true;
}

bool
rowlines_next(struct rowlines *r)
{
	return tsv_row(&r->tsv);
}

const char *
rowlines_file(const struct rowlines *r)
{
	return r->tsv.cell[r->file];
}

static enum line_kind
kind_of(struct tsv *t, const char *s)
{
	static const char *const names[] = { "text", "head", "cell", "meta",
		"page" };

	for (int i = 0; i < 5; i++)
		if (strcmp(s, names[i]) == 0)
			return (enum line_kind)i;
	tsv_bad(t, "unknown kind '%s' (text, head, cell, meta, page)", s);
	return LINE_TEXT;
}

void
rowlines_get(struct rowlines *r, struct line *l, struct arena *mem)
{
	struct tsv *t = &r->tsv;
	size_t level = 0;

	l->n = t->len[r->text];
	l->s = arena_dup(mem, t->cell[r->text], l->n);
	l->kind = kind_of(t, t->cell[r->kind]);
	tsv_natural(t, r->no, &l->no);
	tsv_natural(t, r->source, &l->source);
	tsv_natural(t, r->level, &level);
	tsv_natural(t, r->table, &l->table);
	tsv_natural(t, r->row, &l->row);
	tsv_natural(t, r->cell, &l->cell);
	tsv_natural(t, r->col, &l->col);
	l->col -= l->col > 0;
	l->level = level <= 4 ? (unsigned)level : 4;
}

void
rowlines_close(struct rowlines *r)
{
	tsv_close(&r->tsv);
}
