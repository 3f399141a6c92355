/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "columns.h"
#include "utf.h"

enum {
	PLACES = 512,
	COLUMNS = 8,
	LINES = 20,   /* that a page in columns has at least */
	APART = 2,    /* blanks that part two pieces */
	SHIFT = 3,    /* places by which a full line may shift the next */
	WIDTH = 10,   /* code points of a column */
	WORDS = 8,    /* Chinese characters in a line of prose */
	RAGGED = 4,   /* terminal columns by which a full line may be short */
	STARTS = 5,   /* one line in so many begins at a gutter */
	CROSSING = 12 /* at most one line in so many has text across it */
};

/* A line's text between two gutters. */
struct piece {
	struct span text;
	size_t at; /* code point that it begins at */
};

struct columns {
	size_t lines;
	size_t starts[PLACES]; /* pieces behind blanks that begin here */
	size_t over[PLACES];   /* lines with text here and before */
	size_t gutter[COLUMNS], n;
};

static struct span
next_line(struct span *s)
{
	const char *nl = s->n > 0 ? memchr(s->s, '\n', s->n) : NULL;
	size_t n = nl != NULL ? (size_t)(nl - s->s) : s->n;
	struct span line = span_cut(*s, 0, n);

	*s = span_from(*s, n + (nl != NULL));
	while (line.n > 0 && line.s[line.n - 1] == ' ')
		line.n--;
	return line;
}

/* Does the word at byte i, code point `at', begin a column: it stands over the
 * gutter, and begins at most SHIFT before it? */
static bool
begins_column(const struct columns *c, struct span line, size_t i, size_t at)
{
	size_t end = at;

	while (i < line.n && line.s[i] != ' ') {
		i += utf_len((unsigned char)line.s[i]);
		end++;
	}
	for (size_t k = 0; k < c->n; k++)
		if (at <= c->gutter[k] && at + SHIFT >= c->gutter[k] &&
		    end > c->gutter[k])
			return true;
	return false;
}

/* The next piece of a line from byte *i, code point *at on; false at its end.
 * Before the word on a gutter one blank parts as well. */
static bool
next_piece(const struct columns *c, struct span line, size_t *i, size_t *at,
    struct piece *p)
{
	size_t begin, end, place, blanks = 0;

	while (*i < line.n && line.s[*i] == ' ') {
		++*i;
		++*at;
	}
	if (*i == line.n)
		return false;
	begin = end = *i;
	place = *at;
	while (*i < line.n && blanks < APART &&
	    (blanks == 0 || !begins_column(c, line, *i, *at))) {
		blanks = line.s[*i] == ' ' ? blanks + 1 : 0;
		*i += utf_len((unsigned char)line.s[*i]);
		++*at;
		if (blanks == 0)
			end = *i;
	}
	*p = (struct piece){ span_cut(line, begin, end), place };
	return true;
}

/* Counts where pieces begin and where they are; false for a line too long. */
static bool
count(struct columns *c, struct span line)
{
	size_t i = 0, at = 0, first = 0;
	struct piece p;

	while (next_piece(c, line, &i, &at, &p)) {
		size_t end = p.at + utf_count(p.text.s, p.text.n);

		if (end >= PLACES)
			return false;
		if (first++ > 0)
			c->starts[p.at]++;
		for (size_t k = p.at + 1; k < end; k++)
			c->over[k]++;
	}
	c->lines += first > 0;
	return true;
}

/* The places that begin a column: of those nearby the one with most starts. */
static void
gutters(struct columns *c)
{
	for (size_t k = WIDTH; k + WIDTH < PLACES; k++) {
		bool most = true;

		if (c->starts[k] * STARTS < c->lines ||
		    c->over[k] * CROSSING > c->lines)
			continue;
		for (size_t m = k - WIDTH + 1; m < k + WIDTH; m++)
			most &= m == k || c->starts[m] < c->starts[k] + (m > k);
		if (most && c->n < COLUMNS)
			c->gutter[c->n++] = k;
	}
}

/* The column that a piece stands in; or n + 1 if it crosses a gutter. */
static size_t
column_of(const struct columns *c, const struct piece *p)
{
	size_t end = p->at + utf_count(p->text.s, p->text.n), k = 0;

	while (k < c->n && p->at + SHIFT >= c->gutter[k])
		k++;
	return k < c->n && end > c->gutter[k] ? c->n + 1 : k;
}

