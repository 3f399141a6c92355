/* SPDX-License-Identifier: MIT */
#include "abreast.h"
#include "items.h"

enum { PROOF = 3 /* digits that make a sum no chance */ };

/* May a token be the measure beside another of its item or total? */
static bool
measure(const struct reading *r, size_t at, size_t of, size_t like)
{
	const struct token *v = r->v;
	size_t from = at < of ? at : of, to = at < of ? of : at;

	return v[at].role == ROLE_AMOUNT && v[at].figure->table == 0 &&
	    v[at].bracket == v[of].bracket && reading_alike(r, at, like) &&
	    reading_stop(r, from, to) <= STOP_COMMA;
}

/* Words that tell one measure from another of its kind: 计划投资, 完成投资. */
static const uint32_t manner = CUE_TASK | CUE_BUDGET | CUE_DONE;

/* Is it more than chance that a list makes its total?  Where no word says that
 * it is a list, round figures prove nothing, nor do those of a list around it.
 */
static bool
meant(const struct lists *l, const struct list *list)
{
	return list->kind != LIST_FREE ||
	    (l->of_part[list->total] == 0 &&
		items_digits(l->value[list->total]) >= PROOF);
}

/* The list that stands k tokens beside another; false if none does. */
static bool
beside(struct list *to, size_t *part, const struct lists *l,
    const struct list *list, int k)
{
	const struct reading *r = l->reading;
	size_t whole = list->total + (size_t)k, behind;

	if (list->n < 2 || list->n > LIST_PARTS || whole >= r->n ||
	    (k > 0 && whole >= list->part[0]) ||
	    reading_alike(r, whole, list->total) ||
	    !measure(r, whole, list->total, whole))
		return false;
	for (size_t i = 0; i < list->n; i++) {
		part[i] = list->part[i] + (size_t)k;
		behind = i + 1 < list->n ? list->part[i + 1] : r->n;
		if (part[i] >= behind || part[i] <= list->total ||
		    (i > 0 && part[i] <= list->part[i - 1]) ||
		    !measure(r, part[i], list->part[i], whole) ||
		    (r->v[part[i]].clause_classes & manner) !=
			(r->v[part[0]].clause_classes & manner) ||
		    l->quantum[part[i]] < 0)
			return false;
	}
	if (l->quantum[whole] < 0)
		return false;
	*to = (struct list){ .kind = LIST_FREE,
		.opener = part[0],
		.total = whole,
		.part = part,
		.n = list->n,
		.last = part[list->n - 1] };
	return true;
}

static bool
closes(const struct lists *l, const struct list *list)
{
	return lists_close(l, list->total, list->part, list->n);
}

bool
abreast_complete(const struct lists *l, const struct list *list)
{
	size_t part[LIST_PARTS];
	struct list other;

	for (int k = -ABREAST; k <= ABREAST; k++)
		if (k != 0 && (k > 0 || list->total >= (size_t)-k) &&
		    beside(&other, part, l, list, k) && closes(l, &other))
			return true;
	return false;
}

/* Is a total told of already, or is there a list of its own at the items? */
static bool
known(const struct lists *l, const struct list *list)
{
	if (l->of_total[list->total] > 0 || l->of_part[list->total] > 0)
		return true;
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].total == list->total && l->v[i].n == list->n &&
		    l->v[i].part[0] == list->part[0])
			return true;
	return false;
}

/* Of several amounts before the items (总投资A，年度投资B，其中：…) the one that
 * the items make is the total; if none is, nothing says which it is. */
static bool
settled(const struct lists *l, const struct list *list, struct list *other)
{
	const struct reading *r = l->reading;
	size_t first = other->total;
	bool alone = true;

	if (closes(l, other))
		return true;
	for (size_t i = list->total + 1; i < list->part[0]; i++) {
		if (i == first || r->v[i].role != ROLE_AMOUNT ||
		    l->quantum[i] < 0 || !reading_alike(r, i, first))
			continue;
		alone = false;
		other->total = i;
		if (closes(l, other))
			return true;
	}
	other->total = first;
	return alone;
}

void
abreast_read(const struct lists *l, struct relations *to)
{
	size_t part[LIST_PARTS];

	for (size_t i = 0; i < l->n; i++) {
		const struct list *list = &l->v[i];

		if (!list->closes || !meant(l, list))
			continue;
		for (int k = -ABREAST; k <= ABREAST; k++) {
			struct list other;
			struct relation r;

			if (k == 0 || (k < 0 && list->total < (size_t)-k) ||
			    !beside(&other, part, l, list, k) ||
			    !settled(l, list, &other) || known(l, &other))
				continue;
			r = list_relation(l, &other);
			if (relation_judge(&r))
				relations_add(to, r);
		}
	}
}
