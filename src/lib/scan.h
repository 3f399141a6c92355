/* SPDX-License-Identifier: MIT */
/*
 * scan: the figures of a document, in one pass over its text.
 *
 * A scan is fed with the lines of a document, all at once or window by window,
 * and appends what it finds to a list.  Its state is small and of fixed size:
 * the text that it still needs is the caller's to keep (scan_lines says how
 * many lines it has done with).
 *
 * Sentences end at 。！？ and at line ends, except where the line was only
 * broken (wrap.h) or a figure stands across its end.  Brackets nest until they
 * close or a line ends; a list mark holds for its line.  A year said in a
 * sentence holds in it; one said in a comparison (比2019年) holds for the
 * figure compared with alone; otherwise the figure is of the report's year. The
 * basis of a total holds for the list after 其中.
 *
 * Lines of kind page are passed over.  Cells are read like text: they are
 * figures if their unit stands with them; their table, row and cell go along.
 * The reader of tables, who knows heads, calls scan_cell instead of feeding
 * such a line.
 */
#ifndef SCAN_H
#define SCAN_H

#include "doc.h"
#include "figure.h"
#include "heading.h"
#include "label.h"
#include "leadtext.h"
#include "lexicon.h"

/* A number with more digits than the arithmetic holds: no figure. */
struct scan_lost {
	size_t line, col;
	struct span text;
};

struct scan {
	struct heading heading;
	size_t sentence;
	unsigned depth;
	struct span mark, section, entity; /* in mem of this feed */
	char mark_text[32];
	size_t nmark;
	struct leadtext lead; /* since the last figure, of text gone */
	unsigned year;        /* said in this sentence, 0 none */
	struct span basis;    /* of the last figure, for its list */
	bool listing;
	bool cut;               /* it may have ended in a number */
	bool within;            /* the last piece of text ended in a line */
	struct scan_lost *lost; /* of the last feed */
	size_t nlost;
	/* the rest is of the current feed */
	const struct lexicon *lex;
	struct figures *out;
	const struct line *line, *line_end;
	const char *begin, *end; /* its text */
	const char *at, *since;  /* reading here; behind the last figure */
	const char *from;        /* where the sentence begins */
	const char *counted;     /* so far the line has col characters */
	size_t col, caplost;
	size_t last;   /* the sentence's last figure, from 1 */
	unsigned said; /* the last year said, where, and how */
	const char *said_at;
	bool compared;
};

/* A new document. */
void scan_begin(struct scan *);

/*
 * Reads n lines and appends their figures.  Returns how many lines it has done
 * with: fewer than n only if more lines are to come (not last) and a sentence
 * or figure may go on in them; the rest is to be fed again with what follows.
 */
size_t scan_lines(
    struct scan *, const struct line *, size_t n, bool last, struct figures *);

/* What the head of a row, which may be empty, says of the numbers in it. */
struct label scan_head(const struct scan *, struct span row_head);

/* A cell whose place in the table is known; unit, column head and basis may be
 * empty, year 0.  False if it holds no number alone. */
bool scan_cell(struct scan *, const struct line *, struct span unit,
    const struct label *row_head, struct span col_head, unsigned year,
    struct span basis, struct figures *);

#endif
