/* SPDX-License-Identifier: MIT */
/*
 * check-figures: find one quantity that a report states with two values.
 *
 * Reads a figures stream, document by document.  Which figures state one
 * quantity is subject.h's to say, whether their values agree contradiction.h's.
 */
#include "contradiction.h"
#include "finding.h"
#include "instream.h"
#include "named.h"
#include "prog.h"
#include "relate.h"

static const struct opt opts[] = {
	OPT(0, "most-figures", "n", &figures_most,
	    "leave a document after n figures"),
	{ 0 },
};

const struct prog prog = {
	.name = "check-figures",
	.summary = "find one quantity that a report states with two values",
	.usage = "[figures.tsv ...]",
	.opts = opts,
	.cols = finding_cols,
	.checks = true,
	.reads = "figures",
	.more =
	    "Reads what extract-amounts writes:\n\n"
	    "  extract-amounts report.txt | check-figures\n"
	    "  extract-amounts report.txt | check-figures --all | cut -f2,5,8\n"
	    "\nOnly contradictions are printed; --all prints every quantity "
	    "that is stated twice.\n",
};

static void
document(struct figures *d)
{
	struct relate relate;
	struct subjects subjects;
	struct findings findings = { .file = d->file, .mem = d->mem };

	relate_read(&relate, d, RELATE_LISTS);
	subjects_make(&subjects, &relate.lists);
	contradictions_find(&subjects, &findings, NULL);
	named_check(&relate.reading, &findings);
	findings_sort(&findings);
	findings_write(&findings);
}

int
main(int argc, char *argv[])
{
	struct figures_in in = { 0 };

	argv = prog_begin(&prog, argc, argv);
	checks_load();
	relate_load();
	known_load();
	named_load();
	while (figures_next(&in, argv))
		document(&in.doc);
	return prog_end();
}
