/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "relation.h"
#include "utf.h"

enum { CORNERS = 4 };	/* distinct figures that a quotient may have */

/* What a figure may be: [lo, hi], open to one side if its bound says so. */
struct range {
	struct decimal lo, hi;
	bool below, above;	/* no lower, no upper end */
};

struct relation
relation_new(struct arena *mem, const char *check,
    const struct figure *stated, size_t n)
{
	struct relation r = { .check = check, .stated = stated, .factor = 1,
		.most = LEVEL_ERROR };

	r.part = arena_array(mem, n, sizeof *r.part);
	if (stated->kind == FIGURE_PERCENT)
		r.factor = 100;
	else if (stated->kind == FIGURE_PERMILLE)
		r.factor = 1000;
	return r;
}

void
relation_part(struct relation *r, const struct figure *f, int sign)
{
	r->part[r->nparts++] = (struct operand){ f, sign };
}

void
relation_base(struct relation *r, const struct figure *f, int sign)
{
	if (r->nbase == sizeof r->base / sizeof *r->base)
		abort();
	r->base[r->nbase++] = (struct operand){ f, sign };
}

/* Counted things, printed to the last one. */
static bool
exact(const struct figure *f)
{
	return (f->kind == FIGURE_COUNT || f->kind == FIGURE_TIMES ||
		   f->kind == FIGURE_POINTS) &&
	    dec_cmp(f->scale, dec_int(1)) == 0;
}

static bool
rate(const struct figure *f)
{
	return f->kind == FIGURE_PERCENT || f->kind == FIGURE_PERMILLE ||
	    f->kind == FIGURE_RATIO;
}

/* The smaller of *least and the quantum of f, if f is printed in this unit. */
static void
finer(struct decimal *least, const struct figure *f, const struct figure *like)
{
	if (f->kind == like->kind && dec_cmp(f->scale, like->scale) == 0 &&
	    dec_cmp(f->quantum, *least) < 0)
		*least = f->quantum;
}

struct decimal
relation_quantum(const struct relation *r, const struct figure *f)
{
	struct decimal least = f->quantum, floor;

	if (exact(f) || dec_sign(f->number) == 0)
		return dec_int(0);
	if (rate(f))
		return f->quantum;
	finer(&least, r->stated, f);
	for (size_t i = 0; i < r->nparts; i++)
		finer(&least, r->part[i].figure, f);
	for (size_t i = 0; i < r->nbase; i++)
		finer(&least, r->base[i].figure, f);
	if (dec_shift(&floor, f->scale, -2) && dec_cmp(least, floor) < 0)
		least = floor;
	return dec_cmp(f->quantum, least) < 0 ? f->quantum : least;
}

static bool
half(struct decimal *to, struct decimal d)
{
	return dec_times(&d, d, 5) && dec_shift(to, d, -1);
}

/* The half-width that a bound of about leaves: half a percent of the value,
 * for a rate one unit of its last place. */
static bool
about(struct decimal *to, const struct figure *f, struct decimal width)
{
	struct decimal wide;

	if (rate(f)) {
		*to = f->quantum;
		return true;
	}
	if (!dec_times(&wide, dec_abs(f->value), 5) ||
	    !dec_shift(&wide, wide, -3))
		return false;
	*to = dec_cmp(wide, width) > 0 ? wide : width;
	return true;
}

static bool
range_of(struct range *to, const struct relation *r, const struct figure *f)
{
	struct decimal width;

	memset(to, 0, sizeof *to);
	if (!half(&width, relation_quantum(r, f)))
		return false;
	if (f->bound == BOUND_ABOUT && !about(&width, f, width))
		return false;
	to->above = f->bound == BOUND_LEAST || f->bound == BOUND_OVER;
	to->below = f->bound == BOUND_MOST || f->bound == BOUND_UNDER;
	return dec_sub(&to->lo, f->value, width) &&
	    dec_add(&to->hi, f->value, width);
}

/* The value of a signed list. */
static bool
total(struct decimal *to, const struct operand *v, size_t n)
{
	*to = dec_int(0);
	for (size_t i = 0; i < n; i++) {
		struct decimal d = v[i].figure->value;
		if (!dec_add(to, *to, v[i].sign < 0 ? dec_neg(d) : d))
			return false;
	}
	return true;
}

/* A value in the printed unit of a figure; exact when the scale is a power of
 * ten, else cut to six places, for people. */
