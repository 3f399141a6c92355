/* SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <string.h>

#include "mark.h"
#include "quotes.h"
#include "utf.h"

enum kind { DOUBLE, SINGLE, CORNER, TITLE, ROUND, SQUARE, KINDS };
enum side { OPEN, CLOSE, EITHER };

static const struct pair {
	uint32_t c;
	enum kind kind;
	enum side side;
	bool half; /* half-width, or straight */
} marks[] = {
	{ 0x201c, DOUBLE, OPEN, false },
	{ 0x201d, DOUBLE, CLOSE, false },
	{ '"', DOUBLE, EITHER, true },
	{ 0xff02, DOUBLE, EITHER, true },
	{ 0x2018, SINGLE, OPEN, false },
	{ 0x2019, SINGLE, CLOSE, false },
	{ 0x300c, CORNER, OPEN, false },
	{ 0x300d, CORNER, CLOSE, false },
	{ 0x300a, TITLE, OPEN, false },
	{ 0x300b, TITLE, CLOSE, false },
	{ 0xff08, ROUND, OPEN, false },
	{ 0xff09, ROUND, CLOSE, false },
	{ '(', ROUND, OPEN, true },
	{ ')', ROUND, CLOSE, true },
	{ 0x3010, SQUARE, OPEN, false },
	{ 0x3011, SQUARE, CLOSE, false },
};

/* How many paragraphs further a counterpart may stand. */
static const size_t reach[KINDS] = { 8, 8, 8, 3, 3, 3 };

enum { STACK = 32, ROWS = 500, SCRAP = 60, MANY = 20 };

struct open {
	const struct pair *mark;
	struct span at;
	size_t para;
};

struct scan {
	struct flow *f;
	struct findings *out;
	struct open open[STACK];
	size_t n, rows;
	size_t para;
	enum kind kind;
	struct span told; /* the sentence last told of */
};

static const struct pair *
mark_of(uint32_t c)
{
	/* nearly all characters are none */
	if (c > 0x7f ? (c < 0x2018 || c > 0x201d) &&
		    (c < 0x300a || c > 0x3011) && (c < 0xff02 || c > 0xff09)
		     : c != '"' && c != '(' && c != ')')
		return NULL;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i].c == c)
			return &marks[i];
	return NULL;
}

/* The mark with up to six characters on each side, inside its paragraph. */
static struct span
around(struct span p, struct span s)
{
	size_t from = (size_t)(s.s - p.s), to = from + s.n;

	for (int i = 0; i < 6 && from > 0; i++)
		do
			from--;
		while (from > 0 && ((unsigned char)p.s[from] & 0xc0) == 0x80);
	for (int i = 0; i < 6 && to < p.n; i++)
		to += utf_len((unsigned char)p.s[to]);
	return span_cut(p, from, to < p.n ? to : p.n);
}

static bool
ended(struct span p)
{
	static const char *const ends[] = { "。", "！", "？", "；", "：", "”",
		"）", ".", ";", ":", ")", "\"", "》" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (span_ends(p, span_of(ends[i])))
			return true;
	return false;
}

/* Does a sentence end here? */
static bool
full(struct span p)
{
	return span_ends(p, SPAN("。")) || span_ends(p, SPAN("！")) ||
	    span_ends(p, SPAN("？")) || span_ends(p, SPAN("。”")) ||
	    span_ends(p, SPAN("。）"));
}

/* A short line that neither ends a sentence nor is a heading, or a cell, which
 * a page may have parted from the rest of it. */
static bool
scrap(const struct flow *f, size_t i)
{
	struct span p = flow_para(f, i);
	struct mark m;

	return utf_fit(p.s, p.n, SCRAP - 1) == p.n && !mark_read(&m, p) &&
	    (!ended(p) || p.n < 24 || (i > 0 && !ended(flow_para(f, i - 1))));
}

/* One row for a sentence and kind of mark: the first slip upsets the rest. */
static void
tell(struct scan *x, struct span s, const struct pair *mark, enum level most,
    bool lost)
{
	size_t i = flow_index(x->f, (size_t)(s.s - x->f->text.s));
	struct span p = flow_para(x->f, i);
	struct span sentence = flow_sentence(x->f, s);
	struct finding *r;

	if (x->rows == ROWS ||
	    (x->told.s != NULL && x->told.s == sentence.s &&
		(x->kind <= SINGLE) == (mark->kind <= SINGLE)))
		return;
	x->told = sentence;
	x->kind = mark->kind;
	r = flow_finding(x->f, x->out, around(p, s), "quote", "unbalanced");
	finding_arg(r, "stated", arena_dup(x->out->mem, s.s, s.n));
	/* what a paragraph lacks at its very beginning a converter took */
	if (lost)
		finding_arg(r, "lost", " ");
	/* a scrap of a page layout may hold one half of a pair rightly */
	r->most = most > LEVEL_NOTE && scrap(x->f, i) ? LEVEL_NOTE : most;
	x->rows++;
}

/* Is this `)' the end of a list mark, `1)' or `a)', or of a smiley? */
static bool
list_mark(struct span p, size_t at)
{
	size_t i = at, n = 0;

	while (i > 0 && n < 4) {
		unsigned char c = (unsigned char)p.s[i - 1];
		if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
		    (c >= 'A' && c <= 'Z')) {
			i--;
			n++;
			continue;
		}
		if (i >= 3 && n == 0 && c >= 0x80) {
			/* 一) at the start, or ① followed by a bracket */
			static const char han[] = "一二三四五六七八九十";
			for (size_t k = 0; k + 3 < sizeof han; k += 3)
				if (memcmp(p.s + i - 3, han + k, 3) == 0) {
					i -= 3;
					n += 3;
					break;
				}
			if (n == 0)
				return false;
			continue;
		}
		break;
	}
	if (n == 0)
		return false;
	if (i == 0)
		return true;
	return (i >= 3 &&
		   (memcmp(p.s + i - 3, "。", 3) == 0 ||
		       memcmp(p.s + i - 3, "；", 3) == 0 ||
		       memcmp(p.s + i - 3, "：", 3) == 0 ||
		       memcmp(p.s + i - 3, "，", 3) == 0 ||
		       memcmp(p.s + i - 3, "、", 3) == 0)) ||
	    strchr(" ,;:.\t", p.s[i - 1]) != NULL;
}

