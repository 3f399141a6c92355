/* SPDX-License-Identifier: MIT */
/*
 * pack: the members of a packed document (docx, xlsx), read from memory.
 *
 * Names of members are compared, never used as paths; nothing is written.  What
 * all members unpack to is counted: beyond `most' bytes, or `ratio' times the
 * size of the archive and 16 MB, reading ends and `why' says so.
 */
#ifndef PACK_H
#define PACK_H

#include <stdbool.h>
#include <stddef.h>

struct pack {
	const char *s; /* the archive, n bytes; the caller's */
	size_t n;
	size_t most, ratio;
	const char *why; /* what went wrong; NULL */
	/* the rest is the reader's own */
	size_t unpacked;
	void *a;
};

/* Opens a member; false if there is none of this name, or if it cannot be
 * read, which why tells.  The one open before is closed. */
bool pack_open(struct pack *, const char *member);

/* Up to n bytes of it; 0 at its end or when something went wrong. */
size_t pack_read(struct pack *, char *, size_t n);

void pack_close(struct pack *);

#endif