static bool
in_unit_of(struct decimal *to, struct decimal d, const struct figure *f)
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

static bool
judge_sum(struct relation *r)
{
	struct range t;
	struct decimal sum, diff, down, up, allowed;
	bool below, above;

	if (!total(&sum, r->part, r->nparts) ||
	    !dec_sub(&diff, sum, r->stated->value) ||
	    !range_of(&t, r, r->stated))
		return false;
	/* how far the true difference may lie below and above diff */
	if (!dec_sub(&down, t.hi, r->stated->value) ||
	    !dec_sub(&up, r->stated->value, t.lo))
		return false;
	below = t.above;
	above = t.below;
	for (size_t i = 0; i < r->nparts; i++) {
		const struct figure *f = r->part[i].figure;
		struct decimal lower, upper;
		bool plus = r->part[i].sign > 0;

		if (!range_of(&t, r, f) || !dec_sub(&lower, f->value, t.lo) ||
		    !dec_sub(&upper, t.hi, f->value) ||
		    !dec_add(&down, down, plus ? lower : upper) ||
		    !dec_add(&up, up, plus ? upper : lower))
			return false;
		below |= plus ? t.below : t.above;
		above |= plus ? t.above : t.below;
	}
	allowed = dec_cmp(down, up) > 0 ? down : up;
	if (dec_sign(diff) == 0)
		r->status = REL_OK;
	else if (dec_sign(diff) > 0 ? below || dec_cmp(diff, down) <= 0
				    : above || dec_cmp(dec_neg(diff), up) <= 0)
		r->status = REL_ROUNDING;
	else
		r->status = REL_MISMATCH;
	return in_unit_of(&r->computed, sum, r->stated) &&
	    in_unit_of(&r->difference, diff, r->stated) &&
	    in_unit_of(&r->allowed, allowed, r->stated);
}

/* The distinct figures of a quotient, each with its range. */
struct corners {
	const struct figure *figure[CORNERS];
	struct range range[CORNERS];
	size_t n;
};

static bool
gather(struct corners *c, const struct relation *r, const struct operand *v,
    size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t k = 0;
		while (k < c->n && c->figure[k] != v[i].figure)
			k++;
		if (k < c->n)
			continue;
		if (c->n == CORNERS ||
		    !range_of(&c->range[c->n], r, v[i].figure))
			return false;
		c->figure[c->n++] = v[i].figure;
	}
	return true;
}

static bool
at_corner(struct decimal *to, const struct corners *c, unsigned corner,
    const struct operand *v, size_t n)
{
	*to = dec_int(0);
	for (size_t i = 0; i < n; i++) {
		size_t k = 0;
		struct decimal d;
		while (c->figure[k] != v[i].figure)
			k++;
		d = corner >> k & 1 ? c->range[k].hi : c->range[k].lo;
		if (!dec_add(to, *to, v[i].sign < 0 ? dec_neg(d) : d))
			return false;
	}
	return true;
}

/* Sign of num * factor / den - x, for a den that is not 0. */
static int
against(struct decimal num, struct decimal den, int factor, struct decimal x)
{
	int s = dec_cmp_products(num, dec_int(factor), x, den);

	return dec_sign(den) < 0 ? -s : s;
}

