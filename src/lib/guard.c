/* SPDX-License-Identifier: MIT */
#include <stdint.h>

#include "guard.h"
#include "utf.h"

struct guard {
	struct span text;
	size_t of;   /* its pattern */
	size_t next; /* from 1: the next guard that begins alike */
};

static struct guard *guards;
static size_t nguards, capguards, npatterns;
static uint16_t first[0x10000]; /* by code point: a guard, from 1 */
static uint64_t opens[64]; /* bits of the characters that begin one, folded */

static uint64_t
bit(uint32_t c)
{
	return UINT64_C(1) << (c & 63);
}

size_t
guard_add(struct span s)
{
	while (s.n > 0) {
		const char *bar = memchr(s.s, '|', s.n);
		size_t n = bar != NULL ? (size_t)(bar - s.s) : s.n, len;

		if (n > 0 && nguards < UINT16_MAX) {
			uint32_t c = utf_get(s.s, &len);
			uint16_t *at = &first[c & 0xffff];

			opens[c >> 6 & 63] |= bit(c);
			*ARENA_PUSH(&perm, guards, nguards,
			    capguards) = (struct guard){ span_cut(s, 0, n),
				npatterns, *at };
			*at = (uint16_t)nguards;
		}
		s = span_from(s, bar != NULL ? n + 1 : n);
	}
	return npatterns++;
}

/* Notes a paragraph for the guards, of those that begin with c, that `rest' of
 * it begins with. */
static void
note(struct flow *f, size_t para, struct span rest, uint32_t c)
{
	for (size_t k = first[c & 0xffff]; k > 0; k = guards[k - 1].next) {
		const struct guard *g = &guards[k - 1];
		struct hit *x = &f->hit[g->of];

		if (span_begins(rest, g->text) &&
		    (x->n == 0 || x->para[x->n - 1] != para))
			*ARENA_PUSH(f->mem, x->para, x->n, x->cap) = para;
	}
}

static void
search(struct flow *f)
{
	size_t len;

	f->hit = arena_array(f->mem, npatterns, sizeof *f->hit);
	f->nhit = npatterns;
	for (size_t p = 0; p < f->npara; p++) {
		struct span s = flow_para(f, p);

		s.n++; /* its line end */
		for (size_t i = 0; i < s.n; i += len) {
			uint32_t c = utf_get(s.s + i, &len);

			if ((opens[c >> 6 & 63] & bit(c)) != 0)
				note(f, p, span_from(s, i), c);
		}
	}
}

const struct hit *
guard_hits(struct flow *f, size_t guard)
{
	if (f->nhit < npatterns)
		search(f);
	return &f->hit[guard];
}
