/* SPDX-License-Identifier: MIT */
/*
 * xls: the workbook of Excel 97 to 2003 becomes lines, as xlsx.h has them.
 *
 * The stream is a row of records; strings stand in one table that may go on
 * over several.  Older and encrypted workbooks are not read.
 */
#ifndef XLS_H
#define XLS_H

#include "arena.h"
#include "lines.h"
#include "span.h"

struct xls {
	struct span stream; /* Workbook */
	struct lines *lines;
	const char *why; /* what ended the reading early; NULL */
	/* the rest is the reader's own */
	struct xls_state *state;
	struct arena mem;
};

/* Begins; false if it is no such workbook. */
bool xls_begin(struct xls *);

/* Reads on; false at the end. */
bool xls_step(struct xls *);

void xls_end(struct xls *);

#endif
