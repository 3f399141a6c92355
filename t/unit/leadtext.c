/* SPDX-License-Identifier: MIT */
/* Leads bounded, with and without text that is gone: leadtext.h; breaks and
 * headings: wrap.h, heading.h. */
#include "leadtext.h"
#include "heading.h"
#include "tap.h"
#include "wrap.h"

static struct arena mem;

/* Is s what a lead of a text must be, however it was cut in two? */
static void
cut_anywhere(const char *text, size_t n, const char *what)
{
	static struct leadtext none;
	struct span whole = leadtext_make(
	    &none, (struct span){ text, n }, &mem);
	bool same = true;

	for (size_t i = 0; i <= n; i++) {
		struct leadtext gone = { .total = 0 };
		struct span s;

		leadtext_carry(&gone, (struct span){ text, i / 2 });
		leadtext_carry(&gone, (struct span){ text + i / 2, i - i / 2 });
		s = leadtext_make(
		    &gone, (struct span){ text + i, n - i }, &mem);
		same = same && span_is(s, whole);
	}
	ok(same, what);
}

static void
leads(void)
{
	static struct leadtext none;
	char text[1200];
	struct span s;

	for (size_t i = 0; i < sizeof text; i++)
		text[i] = "支出"[i % 6];
	s = leadtext_make(&none, (struct span){ text, 300 }, &mem);
	ok(s.s == text && s.n == 300, "300 bytes stay where they are");
	s = leadtext_make(&none, (struct span){ text, 303 }, &mem);
	is_int((long long)s.n, 60 + 3 + 198, "303 bytes: head, …, tail");
	ok(memcmp(s.s + 60, "…", 3) == 0, "the … stands behind 60 bytes");
	s = leadtext_make(&none, (struct span){ text + 1, 700 }, &mem);
	ok(memcmp(s.s + s.n - 3, text + 1 + 700 - 3, 3) == 0, "its end stays");
	cut_anywhere(text, 299, "a short lead in two pieces");
	cut_anywhere(text, 300, "a lead of the greatest length");
	cut_anywhere(text, 303, "the first that is too long");
	cut_anywhere(text, 1200, "a long lead");
}

static void
breaks(void)
{
	static const struct {
		const char *what, *text; /* the break is the first LF */
		bool want;
	} rows[] = {
		{ "a long line goes on",
		    "全镇全年各项支出比上年有所增加主要用于道路和水利方面\n的开"
		    "支。",
		    true },
		{ "a full stop ends it",
		    "全镇全年各项支出比上年有所增加主要用于道路和水利方面。\n的"
		    "开支",
		    false },
		{ "an empty line ends it",
		    "全镇全年各项支出比上年有所增加主要用于道路和水利方面\n\n的"
		    "开支",
		    false },
		{ "an indent ends it",
		    "全镇全年各项支出比上年有所增加主要用于道路和水利方面\n　　"
		    "的开支",
		    false },
		{ "a list mark ends it",
		    "全镇全年各项支出比上年有所增加主要用于道路和水利方面\n2."
		    "开支",
		    false },
		{ "a decimal is no list mark",
		    "全镇全年各项支出比上年有所增加主要用于道路和水利方面\n2."
		    "5万元",
		    true },
		{ "a short line ends", "支出\n合计", false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *s = rows[i].text;

		ok(wrap_breaks(s, strchr(s, '\n'), s + strlen(s)) ==
			rows[i].want,
		    rows[i].what);
	}
}

static void
marks(void)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "一、总体情况", "一、" },
		{ "（二）支出", "（二）" },
		{ "3.收入", "3." },
		{ "3．收入", "3．" },
		{ "3.5万元", "" },
		{ "1.2019年支出", "1." },
		{ "2.20136其他", "2." },
		{ "4、其他", "4、" },
		{ "(1)水费", "(1)" },
		{ "5)电费", "5)" },
		{ "①租金", "①" },
		{ "一是加强", "一是" },
		{ "第一，收入", "第一" },
		{ "第一季度", "" },
		{ "支出", "" },
	};
	char got[32];

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *s = rows[i].text;
		size_t n = heading_mark(s, s + strlen(s));

		snprintf(got, sizeof got, "%.*s", (int)n, s);
		is(got, rows[i].want, s);
	}
}

static void
headings(void)
{
	static const struct {
		const char *text, *path;
	} rows[] = {
		{ "清源县石桥镇2022年度部门整体支出绩效自评报告", "" },
		{ "一、基本情况", "1" },
		{ "（一）机构", "1.1" },
		{ "1.人员情况", "1.1.1" },
		{ "2.本段以句号结束，因此不是标题。", "1.1.1" },
		{ "（二）收支", "1.2" },
		{ "二、绩效", "2" },
	};
	struct heading h = { .body = false };
	struct line l = { .kind = LINE_TEXT };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *s = rows[i].text;

		heading_line(&h, s, s + strlen(s), &l);
		h.path[h.npath] = '\0';
		is(h.path, rows[i].path, s);
	}
	is_int(h.year, 2022, "the year of the title");
	ok(h.nentity == strlen("清源县石桥镇") &&
		memcmp(h.entity, "清源县石桥镇", h.nentity) == 0,
	    "who reports");
}

int
main(void)
{
	leads();
	breaks();
	marks();
	headings();
	return tap_end();
}
