/* SPDX-License-Identifier: MIT */
#include <stddef.h>
#include <string.h>

#include "instream.h"
#include "tsv.h"

enum { ROOM_MOST = 1024 };

long figures_most = 1000000;

struct figure_stream {
	struct tsv t;
	bool open, pending;
	size_t col[F_COUNT];
	size_t room; /* figures that a document has room for at once */
};

/* Copies the current row into the arena of the document and points to its
 * cells there. */
static void
keep(struct arena *mem, const struct tsv *t, const size_t *c, struct figure *f)
{
	static const struct {
		unsigned col;
		size_t at;
	} kept[] = {
		{ F_TEXT, offsetof(struct figure, text) },
		{ F_UNIT, offsetof(struct figure, unit) },
		{ F_LABEL, offsetof(struct figure, label) },
		{ F_TERM, offsetof(struct figure, term) },
		{ F_BASIS, offsetof(struct figure, basis) },
		{ F_ENTITY, offsetof(struct figure, entity) },
		{ F_SECTION, offsetof(struct figure, section) },
		{ F_MARK, offsetof(struct figure, mark) },
		{ F_LEAD, offsetof(struct figure, lead) },
		{ F_TRAIL, offsetof(struct figure, trail) },
		{ F_ROW_HEAD, offsetof(struct figure, row_head) },
		{ F_COL_HEAD, offsetof(struct figure, col_head) },
	};
	const char *from = t->cell[0], *last = t->cell[t->ncol - 1];
	const char *row = arena_dup(
	    mem, from, (size_t)(last - from) + t->len[t->ncol - 1]);

	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		size_t col = c[kept[i].col], n = t->len[col];
		const char *s = row + (t->cell[col] - from);

		/* no jump for the empty ones */
		*(struct span *)(void *)((char *)f +
		    kept[i].at) = (struct span){ n > 0 ? s : NULL, n };
	}
}

static bool
parse_kind(struct tsv *t, const size_t *c, struct figure *f)
{
	size_t at = c[F_BOUND];
	int kind = figure_kind_of(
	    (struct span){ t->cell[c[F_KIND]], t->len[c[F_KIND]] });
	int bound = BOUND_IS;

	if (kind < 0) {
		tsv_bad(t, "unknown kind '%s'", t->cell[c[F_KIND]]);
		return false;
	}
	if (t->len[at] > 0)
		bound = figure_bound_of(
		    (struct span){ t->cell[at], t->len[at] });
	if (bound < 0) {
		tsv_bad(t, "unknown bound '%s'", t->cell[at]);
		return false;
	}
	f->kind = (enum figure_kind)kind;
	f->bound = (enum figure_bound)bound;
	return true;
}

static bool
parse_any_decimal(struct tsv *t, size_t col, struct decimal *to)
{
	if (dec_parse(to, t->cell[col], t->len[col]))
		return true;
	tsv_bad(t, "%s '%s' is not a number", t->name[col], t->cell[col]);
	return false;
}

/* Most are a few digits and nothing else. */
static inline bool
parse_decimal(struct tsv *t, size_t col, struct decimal *to)
{
	size_t n = t->len[col];
	const char *s = t->cell[col];
	int64_t v = 0;

	if (n == 0 || n > 18)
		return parse_any_decimal(t, col, to);
	for (size_t i = 0; i < n; i++) {
		unsigned digit = (unsigned)s[i] - '0';

		if (digit > 9)
			return parse_any_decimal(t, col, to);
		v = v * 10 + digit;
	}
	*to = dec_int(v);
	return true;
}

/* Most have a few digits or none. */
static inline bool
parse_natural(struct tsv *t, size_t col, size_t *to)
{
	size_t n = t->len[col], v = 0;
	const char *s = t->cell[col];

	if (n > 9)
		return tsv_natural(t, col, to);
	for (size_t i = 0; i < n; i++) {
		unsigned digit = (unsigned)s[i] - '0';

		if (digit > 9)
			return tsv_natural(t, col, to);
		v = v * 10 + digit;
	}
	*to = v;
	return true;
}

