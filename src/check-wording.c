/* SPDX-License-Identifier: MIT */
/*
 * check-wording: placeholders, leftover markup, doubled words, broken quotes
 *
 * The work is wording.h's; the patterns are share/duizhang/patterns.tsv.
 */
#include "doc.h"
#include "finding.h"
#include "prog.h"
#include "wording.h"

static const struct opt opts[] = {
	DOC_OPTS,
	DOC_MOST,
	{ 0 },
};

const struct prog prog = {
	.name = "check-wording",
	.summary = "find placeholders, leftover markup, doubled words and "
		   "unbalanced quotes",
	.usage = "[file ...]",
	.opts = opts,
	.cols = finding_cols,
	.checks = true,
	.more = "Reads plain text or the lines stream, one finding a row:\n\n"
		"  check-wording report.txt | cut -f2,3,14\n"
		"  read-report report.docx | check-wording --lang=zh\n",
};

static void
document(struct doc *d)
{
	struct findings found = { .file = d->file, .mem = &d->mem };

	wording_check(flow_of(d, &d->mem), &found);
	findings_write(&found);
}

int
main(int argc, char *argv[])
{
	struct doc d = { 0 };

	argv = prog_begin(&prog, argc, argv);
	checks_load();
	wording_load();
	while (doc_next(&d, argv))
		document(&d);
	return prog_end();
}
