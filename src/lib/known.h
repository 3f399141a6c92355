/* SPDX-License-Identifier: MIT */
/*
 * known: what subjects.tsv says of names and of the words around them.
 *
 * A name may stand for one quantity in a report, for one within a fund, or for
 * many; it may be a part of a whole; counted in a unit it may be another name
 * (国内公务接待 in 批次).  Words narrow what a sentence or its heading speaks
 * of: each has a bit.
 */
#ifndef KNOWN_H
#define KNOWN_H

#include <stdint.h>

#include "span.h"

enum subject_reach {
	REACH_WHOLE, /* the same only as parts of one total */
	REACH_FUND,  /* once for a scope */
	REACH_OWNER, /* as REACH_REPORT, unless the report tells of several
		      * owners of state assets */
	REACH_REPORT /* once in a report, its places apart */
};

struct known {
	bool listed;
	enum subject_reach reach;
	struct span whole; /* what it is a part of */
};

/* Reads subjects.tsv; leaves if it is missing or broken. */
void known_load(void);

/* NULL if nothing is known of a name. */
const struct known *known_name(struct span name);

/* The name of what is counted in a unit, if it has another; else empty. */
struct span known_counted(struct span name, struct span unit);

/* The bit of a scope that is called like the name itself; 0. */
uint64_t known_own_scope(struct span name);

/* The bits that tell whose accounts a sentence speaks of; those that tell the
 * accounts of a government and narrow nothing. */
uint64_t known_levels(void);
uint64_t known_signs(void);

struct narrowed {
	uint64_t scope;
	bool period; /* less than a year, or several */
	bool other;  /* of somebody else than who reports */
	bool net;    /* what is left of a difference */
	bool owners; /* of several owners of state assets */
};

/* What the words of a piece of text narrow; of a heading there are more. */
struct narrowed known_narrow(struct span, bool heading);

#endif
