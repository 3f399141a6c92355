/* SPDX-License-Identifier: MIT */
/*
 * worksheet: a sheet of a workbook becomes the lines of a table.
 *
 * Its name is a line before the table, unless it is Sheet1 or the like; a
 * hidden one is of kind page.
 */
#ifndef WORKSHEET_H
#define WORKSHEET_H

#include "lines.h"

void worksheet_begin(struct lines *, struct span name, bool hidden);

/* A row begins or ends. */
void worksheet_row(struct lines *, size_t row);
void worksheet_row_end(struct lines *);

/* A cell with its text; rows and columns from 1. */
void worksheet_cell(
    struct lines *, size_t row, size_t column, struct span text);

void worksheet_end(struct lines *);

#endif
