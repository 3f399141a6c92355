/* SPDX-License-Identifier: MIT */
/*
 * extract: the figures of a document, prose and tables together.
 *
 * scan.h reads prose, layout.h finds tables; this feeds the one around the
 * other.  A cell that holds a number alone is a figure with the unit, year and
 * basis that its heads give it; any other cell is read like text.  Running
 * numbers and codes (序号, 科目编码) are no figures.
 */
#ifndef EXTRACT_H
#define EXTRACT_H

#include "doc.h"
#include "figure.h"
#include "layout.h"
#include "scan.h"

struct extract {
	struct scan scan;
	struct layout layout;
	struct scan_lost *lost; /* of this slice: numbers too long to hold */
	size_t nlost, caplost;
	/* the rest is the module's own */
	size_t from, at; /* lines scanned, lines laid out */
	size_t again;    /* laid out in the window before */
	size_t want;     /* bytes of a slice */
};

/* Begins a window, or a whole document; the first of a document begins anew. */
void extract_window(struct extract *, struct doc *);

/*
 * Appends the figures of the next slice of the window, some ten thousand bytes;
 * false when the window is done: d->keep is then set to the lines that are to
 * come again with the next one.
 */
bool extract_slice(struct extract *, struct doc *, struct figures *);

#endif
