/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "event.h"
#include "feed.h"
#include "look.h"
#include "quantity.h"
#include "scan.h"
#include "wrap.h"

static struct span
keep(struct scan *s, const char *text, size_t n)
{
	return (struct span){ arena_dup(s->out->mem, text, n), n };
}

/* Nothing but blanks? */
static bool
empty(const char *s, const char *end)
{
	size_t len;

	for (; s < end; s += len) {
		uint32_t c = utf_fold(utf_get(s, &len));
		if (c > ' ')
			return false;
	}
	return true;
}

static void
end_sentence(struct scan *s, const char *to)
{
	static const struct leadtext none;

	if (s->last > 0) {
		struct span rest = { s->since, (size_t)(to - s->since) };
		s->out->v[s->last - 1].trail = leadtext_make(
		    &none, rest, s->out->mem);
	}
	s->sentence += !empty(s->from, to);
	s->from = to;
	s->listing = false;
	s->last = 0;
	s->year = 0;
	s->basis = (struct span){ 0 };
	s->said_at = NULL;
}

/* A line begins at s->at. */
static void
begin_line(struct scan *s)
{
	s->line++;
	s->col = 0;
	s->counted = s->at;
}

/* The column of p, from 1, which lies in the current line. */
static inline size_t
column(struct scan *s, const char *p)
{
	if (p >= s->counted)
		s->col += utf_count(s->counted, (size_t)(p - s->counted));
	else
		s->col -= utf_count(p, (size_t)(s->counted - p));
	s->counted = p;
	return s->line->col + s->col + 1;
}

/* Can the line that begins here be no heading? */
static bool
plain_line(const struct scan *s)
{
	const char *at = s->at;
	size_t len;

	if (!s->heading.body || s->line->kind == LINE_HEAD)
		return false;
	while (at < s->end && (*at == ' ' || *at == '\t'))
		at++;
	if (at == s->end || *at == '\n')
		return true;
	switch (event_of[utf_get(at, &len) & 0xffff]) {
	case E_DIGIT:
	case E_HAN:
	case E_OPEN:
		return false;
	default:
		return utf_get(at, &len) != 0x3000;
	}
}

/* Takes the line end at s->at and begins the next line. */
static void
next_line(struct scan *s)
{
	const char *nl;

	if (s->line->col + s->line->n < WRAP_CHARS ||
	    !wrap_breaks(s->begin, s->at, s->end)) {
		end_sentence(s, s->at);
		s->depth = 0;
		s->nmark = 0;
		s->mark = (struct span){ 0 };
	}
	s->at++;
	begin_line(s);
	if (s->at >= s->end || *s->at == '\n' || plain_line(s))
		return;
	nl = memchr(s->at, '\n', (size_t)(s->end - s->at));
	heading_line(&s->heading, s->at, nl != NULL ? nl : s->end, s->line);
}

/* Goes on to `to', over characters that are read already. */
static void
advance(struct scan *s, const char *to)
{
	const char *nl;

	while (s->at < to &&
	    (nl = memchr(s->at, '\n', (size_t)(to - s->at))) != NULL) {
		s->at = nl + 1;
		begin_line(s);
	}
	if (s->at < to)
		s->at = to;
}

static void
set_mark(struct scan *s, size_t n)
{
	if (n > sizeof s->mark_text)
		return;
	memcpy(s->mark_text, s->at, n);
	s->nmark = n;
	s->mark = (struct span){ s->at, n };
}

/* May a list mark stand here: behind a stop or a blank? */
static bool
mark_place(const struct scan *s)
{
	switch (look_before(s->at, s->begin)) {
	case '\n':
	case ' ':
	case '\t':
	case ';':
	case ':':
	case ',':
	case '!':
	case '?':
	case ')':
	case 0x3002: /* 。 */
	case 0x2026: /* … */
	case 0x201d: /* ” */
		return true;
	default:
		return s->at == s->begin;
	}
}

