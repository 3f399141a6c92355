/* SPDX-License-Identifier: MIT */
#include "heads.h"

void
heads_texts(const struct row *r, struct span *text, struct arena *mem)
{
	for (size_t c = 0; c < r->cells; c++)
		text[c] = (struct span){ NULL, 0 };
	for (size_t k = 0; k < r->n; k++) {
		struct span *t = &text[r->piece[k].cell];
		struct span s = r->piece[k].text;

		if (t->n == 0) {
			*t = s;
		} else if (s.n > 0) {
			char *both = arena_get(mem, t->n + s.n + 1);

			memcpy(both, t->s, t->n);
			memcpy(both + t->n, s.s, s.n);
			*t = (struct span){ both, t->n + s.n };
		}
	}
}

static bool
year(struct span s)
{
	return s.n == 4 && cell_class(s) == CELL_NUMBER &&
	    (memcmp(s.s, "19", 2) == 0 || memcmp(s.s, "20", 2) == 0);
}

bool
heads_is(const struct heads *h, const struct row *r, const struct span *text)
{
	size_t filled = 0, known = 0, years = 0, before = 0;

	for (size_t c = 0; c < r->cells; c++) {
		enum cell_class class = cell_class(text[c]);

		if (class == CELL_EMPTY)
			continue;
		if (class == CELL_DASH)
			return false;
		if (cell_numeric(class)) {
			if (!year(text[c]))
				return false;
			years++;
		}
		filled++;
		if (text[c].n > 120 || row_sentence(text[c]))
			return false;
	}
	if (filled < 2 || (years > 0 && (h->settled || years + 1 < filled)))
		return false;
	if (!h->settled && h->nrow == 0)
		return true;
	for (size_t c = 0; c < r->cells; c++)
		if (text[c].n > 0)
			known += column_read(text[c]).role != COLUMN_OTHER;
	if (!h->settled) {
		const struct head_row *up = &h->row[h->nrow - 1];

		for (size_t c = 0; c < up->n; c++)
			before += column_read(up->cell[c]).role != COLUMN_OTHER;
		/* words below a full header: a row that has no numbers */
		return known > 0 || years > 0 || before < 2;
	}
	return known >= 2 && known * 2 >= filled;
}

bool
heads_ordinals(const struct heads *h, size_t n, const struct span *text)
{
	size_t next = 0;

	if (h->settled || h->nrow == 0)
		return false;
	for (size_t c = 0; c < n; c++) {
		size_t v = 0;

		if (text[c].n == 0 ||
		    (c == 0 && cell_class(text[c]) == CELL_TEXT))
			continue;
		if (text[c].n > 3 || cell_class(text[c]) != CELL_NUMBER)
			return false;
		for (size_t k = 0; k < text[c].n; k++) {
			if (text[c].s[k] < '0' || text[c].s[k] > '9')
				return false;
			v = v * 10 + (size_t)(text[c].s[k] - '0');
		}
		if (v != next + 1 && !(next == 0 && v == 2))
			return false;
		next = v;
	}
	return next >= 2;
}

static struct span
keep(struct heads *h, struct span s)
{
	return (
	    struct span){ arena_dup(h->mem, s.s == NULL ? "" : s.s, s.n), s.n };
}

/* The same heads printed once more. */
static bool
again(const struct head_row *up, const struct row *r, const struct span *text)
{
	if (up->n != r->cells)
		return false;
	for (size_t c = 0; c < up->n; c++)
		if (!span_is(up->cell[c], text[c]))
			return false;
	return true;
}

