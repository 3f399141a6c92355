/* SPDX-License-Identifier: MIT */
/*
 * audit: every check on one document.
 *
 * What the programs do one by one, for a document held in memory: its figures
 * are read once, the relation reader runs once, and all findings of the
 *document are together, in order of place, when coverage is counted.  The same
 *rows as the composed pipelines give (a test holds them against each other),
 *plus
 *
 *	coverage  one row at the end: seen=N figures, tied=N of them by at least
 *	          one relation that was judged, flagged=N findings and, if there
 *	          are any, bounded=N lists longer than is read (lists.h)
 *	unread    with --all: a figure whose lead holds a cue of a relation, but
 *	          which no relation took
 *
 * Everything made lives in the memory of the document: about a kilobyte for a
 * figure, another for a relation that is told, and ten times the text.
 */
#ifndef AUDIT_H
#define AUDIT_H

#include "doc.h"
#include "finding.h"

/* Reads all tables of share/duizhang that the checks need. */
void audit_load(void);

/* All findings of a document, in order. */
void audit_document(struct doc *, struct findings *);

#endif
