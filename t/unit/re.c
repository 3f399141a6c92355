/* SPDX-License-Identifier: MIT */
#include "re.h"
#include "tap.h"

int
main(void)
{
	struct re *r = re_new("t", 1, "(?<y>[0-9]{4})年(?<m>[0-9]+)月", "年");
	struct re *line = re_new("t", 2, "^(?<a>甲)$|(?<b>乙)", NULL);
	struct re *day = re_new("t", 3, "[0-9]+[日号]", "日|号");
	struct span text = SPAN("于2021年4月和2022年5月");
	struct match m;

	ok(re_find(r, text, 0, &m), "found");
	ok(span_is(m.all, SPAN("2021年4月")), "the whole match");
	ok(span_is(re_group(&m, "y"), SPAN("2021")), "a named group");
	ok(re_group(&m, "nosuch").n == 0, "a group that is not there");
	ok(re_find(r, text, (size_t)(m.all.s - text.s) + m.all.n, &m) &&
		span_is(re_group(&m, "y"), SPAN("2022")),
	    "the next");
	ok(!re_find(r, text, (size_t)(m.all.s - text.s) + 1 + m.all.n, &m),
	    "no further");
	ok(!re_test(r, SPAN("没有")), "the guard is missing");
	ok(!re_test(r, SPAN("")), "empty text");
	ok(!re_find(r, text, text.n + 1, &m), "behind the end");
	ok(re_find(line, SPAN("丙\n甲\n"), 0, &m) && re_group(&m, "a").n == 3 &&
		re_group(&m, "b").s == NULL,
	    "^ and $ hold at lines; a group that took no part");
	ok(re_has_group(r, "m") && !re_has_group(r, "d"), "has a group");
	ok(re_test(r, SPAN("\xff\xfe 2021年4月")), "bad bytes do not end it");
	ok(re_test(day, SPAN("3日")) && re_test(day, SPAN("4号")) &&
		!re_test(day, SPAN("5月")),
	    "one of several guards");
	return tap_end();
}
