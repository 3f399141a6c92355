/* SPDX-License-Identifier: MIT */
#include "flow.h"
#include "tap.h"

static struct doc d;

static struct flow *
flow(const char *s)
{
	doc_from(&d, "t", s, strlen(s));
	return flow_of(&d, &d.mem);
}

int
main(void)
{
	static const char wide[] =
	    "石桥镇人民政府组织实施农村道路硬化工程，全年完成村组道\n"
	    "路建设十二公里，新建垃圾分类站点六个，群众出行条件明显\n"
	    "改善。\n二、支出情况\n";
	struct findings out = { .file = "t", .mem = &d.mem };
	struct flow *f;
	struct span s;
	struct place p;

	f = flow("甲\n\n乙\n");
	is_int((long long)f->npara, 2, "blank lines part paragraphs");
	is_int((long long)f->para[1].gap, 1, "and are counted");
	f = flow(wide);
	is_int((long long)f->npara, 2, "lines broken by a page are joined");
	s = span_cut(f->text, 0, f->text.n);
	s = span_from(s, span_find(s, SPAN("改善")));
	p = flow_place(f, s.s);
	ok(p.line == 3 && p.col == 1, "places are those of the lines");
	s = span_cut(f->text, span_find(f->text, SPAN("道路建设")),
	    span_find(f->text, SPAN("建设")));
	p = flow_place(f, s.s);
	ok(p.line == 1 && p.col == 27, "over a line end: where it begins");
	f = flow(
	    "2023年度清溪县石桥镇人民政府自评报告\n发布日期：2024-03-01\n");
	is_int((long long)f->npara, 2, "a title is not joined to what follows");
	f = flow("支出８５．２０万元，Ａ\xe3\x80\x80级\n");
	ok(span_is(f->text, SPAN("支出85.20万元，A 级")), "folded");
	s = span_cut(f->text, 6, 11);
	ok(span_is(flow_printed(f, s), SPAN("８５．２０")), "as printed");
	is(flow_where(f, &out, s), "1:3+5", "where");
	f = flow("\f十一、支出\n");
	ok(span_is(f->text, SPAN("十一、支出")), "a form feed is a blank");
	f = flow("甲\t乙\n丙\t丁\n");
	ok(f->npara == 2 && f->para[0].cell, "cells stay apart");
	f = flow("");
	is_int((long long)f->npara, 0, "nothing");
	f = flow("第一句。第二句在这里。第三句。\n");
	s = span_cut(f->text, span_find(f->text, SPAN("在")),
	    span_find(f->text, SPAN("这")));
	ok(span_is(flow_sentence(f, s), SPAN("第二句在这里。")), "sentence");
	return tap_end();
}
