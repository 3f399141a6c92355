/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "column.h"
#include "reading.h"
#include "relation.h"
#include "rowname.h"
#include "utf.h"
#include "years.h"

/* A figure that can be compared, with what its report says of its change. */
struct year_item {
	struct span entity, name, unit, basis;
	unsigned year, report; /* its own, that of its report */
	const char *file;
	struct figure f; /* numbers alone; its spans are empty */
	struct figure change, rate;
	int change_sign, rate_sign; /* 0: none is stated */
	size_t order;
};

static const char *const statuses[YEAR_STATUSES] = { "same", "increase",
	"decrease", "contradicts", "restated", "ambiguous", "single" };

const char *
year_status_name(enum year_status s)
{
	return statuses[s];
}

void
years_load(void)
{
	cues_load();
	column_load();
}

static struct span
keep(struct span s)
{
	return (struct span){ s.n > 0 ? arena_dup(&perm, s.s, s.n) : "", s.n };
}

/* A name without blanks, quotes, what row heads carry before it, and the basis
 * behind it, which is a column of its own. */
static struct span
plain(struct span s, char *buf, size_t room)
{
	static const char *const bases[] = { "年初预算数", "年初预算",
		"全年预算数", "预算数", "决算数", "预算", "决算" };
	size_t n = 0, len;

	s = row_name(s).name;
	for (size_t i = 0; i < s.n; i += len) {
		uint32_t c = utf_fold(utf_get(s.s + i, &len));

		if (c != ' ' && c != '"' && c != 0x201c && c != 0x201d &&
		    c != '\n' && c != '\t' && n + 4 <= room)
			n += utf_put(buf + n, c);
	}
	s = (struct span){ buf, n };
	for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
		struct span w = span_of(bases[i]);

		if (s.n > w.n && span_ends(s, w)) {
			s.n -= w.n;
			break;
		}
	}
	return s;
}

/* The year that most figures of a report are of. */
static unsigned
report_year(const struct figures *all)
{
	enum { FROM = 1949, TO = 2100 };
	size_t count[TO - FROM] = { 0 };
	unsigned best = 0;

	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].year >= FROM && all->v[i].year < TO)
			count[all->v[i].year - FROM]++;
	for (unsigned y = 0; y < TO - FROM; y++)
		if (count[y] > 0 &&
		    (best == 0 || count[y] >= count[best - FROM]))
			best = FROM + y;
	return best;
}

/* A figure without its text. */
static struct figure
bare(const struct figure *f, struct span unit)
{
	struct figure b = { .line = f->line,
		.col = f->col,
		.kind = f->kind,
		.bound = f->bound,
		.value = f->value,
		.number = f->number,
		.scale = f->scale,
		.quantum = f->quantum,
		.unit = unit };

	return b;
}

/* Whether a cell holds amounts of an item. */
static bool
cell(const struct figure *f)
{
	enum column_role role = column_read(f->col_head).role;

	return f->table > 0 &&
	    (role == COLUMN_AMOUNT || role == COLUMN_OTHER ||
		role == COLUMN_COUNT) &&
	    f->row_head.n > 0;
}

static struct year_item *
add(struct years *to, const struct figures *all, const struct figure *f,
    struct span name, unsigned year, unsigned report)
{
	char buf[200];
	struct year_item *x;
	struct span s = plain(f->term.n > 0 ? f->term : name, buf, sizeof buf);

	if (s.n == 0 || year == 0 || row_name(s).total != ROW_PLAIN ||
	    (f->kind != FIGURE_MONEY && f->kind != FIGURE_COUNT) ||
	    f->bound != BOUND_IS)
		return NULL;
	x = ARENA_PUSH(&perm, to->v, to->n, to->cap);
	x->entity = keep(f->entity);
	x->name = keep(s);
	x->unit = keep(f->unit);
	x->basis = keep(f->basis);
	x->year = year;
	x->report = report;
	x->file = all->file;
	x->f = bare(f, x->unit);
	x->order = to->n;
	return x;
}

