/* SPDX-License-Identifier: MIT */
/*
 * score: what a report says of points, scores and grades; the scores stream.
 *
 * Kinds, as FORMATS has them: total (a score or grade stated in prose), sheet
 * (the total row of a score sheet), block (a head with its points: 产出指标
 * （50分）), row (an indicator), band (a grade band that the report prints).
 *
 * An evaluation report without any score or grade ends in a total without
 * either: what is absent is said too.
 *
 * A cell that holds no plain number (10分/5) leaves points or score unknown and
 * stands in `text' as printed.  Order is that of the report.
 *
 * Spans belong to the memory of the document.
 */
#ifndef SCORE_H
#define SCORE_H

#include "decimal.h"
#include "doc.h"
#include "grade.h"
#include "out.h"
#include "span.h"

enum score_kind {
	SCORE_TOTAL,
	SCORE_SHEET,
	SCORE_BLOCK,
	SCORE_ROW,
	SCORE_BAND,
	SCORE_KINDS
};

struct score {
	size_t line, col;
	enum score_kind kind;
	struct span name, parent;
	bool has_points, has_score, has_min, has_max;
	bool min_in, max_in;
	struct decimal points, score, min, max;
	struct span grade, target, actual;
	struct span text;   /* as printed */
	struct span rate;   /* of the row of budget execution */
	struct span reason; /* for points that were lost */
};

struct scores {
	const char *file;
	struct score *v;
	size_t n, cap;
	struct arena *mem;
	size_t line, col, at, chars; /* of scores_col */
};

extern const struct col score_cols[];

/* Reads scores.tsv, grades.tsv and what layout needs; once. */
void score_load(void);

/* The column of a byte of a line; counted on from the one asked for before, for
 * a line may be long and full of scores. */
size_t scores_col(struct scores *, const struct line *, size_t at);

/* All of a document: statements in prose, sheets in tables. */
void score_read(struct doc *, struct scores *);

/* Writes a row of the stream. */
void score_write(const char *file, const struct score *);

/*
 * Whether a document is the scores stream (its first line names the columns
 * kind, points, score and grade).  If so score_rows gives its groups of equal
 * `file', from row *at on, until it returns false; a row that cannot be right
 * is named.
 */
bool score_is_stream(const struct doc *);
bool score_rows(const struct doc *, size_t *at, struct scores *);

/* Whether two bands in whole points follow each other: 80-89, 90-100. */
bool score_band_next(const struct score *low, const struct score *high);

/* The rubric that the report prints, or NULL.  Bands in whole points reach up
 * to the next: 89.5 is below 90. */
const struct rubric *score_rubric(const struct scores *);

#endif
