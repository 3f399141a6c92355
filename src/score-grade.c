/* SPDX-License-Identifier: MIT */
/*
 * score-grade: the grade that a score earns, and whether the stated one is that
 *
 * Reads any table with a column score; grade and rubric are used if they are
 * there.  The columns expected, verdict, rubric and source are added.  In the
 * scores stream the rows of kind total and sheet are graded, by the bands that
 * the report prints if it has any, for which the rows of a report are held.
 */
#include <stdio.h>

#include "err.h"
#include "grade.h"
#include "out.h"
#include "prog.h"
#include "score.h"
#include "tsv.h"
#include "walk.h"

static const char *rubric_name, *score_text, *grade_text;
static const struct rubric *chosen;

static const struct opt opts[] = {
	OPT('r', "rubric", "name", &rubric_name,
	    "grade by this rubric where none is printed or named"),
	OPT('s', "score", "n", &score_text, "tell what a score of n earns"),
	OPT('g', "grade", "word", &grade_text,
	    "with -s, tell whether this grade is right"),
	{ 0 },
};

static const struct col cols[] = {
	{ "expected", "the grade earned; several where rubrics differ" },
	{ "verdict", "match, mismatch, boundary, missing or lost" },
	{ "rubric", "the rubrics that apply; `report' for printed bands" },
	{ "source", "where the first of them is from" },
	{ NULL, NULL },
};

static const struct prog prog = {
	.name = "score-grade",
	.summary = "add the grade that a score earns, and a verdict",
	.usage = "[-s score] [file ...]",
	.opts = opts,
	.cols = cols,
	.reads = "table",
	.passes = true,
	.more =
	    "Any table with a column score will do:\n\n"
	    "  extract-scores report.txt | score-grade -c name,score,expected\n"
	    "  score-grade -s 90\n",
};

/* Where the columns of a table stand, and a row that is held. */
struct table {
	size_t file, kind, score, grade, rubric, min, max, min_in, max_in;
	size_t *pass, npass; /* columns handed on */
};

struct held {
	const char **cell;
	size_t line;
};

static size_t wanted; /* columns handed on by the first table */
static const char **names;

static void
say(const char *rubric, struct grading g, bool at_hand)
{
	char line[64];
	int n = snprintf(line, sizeof line, "%-16s  ", rubric);

	out_raw(line, n > 0 ? (size_t)n : 0);
	if (g.expected.n > 0)
		out_raw(g.expected.s, g.expected.n);
	else
		out_text("-");
	if (grade_text != NULL) {
		out_text("  ");
		out_text(grade_verdict_name(g.verdict));
	}
	out_text("  ");
	out_raw(g.source.s, g.source.n);
	if (!at_hand)
		out_text(" [source not at hand]");
	out_text("\n");
}

/* -s: each rubric on a line. */
static void
tell(void)
{
	struct span s = span_of(score_text);
	struct decimal d;
	struct arena mem = { 0 };

	out_plain();
	if (!dec_parse(&d, s.s, s.n))
		die("score '%s' is not a number", score_text);
	if (dec_sign(d) < 0 || dec_cmp(d, dec_int(100)) > 0)
		die("score %s is outside of 0..100", score_text);
	for (size_t i = 0;; i++) {
		const struct rubric *r = chosen != NULL && i == 0
		    ? chosen
		    : grade_standard(i);

		if (r == NULL || (chosen != NULL && i > 0))
			break;
		say(arena_dup(&mem, r->name.s, r->name.n),
		    grade_judge(r, &d,
			span_of(grade_text == NULL ? "" : grade_text), &mem),
		    r->at_hand);
	}
	arena_reset(&mem);
}

/* The columns of a table; the first one's are handed on. */
static void
columns(struct table *c, struct tsv *t)
{
	c->file = tsv_find(t, "file");
	c->kind = tsv_find(t, "kind");
	c->score = tsv_need(t, "score");
	c->grade = tsv_find(t, "grade");
	c->rubric = tsv_find(t, "rubric");
	c->min = tsv_find(t, "min");
	c->max = tsv_find(t, "max");
	c->min_in = tsv_find(t, "min_in");
	c->max_in = tsv_find(t, "max_in");
	if (names == NULL) {
		names = arena_array(&perm, t->ncol, sizeof *names);
		for (size_t i = 0; i < t->ncol; i++) {
			bool own = false;

			for (const struct col *k = cols; k->name != NULL; k++)
				own |= strcmp(t->name[i], k->name) == 0;
			if (own)
				continue;
			names[wanted++] = arena_dup(
			    &perm, t->name[i], strlen(t->name[i]));
			out_column(names[wanted - 1]);
		}
		out_choose();
	}
	c->npass = wanted;
	c->pass = arena_array(&perm, wanted, sizeof *c->pass);
	for (size_t i = 0; i < wanted; i++)
		c->pass[i] = tsv_need(t, names[i]);
}

