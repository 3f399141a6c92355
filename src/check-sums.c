/* SPDX-License-Identifier: MIT */
/*
 * check-sums: hold the parts that a report lists against its totals.
 *
 * Reads a figures stream, document by document.  Which figures are parts of
 * which total follows from the words between them (reading.h, lists.h); a sum
 * is judged with the intervals that printed figures mean (relation.h).
 */
#include "finding.h"
#include "instream.h"
#include "prog.h"
#include "relate.h"
#include "telling.h"

static const struct opt opts[] = {
	OPT(0, "most-figures", "n", &figures_most,
	    "leave a document after n figures"),
	{ 0 },
};

const struct prog prog = {
	.name = "check-sums",
	.summary = "hold the parts that a report lists against its totals",
	.usage = "[figures.tsv ...]",
	.opts = opts,
	.cols = finding_cols,
	.checks = true,
	.reads = "figures",
	.more =
	    "Reads what extract-amounts writes:\n\n"
	    "  extract-amounts report.txt | check-sums\n"
	    "  extract-amounts report.txt | check-sums --all | cut -f2,5,8\n\n"
	    "Only what does not add up is printed; --all prints every sum "
	    "that was read.\n",
};

static void
document(struct figures *d)
{
	struct relate relate;
	struct findings findings = { .file = d->file, .mem = d->mem };

	relate_read(&relate, d, RELATE_SUMS);
	relations_tell(&relate.sums, d, &findings);
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
	while (figures_next(&in, argv))
		document(&in.doc);
	return prog_end();
}
