/* SPDX-License-Identifier: MIT */
/*
 * relate: the one reader of relations that check-sums, check-rates and
 * audit-report share.
 *
 * The order matters: rates ask which figures are parts of which total, so the
 * lists are read first, whoever asks.  sums holds what check-sums tells (sums,
 * counts, differences, balances), rates what check-rates tells.
 */
#ifndef RELATE_H
#define RELATE_H

#include "lists.h"
#include "reading.h"
#include "relation.h"

struct relate {
	struct reading reading;
	struct lists lists;
	struct relations sums, rates;
};

/* Reads the tables of share/duizhang that the readers need. */
void relate_load(void);

/* Reads a document's figures; everything lives in their arena.  Who tells of
 * sums or rates alone has no need of the other; the lists are always read. */
enum { RELATE_LISTS = 0, RELATE_SUMS = 1, RELATE_RATES = 2 };

void relate_read(struct relate *, const struct figures *, unsigned what);

#endif
