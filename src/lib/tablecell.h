/* SPDX-License-Identifier: MIT */
/*
 * tablecell: which quantity a cell of a table states.
 *
 * Its name is that of the row, its basis and year those of the column.  A row
 * 合计 has the name that all rows above it are parts of; under 差额 or 节约率 stands
 * a change against the budget of the same row; a count alone under 编制数 is that.
 * A column whose head says anything else, or nothing, narrows in a way that is
 * not known, and its cells state nothing.
 */
#ifndef TABLECELL_H
#define TABLECELL_H

#include "subject.h"

/* Fills the subject of a cell; the cells before it are done. */
void tablecell_subject(struct subjects *, size_t token);

#endif
