/* SPDX-License-Identifier: MIT */
/*
 * extract-amounts: list the figures of a text and what they measure.
 *
 * The text is read once, window by window, so that its length does not matter.
 * What a figure is and where a sentence ends is told in scan.h and quantity.h,
 * what a table is in layout.h; units, names and small words stand in
 * share/duizhang.
 */
#include <stddef.h>

#include "doc.h"
#include "err.h"
#include "extract.h"
#include "figure.h"
#include "prog.h"

static const struct opt opts[] = {
	DOC_OPTS,
	{ 0 },
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

enum { ROOM = 1024 }; /* figures of a slice; more go to the arena */

static struct extract extract;
static struct figure room[ROOM];

static void
document(struct doc *d)
{
	struct figures list = { .file = d->file, .mem = &d->mem };
	struct figure_file file = figure_file(d->file, &d->mem);
	bool more;

	extract_window(&extract, d);
	do {
		list.v = room;
		list.cap = ROOM;
		list.n = 0;
		more = extract_slice(&extract, d, &list);
		for (size_t i = 0; i < extract.nlost; i++)
			warnat(d->file, extract.lost[i].line,
			    "more digits than the arithmetic holds, passed "
			    "over: '%.*s'",
			    (int)extract.lost[i].text.n,
			    extract.lost[i].text.s);
		for (size_t i = 0; i < list.n; i++)
			figure_write(&file, &list.v[i]);
	} while (more);
}

int
main(int argc, char *argv[])
{
	struct doc d = { 0 };

	argv = prog_begin(&prog, argc, argv);
	layout_load();
	while (doc_window(&d, argv))
		document(&d);
	return prog_end();
}
