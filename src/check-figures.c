/* SPDX-License-Identifier: MIT */
/*
 * check-figures: one quantity stated with two values in one report.
 *
 * Reads a figures stream, document by document.  What a figure is about follows
 * from its term, year, basis, unit and the words of scope before it (claim.h);
 * two values of one quantity whose printed intervals do not meet are a
 * contradiction (contradiction.h).
 */
#include "contradiction.h"
#include "finding.h"
#include "prog.h"

static const struct opt opts[] = {
    OPT(0, "most-figures", "n", &figures_most,
	"leave a document after n figures"),
    {0},
};

const struct prog prog = {
    .name = "check-figures",
    .summary = "find quantities that a report states with two values",
    .usage = "[figures.tsv ...]",
    .opts = opts,
    .cols = finding_cols,
    .checks = true,
    .reads = "figures",
    .more = "Reads what extract-amounts writes:\n\n"
	    "  extract-amounts report.txt | check-figures\n",
};

static void
document(struct figures *d)
{
	struct findings findings = {.file = d->file, .mem = d->mem};

	figures_check(d, &findings);
	findings_write(&findings);
}

int
main(int argc, char *argv[])
{
	struct figures_in in = {0};

	argv = prog_begin(&prog, argc, argv);
	checks_load();
	figures_load();
	while (figures_next(&in, argv))
		document(&in.doc);
	return prog_end();
}