static unsigned
year_of(const struct scan *s, const struct label *label)
{
	unsigned year = s->year != 0 ? s->year : s->heading.year;

	if (s->said_at == NULL || s->said_at < label->clause ||
	    (s->compared && label->change))
		return year;
	return s->said;
}

static struct span
basis_of(struct scan *s, const struct label *label, struct span lead)
{
	if (label->basis.n > 0 || label->attribute || label->change) {
		if (!label->attribute && !label->change) {
			s->basis = label->basis;
			s->listing = false;
		}
		return label->basis;
	}
	if (s->basis.n > 0 && !s->listing)
		s->listing = span_has(lead, SPAN("其中")) ||
		    span_has(lead, SPAN("包括"));
	return s->listing ? s->basis : (struct span){ 0 };
}

static inline void
add(struct scan *s, const struct quantity *q, const struct amount *a,
    const struct label *label)
{
	struct span raw = { s->since, (size_t)(a->begin - s->since) };
	struct figure *f;

	if (a->begin < s->since)
		raw.n = 0;
	f = figures_add(s->out);
	f->line = s->line->no;
	f->col = column(s, a->begin);
	f->text = (struct span){ a->begin, (size_t)(a->end - a->begin) };
	f->kind = q->kind;
	f->bound = a->bound;
	f->value = a->value;
	f->number = a->number;
	f->scale = a->scale;
	f->quantum = a->quantum;
	f->unit = q->unit;
	f->label = label->text;
	f->term = label->term;
	f->year = year_of(s, label);
	f->lead = leadtext_make(&s->lead, raw, s->out->mem);
	f->basis = basis_of(s, label, f->lead);
	if (s->heading.nentity > 0 && s->entity.n == 0)
		s->entity = keep(s, s->heading.entity, s->heading.nentity);
	f->entity = s->entity;
	if (s->heading.moved)
		s->section = keep(s, s->heading.path, s->heading.npath);
	s->heading.moved = false;
	f->section = s->section;
	f->sentence = s->sentence;
	f->depth = s->depth;
	f->mark = s->mark;
	f->table = s->line->table;
	f->row = s->line->row;
	f->cell = s->line->cell;
	f->trail = f->row_head = f->col_head = (struct span){ 0 };
	s->lead.total = s->lead.nhead = s->lead.ntail = 0;
	s->since = a->end;
	s->last = s->out->n;
}

static void
lose(struct scan *s, const char *begin, const char *end)
{
	struct scan_lost *x = ARENA_PUSH(
	    s->out->mem, s->lost, s->nlost, s->caplost);

	x->line = s->line->no;
	x->col = column(s, begin);
	x->text = (struct span){ begin, (size_t)(end - begin) };
}

static void
say_year(struct scan *s, unsigned year, const char *at, bool explicit)
{
	static const struct span until = SPAN_ROW("截至");
	const char *from = at;
	uint32_t c;

	if ((size_t)(at - s->begin) >= until.n &&
	    span_begins((struct span){ at - until.n, until.n }, until))
		from -= until.n;
	c = look_before(from, s->begin);
	/* 2021-2023年 is no one year */
	if (c == '-' || c == '~' || c == 0x2014 /* — */ || c == 0x81f3 /* 至 */)
		return;
	s->said = year;
	s->said_at = at;
	s->compared = c == 0x6bd4 /* 比 */ || c == 0x8f83 /* 较 */ ||
	    c == 0x4e0e /* 与 */ || c == 0x5bf9 /* 对 */ ||
	    c == 0x548c /* 和 */;
	/* 2020年… opens the clause; 在2021年 is only said in passing */
	if (explicit && !s->compared && !utf_han(c))
		s->year = year;
}

