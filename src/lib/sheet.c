/* SPDX-License-Identifier: MIT */
#include "sheet.h"
#include "rows.h"
#include "utf.h"

/* Where a piece stands. */
static void
place(struct score *s, const struct doc *d, const struct layout_cell *c)
{
	const struct line *l = &d->line[c->line];

	s->line = l->no;
	s->col = l->col + utf_count(l->s, (size_t)(c->text.s - l->s)) + 1;
}

/* A number, 分 behind it or not; false for anything else. */
static bool
points(struct span s, struct decimal *d)
{
	char buf[DEC_TEXT];
	size_t n = 0, len;

	s = span_trim(s);
	if (span_ends(s, SPAN("分")))
		s = span_trim(span_cut(s, 0, s.n - 3));
	for (size_t i = 0; i < s.n; i += len) {
		uint32_t c = utf_fold(utf_get(s.s + i, &len));

		if (n == sizeof buf || c >= 0x80)
			return false;
		buf[n++] = (char)c;
	}
	return dec_parse(d, buf, n);
}

/* The points of a head that ends in them: 产出指标（50分）. */
static bool
headed(struct span s, struct span *name, struct decimal *d)
{
	size_t open = s.n, len, in = 0;
	uint32_t c = 0;

	s = span_trim(s);
	for (size_t i = 0; i < s.n; i += len) {
		c = utf_fold(utf_get(s.s + i, &len));
		if (c == '(') {
			open = i;
			in = i + len;
		}
	}
	if (c != ')' || open == 0 || open >= s.n)
		return false;
	*name = span_trim(span_cut(s, 0, open));
	s = span_cut(s, in, s.n - ((unsigned char)s.s[s.n - 1] < 0x80 ? 1 : 3));
	return span_ends(span_trim(s), SPAN("分")) && points(s, d);
}

/* The words of a row without blanks between them. */
static bool
called(struct span s, const char *const *of)
{
	char buf[64];
	size_t n = 0, len;

	for (size_t i = 0; i < s.n; i += len) {
		uint32_t c = utf_fold(utf_get(s.s + i, &len));

		if (n + 4 > sizeof buf)
			return false;
		if (c != ' ' && c != ':')
			n += utf_put(buf + n, c);
	}
	for (; *of != NULL; of++)
		if (span_is((struct span){ buf, n }, span_of(*of)))
			return true;
	return false;
}

static struct score *
add(struct scores *to, enum score_kind kind)
{
	struct score *s = ARENA_PUSH(to->mem, to->v, to->n, to->cap);

	s->kind = kind;
	return s;
}

/* Text of a cell that goes on over several lines, put together. */
static struct span
whole(const struct layout *l, size_t k, struct arena *mem)
{
	struct span s = l->cell[k].text;
	size_t cell = l->cell[k].cell;

	for (k++; k < l->ncell && l->cell[k].cell == cell; k++) {
		struct span more = l->cell[k].text;
		char *both = arena_get(mem, s.n + more.n + 1);

		memcpy(both, s.s, s.n);
		memcpy(both + s.n, more.s, more.n);
		s = (struct span){ both, s.n + more.n };
	}
	return s;
}

static void
blocks(struct sheet *sh, const struct layout *l, const struct doc *d,
    struct scores *to)
{
	bool header = true, heads = false;

	for (size_t k = 0; k < l->ncell; k++) {
		header &= l->cell[k].head && l->cell[k].col_head.n == 0;
		heads |= l->cell[k].head;
	}
	if (!heads)
		return;
	if (header)
		sh->above = sh->block = (struct span){ 0 };
	for (size_t k = 0; k < l->ncell; k++) {
		struct span text, name;
		struct decimal n;
		struct score *s;

		if (k > 0 && l->cell[k - 1].cell == l->cell[k].cell)
			continue;
		text = whole(l, k, to->mem);
		if (!l->cell[k].head || !headed(text, &name, &n))
			continue;
		s = add(to, SCORE_BLOCK);
		s->name = name;
		s->parent = header ? (struct span){ 0 } : sh->above;
		s->points = n;
		s->has_points = true;
		s->text = text;
		while (
		    k + 1 < l->ncell && l->cell[k + 1].cell == l->cell[k].cell)
			k++;
		place(s, d, &l->cell[k]);
		if (header)
			sh->above = name;
		else
			sh->block = name;
	}
}

void
sheet_row(struct sheet *sh, const struct layout *l, const struct doc *d,
    struct scores *to)
{
	static const char *const totals[] = { "总分", "合计", "总计", "总得分",
		"自评总分", "评价总分", "得分合计", "综合得分", NULL };
	static const char *const part[] = { "小计", NULL };
	const struct layout_cell *at = NULL;
	struct score s = { .kind = SCORE_ROW };
	struct span texts[2] = { { 0 }, { 0 } };

	if (l->ncell > 0 && (l->first || l->cell[0].table != sh->table)) {
		*sh = (struct sheet){ 0 };
		sh->table = l->cell[0].table;
	}
	blocks(sh, l, d, to);
	for (size_t k = 0; k < l->ncell; k++) {
		const struct layout_cell *c = &l->cell[k];

		if (c->loose || (c->head && c->col_head.n == 0))
			continue;
		switch (c->role) {
		case COLUMN_POINTS:
			s.has_points = points(c->text, &s.points);
			s.name = c->row_head;
			texts[0] = c->text;
			at = c;
			break;
		case COLUMN_SCORE:
			s.has_score = points(c->text, &s.score);
			texts[1] = c->text;
			if (at == NULL) {
				at = c;
				s.name = c->row_head;
			}
			break;
		case COLUMN_TARGET:
			s.target = c->text;
			break;
		case COLUMN_ACTUAL:
			s.actual = c->text;
			break;
		case COLUMN_REASON:
			if (s.reason.n == 0)
				s.reason = c->text;
			break;
		case COLUMN_RATIO:
			if (span_has(c->col_head, SPAN("执行率")))
				s.rate = c->text;
			break;
		case COLUMN_AMOUNT:
			if (span_is(c->basis, SPAN("全年预算")))
				s.target = c->text;
			else if (span_is(c->basis, SPAN("决算")))
				s.actual = c->text;
			break;
		default:
			break;
		}
	}
	if (at == NULL ||
	    (!s.has_points && !s.has_score &&
		cell_class(texts[0]) == CELL_TEXT && s.name.n == 0))
		return;
	if (called(s.name, totals)) {
		s.kind = SCORE_SHEET;
	} else if (called(s.name, part)) {
		s.kind = SCORE_BLOCK;
		s.parent = sh->block;
	} else {
		s.parent = sh->block.n > 0 ? sh->block : sh->above;
	}
	place(&s, d, at);
	s.text = texts[0];
	if (texts[0].n > 0 && texts[1].n > 0) {
		char *both = arena_get(to->mem, texts[0].n + texts[1].n + 2);

		memcpy(both, texts[0].s, texts[0].n);
		both[texts[0].n] = ' ';
		memcpy(both + texts[0].n + 1, texts[1].s, texts[1].n);
		s.text = (struct span){ both, texts[0].n + texts[1].n + 1 };
	} else if (texts[0].n == 0) {
		s.text = texts[1];
	}
	*add(to, s.kind) = s;
}
