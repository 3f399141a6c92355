/* SPDX-License-Identifier: MIT */
#include "scoring.h"
#include "grading.h"
#include "pen.h"
#include "utf.h"

/* Parts that make a total. */
struct parts {
	const struct score **v;
	size_t n, cap;
	bool scores; /* their scores, not their points */
	bool unread; /* one more could not be read */
};

static struct decimal
value(const struct parts *p, size_t i)
{
	return p->scores ? p->v[i]->score : p->v[i]->points;
}

/* A score is printed, but not as a number: `10分/5' behind the points. */
static bool
odd_score(const struct score *s)
{
	return s->has_points && !s->has_score &&
	    memchr(s->text.s, ' ', s->text.n) != NULL;
}

static void
take(struct parts *p, const struct score *s, struct arena *mem)
{
	if (p->scores ? s->has_score : s->has_points)
		*ARENA_PUSH(mem, p->v, p->n, p->cap) = s;
	else if (p->scores ? odd_score(s) : s->text.n > 0)
		p->unread = true;
}

static bool
sum(const struct parts *p, struct decimal *to)
{
	*to = dec_int(0);
	for (size_t i = 0; i < p->n; i++)
		if (!dec_add(to, *to, value(p, i)))
			return false;
	return p->n > 0;
}

static const char *
formula(struct arena *mem, struct decimal stated, const char *op,
    const struct parts *p)
{
	struct pen pen = { .mem = mem };

	pen_text(&pen, score_decimal(mem, stated));
	pen_text(&pen, op);
	for (size_t i = 0; i < p->n; i++) {
		if (i > 0)
			pen_text(&pen, " + ");
		pen_text(&pen, score_decimal(mem, value(p, i)));
	}
	return pen.s;
}

static const char *
places(struct findings *to, const struct parts *p, const struct score *but)
{
	struct pen pen = { .mem = to->mem };

	for (size_t i = 0; i < p->n; i++)
		if (p->v[i] != but)
			pen_text(&pen,
			    finding_text(to, "%s%zu:%zu+%zu",
				pen.n > 0 ? " " : "", p->v[i]->line,
				p->v[i]->col,
				strlen(score_decimal(to->mem, value(p, i)))));
	return pen.s;
}

/* Half a unit of the last printed place. */
static struct decimal
half(struct decimal d)
{
	return (
	    struct decimal){ 5, d.scale < DEC_SCALE ? d.scale + 1 : DEC_SCALE };
}

/*
 * Stated against the sum of parts.  Points are exact; a score with fewer
 * decimals than its parts is rounded.
 */
static void
judge(struct findings *to, const struct score *at, struct decimal stated,
    const struct parts *p, const char *check)
{
	struct decimal computed, difference;
	const char *status = "mismatch", *op = " = ";
	struct finding *f;
	int order;

	if (!sum(p, &computed) || !dec_sub(&difference, computed, stated))
		return;
	order = dec_sign(difference);
	if (order == 0)
		status = "ok";
	else if (p->unread)
		status = "partial";
	else if (p->scores && computed.scale > stated.scale &&
	    dec_cmp(dec_abs(difference), half(stated)) <= 0)
		status = "rounding";
	else if (!p->scores && order > 0)
		status = "exceeds";
	f = score_tell(to, at, check, status);
	f->formula = formula(to->mem, stated, op, p);
	f->difference = score_decimal(to->mem, difference);
	f->allowed = strcmp(status, "rounding") == 0
	    ? score_decimal(to->mem, half(stated))
	    : "0";
	f->where = places(to, p, at);
	finding_arg(f, "stated", score_decimal(to->mem, stated));
	finding_arg(f, "computed", score_decimal(to->mem, computed));
}

/* Could a part be missing, one that is no less than the least of the others? */
static bool
lacks(struct decimal stated, const struct parts *p)
{
	struct decimal all, gap, least;

	if (!sum(p, &all) || !dec_sub(&gap, stated, all))
		return false;
	least = value(p, 0);
	for (size_t i = 1; i < p->n; i++)
		if (dec_cmp(value(p, i), least) < 0)
			least = value(p, i);
	return dec_cmp(gap, least) >= 0;
}

/* Something that may not be above something else. */
static void
bound(struct findings *to, const struct score *at, struct decimal most,
    const struct parts *p, enum level level)
{
	struct decimal all;
	struct finding *f;

	if (!sum(p, &all))
		return;
	f = score_tell(
	    to, at, "score", dec_cmp(all, most) > 0 ? "exceeds" : "ok");
	f->formula = formula(to->mem, most, " >= ", p);
	f->where = places(to, p, at);
	f->most = level;
	finding_arg(f, "stated", score_decimal(to->mem, most));
	finding_arg(f, "computed", score_decimal(to->mem, all));
}

