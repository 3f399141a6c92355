/* SPDX-License-Identifier: MIT */
#include "excess.h"
#include "identity.h"
#include "items.h"

enum { MANY = 6 /* items of a plain list */ };

/* Another figure before the list and since the last ； 。 or list mark that
 * could be the whole; a bracket speaks of the figure that it follows at once.
 */
static bool
other_whole(const struct lists *l, const struct list *list, int64_t sum)
{
	const struct token *v = l->reading->v;

	if (v[list->opener].opens && list->opener == list->total + 1)
		return false;
	for (size_t i = list->opener, seen = 0; i-- > 0 && seen < LIST_BACK;
	     seen++) {
		if (i != list->total && v[i].like == v[list->total].like &&
		    v[i].role != ROLE_BASE && l->quantum[i] >= 0 &&
		    l->value[i] >= sum)
			return true;
		if (i <= list->total &&
		    (v[i].stop >= STOP_SEMICOLON || v[i].marked))
			break;
	}
	return false;
}

/* Does the list belong to the sentence of its total, or begin the next one with
 * parts that are its own by their names (三公经费3万元。其中公务接待费5万元)? */
static bool
beside(const struct lists *l, const struct list *list)
{
	/* 明细如下: and a new line tell of each item, not how many there are */
	if (l->reading->v[list->opener].stop == STOP_LINE && !list->marked)
		return false;
	return list->stop < STOP_SEMICOLON
	    ? !items_astray(l, list)
	    : list->opener == list->total + 1 && identity_part(l, list);
}

/* The first sure part that is larger than the whole by itself, if no other
 * figure could be its whole. */
static bool
giant(struct relation *r, const struct lists *l, const struct list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		struct list one = *list;

		one.part = &list->part[i];
		one.n = 1;
		if (!items_surely(l, list, i))
			continue;
		*r = list_relation(l, &one);
		if (relation_judge(r) && r->status == REL_MISMATCH &&
		    dec_sign(r->difference) > 0) {
			r->status = REL_EXCEEDS;
			return !other_whole(l, &one, l->value[one.part[0]]);
		}
	}
	return false;
}

/* Are a few sure parts, named right behind their total in its sentence, more
 * than it together?  (三公经费16.40万元，其中：接待5.26万元，车辆11.41万元) */
static bool
plainly_over(const struct lists *l, const struct list *list)
{
	int64_t sum = 0, behind = 0;

	if (list->n < 2 || list->n > MANY || !list->certain ||
	    list->opener != list->total + 1 || !beside(l, list) ||
	    items_units_apart(l, list) || items_etc(l, list->last))
		return false;
	for (size_t i = 0; i < list->n; i++) {
		if (!items_surely(l, list, i))
			return false;
		sum += l->value[list->part[i]];
	}
	/* A，B，C where B and C make A */
	for (size_t i = list->n; i-- > 0;) {
		if (i + 2 < list->n && l->value[list->part[i]] == behind)
			return false;
		behind += l->value[list->part[i]];
	}
	return !other_whole(l, list, sum);
}

/* Are the bare or numbered items of a list, that is none of columns
 * (A和B分别为), more than its total together? */
static bool
evenly_over(const struct lists *l, const struct list *list)
{
	return list->n > 2 && list->certain && !items_astray(l, list) &&
	    !(list->cues & CUE_EACH) &&
	    ((items_bare(l, list) && (list->colon || items_close(l, list))) ||
		list->marked) &&
	    !items_nested(l, list) && !items_other_side(l, list) &&
	    items_most(l, list) < l->value[list->total] &&
	    !items_units_apart(l, list);
}

bool
excess(struct relation *r, const struct lists *l, const struct list *list)
{
	struct relation all = *r;

	r->status = all.status = REL_EXCEEDS;
	if (beside(l, list) && !items_units_apart(l, list) && list->certain &&
	    r->stated->bound == BOUND_IS && giant(r, l, list))
		return true;
	*r = all;
	/* 供应商25250家。其中货物类…: one may be of several kinds */
	if (r->stated->kind != FIGURE_MONEY && list->stop >= STOP_FULL &&
	    !list->colon && !list->marked)
		return false;
	return plainly_over(l, list) || evenly_over(l, list);
}
