/* SPDX-License-Identifier: MIT */
/*
 * extract-scores: scores, points and grades that a report states
 *
 * Statements in prose (得分95分，绩效为“优”), the rows, blocks and totals of a
 * score sheet, and the grade bands that the report prints.  Tables are read by
 * layout.h, prose by statement.h; the words are share/duizhang/scores.tsv and
 * columns.tsv.
 */
#include "doc.h"
#include "prog.h"
#include "score.h"

static const struct opt opts[] = {
	DOC_OPTS,
	DOC_MOST,
	{ 0 },
};

static const struct prog prog = {
	.name = "extract-scores",
	.summary = "list the scores, points and grades that a report states",
	.usage = "[file ...]",
	.opts = opts,
	.cols = score_cols,
	.more = "Reads plain text or the lines stream:\n\n"
		"  extract-scores report.txt | score-grade | check-scores\n"
		"  extract-scores -c line,kind,name,points,score report.txt\n",
};

static void
document(struct doc *d)
{
	struct scores found = { .file = d->file, .mem = &d->mem };

	score_read(d, &found);
	for (size_t i = 0; i < found.n; i++)
		score_write(d->file, &found.v[i]);
}

int
main(int argc, char *argv[])
{
	struct doc d = { 0 };

	argv = prog_begin(&prog, argc, argv);
	score_load();
	while (doc_next(&d, argv))
		document(&d);
	return prog_end();
}
