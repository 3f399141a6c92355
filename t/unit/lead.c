/* SPDX-License-Identifier: MIT */
/* lead: leads made plain, and the list marks in them. */
#include "lead.h"
#include "tap.h"

static struct arena mem;

static const struct {
	const char *what, *lead;
	size_t before;
	const char *folded;
} folds[] = {
	{ "punctuation and blanks", "，其中： 税收（含 附加）", 0,
	    ",其中:税收(含附加)" },
	{ "a long line goes on in the next", "上级补\n助收入", 30,
	    "上级补助收入" },
	{ "a short line ends", "收入情况\n全年收入", 0, "收入情况\n全年收入" },
	{ "a list mark begins a line", "。\n（二）支出", 40, "。\n(二)支出" },
	{ "a comma goes on", "，\n支出", 0, ",支出" },
	{ "a page number between", "上解\n— 20 —\n收入", 30, "上解收入" },
	{ "an empty line ends", "收入\n\n支出", 30, "收入\n支出" },
};

static const struct {
	const char *what, *text;
	unsigned rank, number;
	size_t end;
} marks[] = {
	{ "Chinese numeral", "一、收入", 1, 1, 6 },
	{ "twelve", "十二、收入", 1, 12, 9 },
	{ "in brackets", "(三)收入", 2, 3, 5 },
	{ "digit", "2.支出", 3, 2, 2 },
	{ "digit before a year", "2.2020年支出", 3, 2, 2 },
	{ "digit in brackets", "(4)支出", 4, 4, 3 },
	{ "一是", "一是收入", 3, 1, 6 },
	{ "ring", "②支出", 5, 2, 3 },
	{ "a number", "2.5万元", 0, 0, 0 },
	{ "a code", "20101、行政", 0, 0, 0 },
	{ "a word", "三公经费", 0, 0, 0 },
};

/* Are the stops and brackets that folding notes those that the folded text has,
 * and its digits? */
static bool
cuts_well(struct span lead)
{
	struct lead_cuts cuts = { .n = 0 };
	struct span s = lead_cut(&mem, lead, 0, &cuts);
	size_t k = 0;
	bool digits = false;

	for (size_t at = 0; at < s.n; at++) {
		enum stop stop = lead_stop(s, at);
		bool here = stop != STOP_NONE || s.s[at] == '(' ||
		    s.s[at] == ')';

		digits |= s.s[at] >= '0' && s.s[at] <= '9';
		if (here &&
		    (k == cuts.n || cuts.v[k].at != at ||
			cuts.v[k].stop != stop))
			return false;
		k += here;
	}
	return k == cuts.n && digits == cuts.digits;
}

int
main(void)
{
	for (size_t i = 0; i < sizeof folds / sizeof *folds; i++) {
		struct span s = lead_fold(
		    &mem, span_of(folds[i].lead), folds[i].before);
		if (!ok(span_is(s, span_of(folds[i].folded)), folds[i].what))
			printf("#  got '%.*s'\n", (int)s.n, s.s);
		ok(cuts_well(span_of(folds[i].lead)), "its stops");
	}
	ok(cuts_well(SPAN("一、二；三：四。五！六？（七）\n8,9;“十”\n")),
	    "every stop");
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		struct mark m = { 0 };
		bool is = lead_mark(span_of(marks[i].text), 0, &m);
		bool good = marks[i].rank == 0
		    ? !is
		    : is && m.rank == marks[i].rank &&
			m.number == marks[i].number && m.end == marks[i].end &&
			lead_may_mark(marks[i].text);
		if (!ok(good, marks[i].what))
			printf("#  got rank %u number %u end %zu\n", m.rank,
			    m.number, m.end);
	}
	return tap_end();
}
