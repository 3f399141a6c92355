/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "err.h"
#include "figure.h"
#include "tsv.h"
#include "utf.h"

/* The order of the stream; fields[] below and figure_write() follow it. */
const struct col figure_cols[] = {
	{ "file", "file the figure is in" },
	{ "line", "line it begins on" },
	{ "col", "column, in code points" },
	{ "text", "as printed, unit included" },
	{ "kind", "money, percent, points, count ..." },
	{ "value", "exact decimal in the base unit" },
	{ "unit", "base unit" },
	{ "number", "digits as printed, separators removed" },
	{ "scale", "value = number * scale" },
	{ "quantum", "one unit of the last printed place" },
	{ "bound", "= ~ >= > <= <" },
	{ "label", "the noun phrase that it measures" },
	{ "term", "its canonical name, if known" },
	{ "year", "year it is of" },
	{ "basis", "budget, final account ..." },
	{ "entity", "who reports" },
	{ "section", "number of the section" },
	{ "sentence", "running number of the sentence" },
	{ "depth", "bracket nesting" },
	{ "mark", "list mark it stands under" },
	{ "lead", "text since the previous figure" },
	{ "trail", "text after the last figure of a sentence" },
	{ "table", "number of the table" },
	{ "row", "row in the table" },
	{ "cell", "cell in the row" },
	{ "row_head", "head of its row" },
	{ "col_head", "head of its column" },
	{ 0 },
};

