/* SPDX-License-Identifier: MIT */
/*
 * extract-amounts: list the figures of a text and what they measure.
 *
 * The text is read once, window by window, so that its length does not matter.
 * What a figure is and where a sentence ends is told in scan.h and quantity.h;
 * units, names and small words stand in share/duizhang.
 */
#include <stddef.h>

#include "doc.h"
#include "err.h"
#include "figure.h"
#include "prog.h"
#include "scan.h"

static const struct opt opts[] = {
    DOC_OPTS,
    {0},
};

static const struct prog prog = {
    "extract-amounts",
    "list the figures of a text and what they measure",
    "[file ...]",
    opts,
    figure_cols,
    .more = "Every money amount, percentage, count and measure is a row; a "
	    "range gives two.\n"
	    "\n"
	    "    $ echo 2020年公务接待费8.62万元，比上年增加2.12万元。 |\n"
	    "          extract-amounts -c label,value,unit,lead\n",
};

static struct scan scan;

static void
document(struct doc *d)
{
	struct figures list = {.file = d->file, .mem = &d->mem};
	size_t done;

	if (d->first)
		scan_begin(&scan);
	done = scan_lines(&scan, d->line, d->nline, d->last, &list);
	d->keep = d->nline - done;
	for (size_t i = 0; i < scan.nlost; i++)
		warnat(d->file, scan.lost[i].line,
		    "more digits than the arithmetic holds, passed over: "
		    "'%.*s'",
		    (int)scan.lost[i].text.n, scan.lost[i].text.s);
	for (size_t i = 0; i < list.n; i++)
		figure_write(d->file, &list.v[i]);
}

int
main(int argc, char *argv[])
{
	struct doc d = {0};

	argv = prog_begin(&prog, argc, argv);
	while (doc_window(&d, argv))
		document(&d);
	return prog_end();
}
