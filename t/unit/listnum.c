/* SPDX-License-Identifier: MIT */
#include "listnum.h"
#include "tap.h"

int
main(void)
{
	static const struct {
		const char *form;
		long v;
		const char *want;
	} forms[] = {
		{ "decimal", 12, "12" },
		{ "chineseCounting", 1, "一" },
		{ "chineseCounting", 10, "十" },
		{ "chineseCountingThousand", 12, "十二" },
		{ "japaneseCounting", 20, "二十" },
		{ "chineseCounting", 105, "一百零五" },
		{ "chineseCounting", 110, "一百一十" },
		{ "chineseLegalSimplified", 21, "贰拾壹" },
		{ "upperRoman", 14, "XIV" },
		{ "lowerRoman", 4, "iv" },
		{ "upperLetter", 3, "C" },
		{ "lowerLetter", 26, "z" },
		{ "decimalEnclosedCircleChinese", 2, "②" },
		{ "ideographTraditional", 2, "乙" },
		{ "decimalZero", 7, "07" },
		{ "neverHeardOf", 7, "7" },
		{ 0 },
	};
	static struct arena mem;
	struct lists l = { 0 };
	struct list_series *s;
	struct list_use *u;
	char label[LIST_LABEL], want[64];

	for (int i = 0; forms[i].form != NULL; i++) {
		l = (struct lists){ 0 };
		s = lists_series(&l, &mem, 5);
		snprintf(s->level[0].form, sizeof s->level[0].form, "%s",
		    forms[i].form);
		snprintf(s->level[0].text, sizeof s->level[0].text, "（%%1）");
		s->level[0].start = forms[i].v;
		lists_use(&l, &mem, 1)->series = 5;
		snprintf(want, sizeof want, "（%s）", forms[i].want);
		is(lists_next(&l, 1, 0, label), want, forms[i].form);
	}
	l = (struct lists){ 0 };
	s = lists_series(&l, &mem, 5);
	snprintf(s->level[0].text, sizeof s->level[0].text, "%%1.");
	snprintf(s->level[1].text, sizeof s->level[1].text, "%%1.%%2");
	lists_use(&l, &mem, 1)->series = 5;
	u = lists_use(&l, &mem, 2);
	u->series = 5;
	u->restart[0] = 1;
	is(lists_next(&l, 1, 0, label), "1. ", "first");
	is(lists_next(&l, 1, 1, label), "1.1 ", "below it");
	is(lists_next(&l, 1, 1, label), "1.2 ", "and on");
	is(lists_next(&l, 1, 0, label), "2. ", "second");
	is(lists_next(&l, 1, 1, label), "2.1 ", "below begins anew");
	is(lists_next(&l, 2, 0, label), "1. ", "another list begins anew");
	is(lists_next(&l, 2, 0, label), "2. ", "and goes on");
	is(lists_next(&l, 9, 0, label), "", "no such list");
	is(lists_next(&l, 1, 9, label), "", "no such level");
	arena_reset(&mem);
	return tap_end();
}
