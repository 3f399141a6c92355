/* SPDX-License-Identifier: MIT */
/*
 * finding: what a check has to say, and the stream of it.
 *
 * A check module appends findings to a list, for every relation that it
 * examined, whether it holds or not; it knows nothing of languages, levels or
 * output.  checks.tsv gives each pair of check and status its usual level, its
 * message in English and Chinese and its explanation; a finding may lower the
 * level.  The messages are templates: {name} is replaced by the argument of
 * that name, and {text} {formula} {difference} {allowed} {hint} by those
 * columns; a part in [square brackets] is left out when an argument in it is
 * empty.  In Chinese an argument name_zh stands for name.
 *
 * Spans and strings belong to the arena of the document.
 */
#ifndef FINDING_H
#define FINDING_H

#include "arena.h"
#include "err.h"
#include "lang.h"
#include "out.h"
#include "span.h"

enum level { LEVEL_NONE, LEVEL_NOTE, LEVEL_WARNING, LEVEL_ERROR };

enum { FINDING_ARGS = 8 };

struct finding {
	size_t line, col;
	const char *check, *status; /* a row of checks.tsv */
	bool always;                /* written whatever --all and --level say */
	enum level most;        /* lowers the level; LEVEL_ERROR leaves it */
	struct span text;       /* the stated figure or the offending words */
	const char *formula;    /* STATED = EXPRESSION */
	const char *difference; /* computed - stated, in the stated unit */
	const char *allowed;    /* half-width within which it is rounding */
	const char *where;      /* the other places */
	const char *sentence;   /* as printed, bounded */
	const char *hint;       /* the single-edit repair, if exactly one */
	struct {
		const char *name, *value;
	} arg[FINDING_ARGS];
	size_t nargs;
};

struct findings {
	const char *file;
	struct finding *v;
	size_t n, cap;
	struct arena *mem;
};

/* The columns of the stream. */
extern const struct col finding_cols[];

/* Appends a finding; all else is empty. */
struct finding *finding_add(struct findings *, size_t line, size_t col,
    const char *check, const char *status);

/* Gives a message its argument; value is kept, not copied. */
void finding_arg(struct finding *, const char *name, const char *value);

/* printf into the arena of the list. */
const char *finding_text(struct findings *, const char *fmt, ...)
    PRINTF_LIKE(2, 3);

/* Brings the list in order of place; findings of one place keep theirs. */
void findings_sort(struct findings *);

/* Reads checks.tsv; leaves if it is missing or broken. */
void checks_load(void);

/* The level of a finding. */
enum level finding_level(const struct finding *);

/* Its message, in mem. */
const char *finding_message(
    const struct finding *, enum lang, struct arena *mem);

/* Do --all and --level let it through? */
bool finding_wanted(const struct finding *);

/* Writes what prog_all and prog_level let through, and says prog_found. */
void findings_write(const struct findings *);

/* The word of a level, and its row in checks.tsv for --explain: NULL if there
 * is no such pair (code is check-status). */
const char *level_name(enum level);
struct check_row {
	const char *check, *status;
	enum level level;
	const char *en, *zh, *explain_en, *explain_zh, *true_example,
	    *false_example;
};
const struct check_row *check_find(const char *check, const char *status);
const struct check_row *check_by_code(const char *code);

#endif
