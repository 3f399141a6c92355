/* SPDX-License-Identifier: MIT */
#include "csv.h"
#include "cells.h"

void
csv_begin(struct csv *c)
{
	c->row = 0;
	c->quoted = c->quote = c->in_row = c->in_cell = c->in_sheet = false;
	c->lines->preserve = true;
}

static void
open_cell(struct csv *c)
{
	if (!c->in_sheet)
		cells_sheet(c->lines);
	c->in_sheet = true;
	if (!c->in_row) {
		cells_row(c->lines);
		c->lines->source = c->row + 1;
		cells_place(c->lines, c->row + 1, 1);
	}
	c->in_row = true;
	if (!c->in_cell)
		cells_cell(c->lines, 1, 1);
	c->in_cell = true;
}

static void
end_cell(struct csv *c)
{
	open_cell(c);
	cells_cell_end(c->lines);
	c->in_cell = false;
}

static void
end_row(struct csv *c)
{
	if (c->in_row) {
		if (c->in_cell)
			end_cell(c);
		cells_row_end(c->lines);
	}
	c->in_row = false;
	c->row++;
}

static void
end_sheet(struct csv *c)
{
	if (c->in_row)
		end_row(c);
	if (c->in_sheet)
		cells_table_end(c->lines);
	c->in_sheet = false;
	c->row = 0;
}

void
csv_feed(struct csv *c, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t k = 0;

		if (c->quote && s[i] != '"')
			c->quoted = c->quote = false;
		if (s[i] == '"') {
			/* "" inside quotes is one */
			if (c->quote)
				lines_text(c->lines, "\"", 1);
			open_cell(c);
			c->quote = c->quoted && !c->quote;
			c->quoted = true;
			continue;
		}
		if (!c->quoted && s[i] == ',') {
			end_cell(c);
			continue;
		}
		if (!c->quoted && (s[i] == '\n' || s[i] == '\f')) {
			if (s[i] == '\n')
				end_row(c);
			else
				end_sheet(c);
			continue;
		}
		while (i + k < n && s[i + k] != '"' &&
		    (c->quoted ||
			(s[i + k] != ',' && s[i + k] != '\n' &&
			    s[i + k] != '\f')))
			k++;
		open_cell(c);
		lines_text(c->lines, s + i, k);
		i += k - 1;
	}
}

void
csv_end(struct csv *c)
{
	end_sheet(c);
	lines_end(c->lines);
}
