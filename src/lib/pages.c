/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "columns.h"
#include "heading.h"
#include "pages.h"
#include "utf.h"

enum {
	FULL = 8,           /* lines of one width show a margin */
	NARROW = 40,        /* columns: no page of prose is narrower */
	FEW_WORDS = 36,     /* bytes */
	TITLE = 8,          /* characters that no head of a column has */
	SPREAD = 4,         /* characters that stand alone in a spread line */
	GAP = 3,            /* blanks that divide the columns of a table */
	PAGE_MOST = 1 << 22 /* bytes of a page */
};

static size_t
indent(struct span s)
{
	size_t n = 0, width = 0;

	while (n < s.n && (s.s[n] == ' ' || s.s[n] == '\t')) {
		n++;
		width++;
	}
	return width;
}

/* The first line of s; takes it off. */
static struct span
take_line(struct span *s)
{
	const char *nl = s->n > 0 ? memchr(s->s, '\n', s->n) : NULL;
	size_t n = nl != NULL ? (size_t)(nl - s->s) : s->n;
	struct span line = span_cut(*s, 0, n);

	*s = span_from(*s, n + (nl != NULL));
	while (line.n > 0 &&
	    (line.s[line.n - 1] == ' ' || line.s[line.n - 1] == '\r'))
		line.n--;
	return line;
}

/* The text of a page's first or last line that has any. */
static struct span
edge(struct span page, bool last)
{
	struct span found = { 0 };

	while (page.n > 0) {
		struct span line = span_trim(take_line(&page));
		if (line.n == 0)
			continue;
		found = line;
		if (!last)
			break;
	}
	return found;
}

/* Wide gaps between words. */
static size_t
gaps(struct span s)
{
	size_t n = 0;

	s = span_trim(s);
	for (size_t i = 0; i + GAP <= s.n; i++) {
		size_t k = 0;
		while (i + k < s.n && s.s[i + k] == ' ')
			k++;
		n += k >= GAP;
		i += k;
	}
	return n;
}

/* A row of a table: several gaps, or one with a figure or a few words behind
 * it; a name and a gap before a long text is prose. */
static bool
row(struct span line)
{
	size_t n = gaps(line), i;
	struct span s = span_trim(line);

	if (n != 1)
		return n > 1;
	i = span_find(s, SPAN("   "));
	s = span_trim(span_from(s, i));
	if (s.n < FEW_WORDS)
		return true;
	for (i = 0; i < s.n; i++)
		if (s.s[i] >= '0' && s.s[i] <= '9')
			return !span_has(s, SPAN("，")) &&
			    !span_has(s, SPAN("。"));
	return false;
}

/* - 4 -, 第4页 共13页, 4/13: nothing but the number of a page. */
static bool
page_number(struct span s)
{
	static const char *const words[] = { "第", "页", "共", "—", "－", "–",
		"―", "─" };
	bool digits = false;

	if (s.n == 0 || s.n > 40)
		return false;
	for (size_t i = 0; i < s.n;) {
		size_t k = 0;

		if (s.s[i] >= '0' && s.s[i] <= '9') {
			digits = true;
			k = 1;
		} else if (strchr(" -/.,", s.s[i]) != NULL) {
			/* 1.5 is a figure */
			if (s.s[i] == '.' || s.s[i] == ',')
				return false;
			k = 1;
		}
		for (size_t w = 0; k == 0 && w < sizeof words / sizeof *words;
		     w++)
			if (span_begins(span_from(s, i), span_of(words[w])))
				k = strlen(words[w]);
		if (k == 0)
			return false;
		i += k;
	}
	return digits;
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
wide_char(const char *s)
{
	size_t len;

	return (*s & 0x80) != 0 && utf_get(s, &len) >= 0x2000;
}

static size_t
wide_chars(struct span s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i += utf_len((unsigned char)s.s[i]))
		n += wide_char(s.s + i);
	return n;
}

/* The same text, however far apart its words stand? */
static bool
same_words(struct span a, struct span b)
{
	size_t i = 0, k = 0;

	for (;;) {
		while (i < a.n && a.s[i] == ' ')
			i++;
		while (k < b.n && b.s[k] == ' ')
			k++;
		if (i == a.n || k == b.n)
			return i == a.n && k == b.n;
		if (a.s[i++] != b.s[k++])
			return false;
	}
}

/* The same line at the top of two pages is a running head; but a unit or a row
 * of column heads, which also return, belong to their table: short words, years
 * or several in a row. */
static bool
running(struct span s, struct span other)
{
	size_t at = span_find(s, SPAN("   ")), apart = gaps(s);
	bool digits = false;

	if (s.n == 0 || !same_words(s, other) || apart > 1)
		return false;
	if (apart == 1)
		return wide_chars(span_cut(s, 0, at)) >= TITLE &&
		    wide_chars(span_from(s, at)) >= TITLE;
	for (size_t i = 0; i < s.n; i++)
		digits |= s.s[i] >= '0' && s.s[i] <= '9';
	if (digits && wide_chars(s) < TITLE)
		return false;
	return !span_has(s, SPAN("单位：")) &&
	    (wide_chars(s) >= TITLE || !span_has(s, SPAN("元")));
}

