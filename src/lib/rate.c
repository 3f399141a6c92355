/* SPDX-License-Identifier: MIT */
#include "rate.h"
#include "completion.h"
#include "growth.h"
#include "known.h"
#include "pace.h"
#include "portion.h"
#include "ratio.h"
#include "tie.h"

void
rates_load(void)
{
	cues_load();
	ratios_load();
	known_load();
}

void
rates_read(
    const struct reading *r, const struct lists *lists, struct relations *out)
{
	struct tie t;
	struct phrase p;

	tie_begin(&t, r, lists, out);
	for (size_t i = 0; i < r->n; i++) {
		const struct figure *f = r->v[i].figure;

		if (f->table > 0)
			continue;
		if (f->kind == FIGURE_MONEY) {
			if (reading_clause_cue(r, i, CUE_AVERAGE) != NULL)
				average_read(&t, i);
			continue;
		}
		if (!tie_rate(f)) {
			if (figure_is_rate(f))
				pace_read(&t, i);
			continue;
		}
		phrase_make(&p, r, i);
		if (ratio_read(&t, i, &p) || completion_read(&t, i, &p) ||
		    portion_read(&t, i, &p))
			continue;
		growth_read(&t, i, &p);
	}
}
