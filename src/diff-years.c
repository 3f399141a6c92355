/* SPDX-License-Identifier: MIT */
/*
 * diff-years: what changed from year to year
 *
 * Reads figures of several reports, or of one whose tables have a column for
 * each year, and pairs them by item, unit and basis (years.h).
 */
#include <stdio.h>

#include "instream.h"
#include "prog.h"
#include "utf.h"
#include "years.h"

static bool pretty, all;

static const struct opt opts[] = {
	OPT('p', "pretty", NULL, &pretty, "write for people, amounts in 万元"),
	OPT('a', "all", NULL, &all, "also items that one year alone has"),
	OPT(0, "most-figures", "n", &figures_most,
	    "leave a document after n figures"),
	{ 0 },
};

static const struct col cols[] = {
	{ "entity", "whose figures they are" },
	{ "item", "what is measured" },
	{ "unit", "of the values" },
	{ "basis_before", "budget, accounts ... of the value before" },
	{ "basis_after", "of the value after" },
	{ "year_before", "the earlier year" },
	{ "value_before", "its value; empty if several are given" },
	{ "year_after", "the later year" },
	{ "value_after", "its value; empty if several are given" },
	{ "change", "after less before" },
	{ "rate", "change in percent of before" },
	{ "stated_change", "what the later report says" },
	{ "stated_rate", "what the later report says, in percent" },
	{ "status",
	    "same, increase, decrease, contradicts, restated, ambiguous or "
	    "single" },
	{ "file_before", "where the value before is from" },
	{ "line_before", "its line" },
	{ "file_after", "where the value after is from" },
	{ "line_after", "its line" },
	{ NULL, NULL },
};

static const struct prog prog = {
	.name = "diff-years",
	.summary = "lay the figures of two years side by side",
	.usage = "[figures.tsv ...]",
	.opts = opts,
	.cols = cols,
	.reads = "figures",
	.more =
	    "Reads what extract-amounts writes of the reports of several "
	    "years:\n\n"
	    "  extract-amounts 2023.txt 2024.txt | diff-years --pretty\n"
	    "  extract-amounts report.txt | diff-years -c item,change,status\n",
};

static void
decimal(bool has, struct decimal d)
{
	char s[DEC_TEXT];

	if (has)
		out_mem(s, dec_write_short(s, d));
	else
		out_str(NULL);
}

static void
write_row(const struct year_row *r)
{
	const struct year_side *a = &r->before, *b = &r->after;

	out_mem(r->entity.s, r->entity.n);
	out_mem(r->item.s, r->item.n);
	out_mem(r->unit.s, r->unit.n);
	out_mem(a->basis.s, a->basis.n);
	out_mem(b->basis.s, b->basis.n);
	out_count(a->year);
	decimal(a->known, a->value);
	out_count(b->year);
	decimal(b->known, b->value);
	decimal(r->has_change, r->change);
	decimal(r->has_rate, r->rate);
	decimal(r->says_change, r->stated_change);
	decimal(r->says_rate, r->stated_rate);
	out_str(year_status_name(r->status));
	out_str(a->file);
	out_count(a->line);
	out_str(b->file);
	out_count(b->line);
	out_end();
}

/* Text in a field of so many columns; right if the text is a number. */
static void
field(struct span s, size_t width, bool right)
{
	size_t fit = utf_fit(s.s, s.n, width);
	size_t used = utf_width(s.s, fit);

	for (size_t i = used; right && i < width; i++)
		out_text(" ");
	out_raw(s.s, fit);
	for (size_t i = used; !right && i < width; i++)
		out_text(" ");
	out_text(" ");
}

static void
number(bool has, struct decimal d, struct span unit, size_t width)
{
	char s[DEC_TEXT];
	size_t n = 0;

	if (has) {
		if (span_is(unit, SPAN("元")) && !dec_shift(&d, d, -4))
			has = false;
		n = dec_write_short(s, d);
	}
	field((struct span){ s, has ? n : 0 }, width, true);
}

static void
percent(const struct year_row *r)
{
	char s[DEC_TEXT + 1];
	size_t n = 0;

	if (r->has_rate) {
		n = dec_write_short(s, r->rate);
		s[n++] = '%';
	}
	field((struct span){ s, n }, 9, true);
}

static void
show(const struct year_row *r, struct span *entity)
{
	char years[64];
	struct span unit = r->unit, place = { 0 };
	bool money = span_is(unit, SPAN("元"));
	int n;

	if (entity->s == NULL || !span_is(*entity, r->entity)) {
		if (entity->s != NULL)
			out_text("\n");
		out_raw(r->entity.s, r->entity.n);
		if (r->entity.n == 0)
			out_text(r->after.file);
		out_text("\n");
		*entity = r->entity;
		if (entity->s == NULL)
			entity->s = "";
	}
	out_text("  ");
	field(r->item, 30, false);
	n = snprintf(years, sizeof years, r->before.year ? "%u-%u" : "%.0u%u",
	    r->before.year, r->after.year);
	field((struct span){ years, n > 0 ? (size_t)n : 0 }, 9, false);
	field(r->after.basis, 8, false);
	number(r->before.known, r->before.value, unit, 12);
	number(r->after.known, r->after.value, unit, 12);
	number(r->has_change, r->change, unit, 12);
	percent(r);
	field(money ? SPAN("万元") : unit, 4, false);
	out_text(year_status_name(r->status));
	if (r->status == YEAR_CONTRADICTS) {
		out_text(": ");
		if (r->says_change)
			number(true, r->stated_change, unit, 1);
		if (r->says_rate) {
			number(true, r->stated_rate, place, 1);
			out_text("% ");
		}
		out_text("is stated");
	}
	out_text("\n");
}

int
main(int argc, char *argv[])
{
	struct figures_in in = { 0 };
	struct years years = { 0 };
	struct year_rows rows = { 0 };
	struct span entity = { 0 };

	argv = prog_begin(&prog, argc, argv);
	years_load();
	if (pretty)
		out_plain();
	while (figures_next(&in, argv))
		years_take(&years, &in.doc);
	years_rows(&years, &rows);
	for (size_t i = 0; i < rows.n; i++) {
		const struct year_row *r = &rows.v[i];

		if (r->before.year == 0 && !all)
			continue;
		if (pretty)
			show(r, &entity);
		else
			write_row(r);
	}
	return prog_end();
}
