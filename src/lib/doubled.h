/* SPDX-License-Identifier: MIT */
/*
 * doubled: words and lead phrases that were written twice in a row.
 *
 * A piece of two to twelve Chinese characters that follows itself
 * (应急预案预案), or a clause up to its comma or colon that does.  A pair of
 * two characters is only likely where no further word begins in it
 * (上访接访接待 is none), else a note.  Words that are doubled on purpose, and
 * the numerals and pronouns that no doubled word has, are rows of
 * share/duizhang/doubles.tsv.  Linear in the text.
 */
#ifndef DOUBLED_H
#define DOUBLED_H

#include <stdint.h>

#include "flow.h"

/* Reads doubles.tsv; leaves if it is missing or broken. */
void doubled_load(void);

/* Room for the code points of a paragraph, used again for the next of a flow;
 * all zero at first but mem.  It takes twelve bytes for a code point of the
 * longest paragraph. */
enum { DOUBLED_BITS = 10 };
struct doubled {
	struct arena *mem;
	uint32_t *c;
	size_t *at;
	unsigned char *again;
	size_t *last, base; /* by hash: where a pair stood last, and whence */
};

/* The findings of one paragraph; taken has a byte for each of the flow's text
 * that is 1 where something was told already. */
void doubled_check(struct flow *, size_t para, unsigned char *taken,
    struct doubled *, struct findings *);

#endif
