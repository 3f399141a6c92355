/* SPDX-License-Identifier: MIT */
#include "rows.h"
#include "utf.h"

enum { SHORT = 400 };

static inline bool
digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* The bytes of the number at s: digits, thousands, a point, a sign. */
static size_t
number_len(struct span s)
{
	size_t i = 0, len, last = 0, points = 0;
	uint32_t c;

	if (s.n == 0)
		return 0;
	c = utf_fold(utf_get(s.s, &len));
	if (c == '-' || c == '+' || c == 0x2212 || c == 0x2014)
		i = len;
	for (; i < s.n; i += len) {
		c = (unsigned char)s.s[i];
		len = 1;
		if (c >= 0x80)
			c = utf_fold(utf_get(s.s + i, &len));
		if (digit(c))
			last = i + len;
		else if (last == 0 || (c != '.' && c != ',') ||
		    (c == '.' && points++ > 0))
			break;
	}
	return last;
}

enum cell_class
cell_class(struct span s)
{
	static const char *const dashes[] = { "-", "--", "—", "——", "－", "–",
		"/", "／", "无", "*", "…" };
	struct span tail;
	size_t n, len;
	uint32_t c;

	/* characters of three bytes that are no blank, dash, sign or digit and
	 * do not begin 无 */
	c = s.n > 0 ? (unsigned char)s.s[0] : 0;
	if (c > 0xe3 && c < 0xef && c != 0xe6)
		return CELL_TEXT;
	s = span_trim(s);
	if (s.n == 0)
		return CELL_EMPTY;
	for (size_t i = 0; s.n <= 6 && !digit((unsigned char)s.s[0]) &&
	     i < sizeof dashes / sizeof *dashes;
	     i++)
		if (span_is(s, span_of(dashes[i])))
			return CELL_DASH;
	/* digits, signs, or what is folded to them */
	c = (unsigned char)s.s[0];
	if (c > '9' && c != 0xe2 && c != 0xef)
		return CELL_TEXT;
	if ((n = number_len(s)) == 0)
		return CELL_TEXT;
	tail = span_trim(span_from(s, n));
	if (tail.n == 0)
		return CELL_NUMBER;
	c = utf_fold(utf_get(tail.s, &len));
	if (len == tail.n && (c == '%' || c == 0x2030 || c == 0xfe6a))
		return CELL_PERCENT;
	if (tail.n > 15 || c < 0x80 || c == 0x3001 || c == 0x5e74 ||
	    c == 0x6708 || c == 0x65e5 || c == 0x53f7)
		return CELL_TEXT; /* 1、 2) 3. and 年 月 日 号 */
	for (size_t i = 0; i < tail.n; i += len)
		if (digit(utf_fold(utf_get(tail.s + i, &len))))
			return CELL_TEXT;
	return CELL_QUANTITY;
}

bool
cell_numeric(enum cell_class k)
{
	return k == CELL_NUMBER || k == CELL_PERCENT || k == CELL_QUANTITY;
}

bool
row_blank(const struct line *l)
{
	unsigned char c = l->n > 0 ? (unsigned char)l->s[0] : 0;

	/* no blank begins like this */
	if (c > ' ' && c != 0xc2 && c != 0xe2 && c != 0xe3 && c != 0xef &&
	    l->kind != LINE_PAGE)
		return false;
	if (l->kind == LINE_CELL)
		return false; /* an empty one keeps its place */
	return l->n == 0 || l->kind == LINE_PAGE ||
	    ((unsigned char)l->s[0] != '\t' &&
		span_trim((struct span){ l->s, l->n }).n == 0);
}

bool
row_sentence(struct span s)
{
	char c = s.n > 0 ? s.s[s.n - 1] : '\0';

	if (c == ':' || c == ';' || c == ',')
		return true;
	/* most characters end in another byte than these */
	if (c != "。"[2] && c != "；"[2] && c != "，"[2] && c != "："[2])
		return false;
	return span_ends(s, SPAN("。")) || span_ends(s, SPAN("；")) ||
	    span_ends(s, SPAN("，")) || span_ends(s, SPAN("："));
}

bool
row_prose(struct span s)
{
	return row_sentence(s) || span_has(s, SPAN("，")) ||
	    span_has(s, SPAN("。"));
}

static struct piece *
add(struct row *r, size_t line, size_t cell, struct span text)
{
	struct piece *p;

	if (r->n == ROW_PIECES || cell >= ROW_CELLS)
		return NULL;
	p = &r->piece[r->n++];
	*p = (struct piece){ line, span_trim(text), cell, 0, 0 };
	if (cell + 1 > r->cells)
		r->cells = cell + 1;
	return p;
}

bool
row_tabbed(const struct line *l)
{
	return l->n > 0 && l->s[0] == '\t' && l->kind == LINE_TEXT &&
	    memchr(l->s + 1, '\t', l->n - 1 < SHORT ? l->n - 1 : SHORT) == NULL;
}

