/* SPDX-License-Identifier: MIT */
/* sense: of the words of one meaning the longest counts, in every place. */
#include "sense.h"
#include "tap.h"

static const struct {
	const char *what;
	enum sense sense;
	const char *text;
	bool in;
	size_t begins, ends; /* bytes */
	size_t first, last;  /* offsets */
} rows[] = {
	{ "none", SENSE_ROLLING, "年末结余", false, 0, 0, 13, 13 },
	{ "one word of two", SENSE_ROLLING, "累计结余", true, 6, 0, 0, 0 },
	{ "the longest in front", SENSE_NAME_FRONT, "本年度支出", true, 9, 6, 0,
	    9 },
	{ "at both ends", SENSE_PAIR, "年初支出", true, 6, 6, 0, 6 },
	{ "twice", SENSE_PAIR, "支出和支出", true, 6, 6, 0, 9 },
	{ "the longest of those at one place", SENSE_THREE_QUARTERS, "前三季度",
	    true, 12, 12, 0, 0 },
	{ "an empty text", SENSE_PAIR, "", false, 0, 0, 1, 1 },
};

int
main(void)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct span s = span_of(rows[i].text);
		size_t n;

		ok(sense_in(rows[i].sense, s) == rows[i].in &&
			sense_begins(rows[i].sense, s) == rows[i].begins &&
			sense_ends(rows[i].sense, s) == rows[i].ends &&
			sense_find(rows[i].sense, s, &n) == rows[i].first &&
			(n > 0) == rows[i].in &&
			sense_find_last(rows[i].sense, s, &n) == rows[i].last &&
			(n > 0) == rows[i].in,
		    rows[i].what);
	}
	ok(sense_is(SENSE_OFFSET, SPAN("相抵")) &&
		!sense_is(SENSE_OFFSET, SPAN("收支相抵")),
	    "the whole text and nothing else");
	return tap_end();
}
