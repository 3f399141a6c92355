/* SPDX-License-Identifier: MIT */
/*
 * opener: what begins a list after its total, and which totals it may have.
 *
 * A cue word opens a list when nothing but the name of the first item stands
 * between it and the first item: no 。 and no ；, unless it is 如下 or has a
 * colon.  It speaks of what stands before it: where a 。 or a ； has come
 * between, the cue must begin the new sentence (。其中：), else it belongs to
 * something that the text has not given a figure (。加强管控，其中).
 *
 * A bracket opens a list when it follows its total at once; a list mark with
 * the number 1 opens one that may close but never accuses.
 */
#ifndef OPENER_H
#define OPENER_H

#include "lists.h"

struct opener {
	enum list_kind kind;
	uint32_t cues;
	size_t at;    /* token whose lead holds the cue */
	size_t first; /* first item */
	bool colon;   /* a colon behind the cue */
	bool lines;   /* a line end behind the cue: items may have their own */
	enum stop stop;            /* before the cue */
	size_t whole[LIST_WHOLES]; /* possible totals, nearest first */
	size_t wholes;
};

/* Does this token open a list?  A list has at least one possible total. */
bool opener_read(struct opener *, const struct lists *, size_t token);

/* Does it open a list of parts of what stands before it, by a cue or bracket?
 * Cheaper than opener_read; for skipping the parts of parts. */
bool opener_nests(const struct reading *, size_t token);

#endif
