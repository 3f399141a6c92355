/* SPDX-License-Identifier: MIT */
#include "evidence.h"
#include "items.h"
#include "pen.h"

enum {
	PROOF = 4,    /* digits that make equal values no chance */
	GAP = 3,      /* digits that make a difference worth finding */
	LIKE = 10,    /* within one part in so many, figures are of a size */
	TRIFLE = 100, /* one part in so many of the whole */
	FEW = 3       /* items of a plain list */
};

const struct figure *
evidence_elsewhere(const struct lists *l, const struct list *list)
{
	const struct token *v = l->reading->v;
	int64_t sum = items_sum(l, list), total = l->value[list->total];
	size_t n, at;

	if (list->n < 2 || !list->certain || items_digits(sum) < PROOF ||
	    sum < total - total / LIKE || sum > total + total / LIKE)
		return NULL;
	at = lists_find(l, v[list->total].like, sum, &n);
	for (size_t i = at; i < at + n; i++)
		if (l->place[i].token < list->total ||
		    l->place[i].token > list->last)
			return v[l->place[i].token].figure;
	return NULL;
}

void
evidence_gap(struct relation *r, const struct lists *l, const struct list *list)
{
	const struct token *v = l->reading->v;
	int64_t gap = items_sum(l, list) - l->value[list->total];
	struct pen en = { .mem = l->mem }, zh = { .mem = l->mem };
	char line[DEC_TEXT];
	const struct figure *f;
	size_t n, at;

	gap = gap < 0 ? -gap : gap;
	if (items_digits(gap) < GAP)
		return;
	at = lists_find(l, v[list->total].like, gap, &n);
	if (n == 0)
		return;
	f = v[l->place[at].token].figure;
	dec_write(line, dec_int((int64_t)f->line));
	pen_text(&en, "line ");
	pen_text(&en, line);
	pen_text(&en, " gives the difference, ");
	pen_put(&en, f->text.s, f->text.n);
	pen_text(&zh, "第");
	pen_text(&zh, line);
	pen_text(&zh, "行列有所差的");
	pen_put(&zh, f->text.s, f->text.n);
	r->note = en.s;
	r->note_zh = zh.s;
}

bool
evidence_twin(const struct lists *l, const struct list *list)
{
	const struct token *v = l->reading->v;
	size_t n, at;

	if (list->n < 2)
		return false;
	at = lists_find(l, v[list->total].like, l->value[list->total], &n);
	for (size_t i = at; i < at + n; i++) {
		size_t of = l->of_total[l->place[i].token], same = 0;

		if (l->place[i].token == list->total)
			continue;
		const struct list *other = &l->v[of - (of > 0)];
		for (size_t k = 0; of > 0 && k < list->n; k++)
			for (size_t m = 0; m < other->n; m++)
				same += l->value[list->part[k]] != 0 &&
				    l->value[list->part[k]] ==
					l->value[other->part[m]];
		if (same > 0 && same < list->n && 2 * same >= list->n)
			return true;
	}
	return false;
}

bool
evidence_just_above(const struct lists *l, const struct list *list)
{
	int64_t total = l->value[list->total];
	int64_t excess = items_sum(l, list) - total;

	const struct figure *f = l->reading->v[list->total].figure;
	bool plain = f->kind == FIGURE_MONEY && list->n <= FEW &&
	    list->stop < STOP_FULL && items_close(l, list);

	if (list->n < 2 || !list->certain || excess <= 0 ||
	    excess > total / (plain ? LIKE : TRIFLE))
		return false;
	for (size_t i = 0; i < list->n; i++)
		if (l->value[list->part[i]] > 0 &&
		    l->value[list->part[i]] <= excess)
			return false;
	return true;
}

bool
evidence_one_too_many(const struct lists *l, const struct list *list)
{
	return list->n > 2 && list->certain &&
	    items_digits(l->value[list->total]) >= PROOF &&
	    items_sum(l, list) - l->value[list->part[0]] ==
	    l->value[list->total];
}
