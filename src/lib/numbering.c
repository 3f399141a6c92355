/* SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mark.h"
#include "outline.h"
#include "spoken.h"
#include "utf.h"

enum {
	DEPTH = 8,
	ROWS = 200,
	NEAR = 400,
	JUMP = 3,
	MANY = 10,
	LONGEST = 30,
	SCRAP = 36
};

/* A numbered paragraph. */
struct item {
	struct mark mark;
	size_t para;
	unsigned key; /* style, and what ends the number */
};

/* An open series. */
struct series {
	unsigned key;
	unsigned last; /* its last number */
	size_t item;   /* that bears it */
	uint64_t seen; /* numbers below 64 that it has had */
	bool jumped;   /* that number left a gap */
	bool wild;     /* it went back: the columns of a page */
};

struct state {
	struct flow *f;
	struct findings *out;
	struct item *item;
	size_t nitem, cap;
	struct series open[DEPTH];
	size_t n;
	size_t rows;
	bool any[MARK_STYLES]; /* styles seen so far */
};

/* 1. and 1、 are two series, so are （1） and 1). */
static unsigned
key_of(const struct mark *m)
{
	unsigned k = (unsigned)m->style * 4;

	if (m->style == MARK_ARABIC)
		return k + (span_ends(m->text, SPAN("、")) ? 0 : 1);
	if (m->style == MARK_ARABIC_BRACKET)
		return k +
		    (span_begins(m->text, SPAN("（")) || m->text.s[0] == '('
			    ? 0
			    : 1);
	return k;
}

static enum mark_style
style_of(unsigned key)
{
	return (enum mark_style)(key / 4);
}

static struct finding *
tell(struct state *x, const struct item *i, const char *status)
{
	struct span p = flow_para(x->f, i->para);
	struct finding *r;
	size_t n = i->mark.text.n;

	if (x->rows == ROWS)
		return NULL;
	x->rows++;
	/* the number and the first words behind it */
	for (int k = 0; k < LONGEST && n < p.n; k++)
		n += utf_len((unsigned char)p.s[n]);
	r = flow_finding(x->f, x->out, span_cut(p, 0, n < p.n ? n : p.n),
	    "numbering", status);
	return r;
}

static const char *
number(struct state *x, enum mark_style style, unsigned n)
{
	char s[32];

	mark_write(s, style, n);
	return arena_dup(x->out->mem, s, strlen(s));
}

/* How many blanks a text ends in. */
static size_t
blanks(struct span s)
{
	size_t n = span_trim(s).n;
	struct span t = span_trim(s);

	return t.n == 0 ? 0 : utf_count(t.s + n, s.n - (size_t)(t.s - s.s) - n);
}

/* Where number n of a style stands inside the text [from, to), behind a blank
 * or the end of a clause; NULL if nowhere. */
static const char *
inside(struct state *x, enum mark_style style, unsigned n, size_t from,
    size_t to, bool *glued)
{
	static const char *const before[] = { "。", "；", "：", "，", " ",
		"\xc2\xa0", "　", ")", "）", ":", ";", "\n", "、", "\t" };
	static const char *const forms[MARK_STYLES][5] = {
		[MARK_HAN] = { "、", ".", "．" },
		[MARK_HAN_BRACKET] = { "）", ")" },
		[MARK_ARABIC] = { "、", ".", "．", "," },
		[MARK_ARABIC_BRACKET] = { "）", ")" },
	};
	char name[32], *end;
	struct span text = span_cut(x->f->text, from, to), want;
	size_t at = 0, k;

	if (style >= MARK_CIRCLED || style == MARK_PART)
		return NULL;
	mark_write(name, style, n);
	/* the number alone, without its punctuation */
	want = span_of(name);
	if (span_begins(want, SPAN("（")))
		want = span_cut(want, 3, want.n - 3);
	else
		want.n -= style == MARK_ARABIC ? 1 : 3;
	end = name + (want.s - name) + want.n;
	*end = '\0';
	while ((k = span_find(span_from(text, at), want)) <= text.n - at) {
		struct span rest;
		bool ok = false;

		at += k;
		rest = span_from(text, at + want.n);
		for (size_t i = 0; forms[style][i] != NULL; i++) {
			struct span stop = span_of(forms[style][i]);
			/* 4.3亿元 is no item 4 */
			ok |= span_begins(rest, stop) &&
			    !(rest.n > stop.n && rest.s[stop.n] >= '0' &&
				rest.s[stop.n] <= '9');
		}
		if (ok &&
		    (style == MARK_HAN_BRACKET || style == MARK_ARABIC_BRACKET))
			return text.s + at;
		for (size_t i = 0; ok && i < sizeof before / sizeof *before;
		     i++)
			if (at == 0 ||
			    span_ends(
				span_cut(text, 0, at), span_of(before[i]))) {
				/* two blanks before it and little behind:
				 * a heading that lost its line */
				size_t eol = span_find(rest, SPAN("\n"));
				if (eol > rest.n)
					eol = rest.n;
				*glued = blanks(span_cut(text, 0, at)) >= 2 &&
				    eol < (size_t)3 * LONGEST;
				return text.s + at;
			}
		at += want.n;
	}
	return NULL;
}