static void
put_par(struct pages *p)
{
	if (p->par.n > 0)
		lines_raw(p->lines, LINE_TEXT,
		    span_trim((struct span){ p->par.s, p->par.n }),
		    p->par_page);
	p->par.n = p->reach = 0;
}

/* Does a line begin with the decimals of the number before it?  In some files
 * they stand a little lower, and the line is cut there. */
static bool
decimals(const struct pages *p, struct span s)
{
	return p->par.n > 0 && digit(p->par.s[p->par.n - 1]) && s.n > 1 &&
	    s.s[0] == '.' && digit(s.s[1]);
}

/* Is it filled to the margin with blanks between its characters? */
static bool
spread(struct span s)
{
	size_t alone = 0;

	for (size_t i = 0; i < s.n; i += utf_len((unsigned char)s.s[i])) {
		size_t end = i + utf_len((unsigned char)s.s[i]);

		alone += wide_char(s.s + i) && i > 0 && s.s[i - 1] == ' ' &&
		    end < s.n && s.s[end] == ' ';
	}
	return alone >= SPREAD && alone * SPREAD >= wide_chars(s);
}

/* Does a blank part the decimals of a figure, 支出118. 6亿元 or 支出147 .2亿元?  A
 * number and point with no word before them may be a list mark. */
static bool
parts_figure(struct span s, size_t blank)
{
	size_t from = blank, to = blank + 1, len;

	if (blank == 0 || to >= s.n)
		return false;
	if (s.s[to] == '.')
		return digit(s.s[blank - 1]) && to + 1 < s.n &&
		    digit(s.s[to + 1]);
	if (s.s[--from] != '.' || !digit(s.s[to]))
		return false;
	while (from > 0 && digit(s.s[from - 1]))
		from--;
	while (to < s.n && digit(s.s[to]))
		to++;
	return from + 1 < blank && from >= 3 &&
	    utf_han(utf_get(s.s + from - 3, &len)) && to < s.n &&
	    (wide_char(s.s + to) || s.s[to] == '%');
}

/* Adds a line without blanks that part a figure and, if it is spread, the
 * characters of a word. */
static void
add_tight(struct text *to, struct span s)
{
	bool wide = spread(s);
	size_t from = 0, last = 0;

	for (size_t i = 0; i < s.n; i += utf_len((unsigned char)s.s[i])) {
		if (s.s[i] != ' ') {
			last = i;
			continue;
		}
		if ((wide && i + 1 < s.n && wide_char(s.s + last) &&
			wide_char(s.s + i + 1)) ||
		    parts_figure(s, i)) {
			text_add(to, s.s + from, i - from);
			from = i + 1;
		}
	}
	text_add(to, s.s + from, s.n - from);
}

/* Two lines of one paragraph: nothing between Chinese characters, nor inside a
 * number that the margin divides. */
static void
join(struct pages *p, struct span s)
{
	size_t i = p->par.n;

	if (i > 0 && s.n > 0) {
		bool point = i > 1 && digit(s.s[0]) &&
		    ((p->par.s[i - 1] == '.' && digit(p->par.s[i - 2])) ||
			(digit(p->par.s[i - 1]) && p->reach + 1 >= p->right));

		point |= decimals(p, s);
		do
			i--;
		while (i > 0 && ((unsigned char)p->par.s[i] & 0xc0) == 0x80);
		if (!wide_char(p->par.s + i) && !wide_char(s.s) && !point)
			text_add(&p->par, " ", 1);
	}
	add_tight(&p->par, s);
}

/* The columns of what cannot be divided at the beginning of a line: a number
 * that did not fit moved down whole. */
static size_t
token(struct span s)
{
	size_t n = 0;

	while (n < s.n && n < 24 && (s.s[n] & 0x80) == 0 && s.s[n] != ' ')
		n++;
	return n;
}

/* Does this line go on with the paragraph before it? */
static bool
goes_on(const struct pages *p, struct span line, struct span s)
{
	size_t slack = 5;

	/* behind a full stop only a line that is really full goes on */
	if (p->par.n > 2 &&
	    memcmp(p->par.s + p->par.n - 3, "\xe3\x80\x82", 3) == 0)
		slack = 2;
	if (decimals(p, s))
		return true;
	if (p->par.n == 0 || p->reach + token(s) + slack < p->right)
		return false;
	if (indent(line) > p->left + 2)
		return false;
	return heading_mark(s.s, span_end(s)) == 0 ||
	    (digit(s.s[0]) && digit(p->par.s[p->par.n - 1]));
}

