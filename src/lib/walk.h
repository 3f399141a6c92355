/* SPDX-License-Identifier: MIT */
/*
 * walk: the files that the operands name, one after the other.
 *
 * No operand or `-' is standard input, called <stdin>.  A folder stands for
 * the regular files below it, in byte order of their names, hidden ones left
 * out; links to folders are not followed, so a loop cannot trap the walk. Bytes
 * of a name that are no UTF-8 are shown as \xHH.  What
 * cannot be opened is named, the status raised, and the rest goes on.  When a
 * terminal waits, a line on stderr tells how far the walk is.
 */
#ifndef WALK_H
#define WALK_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"

struct walk {
	const char *file; /* as given, or folder/name; lives in mem */
	int fd;           /* open for reading; the caller closes it */
	/* the rest is the walk's own */
	struct arena mem;
	char **operand;
	bool begun;
	char **todo; /* paths yet to visit, last first */
	size_t ntodo, cap;
	size_t done;
};

/* The next file, open; false at the end. */
bool walk_next(struct walk *, char **operands);

/* Wipes the progress line; a message does it by itself. */
void walk_quiet(void);

#endif
