/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "dateform.h"
#include "mark.h"
#include "share.h"
#include "utf.h"

static struct re *pattern[FORMS];
static size_t guard_of[FORMS];

enum { HEADER = 15, FOOTER = 60, TITLE = 180, UNIT = 90 };

void
dateform_load(void)
{
	static const char *const names[FORMS] = { "full", "day", "han",
		"dashed", "no-year", "no-month", "no-day", "long-year",
		"no-sign", "until-no-sign", "bare", "compact", "published",
		"released", "year", "year-of", "title", "not-full", "until",
		"progress", "docnum", "docnum-open", "docnum-close",
		"docnum-none", "title-number", "unit" };
	struct tsv t = { 0 };
	size_t name, guard, text, n = 0;

	if (pattern[0] != NULL)
		return;
	share_open(&t, "dates.tsv");
	name = tsv_need(&t, "name");
	guard = tsv_need(&t, "guard");
	text = tsv_need(&t, "pattern");
	while (tsv_row(&t)) {
		const char *literals;
		size_t i = 0;

		while (i < FORMS && strcmp(t.cell[name], names[i]) != 0)
			i++;
		if (i == FORMS || pattern[i] != NULL) {
			tsv_bad(&t,
			    "form '%s' is unknown, or stands there "
			    "twice",
			    t.cell[name]);
			continue;
		}
		literals = arena_dup(&perm, t.cell[guard], t.len[guard]);
		pattern[i] = re_new(t.file, t.line,
		    arena_dup(&perm, t.cell[text], t.len[text]), literals);
		guard_of[i] = guard_add(span_of(literals));
		n++;
	}
	if (n < FORMS)
		tsv_bad(&t, "%zu of %d forms of dates are missing", FORMS - n,
		    (int)FORMS);
	share_close(&t);
}

bool
form_next(struct forms_in *x, struct match *m)
{
	const struct hit *h = guard_hits(x->f, guard_of[x->form]);

	for (; x->hit < h->n; x->hit++, x->at = 0) {
		struct span p = flow_para(x->f, h->para[x->hit]);

		if (re_find(pattern[x->form], p, x->at, m)) {
			x->at = (size_t)(m->all.s - p.s) + m->all.n;
			return true;
		}
	}
	return false;
}

bool
form_test(enum form form, struct span s)
{
	return re_test(pattern[form], s);
}

/* ASCII digits, or a Chinese numeral; a year is digit by digit. */
static unsigned
number(struct span s, bool year)
{
	static const char zero[] = "〇零○Ｏ";
	unsigned n = 0;
	size_t len;

	if (s.n > 0 && s.s[0] >= '0' && s.s[0] <= '9') {
		for (size_t i = 0; i < s.n && n < 100000; i++)
			n = n * 10 + (unsigned)(s.s[i] - '0');
		return n;
	}
	if (!year)
		return mark_han(s, &len);
	for (size_t i = 0; i + 3 <= s.n; i += 3) {
		struct span c = span_cut(s, i, i + 3);
		unsigned k = mark_han(c, &len);
		bool is_zero = false;
		for (size_t z = 0; z + 3 < sizeof zero; z += 3)
			is_zero |= memcmp(c.s, zero + z, 3) == 0;
		if ((k == 0 && !is_zero) || k > 9)
			return 0;
		n = n * 10 + k;
	}
	return n;
}

struct day
day_of(const struct match *m)
{
	return (struct day){ number(re_group(m, "y"), true),
		number(re_group(m, "m"), false),
		number(re_group(m, "d"), false) };
}

bool
day_exists(struct day x)
{
	static const unsigned days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };
	bool leap = x.y == 0 ||
	    (x.y % 4 == 0 && (x.y % 100 != 0 || x.y % 400 == 0));

	if (x.m < 1 || x.m > 12 || x.d < 1 || x.d > days[x.m - 1])
		return false;
	return x.m != 2 || x.d != 29 || leap;
}

int
day_cmp(struct day a, struct day b)
{
	if (a.y != b.y)
		return a.y < b.y ? -1 : 1;
	if (a.m != b.m)
		return a.m < b.m ? -1 : 1;
	return a.d < b.d ? -1 : a.d > b.d;
}

