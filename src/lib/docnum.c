/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "dateform.h"
#include "docnum.h"
#include "share.h"
#include "utf.h"

struct known {
	const char *number, *title;
};

enum { ROWS = 200 };

static struct known *known;
static size_t nknown;

void
docnum_load(void)
{
	struct tsv t = { 0 };
	size_t number, title, cap = 0;

	if (known != NULL)
		return;
	share_open(&t, "docnums.tsv");
	number = tsv_need(&t, "number");
	title = tsv_need(&t, "title");
	while (tsv_row(&t))
		*ARENA_PUSH(&perm, known, nknown, cap) = (struct known){
			arena_dup(&perm, t.cell[number], t.len[number]),
			arena_dup(&perm, t.cell[title], t.len[title])
		};
	share_close(&t);
}

/* The issuer's code without the words before it: 根据甲财绩 -> 甲财绩. */
static struct span
code_of(struct span p)
{
	static const char *const words[] = { "根据", "依据", "按照", "遵照",
		"按", "参照", "印发", "下发", "关于", "文件", "通知", "及",
		"和", "与", "以", "见", "的", "为", "第", "在", "将", "由",
		"执行", "落实", "贯彻", "规定", "办法" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct span w = span_of(words[i]);
		size_t at = span_find_last(p, w);
		if (at <= p.n && at + w.n < p.n)
			p = span_from(p, at + w.n);
	}
	return p;
}

/* The number from its code on. */
static struct span
whole(const struct match *m, struct span code)
{
	size_t skip = (size_t)(code.s - m->all.s);

	return span_from(m->all, skip);
}

static const char *
proper(struct findings *out, struct span code, const struct match *m)
{
	struct span n = re_group(m, "n");

	return finding_text(out, "%.*s〔%u〕%.*s号", (int)code.n, code.s,
	    day_of(m).y, (int)n.n, n.s);
}

static bool
conforms(const struct match *m)
{
	return span_is(re_group(m, "a"), SPAN("〔")) &&
	    span_is(re_group(m, "b"), SPAN("〕")) && re_group(m, "f").n == 0 &&
	    re_group(m, "z").n == 0;
}

struct seen {
	const char *number, *status;
	size_t row;
};

/* A row of this status for this number, or the place added to the one there
 * is. */
static struct finding *
tell(struct flow *f, struct findings *out, struct seen *v, size_t *n,
    struct span at, const char *number, const char *status)
{
	for (size_t i = 0; i < *n; i++)
		if (strcmp(v[i].number, number) == 0 &&
		    strcmp(v[i].status, status) == 0) {
			struct finding *x = &out->v[v[i].row];
			if (x->where == NULL || strlen(x->where) < 200)
				x->where = finding_text(out, "%s%s%s",
				    x->where ? x->where : "",
				    x->where ? " " : "",
				    flow_where(f, out, at));
			return NULL;
		}
	if (*n == ROWS)
		return NULL;
	v[*n] = (struct seen){ number, status, out->n };
	++*n;
	return flow_finding(f, out, at, "document-number", status);
}

static void
numbers(struct flow *f, unsigned year, const char *dated, struct findings *out,
    struct seen *v, size_t *n)
{
	struct forms_in in = { f, FORM_DOCNUM, 0, 0 };
	struct match m;

	while (form_next(&in, &m)) {
		struct span code = code_of(re_group(&m, "p"));
		struct span all = whole(&m, code);
		const char *number = proper(out, code, &m);
		struct finding *x;

		if (year > 0 && day_of(&m).y > year &&
		    (x = tell(f, out, v, n, all, number, "late")) != NULL)
			finding_arg(x, "stated", dated);
		/* numbers of courts and auditors have a norm of their own */
		if (conforms(&m) || span_ends(code, SPAN("字")) ||
		    span_ends(code, SPAN("审")) || span_ends(code, SPAN("令")))
			continue;
		x = tell(f, out, v, n, all, number, "style");
		if (x != NULL)
			x->hint = number;
	}
}

static void
lost_brackets(struct flow *f, struct findings *out, struct seen *v, size_t *n)
{
	static const enum form forms[] = { FORM_DOCNUM_OPEN, FORM_DOCNUM_CLOSE,
		FORM_DOCNUM_NONE };
	struct match m;

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		for (struct forms_in in = { f, forms[i], 0, 0 };
		     form_next(&in, &m);) {
			struct span code = code_of(re_group(&m, "p"));
			const char *number = proper(out, code, &m);
			struct finding *x = tell(
			    f, out, v, n, whole(&m, code), number, "garbled");

			if (x != NULL)
				x->hint = number;
		}
}

/* How many of the pairs of neighbouring characters of a stand in b, in
 * percent. */
static unsigned
likeness(struct span a, struct span b)
{
	size_t pairs = 0, same = 0, len, next;

	for (size_t i = 0; i < a.n; i += len) {
		utf_get(a.s + i, &len);
		if (i + len >= a.n)
			break;
		utf_get(a.s + i + len, &next);
		pairs++;
		same += span_has(b, span_cut(a, i, i + len + next));
	}
	return pairs == 0 ? 100 : (unsigned)(same * 100 / pairs);
}

static void
titles(struct flow *f, struct findings *out, struct seen *v, size_t *n)
{
	struct forms_in in = { f, FORM_TITLE_NUMBER, 0, 0 };
	struct match m;

	while (form_next(&in, &m)) {
		struct span t = re_group(&m, "t");
		const char *number = proper(
		    out, code_of(re_group(&m, "p")), &m);

		for (size_t i = 0; i < nknown; i++) {
			struct span title = span_of(known[i].title);
			struct finding *x;

			if (strcmp(known[i].number, number) != 0 ||
			    span_has(t, title) || span_has(title, t) ||
			    likeness(title, t) >= 60 ||
			    likeness(t, title) >= 80)
				continue;
			x = tell(f, out, v, n, m.all, number, "wrong");
			if (x == NULL)
				continue;
			x->text = span_of(number);
			finding_arg(x, "computed", known[i].title);
			finding_arg(x, "stated", arena_dup(out->mem, t.s, t.n));
		}
	}
}

void
docnum_check(
    struct flow *f, unsigned year, const char *dated, struct findings *out)
{
	struct seen *v = arena_array(out->mem, ROWS, sizeof *v);
	size_t n = 0;

	numbers(f, year, dated, out, v, &n);
	lost_brackets(f, out, v, &n);
	titles(f, out, v, &n);
}
