/* SPDX-License-Identifier: MIT */
#include "tablecell.h"
#include "known.h"
#include "naming.h"

enum { TABLE_REACH = 64, COLUMN_REACH = 16 };

/* Is it one of these words, or does it hold one? */
static bool
has_one(struct span s, const struct span *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (span_has(s, word[i]))
			return true;
	return false;
}

/* A row 合计: what all rows above it are parts of. */
static struct span
total_of_rows(const struct subjects *to, size_t i)
{
	const struct reading *r = to->reading;
	struct span of = { 0 };

	for (size_t k = i, n = 0; k-- > 0 && n < TABLE_REACH; n++) {
		const struct figure *f = r->v[k].figure;
		struct span above = to->v[k].of;

		if (f->table != r->v[i].figure->table)
			break;
		if (f->row == r->v[i].figure->row)
			continue;
		if (above.n == 0 || (of.n > 0 && !span_is(of, above)))
			return (struct span){ 0 };
		of = above;
	}
	return of;
}

/* What the cells before in its row are measured by: a budget, last year. */
static enum against
row_against(const struct reading *r, size_t i, struct span *basis)
{
	const struct figure *f = r->v[i].figure;
	enum against found = AGAINST_UNKNOWN;

	for (size_t k = i; k-- > 0 && r->v[k].figure->table == f->table &&
	     r->v[k].figure->row == f->row;) {
		const struct figure *g = r->v[k].figure;
		if (found == AGAINST_UNKNOWN &&
		    span_has(g->basis, SPAN("预算"))) {
			found = AGAINST_BUDGET;
			*basis = g->basis;
		} else if (g->year > 0 && g->year < f->year) {
			return AGAINST_UNKNOWN; /* it may be either */
		}
	}
	return found;
}

/* The only number under a head that names a count: 编制数, 实有人数. */
static bool
alone(const struct reading *r, size_t i)
{
	const struct figure *f = r->v[i].figure;
	size_t from = i > COLUMN_REACH ? i - COLUMN_REACH : 0;

	for (size_t k = from; k < r->n && k <= i + COLUMN_REACH; k++) {
		const struct figure *g = r->v[k].figure;

		if (k != i && g->table == f->table && g->cell == f->cell &&
		    span_is(g->col_head, f->col_head))
			return false;
	}
	return true;
}

/* Does a row head begin with an amount (6,543.55 一、基本支出)?  Then the columns
 * were cut in a wrong place, and nobody knows whose figure the row is. */
static bool
miscut(struct span head)
{
	size_t i = 0;

	while (i < head.n &&
	    ((head.s[i] >= '0' && head.s[i] <= '9') || head.s[i] == ','))
		i++;
	return i > 0 && i + 1 < head.n && head.s[i] == '.' &&
	    head.s[i + 1] >= '0' && head.s[i + 1] <= '9' && i > 2;
}

void
tablecell_subject(struct subjects *to, size_t i)
{
	static const struct span marks[] = { SPAN_ROW("指标值"),
		SPAN_ROW("完成值"), SPAN_ROW("分值"), SPAN_ROW("得分") };
	static const struct span changes[] = { SPAN_ROW("差异"),
		SPAN_ROW("差额"), SPAN_ROW("增减"), SPAN_ROW("节约") };
	static const struct span totals[] = { SPAN_ROW("合计"),
		SPAN_ROW("总计") };
	const struct reading *r = to->reading;
	const struct figure *f = r->v[i].figure;
	struct subject *s = &to->v[i];
	struct span basis = f->basis, head, none = { 0 };

	if (has_one(f->col_head, marks, sizeof marks / sizeof *marks) ||
	    f->kind == FIGURE_NUMBER || f->kind == FIGURE_POINTS ||
	    miscut(f->row_head))
		return;
	s->name = f->term.n > 0 ? f->term : naming_of(f->label, &basis, r->mem);
	if (s->name.n == 0 || span_is(s->name, totals[0]) ||
	    span_is(s->name, totals[1]))
		s->name = total_of_rows(to, i);
	s->basis = basis;
	s->scope |= known_narrow(f->row_head, false).scope |
	    known_narrow(f->col_head, false).scope;
	if (has_one(f->col_head, changes, sizeof changes / sizeof *changes)) {
		s->against = row_against(r, i, &s->basis);
		if (s->against != AGAINST_UNKNOWN)
			s->what = figure_is_rate(f) ? SUBJECT_RATE
						    : SUBJECT_CHANGE;
		return;
	}
	head = naming_of(f->col_head, &basis, r->mem);
	if (f->kind == FIGURE_COUNT && known_name(s->name) == NULL &&
	    known_name(head) != NULL && alone(r, i)) {
		s->name = head;
		s->what = SUBJECT_AMOUNT;
		subject_counted(s);
		return;
	}
	/* in a column without a head a number may be anything */
	if (f->col_head.n == 0 && s->name.n > 0 &&
	    span_is(naming_of(f->row_head, &none, r->mem), s->name))
		return;
	if (!figure_is_rate(f) && (head.n == 0 || span_is(head, SPAN("金额"))))
		s->what = SUBJECT_AMOUNT;
	subject_counted(s);
}
