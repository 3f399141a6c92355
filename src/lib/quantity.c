/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "label.h"
#include "quantity.h"
#include "utf.h"
#include "wrap.h"

/* Number and unit, before they are put together. */
struct piece {
	const char *begin, *end;
	struct number x;
	const struct unit *unit; /* NULL: a bare 万 or 亿, or ￥: money */
	bool minus, sign;        /* sign: a ￥ stands before */
	struct decimal extra;    /* 角 and 分 behind 元, in 元 */
	bool has_extra;
};

static uint32_t
peek(const char *s, const char *end)
{
	size_t len;

	if (s >= end)
		return 0;
	return (unsigned char)*s < 0x80 ? (unsigned char)*s
					: utf_fold(utf_get(s, &len));
}

static uint32_t
before(const char *s, const char *begin)
{
	uint32_t c = 0;

	if (s > begin)
		utf_back(s, begin, &c);
	return utf_fold(c);
}

/* Does the text at s begin with this literal? */
#define STARTS(s, end, word) \
	((size_t)((end) - (s)) >= sizeof(word) - 1 && \
	    memcmp((s), (word), sizeof(word) - 1) == 0)

static bool
digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static bool
latin(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
minus(uint32_t c)
{
	return c == '-' || c == 0x2212 /* − */ || c == 0x2013 /* – */;
}

static bool
spread(uint32_t c)
{
	return minus(c) || c == '~' || c == 0x2014 /* — */ ||
	    c == 0x301c /* 〜 */ || c == 0x81f3 /* 至 */ ||
	    c == 0x5230 /* 到 */;
}

/* Past blanks and line ends; *lines counts the latter. */
static const char *
gap(const char *s, const char *end, int *lines)
{
	uint32_t c;

	*lines = 0;
	while (s < end) {
		c = peek(s, end);
		if (c == '\n')
			++*lines;
		else if (c != ' ')
			break;
		s += utf_len((unsigned char)*s);
	}
	return s;
}

/* 3元5角, 伍角整: what follows 元. */
static const char *
small_change(struct piece *x, const char *s, const char *end)
{
	const char *p = s;
	size_t len;
	int d = number_digit(p, end, &len);

	x->extra = (struct decimal){ 0 };
	if (d >= 0 && STARTS(p + len, end, "角")) {
		x->extra = (struct decimal){ d, 1 };
		p += len + 3;
		d = number_digit(p, end, &len);
	}
	if (d >= 0 && STARTS(p + len, end, "分")) {
		x->extra.n = (x->extra.scale == 1 ? x->extra.n * 10 : 0) + d;
		x->extra.scale = 2;
		p += len + 3;
	}
	x->has_extra = x->extra.scale > 0;
	return STARTS(p, end, "整") || STARTS(p, end, "正") ? p + 3 : p;
}

/* May the unit, which ends at `to', stand that many line ends behind its
 * number? */
static bool
over_line(const struct piece *x, const struct unit *u, const char *begin,
    const char *to, const char *end, int lines)
{
	const char *nl = x->x.end;
	uint32_t next = peek(to, end);
	bool word = utf_han(next) || latin(next), broken;

	while (*nl != '\n')
		nl++;
	broken = lines == 1 && wrap_breaks(begin, nl, end);
	if (u->kind == FIGURE_MONEY || u->sort == UNIT_PERCENT)
		return broken || !word;
	return broken && !word && x->x.digits.scale == 0;
}

/*
 * A piece of a number with a blank for its thousands mark or behind it, or a
 * mark in the wrong place: 752.25 of 986 752.25, 731 of 124, 731, 62 of 542,62.
 */
static bool
broken_thousands(const struct piece *x, const char *begin)
{
	const char *s = x->begin;
	size_t n = 0, before = 0;
	bool blank, comma;

	while (n < 4 && s + n < x->x.plain && digit((unsigned char)s[n]))
		n++;
	blank = s > begin && s[-1] == ' ';
	s -= blank;
	comma = s > begin && s[-1] == ',';
	s -= comma;
	if (n > 3 || (blank && n != 3) || (!blank && !comma))
		return false;
	while (before < 4 && s > begin && digit((unsigned char)s[-1])) {
		s--;
		before++;
	}
	/* a number with decimals before a comma is another number */
	return before > 0 && before < 4 &&
	    !(comma && s > begin && s[-1] == '.');
}

/* Is this unit believable behind this number? */
static bool
sane(const struct piece *x, const struct unit *u, enum number_form form,
    const char *begin, const char *at, const char *to, const char *end,
    int lines)
{
	uint32_t next = peek(to, end);

	if (lines > 0 && !over_line(x, u, begin, to, end, lines))
		return false;
	if (u->kind != FIGURE_MONEY && u->kind != FIGURE_PERCENT &&
	    latin(before(x->begin, begin)))
		return false;
	if (u->latin && latin(next))
		return false;
	if (u->kind == FIGURE_MONEY && form == NUMBER_DIGITS &&
	    broken_thousands(x, begin))
		return false;
	if (u->sort == UNIT_TENTHS)
		return at == x->x.end && lines == 0 && x->x.power == 0 &&
		    x->x.digits.scale == 0 && x->x.digits.n > 0 &&
		    x->x.digits.n < 10;
	if (u->kind == FIGURE_POINTS)
		return form == NUMBER_DIGITS;
	/* the name of a set of measures, “47条” */
	if (before(x->begin, begin) == 0x201c && next == 0x201d)
		return false;
	if (form != NUMBER_HAN || x->x.scaled || x->x.hedged)
		return true;
	if (u->kind == FIGURE_MONEY)
		return x->x.digits.n > 9 || !utf_han(next) ||
		    STARTS(to, end, "以") || STARTS(to, end, "左") ||
		    STARTS(to, end, "钱") || STARTS(to, end, "整") ||
		    number_digit(to, end, &(size_t){ 0 }) >= 0;
	if (before(x->begin, begin) == 0x201c /* “ */ ||
	    before(x->begin, begin) == 0x524d /* 前 */ ||
	    span_is(u->name, SPAN("期")))
		return false;
	return !x->x.one && x->x.digits.n > 1;
}

/* The unit behind the number; false if this is no figure. */
static bool
unit(struct piece *x, const struct lexicon *l, enum number_form form,
    const char *begin, const char *end)
{
	const char *at, *to;
	size_t len;
	int lines;

	at = gap(x->x.end, end, &lines);
	if (lines > 3)
		return false;
	if (x->x.scaled && lines == 0 && peek(at, end) == '\n' &&
	    STARTS(at + 1, end, "元"))
		at++;
	x->unit = unit_read(l, at, end, &to);
	if (x->unit == NULL && x->x.power == 0 && at > x->x.end &&
	    number_scale(at, end, &len) > 0) {
		/* 682.1442⏎⏎万元, 34.7  亿 元 */
		const char *behind = lines == 0 ? gap(at + len, end, &lines)
						: at + len;
		x->unit = unit_read(l, behind, end, &to);
		if (x->unit != NULL)
			x->x.power = number_scale(at, end, &len);
		at = behind;
	}
	if (x->unit == NULL && x->x.power >= 3 && form == NUMBER_DIGITS &&
	    x->x.end - x->x.plain >= 3 && memcmp(x->x.end - 3, "千", 3) == 0) {
		/* 5千瓦, 3万千瓦: the 千 belongs to the unit */
		x->unit = unit_read(l, x->x.end - 3, end, &to);
		if (x->unit != NULL) {
			x->x.end = at = x->x.end - 3;
			x->x.power -= 3;
			lines = 0;
		}
	}
	if (x->unit != NULL &&
	    sane(x, x->unit, form, begin, at, to, end, lines)) {
		x->end = to;
		if (x->unit->sort == UNIT_YUAN)
			x->end = small_change(x, to, end);
		return true;
	}
	x->unit = NULL;
	x->end = x->x.end;
	if (x->sign)
		return true;
	/* 修建投入187.44万, but not 3万字 */
	to = x->x.end;
	return x->x.scaled && x->x.power >= 4 &&
	    (!utf_han(peek(to, end)) || STARTS(to, end, "以") ||
		STARTS(to, end, "左右") || STARTS(to, end, "的") ||
		STARTS(to, end, "用于")) &&
	    label_money(l, begin, x->begin);
}

/* Puts number and unit together. */
static bool
amount(struct amount *a, const struct piece *x, struct decimal digits)
{
	static const struct decimal one = { 1, 0 };
	struct decimal factor = x->unit != NULL ? x->unit->factor : one;
	struct decimal place = { 1, digits.scale };

	if (x->minus)
		digits.n = -digits.n;
	if (x->has_extra) {
		struct decimal extra = x->minus ? dec_neg(x->extra) : x->extra;
		if (x->x.power > 0 && !dec_shift(&digits, digits, x->x.power))
			return false;
		if (!dec_add(&digits, digits, extra))
			return false;
		a->scale = factor;
		place.scale = digits.scale;
	} else if (!dec_shift(&a->scale, factor, x->x.power)) {
		return false;
	}
	a->begin = x->begin;
	a->end = x->end;
	a->number = digits;
	a->bound = x->x.hedged ? BOUND_ABOUT : BOUND_IS;
	if (factor.n == 1 && factor.scale == 0 && !x->has_extra)
		return dec_shift(&a->value, digits, x->x.power) &&
		    dec_shift(&a->quantum, place, x->x.power);
	return dec_mul(&a->value, digits, a->scale) &&
	    dec_mul(&a->quantum, place, a->scale);
}

static void
name_unit(struct quantity *q, const struct piece *x)
{
	q->kind = x->unit != NULL ? x->unit->kind : FIGURE_MONEY;
	q->unit = x->unit != NULL ? x->unit->base : SPAN("元");
}

/* What binds the number from before, 超过 约: *name is set before it. */
static int
bound_before(const struct lexicon *l, const char *begin, const char *s,
    const char **name)
{
	const char *p = s, *q = s, *word, *other;
	uint32_t c = 0;
	int b;

	if (p > begin)
		q = utf_back(p, begin, &c);
	while (p > begin && utf_fold(c) == ' ') {
		p = q;
		if (p > begin)
			q = utf_back(p, begin, &c);
	}
	b = words_before(&l->before, p, begin, &word);
	if (b < 0 ||
	    (words_before(&l->notbound, p, begin, &other) >= 0 &&
		other < word)) {
		*name = s;
		return -1;
	}
	*name = word;
	return b;
}

static void
bounds(struct quantity *q, const struct lexicon *l, const char *begin,
    const char *end)
{
	struct amount *a = &q->of[0];
	const char *to;
	int pre = bound_before(l, begin, a->begin, &q->name);
	int post = words_at(&l->after, a->end, end, &to);

	if (post >= 0)
		a->end = to;
	if (post >= 0 && (pre < 0 || pre == BOUND_ABOUT))
		a->bound = (enum figure_bound)post;
	else if (pre >= 0)
		a->bound = (enum figure_bound)pre;
}

/* A second number after the - ～ 至 at s: the pair is a range. */
static enum quantity_form
range_of(struct quantity *q, const struct lexicon *l, struct piece *first,
    bool complete, const char *begin, const char *s, const char *end)
{
	struct piece x = { 0 };
	const char *to;
	enum number_form form;
	uint32_t c = peek(s, end), pre;

	s += utf_len((unsigned char)*s);
	form = number_read(&x.x, s, end);
	if (form != NUMBER_DIGITS && form != NUMBER_HAN)
		return QUANTITY_NONE;
	x.begin = s;
	if (!unit(&x, l, form, begin, end) || x.unit == NULL)
		return QUANTITY_NONE;
	if (complete) {
		pre = before(first->begin, begin);
		if (x.unit != first->unit ||
		    ((c == 0x81f3 || c == 0x5230) &&
			(pre == 0x4ece /* 从 */ || pre == 0x7531 /* 由 */)))
			return QUANTITY_NONE;
	} else {
		first->unit = x.unit;
		first->end = first->x.end;
		if (first->x.power == 0)
			first->x.power = x.x.power;
	}
	if (!amount(&q->of[0], first, first->x.digits) ||
	    !amount(&q->of[1], &x, x.x.digits))
		return QUANTITY_LONG;
	if (dec_cmp(q->of[0].value, q->of[1].value) > 0)
		return QUANTITY_NONE;
	name_unit(q, &x);
	q->of[0].bound = BOUND_LEAST;
	q->of[1].bound = BOUND_MOST;
	bound_before(l, begin, first->begin, &q->name);
	if (words_at(&l->after, x.end, end, &to) >= 0)
		q->of[1].end = to;
	q->next = q->of[1].end;
	return QUANTITY_RANGE;
}

static enum quantity_form
range(struct quantity *q, const struct lexicon *l, struct piece *first,
    bool complete, const char *begin, const char *end)
{
	const char *s = complete ? first->end : first->x.end;

	return spread(peek(s, end))
	    ? range_of(q, l, first, complete, begin, s, end)
	    : QUANTITY_NONE;
}

/* 百分之九十, 千分之三. */
static enum quantity_form
fraction(struct quantity *q, const struct lexicon *l, const char *begin,
    const char *s, const char *end)
{
	struct piece x = { .begin = s };
	struct unit u = { .factor = { 1, 0 } };
	enum number_form form;
	uint32_t c = peek(s, end);

	q->next = s + 3;
	if (!STARTS(s + 3, end, "分之") ||
	    (c != 0x767e /* 百 */ && c != 0x5343 /* 千 */))
		return QUANTITY_NONE;
	form = number_read(&x.x, s + 9, end);
	if (form != NUMBER_DIGITS && form != NUMBER_HAN)
		return QUANTITY_NONE;
	u.kind = c == 0x767e ? FIGURE_PERCENT : FIGURE_PERMILLE;
	u.base = c == 0x767e ? SPAN("%") : SPAN("‰");
	x.unit = &u;
	x.end = x.x.end;
	if (!amount(&q->of[0], &x, x.x.digits))
		return QUANTITY_NONE;
	name_unit(q, &x);
	bounds(q, l, begin, end);
	q->next = q->of[0].end;
	return QUANTITY_ONE;
}

/* The sign before a number, c: - as in 减少-5.3万元, or ￥. */
static void
sign(struct piece *x, const char *begin, uint32_t c)
{
	const char *p;
	uint32_t d;

	if (c != 0xffe5 /* ￥ */ && c != 0xa5 /* ¥ */ && !minus(c))
		return;
	p = utf_back(x->begin, begin, &d);
	if (!minus(c)) {
		x->sign = true;
		x->begin = p;
		return;
	}
	d = before(p, begin);
	if (digit(d) || latin(d) || minus(d) || d == '%' || d == '.' ||
	    d == ')' || d == 0x5143 /* 元 */ || d == 0x2014)
		return;
	x->minus = true;
	x->begin = p;
}

/*
 * Is this the tail of a number that was broken?  .6亿元 whose 6680 is out of
 * reach; a character for private use or U+FFFD in place of the point.
 */
static bool
tail_of_number(const char *s, const char *begin, uint32_t c)
{
	if ((c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000 || c == 0xfffd)
		return true;
	if (c != '.' || s[-1] != '.')
		return false;
	c = before(s - 1, begin);
	return c == 0 || c == ' ' || c == '\n' || digit(c);
}

enum quantity_form
quantity_read(struct quantity *q, const struct lexicon *l, const char *begin,
    const char *s, const char *end)
{
	struct piece x = { .begin = s };
	enum number_form form;
	enum quantity_form as;
	uint32_t c = before(s, begin);
	size_t len;
	int lines;

	q->year = 0;
	form = number_read(&x.x, s, end);
	if (form == NUMBER_NONE)
		return fraction(q, l, begin, s, end);
	q->next = form == NUMBER_LONG ? s : x.x.end;
	if (STARTS(x.x.end, end, "分之") && form != NUMBER_LONG) {
		/* 三分之二 is no decimal */
		struct number y;
		if (number_read(&y, x.x.end + 6, end) > NUMBER_NONE)
			q->next = y.end;
		return QUANTITY_NONE;
	}
	if (form == NUMBER_LONG) {
		while (number_digit(q->next, end, &len) >= 0 ||
		    peek(q->next, end) == '.' || peek(q->next, end) == ',')
			q->next += utf_len((unsigned char)*q->next);
		x.x.end = q->next;
		number_scale(x.x.end, end, &len);
		x.x.end += len;
		q->of[0].begin = s;
		q->of[0].end = x.x.end;
		return unit(&x, l, NUMBER_DIGITS, begin, end) ? QUANTITY_LONG
							      : QUANTITY_NONE;
	}
	if (x.x.power == 0 && x.x.digits.scale == 0 && x.x.digits.n > 1900 &&
	    x.x.digits.n < 2100 &&
	    STARTS(gap(x.x.end, end, &lines), end, "年")) {
		q->year = (unsigned)x.x.digits.n;
		q->of[0].begin = s;
		return QUANTITY_NONE;
	}
	if (c == 0x7b2c /* 第 */ || x.x.serial || tail_of_number(s, begin, c) ||
	    (form == NUMBER_HAN &&
		(c == 0x6570 /* 数 */ || c == 0x51e0 /* 几 */)))
		return QUANTITY_NONE;
	sign(&x, begin, c);
	if (!unit(&x, l, form, begin, end))
		return range(q, l, &x, false, begin, end);
	as = range(q, l, &x, true, begin, end);
	if (as != QUANTITY_NONE)
		return as;
	q->of[0].begin = x.begin;
	q->of[0].end = q->next = x.end;
	if (!amount(&q->of[0], &x, x.x.digits))
		return QUANTITY_LONG;
	name_unit(q, &x);
	if (x.x.two) {
		/* 三四十万元 */
		if (!amount(&q->of[1], &x, x.x.top))
			return QUANTITY_LONG;
		q->of[0].bound = BOUND_LEAST;
		q->of[1].bound = BOUND_MOST;
		bound_before(l, begin, x.begin, &q->name);
		return QUANTITY_RANGE;
	}
	bounds(q, l, begin, end);
	q->next = q->of[0].end;
	return QUANTITY_ONE;
}

bool
quantity_cell(struct quantity *q, const struct lexicon *l, struct span cell,
    struct span name)
{
	struct piece x = { 0 };
	const char *end, *s, *to;
	int power = 0;

	cell = span_trim(cell);
	s = cell.s;
	end = cell.s + cell.n;
	x.begin = s;
	if (minus(peek(s, end))) {
		x.minus = true;
		s += utf_len((unsigned char)*s);
	}
	if (number_read(&x.x, s, end) != NUMBER_DIGITS)
		return false;
	x.end = x.x.end;
	x.unit = unit_read(l, x.end, end, &to);
	if (x.unit != NULL) {
		x.end = to;
	} else if (x.x.power == 0) {
		x.unit = unit_named(l, name, &power);
		x.x.power = power;
	}
	if (x.end != end || !amount(&q->of[0], &x, x.x.digits))
		return false;
	name_unit(q, &x);
	if (x.unit == NULL && !x.x.scaled) {
		q->kind = FIGURE_NUMBER;
		q->unit = (struct span){ 0 };
	}
	q->name = x.begin;
	q->next = end;
	q->year = 0;
	return true;
}
