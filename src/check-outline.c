/* SPDX-License-Identifier: MIT */
/*
 * check-outline: gaps in numbering, missing and empty sections
 *
 * The work is outline.h's; the sections of the forms are
 * share/duizhang/outline.tsv.
 */
#include "doc.h"
#include "finding.h"
#include "outline.h"
#include "prog.h"

static const struct opt opts[] = {
	OPT('f', "form", "name", &outline_form,
	    "expect the sections of this form of outline.tsv"),
	DOC_OPTS,
	DOC_MOST,
	{ 0 },
};

const struct prog prog = {
	.name = "check-outline",
	.summary = "find gaps in numbering, missing and empty sections",
	.usage = "[file ...]",
	.opts = opts,
	.cols = finding_cols,
	.checks = true,
	.more = "Reads plain text or the lines stream, one finding a row:\n\n"
		"  check-outline report.txt | cut -f2,3,14\n"
		"  read-report report.docx | check-outline --lang=zh\n",
};

static void
document(struct doc *d)
{
	struct findings found = { .file = d->file, .mem = &d->mem };

	outline_check(flow_of(d, &d->mem), &found);
	findings_write(&found);
}

int
main(int argc, char *argv[])
{
	struct doc d = { 0 };

	argv = prog_begin(&prog, argc, argv);
	checks_load();
	outline_load();
	while (doc_next(&d, argv))
		document(&d);
	return prog_end();
}
