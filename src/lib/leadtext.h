/* SPDX-License-Identifier: MIT */
/*
 * leadtext: the verbatim text between two figures, bounded.
 *
 * Up to LEADTEXT_MOST bytes it is given as it is; of more the first
 * LEADTEXT_HEAD and the last LEADTEXT_TAIL stay, cut at characters, with …
 * between.  A lead may begin in a piece of text that is gone: leadtext_carry
 * keeps what can be needed.
 */
#ifndef LEADTEXT_H
#define LEADTEXT_H

#include "arena.h"
#include "span.h"

enum { LEADTEXT_MOST = 300, LEADTEXT_HEAD = 60, LEADTEXT_TAIL = 200 };

struct leadtext {
	char head[LEADTEXT_MOST]; /* the first bytes of what is gone */
	size_t nhead;
	char tail[LEADTEXT_TAIL]; /* its last ones */
	size_t ntail;
	size_t total;
};

/* Keeps text that will be gone. */
void leadtext_carry(struct leadtext *, struct span);

/* The bounded lead: what was kept, then text; a piece of text itself where
 * that will do, as mostly, else in mem. */
struct span leadtext_bound(
    const struct leadtext *, struct span text, struct arena *);

static inline struct span
leadtext_make(const struct leadtext *l, struct span text, struct arena *mem)
{
	return l->total == 0 && text.n <= LEADTEXT_MOST
	    ? text
	    : leadtext_bound(l, text, mem);
}

#endif