/* Does text in this line stand across a gutter? */
static bool
crosses(const struct columns *c, struct span line)
{
	size_t i = 0, at = 0;
	struct piece p;

	while (next_piece(c, line, &i, &at, &p))
		if (column_of(c, &p) > c->n)
			return true;
	return false;
}

/* A line's text in a column, with its place. */
static struct piece
in_column(const struct columns *c, struct span line, size_t column)
{
	size_t i = 0, at = 0;
	struct piece p, all = { 0 };

	while (next_piece(c, line, &i, &at, &p)) {
		if (column_of(c, &p) != column)
			continue;
		if (all.text.n == 0)
			all = p;
		else
			all.text.n = (size_t)(span_end(p.text) - all.text.s);
	}
	return all;
}

static size_t
han(struct span s)
{
	size_t n = 0, len;

	for (size_t i = 0; i < s.n; i += len)
		n += utf_han(utf_get(s.s + i, &len));
	return n;
}

/* Terminal columns of a text without its blanks, with which some lines are
 * filled to the margin. */
static size_t
width(struct span s)
{
	size_t n = utf_width(s.s, s.n);

	for (size_t i = 0; i < s.n; i++)
		n -= s.s[i] == ' ';
	return n;
}

static bool
has_stop(struct span s)
{
	return span_has(s, SPAN("，")) || span_has(s, SPAN("。")) ||
	    span_has(s, SPAN("、")) || span_has(s, SPAN("；"));
}

/* The most texts whose widths are about the same; the widest of them. */
static size_t
even(const size_t *of_width, size_t *widest)
{
	size_t most = 0;

	for (size_t w = RAGGED; w < PLACES; w++) {
		size_t n = 0;

		for (size_t k = w - RAGGED; k <= w; k++)
			n += of_width[k];
		if (n >= most && of_width[w] > 0) {
			most = n;
			*widest = w;
		}
	}
	return most;
}

/* Is a column prose: text with the marks of sentences in it, in lines of one
 * width? */
static bool
prose(const struct columns *c, struct span page, size_t column, size_t *widest)
{
	size_t of_width[PLACES] = { 0 };
	size_t pieces = 0, texts = 0, stops = 0;

	while (page.n > 0) {
		struct span line = next_line(&page), s;

		if (crosses(c, line))
			continue;
		s = in_column(c, line, column).text;
		pieces += s.n > 0;
		if (han(s) < WORDS)
			continue;
		texts++;
		stops += has_stop(s);
		if (width(s) < PLACES)
			of_width[width(s)]++;
	}
	return texts * 2 >= pieces && pieces * 2 >= c->lines &&
	    even(of_width, widest) * 5 >= texts * 2 && stops * 3 >= texts;
}

static void
add_line(struct text *to, size_t indent, struct span s)
{
	while (indent-- > 0)
		text_add(to, " ", 1);
	text_add(to, s.s, s.n);
	text_add(to, "\n", 1);
}

/* Appends a part of the page that no text crosses. */
static void
add_part(const struct columns *c, struct span part, struct text *to)
{
	for (size_t k = 0; k <= c->n; k++) {
		size_t left = k > 0 ? c->gutter[k - 1] : 0;

		for (struct span rest = part; rest.n > 0;) {
			struct piece p = in_column(c, next_line(&rest), k);

			if (p.text.n > 0)
				add_line(
				    to, p.at > left ? p.at - left : 0, p.text);
		}
	}
}

size_t
columns_part(struct span page, struct text *to)
{
	struct columns c = { 0 };
	const char *from = page.s;
	size_t least = PLACES, widest = 0;

	for (struct span rest = page; rest.n > 0;)
		if (!count(&c, next_line(&rest)))
			return 0;
	if (c.lines < LINES)
		return 0;
	gutters(&c);
	for (size_t k = 0; k <= c.n; k++) {
		if (c.n == 0 || !prose(&c, page, k, &widest))
			return 0;
		if (widest < least)
			least = widest;
	}
	for (struct span rest = page; rest.n > 0;) {
		const char *at = rest.s;
		struct span line = next_line(&rest);

		if (!crosses(&c, line))
			continue;
		add_part(&c, (struct span){ from, (size_t)(at - from) }, to);
		add_line(to, 0, line);
		from = rest.s;
	}
	add_part(
	    &c, (struct span){ from, (size_t)(span_end(page) - from) }, to);
	return least;
}
