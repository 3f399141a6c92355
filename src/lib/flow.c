/* SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <string.h>

#include "flow.h"
#include "mark.h"
#include "utf.h"

enum { WRAP = 40 }; /* cells of the shortest page width */

/* What a code point becomes in the text. */
static uint32_t
folded(uint32_t c)
{
	/* a form feed stands where a page of a PDF began */
	uint32_t to = c == '\f' || c == '\v' ? ' ' : utf_fold(c);

	return to == ' ' || to == '.' || to == '%' ||
		(to >= '0' && to <= '9') || (to >= 'A' && to <= 'Z') ||
		(to >= 'a' && to <= 'z')
	    ? to
	    : c;
}

/* Without blanks of any kind at its ends. */
static struct span
trim(struct span s)
{
	size_t len;

	s = span_trim(s);
	while (s.n > 0 && folded(utf_get(s.s, &len)) == ' ')
		s = span_from(s, len);
	for (;;) {
		size_t at = s.n;
		while (at > 0 && ((unsigned char)s.s[--at] & 0xc0) == 0x80)
			;
		if (s.n == 0 || folded(utf_get(s.s + at, &len)) != ' ')
			return s;
		s.n = at;
	}
}

static bool
cellular(const struct line *l)
{
	return l->kind == LINE_CELL || memchr(l->s, '\t', l->n) != NULL;
}

