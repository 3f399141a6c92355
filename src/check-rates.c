/* SPDX-License-Identifier: MIT */
/*
 * check-rates: hold stated rates against the figures they come from
 *
 * The work is rate.h's; which amounts make up which total is read first
 * (lists.h), since a share is taken of the total of its list.
 */
#include "finding.h"
#include "instream.h"
#include "prog.h"
#include "relate.h"
#include "telling.h"

static const struct opt opts[] = {
	OPT(0, "most-figures", "n", &figures_most,
	    "read at most n figures of a document (1000000)"),
	{ 0 },
};

static const struct prog prog = {
	.name = "check-rates",
	.summary = "hold stated rates against the figures they come from",
	.usage = "[file ...]",
	.opts = opts,
	.cols = finding_cols,
	.checks = true,
	.reads = "figures",
	.more = "Reads the figures stream:\n\n"
		"  extract-amounts report.txt | check-rates\n"
		"  extract-amounts report.txt | check-rates --all | cut "
		"-f2,4,5,8\n",
};

static void
document(struct figures *figures)
{
	struct relate relate;
	struct findings found = { .file = figures->file, .mem = figures->mem };

	relate_read(&relate, figures, RELATE_RATES);
	relations_tell(&relate.rates, figures, &found);
	findings_sort(&found);
	findings_write(&found);
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
