/* SPDX-License-Identifier: MIT */
/*
 * named: things that are named and counted, 东桥、西湾、南坪三个村.
 *
 * As many must be named as the count says, or at most as many where 等 leaves
 * the list open.  Only counts in 个 and 家 of things that have names (村, 站,
 * 项目 ...: share/duizhang/named.tsv) are looked at, and only lists
 * that run up to the count; what 和 joins may be one thing or two, and either
 * is accepted.
 */
#ifndef NAMED_H
#define NAMED_H

#include "finding.h"
#include "reading.h"

void named_load(void);

void named_check(const struct reading *, struct findings *);

#endif
