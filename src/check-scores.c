/* SPDX-License-Identifier: MIT */
/*
 * check-scores: points, scores and grades that do not agree
 *
 * Reads reports, or the scores stream of extract-scores; the rules are
 * scoring.h's, the grade bands share/duizhang/grades.tsv.
 */
#include "doc.h"
#include "err.h"
#include "finding.h"
#include "prog.h"
#include "scoring.h"

static const char *rubric_name;
static const struct rubric *rubric;

static const struct opt opts[] = {
	OPT('r', "rubric", "name", &rubric_name,
	    "grade by this rubric of grades.tsv where the report prints none"),
	DOC_OPTS,
	DOC_MOST,
	{ 0 },
};

static const struct prog prog = {
	.name = "check-scores",
	.summary = "find points, scores and grades that do not agree",
	.usage = "[file ...]",
	.opts = opts,
	.cols = finding_cols,
	.checks = true,
	.more = "Reads plain text, the lines stream or the scores stream:\n\n"
		"  check-scores report.txt\n"
		"  extract-scores report.txt | check-scores --lang=zh\n",
};

static void
document(struct doc *d)
{
	struct scores scores = { .file = d->file, .mem = &d->mem };
	struct findings found = { .file = d->file, .mem = &d->mem };
	size_t at = 0;

	if (!score_is_stream(d)) {
		score_read(d, &scores);
		scoring_check(&scores, rubric, &found);
		findings_sort(&found);
		findings_write(&found);
		return;
	}
	while (score_rows(d, &at, &scores)) {
		found.file = scores.file;
		scoring_check(&scores, rubric, &found);
		findings_sort(&found);
		findings_write(&found);
		scores.n = found.n = 0;
	}
}

int
main(int argc, char *argv[])
{
	struct doc d = { 0 };

	argv = prog_begin(&prog, argc, argv);
	checks_load();
	score_load();
	if (rubric_name != NULL &&
	    (rubric = grade_rubric(span_of(rubric_name))) == NULL)
		die("no rubric '%s'; there are: %s", rubric_name,
		    grade_names());
	while (doc_next(&d, argv))
		document(&d);
	return prog_end();
}
