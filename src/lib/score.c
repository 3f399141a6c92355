/* SPDX-License-Identifier: MIT */
#include "score.h"
#include "err.h"
#include "sheet.h"
#include "statement.h"
#include "utf.h"

enum {
	TITLE_LINES = 8,  /* a title stands among these */
	REPORT_LINES = 20 /* less is an excerpt, which proves nothing */
};

const struct col score_cols[] = {
	{ "file", "the report" },
	{ "line", "line of the score, or of the head of a block" },
	{ "col", "its column, in code points" },
	{ "kind", "total (in prose), sheet (total row), block, row, band" },
	{ "name", "indicator, block or subject" },
	{ "parent", "the block that it stands in" },
	{ "points", "the points that can be had" },
	{ "score", "the points that were had" },
	{ "min", "lower limit of a band" },
	{ "max", "upper limit of a band" },
	{ "min_in", "1 if the lower limit belongs to it, else 0" },
	{ "max_in", "1 if the upper limit belongs to it, else 0" },
	{ "grade", "the grade claimed, or of a band; a bare quote if lost" },
	{ "target", "the value aimed at; of a budget row, the budget" },
	{ "actual", "the value reached; of a budget row, what was spent" },
	{ "text", "as printed" },
	{ "rate", "the execution rate printed in the row" },
	{ "reason", "the reason printed for a deviation" },
	{ NULL, NULL },
};

static const char *const kinds[SCORE_KINDS] = { "total", "sheet", "block",
	"row", "band" };

size_t
scores_col(struct scores *to, const struct line *l, size_t at)
{
	if (to->line != l->no || to->col != l->col) {
		to->line = l->no;
		to->col = l->col;
		to->at = to->chars = 0;
	}
	if (at < to->at)
		to->chars -= utf_count(l->s + at, to->at - at);
	else
		to->chars += utf_count(l->s + to->at, at - to->at);
	to->at = at;
	return l->col + to->chars + 1;
}

void
score_load(void)
{
	grade_load();
	statement_load();
	layout_load();
}

/* The title of an evaluation report among the first lines, or empty. */
static struct span
title(const struct doc *d)
{
	size_t seen = 0;

	for (size_t i = 0; i < d->nline && seen < TITLE_LINES; i++) {
		struct span s = span_trim(
		    (struct span){ d->line[i].s, d->line[i].n });

		if (s.n == 0 || d->line[i].kind == LINE_PAGE)
			continue;
		seen++;
		if (s.n <= 150 && span_has(s, SPAN("绩效")) &&
		    (span_ends(s, SPAN("评价报告")) ||
			span_ends(s, SPAN("自评报告"))))
			return s;
	}
	return (struct span){ 0 };
}

/* An evaluation report that states no score and no grade says so by a total
 * without either, at its last line. */
static void
silent(const struct doc *d, struct scores *to)
{
	struct span name = title(d);
	const struct line *last = NULL;
	struct score *s;

	for (size_t i = 0; i < to->n; i++)
		if (to->v[i].kind == SCORE_TOTAL ||
		    to->v[i].kind == SCORE_SHEET)
			return;
	for (size_t i = 0; i < d->nline; i++)
		if (d->line[i].kind != LINE_PAGE &&
		    span_trim((struct span){ d->line[i].s, d->line[i].n }).n >
			0)
			last = &d->line[i];
	if (name.n == 0 || last == NULL || d->nline < REPORT_LINES)
		return;
	s = ARENA_PUSH(to->mem, to->v, to->n, to->cap);
	s->kind = SCORE_TOTAL;
	s->name = name;
	s->line = last->no;
	s->col = last->col + 1;
}