/* Form tabs. */
static bool
read_tabs(struct row *r, const struct doc *d, size_t i)
{
	size_t k = i, last = i; /* behind the last line with a TAB */
	size_t npiece = 0;
	struct span cell = { 0 }; /* the last one */

	for (; k < d->nline && !row_blank(&d->line[k]); k++) {
		const struct line *l = &d->line[k];
		struct span s = { l->s, l->n };

		if (row_tabbed(l)) {
			cell = s = span_from(s, 1);
			if (add(r, k, r->cells, s) == NULL)
				return false;
			last = k + 1;
			npiece = r->n;
		} else if (r->cells == 0 || l->kind != LINE_TEXT ||
		    add(r, k, r->cells - 1, s) == NULL) {
			break;
		}
	}
	if (r->cells == 0)
		return false;
	/* words behind a last cell that is empty or a number are text */
	if (last < k && cell_class(cell) != CELL_TEXT) {
		r->n = npiece;
		k = last;
	}
	r->lines = k - i;
	r->cut = i + r->lines == d->nline;
	return true;
}

/* Form cells. */
static bool
read_cells(struct row *r, const struct doc *d, size_t i)
{
	const struct line *first = &d->line[i];
	size_t k = i;

	if (first->kind != LINE_CELL || first->cell == 0)
		return false;
	for (; k < d->nline; k++) {
		const struct line *l = &d->line[k];

		if (l->kind != LINE_CELL || l->table != first->table ||
		    l->row != first->row || l->cell == 0 ||
		    add(r, k, l->cell - 1, (struct span){ l->s, l->n }) == NULL)
			break;
	}
	r->lines = k - i;
	r->cut = k == d->nline;
	return r->n > 0;
}

bool
row_token(const struct line *l)
{
	struct span s = { l->s, l->n };

	return l->n > 0 && l->n <= 96 && l->kind == LINE_TEXT &&
	    memchr(l->s, '\t', l->n) == NULL &&
	    memchr(l->s, '|', l->n) == NULL && !row_sentence(span_trim(s));
}

/* 单位：万元 stands by itself, also right above a header. */
static bool
unit_line(const struct line *l)
{
	struct span s = { l->s, l->n };

	return l->n <= 96 && span_has(s, SPAN("单位")) &&
	    (span_has(s, SPAN("单位：")) || span_has(s, SPAN("单位:")));
}

size_t
row_block(const struct doc *d, size_t i, bool apart)
{
	size_t k = i, bytes = 0;

	if (!apart)
		return row_token(&d->line[i]) ? 1 : 0;
	for (; k < d->nline && !row_blank(&d->line[k]); k++) {
		bytes += d->line[k].n;
		if (unit_line(&d->line[k]))
			return k > i ? k - i : 1;
		if (!row_token(&d->line[k]) || bytes > 150)
			return 0;
	}
	return k - i <= 4 ? k - i : 0;
}

/* Form one: a row head, then numbers, `period' cells in all. */
static bool
read_one(
    struct row *r, const struct shape *shape, const struct doc *d, size_t i)
{
	size_t k = i, lines;
	bool numbers = false;

	while (k < d->nline && r->cells <= shape->period) {
		const struct line *l = &d->line[k];
		enum cell_class class;

		if (row_blank(l)) {
			k++;
			continue;
		}
		if ((lines = row_block(d, k, shape->apart)) == 0)
			break;
		class = lines > 1 ? CELL_TEXT
				  : cell_class((struct span){ l->s, l->n });
		if (r->cells == shape->period ||
		    (numbers && class == CELL_TEXT &&
			!(shape->serial && r->cells == 1)))
			break;
		numbers |= cell_numeric(class);
		for (size_t c = r->cells, end = k + lines; k < end; k++)
			add(r, k, c,
			    (struct span){ d->line[k].s, d->line[k].n });
	}
	/* an unfinished row with no number is what follows the table */
	if (r->cells == 0)
		return false;
	r->cut = k == d->nline && r->cells < shape->period;
	r->lines = r->piece[r->n - 1].line + 1 - i;
	return r->cut || r->cells == shape->period || numbers;
}

static const char *
find(struct span s, size_t from, char c)
{
	return from < s.n ? memchr(s.s + from, c, s.n - from) : NULL;
}

/* Form tsv. */
static bool
read_tsv(struct row *r, const struct doc *d, size_t i)
{
	const struct line *l = &d->line[i];
	struct span s = { l->s, l->n };
	size_t from = 0;
	const char *p;

	if (l->kind != LINE_TEXT || find(s, 1, '\t') == NULL)
		return false;
	while ((p = find(s, from, '\t')) != NULL) {
		size_t to = (size_t)(p - s.s);
		if (add(r, i, r->cells, span_cut(s, from, to)) == NULL)
			return false;
		from = to + 1;
	}
	return add(r, i, r->cells, span_from(s, from)) != NULL;
}