void
years_take(struct years *to, const struct figures *all)
{
	struct figures named = *all;
	struct reading r;
	unsigned report = report_year(all);
	size_t *place = arena_array(all->mem, all->n + 1, sizeof *place);

	named.file = arena_dup(&perm, all->file, strlen(all->file));
	reading_make(&r, all);
	for (size_t i = 0; i < r.n; i++) {
		const struct token *t = &r.v[i];
		const struct figure *f = t->figure;
		const struct token *host = t->host == NO_TOKEN ? NULL
							       : &r.v[t->host];

		if (f->table > 0 ? cell(f) : t->role == ROLE_AMOUNT) {
			if (add(to, &named, f,
				f->table > 0 ? f->row_head : f->label, f->year,
				report) != NULL)
				place[i] = to->n;
		} else if (t->role == ROLE_BASE && host != NULL &&
		    t->against == AGAINST_PRIOR && host->figure->year > 0) {
			struct figure prior = *f;

			if (prior.term.n == 0)
				prior.term = host->figure->term;
			if (prior.basis.n == 0)
				prior.basis = host->figure->basis;
			add(to, &named, &prior, host->figure->label,
			    host->figure->year - 1, report);
		} else if (host != NULL && place[t->host] > 0 &&
		    t->against == AGAINST_PRIOR && t->sign != 0 &&
		    (t->role == ROLE_CHANGE || t->role == ROLE_RATE)) {
			struct year_item *x = &to->v[place[t->host] - 1];

			if (t->role == ROLE_CHANGE && x->change_sign == 0) {
				x->change_sign = t->sign;
				x->change = bare(f, keep(f->unit));
			} else if (t->role == ROLE_RATE && x->rate_sign == 0) {
				x->rate_sign = t->sign;
				x->rate = bare(f, keep(f->unit));
			}
		}
	}
}

static int
compare_spans(struct span a, struct span b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n > 0 ? memcmp(a.s, b.s, n) : 0;

	return c != 0 ? c : (a.n > b.n) - (a.n < b.n);
}

/* Of one item: all that a row needs in common. */
static int
compare_items(const struct year_item *a, const struct year_item *b)
{
	int c = compare_spans(a->entity, b->entity);

	if (c == 0 && a->entity.n == 0)
		c = strcmp(a->file, b->file);
	if (c == 0)
		c = compare_spans(a->name, b->name);
	if (c == 0)
		c = compare_spans(a->unit, b->unit);
	return c != 0 ? c : compare_spans(a->basis, b->basis);
}

static int
compare(const void *x, const void *y)
{
	const struct year_item *a = x, *b = y;
	int c = compare_items(a, b);

	if (c == 0)
		c = (a->year > b->year) - (a->year < b->year);
	return c != 0 ? c : (a->order > b->order) - (a->order < b->order);
}

/* Whether two prints may be of one value. */
static bool
same(const struct figure *a, const struct figure *b)
{
	struct decimal d, q;

	if (!dec_sub(&d, a->value, b->value))
		return false;
	d = dec_abs(d);
	q = dec_cmp(a->quantum, b->quantum) > 0 ? a->quantum : b->quantum;
	return dec_sign(d) == 0 ||
	    (dec_times(&d, d, 2) && dec_cmp(d, q) <= 0 &&
		dec_cmp(a->quantum, b->quantum) != 0);
}

/* The one value of items [from, to), the finest print of it; NULL if there are
 * several.  own: of the year's own report alone, or of the others alone. */
static const struct year_item *
single(const struct year_item *v, size_t from, size_t to, int own, bool *any)
{
	const struct year_item *best = NULL;

	*any = false;
	for (size_t i = from; i < to; i++) {
		if (own >= 0 && (v[i].report == v[i].year) != (own == 1))
			continue;
		if (*any && (best == NULL || !same(&best->f, &v[i].f))) {
			best = NULL;
			continue;
		}
		if (best == NULL ||
		    dec_cmp(v[i].f.quantum, best->f.quantum) < 0)
			best = &v[i];
		*any = true;
	}
	return best;
}

static struct year_side
side(const struct year_item *v, const struct year_item *first)
{
	struct year_side s = { .known = v != NULL };

	if (v == NULL)
		v = first;
	s.value = v->f.value;
	s.year = v->year;
	s.basis = v->basis;
	s.file = v->file;
	s.line = v->f.line;
	return s;
}

