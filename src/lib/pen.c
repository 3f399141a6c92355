/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "pen.h"

void
pen_put(struct pen *p, const char *s, size_t n)
{
	if (p->n + n + 1 > p->cap) {
		size_t cap = 2 * (p->n + n + 1);
		p->s = arena_grow(p->mem, p->s, p->cap, cap);
		p->cap = cap;
	}
	if (n > 0)
		memcpy(p->s + p->n, s, n);
	p->n += n;
	p->s[p->n] = '\0';
}

void
pen_text(struct pen *p, const char *s)
{
	pen_put(p, s, strlen(s));
}
