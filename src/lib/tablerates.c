/* SPDX-License-Identifier: MIT */
/* The ratio columns of tables.h. */
#include "grid.h"
#include "sense.h"
#include "tables.h"

enum { SAMPLE = 200, NEAR = 12, FEW = 6 };

/* How a column of ratios is made out of others. */
enum made {
	MADE_OF,    /* a / b */
	MADE_MORE,  /* (a - b) / b */
	MADE_SHARE, /* a / the a of the total row */
	MADES
};

struct formula {
	enum made made;
	size_t a, b;
	size_t closes, fails;
	bool said; /* by the heads */
};

static const char *
check_of(struct span head)
{
	static const struct {
		const char *word, *check;
	} names[] = { { "控制率", "control-rate" }, { "节约", "saving" },
		{ "执行率", "completion" }, { "完成率", "completion" },
		{ "完成", "completion" }, { "占", "share" },
		{ "比重", "share" }, { "增", "change" }, { "减", "change" },
		{ "变动", "change" }, { "同比", "change" } };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (span_has(head, span_of(names[i].word)))
			return names[i].check;
	return "rate";
}

/* The row that a share is of: the nearest total below, else above. */
static size_t
total_row(const struct grid *g)
{
	size_t found = g->nrow;

	for (size_t r = 0; r < g->nrow; r++)
		if (g->name[r].total == ROW_TOTAL) {
			if (found < g->nrow)
				return g->nrow; /* several */
			found = r;
		}
	return found;
}

/* q of a row by a formula; false if a figure is missing. */
static bool
quotient(struct relation *rel, const struct grid *g, size_t row, size_t q,
    const struct formula *f, size_t total, struct arena *mem)
{
	const struct figure *stated = grid_at(g, row, q),
			    *a = grid_at(g, row, f->a), *b;

	if (f->made == MADE_SHARE)
		b = total < g->nrow ? grid_at(g, total, f->a) : NULL;
	else
		b = grid_at(g, row, f->b);
	if (stated == NULL || a == NULL || b == NULL || a->kind != b->kind ||
	    stated->kind != FIGURE_PERCENT)
		return false;
	for (int sign = 1; sign >= -1; sign -= 2) {
		*rel = relation_new(
		    mem, check_of(g->column[q].head), stated, 2);
		if (sign < 0)
			relation_part(rel, b, 1);
		relation_part(rel, a, sign);
		if (sign > 0 && f->made == MADE_MORE)
			relation_part(rel, b, -1);
		relation_base(rel, b, 1);
		if (!relation_judge(rel))
			return false;
		/* a saving has no sign, a growth may have lost it */
		if (rel->status != REL_MISMATCH || f->made != MADE_MORE)
			return true;
	}
	/* told the way round that gives the printed sign */
	if (dec_sign(stated->value) >= 0 && dec_cmp(a->value, b->value) > 0) {
		*rel = relation_new(mem, rel->check, stated, 2);
		relation_part(rel, a, 1);
		relation_part(rel, b, -1);
		relation_base(rel, b, 1);
		return relation_judge(rel);
	}
	return true;
}

static void
vote(struct formula *f, const struct grid *g, size_t q, size_t total,
    size_t step, struct arena *mem)
{
	struct relation rel;

	f->closes = f->fails = 0;
	for (size_t r = 0; r < g->nrow; r += step) {
		if (r == total && f->made == MADE_SHARE)
			continue;
		if (!quotient(&rel, g, r, q, f, total, mem) ||
		    rel.status == REL_UNDEFINED ||
		    dec_sign(rel.part[0].figure->value) == 0)
			continue;
		if (rel.status == REL_MISMATCH)
			f->fails++;
		else
			f->closes++;
	}
}

static size_t
only(const struct grid *g, bool (*is)(const struct grid_column *))
{
	size_t found = g->ncol;

	for (size_t c = 0; c < g->ncol; c++)
		if (g->column[c].amounts && is(&g->column[c])) {
			if (found < g->ncol)
				return g->ncol;
			found = c;
		}
	return found;
}

static bool
spent(const struct grid_column *c)
{
	return span_is(c->says.basis, SPAN("决算"));
}

static bool
planned(const struct grid_column *c)
{
	return span_has(c->says.basis, SPAN("预算"));
}

static bool
lettered_a(const struct grid_column *c)
{
	return span_has(c->head, SPAN("(A)")) ||
	    span_has(c->head, SPAN("（A）"));
}

static bool
lettered_b(const struct grid_column *c)
{
	return span_has(c->head, SPAN("(B)")) ||
	    span_has(c->head, SPAN("（B）"));
}

