/* SPDX-License-Identifier: MIT */
/* Any bytes are a document: its lines are UTF-8 and in order. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "doc.h"
#include "utf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct doc d;

	doc_from(&d, "fuzz", (const char *)data, n);
	for (size_t i = 0; i < d.nline; i++) {
		struct line *l = &d.line[i];

		if (l->no != i + 1 || utf_valid(l->s, l->n) != l->n ||
		    memchr(l->s, '\n', l->n) != NULL ||
		    memchr(l->s, '\0', l->n) != NULL)
			abort();
	}
	return 0;
}
