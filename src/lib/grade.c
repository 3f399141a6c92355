/* SPDX-License-Identifier: MIT */
#include "grade.h"
#include "share.h"
#include "utf.h"

static struct rubric *rubric;
static size_t nrubric, caprubric;
static struct span *names; /* of all bands, each once */
static size_t nnames, capnames;
static bool opens[256]; /* characters they begin with, by their last byte */

static const char *const verdicts[GRADE_VERDICTS] = { "", "match", "mismatch",
	"boundary", "missing", "lost" };

static struct span
keep(struct arena *mem, const char *s)
{
	size_t n = strlen(s);

	return (struct span){ arena_dup(mem, s, n), n };
}

struct band *
rubric_add(struct rubric *r, struct arena *mem)
{
	return ARENA_PUSH(mem, r->band, r->n, r->cap);
}

/* Calls for each name of a band: the grade, then its synonyms. */
static struct span
band_name(const struct band *b, size_t k)
{
	struct span s = b->synonyms;

	if (k == 0)
		return b->grade;
	while (s.n > 0) {
		const char *bar = memchr(s.s, '|', s.n);
		size_t n = bar == NULL ? s.n : (size_t)(bar - s.s);

		if (--k == 0)
			return span_cut(s, 0, n);
		if (bar == NULL)
			break;
		s = span_from(s, n + 1);
	}
	return (struct span){ 0 };
}

/* The last byte of the first character. */
static unsigned char
sign(struct span s)
{
	size_t len = utf_len((unsigned char)s.s[0]);

	return (unsigned char)s.s[len - 1];
}

/* Keeps the names of a band for grade_word. */
static void
keep_names(const struct band *b)
{
	struct span w;

	for (size_t k = 0; (w = band_name(b, k)).n > 0; k++) {
		size_t i = 0;

		while (i < nnames && !span_is(names[i], w))
			i++;
		if (i < nnames)
			continue;
		*ARENA_PUSH(&perm, names, nnames, capnames) = w;
		opens[sign(w)] = true;
	}
}

void
grade_load(void)
{
	struct tsv t = { 0 };
	size_t c_rubric, c_grade, c_min, c_max, c_min_in, c_max_in, c_syn,
	    c_default, c_hand, c_source;

	if (nrubric > 0)
		return;
	share_open(&t, "grades.tsv");
	c_rubric = tsv_need(&t, "rubric");
	c_grade = tsv_need(&t, "grade");
	c_min = tsv_need(&t, "min");
	c_min_in = tsv_need(&t, "min_in");
	c_max = tsv_need(&t, "max");
	c_max_in = tsv_need(&t, "max_in");
	c_syn = tsv_need(&t, "synonyms");
	c_default = tsv_need(&t, "default");
	c_hand = tsv_need(&t, "at_hand");
	c_source = tsv_need(&t, "source");
	while (tsv_row(&t)) {
		struct decimal min, max;
		struct rubric *r = NULL;
		struct band *b;

		if (!dec_parse(&min, t.cell[c_min], t.len[c_min]) ||
		    !dec_parse(&max, t.cell[c_max], t.len[c_max])) {
			tsv_bad(&t, "a limit is no number");
			continue;
		}
		for (size_t i = 0; i < nrubric; i++)
			if (span_is(rubric[i].name, span_of(t.cell[c_rubric])))
				r = &rubric[i];
		if (r == NULL) {
			r = ARENA_PUSH(&perm, rubric, nrubric, caprubric);
			r->name = keep(&perm, t.cell[c_rubric]);
			r->source = keep(&perm, t.cell[c_source]);
			r->standard = strcmp(t.cell[c_default], "1") == 0;
			r->at_hand = strcmp(t.cell[c_hand], "1") == 0;
		}
		b = rubric_add(r, &perm);
		b->grade = keep(&perm, t.cell[c_grade]);
		b->synonyms = keep(&perm, t.cell[c_syn]);
		b->min = min;
		b->max = max;
		b->min_in = strcmp(t.cell[c_min_in], "1") == 0;
		b->max_in = strcmp(t.cell[c_max_in], "1") == 0;
		keep_names(b);
	}
	share_close(&t);
}

const struct rubric *
grade_rubric(struct span name)
{
	for (size_t i = 0; i < nrubric; i++)
		if (span_is(rubric[i].name, name))
			return &rubric[i];
	return NULL;
}

const struct rubric *
grade_standard(size_t i)
{
	for (size_t k = 0; k < nrubric; k++)
		if (rubric[k].standard && i-- == 0)
			return &rubric[k];
	return NULL;
}

const char *
grade_names(void)
{
	size_t n = 0;
	char *s;

	for (size_t i = 0; i < nrubric; i++)
		n += rubric[i].name.n + 1;
	s = arena_get(&perm, n + 1);
	n = 0;
	for (size_t i = 0; i < nrubric; i++) {
		if (i > 0)
			s[n++] = ' ';
		memcpy(s + n, rubric[i].name.s, rubric[i].name.n);
		n += rubric[i].name.n;
	}
	return s;
}

