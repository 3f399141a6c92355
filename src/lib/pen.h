/* SPDX-License-Identifier: MIT */
/*
 * pen: text that grows in an arena.
 *
 * s is NUL-terminated after the first pen_put; before that it is NULL.
 */
#ifndef PEN_H
#define PEN_H

#include "arena.h"
#include "decimal.h"

struct pen {
	struct arena *mem;
	char *s;
	size_t n, cap;
};

void pen_put(struct pen *, const char *s, size_t n);
void pen_text(struct pen *, const char *s);

#endif