/* Form csv; quotes stay out of a cell, a doubled quote inside stays doubled. */
static bool
read_csv(struct row *r, const struct doc *d, size_t i)
{
	const struct line *l = &d->line[i];
	struct span s = { l->s, l->n };
	size_t from = 0;

	if (l->n == 0 || l->n > 4096 || l->kind != LINE_TEXT ||
	    find(s, 0, ',') == NULL)
		return false;
	for (;;) {
		size_t to = from, lead = 0;

		if (from < s.n && s.s[from] == '"') {
			lead = 1;
			for (to = from + 1; to < s.n; to++)
				if (s.s[to] == '"' &&
				    (to + 1 == s.n || s.s[++to] != '"'))
					break;
			if (to < s.n && s.s[to] != ',')
				return false;
		} else {
			const char *p = find(s, from, ',');
			to = p == NULL ? s.n : (size_t)(p - s.s);
		}
		if (add(r, i, r->cells,
			span_cut(s, from + lead,
			    lead && to > from + 1 ? to - 1 : to)) == NULL)
			return false;
		if (to >= s.n)
			return true;
		from = to + 1;
	}
}

/* The bytes of a divider of columns at s: | ｜ │ ┃ ║ */
size_t
row_bar(const char *s, size_t n)
{
	if (n > 0 && s[0] == '|')
		return 1;
	if (n >= 3 &&
	    (memcmp(s, "｜", 3) == 0 || memcmp(s, "│", 3) == 0 ||
		memcmp(s, "┃", 3) == 0 || memcmp(s, "║", 3) == 0))
		return 3;
	return 0;
}

/* Form pipe. */
static bool
read_pipe(struct row *r, const struct doc *d, size_t i)
{
	const struct line *l = &d->line[i];
	struct span s = span_trim((struct span){ l->s, l->n });
	size_t from = 0, bars = 0, len;
	bool rule = true, lead;

	if (s.n == 0 || s.n > 8192 || l->kind != LINE_TEXT)
		return false;
	lead = row_bar(s.s, s.n) > 0;
	for (size_t k = 0; k < s.n; k += len) {
		uint32_t c = utf_get(s.s + k, &len);
		size_t b = row_bar(s.s + k, s.n - k);

		rule &= b > 0 || c == '-' || c == ':' || c == ' ' || c == '+' ||
		    c == '=' || (c >= 0x2500 && c <= 0x257f);
		if (b == 0)
			continue;
		if (bars++ > 0 || !lead)
			if (add(r, i, r->cells, span_cut(s, from, k)) == NULL)
				return false;
		from = k + b;
	}
	if (rule && s.n >= 3) {
		r->rule = true;
		r->cells = r->n = 0;
		return true;
	}
	if (from < s.n && bars > 0 &&
	    add(r, i, r->cells, span_from(s, from)) == NULL)
		return false;
	return bars > 0 && r->cells > 1;
}

/* Form space: cells stand apart by two blanks or more, or by an ideographic
 * one. */
static bool
read_space(struct row *r, const struct doc *d, size_t i, size_t blanks)
{
	const struct line *l = &d->line[i];
	size_t at = 0, run = blanks, from = 0, begin = 0, end = 0, edge = 0;
	size_t len;
	bool in = false;

	if (l->n == 0 || l->n > SHORT || l->kind != LINE_TEXT)
		return false;
	for (size_t k = 0; k < l->n; k += len) {
		uint32_t c = utf_get(l->s + k, &len);
		size_t width = utf_width(l->s + k, len);

		if (c == '\t' || c == '|')
			return false;
		if (utf_fold(c) == ' ') {
			run += c == 0x3000 ? 2 : 1;
		} else {
			if (in && run >= blanks) {
				struct piece *p = add(r, i, r->cells,
				    span_cut((struct span){ l->s, l->n }, from,
					end));
				if (p == NULL)
					return false;
				p->at = begin;
				p->end = edge;
				in = false;
			}
			if (!in) {
				from = k;
				begin = at;
				in = true;
			}
			run = 0;
			end = k + len;
			edge = at + width;
		}
		at += width;
	}
	if (in) {
		struct piece *p = add(r, i, r->cells,
		    span_cut((struct span){ l->s, l->n }, from, end));
		if (p == NULL)
			return false;
		p->at = begin;
		p->end = edge;
	}
	return r->cells > 0;
}

bool
row_read(
    struct row *r, const struct shape *shape, const struct doc *d, size_t i)
{
	r->n = r->cells = 0;
	r->lines = 1;
	r->rule = r->cut = false;
	switch (shape->form) {
	case FORM_CELLS:
		return read_cells(r, d, i);
	case FORM_TABS:
		return read_tabs(r, d, i);
	case FORM_ONE:
		return read_one(r, shape, d, i);
	case FORM_TSV:
		return read_tsv(r, d, i);
	case FORM_CSV:
		return read_csv(r, d, i);
	case FORM_PIPE:
		return read_pipe(r, d, i);
	case FORM_SPACE:
		return read_space(r, d, i, shape->period > 0 ? 1 : 2) &&
		    (shape->period == 0 || r->cells == shape->period);
	case FORM_NONE:
		break;
	}
	return false;
}