void
score_read(struct doc *d, struct scores *to)
{
	static struct layout l;
	struct sheet sh = { 0 };
	size_t i = 0;

	layout_window(&l, d);
	while (i < d->nline) {
		size_t n = layout_read(&l, i);
		bool prose = n == 0;

		if (n == LAYOUT_MORE)
			break; /* a document is read whole */
		if (n > 0)
			sheet_row(&sh, &l, d, to);
		for (size_t k = 0; k < l.ncell && n > 0; k++)
			if (l.cell[k].prose)
				statement_read(to, &d->line[l.cell[k].line]);
		if (prose && d->line[i].kind != LINE_PAGE)
			statement_read(to, &d->line[i]);
		i += n > 0 ? n : 1;
	}
	silent(d, to);
}

static void
decimal(bool has, struct decimal d)
{
	char s[DEC_TEXT];

	if (has)
		out_mem(s, dec_write(s, d));
	else
		out_str(NULL);
}

static void
span(struct span s)
{
	out_mem(s.s, s.n);
}

void
score_write(const char *file, const struct score *s)
{
	out_str(file);
	out_count(s->line);
	out_count(s->col);
	out_str(kinds[s->kind]);
	span(s->name);
	span(s->parent);
	decimal(s->has_points, s->points);
	decimal(s->has_score, s->score);
	decimal(s->has_min, s->min);
	decimal(s->has_max, s->max);
	out_str(s->has_min ? (s->min_in ? "1" : "0") : NULL);
	out_str(s->has_max ? (s->max_in ? "1" : "0") : NULL);
	span(s->grade);
	span(s->target);
	span(s->actual);
	span(s->text);
	span(s->rate);
	span(s->reason);
	out_end();
}

enum {
	FILE_,
	LINE,
	COL,
	KIND,
	NAME,
	PARENT,
	POINTS,
	SCORE,
	MIN,
	MAX,
	MIN_IN,
	MAX_IN,
	GRADE,
	TARGET,
	ACTUAL,
	TEXT,
	RATE,
	REASON,
	COLUMNS
};

/* The cells of a line: at most `most' spans; their number. */
static size_t
cut(const struct line *l, struct span *cell, size_t most)
{
	size_t from = 0, n = 0;

	for (size_t i = 0; i <= l->n && n < most; i++)
		if (i == l->n || l->s[i] == '\t') {
			cell[n++] = (struct span){ l->s + from, i - from };
			from = i + 1;
		}
	return n;
}

/* Where the columns of the stream stand; false if one needed is missing. */
static bool
columns(const struct line *l, size_t *at, size_t *count)
{
	struct span cell[64];

	*count = cut(l, cell, 64);
	for (size_t c = 0; c < COLUMNS; c++) {
		at[c] = *count;
		for (size_t k = 0; k < *count; k++)
			if (span_is(cell[k], span_of(score_cols[c].name)))
				at[c] = k;
	}
	return at[FILE_] < *count && at[LINE] < *count && at[KIND] < *count &&
	    at[POINTS] < *count && at[SCORE] < *count && at[GRADE] < *count;
}

bool
score_is_stream(const struct doc *d)
{
	size_t at[COLUMNS], n;

	return d->nline > 0 && columns(&d->line[0], at, &n);
}

/* \t \n \r \\ undone. */
static struct span
plain(struct span s, struct arena *mem)
{
	char *to;
	size_t n = 0;

	if (s.n == 0 || memchr(s.s, '\\', s.n) == NULL)
		return s;
	to = arena_get(mem, s.n + 1);
	for (size_t i = 0; i < s.n; i++) {
		char c = s.s[i];

		if (c == '\\' && i + 1 < s.n) {
			c = s.s[++i];
			c = c == 't'   ? '\t'
			    : c == 'n' ? '\n'
			    : c == 'r' ? '\r'
				       : c;
		}
		to[n++] = c;
	}
	return (struct span){ to, n };
}

static bool
parse(struct span s, struct decimal *d, bool *has)
{
	*has = s.n > 0;
	return s.n == 0 || dec_parse(d, s.s, s.n);
}

