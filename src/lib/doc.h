/* SPDX-License-Identifier: MIT */
/*
 * doc: documents as lines, whole or window by window.
 *
 * The input is plain text or the lines stream (FORMATS), told apart by the
 * first line (sniff.h) or by --text and --lines.  A document is one file, or
 * the rows of one `file' in a lines stream.  Lines come without their end; CR
 * before LF and a BOM are taken off.  Text is valid UTF-8 from here on: a bad
 * byte becomes U+FFFD, said once a document with its line; so does NUL, and a
 * file whose first kilobyte holds NULs is no text: it is named and passed over.
 *
 * doc_next reads a document whole (at most doc_most bytes, 256 MB, in lines of
 * 64 bytes and more on the average; the rest is named).  doc_window gives it in
 * pieces of about 256 KB, cut at line ends, for programs that run in constant
 * memory; a line longer than DOC_LINE is given in pieces, cut behind a sentence
 * where there is one, each but the last marked `open'.  A program that needs
 * more context than a window holds (a table that goes on) sets `keep' to the
 * number of lines at the end that it wants again; they come first in the next
 * window, which reads as much behind them, so that a window that is kept whole
 * doubles.  When that reaches DOC_KEEP the window is `full': keep is not heard
 * behind it, as behind the last one, and the program must do with what it has.
 *
 * A lines stream with a header alone holds no document; an empty text is one of
 * no lines.
 *
 * Everything in a document lives in mem and ends with the next call.
 *
 * Other forms (HTML, docx, other encodings) are read where a program sets
 * doc_form; report.h has the one there is.
 */
#ifndef DOC_H
#define DOC_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "arena.h"
#include "line.h"
#include "walk.h"

enum {
	DOC_WINDOW = 1 << 18, /* bytes read for a window */
	DOC_LINE = 1 << 20,   /* a longer line comes in pieces */
	DOC_KEEP = 1 << 23,   /* bytes that keep may hold back */
	DOC_PROBE = 1 << 16   /* bytes by which a form is told */
};

struct doc {
	const char *file; /* as given; <stdin> */
	struct line *line;
	size_t nline;
	bool first, last; /* this window begins, ends the document */
	bool full;        /* keep will not be heard */
	bool laid;        /* a lines stream: kinds and cells are known */
	size_t keep;      /* set by the reader of windows */
	struct arena mem;
	/* the rest is the reader's own */
	struct walk walk;
	struct reader *reader;
};

/*
 * Another reader of inputs.  open looks at the first bytes (all there are, if n
 * is below DOC_PROBE), takes over the descriptor, which the caller closes, and
 * says what it will give: the bytes of plain text, valid UTF-8 without NUL,
 * lines that are laid, or lines in which tables are still to be told.  What it
 * cannot read it names.  close ends the input that was opened last.
 */
enum form_gives { FORM_NOTHING, FORM_BYTES, FORM_LINES, FORM_PLAIN };

struct doc_form {
	enum form_gives (*open)(
	    const char *file, int fd, const char *head, size_t n);
	/* Up to n bytes of text; 0 at the end. */
	size_t (*bytes)(char *, size_t n);
	/* Appends about this many bytes of lines (cap is the room of d->line);
	 * false when there are no more. */
	bool (*lines)(struct doc *, size_t want, size_t *cap);
	void (*close)(void);
};

extern const struct doc_form *doc_form;

extern long doc_most;            /* bytes of a document held, option --most */
extern bool doc_text, doc_lines; /* --text, --lines: the form is known */

/* Options that every reader of documents has, for its table of options. */
/* clang-format off */
#define DOC_OPTS                                                               \
	OPT(0, "text", NULL, &doc_text, "the input is plain text"),            \
	OPT(0, "lines", NULL, &doc_lines, "the input is the lines stream")
#define DOC_MOST                                                               \
	OPT(0, "most-bytes", "n", &doc_most,                                   \
	    "hold at most n bytes of a document (268435456)")
/* clang-format on */

/* The next document, whole; false at the end. */
bool doc_next(struct doc *, char **operands);

/* The next window of a document. */
bool doc_window(struct doc *, char **operands);

/* A document over memory: n bytes of text become lines in mem that point into
 * s, which must outlive them (no file is read; for programs that hold the text
 * already, tests and fuzzers). */
void doc_from(struct doc *, const char *file, const char *s, size_t n);

#endif
