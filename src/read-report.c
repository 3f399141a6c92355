/* SPDX-License-Identifier: MIT */
/*
 * read-report: any published form in, lines out.
 *
 * report.h reads the forms, layout.h the tables of plain text; here the lines
 * are written, as a table or as text.
 */
#include "doc.h"
#include "heading.h"
#include "layout.h"
#include "prog.h"
#include "report.h"
#include "span.h"
#include "utf.h"

static bool as_text;

static const struct opt opts[] = {
	OPT(0, "text", NULL, &as_text, "write plain text, not a table"),
	DOC_MOST,
	REPORT_OPTS,
	{ 0 },
};

static const struct col cols[] = {
	{ "file", "file the line is in" },
	{ "line", "its number in the text that --text writes" },
	{ "source", "line, page or paragraph of the original" },
	{ "kind", "head, text, cell, meta or page" },
	{ "level", "of a heading, 1 to 4" },
	{ "table", "number of the table" },
	{ "row", "row in it" },
	{ "cell", "column in it" },
	{ "text", "the line; of a cell what stands in it" },
	{ "col", "column of the line where the text begins" },
	{ 0 },
};

static const struct prog prog = {
	"read-report",
	"any published form in, lines out",
	"[file ...]",
	opts,
	cols,
	.reads = "bytes",
	.more =
	    "Reads HTML, docx, xlsx, doc, xls, rtf, pdf and text in any of the "
	    "usual\nencodings; the kind of a file is told by its content.  "
	    "Lines of kind page\n(navigation of a site) are left out of "
	    "--text.\n\n"
	    "  $ read-report page.html | extract-amounts\n"
	    "  $ read-report --text report.docx | less\n",
};

static struct layout layout;
static size_t at; /* line of the text that was written last, without its end */

/* The line as text; lines that no row speaks of are empty, cells that stood on
 * one line stand there again. */
static void
put_text(const struct line *l)
{
	static size_t column; /* of the cell before */

	if (l->kind == LINE_PAGE)
		return;
	if (l->no != at) {
		if (at > 0)
			out_text("\n");
		while (++at < l->no)
			out_text("\n");
		at = l->no;
		if (l->kind == LINE_CELL && l->col == 1)
			out_text("\t");
	} else if (l->kind == LINE_CELL) {
		do
			out_text("\t");
		while (++column < l->cell);
	}
	column = l->cell;
	out_raw(l->s, l->n);
}

static void
put_row(const struct doc *d, const struct line *l)
{
	static const char *const kinds[] = { "text", "head", "cell", "meta",
		"page" };

	out_str(d->file);
	out_count(l->no);
	out_count(l->source);
	out_str(kinds[l->kind]);
	out_count(l->level);
	out_count(l->table);
	out_count(l->row);
	out_count(l->cell);
	out_mem(l->s, l->n);
	out_count(l->col + 1);
	out_end();
}

static void
put(const struct doc *d, const struct line *l)
{
	if (as_text)
		put_text(l);
	else
		put_row(d, l);
}

/* A row of a table in plain text, n lines from i on. */
static void
put_cells(const struct doc *d, size_t i, size_t n)
{
	const struct layout_cell *c = layout.cell, *end = c + layout.ncell;

	for (size_t k = i; k < i + n; k++) {
		const struct line *l = &d->line[k];

		if (as_text) {
			put(d, l);
			continue;
		}
		for (; c < end && c->line <= k; c++) {
			struct line cell = *l;

			cell.s = c->text.s;
			cell.n = c->text.n;
			if (c->text.n > 0)
				cell.col += utf_count(
				    l->s, (size_t)(c->text.s - l->s));
			cell.kind = LINE_CELL;
			cell.table = c->table;
			cell.row = c->row;
			cell.cell = c->cell;
			put(d, &cell);
		}
	}
}

/* Plain text has its tables and headings told here; else the form had them. */
static size_t
put_plain(struct doc *d, size_t i)
{
	struct line *l = &d->line[i];
	size_t n = layout_read(&layout, i);

	if (n == LAYOUT_MORE)
		return 0;
	if (n > 0) {
		put_cells(d, i, n);
		return n;
	}
	if (l->source == 0)
		l->source = l->no;
	if (l->kind == LINE_TEXT && l->col == 0 && !l->open) {
		struct span s = span_trim((struct span){ l->s, l->n });
		l->level = heading_level(s.s, s.s + s.n);
	}
	if (l->level > 0)
		l->kind = LINE_HEAD;
	put(d, l);
	return 1;
}

static void
document(struct doc *d)
{
	size_t n;

	if (d->first)
		at = 0;
	if (!d->laid)
		layout_window(&layout, d);
	for (size_t i = 0; i < d->nline; i += n) {
		n = 1;
		if (d->laid)
			put(d, &d->line[i]);
		else if ((n = put_plain(d, i)) == 0) {
			d->keep = d->nline - i;
			return;
		}
	}
	if (as_text && d->last && at > 0)
		out_text("\n");
}

int
main(int argc, char *argv[])
{
	struct doc d = { 0 };

	argv = prog_begin(&prog, argc, argv);
	if (as_text)
		out_plain();
	report_begin();
	layout_load();
	while (doc_window(&d, argv))
		document(&d);
	return prog_end();
}