/* The bytes of the text from one item to another. */
static void
range(const struct state *x, size_t a, size_t b, size_t *from, size_t *to)
{
	const struct para *p = x->f->para;

	*from = p[x->item[a].para].at + x->item[a].mark.text.n;
	*to = p[x->item[b].para].at;
}

/* Is this a flattened table: mostly scraps around the item? */
static bool
scraps(const struct flow *f, size_t para)
{
	size_t from = para > 3 ? para - 3 : 0, n = 0;
	struct mark m;

	for (size_t i = from; i < f->npara && i <= para + 3; i++) {
		struct span p = flow_para(f, i);
		n += i != para && utf_fit(p.s, p.n, SCRAP - 1) == p.n &&
		    !span_ends(p, SPAN("。")) && !span_ends(p, SPAN("；")) &&
		    !span_ends(p, SPAN("：")) && !mark_read(&m, p);
	}
	return n >= 4;
}

/* Does running text stand beside the item, or only the cells of a table? */
static bool
beside_prose(const struct flow *f, size_t para)
{
	size_t from = para > 2 ? para - 2 : 0;

	for (size_t i = from; i < f->npara && i <= para + 2; i++)
		if (span_has(flow_para(f, i), SPAN("。")) ||
		    span_has(flow_para(f, i), SPAN("；")))
			return true;
	return false;
}

static void
gap(struct state *x, size_t i, unsigned last, size_t since)
{
	const struct item *it = &x->item[i];
	size_t from = 0, to = x->f->para[it->para].at;
	const char *s = NULL;
	bool glued = false;
	struct finding *r;

	if (scraps(x->f, it->para) || !beside_prose(x->f, it->para))
		return;
	if (since != (size_t)-1)
		range(x, since, i, &from, &to);
	if (it->para > NEAR && from < x->f->para[it->para - NEAR].at)
		from = x->f->para[it->para - NEAR].at;
	s = inside(x, it->mark.style, last + 1, from, to, &glued);
	/* a page whose numbers stand inside its lines */
	if (s != NULL && !glued)
		return;
	if ((r = tell(x, it, "gap")) == NULL)
		return;
	/* a text of which only parts are here */
	if ((last > 0 && it->mark.number - last > JUMP + 1) ||
	    it->mark.style == MARK_PART)
		r->most = LEVEL_NOTE;
	if (last > 0)
		finding_arg(r, "stated", number(x, it->mark.style, last));
	finding_arg(r, "computed", number(x, it->mark.style, last + 1));
	if (s != NULL) {
		size_t left = x->f->text.n - (size_t)(s - x->f->text.s);
		size_t n = 0;
		while (n < left && n < (size_t)3 * LONGEST && s[n] != '\n')
			n++;
		r->where = flow_where(x->f, x->out, (struct span){ s, n });
		finding_arg(r, "note", arena_dup(x->out->mem, s, n));
	}
}

/* The number that follows in a series, looking ahead; 0 if none does. */
static unsigned
next_of(const struct state *x, size_t i, unsigned key)
{
	for (size_t k = i + 1; k < x->nitem && k < i + NEAR; k++) {
		if (x->item[k].key == key)
			return x->item[k].mark.number;
		if (x->item[k].mark.style < style_of(key))
			return 0;
	}
	return 0;
}

/* Does item i, first of its style here, take a place in an open series? */
static bool
stranger(struct state *x, size_t i)
{
	const struct item *it = &x->item[i];
	unsigned n = it->mark.number;

	if (it->mark.style == MARK_CIRCLED)
		return false;
	for (size_t k = x->n; k > 0; k--) {
		struct series *s = &x->open[k - 1];
		unsigned next;
		struct finding *r;

		/* a number of a higher level takes no place in a lower one */
		if (s->last + 1 != n || it->mark.style < style_of(s->key) ||
		    s->key == it->key)
			continue;
		next = next_of(x, i, s->key);
		if (next == n || (next == 0 && n < 3) || next == 1)
			continue;
		if (beside_prose(x->f, it->para) &&
		    (r = tell(x, it, "style")) != NULL) {
			r->hint = number(x, style_of(s->key), n);
			/* 1. for 1、 is nobody's error */
			if (style_of(s->key) == it->mark.style)
				r->most = LEVEL_NOTE;
		}
		s->last = n;
		s->item = i;
		x->n = k;
		return true;
	}
	return false;
}

