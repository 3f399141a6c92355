/* SPDX-License-Identifier: MIT */
/* column, rowname: what the heads of columns and rows say. */
#include "column.h"
#include "rowname.h"
#include "share.h"
#include "tap.h"

static const char *const roles[COLUMN_ROLES] = { "other", "item", "amount",
	"total", "difference", "ratio", "points", "score", "target", "actual",
	"reason", "count", "serial", "text" };

static const struct {
	const char *head, *role, *unit, *basis;
	unsigned year;
	int back;
} heads[] = {
	{ "年初预算数", "amount", "", "年初预算", 0, -1 },
	{ "2031年决算数", "amount", "", "决算", 2031, -1 },
	{ "全年预算数(A)", "amount", "", "全年预算", 0, -1 },
	{ "上年决算数", "amount", "", "决算", 0, 1 },
	{ "本年决算数（万元）", "amount", "万元", "决算", 0, 0 },
	{ "执行率(B/A)", "ratio", "", "", 0, -1 },
	{ "增减（%）", "ratio", "%", "", 0, -1 },
	{ "完成预算的％", "ratio", "%", "", 0, -1 },
	{ "金额差异", "difference", "", "", 0, -1 },
	{ "合 计", "total", "", "", 0, -1 },
	{ "分　值", "points", "分", "", 0, -1 },
	{ "自评得分", "score", "分", "", 0, -1 },
	{ "三级指标", "item", "", "", 0, -1 },
	{ "年度指标值", "target", "", "", 0, -1 },
	{ "实有人数", "count", "人", "", 0, -1 },
	{ "实际规模（㎡）", "count", "㎡", "", 0, -1 },
	{ "科目编码", "serial", "", "", 0, -1 },
	{ "2030至2031年", "other", "", "", 2031, -1 },
	{ "2030年和2031年决算数", "amount", "", "决算", 0, -1 },
	{ "2031", "other", "", "", 2031, -1 },
	{ "项目支出", "other", "", "", 0, -1 },
	{ "", "other", "", "", 0, -1 },
	{ "（", "other", "", "", 0, -1 },
};

static const struct {
	const char *text, *unit;
} units[] = {
	{ "单位：万元", "万元" },
	{ "金额单位:元", "元" },
	{ "编制单位：下坪乡　　　金额单位：万元", "万元" },
	{ "单位：万元、人", "" },
	{ "（万元）", "万元" },
	{ "收支总表（亿元）", "亿元" },
	{ "经费控制情况(万元)", "万元" },
	{ "产出指标（50分）", "" },
	{ "楼房情况（2031年完工）", "" },
	{ "单位名称", "" },
	{ "单位：", "" },
	{ "()", "" },
};

static const struct {
	const char *head, *name;
	bool among;
	unsigned rank;
	size_t number;
	enum row_total total;
} rows[] = {
	{ "公用经费", "公用经费", false, 0, 0, ROW_PLAIN },
	{ "1、公务接待", "公务接待", false, 3, 1, ROW_PLAIN },
	{ "（2）修渠", "修渠", false, 4, 2, ROW_PLAIN },
	{ "一、财政拨款收入", "财政拨款收入", false, 1, 1, ROW_PLAIN },
	{ "（十二）预备费", "预备费", false, 2, 12, ROW_PLAIN },
	{ "二十一、其他支出", "其他支出", false, 1, 21, ROW_PLAIN },
	{ "其中：公车购置", "公车购置", true, 0, 0, ROW_PLAIN },
	{ "其中:1.修路", "修路", true, 3, 1, ROW_PLAIN },
	{ "1.5公里道路", "1.5公里道路", false, 0, 0, ROW_PLAIN },
	{ "2031年支出", "2031年支出", false, 0, 0, ROW_PLAIN },
	{ "一般公共服务支出", "一般公共服务支出", false, 0, 0, ROW_PLAIN },
	{ "合  计", "合  计", false, 0, 0, ROW_TOTAL },
	{ "本年收入合计", "本年收入合计", false, 0, 0, ROW_TOTAL },
	{ "小计", "小计", false, 0, 0, ROW_SUBTOTAL },
	{ "", "", false, 0, 0, ROW_PLAIN },
};

static void
check_heads(void)
{
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		struct span s = span_of(heads[i].head);
		struct column_words w = column_read(s);
		int back;

		is(roles[w.role], heads[i].role, heads[i].head);
		ok(span_is(w.unit, span_of(heads[i].unit)), "its unit");
		ok(span_is(w.basis, span_of(heads[i].basis)), "its basis");
		is_int(column_year(s, &back), heads[i].year, "its year");
		is_int(back, heads[i].back, "how far back");
	}
}

int
main(int argc, char *argv[])
{
	(void)argc;
	share_begin(argv[0]);
	column_load();
	check_heads();
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		ok(span_is(column_unit(span_of(units[i].text)),
		       span_of(units[i].unit)),
		    units[i].text);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct row_name r = row_name(span_of(rows[i].head));

		ok(span_is(r.name, span_of(rows[i].name)), rows[i].head);
		ok(r.among == rows[i].among, "其中");
		is_int(r.rank, rows[i].rank, "its rank");
		is_int((long long)r.number, (long long)rows[i].number,
		    "its number");
		is_int(r.total, rows[i].total, "a total or not");
	}
	return tap_end();
}
