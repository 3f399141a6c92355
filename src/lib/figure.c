/* SPDX-License-Identifier: MIT */
#include <stddef.h>
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

enum { ROOM_MOST = 1024 };

long figures_most = 1000000;

struct figure_stream {
	struct tsv t;
	bool open, pending;
	size_t col[F_COUNT];
	size_t room; /* figures that a document has room for at once */
};

struct figure *
figures_add(struct figures *f)
{
	return ARENA_PUSH(f->mem, f->v, f->n, f->cap);
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

/* Few rows have another first letter than the words tried before theirs. */
static int
word_of(const char *const *words, int n, struct span s)
{
	for (int i = 0; i < n && s.n > 0; i++)
		if (*words[i] == *s.s && span_opens(s, words[i]) == s.n)
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
