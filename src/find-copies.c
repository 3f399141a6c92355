/* SPDX-License-Identifier: MIT */
/*
 * find-copies: passages repeated inside a report or between reports
 *
 * The work is copies.h's.  All reports are read before the first row, since how
 * many of them have a passage is only known then; with -s each is read alone.
 */
#include "copies.h"
#include "doc.h"
#include "finding.h"
#include "prog.h"

static bool single;

static const struct opt opts[] = {
	OPT('s', "single", NULL, &single,
	    "inside each report only, not between reports"),
	DOC_OPTS,
	DOC_MOST,
	{ 0 },
};

const struct prog prog = {
	.name = "find-copies",
	.summary = "find passages repeated inside a report or between reports",
	.usage = "[file ...]",
	.opts = opts,
	.cols = finding_cols,
	.checks = true,
	.more = "Figures are masked, so a passage copied with its numbers "
		"changed is found:\n\n"
		"  find-copies 2022.txt 2023.txt | cut -f1,2,11,14\n"
		"  find-copies -s report.txt\n",
};

static void
between(void)
{
	struct arena mem = { 0 };

	for (size_t i = 0; i < copies_kept(); i++) {
		struct findings found = { .mem = &mem };

		copies_between(i, &found);
		findings_write(&found);
		arena_reset(&mem);
	}
}

static void
document(struct doc *d)
{
	struct findings found = { .file = d->file, .mem = &d->mem };

	copies_check(flow_of(d, &d->mem), &found);
	findings_write(&found);
	if (!single)
		copies_keep(d);
}

int
main(int argc, char *argv[])
{
	struct doc d = { 0 };

	argv = prog_begin(&prog, argc, argv);
	checks_load();
	while (doc_next(&d, argv))
		document(&d);
	between();
	return prog_end();
}
