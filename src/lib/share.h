/* SPDX-License-Identifier: MIT */
/*
 * share: where the tables are.
 *
 * Looked for in $DUIZHANG_SHARE; else in ../share/duizhang beside the binary,
 * symbolic links followed, or ../../../share/duizhang for those of build/asan
 * and its like; else in the directory compiled in.  A table that is
 * missing or broken leaves the program with status 2 and its name: a check
 * that lacks its knowledge must not say that all is well.
 */
#ifndef SHARE_H
#define SHARE_H

#include "tsv.h"

/* Remembers argv[0], for systems without /proc/self/exe. */
void share_begin(const char *argv0);

/* The path of a file of share/duizhang, in perm. */
const char *share_path(const char *name);

/* Opens a table of share/duizhang with comments allowed, or leaves. */
void share_open(struct tsv *, const char *name);

/* Closes it; leaves with status 2 if a row of it was bad. */
void share_close(struct tsv *);

#endif
