/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "pen.h"
#include "telling.h"
#include "utf.h"

static void
put_decimal(struct pen *p, struct decimal d, bool brackets)
{
	char s[DEC_TEXT];
	size_t n = dec_write(s, d);

	brackets &= d.n < 0;
	if (brackets)
		pen_put(p, "(", 1);
	pen_put(p, s, n);
	if (brackets)
		pen_put(p, ")", 1);
}

/* A figure as printed; one of another printed unit converted to that of `to'.
 */
static void
put_figure(struct pen *p, const struct figure *f, const struct figure *to,
    bool brackets)
{
	struct decimal d = f->number;

	if (f != to && span_is(f->unit, to->unit) &&
	    dec_cmp(f->scale, to->scale) != 0 &&
	    figure_in_unit_of(&d, f->value, to))
		d = dec_trim(d);
	put_decimal(p, d, brackets);
}

static void
put_list(struct pen *p, const struct operand *v, size_t n,
    const struct figure *to, bool grouped)
{
	grouped &= n > 1;
	if (grouped)
		pen_put(p, "(", 1);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			pen_text(p, v[i].sign < 0 ? " - " : " + ");
		else if (v[i].sign < 0)
			pen_put(p, "-", 1);
		put_figure(p, v[i].figure, to, true);
	}
	if (grouped)
		pen_put(p, ")", 1);
}

const char *
relation_formula(const struct relation *r, struct arena *mem)
{
	struct pen p = { .mem = mem };
	const struct figure *to = r->stated;

	put_decimal(&p, r->stated->number, false);
	if (r->stated->kind == FIGURE_PERCENT)
		pen_text(&p, "%");
	else if (r->stated->kind == FIGURE_PERMILLE)
		pen_text(&p, "‰");
	pen_text(&p, r->status == REL_EXCEEDS ? " >= " : " = ");
	if (r->nbase > 0 && figure_is_rate(r->stated))
		to = r->base[0].figure;
	put_list(&p, r->part, r->nparts, to, r->nbase > 0);
	if (r->nbase > 0) {
		pen_text(&p, " / ");
		put_list(&p, r->base, r->nbase, to, true);
	}
	return p.s;
}

/* The last sentence stop in a lead: what stands behind it is this sentence.  Of
 * the stops of three bytes 。 ends in 82, ！ in 81 and ？ in 9f. */
static size_t
sentence_start(struct span s)
{
	for (size_t i = s.n; i-- > 0;) {
		struct span to = { s.s, i + 1 };

		switch ((unsigned char)s.s[i]) {
		case '\n':
			return i + 1;
		case 0x82:
			if (span_ends(to, SPAN("。")))
				return i + 1;
			break;
		case 0x81:
			if (span_ends(to, SPAN("！")))
				return i + 1;
			break;
		case 0x9f:
			if (span_ends(to, SPAN("？")))
				return i + 1;
			break;
		default:
			break;
		}
	}
	return 0;
}

/* Writes at most n code points of s, the last or the first ones. */
static bool
put_bounded(struct pen *p, struct span s, size_t n, bool tail)
{
	size_t have = utf_count(s.s, s.n), i = 0, skip;

	if (have <= n) {
		pen_put(p, s.s, s.n);
		return true;
	}
	for (skip = tail ? have - n : n; skip > 0; skip--)
		i += utf_len((unsigned char)s.s[i]);
	if (tail) {
		pen_text(p, "…");
		pen_put(p, s.s + i, s.n - i);
	} else {
		pen_put(p, s.s, i);
		pen_text(p, "…");
	}
	return false;
}

const char *
figure_sentence(
    const struct figures *list, const struct figure *f, struct arena *mem)
{
	enum { BEFORE = 60, AFTER = 60 };
	static struct arena scratch; /* a document may have a million of them */
	struct pen all = { .mem = &scratch }, out = { .mem = mem };
	size_t at = (size_t)(f - list->v), first = at, last = at, from, to;
	size_t room;

	if (f < list->v || at >= list->n)
		return "";
	arena_reset(&scratch);
	if (f->table > 0) {
		pen_put(&out, f->row_head.s, f->row_head.n);
		pen_text(&out, " | ");
		pen_put(&out, f->col_head.s, f->col_head.n);
		pen_text(&out, " | ");
		pen_put(&out, f->text.s, f->text.n);
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
		pen_put(&all, s.s, s.n);
		pen_put(&all, list->v[i].text.s, list->v[i].text.n);
	}
	pen_put(&all, f->lead.s, f->lead.n);
	from = first == at || list->v[first].sentence == f->sentence
	    ? sentence_start(list->v[first].lead)
	    : 0;
	put_bounded(
	    &out, (struct span){ all.s + from, all.n - from }, BEFORE, true);
	pen_put(&out, f->text.s, f->text.n);
	to = all.n;
	for (size_t i = at + 1; i <= last; i++) {
		pen_put(&all, list->v[i].lead.s, list->v[i].lead.n);
		pen_put(&all, list->v[i].text.s, list->v[i].text.n);
	}
	pen_put(&all, list->v[last].trail.s, list->v[last].trail.n);
	put_bounded(
	    &out, (struct span){ all.s + to, all.n - to }, AFTER, false);
	return out.s;
}

