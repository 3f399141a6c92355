/* SPDX-License-Identifier: MIT */
#include "totals.h"
#include "opener.h"
#include "run.h"

enum {
	NAME = 3, /* bytes of a clause that is no name: 和 为 */
	TAIL =
	    9 /* bytes that may stand between 合计 and its figure: 为 达 约 */
};

struct items {
	size_t v[TOTAL_BACK]; /* backwards from the total */
	size_t n;
	size_t near; /* of them, those of the plain reading */
	bool plain;  /* is the plain reading complete? */
	bool cut;    /* it goes on beyond TOTAL_BACK */
};

bool
totals_named(const struct reading *r, size_t token)
{
	const struct token *t = &r->v[token];
	const struct cue *last = NULL;

	if (t->role != ROLE_AMOUNT || !(t->clause_classes & CUE_TOTAL))
		return false;
	for (size_t i = t->cue; i < t->cue + t->ncue; i++)
		if (r->cues.v[i].at >= t->clause_at &&
		    r->cues.v[i].classes & CUE_TOTAL)
			last = &r->cues.v[i];
	return last != NULL && t->text.n - last->end <= TAIL;
}

/* Is a token a part of a part: inside a list whose total stands before it? */
static void
mark_inner(const struct lists *l, unsigned char *inner)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct list *list = &l->v[i];
		if (list->kind != LIST_AFTER && list->kind != LIST_BRACKET)
			continue;
		for (size_t k = list->opener; k <= list->last; k++)
			inner[k] = 1;
	}
}

/* Does an item of the plain reading stand before token i as well? */
static bool
more(const struct lists *l, size_t i, size_t total)
{
	const struct token *v = l->reading->v;

	return (v[i].stop < STOP_COLON || v[i].stop == STOP_SEMICOLON) &&
	    v[i - 1].figure->table == 0 &&
	    v[i - 1].bracket == v[total].bracket &&
	    lists_match(l, i - 1, total);
}

static void
gather(struct items *items, const struct lists *l, size_t total,
    const unsigned char *inner, bool skip)
{
	const struct token *v = l->reading->v;
	unsigned fulls = 0;
	bool near = true;

	items->cut = false;
	items->n = items->near = 0;
	items->plain = v[total].stop <= STOP_SEMICOLON;
	for (size_t i = total; i-- > 0 && total - i < TOTAL_BACK;) {
		/* what stands between i and what follows it */
		enum stop stop = v[i + 1].stop;
		if (stop >= STOP_COLON && stop != STOP_SEMICOLON &&
		    !inner[i + 1])
			near = false; /* 投资情况：A，B，合计 */
		if (stop >= STOP_FULL) {
			if (++fulls > TOTAL_SENTENCES)
				break;
		}
		if (v[i].figure->table > 0 || v[i].depth < v[total].depth)
			break;
		if (i > 0 && total - i == TOTAL_BACK - 1)
			items->cut = near && more(l, i, total);
		if (v[i].bracket != v[total].bracket ||
		    !lists_match(l, i, total) || (skip && inner[i]))
			continue;
		if (totals_named(l->reading, i))
			near = false;
		items->v[items->n++] = i;
		if (near)
			items->near = items->n;
	}
}

static bool
close_run(struct list *list, const struct lists *l, const struct items *items)
{
	size_t part[TOTAL_BACK];

	for (size_t n = 2; n <= items->n && n <= LIST_PARTS; n++) {
		for (size_t i = 0; i < n; i++)
			part[i] = items->v[n - 1 - i];
		if (!lists_close(l, list->total, part, n))
			continue;
		list->closes = true;
		list->n = n;
		memcpy(list->part, part, n * sizeof *part);
		return true;
	}
	return false;
}

/* Is something added that has no figure of its own: a clause without one before
 * the total (加上转移性收入等，收入总计), or before the first item
 * (地方收入加上…)?
 */
static bool
unprinted(const struct lists *l, size_t first, size_t total)
{
	const struct token *t = &l->reading->v[total];
	const struct token *f = &l->reading->v[first];
	size_t stops = 0;

	for (size_t i = first; i <= total; i++)
		if (run_unread(&l->reading->v[i]))
			return true;
	for (size_t i = 0; i < t->text.n; i++)
		stops += lead_stop(t->text, i) != STOP_NONE;
	return stops > 1 || f->text.n - f->clause_at <= NAME ||
	    reading_clause_cue(l->reading, first, CUE_ADDED) != NULL;
}

static void
read_one(struct lists *l, size_t total, const unsigned char *inner)
{
	struct items items;
	size_t part[LIST_PARTS];
	struct list list = { .kind = LIST_BEFORE,
		.cues = CUE_TOTAL,
		.total = total,
		.last = total,
		.part = part,
		.ended = true,
		.opener = total };

	if (l->of_total[total] > 0)
		return; /* its list stands after it */
	gather(&items, l, total, inner, true);
	if (!close_run(&list, l, &items)) {
		gather(&items, l, total, inner, false);
		if (!close_run(&list, l, &items)) {
			gather(&items, l, total, inner, true);
			l->bounded += items.near > LIST_PARTS;
			if (items.near < 2 || items.near > LIST_PARTS)
				return;
			list.cut = items.cut;
			list.n = items.near;
			for (size_t i = 0; i < list.n; i++)
				part[i] = items.v[list.n - 1 - i];
			list.certain = items.plain && !list.cut &&
			    !unprinted(l, part[0], total);
		}
	}
	lists_add(l, &list);
}

void
totals_read(struct lists *l)
{
	const struct reading *r = l->reading;
	unsigned char *inner = arena_get(l->mem, r->n + 1);

	mark_inner(l, inner);
	for (size_t i = 1; i < r->n; i++)
		if (totals_named(r, i) && l->quantum[i] >= 0)
			read_one(l, i, inner);
}
