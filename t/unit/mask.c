/* SPDX-License-Identifier: MIT */
#include "mask.h"
#include "tap.h"

static struct doc d;

static void
mask(struct mask *m, const char *s)
{
	doc_from(&d, "t", s, strlen(s));
	mask_text(m, flow_of(&d, &d.mem), &d.mem);
}

static bool
same(const char *a, const char *b)
{
	struct mask x, y;
	static struct doc keep;

	mask(&x, a);
	keep = d; /* the arena of the first stays with it */
	memset(&d, 0, sizeof d);
	mask(&y, b);
	(void)keep;
	return x.n == y.n && memcmp(x.c, y.c, x.n * sizeof *x.c) == 0;
}

int
main(void)
{
	struct mask m;
	struct print *v;
	struct place p;
	size_t n, equal, changed, most = 0;

	ok(same("支出12.60万元，下降3%。", "支出 9,850.00万元，下降12%。"),
	    "figures are one mark");
	ok(same("支出5.3万元", "支出53000元"), "万 belongs to the figure");
	ok(same("甲、乙；丙", "甲乙 丙。"), "blanks and stops do not count");
	ok(!same("支出三万元", "支出四万元"), "words do");
	ok(same("1.建设道路", "2.建设道路"), "the number of an item is none");
	ok(same("甲\t1\n", ""), "cells are left out");
	mask(&m, "甲\n\n乙3.5万元，丙\n");
	p = mask_place(&m, 2);
	ok(p.line == 3 && p.col == 2, "the place of a character");
	p = mask_place(&m, 4);
	ok(p.line == 3 && p.col == 8, "the column behind a figure");
	mask(&m, "收12收13收12收14收");
	mask_figures(&m, 0, &m, 4, 5, &equal, &changed);
	ok(equal == 1 && changed == 1, "figures left and changed");
	mask(&m,
	    "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余"
	    "成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙"
	    "珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔");
	n = mask_prints(&m, 8, &v, &d.mem);
	for (size_t i = 1; i < n; i++)
		if (v[i].at - v[i - 1].at > most)
			most = v[i].at - v[i - 1].at;
	ok(n > 0 && most <= 8, "a fingerprint in every window");
	return tap_end();
}
