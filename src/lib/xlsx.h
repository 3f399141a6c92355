/* SPDX-License-Identifier: MIT */
/*
 * xlsx: a workbook becomes lines, a table for each sheet.
 *
 * A cell is what a person sees in it (numfmt.h); the row and the column of a
 * cell are those of the sheet, and so is the source.  A merged cell has its
 * text once; what the cells below it still hold is not seen and not read.  The
 * name of a sheet is a line before its table, unless it is Sheet1 or the like.
 * Hidden sheets are of kind page; hidden rows and columns are read, for the
 * totals of a sheet count them.
 */
#ifndef XLSX_H
#define XLSX_H

#include "lines.h"
#include "part.h"

struct xlsx {
	struct pack *pack;
	struct lines *lines;
	size_t depth;     /* most elements inside one another */
	const char *why;  /* what ended the reading early; NULL */
	const char *part; /* in which member */
	/* the rest is the reader's own */
	struct xlsx_state *state;
	struct arena mem;
};

/* Begins a workbook whose main part has this name. */
void xlsx_begin(struct xlsx *, const char *main_part);

/* Reads on; false at the end. */
bool xlsx_step(struct xlsx *);

void xlsx_end(struct xlsx *);

#endif
