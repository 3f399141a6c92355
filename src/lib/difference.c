/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "changed.h"
#include "completion.h"
#include "difference.h"
#include "sense.h"
#include "share.h"
#include "utf.h"

enum { SENTENCE = 8 }; /* figures of a sentence looked at */

struct gap {
	struct span stated, from, with; /* words, | between them */
	int sign;                       /* of `with' */
	bool alone; /* no other amount of the sentence may join in */
};

/* By the second byte of a word of `stated', a bit for each third one. */
static uint64_t thirds[64];

static struct gap *rows;
static size_t nrows, cap;

static void
note_thirds(struct span words)
{
	for (size_t i = 0; i <= words.n; i++) {
		size_t n = 0;

		if (i > 0 && words.s[i - 1] != '|')
			continue;
		while (i + n < words.n && words.s[i + n] != '|')
			n++;
		for (size_t k = 0; k < 64 && n < 3; k++)
			thirds[k] = UINT64_MAX;
		if (n >= 3)
			thirds[words.s[i + 1] & 0x3f] |= UINT64_C(1)
			    << (words.s[i + 2] & 0x3f);
	}
}

/* May a word of `stated' stand in the text?  Most texts have none. */
static bool
may_state(struct span text)
{
	uint64_t seen = 0;

	for (size_t i = 0; i + 3 <= text.n;
	     i += utf_len((unsigned char)text.s[i]))
		seen |= thirds[text.s[i + 1] & 0x3f] >> (text.s[i + 2] & 0x3f);
	return (seen & 1) != 0;
}

void
differences_load(void)
{
	static const char *const names[] = { "stated", "from", "with", "form",
		"alone" };
	struct tsv t = { 0 };
	size_t c[5];

	cues_load();
	if (rows != NULL)
		return;
	share_open(&t, "gaps.tsv");
	for (size_t i = 0; i < 5; i++)
		c[i] = tsv_need(&t, names[i]);
	while (tsv_row(&t)) {
		struct span s[3];
		bool plus = strcmp(t.cell[c[3]], "plus") == 0;

		if (!plus && strcmp(t.cell[c[3]], "less") != 0) {
			tsv_bad(&t, "form '%s' is none of less, plus",
			    t.cell[c[3]]);
			continue;
		}
		for (size_t i = 0; i < 3; i++)
			s[i] = (struct span){ arena_dup(&perm, t.cell[c[i]],
						  t.len[c[i]]),
				t.len[c[i]] };
		note_thirds(s[0]);
		*ARENA_PUSH(&perm, rows, nrows, cap) = (struct gap){ s[0], s[1],
			s[2], plus ? 1 : -1, t.len[c[4]] > 0 };
	}
	share_close(&t);
}

static void
combine(struct tie *t, struct ties *c, size_t stated, size_t from, size_t with,
    int sign)
{
	struct relation *x = ties_add(t, c, "difference", stated);

	relation_part(x, t->r->v[from].figure, 1);
	relation_part(x, t->r->v[with].figure, sign);
}

/* D on T and B by the sign of its verb. */
static void
apart(struct tie *t, struct ties *c, size_t d, size_t now, size_t then)
{
	const struct reading *r = t->r;
	int sign = r->v[d].sign;

	if (sign == 0)
		sign = dec_cmp(
		    r->v[now].figure->value, r->v[then].figure->value);
	if (sign < 0 && dec_sign(r->v[d].figure->number) < 0)
		sign = 1; /* the minus says it again */
	if (sign < 0)
		combine(t, c, d, then, now, -1);
	else
		combine(t, c, d, now, then, -1);
}

static bool
amount(const struct reading *r, size_t i, size_t like)
{
	return i != NO_TOKEN && r->v[i].figure->table == 0 &&
	    r->v[i].role == ROLE_AMOUNT && reading_alike(r, i, like);
}

/* `T，比B增加D' */
static void
on_base(struct tie *t, struct ties *c, size_t d, size_t base)
{
	const struct reading *r = t->r;
	size_t host = changed_host(t, base), whole;

	if (!amount(r, host, d))
		return;
	c->sure = changed_tied(t, host, base) && changed_tied(t, host, d) &&
	    r->v[d].stop <= STOP_COMMA;
	apart(t, c, d, host, base);
	whole = tie_whole(t, host);
	if (amount(r, whole, d))
		apart(t, c, d, whole, base);
}