static bool
judge_quotient(struct relation *r)
{
	struct corners c = { .n = 0 };
	struct range s;
	struct decimal num, den, x, cut, scaled;
	bool over = false, under = false, bounded = false;
	int places = r->stated->number.scale;

	if (!total(&num, r->part, r->nparts) ||
	    !total(&den, r->base, r->nbase) || !range_of(&s, r, r->stated))
		return false;
	if (dec_sign(den) == 0) {
		r->status = REL_UNDEFINED;
		r->computed = r->difference = r->allowed = dec_int(0);
		return true;
	}
	if (!gather(&c, r, r->part, r->nparts) ||
	    !gather(&c, r, r->base, r->nbase) ||
	    !dec_times(&scaled, num, r->factor))
		return false;
	for (size_t k = 0; k < c.n; k++)
		bounded |= c.range[k].below || c.range[k].above;
	for (unsigned k = 0; k < 1u << c.n; k++) {
		struct decimal a, b;
		if (!at_corner(&a, &c, k, r->part, r->nparts) ||
		    !at_corner(&b, &c, k, r->base, r->nbase))
			return false;
		if (dec_sign(b) != dec_sign(den)) {
			over = under = true;	/* it may be anything */
			continue;
		}
		over |= against(a, b, r->factor, s.lo) >= 0;
		under |= against(a, b, r->factor, s.hi) <= 0;
	}
	over |= s.below || bounded;
	under |= s.above || bounded;
	/* compare in the printed unit: that is where places count */
	if (!in_unit_of(&scaled, scaled, r->stated) ||
	    !dec_quotient(&x, scaled, den, places, false) ||
	    !dec_quotient(&cut, scaled, den, places, true))
		return false;
	if (dec_cmp(x, r->stated->number) == 0)
		r->status = REL_OK;
	else if (over && under)
		r->status = REL_ROUNDING;
	else if (dec_cmp(cut, r->stated->number) == 0)
		r->status = REL_TRUNCATED;
	else
		r->status = REL_MISMATCH;
	if (places + 2 <= DEC_SCALE)
		places += 2;
	if (!dec_quotient(&r->computed, scaled, den, places, false) &&
	    !dec_quotient(&r->computed, scaled, den, 0, false))
		return false;
	if (!dec_sub(&r->difference, r->computed, r->stated->number))
		return false;
	return half(&x, relation_quantum(r, r->stated)) &&
	    in_unit_of(&r->allowed, x, r->stated);
}

bool
relation_judge(struct relation *r)
{
	r->held = r->nbase > 0 ? judge_quotient(r) : judge_sum(r);
	return r->held;
}

bool
relation_closes(const struct relation *r)
{
	struct relation copy = *r;
	struct decimal sum, diff, allowed, width, most;

	if (r->nbase > 0)
		return relation_judge(&copy) && copy.status <= REL_ROUNDING;
	if (!total(&sum, r->part, r->nparts) ||
	    !dec_sub(&diff, sum, r->stated->value))
		return false;
	if (dec_sign(diff) == 0)
		return true;
	most = relation_quantum(r, r->stated);
	if (!half(&allowed, most))
		return false;
	for (size_t i = 0; i < r->nparts; i++) {
		struct decimal q = relation_quantum(r, r->part[i].figure);
		if (!half(&width, q) || !dec_add(&allowed, allowed, width))
			return false;
		if (dec_cmp(q, most) > 0)
			most = q;
	}
	if (!dec_times(&most, most, 2))
		return false;
	diff = dec_abs(diff);
	return dec_cmp(diff, allowed) <= 0 && dec_cmp(diff, most) <= 0;
}

/* Text that grows in an arena. */
struct pen {
	struct arena *mem;
	char *s;
	size_t n, cap;
};

static void
put(struct pen *p, const char *s, size_t n)
{
	if (p->n + n + 1 > p->cap) {
		size_t cap = 2 * (p->n + n + 1);
		p->s = arena_grow(p->mem, p->s, p->n, cap);
		p->cap = cap;
	}
	if (n > 0)
		memcpy(p->s + p->n, s, n);
	p->n += n;
	p->s[p->n] = '\0';
}

static void
put_text(struct pen *p, const char *s)
{
	put(p, s, strlen(s));
}

static void
put_decimal(struct pen *p, struct decimal d, bool brackets)
{
	char s[DEC_TEXT];
	size_t n = dec_write(s, d);

	brackets &= d.n < 0;
	if (brackets)
		put(p, "(", 1);
	put(p, s, n);
	if (brackets)
		put(p, ")", 1);
}

/* A figure as printed; one of another printed unit converted to that of `to'. */
static void
put_figure(struct pen *p, const struct figure *f, const struct figure *to,
    bool brackets)
{
	struct decimal d = f->number;

	if (f != to && span_is(f->unit, to->unit) &&
	    dec_cmp(f->scale, to->scale) != 0 &&
	    in_unit_of(&d, f->value, to))
		d = dec_trim(d);
	put_decimal(p, d, brackets);
}

static void
put_list(struct pen *p, const struct operand *v, size_t n,
    const struct figure *to, bool grouped)
{
	grouped &= n > 1;
	if (grouped)
		put(p, "(", 1);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			put_text(p, v[i].sign < 0 ? " - " : " + ");
		else if (v[i].sign < 0)
			put(p, "-", 1);
		put_figure(p, v[i].figure, to, true);
	}
	if (grouped)
		put(p, ")", 1);
}

