/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "decimal.h"
#include "doubled.h"
#include "guard.h"
#include "quotes.h"
#include "re.h"
#include "share.h"
#include "utf.h"
#include "wording.h"

/* Beyond this many rows of one rule the rest of a document is more of it. */
enum { ROWS = 200, MANY = 10, OFTEN = 3, WHERE = 300 };

struct rule {
	const char *check, *status, *hint;
	size_t guard;
	enum level most;
	bool prose;
	struct re *re;
	size_t row[OFTEN], nrow; /* the last rows of a document, from 1 */
};

static struct rule *rules;
static size_t nrules;
static struct re *money;

void
wording_load(void)
{
	struct tsv t = { 0 };
	size_t check, status, most, scope, guard, pattern, hint, cap = 0;

	if (rules != NULL)
		return;
	share_open(&t, "patterns.tsv");
	check = tsv_need(&t, "check");
	status = tsv_need(&t, "status");
	most = tsv_need(&t, "most");
	scope = tsv_need(&t, "scope");
	guard = tsv_need(&t, "guard");
	pattern = tsv_need(&t, "pattern");
	hint = tsv_need(&t, "hint");
	while (tsv_row(&t)) {
		struct rule *r;
		enum level l = LEVEL_ERROR;

		while (l > LEVEL_NONE && strcmp(t.cell[most], level_name(l)))
			l--;
		if (l == LEVEL_NONE) {
			tsv_bad(&t,
			    "most '%s' is none of note, warning, "
			    "error",
			    t.cell[most]);
			continue;
		}
		if (t.len[guard] == 0) {
			tsv_bad(&t, "a pattern needs a guard");
			continue;
		}
		r = ARENA_PUSH(&perm, rules, nrules, cap);
		r->check = arena_dup(&perm, t.cell[check], t.len[check]);
		r->status = arena_dup(&perm, t.cell[status], t.len[status]);
		r->hint = arena_dup(&perm, t.cell[hint], t.len[hint]);
		r->guard = guard_add((struct span){
		    arena_dup(&perm, t.cell[guard], t.len[guard]),
		    t.len[guard] });
		r->most = l;
		r->prose = strcmp(t.cell[scope], "prose") == 0;
		r->re = re_new(t.file, t.line,
		    arena_dup(&perm, t.cell[pattern], t.len[pattern]), NULL);
	}
	share_close(&t);
	doubled_load();
	money = re_new(__FILE__, __LINE__,
	    "(?<n>[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?|[0-9]+(?:\\.[0-9]+)?)"
	    " ?(?<u>万元|亿元|元)",
	    "元");
}

static bool
is_prose(const struct flow *f, size_t i)
{
	struct span s = flow_para(f, i);

	return !f->para[i].cell &&
	    (span_has(s, SPAN("，")) || span_has(s, SPAN("。")) ||
		span_has(s, SPAN("；")) || span_has(s, SPAN(",")));
}

/* The hint of a rule with {t} and {-} filled in. */
static const char *
hint_of(struct findings *out, const char *hint, struct span text)
{
	const char *brace = strchr(hint, '{');
	char *s;
	size_t k = 0;

	if (brace == NULL || *hint == '\0')
		return *hint ? hint : NULL;
	if (brace[1] == 't')
		return finding_text(out, "%.*s%.*s%s", (int)(brace - hint),
		    hint, (int)text.n, text.s, brace + 3);
	s = arena_get(out->mem, text.n + 1);
	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] != '-')
			s[k++] = text.s[i];
	return s;
}

static struct span
quoted(const struct match *m)
{
	struct span t = re_group(m, "t");

	return span_trim(t.n > 0 ? t : m->all);
}

/* Marks the bytes of a piece as spoken for; false if some already were. */
static bool
claim(unsigned char *taken, struct span text, struct span s)
{
	size_t at = (size_t)(s.s - text.s);

	if (memchr(taken + at, 1, s.n) != NULL)
		return false;
	memset(taken + at, 1, s.n);
	return true;
}

/* The same words told of in OFTEN paragraphs already: the last of the rows. */
static struct finding *
often(const struct rule *r, struct span text, struct findings *out)
{
	for (size_t i = 0; i < OFTEN; i++)
		if (r->nrow < OFTEN ||
		    !span_is(out->v[r->row[i] - 1].text, text))
			return NULL;
	return &out->v[r->row[(r->nrow - 1) % OFTEN] - 1];
}

