/* SPDX-License-Identifier: MIT */
#include "settle.h"

enum {
	YEARS_MOST = 8,
	WHOLES_MOST = 8,
	LEVEL_SIGNS = 3 /* amounts that tell a government's accounts */
};

/* The years of which accounts are given: what names no basis is the outcome,
 * since the year is over. */
static bool
closed(const unsigned *year, size_t n, unsigned y)
{
	for (size_t i = 0; i < n; i++)
		if (year[i] == y)
			return true;
	return false;
}

/* The one year that a document names; 0 if there is none, or more. */
static unsigned
only_year(const struct subjects *s)
{
	unsigned year = 0;

	for (size_t i = 0; i < s->n; i++) {
		unsigned y = s->v[i].year;

		if (y > 0 && year > 0 && y != year)
			return 0;
		year = y > 0 ? y : year;
	}
	return year;
}

/* Brings what is said in several ways to one: 预算 is 年初预算 where no other
 * is named, an amount without a basis is the outcome. */
static void
years_and_bases(struct subjects *to)
{
	unsigned year[YEARS_MOST], only = only_year(to);
	size_t n = 0;

	for (size_t i = 0; i < to->n; i++)
		if (to->v[i].year == 0)
			to->v[i].year = only;
	for (size_t i = 0; i < to->n; i++)
		if (span_is(to->v[i].basis, SPAN("决算")) && n < YEARS_MOST &&
		    !closed(year, n, to->v[i].year))
			year[n++] = to->v[i].year;
	for (size_t i = 0; i < to->n; i++) {
		struct subject *s = &to->v[i];

		if (s->host != NO_TOKEN && s->against == AGAINST_PRIOR)
			s->basis = to->v[s->host].basis;
		if (span_is(s->basis, SPAN("预算"))) {
			s->basis = SPAN("年初预算");
			s->guessed = true;
		} else if (s->basis.n == 0 && s->against != AGAINST_BUDGET &&
		    closed(year, n, s->year)) {
			s->basis = SPAN("决算");
			s->guessed = true;
		}
	}
}

/* Are these the accounts of a government?  Its signs are no scope. */
static bool
government(const struct subjects *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++) {
		n += s->v[i].what == SUBJECT_AMOUNT &&
		    s->reading->v[i].figure->kind == FIGURE_MONEY &&
		    (s->v[i].scope & (known_levels() | known_signs())) != 0;
		s->v[i].scope &= ~known_signs();
	}
	return n >= LEVEL_SIGNS;
}

/* A part of a whole that its table does not have stands there for something
 * else: 公务接待费 among economic classes is that of one fund. */
static void
strangers(struct subjects *s, size_t from, size_t to)
{
	struct span of[WHOLES_MOST];
	bool there[WHOLES_MOST];
	size_t n = 0;

	for (size_t i = from; i < to; i++) {
		struct span x = s->v[i].of;
		size_t k = 0;

		while (k < n && !span_is(of[k], x))
			k++;
		if (k == n && x.n > 0 && n < WHOLES_MOST) {
			there[n] = false;
			of[n++] = x;
		}
	}
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < n; k++)
			there[k] |= span_is(of[k], s->v[i].name);
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < n; k++)
			if (!there[k] && s->v[i].reach == REACH_REPORT &&
			    span_is(of[k], s->v[i].of))
				s->v[i].reach = REACH_WHOLE;
}

static void
tables_settle(struct subjects *s)
{
	const struct token *v = s->reading->v;

	for (size_t i = 0, k; i < s->n; i = k) {
		for (k = i + 1;
		     k < s->n && v[k].figure->table == v[i].figure->table;)
			k++;
		if (v[i].figure->table > 0)
			strangers(s, i, k);
	}
}

/* Each owner of state assets has assets and debts of its own. */
static void
owners(struct subjects *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].reach == REACH_OWNER)
			s->v[i].reach = s->owners ? REACH_WHOLE : REACH_REPORT;
}

void
settle(struct subjects *to)
{
	owners(to);
	years_and_bases(to);
	tables_settle(to);
	to->government = government(to);
}