enum {
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

static const char *const kinds[FIGURE_KINDS] = { "money", "percent", "permille",
	"points", "count", "times", "area", "length", "volume", "mass", "power",
	"energy", "time", "age", "ratio", "number" };
static const char *const bounds[BOUNDS] = { "=", "~", ">=", ">", "<=", "<" };

long figures_most = 1000000;

struct figure_stream {
	struct tsv t;
	bool open, pending;
	size_t col[F_COUNT];
};

struct figure *
figures_add(struct figures *f)
{
	struct figure *x = ARENA_PUSH(f->mem, f->v, f->n, f->cap);

	return memset(x, 0, sizeof *x);
}

const char *
figure_kind_name(enum figure_kind k)
{
	return kinds[k];
}

const char *
figure_bound_name(enum figure_bound b)
{
	return bounds[b];
}

static int
word_of(const char *const *words, int n, struct span s)
{
	for (int i = 0; i < n; i++)
		if (span_is(s, span_of(words[i])))
			return i;
	return -1;
}

int
figure_kind_of(struct span s)
{
	return word_of(kinds, FIGURE_KINDS, s);
}

int
figure_bound_of(struct span s)
{
	return word_of(bounds, BOUNDS, s);
}

size_t
figure_length(const struct figure *f)
{
	return utf_count(f->text.s, f->text.n);
}

bool
figure_is_rate(const struct figure *f)
{
	return f->kind == FIGURE_PERCENT || f->kind == FIGURE_PERMILLE ||
	    f->kind == FIGURE_RATIO;
}

bool
figure_in_unit_of(struct decimal *to, struct decimal d, const struct figure *f)
{
	struct decimal s = dec_trim(f->scale);
	int power = 0;
	int64_t n = s.n;

	while (n > 1 && n % 10 == 0) {
		n /= 10;
		power++;
	}
	if (n == 1)
		return dec_shift(to, d, s.scale - power);
	return dec_quotient(to, d, s, 6, false);
}

static void
span(struct span s)
{
	out_mem(s.s, s.n);
}

static void
decimal(struct decimal d, bool exact)
{
	char s[DEC_TEXT];
	size_t n = exact ? dec_write(s, d) : dec_write_short(s, d);

	out_mem(s, n);
}

/* The same cells in one piece. */
struct row {
	char *to;
};

static inline void
row_span(struct row *r, struct span s)
{
	*r->to++ = '\t';
	if (s.n > 0)
		r->to = out_escape(r->to, s.s, s.n);
}

/* One of which we know that nothing in it needs an escape. */
static inline void
row_plain(struct row *r, struct span s)
{
	*r->to++ = '\t';
	for (size_t i = 0; i < s.n; i++)
		r->to[i] = s.s[i];
	r->to += s.n;
}

static inline void
row_word(struct row *r, const char *s)
{
	*r->to++ = '\t';
	while (*s != '\0')
		*r->to++ = *s++;
}

/* A number below 10000: four digits, from the first that counts. */
static inline void
row_small(struct row *r, unsigned v)
{
	unsigned a = v / 100, b = v % 100;
	uint32_t all = (a / 10) | (a % 10) << 8 | (b / 10) << 16 |
	    (uint32_t)(b % 10) << 24;
	int leading = (v < 1000) + (v < 100) + (v < 10);

	all = (all | UINT32_C(0x30303030)) >> 8 * leading;
	r->to[0] = (char)all;
	r->to[1] = (char)(all >> 8);
	r->to[2] = (char)(all >> 16);
	r->to[3] = (char)(all >> 24);
	r->to += 4 - leading;
}

static inline void
row_decimal(struct row *r, struct decimal d)
{
	*r->to++ = '\t';
	if (d.scale == 0 && d.n >= 0 && d.n < 10)
		*r->to++ = (char)('0' + d.n);
	else
		r->to += dec_write(r->to, d);
}

static inline void
row_count(struct row *r, size_t v)
{
	*r->to++ = '\t';
	if (v == 0)
		return;
	if (v < 10000)
		row_small(r, (unsigned)v);
	else
		r->to += dec_write(r->to, dec_int((int64_t)v));
}

static bool
write_row(const char *file, const struct figure *f)
{
	size_t nfile = strlen(file);
	size_t spans = nfile + f->text.n + f->unit.n + f->label.n + f->term.n +
	    f->basis.n + f->entity.n + f->section.n + f->mark.n + f->lead.n +
	    f->trail.n + f->row_head.n + f->col_head.n;
	struct row row, *r = &row;
	struct decimal value = dec_trim(f->value);
	char *at;
	size_t size;

	if ((r->to = out_row(2 * spans + 512)) == NULL)
		return false;
	r->to = out_escape(r->to, file, nfile);
	row_count(r, f->line);
	row_count(r, f->col);
	row_span(r, f->text);
	row_word(r, kinds[f->kind]);
	at = r->to;
	row_decimal(r, value);
	size = (size_t)(r->to - at);
	row_plain(r, f->unit);
	if (f->number.n == value.n && f->number.scale == value.scale) {
		/* without a printed scale they are the same */
		memcpy(r->to, at, size);
		r->to += size;
	} else {
		row_decimal(r, f->number);
	}
	row_decimal(r, dec_trim(f->scale));
	row_decimal(r, dec_trim(f->quantum));
	row_word(r, bounds[f->bound]);
	row_span(r, f->label);
	row_span(r, f->term);
	row_count(r, f->year);
	row_span(r, f->basis);
	row_span(r, f->entity);
	row_span(r, f->section);
	row_count(r, f->sentence);
	row_decimal(r, dec_int(f->depth));
	row_span(r, f->mark);
	row_span(r, f->lead);
	row_span(r, f->trail);
	row_count(r, f->table);
	row_count(r, f->row);
	row_count(r, f->cell);
	row_span(r, f->row_head);
	row_span(r, f->col_head);
	out_row_end(r->to);
	return true;
}

void
figure_write(const char *file, const struct figure *f)
{
	if (write_row(file, f))
		return;
	out_str(file);
	out_int((long long)f->line);
	out_int((long long)f->col);
	span(f->text);
	out_str(kinds[f->kind]);
	decimal(f->value, false);
	span(f->unit);
	decimal(f->number, true);
	decimal(f->scale, false);
	decimal(f->quantum, false);
	out_str(bounds[f->bound]);
	span(f->label);
	span(f->term);
	out_count(f->year);
	span(f->basis);
	span(f->entity);
	span(f->section);
	out_int((long long)f->sentence);
	out_int(f->depth);
	span(f->mark);
	span(f->lead);
	span(f->trail);
	out_count(f->table);
	out_count(f->row);
	out_count(f->cell);
	span(f->row_head);
	span(f->col_head);
	out_end();
}

static struct span
keep(struct arena *mem, const struct tsv *t, size_t col)
{
	size_t n = col == TSV_NONE ? 0 : t->len[col];

	if (n == 0)
		return (struct span){ 0 };
	return (struct span){ arena_dup(mem, t->cell[col], n), n };
}

/* Turns the current row into a figure; names what is wrong with it. */
static bool
parse(struct figures_in *in, struct figure *f)
{
	struct figure_stream *s = in->stream;
	struct tsv *t = &s->t;
	const size_t *c = s->col;
	struct {
		size_t field;
		struct decimal *to;
	} decs[] = { { F_VALUE, &f->value }, { F_NUMBER, &f->number },
		{ F_SCALE, &f->scale }, { F_QUANTUM, &f->quantum } };
	size_t year, depth;
	struct {
		size_t field, *to;
	} ints[] = { { F_LINE, &f->line }, { F_COL, &f->col },
		{ F_SENTENCE, &f->sentence }, { F_TABLE, &f->table },
		{ F_ROW, &f->row }, { F_CELL, &f->cell }, { F_YEAR, &year },
		{ F_DEPTH, &depth } };
	struct {
		size_t field;
		struct span *to;
	} spans[] = { { F_TEXT, &f->text }, { F_UNIT, &f->unit },
		{ F_LABEL, &f->label }, { F_TERM, &f->term },
		{ F_BASIS, &f->basis }, { F_ENTITY, &f->entity },
		{ F_SECTION, &f->section }, { F_MARK, &f->mark },
		{ F_LEAD, &f->lead }, { F_TRAIL, &f->trail },
		{ F_ROW_HEAD, &f->row_head }, { F_COL_HEAD, &f->col_head } };
	int kind, bound;

	memset(f, 0, sizeof *f);
	kind = figure_kind_of(
	    (struct span){ t->cell[c[F_KIND]], t->len[c[F_KIND]] });
	if (kind < 0) {
		tsv_bad(t, "unknown kind '%s'", t->cell[c[F_KIND]]);
		return false;
	}
	bound = figure_bound_of(span_of(tsv_cell(t, c[F_BOUND])));
	if (bound < 0 && *tsv_cell(t, c[F_BOUND]) != '\0') {
		tsv_bad(t, "unknown bound '%s'", tsv_cell(t, c[F_BOUND]));
		return false;
	}
	f->kind = (enum figure_kind)kind;
	f->bound = bound < 0 ? BOUND_IS : (enum figure_bound)bound;
	for (size_t i = 0; i < sizeof decs / sizeof *decs; i++) {
		size_t k = c[decs[i].field];
		if (!dec_parse(decs[i].to, t->cell[k], t->len[k])) {
			tsv_bad(t, "%s '%s' is not a number", t->name[k],
			    t->cell[k]);
			return false;
		}
	}
	for (size_t i = 0; i < sizeof ints / sizeof *ints; i++)
		if (!tsv_natural(t, c[ints[i].field], ints[i].to))
			return false;
	f->year = (unsigned)year;
	f->depth = (unsigned)depth;
	for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
		*spans[i].to = keep(&in->mem, t, c[spans[i].field]);
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
	for (size_t i = 0; i < F_COUNT; i++)
		s->col[i] = i <= F_QUANTUM || i == F_SENTENCE || i == F_LEAD
		    ? tsv_need(&s->t, figure_cols[i].name)
		    : tsv_find(&s->t, figure_cols[i].name);
	s->open = true;
	return true;
}

bool
figures_next(struct figures_in *in, char **operands)
{
	struct figure_stream *s = in->stream;
	bool cut = false;

	if (s == NULL)
		s = in->stream = arena_get(&perm, sizeof *s);
	arena_reset(&in->mem);
	in->doc = (struct figures){ .mem = &in->mem };
	for (;;) {
		struct tsv *t = &s->t;
		const char *file;

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
		file = t->cell[s->col[F_FILE]];
		if (in->doc.file == NULL) {
			in->doc.file = arena_dup(
			    &in->mem, file, t->len[s->col[F_FILE]]);
		} else if (strcmp(file, in->doc.file) != 0) {
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
		if (!parse(in, figures_add(&in->doc)))
			in->doc.n--;
	}
}
