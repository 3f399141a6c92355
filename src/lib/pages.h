/* SPDX-License-Identifier: MIT */
/*
 * pages: text laid out on pages becomes lines again.
 *
 * pdftotext -layout gives each line of a page where it stood, pages divided by
 * form feeds.  Lines of a paragraph are joined: one that fills the page's width
 * is followed by the next unless that is indented or bears a mark of its own,
 * also over the end of a page.  Lines with wide gaps are rows of a table and
 * stay as they are, for layout.h to read.  Page numbers, and heads that stand
 * at the top of neighbouring pages alike, are of kind page.  Blanks that only
 * fill a line to its margin, or part the decimals of a figure, are dropped.
 * Prose in columns is parted (columns.h).  The source of a line is its page.
 */
#ifndef PAGES_H
#define PAGES_H

#include "lines.h"

struct pages {
	struct lines *lines;
	/* the rest is the reader's own */
	struct text part;   /* of a line, or of a page not yet whole */
	struct text held;   /* the page before, which waits for its neighbour */
	struct text head;   /* the first line of the page before that */
	struct text par;    /* the paragraph so far */
	struct text body;   /* the page without head and foot */
	struct text parted; /* the same, in one column */
	size_t page, par_page;
	size_t reach;       /* where its last line ended */
	bool begun;         /* a page is held */
	bool rows;          /* the last line was a row */
	size_t left, right; /* margins of prose on the page */
};

void pages_begin(struct pages *);

/* The next bytes, valid UTF-8. */
void pages_feed(struct pages *, const char *, size_t n);

void pages_end(struct pages *);

#endif