/* A series that begins with a number above 1. */
static void
start(struct state *x, size_t i)
{
	const struct item *it = &x->item[i];
	size_t para = it->para;

	if (it->mark.number != 2)
		return;
	if (it->mark.style == MARK_HAN && !x->any[MARK_HAN]) {
		/* only where a section without number stands before it */
		for (size_t k = para > 12 ? para - 12 : 0; k < para; k++)
			if (section_known(flow_para(x->f, k))) {
				gap(x, i, 0, (size_t)-1);
				return;
			}
	}
	if (it->mark.style == MARK_HAN_BRACKET && x->n > 1 &&
	    style_of(x->open[x->n - 2].key) == MARK_HAN)
		gap(x, i, 0, x->open[x->n - 2].item);
}

/* A number that its series has had just before. */
static void
again(struct state *x, size_t i, size_t since)
{
	const struct item *it = &x->item[i];
	enum mark_style style = it->mark.style;
	unsigned n = it->mark.number;
	bool glued = false;
	struct finding *r;
	size_t from, to;

	range(x, since, i, &from, &to);
	/* a running title; two columns of a table; a new list whose first
	 * number stands inside a line */
	if (style == MARK_PART || it->para - x->item[since].para >= NEAR ||
	    scraps(x->f, it->para) ||
	    !span_has(span_cut(x->f->text, from, to), SPAN("。")) ||
	    inside(x, style, n - 1, from, to, &glued) != NULL ||
	    (r = tell(x, it, "gap")) == NULL)
		return;
	finding_arg(r, "stated", number(x, style, n));
	finding_arg(r, "computed", number(x, style, n + 1));
	if (style >= MARK_ARABIC)
		r->most = LEVEL_NOTE;
}

/* Numbers that a series has had, further up on the page. */
static uint64_t
bit(unsigned n)
{
	return n < 64 ? UINT64_C(1) << n : 0;
}

static void
step(struct state *x, size_t i)
{
	const struct item *it = &x->item[i];
	unsigned n = it->mark.number;
	size_t k = x->n;
	struct series *s;

	while (k > 0 && x->open[k - 1].key != it->key)
		k--;
	if (k == 0) {
		if (n > 1 && stranger(x, i))
			return;
		if (it->mark.style <= MARK_HAN)
			x->n = x->n > 0 && it->mark.style == MARK_HAN &&
				style_of(x->open[0].key) == MARK_PART
			    ? 1
			    : 0;
		if (x->n == DEPTH)
			x->n--;
		x->open[x->n++] = (struct series){ it->key, n, i, bit(n), false,
			false };
		if (n > 1)
			start(x, i);
		x->any[it->mark.style] = true;
		return;
	}
	s = &x->open[k - 1];
	x->n = k;
	if (n > s->last + 1) {
		bool arabic = it->mark.style >= MARK_ARABIC;
		if (!s->wild && (s->seen & bit(s->last + 1)) == 0 &&
		    it->mark.style < MARK_CIRCLED &&
		    (!arabic || n - s->last <= JUMP))
			gap(x, i, s->last, s->item);
	} else if (n == s->last && n > 1 && !s->jumped) {
		again(x, i, s->item);
	}
	if (n == 1) {
		s->wild = false;
		s->seen = 0;
	}
	if (n > 1 && n < s->last && !s->jumped)
		s->wild = true;
	s->jumped = n > s->last + 1;
	s->last = n;
	s->item = i;
	s->seen |= bit(n);
}

void
numbering_check(struct flow *f, struct findings *out)
{
	struct state x = { .f = f, .out = out };
	size_t before = out->n;
	bool told = false;

	for (size_t i = 0; i < f->npara; i++) {
		struct span p = flow_para(f, i);
		struct item *it;
		struct mark m;

		if (f->para[i].cell)
			continue;
		spoken_check(f, i, out);
		if (!mark_read(&m, p))
			continue;
		it = ARENA_PUSH(f->mem, x.item, x.nitem, x.cap);
		it->mark = m;
		it->para = i;
		it->key = key_of(&m);
		if (!told &&
		    (m.style == MARK_HAN_BRACKET ||
			m.style == MARK_ARABIC_BRACKET)) {
			struct span rest = span_trim(span_from(p, m.text.n));
			struct finding *r;
			if (span_begins(rest, SPAN("、")) &&
			    (r = tell(&x, it, "style")) != NULL) {
				r->most = LEVEL_NOTE;
				r->hint = arena_dup(
				    out->mem, m.text.s, m.text.n);
				told = true;
			}
		}
	}
	for (size_t i = 0; i < x.nitem; i++)
		step(&x, i);
	/* so many are the work of a converter: lines out of order, columns */
	if (x.rows > MANY)
		for (size_t i = before; i < out->n; i++)
			if (strcmp(out->v[i].check, "numbering") == 0)
				out->v[i].most = LEVEL_NOTE;
}