/*
 * A sentence with no amount of its own tells of a change against the budget and
 * of a completion. The completion, if it holds on one amount and one budget
 * only, says which two the change is the difference of.
 */
static bool
by_completion(struct tie *t, struct ties *c, size_t d)
{
	const struct reading *r = t->r;
	size_t host, plan = NO_TOKEN, of = NO_TOKEN, v[COMPLETION_FAR];

	for (size_t i = d + 1;
	     i < r->n && i < d + SENTENCE && r->v[i].stop < STOP_FULL; i++) {
		struct phrase p;

		if (r->v[i].role != ROLE_RATE || !tie_rate(r->v[i].figure))
			continue;
		phrase_make(&p, r, i);
		if (phrase_last(&p, p.clause, CUE_BUDGET) == NO_TOKEN ||
		    phrase_last(&p, p.clause, CUE_DONE) == NO_TOKEN)
			continue;
		host = completion_host(r, i);
		for (int up = 0; up < 2 && host != NO_TOKEN; up++) {
			size_t n = completion_far(t, host, v);

			for (size_t k = 0; k < n; k++) {
				struct relation x = relation_new(
				    r->mem, "completion", r->v[i].figure, 1);
				relation_part(&x, r->v[host].figure, 1);
				relation_base(&x, r->v[v[k]].figure, 1);
				if (!relation_judge(&x) ||
				    x.status > REL_ROUNDING)
					continue;
				if (plan != NO_TOKEN)
					return false;
				plan = v[k];
				of = host;
			}
			host = tie_whole(t, host);
		}
	}
	if (plan == NO_TOKEN)
		return false;
	apart(t, c, d, of, plan);
	c->sure = true;
	return true;
}

/* `T，完成预算B的P%，超收D' or `T，较上年B增长P%，增收D': the base stands before
 * the rate.  False if it does not. */
static bool
behind_rate(struct tie *t, struct ties *c, size_t d)
{
	const struct reading *r = t->r;
	size_t base, host;
	bool task;

	if (d < 2 || r->v[d].stop > STOP_COMMA ||
	    r->v[d - 1].role != ROLE_RATE || r->v[d - 2].role != ROLE_BASE ||
	    r->v[d - 1].stop != STOP_NONE || !reading_alike(r, d, d - 2) ||
	    r->v[d].sign == 0)
		return false;
	base = d - 2;
	task = r->v[base].against >= AGAINST_BUDGET ||
	    reading_clause_cue(r, base, CUE_BUDGET | CUE_TASK) != NULL;
	host = tie_host(r, base);
	/* 较上年B增长P%，超收D: more than the budget, not than B */
	if (!amount(r, host, d) || task != (r->v[d].against >= AGAINST_BUDGET))
		return false;
	apart(t, c, d, host, base);
	c->sure = task ? r->v[base].stop <= STOP_COMMA
		       : changed_tied(t, host, base);
	return true;
}

/* Two years side by side, or a budget named before. */
static void
on_others(struct tie *t, struct ties *c, size_t d)
{
	const struct reading *r = t->r;
	size_t host = changed_host(t, d), now, then;
	bool budget = r->v[d].against == AGAINST_BUDGET ||
	    reading_cue(r, d, CUE_BUDGET) != NULL;

	if (behind_rate(t, c, d))
		return;
	if (r->v[d].against == AGAINST_BUDGET && tie_host(r, d) == NO_TOKEN &&
	    by_completion(t, c, d))
		return;
	if (!amount(r, host, d))
		return;
	if (!budget && host > 0 && amount(r, host - 1, d) &&
	    r->v[host].stop <= STOP_SEMICOLON) {
		if (changed_years(t, host, &now, &then)) {
			apart(t, c, d, now, then);
			c->sure = r->v[d].stop <= STOP_COMMA &&
			    changed_tied(t, host, d);
			return;
		}
		apart(t, c, d, host, host - 1);
	}
	if (reading_from_to(r, host)) {
		struct phrase p;

		phrase_make(&p, r, d);
		c->sure = r->v[d].stop <= STOP_COMMA &&
		    changed_tied(t, host, d) && changed_span(r, host, &p);
		return;
	}
	if (!budget && r->v[d].sign != 0)
		return;
	for (size_t i = host, n = 0; i-- > 0 && n < TIE_REACH; n++)
		if (r->v[i].figure->table == 0 && reading_alike(r, i, d) &&
		    completion_plan(r, i) > 0)
			apart(t, c, d, host, i);
}

