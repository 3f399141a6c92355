/* SPDX-License-Identifier: MIT */
/*
 * flow: a document as paragraphs, for the checks of text.
 *
 * A line that was broken only to fit a page is joined to the next, so that a
 * quotation or a date that runs over the break is whole and re-wrapping a text
 * changes nothing.  A line is taken for broken when it is about as long as the
 * longest of its block, does not end a sentence, and the next begins neither
 * with a list mark nor with an indent; cells are never joined.
 *
 * In the text blanks of all kinds become a space, full-width digits, letters,
 * point and percent sign ASCII, code point for code point, so that places stay
 * what they were.  Paragraphs stand behind each other with one LF between them,
 * and one beyond the text, without blanks at their ends; blank lines and page
 * furniture are left out.
 *
 * Everything lives in the arena of the document.
 */
#ifndef FLOW_H
#define FLOW_H

#include "doc.h"
#include "finding.h"
#include "span.h"

struct para {
	size_t at, n;            /* bytes of the flow's text */
	const struct line *line; /* its first */
	bool cell;               /* of a table */
	bool joined;             /* of several lines */
	size_t gap;              /* blank lines before it */
};

/* A run of the text that comes from one line. */
struct piece {
	size_t at, n; /* bytes of the text */
	const struct line *line;
	const char *s; /* where it stands in the line */
	size_t col;    /* of s, from 0 */
};

struct flow {
	struct span text;
	struct para *para;
	size_t npara;
	struct piece *piece; /* in the order of the text */
	size_t npiece;
	struct arena *mem;
	/* the rest is the flow's own */
	size_t cap_piece, cap_para;
	size_t known, offset, column; /* the last place asked for */
	size_t printed, from, raw;    /* and the last printed piece */
	struct hit *hit;              /* what guard.h found */
	size_t nhit;
};

struct place {
	size_t line, col;
};

/* The paragraphs of a document. */
struct flow *flow_of(const struct doc *, struct arena *);

/* The text of a paragraph. */
static inline struct span
flow_para(const struct flow *f, size_t i)
{
	return span_cut(f->text, f->para[i].at, f->para[i].at + f->para[i].n);
}

/* The paragraph that holds an offset of the text. */
size_t flow_index(const struct flow *, size_t offset);

/* The place of a piece of the flow's text; cheap in the order of the text. */
struct place flow_place(struct flow *, const char *s);

/* The piece as it is printed in the document (digits unfolded), if it lies in
 * one line; otherwise as it stands in the flow. */
struct span flow_printed(struct flow *, struct span);

/* `line:col+length' of a piece. */
const char *flow_where(struct flow *, struct findings *, struct span);

/* Appends a finding at a piece of the text, with its sentence. */
struct finding *flow_finding(struct flow *, struct findings *, struct span,
    const char *check, const char *status);

/* The sentence around a piece, at most FLOW_SENTENCE bytes. */
enum { FLOW_SENTENCE = 300 };
struct span flow_sentence(const struct flow *, struct span);

#endif
