/* SPDX-License-Identifier: MIT */
/*
 * balance: what is left, from what came in and what went out.
 *
 * A result (结余, 结转, 差额) follows from the amounts before it, which
 * account.h tells apart.
 *
 *   收入总计 - 支出总计            behind 收支相抵
 *   年初结转 + 收入 - 支出         年末结转
 *   收入 - 支出                    当年收支结余
 *   上年结余 + 当年结余            滚存结余
 *   结余 - 结转下年                净结余
 *   the signed run of all amounts before, 减 and 加 heard
 *
 * and a total of expenditure equals the total of income where 收支平衡 is said.
 * Parts of lists are no entries of their own.  Told as wrong only in the plain
 * forms: exactly one amount of each kind since the result before, each of its
 * own plain words; the run is only ever seen to hold.
 *
 * Bound: ACCOUNT_REACH figures before a result (account.h).
 */
#ifndef BALANCE_H
#define BALANCE_H

#include "lists.h"

void balances_read(
    const struct reading *, const struct lists *, struct relations *);

#endif