/* The only amount of the sentence under one of the words; NO_TOKEN if there is
 * none or there are more. */
static size_t
under(const struct reading *r, size_t stated, struct span words)
{
	size_t found = NO_TOKEN;

	for (size_t i = stated, n = 0; i-- > 0 && n < TIE_REACH; n++) {
		if (r->v[i + 1].stop >= STOP_FULL || r->v[i].figure->table > 0)
			break;
		if (r->v[i].role == ROLE_RATE || !reading_alike(r, i, stated) ||
		    sense_in(SENSE_PART_OF_ACCOUNT, r->v[i].clause) ||
		    !name_under(r->v[i].clause, words))
			continue;
		if (found != NO_TOKEN)
			return NO_TOKEN;
		found = i;
	}
	return found;
}

/* Is there no other amount in the sentence of a stated one? */
static bool
alone(const struct reading *r, size_t d, size_t from, size_t with)
{
	for (size_t i = d, n = 0; i-- > 0 && r->v[i + 1].stop < STOP_FULL; n++)
		if (n == TIE_REACH)
			return false;
		else if (i != from && i != with && r->v[i].role != ROLE_RATE &&
		    reading_alike(r, i, d))
			return false;
	return true;
}

/* 比上年增加D or 其中人员经费增加D is no change of the budget from A to C; 增加D is.
 */
static bool
part_of_change(const struct token *x)
{
	return sense_in(SENSE_PLAIN_CHANGE, x->clause) &&
	    (x->against == AGAINST_PRIOR ||
		sense_begins(SENSE_PLAIN_CHANGE, x->clause) == 0);
}

/* Could two amounts make the stated one?  A difference that would be below zero
 * was misread; what a list says already is said. */
static bool
makes(const struct tie *t, size_t d, size_t from, size_t with,
    const struct gap *g)
{
	const struct token *v = t->r->v;

	if (from == NO_TOKEN || with == NO_TOKEN || from == with ||
	    part_of_change(&v[with]) ||
	    (g->sign > 0 && t->lists->of_total[d] > 0) ||
	    (g->alone && !alone(t->r, d, from, with)))
		return false;
	return g->sign > 0 || dec_sign(v[d].figure->value) <= 0 ||
	    dec_cmp(v[from].figure->value, v[with].figure->value) >= 0;
}

static bool
by_words(struct tie *t, size_t d)
{
	const struct reading *r = t->r;
	struct ties c;

	/* two more of its sentence must stand before it */
	if (d < 2 || r->v[d].stop >= STOP_FULL ||
	    r->v[d - 1].stop >= STOP_FULL || !may_state(r->v[d].clause) ||
	    sense_in(SENSE_PART_OF_ACCOUNT, r->v[d].clause))
		return false;
	ties_begin(&c, true);
	for (size_t i = 0; i < nrows; i++) {
		size_t from, with;

		/* a part of what was saved is no difference of the whole */
		if (!name_under(r->v[d].clause, rows[i].stated) ||
		    reading_cue(r, d, CUE_AMONG | CUE_INCLUDE) != NULL ||
		    under(r, d, rows[i].stated) != NO_TOKEN)
			continue;
		from = under(r, d, rows[i].from);
		with = under(r, d, rows[i].with);
		if (makes(t, d, from, with, &rows[i]))
			combine(t, &c, d, from, with, rows[i].sign);
	}
	ties_settle(t, &c);
	return c.n > 0;
}

void
differences_read(
    const struct reading *r, const struct lists *lists, struct relations *out)
{
	struct tie t;

	tie_begin(&t, r, lists, out);
	for (size_t i = 1; i < r->n; i++) {
		struct ties c;

		ties_begin(&c, false);
		/* no rate and no cell of a table */
		if (r->v[i].role != ROLE_CHANGE && r->v[i].role != ROLE_AMOUNT)
			continue;
		if (by_words(&t, i) || r->v[i].role != ROLE_CHANGE)
			continue;
		if (r->v[i - 1].role == ROLE_BASE &&
		    r->v[i - 1].bracket == r->v[i].bracket &&
		    reading_alike(r, i - 1, i))
			on_base(&t, &c, i, i - 1);
		else
			on_others(&t, &c, i);
		ties_settle(&t, &c);
	}
}
