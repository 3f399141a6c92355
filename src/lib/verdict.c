/* SPDX-License-Identifier: MIT */
#include "verdict.h"
#include "abreast.h"
#include "attributes.h"
#include "evidence.h"
#include "excess.h"
#include "identity.h"
#include "items.h"
#include "known.h"
#include "opener.h"
#include "phrase.h"
#include "repair.h"
#include "sense.h"
#include "totals.h"

enum {
	PROOF = 4,          /* digits that make a slip of the pen convincing */
	PROOF_MAINLY = 5,   /* the same under 主要 */
	PROOF_DOUBTFUL = 6, /* the same where words do not say that it is a
			     * list, or how far it goes */
	MANY = 6,           /* items of a list */
	BEHIND = 12, /* bytes: 等两部分 between the last item and 组成 */
	BESIDE = 6,  /* bytes: a comma or bracket between it and 含 */
	NET = 8,     /* tokens behind the last item */
	NEAR = 50,   /* one part in so many of the total */
	NAME = 3,    /* bytes of a lead that is no name: 和 、 */
	CHARACTER = 3,
	DIGITS = 3 /* of a difference that is found behind the list */
};

/* Words under which a part is a part; 主要 and 分别 alone do not accuse. */
static const uint32_t accusing = CUE_AMONG | CUE_INCLUDE | CUE_COMPOSED |
    CUE_FOLLOWS;

static bool
all_comparable(const struct lists *l, const struct list *list)
{
	for (size_t i = 0; i < list->n; i++)
		if (!lists_comparable(l, list->part[i], list->total))
			return false;
	return true;
}

/* Is an amount counted up to a day (累计, 截至)? */
static bool
until(const struct reading *r, size_t token)
{
	return reading_clause_cue(r, token, CUE_DONE_UNTIL) != NULL;
}

/* Does 不含 扣除, or a 含 that begins no list of its own, stand beside the part
 * or its whole?  They then measure differently. */
static bool
excused(const struct lists *l, const struct list *list)
{
	const struct reading *r = l->reading;

	for (size_t i = 0; i < list->n; i++)
		if (until(r, list->part[i]) && !until(r, list->total))
			return true;
	for (size_t i = list->total; i <= list->last + 1 && i < r->n; i++) {
		const struct cue *c = reading_cue(r, i, CUE_LESS | CUE_INCLUDE);
		if (c == NULL || (i > list->last && c->at > BESIDE))
			continue;
		if (c->classes & CUE_LESS ||
		    (i > list->opener && l->of_opener[i] == 0))
			return true;
	}
	return false;
}

/* Is there a list (1 + index, 0 none) that words tell of? */
static bool
worded(const struct lists *l, size_t list)
{
	return list > 0 && l->v[list - 1].kind != LIST_FREE;
}

/* Is the whole in doubt?  It has no name of its own
 * (2.1万元、2.6万元和3.2万元), so that the list may run beside another list; it
 * stands in a sentence before with other amounts; another list makes it, or
 * takes the parts; or the list names it again. */
static bool
doubtful(const struct lists *l, const struct list *list)
{
	const struct token *v = l->reading->v, *t = &v[list->total];
	size_t taken = 0;

	if ((t->text.n - t->clause_at <= NAME &&
		(t->clause_at == 0 || t->text.s[t->clause_at - 1] != ')')) ||
	    worded(l, l->of_total[list->total]))
		return true;
	for (size_t i = 0; i < list->n; i++)
		taken += worded(l, l->of_part[list->part[i]]);
	if (taken > 1)
		return true;
	for (size_t i = 0; i < list->n && list->n > 1; i++)
		if (l->value[list->part[i]] == l->value[list->total])
			return true;
	if (list->stop < STOP_FULL)
		return false;
	if (list->cues & CUE_FOLLOWS ||
	    (v[list->opener].marked && !(list->cues & CUE_AMONG)))
		return true;
	if ((list->stop == STOP_LINE && t->marked) ||
	    (!t->marked && opener_nests(l->reading, list->total)))
		return true;
	for (size_t i = list->total, seen = 0; i > 0 && seen < LIST_BACK;
	     i--, seen++) {
		if (v[i].stop >= STOP_FULL || v[i].marked)
			return false;
		if (v[i - 1].role == ROLE_AMOUNT && v[i - 1].like == t->like &&
		    v[i - 1].bracket == t->bracket)
			return true;
	}
	return false;
}

/* 由…组成: does 组成 follow the items, or stand before them (由以下组成：)?  由
 * alone begins other things. */