size_t
grade_word(struct span s)
{
	size_t best = 0;

	if (s.n == 0 || !opens[sign(s)])
		return 0;
	for (size_t i = 0; i < nnames; i++)
		if (names[i].n > best && span_begins(s, names[i]))
			best = names[i].n;
	return best;
}

/* Quotes, brackets, blanks and points: what surrounds a grade. */
static bool
mark(uint32_t c)
{
	return c < 0x30 || (c >= 0x3a && c < 0x41) || c == '[' || c == ']' ||
	    (c >= 0x2010 && c <= 0x205f) || (c >= 0x3000 && c <= 0x3020) ||
	    (c >= 0xff00 && c <= 0xff0f) || (c >= 0xff1a && c <= 0xff20);
}

bool
grade_is_lost(struct span s)
{
	size_t len;

	for (size_t i = 0; i < s.n; i += len)
		if (!mark(utf_get(s.s + i, &len)))
			return false;
	return s.n > 0;
}

/* A grade without its quotes and without 等级, 级, 等次 behind it. */
static struct span
bare(struct span s)
{
	static const char *const tails[] = { "等级", "等次", "级", "档" };
	size_t len, from = 0, to;

	while (from < s.n && mark(utf_get(s.s + from, &len)))
		from += len;
	for (to = from; to < s.n; to += len)
		if (mark(utf_get(s.s + to, &len)))
			break;
	s = span_cut(s, from, to);
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
		struct span t = span_of(tails[i]);
		if (s.n > t.n && span_ends(s, t))
			s.n -= t.n;
	}
	return s;
}

/* Whether a grade is that of a band; in a printed rubric 优 is short for 优秀. */
static bool
named(const struct rubric *r, const struct band *b, struct span grade)
{
	for (size_t k = 0;; k++) {
		struct span w = band_name(b, k);
		if (w.n == 0)
			break;
		if (span_is(w, grade))
			return true;
	}
	return span_is(r->name, SPAN("report")) && grade.n > 0 &&
	    (span_begins(b->grade, grade) || span_begins(grade, b->grade));
}

static bool
holds(const struct band *b, struct decimal score)
{
	int low = dec_cmp(score, b->min), high = dec_cmp(score, b->max);

	return (low > 0 || (low == 0 && b->min_in)) &&
	    (high < 0 || (high == 0 && b->max_in));
}

static void
join(struct span *list, struct span one, char with, struct arena *mem)
{
	char *s;

	if (one.n == 0)
		return;
	for (size_t i = 0; i + one.n <= list->n; i++)
		if ((i == 0 || list->s[i - 1] == with) &&
		    memcmp(list->s + i, one.s, one.n) == 0 &&
		    (i + one.n == list->n || list->s[i + one.n] == with))
			return;
	s = arena_get(mem, list->n + one.n + 2);
	if (list->n > 0) {
		memcpy(s, list->s, list->n);
		s[list->n++] = with;
	}
	memcpy(s + list->n, one.s, one.n);
	*list = (struct span){ s, list->n + one.n };
}

struct grading
grade_judge(const struct rubric *only, const struct decimal *score,
    struct span grade, struct arena *mem)
{
	struct grading g = { GRADE_NONE, { 0 }, { 0 }, { 0 } };
	size_t right = 0, wrong = 0, to = nrubric;
	struct span word = bare(grade);

	for (size_t i = 0; i < to; i++) {
		const struct rubric *r = only != NULL ? only : &rubric[i];
		bool any = false, met = false, other = false;

		if (only != NULL)
			to = i + 1;
		else if (!r->standard)
			continue;
		join(&g.rubric, r->name, ' ', mem);
		if (g.source.n == 0)
			g.source = r->source;
		for (size_t b = 0; b < r->n && score != NULL; b++) {
			if (!holds(&r->band[b], *score))
				continue;
			any = true;
			join(&g.expected, r->band[b].grade, '/', mem);
			if (named(r, &r->band[b], word))
				met = true;
			else
				other = true;
		}
		right += met;
		wrong += any && (!met || other);
	}
	if (score == NULL && grade.n == 0)
		return g;
	if (grade.n > 0 && grade_is_lost(grade))
		g.verdict = GRADE_LOST;
	else if (score == NULL || grade.n == 0)
		g.verdict = GRADE_MISSING;
	else if (right > 0 && wrong > 0)
		g.verdict = GRADE_BOUNDARY;
	else if (right > 0)
		g.verdict = GRADE_MATCH;
	else if (wrong > 0)
		g.verdict = GRADE_MISMATCH;
	return g;
}

const char *
grade_verdict_name(enum grade_verdict v)
{
	return verdicts[v];
}