void
heads_push(struct heads *h, const struct row *r, const struct span *text)
{
	struct head_row *to;

	if (h->settled) {
		h->nrow = 0;
		h->settled = false;
	}
	if (h->nrow > 0 && again(&h->row[h->nrow - 1], r, text))
		return;
	if (h->nrow == HEADS_ROWS) {
		memmove(h->row, h->row + 1, (HEADS_ROWS - 1) * sizeof *h->row);
		h->nrow--;
	}
	to = &h->row[h->nrow++];
	to->n = r->cells;
	to->cell = arena_array(h->mem, r->cells, sizeof *to->cell);
	to->at = arena_array(h->mem, r->cells, sizeof *to->at);
	to->end = arena_array(h->mem, r->cells, sizeof *to->end);
	for (size_t c = 0; c < r->cells; c++)
		to->cell[c] = keep(h, text[c]);
	for (size_t k = 0; k < r->n; k++) {
		to->at[r->piece[k].cell] = r->piece[k].at;
		to->end[r->piece[k].cell] = r->piece[k].end;
	}
}

static void
prefix(struct heads *h, struct head *col, struct span with)
{
	char *s;

	if (with.n == 0)
		return;
	s = arena_get(h->mem, with.n + col->text.n + 1);
	memcpy(s, with.s, with.n);
	if (col->text.n > 0)
		memcpy(s + with.n, col->text.s, col->text.n);
	col->text = (struct span){ s, with.n + col->text.n };
}

/* Puts a row of the same width above what the columns have. */
static void
above(struct heads *h, const struct head_row *up)
{
	struct span run = { 0 }, none = { 0 };

	for (size_t c = 0; c < h->ncol; c++) {
		struct head *col = &h->col[c];
		struct span own = c < up->n ? up->cell[c] : none;

		if (own.n > 0)
			run = col->text.n > 0 ? own : none;
		prefix(h, col, own.n > 0 ? own : col->text.n > 0 ? run : none);
	}
}

/* Spreads a short upper row over the last one: `lead' cells stand alone. */
static bool
spread(struct heads *h, const struct head_row *up, const struct head_row *sub,
    size_t cells)
{
	size_t lead, groups, each;

	if (cells <= sub->n || cells - sub->n >= up->n)
		return false;
	lead = cells - sub->n;
	groups = up->n - lead;
	each = sub->n / groups;
	if (each < 2 || each * groups != sub->n)
		return false;
	h->ncol = cells;
	h->col = arena_array(h->mem, cells, sizeof *h->col);
	for (size_t c = 0; c < lead; c++) {
		h->col[c].text = up->cell[c];
		h->col[c].at = up->at[c];
		h->col[c].end = up->end[c];
	}
	for (size_t c = lead; c < cells; c++) {
		h->col[c].text = sub->cell[c - lead];
		h->col[c].at = sub->at[c - lead];
		h->col[c].end = sub->end[c - lead];
		prefix(h, &h->col[c], up->cell[lead + (c - lead) / each]);
	}
	return true;
}

static void
settle(struct heads *h, size_t cells)
{
	size_t last = h->nrow, width = 0;

	for (size_t k = 0; k < h->nrow; k++)
		if (h->row[k].n == cells)
			last = k;
	if (last == h->nrow) {
		if (h->nrow >= 2 &&
		    spread(
			h, &h->row[h->nrow - 2], &h->row[h->nrow - 1], cells))
			return;
		last = h->nrow - 1;
	}
	width = h->row[last].n;
	h->ncol = width;
	h->col = arena_array(h->mem, width, sizeof *h->col);
	for (size_t c = 0; c < width; c++) {
		h->col[c].text = h->row[last].cell[c];
		h->col[c].at = h->row[last].at[c];
		h->col[c].end = h->row[last].end[c];
	}
	for (size_t k = last; k-- > 0 &&
	     (h->row[k].n == width ||
		 (h->placed && h->row[k].n < width && h->row[k].n > 1));)
		above(h, &h->row[k]);
}

void
heads_settle(struct heads *h, size_t cells)
{
	if (h->settled)
		return;
	h->settled = true;
	if (h->nrow == 0) {
		h->ncol = cells;
		h->col = arena_array(h->mem, cells, sizeof *h->col);
	} else {
		settle(h, cells);
	}
	for (size_t c = 0; c < h->ncol; c++) {
		struct head *col = &h->col[c];

		col->says = column_read(col->text);
		col->year = column_year(col->text, &col->back);
	}
}

