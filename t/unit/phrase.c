/* SPDX-License-Identifier: MIT */
/* phrase: what is understood of the words between two figures; name: is an
 * amount what a phrase calls it? */
#include "phrase.h"
#include "name.h"
#include "tap.h"

static struct arena mem;

static const struct {
	const char *what, *lead;
	const char *rest; /* what is left beside words of change */
} rows[] = {
	{ "a verb", "，增长", "" },
	{ "a comparison and a verb", "，比上年决算数增加", "" },
	{ "a year", "，比2022年度减少了", "" },
	{ "a year whose 年 was lost", "，比2014决算数减少", "" },
	{ "a subject of its own", "，人员经费增加", "人员经费" },
	{ "a bracket that closes", "（含上年结转），增长", "" },
	{ "a clause of comparison", "，与年初预算指标对比，增加", "" },
	{ "months", "，1-8月份增长", "" },
};

static const struct {
	const char *what, *label, *phrase;
	enum name_fit fit;
} names[] = {
	{ "the same", "项目支出", "项目支出", NAME_SAME },
	{ "time and place in front", "2023年全镇项目支出", "项目支出",
	    NAME_SAME },
	{ "quotes", "“三公”经费支出", "三公经费支出", NAME_SAME },
	{ "the label says more", "地方税收收入", "税收收入", NAME_FITS },
	{ "the phrase says more", "一般公共预算收入", "地方一般公共预算收入",
	    NAME_LIKE },
	{ "a tail that many have", "其他收入", "收入", NAME_TAIL },
	{ "a total", "收入合计", "收入", NAME_SAME },
	{ "another", "基本支出", "项目支出", NAME_OTHER },
	{ "the last of two things", "税收返还和转移支付", "转移支付",
	    NAME_OTHER },
	{ "a row under a list mark", "二、医疗保险基金", "医疗保险基金",
	    NAME_FITS },
};

static void
read_phrase(
    struct phrase *p, struct figures *list, struct reading *r, const char *lead)
{
	struct figure *f = figures_add(list);

	*f = (struct figure){ 0 };
	f->kind = FIGURE_MONEY;
	f->value = f->number = f->scale = f->quantum = dec_int(1);
	f->unit = SPAN("元");
	f->text = SPAN("1元");
	f->lead = span_of(lead);
	reading_make(r, list);
	phrase_make(p, r, list->n - 1);
}

int
main(void)
{
	enum { CHANGES = CUE_THAN | CUE_PRIOR | CUE_BUDGET | CUE_CHANGE };

	cues_load();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct figures list = { .mem = &mem, .file = "x" };
		struct reading r;
		struct phrase p;
		struct span rest;
		bool good;

		read_phrase(&p, &list, &r, rows[i].lead);
		rest = phrase_rest(&p, 0, p.n, CHANGES);
		good = rows[i].rest[0] == '\0'
		    ? rest.n == 0
		    : span_begins(rest, span_of(rows[i].rest));
		if (!ok(good, rows[i].what))
			printf("#  got '%.*s'\n", (int)rest.n, rest.s);
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct cues scratch = { .mem = &mem };
		struct name a, b;

		name_make(&a, &scratch, span_of(names[i].label));
		name_make(&b, &scratch, span_of(names[i].phrase));
		is_int(name_fit(&a, &b), names[i].fit, names[i].what);
	}
	return tap_end();
}