static bool
composed(const struct lists *l, const struct list *list)
{
	const struct reading *r = l->reading;
	struct span tail = reading_tail(r, list->last);
	const struct cue *c = reading_last_cue(r, list->opener, CUE_COMPOSED);
	const struct cue *a = reading_last_cue(r, list->opener, CUE_AMONG);

	/* 由9人组成，其中主任1人: the list is that of 其中 */
	if (c != NULL && a != NULL && a->at > c->at)
		return false;
	if (tail.n > BEHIND)
		tail.n = BEHIND;
	return sense_in(SENSE_COMPOSED, tail) ||
	    (c != NULL && c->end - c->at > 3);
}

/* T万元，分别为A、B: the items are all there is, unless 其中 says otherwise or
 * the verb has a subject of its own (A和B分别为). */
static bool
each(const struct lists *l, const struct list *list)
{
	const struct cue *c = reading_cue(l->reading, list->opener, CUE_EACH);

	return c != NULL && c->at <= 1 && c->end - c->at > 6 &&
	    list->opener == list->total + 1 &&
	    !(list->cues & (CUE_AMONG | CUE_INCLUDE));
}

/* Do the words say that the list is complete? */
static bool
closed(const struct lists *l, const struct list *list)
{
	if (list->n < 2 || !list->certain || items_etc(l, list->last) ||
	    items_astray(l, list))
		return false;
	if (identity_complete(l, list) || attributes_complete(l, list) ||
	    abreast_complete(l, list))
		return true;
	if (list->cues & CUE_COMPOSED && composed(l, list))
		return true;
	if (each(l, list) || items_rest(l, list))
		return true;
	return list->ended && list->cues & CUE_FOLLOWS && list->marked;
}

/* Is an item that is no sure part larger than the whole?  Then it is none. */
static bool
stray(const struct lists *l, const struct list *list)
{
	for (size_t i = 1; i < list->n; i++)
		if (l->value[list->part[i]] > l->value[list->total] &&
		    !items_surely(l, list, i))
			return true;
	return false;
}

/* Is the difference within half of the last decimal that the total is printed
 * with (321.8 beside 128.09 and 193.73), the parts being finer? */
static bool
blunt(const struct lists *l, const struct list *list)
{
	int64_t gap = -l->value[list->total], whole = l->quantum[list->total];

	for (size_t i = 0; i < list->n; i++) {
		gap += l->value[list->part[i]];
		if (l->quantum[list->part[i]] >= whole)
			return false;
	}
	gap = gap < 0 ? -gap : gap;
	return l->reading->v[list->total].figure->number.scale > 0 &&
	    2 * gap <= whole;
}

/* Is an item what items before it make (A、B等其他支出共计C)?  Which of them,
 * the words do not tell. */
static bool
subtotal(const struct lists *l, const struct list *list)
{
	for (size_t i = 1; i < list->n; i++)
		if (items_etc(l, list->part[i] - 1) &&
		    totals_named(l->reading, list->part[i]))
			return true;
	return false;
}

/* Do the items make the total together with the changes that stand among and
 * behind them (新增T，主要是新增A、B，减少D), or less an amount behind them
 * (其中A、B、C；一年内到期D)? */
static bool
netted(const struct lists *l, const struct list *list)
{
	const struct token *v = l->reading->v;
	int64_t gap = items_sum(l, list) - l->value[list->total];
	int64_t less = gap; /* 结余T，其中A结余B，项目超支D */
	bool some = false;

	for (size_t i = list->opener; i < l->reading->n && i < list->last + NET;
	     i++) {
		if (i > list->last && v[i].stop >= STOP_FULL)
			break;
		if (i > list->last && v[i].role == ROLE_AMOUNT &&
		    lists_match(l, i, list->total) && l->value[i] == gap &&
		    items_digits(gap) >= DIGITS)
			return true;
		if (v[i].role != ROLE_CHANGE ||
		    v[i].like != v[list->total].like || l->quantum[i] < 0)
			continue;
		gap += l->value[i];
		less -= l->value[i];
		some = true;
	}
	gap = gap < 0 ? -gap : gap;
	less = less < 0 ? -less : less;
	return some && (gap < less ? gap : less) <= l->quantum[list->total];
}

/* Does a slip of the pen explain a list, in figures with digits enough?  The
 * only one there is becomes the hint. */
