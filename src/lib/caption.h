/* SPDX-License-Identifier: MIT */
/*
 * caption: what stands above a table says its unit and its year.
 *
 * `单位：万元', or a title （万元）, in the three paragraphs above; else the unit
 * that the paragraphs above give to at least two of the table's numbers, one of
 * them with decimals, and no other to any of them.  A title （2031年…表） gives
 * the year.
 */
#ifndef CAPTION_H
#define CAPTION_H

#include "arena.h"
#include "doc.h"
#include "rows.h"

enum { CAPTION_LINES = 8 };

/* The paragraphs at the end of the windows before, nearest first. */
struct caption {
	struct span v[CAPTION_LINES];
	size_t n;
	struct arena mem;
};

struct caption_says {
	struct span unit; /* in the text; empty if nothing is said */
	unsigned year;    /* 0 if nothing is said */
};

/* Keeps the paragraphs before line i for the next window. */
void caption_keep(struct caption *, const struct doc *, size_t i);

/* A new document. */
void caption_forget(struct caption *);

/* What is said above the table of this shape at line i. */
struct caption_says caption_read(const struct caption *, const struct doc *,
    size_t i, const struct shape *, struct row *room);

#endif