/* after - before, and what the report says of it. */
static void
change(struct year_row *row, const struct year_item *a,
    const struct year_item *b, struct arena *mem)
{
	struct relation rel;
	struct decimal d, hundred;

	if (!dec_sub(&row->change, b->f.value, a->f.value))
		return;
	row->has_change = true;
	row->status = dec_sign(row->change) > 0 ? YEAR_INCREASE
	    : dec_sign(row->change) < 0         ? YEAR_DECREASE
						: YEAR_SAME;
	if (dec_sign(a->f.value) != 0 &&
	    dec_times(&hundred, row->change, 100) &&
	    dec_quotient(&d, hundred, dec_abs(a->f.value), 2, false)) {
		row->rate = d;
		row->has_rate = true;
	}
	if (b->year != a->year + 1)
		return;
	if (b->change_sign != 0) {
		row->says_change = true;
		row->stated_change = b->change_sign > 0
		    ? b->change.value
		    : dec_neg(b->change.value);
		rel = relation_new(mem, "difference", &b->change, 2);
		relation_part(&rel, &b->f, b->change_sign);
		relation_part(&rel, &a->f, -b->change_sign);
		if (relation_judge(&rel) && rel.status == REL_MISMATCH)
			row->status = YEAR_CONTRADICTS;
	}
	if (b->rate_sign != 0) {
		row->says_rate = true;
		row->stated_rate = b->rate_sign > 0 ? b->rate.value
						    : dec_neg(b->rate.value);
		rel = relation_new(mem, "change", &b->rate, 2);
		relation_part(&rel, &b->f, b->rate_sign);
		relation_part(&rel, &a->f, -b->rate_sign);
		relation_base(&rel, &a->f, 1);
		if (relation_judge(&rel) &&
		    (rel.status == REL_MISMATCH || rel.status == REL_UNDEFINED))
			row->status = YEAR_CONTRADICTS;
	}
}

static struct year_row *
push(struct year_rows *to, const struct year_item *of)
{
	struct year_row *row = ARENA_PUSH(&perm, to->v, to->n, to->cap);

	row->entity = of->entity;
	row->item = of->name;
	row->unit = of->unit;
	return row;
}

/* The items [from, to) are of one thing. */
static void
rows(const struct year_item *v, size_t from, size_t to, struct year_rows *out,
    struct arena *mem)
{
	size_t last = to; /* where the year before begins */

	for (size_t i = from, next; i < to; i = next) {
		const struct year_item *own, *later, *a, *b;
		struct year_row *row;
		bool has_own, has_later, any;

		for (next = i; next < to && v[next].year == v[i].year;)
			next++;
		own = single(v, i, next, 1, &has_own);
		later = single(v, i, next, 0, &has_later);
		if (own != NULL && later != NULL && later->report > own->year &&
		    !same(&own->f, &later->f)) {
			row = push(out, own);
			row->before = side(own, own);
			row->after = side(later, later);
			change(row, own, later, mem);
			row->status = YEAR_RESTATED;
		}
		if (last < to) {
			a = single(v, last, i, 1, &any);
			if (!any)
				a = single(v, last, i, -1, &any);
			b = has_own ? own : single(v, i, next, -1, &any);
			row = push(out, &v[i]);
			row->before = side(a, &v[last]);
			row->after = side(b, &v[i]);
			row->status = YEAR_AMBIGUOUS;
			if (a != NULL && b != NULL)
				change(row, a, b, mem);
		} else if (next == to) {
			row = push(out, &v[i]);
			row->after = side(single(v, i, next, -1, &any), &v[i]);
			row->status = row->after.known ? YEAR_SINGLE
						       : YEAR_AMBIGUOUS;
		}
		last = i;
	}
}

void
years_rows(struct years *y, struct year_rows *out)
{
	struct arena mem = { 0 };

	if (y->n > 0)
		qsort(y->v, y->n, sizeof *y->v, compare);
	for (size_t i = 0, next; i < y->n; i = next) {
		for (next = i;
		     next < y->n && compare_items(&y->v[i], &y->v[next]) == 0;)
			next++;
		rows(y->v, i, next, out, &mem);
		arena_reset(&mem);
	}
}
