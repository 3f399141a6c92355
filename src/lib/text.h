/* SPDX-License-Identifier: MIT */
/*
 * text: characters that come in pieces, and what markup leaves in them.
 */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct text {
	char *s; /* n bytes, no NUL behind; lives as long as the program */
	size_t n, cap;
};

/* Adds n bytes. */
void text_add(struct text *, const char *s, size_t n);

/* Do a text that is not empty and the character at s stand side by side without
 * a blank?  Chinese characters and marks do. */
bool text_joins(const struct text *, const char *s);

/* Settles the no-break spaces of n bytes, in place: inside a number they
 * vanish, elsewhere they are blanks.  Returns what is left. */
size_t text_mend(char *, size_t n);

/* Takes out <![if !supportLists]> and the like, in place. */
size_t text_strip(char *, size_t n);

/* The bytes of a character without width at s; 0. */
size_t text_invisible(const char *s, size_t n);

#endif
