/* SPDX-License-Identifier: MIT */
#include "caption.h"
#include "column.h"

enum {
	BYTES = 2048, /* of each paragraph, its end */
	NEAR = 3,     /* paragraphs that may state the unit */
	ROWS = 12,    /* rows whose numbers are sought above */
	NUMBERS = 64
};

static struct span
end_of(const struct line *line)
{
	struct span s = span_trim((struct span){ line->s, line->n });

	if (s.n > BYTES) {
		s = span_from(s, s.n - BYTES);
		while (s.n > 0 && ((unsigned char)s.s[0] & 0xc0) == 0x80)
			s = span_from(s, 1);
	}
	return s;
}

/* The paragraphs before line i, nearest first. */
static size_t
before(const struct caption *c, const struct doc *d, size_t i, struct span *v)
{
	size_t n = 0;

	while (i-- > 0 && n < CAPTION_LINES)
		if (!row_blank(&d->line[i]))
			v[n++] = end_of(&d->line[i]);
	for (size_t k = 0; k < c->n && n < CAPTION_LINES; k++)
		v[n++] = c->v[k];
	return n;
}

void
caption_keep(struct caption *c, const struct doc *d, size_t i)
{
	struct span v[CAPTION_LINES];
	struct arena fresh = { 0 };
	size_t n = before(c, d, i, v);

	for (size_t k = 0; k < n; k++)
		c->v[k] = (struct span){ arena_dup(&fresh, v[k].s, v[k].n),
			v[k].n };
	c->n = n;
	arena_free(&c->mem);
	c->mem = fresh;
}

void
caption_forget(struct caption *c)
{
	c->n = 0;
	arena_reset(&c->mem);
}

/* A number of the table, without blanks around it and its sign. */
struct seen {
	struct span number;
	bool met;
};

/* The money unit that stands behind a number in a paragraph: 万元, 元, 亿元. */
static struct span
money_behind(struct span s)
{
	static const char *const money[] = { "万元", "亿元", "元" };

	for (size_t k = 0; k < sizeof money / sizeof *money; k++)
		if (span_begins(s, span_of(money[k])))
			return span_of(money[k]);
	return (struct span){ 0 };
}

/*
 * The unit that the paragraphs above give to at least two of the table's
 * numbers, one of them with decimals, and no other to any.
 */
static struct span
unit_of_prose(const struct span *v, size_t n, struct seen *seen, size_t nseen)
{
	struct span unit = { 0 };
	size_t met = 0, exact = 0;

	if (nseen < 2)
		return unit;
	for (size_t k = 0; k < n; k++)
		for (size_t i = 0; i < v[k].n; i++) {
			struct span num, u;
			size_t from;

			from = i = span_digit(v[k], i);
			while (i < v[k].n &&
			    ((v[k].s[i] >= '0' && v[k].s[i] <= '9') ||
				v[k].s[i] == '.'))
				i++;
			num = span_cut(v[k], from, i);
			u = money_behind(span_from(v[k], i));
			if (u.n == 0 || (from > 0 && v[k].s[from - 1] == ','))
				continue;
			for (size_t j = 0; j < nseen; j++) {
				if (!span_is(seen[j].number, num))
					continue;
				if (unit.n > 0 && !span_is(unit, u))
					return (struct span){ 0 };
				unit = u;
				if (seen[j].met)
					continue;
				seen[j].met = true;
				met++;
				exact += memchr(num.s, '.', num.n) != NULL;
			}
		}
	return met >= 2 && exact >= 1 ? unit : (struct span){ 0 };
}

/* Whether a line above may speak of the table: it says so, and is no head of
 * another table. */
static bool
speaks(struct span s)
{
	return s.n <= 300 &&
	    (span_has(s, SPAN("单位")) || span_has(s, SPAN("表")) ||
		span_has(s, SPAN("情况")) || span_has(s, SPAN("构成")));
}

/* The numbers of the first rows. */
static size_t
numbers(const struct doc *d, size_t i, const struct shape *shape, struct row *r,
    struct seen *seen)
{
	size_t n = 0;

	for (int rows = 0; rows < ROWS && i < d->nline; rows++) {
		while (i < d->nline && row_blank(&d->line[i]))
			i++;
		if (i == d->nline || !row_read(r, shape, d, i))
			break;
		i += r->lines;
		for (size_t p = 0; p < r->n && n < NUMBERS; p++) {
			struct span s = r->piece[p].text;
			bool known = s.n < 2 || cell_class(s) != CELL_NUMBER;

			for (size_t j = 0; j < n; j++)
				known |= span_is(seen[j].number, s);
			if (!known)
				seen[n++] = (struct seen){ s, false };
		}
	}
	return n;
}

struct caption_says
caption_read(const struct caption *c, const struct doc *d, size_t i,
    const struct shape *shape, struct row *room)
{
	struct caption_says says = { { 0 }, 0 };
	struct span v[CAPTION_LINES];
	struct seen seen[NUMBERS];
	size_t n = before(c, d, i, v), nseen;
	int back;

	for (size_t b = 0; b < n && b < NEAR; b++) {
		if (says.unit.n == 0 && speaks(v[b]))
			says.unit = column_unit(v[b]);
		if (says.year == 0 && v[b].n <= 150 &&
		    span_has(v[b], SPAN("表")))
			says.year = column_year(v[b], &back);
	}
	if (says.unit.n == 0) {
		nseen = numbers(d, i, shape, room, seen);
		says.unit = unit_of_prose(v, n, seen, nseen);
	}
	return says;
}
