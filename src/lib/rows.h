/* SPDX-License-Identifier: MIT */
/*
 * rows: the rows of a table, in whatever form they are printed.
 *
 * The forms are those of layout.h; forms.h says where a table of one begins.
 * What the cells mean is layout's business.
 */
#ifndef ROWS_H
#define ROWS_H

#include "doc.h"
#include "span.h"

enum form {
	FORM_NONE,
	FORM_CELLS,
	FORM_TABS,
	FORM_ONE,
	FORM_TSV,
	FORM_CSV,
	FORM_PIPE,
	FORM_SPACE
};

enum {
	ROW_CELLS = 256,  /* more cells are no table */
	ROW_PIECES = 1024 /* lines of one row */
};

/* The form of a table, and what its rows need to be cut. */
struct shape {
	enum form form;
	size_t period; /* cells of one, and of space with single
				 * blanks; else 0 */
	bool apart;    /* one: empty lines divide the cells, so that
				 * lines together are one cell */
	bool serial;   /* one: rows begin with a running number */
};

/* What is printed in a cell. */
enum cell_class {
	CELL_EMPTY,
	CELL_NUMBER,   /* 14.41, 1,234, -3 */
	CELL_PERCENT,  /* 3.5%, 2‰ */
	CELL_QUANTITY, /* 58人, 12.5万元 */
	CELL_DASH,     /* -, —, /, 无: an empty cell that says so */
	CELL_TEXT
};

struct piece {
	size_t line;      /* index into the lines of the document */
	struct span text; /* without blanks around it */
	size_t cell;      /* from 0 */
	size_t at, end;   /* in terminal columns, for the form space */
};

struct row {
	struct piece piece[ROW_PIECES];
	size_t n; /* pieces, empty ones included */
	size_t cells;
	size_t lines; /* that the row takes, empty ones behind it */
	bool rule;    /* nothing but lines: |---|---| */
	bool cut;     /* the window ended in it or right behind it */
};

enum cell_class cell_class(struct span);

bool cell_numeric(enum cell_class);

/* An empty line, or one of the page around the text; a line that could be a
 * cell of the form one, or of tabs; a text that ends as a sentence does. */
bool row_blank(const struct line *);
bool row_token(const struct line *);
bool row_tabbed(const struct line *);
bool row_sentence(struct span);

/* The same, or a text with clauses in it. */
bool row_prose(struct span);

/* The lines of the cell of form one that begins at line i; 0 if none does. */
size_t row_block(const struct doc *, size_t i, bool apart);

/* The bytes of a divider of columns at s: | and its kin; else 0. */
size_t row_bar(const char *s, size_t n);

/* The row at line i; false if there is none of this shape. */
bool row_read(struct row *, const struct shape *, const struct doc *, size_t i);

#endif