static size_t
number(struct span s)
{
	size_t n = 0;

	for (size_t i = 0;
	     i < s.n && s.s[i] >= '0' && s.s[i] <= '9' && n < (size_t)-1 / 16;
	     i++)
		n = n * 10 + (size_t)(s.s[i] - '0');
	return n;
}

bool
score_rows(const struct doc *d, size_t *at, struct scores *to)
{
	struct span cell[65], none = { 0 };
	size_t where[COLUMNS], count;
	bool any = false;

	columns(&d->line[0], where, &count);
	to->file = NULL;
	if (*at == 0)
		*at = 1;
	for (; *at < d->nline; ++*at) {
		const struct line *l = &d->line[*at];
		struct score s = { 0 };
		size_t n = cut(l, cell, 65);
		struct span c[COLUMNS];
		int kind = 0;

		if (l->n == 0 ||
		    (l->n == d->line[0].n &&
			memcmp(l->s, d->line[0].s, l->n) == 0))
			continue;
		if (n != count) {
			warnat(d->file, l->no, "%zu cells under %zu columns", n,
			    count);
			continue;
		}
		for (size_t k = 0; k < COLUMNS; k++)
			c[k] = where[k] < count ? plain(cell[where[k]], to->mem)
						: none;
		if (any && !span_is(c[FILE_], span_of(to->file)))
			return true;
		while (kind < SCORE_KINDS &&
		    !span_is(c[KIND], span_of(kinds[kind])))
			kind++;
		if (kind == SCORE_KINDS ||
		    !parse(c[POINTS], &s.points, &s.has_points) ||
		    !parse(c[SCORE], &s.score, &s.has_score) ||
		    !parse(c[MIN], &s.min, &s.has_min) ||
		    !parse(c[MAX], &s.max, &s.has_max)) {
			warnat(d->file, l->no,
			    "unknown kind, or a number that is none");
			continue;
		}
		if (!any) {
			to->file = arena_dup(to->mem, c[FILE_].s, c[FILE_].n);
			any = true;
		}
		s.kind = (enum score_kind)kind;
		s.line = number(c[LINE]);
		s.col = number(c[COL]);
		s.name = c[NAME];
		s.parent = c[PARENT];
		s.min_in = span_is(c[MIN_IN], SPAN("1"));
		s.max_in = span_is(c[MAX_IN], SPAN("1"));
		s.grade = c[GRADE];
		s.target = c[TARGET];
		s.actual = c[ACTUAL];
		s.text = c[TEXT];
		s.rate = c[RATE];
		s.reason = c[REASON];
		*ARENA_PUSH(to->mem, to->v, to->n, to->cap) = s;
	}
	return any;
}

bool
score_band_next(const struct score *low, const struct score *high)
{
	struct decimal gap;

	return low->max.scale == 0 && high->min.scale == 0 && low->max_in &&
	    high->min_in && dec_sub(&gap, high->min, low->max) &&
	    dec_cmp(gap, dec_int(1)) == 0;
}

const struct rubric *
score_rubric(const struct scores *from)
{
	struct rubric *r = NULL;

	for (size_t i = 0; i < from->n; i++) {
		const struct score *s = &from->v[i];
		struct band *b;

		if (s->kind != SCORE_BAND)
			continue;
		if (r == NULL) {
			r = arena_get(from->mem, sizeof *r);
			r->name = SPAN("report");
			r->source = SPAN("printed in the report");
			r->at_hand = true;
		}
		b = rubric_add(r, from->mem);
		b->grade = s->grade;
		b->min = s->min;
		b->max = s->max;
		b->min_in = s->min_in;
		b->max_in = s->max_in;
		for (size_t k = 0; k < from->n; k++)
			if (from->v[k].kind == SCORE_BAND &&
			    score_band_next(s, &from->v[k])) {
				b->max = from->v[k].min;
				b->max_in = false;
			}
	}
	return r;
}
