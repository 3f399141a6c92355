/* SPDX-License-Identifier: MIT */
#include "forms.h"
#include "column.h"
#include "utf.h"

enum {
	AHEAD = 12,  /* rows looked at before a table is believed */
	TOKENS = 96, /* cells of the form one looked at */
	PERIOD = 16, /* its columns at most */
	LOOK = 512   /* bytes of a line looked at for dividers */
};

/* What the rows ahead hold. */
struct sight {
	size_t rows, wide; /* wide: with two cells or more */
	size_t cells, empty, numbers, texts, sentences;
	size_t with_numbers; /* rows */
	size_t same;         /* rows with as many cells as the one before */
	bool rule, end;
};

static bool
year(struct span s)
{
	return s.n == 4 && (s.s[0] == '1' || s.s[0] == '2') &&
	    (memcmp(s.s, "19", 2) == 0 || memcmp(s.s, "20", 2) == 0);
}

static void
count(struct sight *n, const struct row *r, size_t last)
{
	bool numbers = false;

	for (size_t k = 0; k < r->n; k++) {
		struct span s = r->piece[k].text;
		enum cell_class class = cell_class(s);

		n->cells++;
		n->empty += class == CELL_EMPTY || class == CELL_DASH;
		n->texts += class == CELL_TEXT;
		n->sentences += row_prose(s);
		if (cell_numeric(class) && !year(s)) {
			n->numbers++;
			numbers = true;
		}
	}
	n->rows++;
	n->wide += r->cells > 1;
	n->with_numbers += numbers;
	n->same += r->cells == last;
}

/* Looks at up to `most' rows from line i on; false if the window ends. */
static bool
look(struct forms *f, const struct doc *d, size_t i, size_t most,
    struct sight *n)
{
	struct row *r = &f->row;
	size_t last = 0, blanks = 0;

	memset(n, 0, sizeof *n);
	while (n->rows < most) {
		if (i >= d->nline || (n->rows > 0 && r->cut && !d->last))
			return d->last;
		if (row_blank(&d->line[i])) {
			if (++blanks > 2)
				break;
			i++;
			continue;
		}
		if (!row_read(r, &f->shape, d, i))
			break;
		blanks = 0;
		i += r->lines;
		if (r->rule) {
			n->rule = true;
			continue;
		}
		count(n, r, last);
		last = r->cells;
	}
	n->end = true;
	return true;
}

static bool
tabs(struct forms *f, const struct doc *d, size_t i, bool *more)
{
	struct sight n;

	if (i < f->run)
		return false;
	*more = !look(f, d, i, AHEAD, &n);
	if (n.rows >= 2 && n.wide >= 2 && n.numbers + n.empty > 0 &&
	    n.sentences * 2 <= n.texts)
		return true;
	/* of a column without end each piece is looked at once */
	if (n.rows == 0 && f->row.cells == ROW_CELLS)
		f->run = i + ROW_CELLS;
	return false;
}

static bool
tsv(struct forms *f, const struct doc *d, size_t i, bool *more)
{
	struct sight n;

	*more = !look(f, d, i, AHEAD, &n);
	return n.rows >= 2 && n.same >= 1 && n.numbers > 0 &&
	    n.sentences * 3 <= n.rows;
}

static bool
pipes(struct forms *f, const struct doc *d, size_t i, bool *more)
{
	struct sight n;

	*more = !look(f, d, i, AHEAD, &n);
	return n.rows >= 2 && n.same >= 1 && (n.rule || n.with_numbers >= 1) &&
	    n.sentences * 3 <= n.rows;
}

/* A header: words only, but for years. */
static bool
header(const struct row *r)
{
	for (size_t k = 0; k < r->n; k++) {
		struct span s = r->piece[k].text;
		enum cell_class class = cell_class(s);

		if ((cell_numeric(class) && !year(s)) || s.n > 90 ||
		    row_prose(s))
			return false;
	}
	return r->cells >= 2;
}

static bool
csv(struct forms *f, const struct doc *d, size_t i, bool *more)
{
	struct sight n;
	size_t cells;

	if (!row_read(&f->row, &f->shape, d, i) || !header(&f->row))
		return false;
	cells = f->row.cells;
	*more = !look(f, d, i + 1, 3, &n);
	return n.with_numbers >= 2 && n.with_numbers == n.rows &&
	    n.sentences == 0 && f->row.cells == cells;
}

/* Whether a row is words, then numbers (a running number may come first). */
static bool
data(const struct row *r, size_t numbers)
{
	size_t n = 0;
	bool words = false;

	for (size_t k = 0; k < r->n; k++) {
		enum cell_class class = cell_class(r->piece[k].text);

		if (class == CELL_TEXT && k < 2)
			words = true;
		else if (class == CELL_TEXT && numbers > 1)
			return false; /* numbers in the midst of words */
		n += cell_numeric(class) || class == CELL_DASH;
		if (row_prose(r->piece[k].text))
			return false;
	}
	return words && n >= numbers && r->cells >= 2;
}

