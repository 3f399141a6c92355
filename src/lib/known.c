/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "known.h"
#include "share.h"
#include "words.h"

struct as {
	struct span name, unit, to;
};

static struct words names; /* of known, backwards as the lexicon's */
static struct known *known;
static size_t nknown, capknown;
static struct as *as;
static size_t nas, capas;
static struct words scopes; /* value: a bit */
static struct span scope_name[64];
static size_t nscopes;
static uint64_t levels;       /* bits of scopes that tell whose accounts */
static uint64_t signs;        /* bits that tell a government's accounts */
static struct words headings; /* value: a bit of the same */
static struct words others;   /* words that tell that others are meant */
static struct words nets;     /* names of what is left of a difference */
static struct words owners;   /* words of reports on state assets */
static struct words periods;  /* value: 1 less than a year, 0 the year */

static struct span
keep(const struct tsv *t, size_t col)
{
	return (struct span){ arena_dup(&perm, t->cell[col], t->len[col]),
		t->len[col] };
}

/* The bytes of a quote in front, which a set of words passes over. */
static size_t
quote(struct span s)
{
	return span_begins(s, SPAN("“")) ? strlen("“") : 0;
}

static struct known *
known_of(struct span name, bool add)
{
	const char *at;
	int i = -1;

	if (name.n > 0)
		i = words_before(&names, span_end(name), name.s, &at);
	if (i >= 0 && at <= name.s + quote(name))
		return &known[i];
	if (!add)
		return NULL;
	words_add(&names, name, (int)nknown);
	return ARENA_PUSH(&perm, known, nknown, capknown);
}

static int
scope_bit(struct span name)
{
	for (size_t i = 0; i < nscopes; i++)
		if (span_is(scope_name[i], name))
			return (int)i;
	if (nscopes == sizeof scope_name / sizeof *scope_name)
		return -1;
	scope_name[nscopes] = name;
	return (int)nscopes++;
}

/* A word with a bit. */
static bool
scope_row(struct tsv *t, const char *class, struct span word, struct span value)
{
	bool level = strcmp(class, "level") == 0;
	bool sign = strcmp(class, "sign") == 0;
	bool heading = strcmp(class, "heading") == 0;
	int bit;

	if (!level && !sign && !heading && strcmp(class, "scope") != 0)
		return false;
	bit = scope_bit(value);
	if (bit < 0 || !words_add(heading ? &headings : &scopes, word, bit)) {
		tsv_bad(t, "too many scopes, or the word is there");
		return true;
	}
	if (level)
		levels |= UINT64_C(1) << bit;
	if (sign)
		signs |= UINT64_C(1) << bit;
	return true;
}

/* One row; false for a class that there is not. */
static bool
row(struct tsv *t, const char *class, struct span word, struct span unit,
    struct span value)
{
	struct known *k;

	if (strcmp(class, "report") == 0 || strcmp(class, "fund") == 0 ||
	    strcmp(class, "owner") == 0) {
		k = known_of(word, true);
		k->listed = true;
		k->reach = *class == 'r' ? REACH_REPORT
		    : *class == 'f'      ? REACH_FUND
					 : REACH_OWNER;
	} else if (strcmp(class, "owners") == 0) {
		if (!words_add(&owners, word, 1))
			tsv_bad(t, "the word is there");
	} else if (strcmp(class, "whole") == 0) {
		known_of(word, true)->whole = value;
	} else if (strcmp(class, "as") == 0) {
		*ARENA_PUSH(
		    &perm, as, nas, capas) = (struct as){ word, unit, value };
	} else if (strcmp(class, "period") == 0) {
		if (!words_add(&periods, word, value.n == 0))
			tsv_bad(t, "the word is there");
	} else if (strcmp(class, "other") == 0 || strcmp(class, "net") == 0) {
		if (!words_add(*class == 'o' ? &others : &nets, word, 1))
			tsv_bad(t, "the word is there");
	} else {
		return scope_row(t, class, word, value);
	}
	return true;
}

void
known_load(void)
{
	static const char *const cols[] = { "class", "word", "unit", "value" };
	struct tsv t = { 0 };
	size_t c[sizeof cols / sizeof *cols];
	uint16_t *may;

	if (known != NULL)
		return;
	may = arena_array(&perm, WORDS_CHARS, sizeof *may);
	words_begin(&names, true, may, 1);
	words_begin(&scopes, false, may, 2);
	words_begin(&headings, false, may, 4);
	words_begin(&periods, false, may, 8);
	words_begin(&others, false, may, 16);
	words_begin(&nets, false, may, 32);
	words_begin(&owners, false, may, 64);
	share_open(&t, "subjects.tsv");
	for (size_t i = 0; i < sizeof cols / sizeof *cols; i++)
		c[i] = tsv_need(&t, cols[i]);
	while (tsv_row(&t))
		if (!row(&t, t.cell[c[0]], keep(&t, c[1]), keep(&t, c[2]),
			keep(&t, c[3])))
			tsv_bad(&t,
			    "class '%s' is none of report, fund, owner, "
			    "owners, whole, as, scope, level, sign, heading, "
			    "period, other, "
			    "net",
			    t.cell[c[0]]);
	share_close(&t);
}

const struct known *
known_name(struct span name)
{
	return known_of(name, false);
}

struct span
known_counted(struct span name, struct span unit)
{
	for (size_t i = 0; i < nas; i++)
		if (span_is(as[i].unit, unit) && span_is(as[i].name, name))
			return as[i].to;
	return (struct span){ 0 };
}

uint64_t
known_own_scope(struct span name)
{
	for (size_t i = 0; i < nscopes; i++)
		if (span_is(scope_name[i], name))
			return UINT64_C(1) << i;
	return 0;
}

uint64_t
known_levels(void)
{
	return levels;
}

uint64_t
known_signs(void)
{
	return signs;
}

struct narrowed
known_narrow(struct span s, bool heading)
{
	struct narrowed to = { 0 };
	const char *end = span_end(s), *at, *other;

	for (size_t i = 0; i < s.n;) {
		int k = words_at(&scopes, s.s + i, end, &at);

		if (k >= 0)
			to.scope |= UINT64_C(1) << k;
		if (k < 0 && heading) {
			k = words_at(&headings, s.s + i, end, &at);
			if (k >= 0)
				to.scope |= UINT64_C(1) << k;
		}
		k = k >= 0 ? -1 : words_at(&periods, s.s + i, end, &at);
		to.period |= k == 1;
		to.other |= words_at(&others, s.s + i, end, &other) >= 0;
		to.net |= words_at(&nets, s.s + i, end, &other) >= 0;
		to.owners |= words_at(&owners, s.s + i, end, &other) >= 0;
		i = at > s.s + i ? (size_t)(at - s.s)
				 : i + utf_len((unsigned char)s.s[i]);
	}
	return to;
}
