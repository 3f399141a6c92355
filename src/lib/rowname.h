/* SPDX-License-Identifier: MIT */
/*
 * rowname: what the head of a row says before and about its name.
 *
 *	其中：公车购置		a part of the row above
 *	减：坏账准备		to be taken off
 *	1、公务接待费		numbered, of rank 3
 *	合计			a total
 */
#ifndef ROWNAME_H
#define ROWNAME_H

#include <stdbool.h>
#include <stddef.h>

#include "span.h"

enum row_total { ROW_PLAIN, ROW_SUBTOTAL, ROW_TOTAL };

struct row_name {
	struct span name; /* without what stands before it */
	bool among;       /* 其中： */
	bool less;        /* 减： */
	unsigned rank;    /* 1 一、 2 （一） 3 1、 4 （1）; 0 none */
	size_t number;    /* of the mark, from 1 */
	enum row_total total; /* 小计; 合计, 总计 */
};

struct row_name row_name(struct span head);

/* Its name alone. */
struct span row_bare(struct span head);

/* Whether it is 合计 or 总计 and nothing else. */
bool row_is_sum(const struct row_name *);

#endif
