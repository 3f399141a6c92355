/* SPDX-License-Identifier: MIT */
/*
 * statement: scores, grades and bands in prose.
 *
 * A score stands behind a cue (得分, 自查评分为), a grade behind another
 * (绩效为, 评价等级为); one of each in a sentence are one statement.  Where the
 * clause names an indicator the score is a row's.  A grade of which nothing but
 * a quote is left is given as that quote.  Two bands or more in a sentence
 * (优秀（大于90分）、良好（80-90分）) are the report's own rubric.
 */
#ifndef STATEMENT_H
#define STATEMENT_H

#include "score.h"

/* Reads scores.tsv; once. */
void statement_load(void);

/* Reads the score behind a cue at s.s + *at, which goes behind it; the pieces
 * point into s.  False if there is none, or one of something else. */
bool statement_score(struct score *, struct span s, size_t *at);

/* Do the words before a number say that it is no score (满分, 分值, 扣)? */
bool statement_no_score(struct span);

/* The statements of a line. */
void statement_read(struct scores *, const struct line *);

#endif
