/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "office.h"

static void
types_start(void *user, struct part *p, const char *name)
{
	struct office *o = user;
	const char *s;
	bool sheets;

	if (strcmp(name, "Override") != 0 || o->main_part[0] != '\0' ||
	    (s = part_attr(p, "ContentType")) == NULL)
		return;
	/* also templates and files with macros, which are not run */
	if (strstr(s, "main+xml") == NULL)
		return;
	sheets = strstr(s, "sheet") != NULL;
	if (!sheets && strstr(s, "word") == NULL)
		return;
	if ((s = part_attr(p, "PartName")) == NULL ||
	    strlen(s) >= sizeof o->main_part)
		return;
	o->sheets = sheets;
	strncpy(o->main_part, *s == '/' ? s + 1 : s, sizeof o->main_part - 1);
}

bool
office_begin(struct office *o)
{
	struct part p = { .pack = &o->pack,
		.depth = o->depth,
		.user = o,
		.start = types_start };

	o->main_part[0] = '\0';
	o->why = o->part = NULL;
	if (!part_whole(&p, "[Content_Types].xml") && p.why != NULL) {
		o->why = p.why;
		return false;
	}
	if (o->main_part[0] == '\0') {
		o->why = "a zip archive that is no docx or xlsx";
		return false;
	}
	if (o->sheets) {
		o->xlsx.pack = &o->pack;
		o->xlsx.lines = o->lines;
		o->xlsx.depth = o->depth;
		xlsx_begin(&o->xlsx, o->main_part);
	} else {
		o->docx.pack = &o->pack;
		o->docx.lines = o->lines;
		o->docx.depth = o->depth;
		docx_begin(&o->docx, o->main_part);
	}
	return true;
}

bool
office_step(struct office *o)
{
	return o->sheets ? xlsx_step(&o->xlsx) : docx_step(&o->docx);
}

void
office_end(struct office *o)
{
	if (o->sheets) {
		xlsx_end(&o->xlsx);
		o->why = o->xlsx.why;
		o->part = o->xlsx.part;
	} else {
		docx_end(&o->docx);
		o->why = o->docx.why;
		o->part = o->docx.part;
	}
}
