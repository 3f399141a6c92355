/* SPDX-License-Identifier: MIT */
/* What a figure measures, from the words before it: label.h. */
#include "label.h"
#include "tap.h"

static void
reading(void)
{
	/* label/term/basis, a for attribute, c for change */
	static const struct {
		const char *what, *text, *want;
	} rows[] = {
		{ "verb and particle go", "。公务接待费共计为",
		    "公务接待费/公务接待费/" },
		{ "year and basis stand before", "2021年年初预算收入",
		    "收入//年初预算" },
		{ "a cue stands before", "，其中：工资福利支出",
		    "工资福利支出/工资福利支出/" },
		{ "a suffix may follow a term", "。差旅费支出",
		    "差旅费支出/差旅费/" },
		{ "the basis may follow a term", "。印刷费决算数为",
		    "印刷费决算数/印刷费/决算" },
		{ "an alias", "。三公经费支出", "三公经费支出/“三公”经费/" },
		{ "quotes make no difference", "。“三公”经费",
		    "“三公”经费/“三公”经费/" },
		{ "width makes no difference", "，因公出国(境)费",
		    "因公出国(境)费/因公出国（境）费/" },
		{ "a bracket belongs to the name", "、资本性支出（基本建设）",
		    "资本性支出（基本建设）/资本性支出（基本建设）/" },
		{ "a list mark is no bracket of it", "：（1）水费",
		    "水费/水费/" },
		{ "another subject is not the term", "。县本级基本支出",
		    "县本级基本支出//" },
		{ "a term over 、", "。会议费、培训费",
		    "会议费、培训费/会议费、培训费/" },
		{ "a comparison has no term", "，比年初预算数",
		    "比年初预算数//年初预算 a" },
		{ "a change has no term", "，公务接待费减少了",
		    "公务接待费减少了// c" },
		{ "no words", "，", "//" },
		{ "digits are no words", "\n10\n", "//" },
		{ "合计 is kept", "。以上合计", "以上合计//" },
	};
	char got[256];

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *s = rows[i].text;
		struct label x;

		label_read(&x, lexicon(), s, s + strlen(s));
		snprintf(got, sizeof got, "%.*s/%.*s/%.*s%s%s%s", (int)x.text.n,
		    x.text.s, (int)x.term.n, x.term.s, (int)x.basis.n,
		    x.basis.s, x.attribute || x.change ? " " : "",
		    x.attribute ? "a" : "", x.change ? "c" : "");
		is(got, rows[i].want, rows[i].what);
	}
}

static void
money(void)
{
	const char *yes = "修缮共投入", *no = "，栽种油茶";

	ok(label_money(lexicon(), yes, yes + strlen(yes)), "投入 is of money");
	ok(!label_money(lexicon(), no, no + strlen(no)), "油茶 is not");
}

static void
units(void)
{
	static const struct {
		const char *text, *want; /* base and the rest */
	} rows[] = {
		{ "元，", "元 ，" },
		{ "元旦", "none" },
		{ "平方米，", "平方米 ，" },
		{ "人次", "人次 " },
		{ "人员", "none" },
		{ "个百分点", "百分点 " },
		{ "个月", "月 " },
		{ "％", "% " },
		{ "分钟", "none" },
		{ "米粉", "none" },
	};
	char got[64];
	int power;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *s = rows[i].text, *to;
		const struct unit *u = unit_read(
		    lexicon(), s, s + strlen(s), &to);

		snprintf(got, sizeof got, "%.*s %s",
		    u != NULL ? (int)u->base.n : 4,
		    u != NULL ? u->base.s : "none", u != NULL ? to : "");
		is(u != NULL ? got : "none", rows[i].want, s);
	}
	ok(unit_named(lexicon(), SPAN("万元"), &power) != NULL && power == 4,
	    "万元 of a header");
	ok(unit_named(lexicon(), SPAN("千克"), &power) != NULL && power == 0,
	    "千克 is a unit, not a scale");
	ok(unit_named(lexicon(), SPAN("金额"), &power) == NULL,
	    "金额 is no unit");
}

int
main(void)
{
	reading();
	money();
	units();
	return tap_end();
}
