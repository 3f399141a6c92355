/* SPDX-License-Identifier: MIT */
/*
 * report: a published file of any form, read as a document.
 *
 * After report_begin, doc_next and doc_window (doc.h) take every form there is:
 * the kind of a file is told by its content, never by its name.  Text in any
 * encoding comes as plain text; HTML, docx, xlsx and xls come as lines that are
 * laid; what the converters of the system read (doc, rtf, pdf) as lines in
 * which layout.h finds the tables.  xls2csv loses words, so it reads only what
 * xls.h does not.
 *
 * This is the edge: what cannot be read is named on stderr and the status
 * raised; the rest goes on.  Bytes that could not be decoded are said once a
 * file, with their number and the line of the first.
 *
 * Against hostile files there are limits, all of them options; a file that
 * reaches one is named and what was read before it stays.
 */
#ifndef REPORT_H
#define REPORT_H

#include "doc.h"

extern long report_depth;   /* elements inside one another */
extern long report_ratio;   /* unpacked bytes for one of an archive */
extern long report_total;   /* bytes unpacked of one archive */
extern long report_seconds; /* of a converter */
extern long report_memory;  /* bytes of a converter */

/* Options of every program that reads reports. */
/* clang-format off */
#define REPORT_OPTS                                                            \
	OPT(0, "most-depth", "n", &report_depth,                               \
	    "elements inside one another, at most (1000)"),                    \
	OPT(0, "most-ratio", "n", &report_ratio,                               \
	    "an archive may unpack to n times its size (200)"),                \
	OPT(0, "most-unpacked", "n", &report_total,                            \
	    "bytes that one archive may unpack to (268435456)"),               \
	OPT(0, "most-seconds", "n", &report_seconds,                           \
	    "seconds that a converter may take (60)"),                         \
	OPT(0, "most-memory", "n", &report_memory,                             \
	    "bytes of memory that a converter may use (1073741824)")
/* clang-format on */

/* Makes doc.h read all forms. */
void report_begin(void);

#endif
