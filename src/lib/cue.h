/* SPDX-License-Identifier: MIT */
/*
 * cue: the words that tell how figures hang together.
 *
 * share/duizhang/cues.tsv gives each word its class and, where it has one, its
 * sign.  A word may stand in several classes.  All words are looked for in one
 * pass over a text, the longest at each place, and none within another; a word
 * of class `none' only hides shorter ones.  A check asks for the hits of a
 * class and never searches text itself.
 */
#ifndef CUE_H
#define CUE_H

#include <stdint.h>

#include "arena.h"
#include "span.h"

/* Bits, since a word may be in several. */
enum cue_class {
	CUE_AMONG = 1 << 0,   /* 其中: an open list follows */
	CUE_INCLUDE = 1 << 1, /* 包括 包含 含: open as well */
	CUE_MAINLY = 1 << 2, /* 主要是 主要用于: items or mere reasons */
	CUE_EACH = 1 << 3,   /* 分别为: a closed list */
	CUE_FOLLOWS = 1 << 4,  /* 如下: a closed list, or a table */
	CUE_COMPOSED = 1 << 5, /* 组成 构成: the list is closed */
	CUE_NAMELY = 1 << 6,   /* 即 */
	CUE_ADDED = 1 << 7, /* 加 加上: goes on top of what stands before */
	CUE_TOTAL = 1 << 8, /* 合计 共计 总计: a total of what stands before */
	CUE_CHANGE = 1 << 9, /* 增加 减少 相差, with a sign (0: not known) */
	CUE_CUT = 1 << 10,    /* 核减 审减 */
	CUE_THAN = 1 << 11,   /* 比 较 与 同比 */
	CUE_PRIOR = 1 << 12,  /* 上年 去年 */
	CUE_BUDGET = 1 << 13, /* 预算; +: a budget for sure (批准) */
	CUE_TASK = 1 << 14,   /* 任务 计划 目标 */
	CUE_SHARE = 1 << 15,  /* 占 比重 */
	CUE_DONE = 1 << 16,   /* 完成 */
	CUE_SAVING = 1 << 17, /* 节约率 */
	CUE_RESULT = 1 << 18, /* 结余 结转: what is left */
	CUE_OUT = 1 << 19,    /* 支出 上解: leaves the balance (sign -1) */
	CUE_IN = 1 << 20,     /* 收入: enters it (sign +1) */
	CUE_LESS = 1 << 21,   /* 不含 扣除 剔除 */
	CUE_BASIS = 1 << 22, /* 同口径 可比价: another basis than printed; +: of
			      * what grows at constant prices (GDP) */
	CUE_OPENING = 1 << 23, /* 年初 上年结转: what was there before */
	CUE_TABLE = 1 << 24,   /* 下表 列表: the list stands in a table */
	CUE_RATE = 1 << 25,    /* 率: a named rate */
	CUE_PLAN = 1 << 26,    /* 年初 全年 of a budget */
	CUE_REST = 1 << 27,    /* 其他 其余: the last of its kind */
	CUE_AVERAGE = 1 << 28, /* 平均 人均 每 */
	CUE_DONE_UNTIL = 1 << 29, /* 截至 累计 */
	CUE_FILLER = 1 << 30      /* 的 为 约: ties nothing by itself */
};

/* 全市 我区 市本级: whose, not what. */
#define CUE_PLACE (UINT32_C(1) << 31)

struct cue {
	uint32_t classes; /* bits */
	int sign;         /* -1, 0, +1 */
	size_t at, end;   /* offsets in the text searched */
};

struct cues {
	struct cue *v;
	size_t n, cap;
	struct arena *mem;
};

/* Reads cues.tsv; leaves if it is missing or broken. */
void cues_load(void);

/* Appends the hits in a text, in order. */
void cues_find(struct cues *, struct span);

#endif
