/* SPDX-License-Identifier: MIT */
/*
 * account: what the amounts before a result are to it.
 *
 * An amount is told by the last word of its clause (cues.tsv): carried over
 * from before, in, out, a total of either, a result.  What is 0 changes nothing
 * and is not counted; parts of a list that words announce are no entries of
 * their own.  A result ends the account before it, unless 减 follows
 * (加：上年结余， 减：支出) or it is of a year before.
 */
#ifndef ACCOUNT_H
#define ACCOUNT_H

#include "sense.h"
#include "tie.h"

enum { ACCOUNT_REACH = 40 }; /* figures before a result */

enum entry {
	ENTRY_NONE,
	OPENING,
	IN,
	OUT,
	IN_TOTAL,
	OUT_TOTAL,
	RESULT,
	ENTRIES
};

struct account {
	size_t at[ENTRIES], n[ENTRIES]; /* the nearest of each, how many */
	size_t run[ACCOUNT_REACH];      /* the amounts, nearest first */
	int sign[ACCOUNT_REACH];
	size_t nrun;
	size_t second; /* the result before the nearest one */
	bool late;     /* entries stand behind the totals */
	bool minus;    /* 减 is said in the sentence at hand */
	/* of the result's own sentence, back to a total of income: */
	size_t spoken; /* amounts of the run */
	bool told;     /* 减 is said */
	bool loose;    /* one of them is no entry */
};

enum entry account_entry(const struct reading *, size_t token);

/* The account that ends in a result. */
void account_gather(struct account *, const struct tie *, size_t result);

/* How many entries there are; is there one of a kind? */
size_t account_entries(const struct account *);
bool account_only(const struct account *, enum entry);

/* Is it a part of a list that words announce: one that closes, or one in the
 * sentence of its total? */
bool account_in_list(const struct tie *, size_t token);

/*
 * Two names that are one but for 收入 and 支出, or 年初 and 年末: 财政拨款收入
 * and 财政拨款支出 belong to one account.
 */
bool account_paired(struct tie *, size_t a, size_t b);

/* 本年收入, 全年支出: what came and went, without what was there before. */
bool account_of_year(const struct reading *, size_t token);

/* An amount of the prose, of the same unit. */
bool account_amount(const struct reading *, size_t token, size_t like);

/* Does the lead say it? */
bool account_says(const struct reading *, size_t token, enum sense);

#endif
