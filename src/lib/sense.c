/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "sense.h"
#include "share.h"

struct set {
	struct span *v;
	size_t n, cap;
};

static struct set set[SENSES];
static bool loaded;

static const char *const names[SENSES] = {
	[SENSE_THIS_YEAR] = "this-year",
	[SENSE_YEAR_ALONE] = "year-alone",
	[SENSE_YEAR_END] = "year-end",
	[SENSE_YEAR_END_FIRST] = "year-end-first",
	[SENSE_ROLLING] = "rolling",
	[SENSE_OFFSET] = "offset",
	[SENSE_DEFICIT] = "deficit",
	[SENSE_SHORTFALL] = "shortfall",
	[SENSE_GAP] = "gap",
	[SENSE_BALANCED] = "balanced",
	[SENSE_LOOSELY] = "loosely",
	[SENSE_CARRIED_OVER] = "carried-over",
	[SENSE_AFTER] = "after",
	[SENSE_LESS] = "less",
	[SENSE_PLUS] = "plus",
	[SENSE_IS_INCOME] = "is-income",
	[SENSE_IS_EXPENDITURE] = "is-expenditure",
	[SENSE_PAIR] = "pair",
	[SENSE_COMPOSED] = "composed",
	[SENSE_AND_SO_ON] = "and-so-on",
	[SENSE_CLASS_OF_ALL] = "class-of-all",
	[SENSE_OWN_LEVEL] = "own-level",
	[SENSE_BUDGET_CHANGED] = "budget-changed",
	[SENSE_BUDGET_FIRST] = "budget-first",
	[SENSE_BUDGET_MOVED] = "budget-moved",
	[SENSE_AVERAGE] = "average",
	[SENSE_NO_PLAIN_AVERAGE] = "no-plain-average",
	[SENSE_ADJUSTED_TO] = "adjusted-to",
	[SENSE_PLAN_TAIL] = "plan-tail",
	[SENSE_TO] = "to",
	[SENSE_FROM] = "from",
	[SENSE_TIME_TAIL] = "time-tail",
	[SENSE_PACE] = "pace",
	[SENSE_PACE_BEHIND] = "pace-behind",
	[SENSE_PACE_LOW] = "pace-low",
	[SENSE_ONE_QUARTER] = "one-quarter",
	[SENSE_HALF_YEAR] = "half-year",
	[SENSE_THREE_QUARTERS] = "three-quarters",
	[SENSE_UNTIL] = "until",
	[SENSE_JANUARY_TO] = "january-to",
	[SENSE_CHANGE_TAIL] = "change-tail",
	[SENSE_PLAIN_CHANGE] = "plain-change",
	[SENSE_BESIDE] = "beside",
	[SENSE_RATE_NOUN] = "rate-noun",
	[SENSE_NAME_FRONT] = "name-front",
	[SENSE_NAME_BACK] = "name-back",
	[SENSE_NAME_PRIOR] = "name-prior",
	[SENSE_WITH_CARRIED] = "with-carried",
	[SENSE_PART_OF_ACCOUNT] = "part-of-account",
	[SENSE_DENIED] = "denied",
	[SENSE_MEANS] = "means",
	[SENSE_POSTS_APPROVED] = "posts-approved",
	[SENSE_POSTS_FILLED] = "posts-filled",
	[SENSE_EXECUTION_RATE] = "execution-rate",
	[SENSE_CONTROL_RATE] = "control-rate",
	[SENSE_OWN_SCORE] = "own-score",
	[SENSE_NO_PART_OF_SCORE] = "no-part-of-score",
	[SENSE_POINTS_LOST] = "points-lost",
};

static void
load(void)
{
	struct tsv t = { 0 };
	size_t sense, word;

	share_open(&t, "senses.tsv");
	sense = tsv_need(&t, "sense");
	word = tsv_need(&t, "word");
	while (tsv_row(&t)) {
		struct span w = { t.cell[word], t.len[word] };
		size_t i = 0;

		while (i < SENSES && strcmp(names[i], t.cell[sense]) != 0)
			i++;
		if (i == SENSES) {
			tsv_bad(&t, "unknown sense '%s'", t.cell[sense]);
		} else if (w.n == 0 || sense_is((enum sense)i, w)) {
			tsv_bad(&t, "word '%s' is empty or there twice", w.s);
		} else {
			w.s = arena_dup(&perm, w.s, w.n);
			*ARENA_PUSH(&perm, set[i].v, set[i].n, set[i].cap) = w;
		}
	}
	share_close(&t);
}

static const struct set *
words(enum sense s)
{
	if (!loaded) {
		loaded = true; /* load asks for what it has so far */
		load();
	}
	return &set[s];
}

bool
sense_in(enum sense s, struct span text)
{
	const struct set *w = words(s);

	for (size_t i = 0; i < w->n; i++)
		if (span_has(text, w->v[i]))
			return true;
	return false;
}

/* The longest word at an end of a text. */
static size_t
longest(enum sense s, struct span text, bool (*fits)(struct span, struct span))
{
	const struct set *w = words(s);
	size_t most = 0;

	for (size_t i = 0; i < w->n; i++)
		if (w->v[i].n > most && fits(text, w->v[i]))
			most = w->v[i].n;
	return most;
}

size_t
sense_begins(enum sense s, struct span text)
{
	return longest(s, text, span_begins);
}

size_t
sense_ends(enum sense s, struct span text)
{
	return longest(s, text, span_ends);
}

bool
sense_is(enum sense s, struct span text)
{
	const struct set *w = words(s);

	for (size_t i = 0; i < w->n; i++)
		if (span_is(text, w->v[i]))
			return true;
	return false;
}

/* The longest word at the first place of one, or at the last. */
static size_t
find(enum sense s, struct span text, size_t *n, bool last)
{
	const struct set *w = words(s);
	size_t at = text.n + 1;

	*n = 0;
	for (size_t i = 0; i < w->n; i++) {
		size_t found = last ? span_find_last(text, w->v[i])
				    : span_find(text, w->v[i]);

		if (found > text.n ||
		    (*n > 0 && (last ? found < at : found > at)) ||
		    (found == at && w->v[i].n <= *n))
			continue;
		at = found;
		*n = w->v[i].n;
	}
	return at;
}

size_t
sense_find(enum sense s, struct span text, size_t *n)
{
	return find(s, text, n, false);
}

size_t
sense_find_last(enum sense s, struct span text, size_t *n)
{
	return find(s, text, n, true);
}
