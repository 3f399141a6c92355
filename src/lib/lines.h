/* SPDX-License-Identifier: MIT */
/*
 * lines: text that comes in pieces becomes the lines of a document.
 *
 * The readers of HTML, docx, xlsx and pdf say what they meet: characters, the
 * end of a paragraph, a table with its rows and cells.  They become the
 * lines that the other programs read (doc.h, laid): one for a paragraph, one
 * for a cell.
 *
 * Blanks are folded as a browser does it, but a line end between two Chinese
 * characters is none; zero-width characters vanish; a no-break space vanishes
 * inside a number (17 .11, 1 234 567) and is a blank elsewhere.
 *
 * Tables: cells.h.
 *
 * Numbering (FORMATS): a line is one line of `read-report --text'.  There a
 * cell stands behind a TAB, hence its col of 1, and an empty line ends a row,
 * another one a table that another follows.  Lines of kind page are not in that
 * text: they bear the number of the line before them.
 */
#ifndef LINES_H
#define LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "doc.h"
#include "span.h"
#include "text.h"

enum { LINES_TABLES = 32, LINES_COLUMNS = 4096 };

struct lines_cell {
	size_t at, n; /* in the text of the row */
	size_t source;
	size_t column; /* from 1 */
	bool page;     /* navigation of the site */
	bool again;    /* goes on behind a table inside it */
};

struct lines_table {
	size_t no;         /* running number, from its first row on */
	size_t row;        /* rows ended */
	size_t column;     /* columns of the current row that are taken */
	size_t wide;       /* columns that any row has had so far */
	size_t paragraphs; /* in the current cell */
	size_t span;       /* columns of the current cell */
	bool real;         /* a row of several cells came out of it */
	bool meta;         /* it is the list of data about the document */
	bool in_cell;
	bool spanned;   /* a cell of this row spans columns or rows */
	bool loose;     /* its text is paragraphs */
	unsigned *down; /* rows that each column is still taken from above */
	size_t ndown, down_cap;
	struct text row_text;
	struct lines_cell *cell;
	size_t ncell, cap;
};

struct lines {
	/* set by the reader of a form */
	struct doc *d;  /* where lines go now */
	size_t *cap;    /* room of d->line */
	size_t source;  /* where in the original it is */
	bool site;      /* a page of a site: tell page and meta lines */
	bool preserve;  /* blanks count, and line ends are such */
	bool link;      /* characters are those of a link */
	bool page;      /* inside what is marked as navigation */
	unsigned level; /* of a heading, 0 not known */
	/* read by it */
	size_t given; /* bytes of lines; it may set this to 0 */
	bool clipped; /* spans or tables went beyond what is sane */
	/* lines's own */
	size_t no;
	struct text par; /* the paragraph so far */
	size_t par_source, col, linked, dark;
	unsigned par_level;
	bool blank, newline, after_row;
	struct text held; /* a name whose value may follow */
	size_t held_source;
	size_t tables, cells, empty;
	struct lines_table table[LINES_TABLES];
	size_t depth;
};

/* Begins a document; the memory of the one before is used again. */
void lines_begin(struct lines *);

/* Characters, valid UTF-8. */
void lines_text(struct lines *, const char *s, size_t n);

/* The paragraph ends, if there is one. */
void lines_break(struct lines *);

/* A line as it is, past all of the above. */
void lines_raw(struct lines *, enum line_kind, struct span, size_t source);

/* Ends the document; what is open is closed. */
void lines_end(struct lines *);

#endif
