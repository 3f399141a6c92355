/* SPDX-License-Identifier: MIT */
#include "pages.h"
#include "tap.h"

static struct doc d;
static size_t cap;

/* The lines of a page, with | between them. */
static const char *
page(const char *s)
{
	static char to[1024];
	struct lines l = { .d = &d, .cap = &cap };
	struct pages p = { .lines = &l };
	size_t n = 0;

	d.nline = 0;
	lines_begin(&l);
	pages_begin(&p);
	pages_feed(&p, s, strlen(s));
	pages_end(&p);
	lines_end(&l);
	for (size_t i = 0; i < d.nline; i++) {
		const struct line *x = &d.line[i];

		n += (size_t)snprintf(to + n, sizeof to - n, "%s%.*s",
		    i > 0 ? "|" : "", (int)x->n, x->s);
	}
	return to;
}

int
main(void)
{
	static const struct {
		const char *what, *from, *want;
	} rows[] = {
		{ "decimals a little lower go on with their number",
		    "住房保障支出 147\n                .2 亿元。\n",
		    "住房保障支出 147.2 亿元。" },
		{ "what begins with a point behind words does not",
		    "住房保障支出\n.2 亿元。\n", "住房保障支出|.2 亿元。" },
		{ "nor does a number of its own",
		    "住房保障支出 147\n2 亿元。\n",
		    "住房保障支出 147|2 亿元。" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		is(page(rows[i].from), rows[i].want, rows[i].what);
	return tap_end();
}
