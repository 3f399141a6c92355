/* SPDX-License-Identifier: MIT */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "block.h"
#include "instream.h"
#include "tsv.h"

enum { ROOM_LEAST = 16, ROOM_MOST = 1024 };

long figures_most = 1000000;

struct figure_stream {
	struct tsv t;
	bool open, pending;
	size_t col[F_COUNT];
	size_t room; /* figures that a document has room for at once */
	uint64_t kind[FIGURE_KINDS]; /* their names, the last byte highest */
};

/* A cell of a row that begins at `from' and has been copied to `row'. */
static inline struct span
moved(const struct tsv *t, size_t col, const char *from, const char *row)
{
	size_t n = t->len[col];
	const char *s = row + (t->cell[col] - from);

	/* no jump for the empty ones, which are NULL */
	return (struct span){
		(const char *)((uintptr_t)s & (0 - (uintptr_t)(n > 0))), n
	};
}

/* Copies the current row into the arena of the document and points to its
 * cells there. */
static void
keep(struct arena *mem, const struct tsv *t, const size_t *c, struct figure *f)
{
	const char *from = t->cell[0], *last = t->cell[t->ncol - 1];
	const char *row = arena_dup(
	    mem, from, (size_t)(last - from) + t->len[t->ncol - 1]);

	f->text = moved(t, c[F_TEXT], from, row);
	f->unit = moved(t, c[F_UNIT], from, row);
	f->label = moved(t, c[F_LABEL], from, row);
	f->term = moved(t, c[F_TERM], from, row);
	f->basis = moved(t, c[F_BASIS], from, row);
	f->entity = moved(t, c[F_ENTITY], from, row);
	f->section = moved(t, c[F_SECTION], from, row);
	f->mark = moved(t, c[F_MARK], from, row);
	f->lead = moved(t, c[F_LEAD], from, row);
	f->trail = moved(t, c[F_TRAIL], from, row);
	f->row_head = moved(t, c[F_ROW_HEAD], from, row);
	f->col_head = moved(t, c[F_COL_HEAD], from, row);
}

/* One to eight digits at once, without a jump for each: the first is the lowest
 * byte, empty ones before it are 0, and neighbours are joined to hundreds, ten
 * thousands and the whole. */
static inline bool
digits(const char *s, size_t n, uint64_t *to)
{
	const uint64_t each = UINT64_C(0x0101010101010101);
	uint64_t v;

	if (n - 1 >= 8)
		return false;
	v = (block_eight(s) ^ '0' * each) << (64 - 8 * n);
	if ((((v + 0x76 * each) | v) & 0x80 * each) != 0)
		return false;
	v = (v * 10 + (v >> 8)) & UINT64_C(0x00ff00ff00ff00ff);
	v = (v * 100 + (v >> 16)) & UINT64_C(0x0000ffff0000ffff);
	*to = (v * 10000 + (v >> 32)) & UINT32_MAX;
	return true;
}

/* The kind that a cell names, looked for by the first eight bytes: no name has
 * more. */
static inline int
kind_of(const uint64_t *name, const char *s, size_t n)
{
	uint64_t first;

	if (n - 1 < 8) {
		first = block_eight(s) << (64 - 8 * n);
		for (int i = 0; i < FIGURE_KINDS; i++)
			if (name[i] == first)
				return i;
	}
	return figure_kind_of((struct span){ s, n });
}

static bool
parse_kind(struct figure_stream *in, struct figure *f)
{
	struct tsv *t = &in->t;
	size_t at = in->col[F_BOUND], of = in->col[F_KIND];
	int kind = kind_of(in->kind, t->cell[of], t->len[of]);
	int bound = BOUND_IS;

	if (kind < 0) {
		tsv_bad(t, "unknown kind '%s'", t->cell[of]);
		return false;
	}
	if (t->len[at] > 1 || (t->len[at] > 0 && *t->cell[at] != '='))
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

/* Most are a few digits and nothing else. */
static inline bool
parse_decimal(struct tsv *t, size_t col, struct decimal *to)
{
	uint64_t v;

	if (digits(t->cell[col], t->len[col], &v)) {
		*to = dec_int((int64_t)v);
		return true;
	}
	if (dec_parse(to, t->cell[col], t->len[col]))
		return true;
	tsv_bad(t, "%s '%s' is not a number", t->name[col], t->cell[col]);
	return false;
}

/* Most have a few digits or none. */
static inline bool
parse_natural(struct tsv *t, size_t col, size_t *to)
{
	uint64_t v = 0;

	if (t->len[col] > 0 && !digits(t->cell[col], t->len[col], &v))
		return tsv_natural(t, col, to);
	*to = (size_t)v;
	return true;
}

/* Turns the current row into a figure, all of it; names what is wrong. */
static bool
parse(struct figures_in *in, struct figure *f)
{
	struct tsv *t = &in->stream->t;
	const size_t *c = in->stream->col;
	size_t year, depth;

	if (!parse_kind(in->stream, f) ||
	    !parse_decimal(t, c[F_VALUE], &f->value) ||
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
	for (int i = 0; i < FIGURE_KINDS; i++) {
		const char *name = figure_kind_name((enum figure_kind)i);

		s->kind[i] = 0;
		for (size_t k = 0; k < 8 && name[k] != '\0'; k++)
			s->kind[i] = s->kind[i] >> 8 |
			    (uint64_t)(unsigned char)name[k] << 56;
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

/* Room for one more figure, not zeroed: a row fills all of it. */
static struct figure *
room(struct figures_in *in)
{
	struct figures *d = &in->doc;

	if (d->n == d->cap) {
		size_t cap = d->cap > 0 ? 2 * d->cap : ROOM_LEAST;

		d->v = arena_grow(
		    &in->mem, d->v, d->n * sizeof *d->v, cap * sizeof *d->v);
		d->cap = cap;
	}
	return &d->v[d->n];
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
		in->doc.n += parse(in, room(in));
	}
}