size_t
day_readings(struct span s, struct day *one)
{
	size_t n = 0;

	/* 2021 420: the month takes one digit or two */
	for (size_t k = 1; k <= 2 && s.n >= 5 && 4 + k < s.n; k++) {
		struct day x = { number(span_cut(s, 0, 4), true),
			number(span_cut(s, 4, 4 + k), false),
			number(span_from(s, 4 + k), false) };
		if (s.n - 4 - k > 2 || s.s[4] == '0' || s.s[4 + k] == '0' ||
		    !day_exists(x))
			continue;
		*one = x;
		n++;
	}
	return n;
}

/* A paragraph that is nothing but a date: a signature. */
static bool
alone(struct span p, struct dated *x)
{
	static const enum form forms[] = { FORM_FULL, FORM_HAN, FORM_DASHED,
		FORM_COMPACT, FORM_NO_DAY, FORM_NO_YEAR };
	struct match m;

	x->garbled = false;
	x->at = p;
	if (p.n > 64)
		return false;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (re_find(pattern[forms[i]], p, 0, &m) && m.all.n == p.n) {
			x->day = day_of(&m);
			x->garbled = forms[i] >= FORM_NO_YEAR &&
			    forms[i] <= FORM_NO_DAY;
			return true;
		}
	if (re_find(pattern[FORM_BARE], p, 0, &m)) {
		x->garbled = true;
		if (day_readings(m.all, &x->day) != 1)
			x->day = (struct day){ 0 };
		return true;
	}
	return false;
}

/* The name of who signs, on a line of its own. */
static bool
unit_name(struct span p)
{
	return p.n <= UNIT && re_test(pattern[FORM_UNIT], p);
}

static unsigned
year_in(struct span s, struct span *at, enum form form)
{
	struct match m;

	if (!re_find(pattern[form], s, 0, &m))
		return 0;
	*at = m.all;
	return day_of(&m).y;
}

static size_t
head_of(const struct flow *f)
{
	return f->npara < HEADER ? f->npara : HEADER;
}

static void
read_title(struct report *r, const struct flow *f)
{
	size_t head = head_of(f);
	struct match m;

	for (size_t i = 0; i < head && r->year == 0; i++) {
		struct span p = flow_para(f, i);
		struct mark mark;

		if (p.n > TITLE || mark_read(&mark, p) ||
		    !re_find(pattern[FORM_TITLE], p, 0, &m))
			continue;
		r->title = p;
		r->year = year_in(p, &r->year_at, FORM_YEAR);
		r->full = !re_test(pattern[FORM_NOT_FULL], p);
		/* a title on two lines has its year on the first */
		if (r->year == 0 && i > 0 && flow_para(f, i - 1).n < TITLE) {
			struct span before = flow_para(f, i - 1);
			r->year = year_in(before, &r->year_at, FORM_YEAR);
			r->full &= !re_test(pattern[FORM_NOT_FULL], before);
		}
	}
}

struct span
report_title(const struct flow *f)
{
	struct report r = { 0 };

	read_title(&r, f);
	return r.title;
}

/* The dates that stand alone at the head and the foot of a report, or below
 * the name of who signs. */
static void
read_signatures(struct report *r, const struct flow *f)
{
	size_t head = head_of(f);

	for (size_t i = 0; i < f->npara && r->nsigned < DATED; i++) {
		struct dated x;

		if (f->para[i].cell || !alone(flow_para(f, i), &x))
			continue;
		x.below = i > 0 && unit_name(flow_para(f, i - 1));
		if (i < head || f->npara - i <= FOOTER || x.below)
			r->signed_on[r->nsigned++] = x;
	}
}

void
report_read(struct report *r, const struct flow *f)
{
	size_t head = head_of(f);
	struct match m;

	memset(r, 0, sizeof *r);
	read_title(r, f);
	if (r->year == 0) {
		r->full = false;
		r->year = year_in(f->text, &r->year_at, FORM_YEAR_OF);
	}
	read_signatures(r, f);
	if (head > 0) {
		struct span top = span_cut(
		    f->text, 0, f->para[head - 1].at + f->para[head - 1].n);
		if (re_find(pattern[FORM_PUBLISHED], top, 0, &m) ||
		    re_find(pattern[FORM_RELEASED], top, 0, &m)) {
			r->published.day = day_of(&m);
			r->published.at = m.all;
		}
	}
}
