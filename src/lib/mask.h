/* SPDX-License-Identifier: MIT */
/*
 * mask: a text without its figures, for finding passages that were copied.
 *
 * A masked text is the sequence of a document's characters without blanks and
 * punctuation, every figure (with 万 or 亿 behind it) one mark, so that a
 * passage copied with its numbers changed is an exact match.  The cells of
 * tables are left out.  What the figures were is kept beside it.
 *
 * Fingerprints are hashes of MASK_GRAM characters, thinned by winnowing
 * (Schleimer, Wilkerson and Aiken 2003): of each window of them the least is
 * taken, so that two texts that share window + MASK_GRAM - 1 characters share
 * a fingerprint.
 */
#ifndef MASK_H
#define MASK_H

#include <stdint.h>

#include "flow.h"

enum { MASK_GRAM = 16, MASK_FIGURE = 1 };

struct mask {
	uint16_t *c;   /* the characters; MASK_FIGURE for a figure */
	uint16_t *col; /* from 1; 65535 means further */
	size_t n;
	struct mask_row {
		uint32_t at, line; /* from character `at' on */
	} * row;
	size_t nrow, cap_row;
	uint32_t *figure; /* hashes of the figures */
	uint32_t *figure_at;
	size_t nfigure, cap_figure, cap_at;
};

struct print {
	uint32_t at; /* the gram's first character */
	uint32_t hash;
};

/* The masked text of a document, in mem. */
void mask_text(struct mask *, const struct flow *, struct arena *mem);

/* Its fingerprints, in mem; returns how many. */
size_t mask_prints(
    const struct mask *, size_t window, struct print **, struct arena *mem);

struct place mask_place(const struct mask *, size_t at);

/* The figures of [a, a+n) of one text against [b, b+n) of another: how many
 * are the same, how many differ. */
void mask_figures(const struct mask *, size_t a, const struct mask *, size_t b,
    size_t n, size_t *same, size_t *changed);

/* How many characters from `at' on end a line that began before it, if few:
 * a passage is better told from the next line on. */
size_t mask_overhang(const struct mask *, size_t at);

/* How many of n characters from `at' on are Chinese. */
size_t mask_han(const struct mask *, size_t at, size_t n);

#endif
