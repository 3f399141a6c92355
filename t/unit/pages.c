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
		{ "a blank within the decimals of a figure",
		    "住房保障支出118. 6亿元，比上年的147 .2亿元少。\n",
		    "住房保障支出118.6亿元，比上年的147.2亿元少。" },
		{ "but not behind a list mark", "1. 6亿元用于住房保障。\n",
		    "1. 6亿元用于住房保障。" },
		{ "a line spread to the margin",
		    "青 石 镇 住 房 保 障 支 出 147.2 亿 元 ，\n",
		    "青石镇住房保障支出 147.2 亿元，" },
		{ "names with blanks between them",
		    "王五 赵六 孙七 周八 吴九 郑十\n",
		    "王五 赵六 孙七 周八 吴九 郑十" },
		{ "a running head with a year in it",
		    "青石镇2023年度决算公开情况说明\n"
		    "全年一般公共预算财政拨款支出比上年决算数多出5\n"
		    "\f   青石镇2023年度决算公开情况说明\n"
		    "万元。\n",
		    "青石镇2023年度决算公开情况说明|"
		    "青石镇2023年度决算公开情况说明|"
		    "全年一般公共预算财政拨款支出比上年决算数多出5万元。" },
		{ "a running head with a gap in it",
		    "青石镇人民政府办公室      部门决算公开情况说明\n"
		    "全年一般公共预算财政拨款支出比上年决算数多出5\n"
		    "\f青石镇人民政府办公室    部门决算公开情况说明\n"
		    "万元。\n",
		    "青石镇人民政府办公室      部门决算公开情况说明|"
		    "青石镇人民政府办公室    部门决算公开情况说明|"
		    "全年一般公共预算财政拨款支出比上年决算数多出5万元。" },
		{ "heads of columns are none",
		    "项目      2023年末      2022年末\n收入   5   4\n"
		    "\f项目      2023年末      2022年末\n支出   3   2\n",
		    "项目      2023年末      2022年末|收入   5   4|"
		    "项目      2023年末      2022年末|支出   3   2" },
		{ "nor does a number of its own",
		    "住房保障支出 147\n2 亿元。\n",
		    "住房保障支出 147|2 亿元。" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		is(page(rows[i].from), rows[i].want, rows[i].what);
	return tap_end();
}
