/* SPDX-License-Identifier: MIT */
#include "sums.h"
#include "attributes.h"
#include "verdict.h"

void
sums_read(const struct lists *l, struct relations *to)
{
	for (size_t i = 0; i < l->n; i++) {
		struct relation r = list_relation(l, &l->v[i]);
		if (verdict(&r, l, &l->v[i]))
			relations_add(to, r);
	}
	attributes_read(l, to);
}
