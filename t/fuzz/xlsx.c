/* SPDX-License-Identifier: MIT */
/* Workbook, links, styles, strings and sheet, divided by 0x1e; or an archive.
 */
#include "packed.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char *const parts[] = { "xl/workbook.xml",
		"xl/_rels/workbook.xml.rels", "xl/styles.xml",
		"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", NULL };

	return office_fuzz(data, n,
	    "<Types><Override PartName=\"/xl/workbook.xml\" "
	    "ContentType=\"spreadsheetml.sheet.main+xml\"/></Types>",
	    parts);
}
