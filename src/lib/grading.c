/* SPDX-License-Identifier: MIT */
#include "grading.h"
#include "utf.h"

const char *
score_text(struct arena *mem, struct span s)
{
	return arena_dup(mem, s.n > 0 ? s.s : "", s.n);
}

const char *
score_decimal(struct arena *mem, struct decimal d)
{
	char s[DEC_TEXT];
	size_t n = dec_write(s, d);

	return arena_dup(mem, s, n);
}

struct finding *
score_tell(struct findings *to, const struct score *at, const char *check,
    const char *status)
{
	struct finding *f = finding_add(to, at->line, at->col, check, status);

	f->text = at->text;
	f->sentence = score_text(to->mem, at->text);
	finding_arg(f, "label", score_text(to->mem, at->name));
	return f;
}

static void
grade(const struct score *t, const struct rubric *r,
    const struct score *elsewhere, bool any, struct findings *to)
{
	const struct score *from = t->has_score ? t : elsewhere;
	const struct decimal *score = from != NULL ? &from->score : NULL;
	struct grading g = grade_judge(r, score, t->grade, to->mem);
	struct finding *f;

	switch (g.verdict) {
	case GRADE_MISSING:
	case GRADE_NONE:
		if (t->grade.n > 0 || (any && !t->has_score))
			return; /* a grade without a score: nothing to hold */
		if (any)
			return; /* the grade stands elsewhere */
		f = score_tell(
		    to, t, "grade", score == NULL ? "absent" : "missing");
		break;
	case GRADE_LOST:
		f = score_tell(to, t, "grade", "missing");
		break;
	default:
		f = score_tell(to, t, "grade",
		    g.verdict == GRADE_MATCH          ? "ok"
			: g.verdict == GRADE_BOUNDARY ? "boundary"
						      : "mismatch");
		f->text = t->grade;
		finding_arg(f, "computed", score_text(to->mem, g.expected));
		finding_arg(f, "note", score_text(to->mem, g.rubric));
	}
	if (score != NULL) {
		f->formula = finding_text(to, "%s = %s",
		    t->grade.n > 0 && !grade_is_lost(t->grade)
			? score_text(to->mem, t->grade)
			: "?",
		    score_decimal(to->mem, *score));
		finding_arg(f, "stated", score_decimal(to->mem, *score));
	}
	if (elsewhere != NULL && from == elsewhere)
		f->where = finding_text(to, "%zu:%zu+%zu", elsewhere->line,
		    elsewhere->col,
		    utf_count(elsewhere->text.s, elsewhere->text.n));
}

static void
grades(const struct scores *s, const struct rubric *rubric, struct findings *to)
{
	const struct rubric *own = score_rubric(s);
	const struct score *sheet = NULL;
	size_t totals = 0, sheets = 0, stated = 0;

	for (size_t i = 0; i < s->n; i++) {
		const struct score *t = &s->v[i];

		totals += t->kind == SCORE_TOTAL;
		stated += t->kind == SCORE_TOTAL && t->grade.n > 0 &&
		    !grade_is_lost(t->grade);
		if (t->kind == SCORE_SHEET && t->has_score) {
			sheet = t;
			sheets++;
		}
	}
	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].kind == SCORE_TOTAL)
			grade(&s->v[i], own != NULL ? own : rubric,
			    sheets == 1 ? sheet : NULL, stated > 0, to);
	if (totals == 0 && sheets == 1) {
		struct finding *f = score_tell(to, sheet, "grade", "missing");

		f->most = LEVEL_WARNING;
		finding_arg(f, "stated", score_decimal(to->mem, sheet->score));
	}
}

/* Printed bands that share a limit, or leave a gap between them. */
static void
bands(const struct scores *s, struct findings *to)
{
	const struct score *last = NULL;

	for (size_t i = 0; i < s->n; i++) {
		const struct score *b = &s->v[i], *low = b, *high = last;
		struct finding *f;
		int order;

		if (b->kind != SCORE_BAND)
			continue;
		last = b;
		if (high == NULL || !low->has_max || !high->has_min)
			continue;
		if (dec_cmp(high->min, low->min) < 0) {
			low = high;
			high = b;
		}
		order = dec_cmp(low->max, high->min);
		if ((order == 0 && low->max_in != high->min_in) ||
		    score_band_next(low, high))
			continue;
		f = score_tell(to, b, "grade", "bands");
		f->formula = finding_text(to, "%s %s %s",
		    score_decimal(to->mem, low->max),
		    order < 0       ? "<"
			: order > 0 ? ">"
				    : "=",
		    score_decimal(to->mem, high->min));
		finding_arg(f, "stated", score_decimal(to->mem, high->min));
		finding_arg(f, "note",
		    finding_text(to, "%s, %s", score_text(to->mem, high->grade),
			score_text(to->mem, low->grade)));
	}
}

void
grading_check(
    const struct scores *s, const struct rubric *rubric, struct findings *to)
{
	grades(s, rubric, to);
	bands(s, to);
}