static bool
space(struct forms *f, const struct doc *d, size_t i, bool *more)
{
	for (int single = 0; single < 2; single++) {
		size_t cells, rows = 0, heads = 1, k = i + 1;

		/* a header of words with one blank between them */
		f->shape.period = (size_t)single;
		if (!row_read(&f->row, &f->shape, d, i) && single) {
			f->shape.period = f->row.cells;
			if (f->row.cells < 3)
				return false;
		}
		if (!header(&f->row))
			continue;
		cells = f->row.cells;
		for (; rows < 2; k++) {
			if (k >= d->nline) {
				*more = !d->last;
				break;
			}
			if (row_blank(&d->line[k]) &&
			    (k == i + 1 || !row_blank(&d->line[k - 1])))
				continue;
			if (!row_read(&f->row, &f->shape, d, k))
				break;
			if (data(&f->row, single ? 2 : 1) &&
			    f->row.cells <= cells + 1)
				rows++;
			else if (rows > 0 || heads == 3 || single ||
			    !header(&f->row))
				break;
			else if (heads++, f->row.cells > cells)
				cells = f->row.cells;
		}
		if (rows == 2)
			return true;
		if (*more)
			return false;
	}
	return false;
}

/* A period of k cells from token s on, for at least two rows. */
static bool
periodic(
    const enum cell_class *class, size_t n, size_t s, size_t k, size_t *rows)
{
	size_t numbers = 0, words = 0;

	*rows = 0;
	for (size_t j = 0; j < k && s + j < n; j++) {
		numbers += cell_numeric(class[s + j]);
		words += class[s + j] == CELL_TEXT;
	}
	if (numbers == 0 || words == 0 || words > 3 ||
	    (class[s] != CELL_TEXT && (k < 3 || class[s + 1] != CELL_TEXT)))
		return false;
	for (size_t at = s; at + k <= n; at += k) {
		for (size_t j = 0; j < k; j++)
			if ((class[at + j] == CELL_TEXT) !=
			    (class[s + j] == CELL_TEXT))
				return *rows >= 2;
		++*rows;
	}
	return *rows >= 2;
}

/* The cells ahead. */
struct tokens {
	enum cell_class class[TOKENS];
	size_t line[TOKENS], lines[TOKENS];
	size_t n, first; /* the first number, or TOKENS */
	size_t stop;     /* the line that is no cell */
};

/* Whether empty lines divide the cells: the first number has them around. */
static bool
apart(const struct doc *d, size_t i)
{
	for (size_t k = i, n = 0; k < d->nline && n < TOKENS; k++) {
		if (row_blank(&d->line[k]))
			continue;
		if (!row_token(&d->line[k]))
			return false;
		n++;
		if (cell_numeric(cell_class(
			(struct span){ d->line[k].s, d->line[k].n })))
			return k > i && row_blank(&d->line[k - 1]) &&
			    k + 1 < d->nline && row_blank(&d->line[k + 1]);
	}
	return false;
}

static void
gather(struct tokens *t, const struct doc *d, size_t i, bool isolated)
{
	size_t blanks = 0;

	t->n = 0;
	t->first = TOKENS;
	while (i < d->nline && t->n < TOKENS) {
		const struct line *l = &d->line[i];
		size_t lines;

		if (row_blank(l)) {
			if (++blanks > 2)
				break;
			i++;
			continue;
		}
		blanks = 0;
		if ((lines = row_block(d, i, isolated)) == 0)
			break;
		t->class[t->n] = lines > 1
		    ? CELL_TEXT
		    : cell_class((struct span){ l->s, l->n });
		t->line[t->n] = i;
		t->lines[t->n] = lines;
		if (t->first == TOKENS && cell_numeric(t->class[t->n]))
			t->first = t->n;
		t->n++;
		i += lines;
		if (t->first == TOKENS && t->n == TOKENS / 2)
			break;
	}
	t->stop = i;
}

/* Whether the heads from token s - w on name what stands below them: words
 * under no amounts, no percentages under amounts. */