/* Does a sheet, or a block that is in no other, end what stands before? */
static bool
ends(const struct score *s)
{
	return s->kind == SCORE_SHEET ||
	    (s->kind == SCORE_BLOCK && s->parent.n == 0);
}

static void
blocks(const struct scores *s, struct findings *to)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct score *b = &s->v[i], *c;
		struct parts points = { 0 }, scores = { .scores = true },
			     heads = { 0 }, made = { .scores = true };
		bool subtotal = span_is(b->name, SPAN("小计"));

		if (b->kind != SCORE_BLOCK || subtotal)
			continue;
		for (size_t k = i + 1; k < s->n && !ends(&s->v[k]); k++) {
			bool under = span_is(s->v[k].parent, b->name);

			c = &s->v[k];
			if (c->kind == SCORE_BLOCK && under &&
			    !span_is(c->name, SPAN("小计"))) {
				take(&heads, c, to->mem);
				take(&made, c, to->mem);
			} else if (c->kind == SCORE_BLOCK &&
			    span_is(c->parent, b->parent) && heads.n == 0) {
				break;
			} else if (c->kind == SCORE_ROW &&
			    (under || heads.n > 0)) {
				take(&points, c, to->mem);
				take(&scores, c, to->mem);
			}
		}
		if (b->has_score && !b->has_points) {
			made.unread = lacks(b->score, &made);
			judge(to, b, b->score, &made, "score");
			continue;
		}
		if (heads.n > 0)
			judge(to, b, b->points, &heads, "points");
		if (points.n > 0)
			judge(to, b, b->points, &points, "points");
		if (scores.n > 0 && heads.n == 0)
			bound(to, b, b->points, &scores, LEVEL_ERROR);
	}
}

/* Equal but for blanks and the signs = ≥ before them. */
static bool
same(struct span a, struct span b)
{
	static const char *const signs[] = { "=", "≥", "≤", ">", "<", "＝",
		"﹦" };

	a = span_trim(a);
	b = span_trim(b);
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		struct span w = span_of(signs[i]);

		if (span_begins(a, w))
			a = span_trim(span_from(a, w.n));
		if (span_begins(b, w))
			b = span_trim(span_from(b, w.n));
	}
	return a.n > 0 && span_is(a, b);
}

/* A money or plain number cell, without its unit. */
static bool
amount(struct span s, struct decimal *d)
{
	char buf[DEC_TEXT];
	size_t n = 0;

	s = span_trim(s);
	for (size_t i = 0; i < s.n && n < sizeof buf; i++)
		if (s.s[i] != ',')
			buf[n++] = s.s[i];
	return n < sizeof buf && dec_parse(d, buf, n) && dec_sign(*d) > 0;
}

/* The row of budget execution: min(points, points * spent / budget). */
static void
execution(const struct score *s, struct findings *to)
{
	struct decimal budget, spent, most, want, low, high;
	struct finding *f;
	bool fits;

	if (!s->has_points || !s->has_score || !amount(s->target, &budget) ||
	    !amount(s->actual, &spent) || s->rate.n == 0 ||
	    !dec_mul(&most, s->points, spent) ||
	    !dec_quotient(&want, most, budget, 4, false))
		return;
	if (dec_cmp(want, s->points) > 0)
		want = s->points;
	/* the score is that mark, rounded or cut */
	if (!dec_sub(&low, want, s->score) || !dec_sub(&high, s->score, want))
		return;
	most = (struct decimal){ 1, s->score.scale };
	fits = dec_cmp(low, most) < 0 && dec_cmp(high, most) < 0;
	f = score_tell(to, s, "score", fits ? "ok" : "mismatch");
	f->formula = finding_text(to, "%s = %s * %s / %s",
	    score_decimal(to->mem, s->score), score_decimal(to->mem, s->points),
	    score_decimal(to->mem, spent), score_decimal(to->mem, budget));
	f->most = LEVEL_WARNING;
	if (dec_sub(&low, want, s->score))
		f->difference = score_decimal(to->mem, dec_trim(low));
	finding_arg(f, "stated", score_decimal(to->mem, s->score));
	finding_arg(f, "computed", score_decimal(to->mem, dec_trim(want)));
}

/* Whether the sheet at i has scores in most of its rows: a plan has none.  Its
 * end is behind its total, or where prose follows. */
static bool
has_scores(const struct scores *s, size_t i, size_t *end)
{
	size_t with = 0, without = 0;

	for (*end = i; *end < s->n; ++*end) {
		const struct score *r = &s->v[*end];

		if (r->kind == SCORE_ROW && r->has_points) {
			with += r->has_score || odd_score(r);
			without += !r->has_score && !odd_score(r);
		}
		if (r->kind != SCORE_ROW && r->kind != SCORE_BLOCK) {
			++*end;
			break;
		}
	}
	return with >= without && with > 0;
}

