/* SPDX-License-Identifier: MIT */
#include <string.h>
#include <strings.h>

#include "cells.h"
#include "worksheet.h"

/* Sheet1, 工作表1: names that say nothing. */
static bool
nameless(struct span s)
{
	if (s.n >= 5 && strncasecmp(s.s, "sheet", 5) == 0)
		s = span_from(s, 5);
	else if (span_begins(s, SPAN("工作表")))
		s = span_from(s, 9);
	for (size_t i = 0; i < s.n; i++)
		if (strchr("0123456789 ()", s.s[i]) == NULL || s.s[i] == '\0')
			return false;
	return true;
}

void
worksheet_begin(struct lines *l, struct span name, bool hidden)
{
	l->preserve = true;
	l->page = hidden;
	l->source = 0;
	if (!nameless(name)) {
		lines_text(l, name.s, name.n);
		lines_break(l);
	}
	cells_sheet(l);
}

void
worksheet_row(struct lines *l, size_t row)
{
	cells_row(l);
	l->source = row;
}

void
worksheet_row_end(struct lines *l)
{
	cells_row_end(l);
}

void
worksheet_cell(struct lines *l, size_t row, size_t column, struct span text)
{
	if (text.n == 0)
		return;
	cells_place(l, row, column);
	cells_cell(l, 1, 1);
	lines_text(l, text.s, text.n);
	cells_cell_end(l);
}

void
worksheet_end(struct lines *l)
{
	cells_table_end(l);
	l->page = false;
}
