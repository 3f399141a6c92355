/* SPDX-License-Identifier: MIT */
/*
 * html: a page becomes lines, as it comes.
 *
 * libxml2's tolerant parser is fed pieces of UTF-8 and calls back; lines.h
 * makes the lines.  Scripts, styles, the head and what is hidden (hidden
 * attribute, display:none, visibility:hidden, mso-hide) are left out; nav,
 * footer, aside, forms and what a class or an id names navigation is marked for
 * lines.  Nothing is loaded: no entities but those of HTML, no network.
 *
 * Elements nested deeper than `depth' end the reading, for time would grow with
 * their square; html_feed says so.
 */
#ifndef HTML_H
#define HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "lines.h"

struct html {
	struct lines *lines;
	size_t depth;    /* most elements inside one another */
	const char *why; /* what ended the reading early; NULL */
	size_t line;     /* and where */
	/* the rest is the reader's own */
	void *ctxt;
	unsigned char *flags; /* of each open element */
	size_t nflags, cap;
	size_t swallowed;     /* line of a value that held markup; 0 */
	size_t fed, at, seen; /* bytes: given, got to, with content */
	size_t waiting;       /* bytes that wait for the end of a tag */
	char tail[8];
	size_t ntail;
	size_t skip; /* open elements whose text is left out */
};

/* Begins a page; false when there is no memory for it. */
bool html_begin(struct html *);

/* The next bytes, valid UTF-8; false if no more are wanted. */
bool html_feed(struct html *, const char *s, size_t n);

/* Ends the page. */
void html_end(struct html *);

#endif
