/* SPDX-License-Identifier: MIT */
/*
 * check-dates: dates and numbers of documents that cannot be
 *
 * The work is dates.h's; the forms are share/duizhang/dates.tsv, the titles of
 * documents docnums.tsv.
 */
#include "dates.h"
#include "doc.h"
#include "finding.h"
#include "prog.h"

static const struct opt opts[] = {
	DOC_OPTS,
	DOC_MOST,
	{ 0 },
};

const struct prog prog = {
	.name = "check-dates",
	.summary = "find dates and document numbers that cannot be",
	.usage = "[file ...]",
	.opts = opts,
	.cols = finding_cols,
	.checks = true,
	.more = "Reads plain text or the lines stream, one finding a row:\n\n"
		"  check-dates report.txt | cut -f2,3,14\n"
		"  read-report report.docx | check-dates --lang=zh\n",
};

static void
document(struct doc *d)
{
	struct findings found = { .file = d->file, .mem = &d->mem };

	dates_check(flow_of(d, &d->mem), &found);
	findings_write(&found);
}

int
main(int argc, char *argv[])
{
	struct doc d = { 0 };

	argv = prog_begin(&prog, argc, argv);
	checks_load();
	dates_load();
	while (doc_next(&d, argv))
		document(&d);
	return prog_end();
}
