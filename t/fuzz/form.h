/* SPDX-License-Identifier: MIT */
/* What holds of the lines that any form gives. */
#ifndef FUZZ_FORM_H
#define FUZZ_FORM_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "doc.h"
#include "lines.h"
#include "utf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static inline void
lines_hold(const struct doc *d)
{
	size_t no = 1;

	for (size_t i = 0; i < d->nline; i++) {
		const struct line *l = &d->line[i];

		if (utf_valid(l->s, l->n) != l->n || l->no < no ||
		    memchr(l->s, '\n', l->n) != NULL ||
		    memchr(l->s, '\0', l->n) != NULL)
			abort();
		if ((l->kind == LINE_CELL) != (l->cell > 0) ||
		    (l->kind == LINE_HEAD) != (l->level > 0))
			abort();
		no = l->no;
	}
}

/* An empty document for the lines of a form. */
static inline void
lines_fresh(struct lines *l, struct doc *d, size_t *cap)
{
	arena_reset(&d->mem);
	d->line = NULL;
	d->nline = *cap = 0;
	l->d = d;
	l->cap = cap;
	l->site = false;
	lines_begin(l);
}

#endif