static bool
ends_sentence(struct span s)
{
	static const char *const ends[] = { "。", "！", "？", "；", "：", ":",
		";", "!", "?", "。”", "。）", "。」" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (span_ends(s, span_of(ends[i])))
			return true;
	return false;
}

static size_t
indent_of(struct span raw)
{
	size_t n = 0, len;

	for (size_t i = 0; i < raw.n; i += len) {
		uint32_t c = utf_get(raw.s + i, &len);
		if (c == 0x3000)
			n += 2;
		else if (utf_fold(c) == ' ')
			n++;
		else
			break;
	}
	return n;
}

/* Were a number and its unit parted by the line end? */
static bool
parted(struct span a, struct span b)
{
	static const char *const units[] = { "元", "万元", "亿元", "年", "月",
		"日", "%", "％", "个百分点" };
	unsigned char c = a.n > 0 ? (unsigned char)a.s[a.n - 1] : 0;

	if (!(c >= '0' && c <= '9') && !span_ends(a, SPAN("万")) &&
	    !span_ends(a, SPAN("亿")))
		return false;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (span_begins(b, span_of(units[i])))
			return true;
	return false;
}

/* Is there a stop within a sentence: is this running text, not a title? */
static bool
running(struct span s)
{
	return span_has(s, SPAN("，")) || span_has(s, SPAN("、")) ||
	    span_has(s, SPAN("。")) || span_has(s, SPAN("；"));
}

/* Does it begin with a name and a colon, as the data of a page do? */
static bool
entry(struct span s)
{
	size_t colon = span_find(s, SPAN("："));
	size_t half = span_find(s, SPAN(":"));

	return (colon < 20 && colon < s.n) || (half < 20 && half < s.n);
}

/* The lines between two that are blank. */
struct block {
	size_t from, to; /* the first; behind the last that was measured */
	size_t width;    /* cells of the widest, when it was measured */
};

/* How wide is the block that begins at line `from'?  Few ask. */
static size_t
width_of(struct block *b, const struct doc *d)
{
	if (b->to > b->from)
		return b->width;
	b->width = 0;
	for (b->to = b->from; b->to < d->nline; b->to++) {
		const struct line *l = &d->line[b->to];
		struct span s = trim((struct span){ l->s, l->n });
		size_t w = utf_width(s.s, s.n);

		if (s.n == 0)
			break;
		b->width = w > b->width ? w : b->width;
	}
	return b->width;
}

/* A line and its text without blanks around it. */
struct row {
	const struct line *line;
	struct span s;
};

/* Is row b the rest of row a, broken at the page width of its block? */
static bool
broken(const struct row *a, const struct row *b, struct block *block,
    const struct doc *d)
{
	struct span x = { a->line->s, a->line->n };
	struct span y = { b->line->s, b->line->n };
	struct mark m;
	size_t width;

	if (a->line->kind != LINE_TEXT || b->line->kind != LINE_TEXT ||
	    cellular(a->line) || cellular(b->line))
		return false;
	if (parted(a->s, b->s))
		return true;
	if (ends_sentence(a->s) || indent_of(y) > indent_of(x) ||
	    mark_read(&m, b->s) || (!running(a->s) && !running(b->s)) ||
	    entry(b->s))
		return false;
	width = width_of(block, d);
	return width >= WRAP && utf_width(a->s.s, a->s.n) * 10 >= width * 8;
}

/* The end of the characters from i on that folding leaves as they are: at the
 * first byte of others it looks closer. */
static size_t
plain(struct span s, size_t i)
{
	unsigned char c;

	for (; i < s.n; i += utf_len(c)) {
		c = (unsigned char)s.s[i];
		if (c > 0xe3 && c < 0xef) /* nearly all */
			continue;
		if (c < 0x80 ? c == '\f' || c == '\v'
			     : c < 0xe3 || c == 0xef ||
			    span_begins(span_from(s, i), SPAN("\u3000")))
			break;
	}
	return i;
}

static void
append(struct flow *f, const struct row *r, char *text, size_t *n)
{
	const struct line *l = r->line;
	struct span s = r->s;
	struct piece *p = ARENA_PUSH(f->mem, f->piece, f->npiece, f->cap_piece);
	size_t to, len;

	p->at = *n;
	p->line = l;
	p->s = s.s;
	p->col = l->col + utf_count(l->s, (size_t)(s.s - l->s));
	for (size_t i = 0; i < s.n; i = to + len) {
		to = plain(s, i);
		memcpy(text + *n, s.s + i, to - i);
		*n += to - i;
		len = 0;
		if (to < s.n)
			*n += utf_put(
			    text + *n, folded(utf_get(s.s + to, &len)));
	}
	p->n = *n - p->at;
}

struct flow *
flow_of(const struct doc *d, struct arena *mem)
{
	struct flow *f = arena_get(mem, sizeof *f);
	size_t n = 0, gap = 0;
	struct block block = { 0 };
	struct row last = { 0 };
	char *text;

	f->mem = mem;
	for (size_t i = 0; i < d->nline; i++)
		n += d->line[i].n + 1;
	text = arena_get(mem, n + 1);
	n = 0;
	for (size_t i = 0; i < d->nline; i++) {
		const struct line *l = &d->line[i];
		struct row r = { l, trim((struct span){ l->s, l->n }) };

		if (r.s.n == 0 || (l->kind == LINE_PAGE && block.from == i))
			block.from = i + 1;
		if (r.s.n == 0 || l->kind == LINE_PAGE) {
			gap++;
			last.line = NULL;
			continue;
		}
		if (last.line != NULL && broken(&last, &r, &block, d)) {
			struct para *p = &f->para[f->npara - 1];
			append(f, &r, text, &n);
			p->n = n - p->at;
			p->joined = true;
		} else {
			struct para *p = ARENA_PUSH(
			    mem, f->para, f->npara, f->cap_para);
			if (n > 0)
				text[n++] = '\n';
			p->at = n;
			p->line = l;
			p->cell = cellular(l);
			p->gap = gap;
			append(f, &r, text, &n);
			p->n = n - p->at;
		}
		gap = 0;
		last = r;
	}
	text[n] = '\n';
	f->text = (struct span){ text, n };
	return f;
}

size_t
flow_index(const struct flow *f, size_t offset)
{
	size_t lo = 0, hi = f->npara;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;
		if (f->para[mid].at <= offset)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

static size_t
piece_at(const struct flow *f, size_t offset)
{
	size_t lo = 0, hi = f->npiece;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;
		if (f->piece[mid].at <= offset)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

struct place
flow_place(struct flow *f, const char *s)
{
	size_t offset = (size_t)(s - f->text.s), i, from, col;
	struct piece *p;

	if (f->npiece == 0)
		return (struct place){ 1, 1 };
	i = piece_at(f, offset);
	p = &f->piece[i];
	/* on from the last place, if that was in this piece */
	if (f->known == i + 1 && f->offset <= offset) {
		from = f->offset;
		col = f->column;
	} else {
		from = p->at;
		col = p->col;
	}
	col += utf_count(f->text.s + from, offset - from);
	f->known = i + 1;
	f->offset = offset;
	f->column = col;
	return (struct place){ p->line->no, col + 1 };
}

struct span
flow_printed(struct flow *f, struct span s)
{
	size_t a = (size_t)(s.s - f->text.s), i, at, len, raw = 0, n = 0;
	struct piece *p;

	if (s.n == 0 || f->npiece == 0)
		return s;
	i = piece_at(f, a);
	p = &f->piece[i];
	if (a + s.n > p->at + p->n)
		return s;
	/* both texts have the same code points, of other lengths; on from the
	 * last place, if that was in this piece */
	at = p->at;
	if (f->printed == i + 1 && f->from <= a) {
		at = f->from;
		raw = f->raw;
	}
	for (; at < a; at += len) {
		utf_get(f->text.s + at, &len);
		raw += utf_len((unsigned char)p->s[raw]);
	}
	f->printed = i + 1;
	f->from = a;
	f->raw = raw;
	for (size_t k = 0; k < s.n; k += len) {
		utf_get(s.s + k, &len);
		n += utf_len((unsigned char)p->s[raw + n]);
	}
	return (struct span){ p->s + raw, n };
}

const char *
flow_where(struct flow *f, struct findings *out, struct span s)
{
	struct place p = flow_place(f, s.s);

	return finding_text(
	    out, "%zu:%zu+%zu", p.line, p.col, utf_count(s.s, s.n));
}

/* Where the sentence that holds offset i of a paragraph begins and ends. */
struct span
flow_sentence(const struct flow *f, struct span s)
{
	size_t at = (size_t)(s.s - f->text.s);
	struct span p;
	size_t from, to, k;

	if (f->npara == 0)
		return s;
	p = flow_para(f, flow_index(f, at));
	at -= (size_t)(p.s - f->text.s);
	from = at;
	while (from > 0 && at - from < FLOW_SENTENCE) {
		if (from >= 3 && memcmp(p.s + from - 3, "。", 3) == 0)
			break;
		from--;
	}
	to = at + s.n < p.n ? at + s.n : p.n;
	if (s.n < 3 || !span_ends(s, SPAN("。"))) {
		size_t end = p.n - to > FLOW_SENTENCE ? to + FLOW_SENTENCE
						      : p.n;
		k = span_find(span_cut(p, to, end), SPAN("。"));
		to = k <= end - to ? to + k + 3 : end;
	}
	if (to - from > FLOW_SENTENCE) {
		/* around the piece, behind its beginning if that is long */
		size_t room = s.n < FLOW_SENTENCE ? (FLOW_SENTENCE - s.n) / 2
						  : 0;
		if (at - from > room)
			from = at - room;
		if (to > from + FLOW_SENTENCE)
			to = from + FLOW_SENTENCE;
		while (from < at && ((unsigned char)p.s[from] & 0xc0) == 0x80)
			from++;
		while (to > from && to < p.n &&
		    ((unsigned char)p.s[to] & 0xc0) == 0x80)
			to--;
	}
	return span_cut(p, from, to);
}

struct finding *
flow_finding(struct flow *f, struct findings *out, struct span s,
    const char *check, const char *status)
{
	struct place p = flow_place(f, s.s);
	struct finding *x = finding_add(out, p.line, p.col, check, status);
	struct span t = flow_printed(f, flow_sentence(f, s));

	x->text = flow_printed(f, s);
	x->sentence = arena_dup(out->mem, t.s, t.n);
	return x;
}
