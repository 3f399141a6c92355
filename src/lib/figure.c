/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "figure.h"
#include "utf.h"

/* The order of the stream; enum figure_field and figure_write() follow it. */
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

/* None is longer than eight bytes, so that as many can be copied at once. */
enum { WORD = 9 };
struct word {
	unsigned char n;
	char s[WORD];
};
/* clang-format off */
#define WORD_ROW(s) { sizeof(s) - 1, s }
/* clang-format on */

static const struct word kinds[FIGURE_KINDS] = { WORD_ROW("money"),
	WORD_ROW("percent"), WORD_ROW("permille"), WORD_ROW("points"),
	WORD_ROW("count"), WORD_ROW("times"), WORD_ROW("area"),
	WORD_ROW("length"), WORD_ROW("volume"), WORD_ROW("mass"),
	WORD_ROW("power"), WORD_ROW("energy"), WORD_ROW("time"),
	WORD_ROW("age"), WORD_ROW("ratio"), WORD_ROW("number") };
static const struct word bounds[BOUNDS] = { WORD_ROW("="), WORD_ROW("~"),
	WORD_ROW(">="), WORD_ROW(">"), WORD_ROW("<="), WORD_ROW("<") };

struct figure *
figures_add(struct figures *f)
{
	return ARENA_PUSH_RAW(f->mem, f->v, f->n, f->cap);
}

const char *
figure_kind_name(enum figure_kind k)
{
	return kinds[k].s;
}

const char *
figure_bound_name(enum figure_bound b)
{
	return bounds[b].s;
}

/* Few rows have another first letter than the words tried before theirs. */
static int
word_of(const struct word *words, int n, struct span s)
{
	for (int i = 0; i < n && s.n > 0; i++)
		if (words[i].s[0] == *s.s && span_opens(s, words[i].s) == s.n)
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

/* A word, and NULs that the next cell overwrites. */
static inline void
row_word(struct row *r, const struct word *w)
{
	*r->to++ = '\t';
	memcpy(r->to, w->s, WORD - 1);
	r->to += w->n;
}

static inline void
row_decimal(struct row *r, struct decimal d)
{
	*r->to++ = '\t';
	if (d.scale > 0 || d.n < 0)
		r->to += dec_write(r->to, d);
	else if (d.n < 10)
		*r->to++ = (char)('0' + d.n);
	else
		r->to += dec_write_count(r->to, (uint64_t)d.n);
}

static inline void
row_count(struct row *r, size_t v)
{
	*r->to++ = '\t';
	if (v > 0)
		r->to += dec_write_count(r->to, v);
}

struct figure_file
figure_file(const char *name, struct arena *mem)
{
	size_t n = strlen(name);
	char *cell = arena_raw(mem, 2 * n);

	return (struct figure_file){ name,
		{ cell, (size_t)(out_escape(cell, name, n) - cell) } };
}

static bool
write_row(const struct figure_file *file, const struct figure *f)
{
	size_t spans = file->cell.n + f->text.n + f->unit.n + f->label.n +
	    f->term.n + f->basis.n + f->entity.n + f->section.n + f->mark.n +
	    f->lead.n + f->trail.n + f->row_head.n + f->col_head.n;
	struct row row, *r = &row;
	struct decimal value = dec_trim(f->value);
	char *at;
	size_t size;

	if ((r->to = out_row(2 * spans + 512)) == NULL)
		return false;
	memcpy(r->to, file->cell.s, file->cell.n);
	r->to += file->cell.n;
	row_count(r, f->line);
	row_count(r, f->col);
	row_span(r, f->text);
	row_word(r, &kinds[f->kind]);
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
	row_word(r, &bounds[f->bound]);
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
figure_write(const struct figure_file *file, const struct figure *f)
{
	if (write_row(file, f))
		return;
	out_str(file->name);
	out_int((long long)f->line);
	out_int((long long)f->col);
	span(f->text);
	out_str(kinds[f->kind].s);
	decimal(f->value, false);
	span(f->unit);
	decimal(f->number, true);
	decimal(f->scale, false);
	decimal(f->quantum, false);
	out_str(bounds[f->bound].s);
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
