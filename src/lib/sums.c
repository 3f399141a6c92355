/* SPDX-License-Identifier: MIT */
#include "sums.h"
#include "abreast.h"
#include "attributes.h"
#include "identity.h"
#include "known.h"
#include "plainsum.h"
#include "verdict.h"

void
sums_load(void)
{
	identities_load();
	known_load();
}

void
sums_complete(struct lists *l, struct relations *to)
{
	identities_read(l, to);
	plainsum_read(l);
}

void
sums_read(const struct lists *l, struct relations *to)
{
	for (size_t i = 0; i < l->n; i++) {
		struct relation r = list_relation(l, &l->v[i]);
		if (verdict(&r, l, &l->v[i]))
			relations_add(to, r);
	}
	abreast_read(l, to);
	attributes_read(l, to);
}
