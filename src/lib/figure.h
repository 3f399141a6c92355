/* SPDX-License-Identifier: MIT */
/*
 * figure: one number of a report with what it measures; and the stream of them.
 *
 * A figure is what stands in the text (text, number, scale) and what that means
 * (value in the base unit, quantum, bound); the columns are those of FORMATS.
 * What is printed with d decimals of a unit means value +- half a quantum.
 * Units: money in yuan (or the currency named), percent in %, permille in ‰,
 * points in 分.
 *
 * The checks read nothing but this struct, so that a check gives the same rows
 * whether its figures came through a pipe or from memory.
 *
 * Spans belong to the arena of the document.
 */
#ifndef FIGURE_H
#define FIGURE_H

#include "arena.h"
#include "decimal.h"
#include "out.h"
#include "span.h"

enum figure_kind {
	FIGURE_MONEY,
	FIGURE_PERCENT,
	FIGURE_PERMILLE,
	FIGURE_POINTS,
	FIGURE_COUNT,
	FIGURE_TIMES,
	FIGURE_AREA,
	FIGURE_LENGTH,
	FIGURE_VOLUME,
	FIGURE_MASS,
	FIGURE_POWER,
	FIGURE_ENERGY,
	FIGURE_TIME,
	FIGURE_AGE,
	FIGURE_RATIO,
	FIGURE_NUMBER, /* a cell whose unit nothing names */
	FIGURE_KINDS
};

enum figure_bound {
	BOUND_IS,    /* =  */
	BOUND_ABOUT, /* ~  */
	BOUND_LEAST, /* >= */
	BOUND_OVER,  /* >  */
	BOUND_MOST,  /* <= */
	BOUND_UNDER, /* <  */
	BOUNDS
};

/* What the checks ask most stands in front, in the bytes that are fetched
 * together. */
struct figure {
	struct decimal value; /* in unit */
	struct decimal
	    quantum; /* one unit of the last printed place, in unit */
	enum figure_kind kind;
	enum figure_bound bound;
	size_t table, row, cell; /* of a table figure, from 1; else 0 */
	unsigned year;           /* 0 not known */
	unsigned depth;          /* bracket nesting */
	struct span basis;       /* 年初预算, 决算 ... */
	struct decimal number;   /* as printed, trailing zeros kept in scale */
	struct decimal scale;    /* value = number * scale */
	size_t line, col;        /* from 1; col in code points */
	struct span text;        /* as printed, unit included */
	struct span unit;        /* 元, %, 人 ... */
	struct span label;       /* the noun phrase that it measures */
	struct span term;    /* canonical name of share/duizhang/terms.tsv */
	struct span entity;  /* who reports */
	struct span section; /* 2.1 */
	size_t sentence;     /* running number in the document */
	struct span mark; /* the list mark it stands under: 1. （一） 一是 */
	struct span lead;  /* verbatim text since the previous figure */
	struct span trail; /* verbatim text after a sentence's last figure */
	struct span row_head, col_head;
};

struct figures {
	const char *file; /* of the document */
	struct figure *v;
	size_t n, cap;
	struct arena *mem; /* of the document */
};

/* The columns of the stream, for a program's table of columns. */
extern const struct col figure_cols[];

/* The fields of a row, in the order of figure_cols. */
enum figure_field {
	F_FILE,
	F_LINE,
	F_COL,
	F_TEXT,
	F_KIND,
	F_VALUE,
	F_UNIT,
	F_NUMBER,
	F_SCALE,
	F_QUANTUM,
	F_BOUND,
	F_LABEL,
	F_TERM,
	F_YEAR,
	F_BASIS,
	F_ENTITY,
	F_SECTION,
	F_SENTENCE,
	F_DEPTH,
	F_MARK,
	F_LEAD,
	F_TRAIL,
	F_TABLE,
	F_ROW,
	F_CELL,
	F_ROW_HEAD,
	F_COL_HEAD,
	F_COUNT
};

/* Appends a figure as it comes; the caller fills each field. */
struct figure *figures_add(struct figures *);

/* The name of a document, and as the cell that all its rows begin with. */
struct figure_file {
	const char *name;
	struct span cell; /* lives in mem */
};
struct figure_file figure_file(const char *name, struct arena *mem);

/* Writes a row of the stream. */
void figure_write(const struct figure_file *, const struct figure *);

/* The words of the enums in the stream; -1 for an unknown word. */
const char *figure_kind_name(enum figure_kind);
const char *figure_bound_name(enum figure_bound);
int figure_kind_of(struct span);
int figure_bound_of(struct span);

/* How many code points the printed text has, for `line:col+length'. */
size_t figure_length(const struct figure *);

/* Percent, permille, times: a quotient and not a quantity. */
static inline bool
figure_is_rate(const struct figure *f)
{
	return f->kind == FIGURE_PERCENT || f->kind == FIGURE_PERMILLE ||
	    f->kind == FIGURE_RATIO;
}

/* A value (base unit) in the printed unit of a figure: exact when its scale is
 * a power of ten, else rounded to six places, for people. */
bool figure_in_unit_of(
    struct decimal *, struct decimal value, const struct figure *);

#endif