static bool
slipped(struct relation *r, const struct lists *l, const struct list *list)
{
	unsigned proof = list->cues & CUE_MAINLY ? PROOF_MAINLY : PROOF;
	struct repair fix;

	if (list->n < 2 || list->cut || items_etc(l, list->last) ||
	    stray(l, list))
		return false;
	/* 新增就业2770人。其中，…: of people, some are told of */
	if (!list->certain || list->kind == LIST_NUMBERED ||
	    (list->stop >= STOP_FULL && !list->colon &&
		r->stated->kind != FIGURE_MONEY))
		proof = PROOF_DOUBTFUL;
	for (size_t n = list->n; n > MANY; n /= 2)
		proof++; /* more figures, more slips to think of */
	fix = repair_find(r, proof, l->mem);
	r->hint = fix.hint;
	return fix.found > 0 && fix.weight >= proof &&
	    (fix.weight > PROOF || !excused(l, list));
}

/* Does the sentence (or what stands between its stops), or the item under a
 * list mark, begin with this amount? */
static bool
begins(const struct reading *r, size_t token, enum stop stop)
{
	return token == 0 || r->v[token].stop >= stop || r->v[token].marked;
}

/* Is what the items make within a fiftieth of the total? */
static bool
near(const struct lists *l, const struct list *list)
{
	int64_t gap = items_sum(l, list) - l->value[list->total];

	gap = gap < 0 ? -gap : gap;
	return gap <= l->value[list->total] / NEAR;
}

/* Is the total called one in so many words?  计 alone stands in other words,
 * 其他行业共计 is an item, and 共计发放 may count more than what was named. */
static bool
announced(const struct reading *r, size_t total)
{
	struct phrase p;
	size_t k;

	phrase_make(&p, r, total);
	k = phrase_last(&p, p.clause, CUE_TOTAL);
	return k != NO_TOKEN && p.v[k].end - p.v[k].at > CHARACTER &&
	    phrase_idle(&p, k + 1) &&
	    reading_clause_cue(r, total, CUE_REST) == NULL;
}

/* Do the items before a total enter and leave it like the total itself: no
 * 支出 among the items of a 收入合计, and some 收入? */
static bool
same_side(const struct lists *l, const struct list *list)
{
	const struct cue *c = reading_clause_cue(
	    l->reading, list->total, CUE_IN | CUE_OUT);
	int sign = c == NULL ? 0 : c->sign;
	bool some = sign == 0;

	for (size_t i = 0; i < list->n; i++) {
		c = reading_clause_cue(
		    l->reading, list->part[i], CUE_IN | CUE_OUT);
		if (c != NULL && sign * c->sign < 0)
			return false;
		some |= c != NULL;
	}
	return some;
}

/* Is the total one of the items again, or of this year alone, and an item what
 * was there before (年初结转A，财政拨款B，本年收入合计B)? */
static bool
of_year(const struct lists *l, const struct list *list)
{
	const struct reading *r = l->reading;
	struct span clause = r->v[list->total].clause;
	bool year = sense_in(SENSE_YEAR_ALONE, clause);

	for (size_t i = 0; i < list->n; i++)
		if (l->value[list->part[i]] == l->value[list->total] ||
		    (year &&
			reading_clause_cue(r, list->part[i], CUE_OPENING) !=
			    NULL))
			return true;
	return false;
}

/* Is an item what another grew to (从A增长至B)? */
static bool
grown(const struct lists *l, const struct list *list)
{
	for (size_t i = 1; i < list->n; i++)
		if (reading_clause_cue(l->reading, list->part[i], CUE_CHANGE) !=
		    NULL)
			return true;
	return false;
}

/* Is a change one of a thing that is named, and held against nothing
 * (上解A，调出资金增加B，支出总计)? */
static bool
increase(const struct reading *r, size_t token)
{
	enum { AGAINST = CUE_THAN | CUE_PRIOR | CUE_BUDGET | CUE_PLAN };
	const struct cue *c = reading_clause_cue(r, token, CUE_CHANGE);

	return c != NULL && c->at > r->v[token].clause_at &&
	    reading_clause_cue(r, token, AGAINST) == NULL;
}

/* Do amounts that no list has taken stand behind an inner 其中, between the items
 * and the total behind them?  They may be items, too. */