static void
put_place(struct pen *p, const struct figure *f)
{
	char s[3 * DEC_TEXT + 3];
	size_t n = 0;

	if (p->n > 0)
		s[n++] = ' ';
	n += dec_write(s + n, dec_int((int64_t)f->line));
	s[n++] = ':';
	n += dec_write(s + n, dec_int((int64_t)f->col));
	s[n++] = '+';
	n += dec_write(s + n, dec_int((int64_t)figure_length(f)));
	pen_put(p, s, n);
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
decimal_text(struct decimal d, struct span unit, struct arena *mem)
{
	struct pen p = { .mem = mem };
	char s[DEC_TEXT];

	pen_put(&p, s, dec_write_short(s, d));
	pen_put(&p, unit.s, unit.n);
	return p.s;
}

/* The unit as printed: what stands behind the last digit. */
static struct span
printed_unit(const struct figure *f)
{
	size_t i = f->text.n;

	while (i > 0 && !(f->text.s[i - 1] >= '0' && f->text.s[i - 1] <= '9'))
		i--;
	return span_trim(i > 0 ? span_from(f->text, i) : f->unit);
}

/* Findings by formula, to join equal ones. */
struct seen {
	const char *formula;
	size_t finding;
	enum relation_status status;
	struct pen where; /* grows by doubling: there may be a million */
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
fill(struct finding *f, const struct relation *r, const struct figures *list,
    struct arena *mem)
{
	static const char *const names[REL_STATUSES] = { "ok", "rounding",
		"truncated", "partial", "mismatch", "exceeds", "undefined" };
	struct span label = r->stated->label;

	/* a rate is told of by the amount that it speaks of */
	if (r->nbase > 0 && figure_is_rate(r->stated))
		label = r->nbase > 1 ? r->base[0].figure->label
				     : r->part[0].figure->label;

	f->status = names[r->status];
	f->most = r->most;
	f->text = r->stated->text;
	f->nargs = 0;
	if (!finding_wanted(f)) /* what nobody sees need not be told */
		return;
	/* a total that is printed nowhere stands where its parts do */
	f->sentence = figure_sentence(list,
	    r->stated >= list->v && r->stated < list->v + list->n
		? r->stated
		: r->part[0].figure,
	    mem);
	f->hint = r->hint;
	finding_arg(f, "stated", arena_dup(mem, f->text.s, f->text.n));
	finding_arg(f, "label", arena_dup(mem, label.s, label.n));
	finding_arg(f, "note", r->note);
	finding_arg(f, "note_zh", r->note_zh != NULL ? r->note_zh : r->note);
	if (r->elsewhere != NULL)
		finding_arg(f, "elsewhere",
		    decimal_text(dec_int((int64_t)r->elsewhere->line),
			(struct span){ 0 }, mem));
	if (r->status == REL_UNDEFINED)
		return;
	f->difference = decimal_text(r->difference, (struct span){ 0 }, mem);
	f->allowed = decimal_text(r->allowed, (struct span){ 0 }, mem);
	finding_arg(f, "computed",
	    decimal_text(r->computed, printed_unit(r->stated), mem));
}

void
relations_tell(const struct relations *list, const struct figures *figures,
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
				put_place(&seen[h].where, r->stated);
			f->where = seen[h].where.s;
			continue;
		}
		f = finding_add(
		    to, r->stated->line, r->stated->col, r->check, "");
		f->formula = formula;
		f->where = places(r, to->mem);
		fill(f, r, figures, to->mem);
		seen[h] = (struct seen){ formula, to->n - 1, r->status,
			{ .mem = to->mem } };
		if (f->where != NULL)
			pen_text(&seen[h].where, f->where);
	}
}
