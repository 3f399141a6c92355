/* SPDX-License-Identifier: MIT */
/*
 * show-findings: findings as people like to read them.
 *
 * Reads the findings stream and writes each finding over a few lines: place,
 * sentence, formula, message.  The words are those of the stream; only the tags
 * follow the language of the reader.
 */
#include "err.h"
#include "out.h"
#include "prog.h"
#include "tsv.h"
#include "view.h"
#include "walk.h"

static const struct opt opts[] = {
	{ 0 },
};

const struct prog prog = {
	.name = "show-findings",
	.summary = "show findings to people, wrapped and coloured",
	.usage = "[file ...]",
	.opts = opts,
	.reads = "findings",
	.more = "Reads what check-sums and its kin write:\n\n"
		"  extract-amounts report.txt | check-sums | show-findings\n",
};

static struct span
cell(const struct tsv *t, size_t col)
{
	return col == TSV_NONE ? (struct span){ 0 }
			       : (struct span){ t->cell[col], t->len[col] };
}

static void
show(struct tsv *t)
{
	size_t file = tsv_need(t, "file"), line = tsv_need(t, "line");
	size_t check = tsv_need(t, "check"), status = tsv_need(t, "status");
	size_t message = tsv_need(t, "message");
	size_t level = tsv_find(t, "level"), col = tsv_find(t, "col");
	size_t text = tsv_find(t, "text"), formula = tsv_find(t, "formula");
	size_t sentence = tsv_find(t, "sentence");

	while (tsv_row(t)) {
		struct view_row r = { .file = cell(t, file) };

		r.line = cell(t, line);
		r.col = cell(t, col);
		r.check = cell(t, check);
		r.status = cell(t, status);
		r.level = cell(t, level);
		r.text = cell(t, text);
		r.formula = cell(t, formula);
		r.sentence = cell(t, sentence);
		r.message = cell(t, message);
		if (span_is(r.check, SPAN("coverage")))
			view_coverage(r.file, r.message);
		else
			view_finding(&r);
	}
}

int
main(int argc, char *argv[])
{
	struct walk w = { 0 };
	struct tsv t = { 0 };

	argv = prog_begin(&prog, argc, argv);
	out_plain();
	view_begin(lang_env());
	while (walk_next(&w, argv)) {
		if (tsv_open(&t, w.fd, w.file))
			show(&t);
		tsv_close(&t);
	}
	return prog_end();
}
