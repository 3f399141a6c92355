/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "decimal.h"
#include "flow.h"
#include "quotes.h"
#include "re.h"
#include "share.h"
#include "utf.h"
#include "wording.h"

struct rule {
	const char *check, *status, *hint, *guard;
	enum level most;
	bool prose;
	struct re *re;
};

/* Beyond this many rows of one rule the rest of a document is more of it. */
enum { ROWS = 200, PLACES = 20 };

static struct rule *rules;
static size_t nrules;
static struct re *money;

void
wording_load(void)
{
	struct tsv t = {0};
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
		r = ARENA_PUSH(&perm, rules, nrules, cap);
		r->check = arena_dup(&perm, t.cell[check], t.len[check]);
		r->status = arena_dup(&perm, t.cell[status], t.len[status]);
		r->hint = arena_dup(&perm, t.cell[hint], t.len[hint]);
		r->guard = arena_dup(&perm, t.cell[guard], t.len[guard]);
		r->most = l;
		r->prose = strcmp(t.cell[scope], "prose") == 0;
		r->re = re_new(t.file, t.line,
		    arena_dup(&perm, t.cell[pattern], t.len[pattern]),
		    r->guard);
	}
	share_close(&t);
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
		span_has(s, SPAN("；")) || span_has(s, SPAN(", ")) ||
		span_has(s, SPAN(",")));
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

/* One rule on one paragraph: a row, whose `where' holds the same words again.
 */
static void
apply(struct rule *r, struct flow *f, size_t i, unsigned char *taken,
    size_t *left, struct findings *out)
{
	struct span p = flow_para(f, i), t;
	struct finding *x = NULL;
	size_t at = 0, same = 0;
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
			if (same++ < PLACES)
				x->where = finding_text(out, "%s%s%s",
				    x->where ? x->where : "",
				    x->where ? " " : "", flow_where(f, out, t));
			continue;
		}
		x = flow_finding(f, out, t, r->check, r->status);
		x->most = r->most;
		x->hint = hint_of(out, r->hint, x->text);
		--*left;
		same = 0;
	}
}

static void
apply_all(struct flow *f, struct findings *out)
{
	unsigned char *taken = arena_get(out->mem, f->text.n + 1);
	bool *prose = arena_array(out->mem, f->npara, sizeof *prose);

	for (size_t i = 0; i < f->npara; i++)
		prose[i] = is_prose(f, i);
	for (size_t k = 0; k < nrules; k++) {
		struct rule *r = &rules[k];
		struct span guard = span_of(r->guard);
		size_t left = ROWS;

		for (size_t at = 0; at < f->text.n && left > 0;) {
			struct span rest = span_from(f->text, at);
			size_t g = guard.n ? span_find(rest, guard) : 0, i;
			if (g > rest.n)
				break;
			i = flow_index(f, at + g);
			if (!r->prose || prose[i])
				apply(r, f, i, taken, &left, out);
			at = f->para[i].at + f->para[i].n + 1;
		}
	}
}

/* A sum of money in a list. */
struct sum {
	struct span all;
	struct decimal n;
	bool yuan; /* 元, not 万元 */
	bool item; /* stands as `name figure' between commas */
};

enum { LIST = 40 };

/* Is it a plain item: no rate (每人, 标准), nothing bound to it behind? */
static bool
plain(struct span before, struct span after)
{
	static const char *const no[] = {"每", "人均", "户均", "亩均", "标准",
	    "单价", "均价", "月", "超过", "以上", "以下", "奖", "罚"};
	static const char *const end[] = {
	    "，", "、", "；", "。", ",", ";", "）", ")", "和"};

	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		if (span_has(before, span_of(no[i])))
			return false;
	if (after.n == 0)
		return true;
	for (size_t i = 0; i < sizeof end / sizeof *end; i++)
		if (span_begins(after, span_of(end[i])))
			return true;
	return false;
}

/* 元 among 万元: exactly one, with decimals, of a size like the others'. */
static void
odd_unit(struct flow *f, const struct sum *v, size_t n, struct findings *out)
{
	const struct sum *odd = NULL;
	size_t others = 0;
	struct decimal least = {0}, most = {0};
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
	if (odd == NULL || others < 3 || !odd->item || odd->n.scale == 0 ||
	    dec_cmp(odd->n, least) < 0 || dec_cmp(odd->n, most) > 0)
		return;
	x = flow_finding(f, out, odd->all, "unit", "wrong");
	finding_arg(x, "stated", "万元");
	x->hint = finding_text(
	    out, "%.*s万元", (int)(x->text.n - strlen("元")), x->text.s);
}

static void
units(struct flow *f, struct findings *out)
{
	struct span text = f->text;
	struct sum v[LIST];
	size_t n = 0, end = 0;
	struct match m;
	char digits[64];

	for (size_t at = 0; re_find(money, text, at, &m);) {
		size_t from = (size_t)(m.all.s - text.s), k = 0, stop;
		struct span u = re_group(&m, "u"), d = re_group(&m, "n");
		struct span gap = span_cut(text, end, from);
		struct sum s = {.all = m.all};

		for (size_t i = 0; i < d.n && k < sizeof digits; i++)
			if (d.s[i] != ',')
				digits[k++] = d.s[i];
		stop = from + m.all.n;
		s.yuan = span_is(u, SPAN("元"));
		s.item = plain(gap, span_from(text, stop));
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
wording_check(const struct doc *d, struct findings *out)
{
	struct flow *f;

	wording_load();
	f = flow_of(d, out->mem);
	apply_all(f, out);
	quotes_check(f, out);
	units(f, out);
	findings_sort(out);
}
