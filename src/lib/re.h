/* SPDX-License-Identifier: MIT */
/*
 * re: patterns over PCRE2, kept in tables.
 *
 * A pattern belongs to a row of a table and is named by its file and line when
 * it is wrong.  It is compiled at its first use, with JIT where there is one.
 * The guard is a literal that every match must contain, or several divided by
 * |, one of which it must; where the text lacks them, the pattern is never
 * tried, which makes most rows cost a memory search.
 * Text is UTF-8 (PCRE2_MATCH_INVALID_UTF keeps a stray byte from ending a
 * file); `.' does not match a line end, ^ and $ hold at each line.
 *
 * A pattern that needs more than the match limit on some text is said once and
 * finds nothing there; it never hangs.
 */
#ifndef RE_H
#define RE_H

#include <stdbool.h>
#include <stddef.h>

#include "span.h"

struct re;

enum { RE_GROUPS = 10 };

struct match {
	const struct re *re;
	struct span all;
	struct span group[RE_GROUPS]; /* s is NULL where it took no part */
};

/* A pattern of a table row; guard may be NULL or "".  The strings are kept.
 * Lives as long as the program. */
struct re *re_new(
    const char *file, size_t line, const char *pattern, const char *guard);

/* The next match at or behind offset `from'; false if there is none. */
bool re_find(struct re *, struct span text, size_t from, struct match *);

/* Does it occur at all? */
bool re_test(struct re *, struct span text);

/* The part of a named group, the empty span if it took no part or there is no
 * such group. */
struct span re_group(const struct match *, const char *name);

/* Is there a group of that name? */
bool re_has_group(struct re *, const char *name);

#endif
