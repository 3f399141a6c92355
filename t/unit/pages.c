/* SPDX-License-Identifier: MIT */
#include "pages.h"
#include "tap.h"
#include "utf.h"

static struct doc d;
static size_t cap;

/* The lines of a page, with | between them. */
static const char *
page(const char *s)
{
	static char to[1 << 14];
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

static const char *const left[] = {
	"青石镇地处县域东部，辖十二个村、",
	"三个社区，户籍人口三万余人，耕地",
	"四万余亩。全年完成固定资产投资四",
	"亿余元，同比增长百分之六，其中农",
	"业投资占三成以上。镇政府坚持以人",
	"民为中心，把保障和改善民生放在首",
	"位，教育、卫生、养老等支出只增不",
	"减。全年新建改建乡村道路十余公里，",
	"整治沟渠二十余条，群众出行和灌溉",
	"条件明显改善。",
};

static const char *const right[] = {
	"财政所认真落实过紧日子的要求，一",
	"般性支出压减百分之十，公务接待费",
	"比上年减少。全年收入120.5万元，其",
	"中税收80.3万元、非税40.2万元，收入",
	"质量持续提高。存在的主要困难是税",
	"源单一，财政自给能力不强，债务还",
	"本付息压力较大。下一步，将培植骨",
	"干税源，盘活存量资产，加强绩效管",
	"理，把每一笔钱花在刀刃上，确保财",
	"政平稳运行。",
};

/* Twenty lines of two columns, the second at a place of its own. */
static const char *
beside(const char *const *a, const char *const *b)
{
	static char to[1 << 14];
	size_t n = 0;

	for (size_t i = 0; i < 20; i++) {
		const char *s = a[i % 10];
		size_t places = utf_count(s, strlen(s));

		n += (size_t)snprintf(to + n, sizeof to - n, "%s%*s%s\n", s,
		    (int)(22 - places), "", b[i % 10]);
	}
	return to;
}

static void
columns(void)
{
	static const char *const names[] = { "办公费", "印刷费", "水费", "电费",
		"邮电费", "差旅费", "维修费", "会议费", "培训费",
		"公务接待费" };
	const char *got = page(beside(left, right));

	ok(strstr(got, "耕地四万余亩。全年完成") != NULL,
	    "columns: the first goes on with its next line");
	ok(strstr(got, "收入120.5万元，其中税收80.3万元、非税40.2") != NULL,
	    "columns: so does the second");
	ok(strstr(got, "明显改善。|青石镇") != NULL,
	    "columns: nothing of the second stands within the first");
	got = page(beside(names, right));
	ok(strstr(got, "办公费                   财政所") != NULL,
	    "columns: a table of names and texts stays");
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
	columns();
	return tap_end();
}