static void
add_place(
    struct finding *x, struct flow *f, struct span s, struct findings *out)
{
	if (x->where == NULL || strlen(x->where) < WHERE)
		x->where = finding_text(out, "%s%s%s", x->where ? x->where : "",
		    x->where ? " " : "", flow_where(f, out, s));
}

/* One rule on one paragraph: a row, whose `where' holds the same words again.
 */
static void
apply(struct rule *r, struct flow *f, size_t i, unsigned char *taken,
    size_t *left, struct findings *out)
{
	struct span p = flow_para(f, i), t;
	struct finding *x = NULL;
	size_t at = 0;
	struct match m;

	while (*left > 0 && re_find(r->re, p, at, &m)) {
		at = (size_t)(m.all.s - p.s) + m.all.n;
		at += m.all.n == 0;
		t = quoted(&m);
		/* a line end may part a number from the rest of its unit */
		if (!f->para[i].cell && t.s + t.n == p.s + p.n &&
		    strcmp(r->check, "unit") == 0)
			continue;
		if (t.n == 0 || !claim(taken, f->text, t))
			continue;
		if (x != NULL && span_is(x->text, flow_printed(f, t))) {
			add_place(x, f, t, out);
			continue;
		}
		if ((x = often(r, flow_printed(f, t), out)) != NULL) {
			add_place(x, f, t, out);
			continue;
		}
		x = flow_finding(f, out, t, r->check, r->status);
		r->row[r->nrow++ % OFTEN] = out->n;
		x->most = r->most;
		x->hint = hint_of(out, r->hint, x->text);
		--*left;
	}
}

/* Does a sum end before this (，。；、）)? */
static bool
ends(struct span s)
{
	static const struct span stops[] = { SPAN_ROW("，"), SPAN_ROW("。"),
		SPAN_ROW("；"), SPAN_ROW("、"), SPAN_ROW("）"), SPAN_ROW(","),
		SPAN_ROW(";"), SPAN_ROW(")"), SPAN_ROW("\n") };

	for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
		if (span_begins(s, stops[i]))
			return true;
	return false;
}

/* Does a text write sums without 元 as often as with it (609.9亿, 230.3亿)? */
static bool
shorthand(struct span text, struct span scale)
{
	size_t bare = 0, full = 0, at;

	while ((at = span_find(text, scale)) < text.n) {
		bool number = at > 0 && text.s[at - 1] >= '0' &&
		    text.s[at - 1] <= '9';

		text = span_from(text, at + scale.n);
		full += number && span_begins(text, SPAN("元"));
		bare += number && (text.n == 0 || ends(text));
	}
	return bare > full;
}

/* So many words written twice are the bold type of a PDF; what all of a text
 * leaves out is its way of writing. */
static void
soften(const struct flow *f, struct findings *out, size_t from)
{
	bool yi = shorthand(f->text, SPAN("亿"));
	bool wan = shorthand(f->text, SPAN("万"));
	size_t n = 0;

	for (size_t i = from; i < out->n; i++)
		if (strcmp(out->v[i].check, "unit") == 0 &&
		    strcmp(out->v[i].status, "missing") == 0 &&
		    (span_ends(out->v[i].text, SPAN("亿")) ? yi : wan))
			out->v[i].most = LEVEL_NONE;

	for (size_t i = from; i < out->n; i++)
		n += strcmp(out->v[i].status, "doubled") == 0;
	for (size_t i = from; i < out->n && n > MANY; i++)
		if (strcmp(out->v[i].status, "doubled") == 0)
			out->v[i].most = LEVEL_NOTE;
}

static void
apply_all(struct flow *f, struct findings *out)
{
	static struct arena scratch; /* it may be ten times the text */
	size_t before = out->n;
	unsigned char *taken = arena_get(&scratch, f->text.n + 1);
	bool *prose = arena_array(&scratch, f->npara, sizeof *prose);
	struct doubled room = { .mem = &scratch };

	for (size_t i = 0; i < f->npara; i++)
		prose[i] = is_prose(f, i);
	for (size_t k = 0; k < nrules; k++) {
		const struct hit *h = guard_hits(f, rules[k].guard);
		size_t left = ROWS;

		rules[k].nrow = 0;

		for (size_t i = 0; i < h->n && left > 0; i++)
			if (!rules[k].prose || prose[h->para[i]])
				apply(&rules[k], f, h->para[i], taken, &left,
				    out);
	}
	for (size_t i = 0; i < f->npara; i++)
		if (prose[i])
			doubled_check(f, i, taken, &room, out);
	arena_reset(&scratch);
	soften(f, out, before);
}

