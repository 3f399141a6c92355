/* SPDX-License-Identifier: MIT */
/*
 * instream: the stream of figures, read back.
 *
 * One document after the other out of all inputs.  A row that cannot be right
 * (unknown kind, a value that is no number) is named and passed over.  Beyond
 * figures_most figures the rest of a document is named and left.
 */
#ifndef INSTREAM_H
#define INSTREAM_H

#include "figure.h"
#include "walk.h"

struct figures_in {
	struct figures doc;
	struct arena mem;
	/* the rest is the reader's own */
	struct walk walk;
	struct figure_stream *stream;
};

extern long figures_most; /* 1,000,000; option --most-figures */

/* The next document; false behind the last.  It lives in mem until the next
 * call. */
bool figures_next(struct figures_in *, char **operands);

#endif