/* Whether a number is printed as those above it are: with a point or without,
 * with % or without.  Told of three numbers or more. */
static bool
like(const struct head *col, struct span text, enum cell_class class)
{
	bool point = memchr(text.s, '.', text.n) != NULL;

	if (col->numbers < 3 || span_is(text, SPAN("0")))
		return true;
	if (col->percents == 0 || col->percents == col->numbers)
		if ((class == CELL_PERCENT) != (col->percents > 0))
			return false;
	if (col->points == 0 || col->points == col->numbers)
		return point == (col->points > 0);
	return true;
}

/* Whether a cell may stand in a column: words under words, numbers under
 * numbers. */
static bool
fits(const struct head *col, struct span text)
{
	enum cell_class class = cell_class(text);
	bool words, numbers;

	if (class == CELL_EMPTY || class == CELL_DASH)
		return true;
	switch (col->says.role) {
	case COLUMN_ITEM:
	case COLUMN_REASON:
	case COLUMN_TEXT:
		words = true;
		numbers = false;
		break;
	case COLUMN_TARGET:
	case COLUMN_ACTUAL:
		return true;
	case COLUMN_OTHER:
		words = col->texts > 0 && col->numbers == 0;
		numbers = col->numbers > 0 && col->texts == 0;
		break;
	default:
		words = false;
		numbers = true;
	}
	if (class == CELL_TEXT)
		return !numbers;
	return !words && like(col, text, class);
}

static size_t
distance(const struct head *col, const struct piece *p)
{
	if (p->end <= col->at)
		return col->at - p->end + 1;
	if (col->end <= p->at)
		return p->at - col->end + 1;
	return 0;
}

/* By place on the line. */
static bool
map_place(const struct heads *h, const struct row *r, size_t *map)
{
	size_t from = 0;

	for (size_t k = 0; k < r->n; k++) {
		const struct piece *p = &r->piece[k];
		size_t best = HEADS_NONE, least = (size_t)-1;

		for (size_t c = from; c < h->ncol; c++) {
			size_t away = distance(&h->col[c], p);
			if (away < least) {
				least = away;
				best = c;
			}
		}
		if (best == HEADS_NONE || least > 8)
			return false;
		map[p->cell] = best;
		from = best + 1;
	}
	return true;
}

bool
heads_map(const struct heads *h, const struct row *r, const struct span *text,
    enum form form, size_t *map)
{
	size_t n = r->cells, lost;
	bool left = true, right = true;

	for (size_t c = 0; c < n; c++)
		map[c] = n == h->ncol ? c : HEADS_NONE;
	if (n == h->ncol)
		return true;
	if (n > h->ncol) {
		for (size_t c = h->ncol; c < n; c++)
			left = left && text[c].n == 0;
		/* a header that lacks its corner */
		right = n == h->ncol + 1 && h->nrow > 0 &&
		    cell_class(text[0]) == CELL_TEXT;
		for (size_t c = 1; c < n && right; c++)
			right = fits(&h->col[c - 1], text[c]);
		for (size_t c = 0; c < n && (left || right); c++)
			map[c] = left ? (c < h->ncol ? c : HEADS_NONE)
			    : c > 0   ? c - 1
				      : HEADS_NONE;
		return left || right;
	}
	if (form == FORM_SPACE && h->nrow > 0)
		return map_place(h, r, map);
	if (form == FORM_ONE)
		return false; /* empty cells leave no trace there */
	/* behind dividers the last cells are missing; elsewhere any may be */
	left = form == FORM_TSV || form == FORM_CSV || form == FORM_PIPE ||
	    form == FORM_CELLS;
	lost = h->ncol - n;
	for (size_t c = 0; c < n; c++) {
		left = left && fits(&h->col[c], text[c]);
		right = right && fits(&h->col[c + lost], text[c]);
	}
	if (left == right)
		return false;
	for (size_t c = 0; c < n; c++)
		map[c] = left ? c : c + lost;
	return true;
}