/* A sum of money in a list. */
struct sum {
	struct span all;
	struct decimal n;
	bool yuan; /* 元, not 万元 */
	struct span before, after;
};

enum { LIST = 40 };

/* Does it stand as `name figure' between commas: no rate (每人, 标准), nothing
 * bound to it behind? */
static bool
plain(const struct sum *s)
{
	static const char *const no[] = { "每", "人均", "户均", "亩均", "标准",
		"单价", "均价", "月", "超过", "以上", "以下", "奖", "罚" };
	static const char *const end[] = { "，", "、", "；", "。", ",", ";",
		"）", ")", "和" };

	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		if (span_has(s->before, span_of(no[i])))
			return false;
	if (s->after.n == 0)
		return true;
	for (size_t i = 0; i < sizeof end / sizeof *end; i++)
		if (span_begins(s->after, span_of(end[i])))
			return true;
	return false;
}

/* 元 among 万元: exactly one, with decimals, of a size like the others'. */
static void
odd_unit(struct flow *f, const struct sum *v, size_t n, struct findings *out)
{
	const struct sum *odd = NULL;
	size_t others = 0;
	struct decimal least = { 0 }, most = { 0 };
	struct finding *x;

	for (size_t i = 0; i < n; i++) {
		if (v[i].yuan) {
			if (odd != NULL)
				return;
			odd = &v[i];
			continue;
		}
		if (dec_sign(v[i].n) == 0)
			continue;
		if (others == 0 || dec_cmp(v[i].n, least) < 0)
			least = v[i].n;
		if (others == 0 || dec_cmp(v[i].n, most) > 0)
			most = v[i].n;
		others++;
	}
	if (odd == NULL || others < 3 || odd->n.scale == 0 || !plain(odd) ||
	    dec_cmp(odd->n, least) < 0 || dec_cmp(odd->n, most) > 0)
		return;
	x = flow_finding(f, out, odd->all, "unit", "wrong");
	finding_arg(x, "stated", "万元");
	x->hint = finding_text(
	    out, "%.*s万元", (int)(x->text.n - strlen("元")), x->text.s);
}

/* Is there a sum in 元 with decimals at all?  Without one nothing is odd. */
static bool
yuan_with_decimals(struct span s)
{
	size_t k;

	while ((k = span_find(s, SPAN("元"))) < s.n) {
		size_t i = k, end;

		i -= i > 0 && s.s[i - 1] == ' ';
		for (end = i; i > 0 && s.s[i - 1] >= '0' && s.s[i - 1] <= '9';)
			i--;
		if (i < end && i > 0 && s.s[i - 1] == '.')
			return true;
		s = span_from(s, k + 3);
	}
	return false;
}

static void
units(struct flow *f, struct findings *out)
{
	struct span text = f->text;
	struct sum v[LIST];
	size_t n = 0, end = 0;
	struct match m;
	char digits[64];

	if (!yuan_with_decimals(text))
		return;
	for (size_t at = 0; re_find(money, text, at, &m);) {
		size_t from = (size_t)(m.all.s - text.s), k = 0, stop;
		struct span u = re_group(&m, "u"), d = re_group(&m, "n");
		struct span gap = span_cut(text, end, from);
		struct sum s = { .all = m.all };

		for (size_t i = 0; i < d.n && k < sizeof digits; i++)
			if (d.s[i] != ',')
				digits[k++] = d.s[i];
		stop = from + m.all.n;
		s.yuan = span_is(u, SPAN("元"));
		s.before = gap;
		s.after = span_from(text, stop);
		/* a list ends with its sentence, or at another unit */
		if (n == LIST || gap.n > 90 || span_has(gap, SPAN("。")) ||
		    span_has(gap, SPAN("\n"))) {
			odd_unit(f, v, n, out);
			n = 0;
		}
		if (!span_is(u, SPAN("亿元")) && dec_parse(&s.n, digits, k))
			v[n++] = s;
		at = end = stop;
	}
	odd_unit(f, v, n, out);
}

void
wording_check(struct flow *f, struct findings *out)
{
	wording_load();
	apply_all(f, out);
	quotes_check(f, out);
	units(f, out);
	findings_sort(out);
}