static void
rows(const struct scores *s, struct findings *to)
{
	bool scored = false;
	size_t end = 0;

	for (size_t i = 0; i < s->n; i++) {
		const struct score *r = &s->v[i];
		struct parts one = { .scores = true };
		struct finding *f;

		if (i >= end)
			scored = has_scores(s, i, &end);
		if (r->kind != SCORE_ROW && r->kind != SCORE_SHEET)
			continue;
		if (!r->has_points && r->text.n > 0 && scored &&
		    !r->has_score) {
			f = score_tell(to, r, "points", "missing");
			f->most = LEVEL_NOTE;
			finding_arg(f, "note", score_text(to->mem, r->text));
			continue;
		}
		if (!r->has_points)
			continue;
		if (!r->has_score) {
			if (!scored)
				continue;
			f = score_tell(to, r, "score", "missing");
			finding_arg(
			    f, "stated", score_decimal(to->mem, r->points));
			if (odd_score(r))
				finding_arg(
				    f, "note", score_text(to->mem, r->text));
			continue;
		}
		take(&one, r, to->mem);
		bound(to, r, r->points, &one, LEVEL_ERROR);
		if (r->kind != SCORE_ROW)
			continue;
		execution(r, to);
		if (r->reason.n > 0 || !same(r->target, r->actual) ||
		    r->rate.n > 0)
			continue;
		if (dec_cmp(r->score, r->points) < 0) {
			f = score_tell(to, r, "score", "unexplained");
			finding_arg(
			    f, "stated", score_decimal(to->mem, r->score));
			finding_arg(
			    f, "computed", score_decimal(to->mem, r->points));
		}
	}
}

/* Whether a total closes with the rows, those outside of blocks or not. */
static void
total(const struct scores *s, size_t at, struct findings *to, bool scores)
{
	const struct score *t = &s->v[at];
	struct parts all = { .scores = scores }, in = { .scores = scores };
	struct decimal stated = scores ? t->score : t->points, a;
	size_t from = at;

	if (scores ? !t->has_score : !t->has_points)
		return;
	while (from > 0 && s->v[from - 1].kind != SCORE_SHEET &&
	    s->v[from - 1].kind != SCORE_TOTAL &&
	    s->v[from - 1].kind != SCORE_BAND)
		from--;
	for (size_t k = from; k < at; k++) {
		if (s->v[k].kind != SCORE_ROW)
			continue;
		take(&all, &s->v[k], to->mem);
		if (s->v[k].parent.n > 0)
			take(&in, &s->v[k], to->mem);
	}
	if (in.n > 0 && in.n < all.n && sum(&in, &a) && dec_cmp(a, stated) == 0)
		all = in;
	judge(to, t, stated, &all, scores ? "score" : "points");
}

/* The score in prose against the one sheet that there is. */
static void
prose(const struct scores *s, struct findings *to)
{
	const struct score *sheet = NULL, *first = NULL;
	struct parts one = { .scores = true }, both = { .scores = true };
	struct decimal all;

	for (size_t i = 0; i < s->n; i++) {
		const struct score *t = &s->v[i];

		if (t->kind == SCORE_SHEET && t->has_score) {
			if (sheet != NULL)
				return;
			sheet = t;
		}
		if (t->kind != SCORE_TOTAL || !t->has_score)
			continue;
		if (first == NULL)
			first = t;
		else if (dec_cmp(first->score, t->score) != 0)
			return;
	}
	if (sheet == NULL || first == NULL)
		return;
	take(&one, sheet, to->mem);
	take(&both, sheet, to->mem);
	/* budget execution may stand outside of the sheet's total */
	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].kind == SCORE_ROW && s->v[i].parent.n == 0 &&
		    s->v[i].has_points)
			take(&both, &s->v[i], to->mem);
	if (both.n > 1 && sum(&both, &all) && dec_cmp(all, first->score) == 0)
		one = both;
	judge(to, first, first->score, &one, "score");
}

static void
above_hundred(const struct scores *s, struct findings *to)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct score *t = &s->v[i];
		struct parts one = { .scores = true };

		if (t->kind != SCORE_TOTAL || !t->has_score ||
		    dec_cmp(t->score, dec_int(100)) <= 0)
			continue;
		take(&one, t, to->mem);
		bound(to, t, dec_int(100), &one, LEVEL_WARNING);
	}
}

void
scoring_check(
    const struct scores *s, const struct rubric *rubric, struct findings *to)
{
	blocks(s, to);
	rows(s, to);
	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].kind == SCORE_SHEET) {
			total(s, i, to, false);
			total(s, i, to, true);
		}
	prose(s, to);
	above_hundred(s, to);
	grading_check(s, rubric, to);
}