static bool
ascii_word(struct span p, size_t at, size_t len)
{
	unsigned char a = at > 0 ? (unsigned char)p.s[at - 1] : ' ';
	unsigned char b = at + len < p.n ? (unsigned char)p.s[at + len] : ' ';

	return a < 0x80 && a != ' ' && b < 0x80 && b != ' ';
}

static void
push(struct scan *x, const struct pair *mark, struct span s)
{
	if (x->n == STACK) {
		memmove(x->open, x->open + 1, (STACK - 1) * sizeof *x->open);
		x->n--;
	}
	x->open[x->n++] = (struct open){ mark, s, x->para };
}

/* The innermost open mark of a kind, or -1. */
static size_t
innermost(const struct scan *x, enum kind kind)
{
	for (size_t i = x->n; i > 0; i--)
		if (x->open[i - 1].mark->kind == kind)
			return i - 1;
	return (size_t)-1;
}

static void
drop(struct scan *x, size_t i)
{
	memmove(x->open + i, x->open + i + 1, (x->n - i - 1) * sizeof *x->open);
	x->n--;
}

/* Is the next mark of this kind a closing one? */
static bool
closes_later(const struct pair *mark, struct span rest)
{
	size_t len;

	for (size_t i = 0; i < rest.n; i += len) {
		const struct pair *m = mark_of(utf_get(rest.s + i, &len));
		if (m != NULL && m->kind == mark->kind)
			return m->side != OPEN;
	}
	return false;
}

static void
quote(struct scan *x, const struct pair *mark, struct span p, size_t at,
    size_t len)
{
	size_t i = innermost(x, mark->kind);
	struct span s = span_cut(p, at, at + len);
	enum side side = mark->side;

	if (side == EITHER)
		side = i == (size_t)-1 ? OPEN : CLOSE;
	if (side == OPEN) {
		/* one quotation does not begin inside another of its kind */
		if (i != (size_t)-1 && mark->kind <= SINGLE) {
			tell(x, x->open[i].at, mark, LEVEL_WARNING, false);
			drop(x, i);
			/* “三公“: it stands for the closing one */
			if (!closes_later(mark, span_from(p, at + len)))
				return;
		}
		push(x, mark, s);
		return;
	}
	if (i == (size_t)-1) {
		/* a list mark, or a text that begins in the middle */
		if (mark->kind == ROUND && (x->para == 0 || list_mark(p, at)))
			return;
		tell(x, s, mark,
		    mark->kind == ROUND ? LEVEL_WARNING : LEVEL_ERROR,
		    at <= 30 && memchr(p.s, ' ', at) == NULL &&
			!span_has(span_cut(p, 0, at), SPAN("，")) &&
			!span_has(span_cut(p, 0, at), SPAN("。")));
		return;
	}
	if (x->open[i].mark->half != mark->half)
		tell(x, s, mark,
		    mark->kind == DOUBLE ? LEVEL_WARNING : LEVEL_NOTE, false);
	drop(x, i);
}

/* Marks that were opened too long ago have lost their counterpart. */
static void
expire(struct scan *x, size_t grace)
{
	for (size_t i = 0; i < x->n;) {
		const struct open *o = &x->open[i];
		if (x->para - o->para < reach[o->mark->kind] + grace) {
			i++;
			continue;
		}
		tell(x, o->at, o->mark, LEVEL_WARNING, false);
		drop(x, i);
	}
}

void
quotes_check(struct flow *f, struct findings *out)
{
	struct scan x = { .f = f, .out = out };
	size_t before = out->n;

	for (size_t i = 0; i < f->npara; i++) {
		struct span p = flow_para(f, i);
		size_t len;

		x.para = i;
		x.told = (struct span){ 0 };
		for (size_t k = 0; k < p.n; k += len) {
			unsigned char lead = (unsigned char)p.s[k];
			const struct pair *m;
			uint32_t c;

			len = utf_len(lead);
			if (lead > 0xe3 && lead < 0xef) /* nearly all */
				continue;
			c = utf_get(p.s + k, &len);
			if ((m = mark_of(c)) == NULL)
				continue;
			/* inches, apostrophes and programs' brackets */
			if ((m->kind == SINGLE || c == '"') &&
			    ascii_word(p, k, len))
				continue;
			quote(&x, m, p, k, len);
		}
		/* a line that does not end a sentence may go on in the next,
		 * and the end of a text that was cut off proves nothing */
		if (full(p) || f->para[i].cell)
			expire(&x, 0);
		else if (i + 1 < f->npara)
			expire(&x, 2);
		else
			x.n = 0;
	}
	expire(&x, 0);
	while (x.n > 0) {
		tell(&x, x.open[0].at, x.open[0].mark, LEVEL_WARNING, false);
		drop(&x, 0);
	}
	/* so many are the work of a converter, or of the columns of a table */
	if (out->n - before > MANY)
		for (size_t i = before; i < out->n; i++)
			out->v[i].most = LEVEL_NOTE;
}