/* Turns the current row into a figure, all of it; names what is wrong. */
static bool
parse(struct figures_in *in, struct figure *f)
{
	struct tsv *t = &in->stream->t;
	const size_t *c = in->stream->col;
	size_t year, depth;

	if (!parse_kind(t, c, f) || !parse_decimal(t, c[F_VALUE], &f->value) ||
	    !parse_decimal(t, c[F_NUMBER], &f->number) ||
	    !parse_decimal(t, c[F_SCALE], &f->scale) ||
	    !parse_decimal(t, c[F_QUANTUM], &f->quantum) ||
	    !parse_natural(t, c[F_LINE], &f->line) ||
	    !parse_natural(t, c[F_COL], &f->col) ||
	    !parse_natural(t, c[F_SENTENCE], &f->sentence) ||
	    !parse_natural(t, c[F_TABLE], &f->table) ||
	    !parse_natural(t, c[F_ROW], &f->row) ||
	    !parse_natural(t, c[F_CELL], &f->cell) ||
	    !parse_natural(t, c[F_YEAR], &year) ||
	    !parse_natural(t, c[F_DEPTH], &depth))
		return false;
	f->year = (unsigned)year;
	f->depth = (unsigned)depth;
	keep(&in->mem, t, c, f);
	return true;
}

static bool
open_next(struct figures_in *in, char **operands)
{
	struct figure_stream *s = in->stream;

	for (;;) {
		if (!walk_next(&in->walk, operands))
			return false;
		if (tsv_open(&s->t, in->walk.fd, in->walk.file))
			break;
		tsv_close(&s->t);
	}
	for (size_t i = 0; i < F_COUNT; i++) {
		s->col[i] = i <= F_QUANTUM || i == F_SENTENCE || i == F_LEAD
		    ? tsv_need(&s->t, figure_cols[i].name)
		    : tsv_find(&s->t, figure_cols[i].name);
		if (s->col[i] == TSV_NONE)
			s->col[i] = s->t.ncol; /* always empty */
	}
	s->open = true;
	return true;
}

/* An empty document, with room for as many figures as those before had. */
static void
begin(struct figures_in *in)
{
	size_t *room = &in->stream->room;

	if (*room < in->doc.n)
		*room = in->doc.n < ROOM_MOST ? in->doc.n : ROOM_MOST;
	arena_reset(&in->mem);
	in->doc = (struct figures){ .mem = &in->mem, .cap = *room };
	if (*room > 0)
		in->doc.v = arena_raw(&in->mem, *room * sizeof *in->doc.v);
}

bool
figures_next(struct figures_in *in, char **operands)
{
	struct figure_stream *s = in->stream;
	size_t nfile = 0;
	bool cut = false;

	if (s == NULL)
		s = in->stream = arena_get(&perm, sizeof *s);
	begin(in);
	for (;;) {
		struct tsv *t = &s->t;
		struct span file;

		if (!s->open && !open_next(in, operands))
			return false;
		if (!s->pending && !tsv_row(t)) {
			tsv_close(t);
			s->open = false;
			if (in->doc.file != NULL)
				return true;
			continue;
		}
		s->pending = false;
		file = (struct span){ t->cell[s->col[F_FILE]],
			t->len[s->col[F_FILE]] };
		if (in->doc.file == NULL) {
			in->doc.file = arena_dup(&in->mem, file.s, file.n);
			nfile = file.n;
		} else if (!span_is(
			       file, (struct span){ in->doc.file, nfile })) {
			s->pending = true;
			return true;
		}
		if (in->doc.n >= (size_t)figures_most) {
			if (!cut)
				tsv_bad(t,
				    "more than %ld figures in '%s'; "
				    "the rest of it is not read",
				    figures_most, in->doc.file);
			cut = true;
			continue;
		}
		if (!parse(in,
			ARENA_PUSH(
			    &in->mem, in->doc.v, in->doc.n, in->doc.cap)))
			in->doc.n--;
	}
}
