/* SPDX-License-Identifier: MIT */
#include "verdict.h"
#include "repair.h"

enum {
	PROOF = 5 /* digits that make a slip of the pen convincing */
};

/* Can these two be whole and part at all: same year, same basis? */
static bool
comparable(const struct figure *a, const struct figure *b)
{
	return (a->year == 0 || b->year == 0 || a->year == b->year) &&
	    (a->basis.n == 0 || b->basis.n == 0 || span_is(a->basis, b->basis));
}

static bool
etc_follows(const struct lists *l, size_t token)
{
	return span_begins(reading_tail(l->reading, token), SPAN("等"));
}

/* Another figure of the sentence, before the list, that could be the whole. */
static bool
other_whole(const struct lists *l, const struct list *list, int64_t sum)
{
	const struct token *v = l->reading->v;

	for (size_t i = list->opener, seen = 0; i-- > 0 && seen < LIST_BACK;
	     seen++) {
		if (i != list->total && v[i].like == v[list->total].like &&
		    v[i].role != ROLE_BASE && l->value[i] >= sum)
			return true;
		if (v[i].stop >= STOP_FULL && i < list->total)
			break;
	}
	return false;
}

/* 含 不含 扣除 beside the part or its whole: they measure differently. */
static bool
excused(const struct lists *l, const struct list *list)
{
	const struct reading *r = l->reading;
	size_t last = list->last + 1;

	for (size_t i = list->total + 1; i <= last && i < r->n; i++)
		if (reading_cue(r, i, CUE_LESS) != NULL ||
		    (i > list->opener &&
			reading_cue(r, i, CUE_INCLUDE) != NULL))
			return true;
	return reading_cue(r, list->total, CUE_LESS) != NULL;
}

static bool
above(struct relation *r, const struct lists *l, const struct list *list)
{
	const struct token *v = l->reading->v;
	int64_t sum = 0;

	if (!(list->cues & (CUE_AMONG | CUE_INCLUDE | CUE_COMPOSED)) ||
	    list->cues & CUE_MAINLY || list->stop > STOP_COMMA)
		return false;
	if (list->n > 1 && !list->certain)
		return false;
	for (size_t i = 0; i < list->n; i++) {
		if (!comparable(v[list->part[i]].figure, r->stated))
			return false;
		sum += l->value[list->part[i]];
	}
	if (v[list->total].role == ROLE_CHANGE || other_whole(l, list, sum) ||
	    excused(l, list))
		return false;
	r->status = REL_EXCEEDS;
	return true;
}

/* Do the words say that the list is complete? */
static bool
closed(const struct lists *l, const struct list *list)
{
	if (list->n < 2 || !list->certain || !list->ended ||
	    list->cues & CUE_MAINLY || etc_follows(l, list->last))
		return false;
	return list->cues & CUE_COMPOSED ||
	    (list->cues & CUE_FOLLOWS && list->marked) ||
	    (list->cues & CUE_EACH && list->cues & (CUE_AMONG | CUE_INCLUDE));
}

static bool
below(struct relation *r, const struct lists *l, const struct list *list,
    const struct repair *fix)
{
	const struct token *v = l->reading->v;
	bool sure = closed(l, list);

	for (size_t i = 0; i < list->n; i++)
		sure &= comparable(v[list->part[i]].figure, r->stated);
	if (sure ||
	    (list->n > 1 && list->certain && fix->found > 0 &&
		fix->weight >= PROOF && !(list->cues & CUE_MAINLY) &&
		(list->cues &
		    (CUE_AMONG | CUE_INCLUDE | CUE_COMPOSED | CUE_FOLLOWS)) &&
		!etc_follows(l, list->last)))
		r->status = REL_MISMATCH;
	else
		r->status = REL_PARTIAL;
	return true;
}

bool
verdict(struct relation *r, const struct lists *l, const struct list *list)
{
	struct repair fix;
	bool told, change;

	if (!relation_judge(r))
		return false;
	if (r->status <= REL_ROUNDING)
		return true;
	change = l->reading->v[list->total].role == ROLE_CHANGE;
	if (list->kind == LIST_NUMBERED || list->kind == LIST_FREE || change)
		return false;
	if (list->kind == LIST_BEFORE && !list->certain)
		return false;
	fix = repair_find(r, l->mem);
	if (list->kind == LIST_BEFORE) {
		if (fix.found == 0 || fix.weight < PROOF)
			return false;
		r->hint = fix.hint;
		return true;
	}
	told = dec_sign(r->difference) > 0 ? above(r, l, list)
					   : below(r, l, list, &fix);
	if (told && r->status != REL_PARTIAL)
		r->hint = fix.hint;
	return told;
}
