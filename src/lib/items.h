/* SPDX-License-Identifier: MIT */
/*
 * items: what the look of its items tells of a list.
 *
 * The items of an even list stand one behind the other, each with nothing but
 * one separator and its own name before it and at most its own rates, changes
 * and bases behind it (办公费3万元，印刷费2万元，增长5%，水费1万元).  Between
 * them nothing can hide: no item without a figure, no list within the list.
 *
 * A list that ends in the rest of its kind (其他, 其余) is complete: that is what
 * the rest is for in a classification (政府收支分类科目 closes every class with
 * its 其他).
 *
 * All functions are linear in the tokens of the list.
 */
#ifndef ITEMS_H
#define ITEMS_H

#include "lists.h"

/* Is it an even list, whatever stands before its first item? */
bool items_even(const struct lists *, const struct list *);

/* The same without anything said of an item (增长5%)? */
bool items_bare(const struct lists *, const struct list *);

/* Does no ； stand between two, behind which a text may go on to what lies
 * beside the total? */
bool items_close(const struct lists *, const struct list *);

/* Does a bare list end in the rest, with no amount behind it that may be one
 * more item?  Where something is said of every item, they may be chosen, and
 * 其他收入 one of the classes; 其他支出 and 其他收入 alone are classes anyway
 * (政府收支分类科目 229). */
bool items_rest(const struct lists *, const struct list *);

/* Do some items make the item beside them (A，B，C where B and C make A, or A，B
 * and their sum)?  Then one level of the list lies within another. */
bool items_nested(const struct lists *, const struct list *);

/* Is an item on the other side of the accounts than the total (支出 under 收入)?
 */
bool items_other_side(const struct lists *, const struct list *);

/* Is one of them surely a part?  Without a colon, a bracket, 、 or a name only
 * the first is (其中A 3万元，支出9万元). */
bool items_surely(const struct lists *, const struct list *, size_t item);

/* Is an item printed in 元 beside a total in 万元 or 亿元?  Then perhaps its unit
 * is the slip. */
bool items_units_apart(const struct lists *, const struct list *);

/* Does the cue stand within another sentence than the total?  Its own whole may
 * then be 约, or have no figure. */
bool items_astray(const struct lists *, const struct list *);

/* Does 等 follow a token? */
bool items_etc(const struct lists *, size_t token);

/* The largest item. */
int64_t items_most(const struct lists *, const struct list *);

/* How many digits a value has above its last that is not 0: round figures agree
 * by chance. */
unsigned items_digits(int64_t);

/* What they make. */
int64_t items_sum(const struct lists *, const struct list *);

/* Is one more than the total, and do they make it with a shortfall taken off
 * (结余1.2亿元，其中A结余1.8亿元，B缺口0.6亿元)? */
bool items_offset(const struct lists *, const struct list *);

#endif
