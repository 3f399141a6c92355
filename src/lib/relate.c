/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "balance.h"
#include "cue.h"
#include "culprit.h"
#include "difference.h"
#include "rate.h"
#include "relate.h"
#include "sums.h"
#include "tables.h"

void
relate_load(void)
{
	cues_load();
	sums_load();
	differences_load();
	rates_load();
	tables_load();
}

void
relate_read(struct relate *r, const struct figures *figures, unsigned what)
{
	memset(r, 0, sizeof *r);
	r->sums.mem = r->rates.mem = figures->mem;
	reading_make(&r->reading, figures);
	lists_read(&r->lists, &r->reading);
	sums_complete(&r->lists, &r->sums);
	if (what & RELATE_SUMS) {
		sums_read(&r->lists, &r->sums);
		differences_read(&r->reading, &r->lists, &r->sums);
		balances_read(&r->reading, &r->lists, &r->sums);
		tables_sums(figures, &r->sums);
		culprits_join(&r->sums);
	}
	if (what & RELATE_RATES) {
		rates_read(&r->reading, &r->lists, &r->rates);
		tables_rates(figures, &r->rates);
		culprits_join(&r->rates);
	}
}
