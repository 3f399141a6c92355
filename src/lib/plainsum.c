/* SPDX-License-Identifier: MIT */
#include "plainsum.h"

enum {
	SURE = 1500, /* the total over what it may be off by */
	EXACT = 200, /* the same for what agrees to the last digit */
	COUNTED = 10 /* the least total of counted things */
};

static bool
counted(const struct token *t)
{
	return t->figure->kind == FIGURE_COUNT ||
	    t->figure->kind == FIGURE_TIMES;
}

/* Is the total precise enough for chance to be out of the question? */
static bool
precise(const struct lists *l, size_t total, int sure)
{
	int64_t v = l->value[total];
	int64_t q = l->quantum[total] > 0 ? l->quantum[total] : 1;

	if (counted(&l->reading->v[total]))
		return v / COUNTED >= q;
	return (sure == SURE ? v / SURE : v / EXACT) >= q;
}

/* An amount, and so none of a table, that is no part yet.  What has no quantum
 * is not asked for more: most tokens are far apart in memory. */
static inline bool
loose(const struct lists *l, size_t i)
{
	return l->quantum[i] >= 0 && l->of_part[i] == 0 &&
	    l->reading->v[i].role == ROLE_AMOUNT;
}

static bool
keep(struct lists *l, size_t total, size_t *part, size_t n)
{
	struct list list = { .kind = LIST_FREE,
		.opener = part[0],
		.total = total,
		.part = part,
		.n = n,
		.last = part[n - 1],
		.closes = true };
	size_t filled = 0;
	int64_t rest = l->value[total];

	for (size_t i = 0; i < n; i++)
		filled += l->value[part[i]] != 0;
	for (size_t i = 0; i < n; i++)
		rest -= l->value[part[i]];
	if (filled < 2 || !lists_close(l, total, part, n) ||
	    (rest != 0 && !precise(l, total, SURE)))
		return false;
	lists_add(l, &list);
	return true;
}

/* The amounts that follow a total in its sentence. */
static void
behind(struct lists *l, size_t total)
{
	const struct token *v = l->reading->v;
	size_t part[PLAIN_PARTS], n = 0;
	int64_t sum = 0, most = l->value[total] + l->quantum[total];

	for (size_t i = total + 1; i < l->reading->n &&
	     i <= total + PLAIN_REACH && v[i].stop < STOP_FULL && sum <= most;
	     i++) {
		if (v[i].bracket != v[total].bracket ||
		    !lists_match(l, i, total))
			continue;
		if (!loose(l, i) || n == PLAIN_PARTS)
			return;
		part[n++] = i;
		sum += l->value[i];
		if (n >= 2 && keep(l, total, part, n))
			return;
		if (n == 2 && counted(&v[total]))
			return;
	}
}

/* Is a difference within two of the coarsest quanta, as in lists_close? */
static bool
near(int64_t gap, int64_t fine, int64_t quantum)
{
	int64_t most = fine > quantum ? fine : quantum;

	return gap <= 2 * most && gap >= -2 * most;
}

/* The loose amounts of a sentence, from its first token on, against an amount
 * near them. */
static void
sentence(struct lists *l, size_t from, size_t to)
{
	const struct reading *r = l->reading;
	size_t part[PLAIN_PARTS], n = 0, lo, hi;
	int64_t sum = 0, fine = 0;

	for (size_t i = from; i < to; i++) {
		if (!loose(l, i) || l->of_total[i] > 0 ||
		    (n > 0 &&
			(!lists_match(l, i, part[0]) ||
			    r->v[i].bracket != r->v[part[0]].bracket)))
			continue;
		if (n == PLAIN_PARTS)
			return;
		part[n++] = i;
	}
	if (n < 2 || counted(&r->v[part[0]]))
		return;
	for (size_t i = 0; i < n; i++) {
		sum += l->value[part[i]];
		if (l->quantum[part[i]] > fine)
			fine = l->quantum[part[i]];
	}
	lo = from > PLAIN_REACH ? from - PLAIN_REACH : 0;
	hi = to + PLAIN_REACH < r->n ? to + PLAIN_REACH : r->n;
	for (size_t i = lo; i < hi; i++)
		if ((i < from || i >= to) &&
		    near(sum - l->value[i], fine, l->quantum[i]) &&
		    lists_match(l, i, part[0]) && precise(l, i, SURE) &&
		    keep(l, i, part, n))
			return;
}

void
plainsum_read(struct lists *l)
{
	const struct reading *r = l->reading;

	/* two more of the sentence must stand behind the total */
	for (size_t i = 0; i + 2 < r->n; i++)
		if (r->v[i + 1].stop < STOP_FULL &&
		    r->v[i + 2].stop < STOP_FULL && loose(l, i) &&
		    l->of_total[i] == 0 && precise(l, i, EXACT))
			behind(l, i);
	for (size_t i = 0, from = 0; i <= r->n; i++)
		if (i == r->n || r->v[i].stop >= STOP_FULL) {
			if (i - from > 1)
				sentence(l, from, i);
			from = i;
		}
}
