/* SPDX-License-Identifier: MIT */
/*
 * sense: words that mean one thing to a reader of accounts.
 *
 * share/duizhang/senses.tsv gives the words of each sense (本年, 全年 and 当年
 * speak of this year; 滚存 and 累计 of what has been gathered) with where they
 * are from.  A reader asks whether a text says, begins or ends with a sense, so
 * that no word of the trade stands in the code.  Of several words of a sense
 * the longest counts.  Texts are compared byte by byte; spans point into them.
 *
 * The table is read when a sense is first asked for; a missing or broken one
 * ends the program with status 2 (share.h).
 */
#ifndef SENSE_H
#define SENSE_H

#include "span.h"

/* As the table calls them. */
enum sense {
	SENSE_THIS_YEAR,
	SENSE_YEAR_ALONE, /* without what was there before */
	SENSE_YEAR_END,
	SENSE_YEAR_END_FIRST, /* what the result of a year begins with */
	SENSE_ROLLING,
	SENSE_OFFSET, /* 收支相抵 */
	SENSE_DEFICIT,
	SENSE_SHORTFALL, /* what takes off a balance: 亏损, 缺口 */
	SENSE_GAP,       /* 差额: income less expenditure or the other way */
	SENSE_BALANCED,
	SENSE_LOOSELY,
	SENSE_CARRIED_OVER,
	SENSE_AFTER,
	SENSE_LESS,
	SENSE_PLUS,
	SENSE_IS_INCOME,
	SENSE_IS_EXPENDITURE,
	SENSE_PAIR,
	SENSE_COMPOSED,
	SENSE_AND_SO_ON,
	SENSE_CLASS_OF_ALL,
	SENSE_OWN_LEVEL,
	SENSE_BUDGET_CHANGED,
	SENSE_BUDGET_FIRST,
	SENSE_BUDGET_MOVED, /* 追加, 调剂: amounts that change a budget */
	SENSE_AVERAGE,
	SENSE_NO_PLAIN_AVERAGE, /* a standard, so much a month */
	SENSE_ADJUSTED_TO,      /* what a budget has become */
	SENSE_PLAN_TAIL,        /* behind what is planned: 支出预算 */
	SENSE_TO,
	SENSE_FROM,
	SENSE_TIME_TAIL, /* what a time before a figure ends in */
	SENSE_PACE,
	SENSE_PACE_BEHIND,
	SENSE_PACE_LOW, /* only before the points */
	SENSE_ONE_QUARTER,
	SENSE_HALF_YEAR,
	SENSE_THREE_QUARTERS,
	SENSE_UNTIL,
	SENSE_JANUARY_TO,
	SENSE_CHANGE_TAIL,
	SENSE_PLAIN_CHANGE, /* that a budget may take, too */
	SENSE_BESIDE,
	SENSE_RATE_NOUN,
	SENSE_NAME_FRONT,
	SENSE_NAME_BACK,
	SENSE_NAME_PRIOR,
	SENSE_WITH_CARRIED,
	SENSE_PART_OF_ACCOUNT, /* 流动负债 is not all of 负债 */
	SENSE_DENIED, /* 不合格, 未支付: the contrary of a word */
	SENSE_MEANS,  /* what may be spent in all */
	SENSE_POSTS_APPROVED,
	SENSE_POSTS_FILLED,
	SENSE_EXECUTION_RATE,
	SENSE_CONTROL_RATE,
	SENSE_OWN_SCORE,        /* 得分, where no indicator is named */
	SENSE_NO_PART_OF_SCORE, /* 扣, 提高: points of another kind */
	SENSE_POINTS_LOST,      /* 扣: what is left out of a score */
	SENSES
};

/* Does the text say it anywhere? */
bool sense_in(enum sense, struct span);

/* The bytes of the word that the text begins (ends) with; 0 if it does not. */
size_t sense_begins(enum sense, struct span);
size_t sense_ends(enum sense, struct span);

/* Is the text one of the words, and nothing else? */
bool sense_is(enum sense, struct span);

/* The first (last) place of a word in a text: its offset, and its bytes in *n;
 * the text's length + 1 and 0 if there is none. */
size_t sense_find(enum sense, struct span, size_t *n);
size_t sense_find_last(enum sense, struct span, size_t *n);

#endif
