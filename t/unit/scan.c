/* SPDX-License-Identifier: MIT */
/* Figures with their surroundings, and windows of any size: scan.h. */
#include <stdint.h>

#include "scan.h"
#include "tap.h"

static struct doc d;

/* All figures of a text, fed at once or n lines at a time. */
static struct figures
figures_of(const char *text, size_t lines)
{
	static struct scan scan;
	struct figures f = { .mem = &d.mem };
	size_t from = 0, n = lines, done;

	doc_from(&d, "test", text, strlen(text));
	scan_begin(&scan);
	while (from < d.nline) {
		if (n > d.nline - from)
			n = d.nline - from;
		done = scan_lines(
		    &scan, d.line + from, n, from + n == d.nline, &f);
		from += done;
		n = done > 0 ? lines : n + 1;
	}
	return f;
}

#define STR(s) (int)(s).n, (s).s

/* The columns asked for, a blank between, figures divided by |. */
static const char *
shown(struct figures f, const char *columns)
{
	static char out[4096];
	size_t n = 0;

	out[0] = '\0';
	for (size_t i = 0; i < f.n; i++) {
		const struct figure *x = &f.v[i];

		n += (size_t)snprintf(
		    out + n, sizeof out - n, "%s", i > 0 ? "|" : "");
		for (const char *c = columns; *c != '\0'; c++) {
			struct span s = { "", 0 };
			long v = -1;

			switch (*c) {
			case 's':
				v = (long)x->sentence;
				break;
			case 'd':
				v = (long)x->depth;
				break;
			case 'y':
				v = (long)x->year;
				break;
			case 'l':
				v = (long)x->line;
				break;
			case 'c':
				v = (long)x->col;
				break;
			case 'm':
				s = x->mark;
				break;
			case 'S':
				s = x->section;
				break;
			case 'b':
				s = x->basis;
				break;
			case 'L':
				s = x->lead;
				break;
			case 'T':
				s = x->trail;
				break;
			case 'E':
				s = x->entity;
				break;
			default:
				s = x->text;
			}
			if (v >= 0)
				n += (size_t)snprintf(out + n, sizeof out - n,
				    "%s%ld", c > columns ? " " : "", v);
			else
				n += (size_t)snprintf(out + n, sizeof out - n,
				    "%s%.*s", c > columns ? " " : "", STR(s));
		}
	}
	return out;
}

static void
surroundings(void)
{
	static const struct {
		const char *what, *columns, *text, *want;
	} rows[] = {
		{ "sentences end at 。", "s",
		    "收入5万元。支出4万元，结余1万元。", "1|2|2" },
		{ "sentences end at line ends", "s", "收入5万元\n支出4万元",
		    "1|2" },
		{ "empty lines are no sentences", "s",
		    "收入5万元。\n\n\n支出4万元", "1|2" },
		{ "brackets nest and close", "d",
		    "支出9万元（其中水费2万元〔含税1万元〕、电费3万元），结余1"
		    "万元",
		    "0|1|2|1|0" },
		{ "a list mark is no bracket", "d", "支出9万元：（1）水费2万元",
		    "0|0" },
		{ "marks", "m",
		    "一是修路5万元；二是修桥4万元\n2.养护3万元\n清扫1万元",
		    "一是|二是|2.|" },
		{ "lead and trail", "LT",
		    "全年收入5万元，增长2%以上。还有余力。",
		    "全年收入 |，增长 。" },
		{ "a sentence without figures goes into the next lead", "L",
		    "收入5万元。情况良好。\n支出4万元",
		    "收入|。情况良好。\n支出" },
		{ "a figure over a line end", "tLs", "收入5\n\n万元。支出4万元",
		    "5\n\n万元 收入 1|4万元 。支出 2" },
		{ "line and column", "lc",
		    "甲收入5万元\n（乙）支出￥4.5，共3人", "1 4|2 6|2 12" },
		{ "the year of the title", "y",
		    "清源县石桥镇2022年度自评报告\n收入5万元", "2022" },
		{ "a year said in the sentence", "y",
		    "2022年度报告\n2021年收入5万元，支出4万元。收入6万元。",
		    "2021|2021|2022" },
		{ "last year", "y", "2022年度报告\n上年收入5万元。", "2021" },
		{ "上年结转 is a name", "y", "2022年度报告\n上年结转5万元。",
		    "2022" },
		{ "a year of comparison", "y",
		    "2022年度报告\n支出4万元，比2020年5万元减少1万元。",
		    "2022|2020|2022" },
		{ "a year up to which it is counted", "y",
		    "2024年度报告\n截至2023年末，余额5万元。", "2023" },
		{ "a span of years is no year", "y",
		    "2022年度报告\n2023-2025年计划投入5亿元。", "2022" },
		{ "no year of a fragment", "y", "收入5万元", "0" },
		{ "the basis of a total holds for its list", "b",
		    "年初预算为9万元，其中：水费2万元，电费7万元。结余1万元",
		    "年初预算|年初预算|年初预算|" },
		{ "sections", "S",
		    "一、收支\n收入5万元\n（二）支出\n支出4万元\n二、其他\n1万"
		    "元",
		    "1|1.2|2" },
		{ "who reports", "E", "清源县石桥镇人民政府\n收入5万元。",
		    "清源县石桥镇人民政府" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		is(shown(
		       figures_of(rows[i].text, SIZE_MAX / 2), rows[i].columns),
		    rows[i].want, rows[i].what);
}

/* However the lines are fed, the figures are the same. */
static void
windows(void)
{
	static const char text[] =
	    "清源县石桥镇2022年度自评报告\n"
	    "一、收支\n"
	    "年初预算安排支出120.5\n\n万元，其中：水费20.5万元（含税1万元）、\n"
	    "电费100万元。\n"
	    "（一）收入\n"
	    "全年各项收入与上年相比都有所增长，来自税收、非税和上级补助的资金都"
	    "按\n"
	    "时到位，共计130万\n元；支出\n"
	    "\n"
	    "12.5%。另有1.\n5亿元未到位\n"
	    "合计\n250\n";
	char want[4096];

	snprintf(want, sizeof want, "%s",
	    shown(figures_of(text, SIZE_MAX / 2), "lctsdmSbyLT"));
	for (size_t n = 1; n < 14; n++)
		is(shown(figures_of(text, n), "lctsdmSbyLT"), want,
		    "a window of a few lines");
}

static void
too_long(void)
{
	static struct scan scan;
	struct figures f = { .mem = &d.mem };
	const char *text = "收入123456789012345678901万元，支出5万元，"
			   "共十一二三四五六七八九一二三四五六七八九一二三元。";

	doc_from(&d, "test", text, strlen(text));
	scan_begin(&scan);
	scan_lines(&scan, d.line, d.nline, true, &f);
	is_int((long long)f.n, 1, "the rest is read");
	is_int((long long)scan.nlost, 2, "the long ones are told");
	is_int((long long)scan.lost[0].col, 3, "with its place");
	is_int((long long)scan.lost[0].text.n, 24, "and its text");
}

int
main(void)
{
	surroundings();
	windows();
	too_long();
	return tap_end();
}
