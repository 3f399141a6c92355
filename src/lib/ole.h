/* SPDX-License-Identifier: MIT */
/*
 * ole: the streams of a compound file, read from memory.
 */
#ifndef OLE_H
#define OLE_H

#include <stdbool.h>

#include "arena.h"
#include "span.h"

/* The bytes of the first stream of this name, in mem; false if there is none
 * of 4096 bytes or more, or its chain of sectors is broken. */
bool ole_stream(
    struct span file, const char *name, struct arena *mem, struct span *out);

/* Is the n-byte name of a directory entry this one?  e: its 128 bytes. */
bool ole_named(const char *e, const char *name);

/* A number of n bytes, least first. */
unsigned long long ole_number(const char *, size_t n);

#endif
