/* SPDX-License-Identifier: MIT */
/*
 * years: the same thing in two years, side by side.
 *
 * Figures of any number of reports are collected; those of one entity that
 * measure one item (its term, else its name) in one unit and on one basis are
 * put in order of years, and each pair of neighbouring years is a row.  Reports
 * of several entities are never paired; a report that does not name its entity
 * is paired with itself alone.
 *
 * A year's value is that of the report about that year, where there is one.  If
 * a report gives several values for one item of one year, nothing is chosen:
 * the row is `ambiguous'.  If a later report gives another value for a year
 * than that year's own report did, that is a row of its own, `restated'.
 *
 * What the later report itself says of the change (增加2.91万元, 上升25.3%) is
 * held against the two values: `contradicts' if it cannot be.
 */
#ifndef YEARS_H
#define YEARS_H

#include "figure.h"

enum year_status {
	YEAR_SAME,
	YEAR_INCREASE,
	YEAR_DECREASE,
	YEAR_CONTRADICTS,
	YEAR_RESTATED,
	YEAR_AMBIGUOUS,
	YEAR_SINGLE, /* one year alone */
	YEAR_STATUSES
};

/* One side of a row. */
struct year_side {
	bool known; /* one value, not several */
	struct decimal value;
	unsigned year;
	struct span basis;
	const char *file;
	size_t line;
};

struct year_row {
	struct span entity, item, unit;
	struct year_side before, after;
	bool has_change, has_rate, says_change, says_rate;
	struct decimal change, rate; /* rate in percent, two places */
	struct decimal stated_change, stated_rate; /* signed */
	enum year_status status;
};

struct years {
	struct year_item *v; /* the module's own */
	size_t n, cap;
};

/* Reads what reading and columns need; once. */
void years_load(void);

/* Collects the figures of a report; copies what it keeps into perm. */
void years_take(struct years *, const struct figures *);

struct year_rows {
	struct year_row *v;
	size_t n, cap;
};

/* All rows, in order of entity, item, unit, basis and year. */
void years_rows(struct years *, struct year_rows *);

const char *year_status_name(enum year_status);

#endif