const char *
relation_formula(const struct relation *r, struct arena *mem)
{
	struct pen p = { .mem = mem };
	const struct figure *to = r->stated;

	put_decimal(&p, r->stated->number, false);
	if (r->stated->kind == FIGURE_PERCENT)
		put_text(&p, "%");
	else if (r->stated->kind == FIGURE_PERMILLE)
		put_text(&p, "‰");
	put_text(&p, r->status == REL_EXCEEDS ? " >= " : " = ");
	if (r->nbase > 0 && rate(r->stated))
		to = r->base[0].figure;
	put_list(&p, r->part, r->nparts, to, r->nbase > 0);
	if (r->nbase > 0) {
		put_text(&p, " / ");
		put_list(&p, r->base, r->nbase, to, true);
	}
	return p.s;
}

struct relation *
relations_add(struct relations *list, struct relation r)
{
	struct relation *to = ARENA_PUSH(list->mem, list->v, list->n,
	    list->cap);

	*to = r;
	return to;
}

/* The last sentence stop in a lead: what stands behind it is this sentence. */
static size_t
sentence_start(struct span s)
{
	static const char *const stops[] = { "。", "！", "？", "\n" };
	size_t at = 0;

	for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
		size_t k = span_find_last(s, span_of(stops[i]));
		if (k <= s.n && k + strlen(stops[i]) > at)
			at = k + strlen(stops[i]);
	}
	return at;
}

/* Writes at most n code points of s, the last or the first ones. */
static bool
put_bounded(struct pen *p, struct span s, size_t n, bool tail)
{
	size_t have = utf_count(s.s, s.n), i = 0, skip;

	if (have <= n) {
		put(p, s.s, s.n);
		return true;
	}
	for (skip = tail ? have - n : n; skip > 0; skip--)
		i += utf_len((unsigned char)s.s[i]);
	if (tail) {
		put_text(p, "…");
		put(p, s.s + i, s.n - i);
	} else {
		put(p, s.s, i);
		put_text(p, "…");
	}
	return false;
}

const char *
figure_sentence(const struct figures *list, const struct figure *f,
    struct arena *mem)
{
	enum { BEFORE = 60, AFTER = 60 };
	struct pen all = { .mem = mem }, out = { .mem = mem };
	size_t at = (size_t)(f - list->v), first = at, last = at, from, to;
	size_t room;

	if (f < list->v || at >= list->n)
		return "";
	if (f->table > 0) {
		put(&out, f->row_head.s, f->row_head.n);
		put_text(&out, " | ");
		put(&out, f->col_head.s, f->col_head.n);
		put_text(&out, " | ");
		put(&out, f->text.s, f->text.n);
		return out.s;
	}
	for (room = 0; first > 0 && room < 3 * BEFORE &&
	    list->v[first - 1].sentence == f->sentence &&
	    list->v[first - 1].table == 0;
	    first--)
		room += list->v[first].lead.n;
	for (room = 0; last + 1 < list->n && room < 3 * AFTER &&
	    list->v[last + 1].sentence == f->sentence &&
	    list->v[last + 1].table == 0;
	    last++)
		room += list->v[last + 1].lead.n;
	for (size_t i = first; i < at; i++) {
		struct span s = list->v[i].lead;
		put(&all, s.s, s.n);
		put(&all, list->v[i].text.s, list->v[i].text.n);
	}
	put(&all, f->lead.s, f->lead.n);
	from = first == at || list->v[first].sentence == f->sentence
	    ? sentence_start(list->v[first].lead)
	    : 0;
	put_bounded(&out, (struct span){ all.s + from, all.n - from }, BEFORE,
	    true);
	put(&out, f->text.s, f->text.n);
	to = all.n;
	for (size_t i = at + 1; i <= last; i++) {
		put(&all, list->v[i].lead.s, list->v[i].lead.n);
		put(&all, list->v[i].text.s, list->v[i].text.n);
	}
	put(&all, list->v[last].trail.s, list->v[last].trail.n);
	put_bounded(&out, (struct span){ all.s + to, all.n - to }, AFTER,
	    false);
	return out.s;
}

static void
put_place(struct pen *p, const struct figure *f)
{
	char s[80];
	struct decimal d[3] = { dec_int((int64_t)f->line),
		dec_int((int64_t)f->col), dec_int((int64_t)figure_length(f)) };

	if (p->n > 0)
		put(p, " ", 1);
	for (int i = 0; i < 3; i++) {
		size_t n = dec_write(s, d[i]);
		put(p, i == 1 ? ":" : i == 2 ? "+" : "", i > 0);
		put(p, s, n);
	}
}

