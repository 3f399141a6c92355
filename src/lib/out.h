/* SPDX-License-Identifier: MIT */
/*
 * out: write a table, columns as declared.
 *
 * A program declares its columns once; rows are given cell by cell in that
 * order, and out_end closes a row.  Too many or too few cells is a bug and
 * aborts.  -c (which columns, in which order) and -n (no header) are applied
 * here.  The header goes out with the first row, or at the end if there was
 * none; a program that dies first writes no header.
 *
 * Everything is buffered and every write is checked; a full disk is a message
 * and the end of the program with status 2 (nothing after it could be kept), a
 * closed pipe ends the program in silence.  On a terminal
 * control characters are shown as U+FFFD; elsewhere bytes go out as they are.
 */
#ifndef OUT_H
#define OUT_H

#include <stdbool.h>
#include <stddef.h>

struct col {
	const char *name, *help;
};

/* Declares the columns; only is the list of -c or NULL. */
void out_begin(const struct col *, const char *only, bool header);

/* Adds one more column behind the declared ones, for programs that pass their
 * input on; before out_choose. */
void out_column(const char *name);

/* All columns are known: looks up those of -c, or leaves with the names there
 * are.  The first row does it at the latest. */
void out_choose(void);

/* The next cell. */
void out_mem(const char *s, size_t n);
void out_str(const char *s); /* NULL is an empty cell */
void out_int(long long);
void out_count(size_t); /* 0 is an empty cell */
void out_end(void);

/*
 * A whole row at once, for streams of many columns: room for n bytes, to be
 * filled with all cells, escaped by out_escape and with a TAB between; then
 * out_row_end with the place behind the last.  NULL where cells must go one by
 * one (-c, a terminal, a very long row).
 */
char *out_row(size_t n);
void out_row_end(char *end);

/* Copies a cell escaped, at most twice its length; returns its end. */
char *out_escape(char *to, const char *s, size_t n);

/* Bytes past the table: for --help, pages, pretty views. */
void out_raw(const char *s, size_t n);
void out_text(const char *s);

/* Makes out_raw the only way out: no header will be written. */
void out_plain(void);

/* Header if it is still due, flush, close; reports what failed. */
void out_finish(void);

#endif