static void
figure(struct scan *s)
{
	struct quantity q;
	struct label label;
	enum quantity_form form = quantity_read(
	    &q, s->lex, s->begin, s->at, s->end);
	const char *nl;

	switch (form) {
	case QUANTITY_NONE:
		/* what goes on in the next line is its own */
		nl = memchr(s->at, '\n', (size_t)(q.next - s->at));
		if (nl != NULL)
			q.next = nl;
		if (q.year != 0) {
			say_year(s, q.year, s->at, true);
			if (s->heading.year == 0 &&
			    LOOK_IS(q.next, s->end, "年度"))
				s->heading.year = q.year;
		}
		break;
	case QUANTITY_LONG:
		lose(s, q.of[0].begin, q.of[0].end);
		break;
	case QUANTITY_ONE:
	case QUANTITY_RANGE:
		label_read(&label, s->lex,
		    s->since > s->begin ? s->since : s->begin, q.name);
		add(s, &q, &q.of[0], &label);
		if (form == QUANTITY_RANGE) {
			if (q.of[1].begin > s->at)
				advance(s, q.of[1].begin);
			add(s, &q, &q.of[1], &label);
		}
		break;
	}
	advance(s, q.next);
}

static void
event(struct scan *s, enum event e)
{
	const char *next = s->at + utf_len((unsigned char)*s->at), *to;
	size_t n;

	switch (e) {
	case E_LINE:
		next_line(s);
		return;
	case E_STOP:
		end_sentence(s, next);
		break;
	case E_OPEN:
		if ((n = heading_mark(s->at, s->end)) > 0) {
			set_mark(s, n);
			next = s->at + n;
		} else {
			s->depth++;
		}
		break;
	case E_CLOSE:
		s->depth -= s->depth > 0;
		break;
	case E_YEAR:
		if (LOOK_IS(next, s->end, "结") ||
		    LOOK_IS(next, s->end, "指标"))
			break;
		n = s->year != 0 ? s->year : s->heading.year;
		if (n > 0)
			say_year(s, (unsigned)n - 1, s->at - 3, false);
		break;
	case E_HAN:
	case E_DIGIT:
	case E_MARK:
		if (mark_place(s) && (n = heading_mark(s->at, s->end)) > 0) {
			set_mark(s, n);
			next = s->at + n;
			break;
		}
		if (e == E_MARK)
			break;
		if (e == E_HAN &&
		    words_at(&s->lex->phrase, s->at, s->end, &to) >= 0) {
			next = to;
			break;
		}
		/* FALLTHROUGH */
	case E_PARTS:
		if (e == E_PARTS && !LOOK_IS(next, s->end, "分之"))
			break;
		figure(s);
		return;
	case E_NONE:
		break;
	}
	s->at = next;
}

/* Does the event at a character of three bytes come to nothing?  A 年 is one
 * behind 上 or 去 only, a numeral is mostly part of a word. */
static inline bool
idle(const struct scan *s, const char *at, unsigned e)
{
	uint32_t c;

	switch (e) {
	case E_HAN:
		return at + 3 < s->end &&
		    !event_follows(look_at(at + 3, s->end));
	case E_YEAR:
		c = look_before(at, s->begin);
		return c != 0x4e0a /* 上 */ && c != 0x53bb /* 去 */;
	default:
		return false;
	}
}

/* Do two characters of three bytes begin here that mean nothing? */
static inline bool
nothing_twice(const char *s)
{
	uint32_t w;

	memcpy(&w, s, sizeof w); /* the first bytes of both, of either end */
	return (w & 0xf00000f0) == 0xe00000e0 &&
	    ((int)event_may(s) | (int)event_may(s + 3)) == 0;
}

static void
read_text(struct scan *s)
{
	const char *at = s->at, *end = s->end;

	for (;;) {
		unsigned char b;
		unsigned e;

		while (end - at >= 6 && nothing_twice(at))
			at += 6;
		if (at >= end)
			break;
		b = (unsigned char)*at;
		if (b >= 0xe0 && b < 0xf0) {
			if (!event_may(at)) {
				at += 3;
				continue;
			}
			e = event_of[utf_get3((const unsigned char *)at)];
			if (e == E_NONE || idle(s, at, e)) {
				at += 3;
				continue;
			}
		} else {
			e = b < 0x80 ? event_of[b] : E_NONE;
			if (e == E_NONE) {
				at += utf_len(b);
				continue;
			}
		}
		s->at = at;
		event(s, (enum event)e);
		at = s->at;
	}
	s->at = at;
}

