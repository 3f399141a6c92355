/* SPDX-License-Identifier: MIT */
/*
 * column: what the head of a column says about the numbers below it.
 *
 * columns.tsv names the words of heads (年初预算数, 执行率, 得分 ...) with the
 * role of the column, the unit it implies and the basis it states.  A head is
 * looked through for the longest word that it ends in, else that it holds; its
 * unit may stand in brackets at its end: 实际投资（万元）.
 */
#ifndef COLUMN_H
#define COLUMN_H

#include <stdbool.h>

#include "span.h"

enum column_role {
	COLUMN_OTHER,      /* nothing known */
	COLUMN_ITEM,       /* names of rows: 项目, 三级指标 */
	COLUMN_AMOUNT,     /* money */
	COLUMN_TOTAL,      /* the row's total: 合计, 小计 */
	COLUMN_DIFFERENCE, /* 金额差异, 增减额 */
	COLUMN_RATIO,      /* 执行率, 超支节约比率 */
	COLUMN_POINTS,     /* 分值: the points that can be had */
	COLUMN_SCORE,      /* 得分: the points that were had */
	COLUMN_TARGET,     /* 年度指标值 */
	COLUMN_ACTUAL,     /* 实际完成值 */
	COLUMN_REASON,     /* 偏差原因分析及改进措施 */
	COLUMN_COUNT,      /* 人数, 数量: never the table's money unit */
	COLUMN_SERIAL,     /* 序号, 科目编码: no figures */
	COLUMN_TEXT,       /* 备注 */
	COLUMN_ROLES
};

struct column_words {
	enum column_role role;
	struct span unit;  /* that the words imply: 分, %, 人; or empty */
	struct span basis; /* 年初预算, 决算 ...; or empty */
};

/* Reads columns.tsv; once. */
void column_load(void);

/* What a head says; role COLUMN_OTHER if nothing. */
struct column_words column_read(struct span head);

/* The unit in brackets at the end of a head, or behind `单位：' anywhere in it;
 * empty if there is none, or more than one. */
struct span column_unit(struct span head);

/* Whether the words name a unit of money, share, points or things. */
bool column_is_unit(struct span);

/* The year of a head: 2023 of 2023年决算数, or 0; *back is 1 for 上年, 0 for
 * 本年, else -1. */
unsigned column_year(struct span head, int *back);

#endif
