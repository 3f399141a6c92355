/* SPDX-License-Identifier: MIT */
/*
 * forms: where a table begins, and in which form.
 *
 * Prose must not turn into tables, so each form asks for proof in the lines
 * ahead: a header without numbers and rows with them, rows of the same number
 * of cells, a rule below the header.  The look ahead is bounded; most lines of
 * prose are dismissed at their first bytes.
 */
#ifndef FORMS_H
#define FORMS_H

#include "rows.h"

struct forms {
	struct shape shape; /* of the table that begins */
	size_t clear;       /* lines before this begin no form one */
	size_t run;         /* ... and these none of tabs: in one row */
	struct row row;     /* room for the rows ahead */
};

/* Whether a table begins at line i, and its shape; *more: the window ends
 * before that can be said. */
bool forms_begin(struct forms *, const struct doc *, size_t i, bool *more);

#endif
