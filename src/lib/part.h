/* SPDX-License-Identifier: MIT */
/*
 * part: an XML member of a packed document, element by element.
 *
 * libxml2 is fed piece by piece and calls back; names are those without their
 * prefix.  A document type is refused, so there are no entities but the five of
 * XML, and nothing is loaded.
 */
#ifndef PART_H
#define PART_H

#include <stdbool.h>
#include <stddef.h>

#include "pack.h"

struct part {
	struct pack *pack;
	size_t depth; /* most elements inside one another */
	void *user;
	void (*start)(void *user, struct part *, const char *name);
	void (*end)(void *user, struct part *, const char *name);
	void (*text)(void *user, const char *, size_t n);
	const char *why; /* what ended it early; NULL */
	size_t line;     /* and where */
	/* the rest is the reader's own */
	size_t open;
	void *ctxt;
	const void *atts;
	int natts;
	char value[512];
};

/* Opens a member; false if there is none. */
bool part_open(struct part *, const char *member);

/* Reads on; false at the end, or if it cannot be read: why. */
bool part_step(struct part *);

void part_close(struct part *);

/* All of a member at once. */
bool part_whole(struct part *, const char *member);

/* Within start: the value of an attribute (cut at 511 bytes), good until the
 * next is asked for; NULL. */
const char *part_attr(struct part *, const char *name);

/* The same as a number; otherwise `missing'. */
long part_number(struct part *, const char *name, long missing);

/* A switch of OOXML: there, and not 0, false or off. */
bool part_on(struct part *);

#endif
