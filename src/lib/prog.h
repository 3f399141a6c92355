/* SPDX-License-Identifier: MIT */
/*
 * prog: options, help, start and end of a program.
 *
 * A program declares its name, options and columns in tables; --help, the
 * lists in its page, the completions and the header of its output come from
 * them.  The type of an option is the type of the variable that it sets: bool,
 * long or const char *; another does not compile.
 *
 * Every program has -c/--columns, -n/--no-header, -h/--help and -V/--version; a
 * program that checks also has -a/--all, -e/--exit-status, --level and --lang.
 * --help=tsv prints the same as a table (kind, name, short, arg, help): rows of
 * kind program, usage, reads, option and column.  Options and operands may mix;
 * `--' ends the options; there are no abbreviations.
 */
#ifndef PROG_H
#define PROG_H

#include <stdbool.h>

#include "lang.h"
#include "out.h"

enum opt_type { OPT_BOOL, OPT_LONG, OPT_STR };

struct opt {
	char c; /* 0: the long name only */
	const char *name;
	const char *arg; /* NULL for a bool */
	enum opt_type type;
	void *var;
	const char *help;
};

/* clang-format off */
#define OPT(c, name, arg, var, help)                                           \
	{ (c), (name), (arg), _Generic((var), bool *: OPT_BOOL,                \
	    long *: OPT_LONG, const char **: OPT_STR), (var), (help) }
/* clang-format on */

struct prog {
	const char *name;       /* check-sums */
	const char *summary;    /* one line, no capital, no full stop */
	const char *usage;      /* [file ...] */
	const struct opt *opts; /* ends in { 0 } */
	const struct col *cols; /* ends in { 0 } */
	bool checks;            /* writes findings */
	const char *more;       /* paragraphs and examples for --help */
	const char *reads;      /* text (the default), bytes, figures, scores,
				 * findings, changes, table */
	bool passes;            /* hands its input on: -c may name columns that
				 * come with it */
};

/* What the common options of checkers said. */
extern bool prog_all;          /* every relation examined, not findings only */
extern const char *prog_level; /* note, warning or error; NULL for all */
extern enum lang prog_lang;    /* of messages in the table */
extern bool prog_lang_said;    /* --lang was given */

/* Reads the options and opens the output; returns the operands. */
char **prog_begin(const struct prog *, int argc, char *argv[]);

/* Says that something was found, for -e. */
void prog_found(void);

/* Ends the output and gives the exit status. */
int prog_end(void);

#endif