void
scan_begin(struct scan *s)
{
	memset(s, 0, sizeof *s);
	s->lex = lexicon();
	s->sentence = 1;
	event_load(s->lex);
}

/* Spans of a feed that is over become spans of this one. */
static void
enter(struct scan *s, struct figures *out)
{
	s->out = out;
	s->entity = (struct span){ 0 };
	s->heading.moved = s->heading.npath > 0;
	s->section = (struct span){ 0 };
	s->mark = s->nmark > 0 ? keep(s, s->mark_text, s->nmark)
			       : (struct span){ 0 };
	s->basis = (struct span){ 0 };
	s->last = 0;
	s->said_at = NULL;
	s->lost = NULL;
	s->nlost = s->caplost = 0;
}

/* Digits with which a piece of a line begins whose last one ended in digits:
 * what they would be worth is not known.  It takes four million bytes without
 * a full stop to come here. */
static void
lose_rest(struct scan *s)
{
	struct number x;

	s->cut = false;
	if (number_read(&x, s->at, s->end) == NUMBER_NONE)
		return;
	lose(s, s->at, x.end);
	advance(s, x.end);
}

size_t
scan_lines(struct scan *s, const struct line *line, size_t n, bool last,
    struct figures *out)
{
	size_t all = n, done;
	const char *nl;

	enter(s, out);
	line = feed_readable(line, &n, out->mem);
	if (n == 0)
		return all;
	s->begin = feed_join(line, n, out->mem, &s->end);
	done = last ? n : feed_settled(line, n, s->begin, s->end);
	if (done == 0)
		return 0;
	for (size_t i = n; i > done; i--)
		s->end -= line[i - 1].n + 1;
	s->line = line;
	s->at = s->since = s->from = s->begin;
	s->col = 0;
	s->counted = s->begin;
	if (!s->within && s->at < s->end) {
		nl = memchr(s->at, '\n', (size_t)(s->end - s->at));
		heading_line(
		    &s->heading, s->at, nl != NULL ? nl : s->end, line);
	}
	if (s->cut)
		lose_rest(s);
	read_text(s);
	s->within = line[done - 1].open;
	s->cut = s->within && feed_numeric(s->end, s->begin);
	if (!s->within) {
		end_sentence(s, s->end);
		s->depth = 0;
		s->nmark = 0;
	}
	leadtext_carry(
	    &s->lead, (struct span){ s->since, (size_t)(s->end - s->since) });
	if (!s->within)
		leadtext_carry(&s->lead, SPAN("\n"));
	return done == n ? all : all - (n - done);
}

struct label
scan_head(const struct scan *s, struct span row_head)
{
	struct label label = { .text = row_head };

	if (row_head.n > 0)
		label_read(&label, s->lex, row_head.s, row_head.s + row_head.n);
	label.text = row_head;
	return label;
}

bool
scan_cell(struct scan *s, const struct line *line, struct span unit,
    const struct label *row_head, struct span col_head, unsigned year,
    struct span basis, struct figures *out)
{
	struct quantity q;
	struct figure *f;

	s->out = out;
	if (!quantity_cell(&q, s->lex, (struct span){ line->s, line->n }, unit))
		return false;
	s->line = line;
	s->col = 0;
	s->counted = line->s;
	s->begin = s->end = s->since = q.of[0].begin;
	add(s, &q, &q.of[0], row_head);
	f = &out->v[out->n - 1];
	f->lead = f->mark = (struct span){ 0 };
	f->row_head = row_head->text;
	f->col_head = col_head;
	f->basis = basis;
	f->depth = 0;
	if (year != 0)
		f->year = year;
	s->sentence++;
	s->last = 0;
	return true;
}
