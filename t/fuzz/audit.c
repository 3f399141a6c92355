/* SPDX-License-Identifier: MIT */
/* Any bytes are a report: every check over them, as audit-report does. */
#include <stdint.h>

#include "audit.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct doc d;
	static struct arena text;
	static bool loaded;
	struct findings found = { .file = "fuzz", .mem = &d.mem };

	if (!loaded) {
		checks_load();
		audit_load();
		loaded = true;
	}
	doc_from(&d, "fuzz", (const char *)data, n);
	audit_document(&d, &found);
	for (size_t i = 0; i < found.n; i++)
		(void)finding_message(&found.v[i], LANG_ZH, &text);
	arena_reset(&text);
	return 0;
}