/* The nearest column of a kind to the left of another. */
static size_t
left(const struct grid *g, size_t of, bool (*is)(const struct grid_column *))
{
	for (size_t c = of; c-- > 0;)
		if (g->column[c].amounts && is(&g->column[c]))
			return c;
	return g->ncol;
}

static bool
posts(const struct grid_column *c)
{
	return sense_in(SENSE_POSTS_APPROVED, c->head);
}

static bool
present(const struct grid_column *c)
{
	return sense_in(SENSE_POSTS_FILLED, c->head);
}

/* What the heads say of how the ratio is made. */
static bool
said(const struct grid *g, size_t q, struct formula *f)
{
	struct span head = g->column[q].head;

	*f = (struct formula){ .made = MADE_OF, .said = true };
	if (span_has(head, SPAN("B/A"))) {
		f->a = only(g, lettered_b);
		f->b = only(g, lettered_a);
	} else if (sense_in(SENSE_EXECUTION_RATE, head)) {
		f->a = only(g, spent);
		f->b = only(g, planned);
	} else if (sense_in(SENSE_CONTROL_RATE, head)) {
		f->a = left(g, q, present);
		f->b = left(g, q, posts);
	} else {
		return false;
	}
	return f->a < g->ncol && f->b < g->ncol && f->a != f->b;
}

static size_t
apart(size_t a, size_t b)
{
	return a > b ? a - b : b - a;
}

/* More rows agree; of as many, fewer do not; then the nearer columns. */
static bool
better(const struct formula *f, const struct formula *than, size_t q)
{
	if (f->closes != than->closes)
		return f->closes > than->closes;
	if (f->fails != than->fails)
		return f->fails < than->fails;
	return apart(q, f->a) + apart(q, f->b) <
	    apart(q, than->a) + apart(q, than->b);
}

/* The formula that most rows agree on: out of all by some of the rows, out of
 * the best by every row. */
static bool
found(const struct grid *g, size_t q, size_t total, struct formula *best,
    struct arena *mem)
{
	struct formula few[FEW];
	size_t n = 0, step = g->nrow / SAMPLE + 1;

	for (size_t a = 0; a < g->ncol && a < NEAR; a++)
		for (size_t b = 0; b < g->ncol && b < NEAR; b++)
			for (int made = 0; made < MADES; made++) {
				struct formula f = {
					.made = (enum made)made, .a = a, .b = b
				};
				size_t k;

				if (!g->column[a].amounts ||
				    !g->column[b].amounts ||
				    (a == b) != (made == MADE_SHARE))
					continue;
				vote(&f, g, q, total, step, mem);
				if (f.closes == 0)
					continue;
				if (n < FEW)
					few[n++] = f;
				else if (better(&f, &few[n - 1], q))
					few[n - 1] = f;
				for (k = n - 1;
				     k > 0 && better(&few[k], &few[k - 1], q);
				     k--) {
					f = few[k];
					few[k] = few[k - 1];
					few[k - 1] = f;
				}
			}
	*best = (struct formula){ .a = g->ncol, .b = g->ncol };
	for (size_t k = 0; k < n; k++) {
		if (step > 1)
			vote(&few[k], g, q, total, 1, mem);
		if (better(&few[k], best, q))
			*best = few[k];
	}
	return best->closes >= 2 && best->closes > best->fails;
}

/* Whether so many rows agree that one which does not is worth a word. */
static bool
agreed(const struct formula *f)
{
	return f->fails <= 1 || f->fails * 8 <= f->closes;
}

void
tables_rates(const struct figures *figures, struct relations *to)
{
	struct grids grids;

	grids_make(&grids, figures);
	for (size_t i = 0; i < grids.n; i++) {
		const struct grid *g = &grids.v[i];
		size_t total = total_row(g);

		for (size_t q = 0; q < g->ncol; q++) {
			struct formula f;
			struct relation rel;

			if (g->column[q].kind != FIGURE_PERCENT)
				continue;
			if (said(g, q, &f)) {
				vote(&f, g, q, total, 1, to->mem);
				if (f.fails > f.closes)
					continue; /* not made so after all */
			} else if (!found(g, q, total, &f, to->mem)) {
				continue;
			}
			for (size_t r = 0; r < g->nrow; r++) {
				if (!quotient(
					&rel, g, r, q, &f, total, to->mem))
					continue;
				/* 0 of 0 is a convention */
				if (rel.status == REL_UNDEFINED &&
				    dec_sign(rel.stated->value) == 0 &&
				    dec_sign(rel.part[0].figure->value) == 0)
					continue;
				if (rel.status == REL_MISMATCH && !f.said) {
					if (!agreed(&f) || g->broken)
						continue;
					rel.most = LEVEL_WARNING;
				}
				relations_add(to, rel);
			}
		}
	}
}
