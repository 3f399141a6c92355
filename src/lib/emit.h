/* SPDX-License-Identifier: MIT */
/*
 * emit: a finished paragraph, cell or datum becomes a line of the document.
 */
#ifndef EMIT_H
#define EMIT_H

#include "lines.h"

/* A line with this text and the current number, bare otherwise. */
struct line *emit_push(struct lines *, enum line_kind, const char *s, size_t n);

/* A line of its own number; text with the mark of a heading, or with a level,
 * is a heading. */
void emit_line(
    struct lines *, enum line_kind, struct span, size_t source, unsigned level);

/* A paragraph: text, furniture of a site, or data about the document.  A name
 * of such a datum waits for its value. */
void emit_paragraph(
    struct lines *, struct span, bool page, size_t source, unsigned level);

/* The name that waits was none. */
void emit_held(struct lines *);

/* Lines `name：value' out of a text that begins with a name. */
void emit_meta(struct lines *, struct span, size_t source);

#endif
