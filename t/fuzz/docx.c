/* SPDX-License-Identifier: MIT */
/* Styles, numbering and body of a docx, divided by 0x1e; or an archive. */
#include "packed.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char *const parts[] = { "word/styles.xml",
		"word/numbering.xml", "word/document.xml", NULL };

	return office_fuzz(data, n,
	    "<Types><Override PartName=\"/word/document.xml\" "
	    "ContentType=\"wordprocessingml.document.main+xml\"/></Types>",
	    parts);
}
