/* SPDX-License-Identifier: MIT */
/*
 * cells: tables, row by row, with their spans resolved.
 *
 * A cell that spans columns or rows has its text in the first place;
 * the others are empty cells, so that the cells of a column have one number.
 * A table that holds another, or a single cell of many paragraphs, is there to
 * place things on a page: its text comes as paragraphs.  A table inside a cell
 * of a real table comes as a table of its own.
 */
#ifndef CELLS_H
#define CELLS_H

#include "lines.h"

void cells_table(struct lines *);
void cells_row(struct lines *);
void cells_cell(struct lines *, size_t rows, size_t columns);
void cells_cell_end(struct lines *);
void cells_row_end(struct lines *);
void cells_table_end(struct lines *);

/* A table that is one whatever it holds; within it, in a row just begun, the
 * next cell is this one: those before it are empty. */
void cells_sheet(struct lines *);
void cells_place(struct lines *, size_t row, size_t column);

/* The table that is open, or NULL. */
struct lines_table *cells_inner(struct lines *);

/* The paragraph that lines.h gathered, into the open cell: its text and whether
 * it is furniture of the site. */
void cells_paragraph(struct lines *, struct span, bool page);

#endif