static bool
headed(const struct tokens *t, const struct doc *d, size_t s, size_t w,
    size_t rows)
{
	size_t known = 0;

	for (size_t j = 0; j < w; j++) {
		const struct line *l = &d->line[t->line[s - w + j]];
		const struct line *last = l + t->lines[s - w + j] - 1;
		char both[256];
		struct span head = { both, 0 };
		enum column_role role;

		for (; l <= last; l++) {
			struct span part = span_trim(
			    (struct span){ l->s, l->n });
			if (head.n + part.n > sizeof both)
				return false;
			memcpy(both + head.n, part.s, part.n);
			head.n += part.n;
		}
		role = column_read(head).role;
		known += role != COLUMN_OTHER;
		for (size_t k = s + j; k < s + rows * w; k += w)
			if ((t->class[k] == CELL_TEXT &&
				role >= COLUMN_AMOUNT &&
				role <= COLUMN_SCORE) ||
			    (t->class[k] == CELL_PERCENT &&
				(role == COLUMN_AMOUNT ||
				    role == COLUMN_TOTAL)))
				return false;
	}
	return known > 0;
}

static bool
one(struct forms *f, const struct doc *d, size_t i, bool *more)
{
	static const size_t back[] = { 1, 2, 3, 0 };
	size_t most = 0, best = 0, width = 0;
	struct tokens t;

	/* no head is a number */
	if (cell_numeric(
		cell_class((struct span){ d->line[i].s, d->line[i].n }))) {
		f->clear = i + 1;
		return false;
	}
	f->shape.apart = apart(d, i);
	gather(&t, d, i, f->shape.apart);
	if (t.stop == d->nline && !d->last) {
		*more = t.n > 1;
		return false;
	}
	if (t.first == TOKENS) {
		f->clear = t.n == TOKENS / 2 ? t.line[t.n - PERIOD - 4]
					     : t.stop;
		return false;
	}
	/* the reading that takes in most cells; of several the narrowest */
	for (size_t b = 0; b < sizeof back / sizeof *back; b++) {
		size_t s = t.first - back[b], rows;

		if (t.first < back[b])
			continue;
		for (size_t w = 2; w <= PERIOD && w <= s; w++)
			if (periodic(t.class, t.n, s, w, &rows) &&
			    rows * w > most && headed(&t, d, s, w, rows)) {
				most = rows * w;
				best = s;
				width = w;
			}
	}
	if (most > 0) {
		f->shape.period = width;
		f->shape.serial = best == t.first;
		f->clear = t.line[best - width];
		return t.line[best - width] == i;
	}
	f->clear = t.line[t.first] + 1;
	return false;
}

/* Whether a line holds blanks between words: two together, an ideographic
 * one, or two single ones in a short line. */
static bool
spaced(const struct line *l)
{
	struct span s = span_trim((struct span){ l->s, l->n });
	const char *p = s.s, *end = span_end(s);
	size_t single = 0;

	for (; p < end && (p = memchr(p, ' ', (size_t)(end - p))) != NULL;
	     p++) {
		if (p[1] == ' ')
			return true;
		single++;
	}
	if (single >= 2 && s.n <= 160)
		return true;
	for (p = s.s;
	     p < end && (p = memchr(p, 0xe3, (size_t)(end - p))) != NULL; p++)
		if (p[1] == '\x80' && p[2] == '\x80')
			return true;
	return false;
}

static bool
barred(const struct line *l)
{
	size_t k = 0;

	if (memchr(l->s, '|', l->n < LOOK ? l->n : LOOK) != NULL)
		return true;
	while (k < l->n && l->s[k] == ' ')
		k++;
	if (l->n - k < 3)
		return false;
	return row_bar(l->s + k, l->n - k) > 0 ||
	    (memcmp(l->s + k, "\xe2\x94", 2) == 0 ||
		memcmp(l->s + k, "\xe2\x95", 2) == 0);
}

bool
forms_begin(struct forms *f, const struct doc *d, size_t i, bool *more)
{
	const struct line *l = &d->line[i];
	struct shape *shape = &f->shape;

	*more = false;
	*shape = (struct shape){ .form = FORM_CELLS };
	if (l->kind == LINE_CELL)
		return l->table > 0 && l->row > 0 && l->cell > 0;
	if (l->n == 0 || l->kind != LINE_TEXT || l->open)
		return false;
	shape->form = FORM_TABS;
	if (row_tabbed(l))
		return tabs(f, d, i, more);
	shape->form = FORM_TSV;
	if (memchr(l->s, '\t', l->n < LOOK ? l->n : LOOK) != NULL)
		return tsv(f, d, i, more);
	shape->form = FORM_PIPE;
	if (barred(l))
		return pipes(f, d, i, more);
	/* a header is short, and no sentence */
	if (l->n > 400 || row_blank(l) ||
	    row_sentence(span_trim((struct span){ l->s, l->n })))
		return false;
	shape->form = FORM_CSV;
	if (memchr(l->s, ',', l->n) != NULL && csv(f, d, i, more))
		return true;
	shape->form = FORM_SPACE;
	if (!*more && spaced(l) && space(f, d, i, more))
		return true;
	shape->form = FORM_ONE;
	shape->period = 0;
	return !*more && i >= f->clear && row_token(l) && one(f, d, i, more);
}
