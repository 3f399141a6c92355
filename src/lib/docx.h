/* SPDX-License-Identifier: MIT */
/*
 * docx: a word processor's document becomes lines.
 *
 * Paragraphs and tables of the body, then the notes; headers and footers repeat
 * on each page and are left out.  Numbers of lists and headings are made as
 * listnum.h says.  Deleted and hidden text is left out, inserted text is read.
 * A table of contents is of kind page: it says again what the headings say.
 * A heading has the level of its mark (一、), else that of its style.  The
 * source of a line is its paragraph.
 */
#ifndef DOCX_H
#define DOCX_H

#include "lines.h"
#include "part.h"

struct docx {
	struct pack *pack;
	struct lines *lines;
	size_t depth;     /* most elements inside one another */
	const char *why;  /* what ended the reading early; NULL */
	const char *part; /* in which member */
	/* the rest is the reader's own */
	struct docx_state *state;
	struct arena mem;
};

/* Begins a document whose main part has this name. */
void docx_begin(struct docx *, const char *main_part);

/* Reads on; false at the end. */
bool docx_step(struct docx *);

void docx_end(struct docx *);

#endif