static bool
left_out(const struct lists *l, const struct list *list)
{
	const struct token *v = l->reading->v;
	int64_t gap = l->value[list->total] - items_sum(l, list);
	bool inner = false;

	for (size_t i = list->part[0] + 1; i < list->total; i++) {
		inner |= i > list->part[list->n - 1] &&
		    reading_cue(l->reading, i, CUE_AMONG | CUE_INCLUDE) != NULL;
		/* ①债券A；②补助增加B；③基金C，三项合计 */
		if (v[i].role == ROLE_CHANGE &&
		    v[i].like == v[list->total].like &&
		    (v[i].marked || increase(l->reading, i)))
			return true;
		if (inner && v[i].role == ROLE_AMOUNT &&
		    v[i].like == v[list->total].like &&
		    v[i].bracket == v[list->total].bracket &&
		    l->of_part[i] == 0 && l->value[i] <= gap)
			return true;
	}
	return false;
}

/* May it be said of items before their total that they do not make it?  A slip
 * of the pen may, or a sentence that is nothing but such items and ends in what
 * it calls their total (收入A，补助B，结转C，收入总计T). */
static bool
total_behind(struct relation *r, const struct lists *l, const struct list *list)
{
	const struct reading *v = l->reading;

	if (!list->certain || left_out(l, list) || items_units_apart(l, list) ||
	    !all_comparable(l, list) || grown(l, list) || !same_side(l, list) ||
	    reading_cue(v, list->total, CUE_AMONG | CUE_INCLUDE) != NULL ||
	    !begins(v, list->part[0], STOP_COLON))
		return false;
	if (begins(v, list->part[0], STOP_SEMICOLON) && slipped(r, l, list))
		return true;
	return announced(v, list->total) && !items_etc(l, list->last - 1) &&
	    !of_year(l, list) &&
	    (near(l, list) ||
		(v->v[list->total].figure->kind == FIGURE_MONEY &&
		    items_even(l, list) &&
		    l->value[list->part[0]] < l->value[list->total]));
}

/* A，减B: is an item taken off?  In which of several ways is not said. */
static bool
taken_off(const struct lists *l, const struct list *list)
{
	const struct reading *r = l->reading;

	for (size_t i = 0; i < list->n; i++)
		if (sense_begins(SENSE_LESS, r->v[list->part[i]].clause) > 0 &&
		    r->v[list->part[i]].role == ROLE_AMOUNT)
			return true;
	return false;
}

bool
verdict(struct relation *r, const struct lists *l, const struct list *list)
{
	const struct token *total = &l->reading->v[list->total];
	bool over, told;

	if (!relation_judge(r))
		return false;
	if (r->status <= REL_ROUNDING) {
		/* 超1.2万家，其中超2900家: nothing speaks against it, but
		 * what a bound leaves open is no rounding */
		if (list->kind < LIST_BEFORE && dec_sign(r->difference) < 0 &&
		    dec_cmp(dec_abs(r->difference), r->allowed) > 0)
			r->status = REL_PARTIAL;
		return true;
	}
	if (blunt(l, list)) {
		r->status = REL_ROUNDING;
		return true;
	}
	if (list->kind == LIST_FREE || total->role == ROLE_CHANGE ||
	    taken_off(l, list))
		return false;
	over = dec_sign(r->difference) > 0;
	if (list->kind == LIST_BEFORE)
		return total_behind(r, l, list);
	if (!all_comparable(l, list))
		return false;
	if (list->kind == LIST_NUMBERED)
		return !doubtful(l, list) && slipped(r, l, list);
	if (!identity_complete(l, list) && doubtful(l, list)) {
		r->status = REL_PARTIAL;
		return !over;
	}
	if (netted(l, list) || items_offset(l, list))
		return false;
	if (subtotal(l, list) || known_narrow(total->clause, false).net) {
		r->status = REL_PARTIAL;
		return !over;
	}
	told = slipped(r, l, list) ||
	    (closed(l, list) && !excused(l, list) &&
		!items_units_apart(l, list));
	if (told) {
		r->hint = repair_find(r, 0, l->mem).hint;
		r->elsewhere = evidence_elsewhere(l, list);
		evidence_gap(r, l, list);
		return true;
	}
	r->hint = NULL;
	if (excused(l, list) || list->cues & CUE_MAINLY ||
	    !(list->cues & accusing) ||
	    (!(list->cues & accusing & ~(uint32_t)CUE_COMPOSED) &&
		!composed(l, list))) {
		r->status = REL_PARTIAL;
		return !over;
	}
	if (!list->cut &&
	    ((r->elsewhere = evidence_elsewhere(l, list)) != NULL ||
		evidence_just_above(l, list) ||
		evidence_one_too_many(l, list) || evidence_twin(l, list))) {
		evidence_gap(r, l, list);
		return true;
	}
	if (over)
		return excess(r, l, list);
	r->status = REL_PARTIAL;
	return true;
}