/* The columns that a line takes, without the blanks that fill it. */
static size_t
set_width(struct span s)
{
	size_t width = utf_width(s.s, s.n);

	if (!spread(s))
		return width;
	for (size_t i = 0; i < s.n; i++)
		width -= s.s[i] == ' ';
	return width;
}

static void
put_line(struct pages *p, struct span line)
{
	struct span s = span_trim(line);

	if (row(line)) {
		put_par(p);
		lines_raw(p->lines, LINE_TEXT, line, p->page);
		p->rows = true;
		return;
	}
	if (p->rows) {
		/* a table ends here, or a cell goes on; either way the line
		 * stands by itself */
		put_par(p);
		p->rows = false;
	}
	if (!goes_on(p, line, s)) {
		put_par(p);
		p->par_page = p->page;
	}
	join(p, s);
	p->reach = indent(line) + set_width(s);
	if (p->par.n > DOC_LINE)
		put_par(p);
}

/* Margins of the lines of prose on a page: the smallest indent, the width that
 * three lines reach (a title may be wider), and how many reach it. */
static size_t
measure(struct span page, size_t least, size_t *left, size_t *right)
{
	size_t wide[3] = { 0 }, full = 0;

	*left = *right = 0;
	while (page.n > 0) {
		struct span line = take_line(&page), s = span_trim(line);
		size_t from = indent(line), to;

		if (s.n == 0 || row(line) || page_number(s))
			continue;
		to = from + set_width(s);
		if (to >= least) {
			*left = full == 0 || from < *left ? from : *left;
			full++;
		}
		for (int i = 0; i < 3; i++)
			if (to > wide[i]) {
				size_t other = wide[i];
				wide[i] = to;
				to = other;
			}
	}
	*right = wide[2];
	return full;
}

/* The margins of a page that has enough full lines to tell them by; else those
 * of the page before, if they are wider. */
static void
margins(struct pages *p, struct span page)
{
	size_t left, right, full;

	measure(page, 0, &left, &right);
	full = measure(page, right > 4 ? right - 4 : 0, &left, &right);
	if (full >= FULL || right >= p->right) {
		p->left = left;
		p->right = right > NARROW ? right : NARROW;
	}
}

/* The lines of a page without its head and foot. */
static void
put_body(struct pages *p)
{
	struct span body = { p->body.s, p->body.n };
	size_t width;

	p->parted.n = 0;
	width = columns_part(body, &p->parted);
	if (width > 0) {
		body = (struct span){ p->parted.s, p->parted.n };
		p->left = 0;
		p->right = width;
	} else {
		margins(p, body);
	}
	while (body.n > 0) {
		struct span line = take_line(&body);

		if (span_trim(line).n > 0)
			put_line(p, line);
	}
}

/* The page that was held, now that the next is known. */
static void
put_page(struct pages *p, struct span next)
{
	struct span page = { p->held.s, p->held.n };
	struct span first = edge(page, false), last = edge(page, true);
	bool head = running(first, edge(next, false)) ||
	    running(first, (struct span){ p->head.s, p->head.n });
	bool foot = page_number(last), top = page_number(first);

	p->page++;
	p->head.n = p->body.n = 0;
	text_add(&p->head, first.s, first.n);
	while (page.n > 0) {
		struct span line = take_line(&page), s = span_trim(line);

		if (((head || top) && s.s == first.s) ||
		    (foot && s.s == last.s)) {
			if (s.s == first.s)
				lines_raw(p->lines, LINE_PAGE, s, p->page);
			continue;
		}
		text_add(&p->body, line.s, line.n);
		text_add(&p->body, "\n", 1);
	}
	put_body(p);
	if (foot && last.s != first.s)
		lines_raw(p->lines, LINE_PAGE, last, p->page);
}

void
pages_begin(struct pages *p)
{
	p->part.n = p->held.n = p->head.n = p->par.n = p->page = 0;
	p->body.n = p->parted.n = 0;
	p->reach = p->right = p->left = 0;
	p->rows = p->begun = false;
}

static void
end_page(struct pages *p)
{
	struct text was = p->held;

	if (p->begun)
		put_page(p, (struct span){ p->part.s, p->part.n });
	p->begun = true;
	p->held = p->part;
	p->part = was;
	p->part.n = 0;
}

void
pages_feed(struct pages *p, const char *s, size_t n)
{
	while (n > 0) {
		const char *ff = memchr(s, '\f', n);
		size_t k = ff != NULL ? (size_t)(ff - s) : n;

		text_add(&p->part, s, k);
		s += k + (ff != NULL);
		n -= k + (ff != NULL);
		if (ff != NULL || p->part.n > PAGE_MOST)
			end_page(p);
	}
}

void
pages_end(struct pages *p)
{
	end_page(p);
	if (p->held.n > 0)
		put_page(p, (struct span){ 0 });
	put_par(p);
}
