/* SPDX-License-Identifier: MIT */
/*
 * office: a zip archive that is a docx or an xlsx.
 *
 * Which one, and what its main part is called, stands in [Content_Types].xml.
 */
#ifndef OFFICE_H
#define OFFICE_H

#include "docx.h"
#include "xlsx.h"

struct office {
	struct pack pack; /* set s, n, most and ratio */
	struct lines *lines;
	size_t depth;
	const char *why;  /* what ended the reading early; NULL */
	const char *part; /* in which member; NULL */
	/* the rest is the reader's own */
	bool sheets;
	char main_part[256];
	struct docx docx;
	struct xlsx xlsx;
};

/* Begins; false if it is neither, or cannot be read: why. */
bool office_begin(struct office *);

/* Reads on; false at the end. */
bool office_step(struct office *);

void office_end(struct office *);

#endif
