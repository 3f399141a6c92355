/* SPDX-License-Identifier: MIT */
/*
 * tsv: read a table, columns by name.
 *
 * The form is that of FORMATS: UTF-8, LF or CRLF, a BOM accepted, the first
 * line names the columns, cells escape TAB, LF, CR and backslash as \t \n \r
 * \\.  Columns are found by name; their order is free and unknown ones do no
 * harm.  A second header equal to the first (cat a.tsv b.tsv) is skipped.
 * Lines that begin with # in a table of share/ are comments.
 *
 * A backslash before any other character is one.
 *
 * A row that cannot be right (too few cells, too many, a NUL, bad UTF-8) is
 * named with file and line and passed over; the status is then 2.
 *
 * Cells are unescaped in place, NUL-terminated, and good until the next row.
 * Eight bytes may be read at each, whatever its length.
 */
#ifndef TSV_H
#define TSV_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "err.h"

#define TSV_NONE ((size_t)-1)

struct tsv {
	const char *file; /* for messages */
	size_t line;      /* of the current row, from 1 */
	char **cell;      /* of the current row; cell[ncol] is always empty */
	size_t *len;      /* their lengths in bytes */
	size_t ncol;
	char **name; /* of the columns */
	size_t bad;  /* rows named as wrong so far */
	/* the rest is the reader's own */
	struct arena mem;
	int fd;
	bool comments;
	char *buf;
	size_t cap, from, to;
	size_t whole; /* up to here there are whole lines */
	size_t sound; /* up to here the lines are known to be UTF-8 */
	bool eof, headed, skip;
	size_t headline; /* line of the header */
	char *head;      /* its line, as it is once it is split */
	size_t nhead;
};

/* Reads the header of an open descriptor; false if there is none, which is
 * said (an empty table lacks even its header, so something before it died).
 * The descriptor stays the caller's until tsv_close. */
bool tsv_open(struct tsv *, int fd, const char *file);

/* The same over memory that outlives the table (header read by the caller's
 * probe of a stream): n bytes already read from fd come first. */
bool tsv_open_with(
    struct tsv *, int fd, const char *file, const char *ahead, size_t n);

/* The index of a column, or leaves: `no column 'x'; there are: a b c'. */
size_t tsv_need(struct tsv *, const char *name);

/* The index of a column or TSV_NONE. */
size_t tsv_find(const struct tsv *, const char *name);

/* The next row; false at the end. */
bool tsv_row(struct tsv *);

/* The cell of a column, "" for TSV_NONE. */
const char *tsv_cell(const struct tsv *, size_t column);

/* The natural number of a column, 0 where the cell is empty or the column is
 * TSV_NONE; anything else is named as wrong, and false. */
bool tsv_natural(struct tsv *, size_t column, size_t *to);

/* Names the current row as wrong and raises the status. */
void tsv_bad(struct tsv *, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* Gives the memory back and closes the descriptor, unless it is 0. */
void tsv_close(struct tsv *);

#endif