static const char *
places(const struct relation *r, struct arena *mem)
{
	struct pen p = { .mem = mem };

	for (size_t i = 0; i < r->nparts; i++)
		put_place(&p, r->part[i].figure);
	for (size_t i = 0; i < r->nbase; i++) {
		bool again = false;
		for (size_t k = 0; k < r->nparts; k++)
			again |= r->part[k].figure == r->base[i].figure;
		if (!again)
			put_place(&p, r->base[i].figure);
	}
	return p.s;
}

static const char *
decimal_text(struct decimal d, struct arena *mem)
{
	struct pen p = { .mem = mem };
	char s[DEC_TEXT];

	put(&p, s, dec_write_short(s, d));
	return p.s;
}

/* The unit as printed: what stands behind the last digit. */
static const char *
unit_text(const struct figure *f, struct arena *mem)
{
	size_t i = f->text.n;

	while (i > 0 && !(f->text.s[i - 1] >= '0' && f->text.s[i - 1] <= '9'))
		i--;
	if (i == 0)
		return arena_dup(mem, f->unit.s, f->unit.n);
	return arena_dup(mem, f->text.s + i, f->text.n - i);
}

/* Findings by formula, to join equal ones. */
struct seen {
	const char *formula;
	size_t finding;
	enum relation_status status;
};

static size_t
hash(const char *s)
{
	size_t h = 5381;

	while (*s != '\0')
		h = h * 33 ^ (unsigned char)*s++;
	return h;
}

static void
join(struct finding *f, const struct relation *r, struct arena *mem)
{
	struct pen p = { .mem = mem };

	if (f->where != NULL)
		put_text(&p, f->where);
	put_place(&p, r->stated);
	f->where = p.s;
}

static void
fill(struct finding *f, const struct relation *r, const struct figures *list,
    struct arena *mem)
{
	static const char *const names[REL_STATUSES] = { "ok", "rounding",
		"truncated", "partial", "mismatch", "exceeds", "undefined" };
	struct span label = r->stated->label;

	f->status = names[r->status];
	f->most = r->most;
	f->text = r->stated->text;
	f->sentence = figure_sentence(list, r->stated, mem);
	f->hint = r->hint;
	f->nargs = 0;
	if (r->status != REL_UNDEFINED) {
		f->difference = decimal_text(r->difference, mem);
		f->allowed = decimal_text(r->allowed, mem);
		finding_arg(f, "computed", decimal_text(r->computed, mem));
	}
	finding_arg(f, "unit", unit_text(r->stated, mem));
	finding_arg(f, "label", arena_dup(mem, label.s, label.n));
	finding_arg(f, "note", r->note);
	finding_arg(f, "note_zh", r->note_zh != NULL ? r->note_zh : r->note);
	if (r->status != REL_UNDEFINED)
		finding_arg(f, "gap",
		    decimal_text(dec_abs(r->difference), mem));
}

void
relations_report(const struct relations *list, const struct figures *figures,
    struct findings *to)
{
	size_t room = 16;
	struct seen *seen;

	while (room < 2 * list->n)
		room *= 2;
	seen = arena_array(to->mem, room, sizeof *seen);
	for (size_t i = 0; i < list->n; i++) {
		const struct relation *r = &list->v[i];
		const char *formula = relation_formula(r, to->mem);
		size_t h;
		struct finding *f;

		if (!r->held)
			continue;
		/* `>=' and `=' of the same figures are one relation */
		for (h = hash(formula) & (room - 1); seen[h].formula != NULL;
		    h = (h + 1) & (room - 1))
			if (strcmp(seen[h].formula, formula) == 0 &&
			    strcmp(to->v[seen[h].finding].check, r->check) == 0)
				break;
		if (seen[h].formula != NULL) {
			f = &to->v[seen[h].finding];
			if (r->status < seen[h].status) {
				seen[h].status = r->status;
				fill(f, r, figures, to->mem);
			}
			if (f->line != r->stated->line ||
			    f->col != r->stated->col)
				join(f, r, to->mem);
			continue;
		}
		f = finding_add(to, r->stated->line, r->stated->col, r->check,
		    "");
		f->formula = formula;
		f->where = places(r, to->mem);
		fill(f, r, figures, to->mem);
		seen[h] = (struct seen){ formula, to->n - 1, r->status };
	}
}