static struct span
cell(const char *const *v, size_t i)
{
	return i == TSV_NONE ? (struct span){ 0 } : span_of(v[i]);
}

/* The report's own bands among its rows. */
static const struct rubric *
printed(
    const struct table *c, const struct held *v, size_t n, struct arena *mem)
{
	struct scores s = { .mem = mem };

	for (size_t i = 0; i < n; i++) {
		struct score b = { .kind = SCORE_BAND };
		struct span min = cell(v[i].cell, c->min),
			    max = cell(v[i].cell, c->max);

		if (!span_is(cell(v[i].cell, c->kind), SPAN("band")) ||
		    !dec_parse(&b.min, min.s, min.n) ||
		    !dec_parse(&b.max, max.s, max.n))
			continue;
		b.grade = cell(v[i].cell, c->grade);
		b.min_in = span_is(cell(v[i].cell, c->min_in), SPAN("1"));
		b.max_in = span_is(cell(v[i].cell, c->max_in), SPAN("1"));
		*ARENA_PUSH(mem, s.v, s.n, s.cap) = b;
	}
	return score_rubric(&s);
}

static void
judge(struct tsv *t, const struct table *c, const struct held *row,
    const struct rubric *own, struct arena *mem)
{
	struct span score = cell(row->cell, c->score),
		    kind = cell(row->cell, c->kind),
		    name = cell(row->cell, c->rubric);
	const struct rubric *r = own != NULL ? own : chosen;
	struct grading g = { GRADE_NONE, { 0 }, { 0 }, { 0 } };
	struct decimal d;
	bool has = score.n > 0;

	if (own == NULL && name.n > 0 && (r = grade_rubric(name)) == NULL)
		warnat(t->file, row->line, "no rubric '%s'; there are: %s",
		    name.s, grade_names());
	else if (has && !dec_parse(&d, score.s, score.n))
		warnat(
		    t->file, row->line, "score '%s' is not a number", score.s);
	else if (has && (dec_sign(d) < 0 || dec_cmp(d, dec_int(100)) > 0) &&
	    (c->kind == TSV_NONE || span_is(kind, SPAN("total"))))
		warnat(t->file, row->line, "score %s is outside of 0..100",
		    score.s);
	else if (c->kind == TSV_NONE || span_is(kind, SPAN("total")) ||
	    span_is(kind, SPAN("sheet")))
		g = grade_judge(
		    r, has ? &d : NULL, cell(row->cell, c->grade), mem);
	/* the grade of a sheet may stand in prose */
	if (span_is(kind, SPAN("sheet")) && g.verdict == GRADE_MISSING)
		g.verdict = GRADE_NONE;
	out_mem(g.expected.s, g.expected.n);
	out_str(grade_verdict_name(g.verdict));
	out_mem(g.rubric.s, g.rubric.n);
	out_mem(g.source.s, g.source.n);
	for (size_t i = 0; i < c->npass; i++)
		out_str(row->cell[c->pass[i]]);
	out_end();
}

static void
table(struct tsv *t)
{
	struct table c;
	struct arena mem = { 0 };
	struct held *v = NULL;
	size_t n = 0, cap = 0;

	columns(&c, t);
	for (bool more = true; more;) {
		bool hold = c.kind != TSV_NONE && c.file != TSV_NONE;

		more = tsv_row(t);
		if (n > 0 &&
		    (!more || !hold ||
			strcmp(v[n - 1].cell[c.file], t->cell[c.file]) != 0)) {
			const struct rubric *own = hold
			    ? printed(&c, v, n, &mem)
			    : NULL;

			for (size_t i = 0; i < n; i++)
				judge(t, &c, &v[i], own, &mem);
			arena_reset(&mem);
			v = NULL;
			n = cap = 0;
		}
		if (!more)
			break;
		ARENA_PUSH(&mem, v, n, cap);
		v[n - 1].line = t->line;
		v[n - 1].cell = arena_array(&mem, t->ncol, sizeof(char *));
		for (size_t i = 0; i < t->ncol; i++)
			v[n - 1].cell[i] = arena_dup(
			    &mem, t->cell[i], t->len[i]);
	}
}

int
main(int argc, char *argv[])
{
	struct walk w = { 0 };
	struct tsv t = { 0 };

	argv = prog_begin(&prog, argc, argv);
	grade_load();
	if (rubric_name != NULL &&
	    (chosen = grade_rubric(span_of(rubric_name))) == NULL)
		die("no rubric '%s'; there are: %s", rubric_name,
		    grade_names());
	if (score_text != NULL) {
		tell();
		return prog_end();
	}
	while (walk_next(&w, argv)) {
		if (tsv_open(&t, w.fd, w.file))
			table(&t);
		tsv_close(&t);
	}
	return prog_end();
}
