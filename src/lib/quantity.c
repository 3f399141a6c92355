/* SPDX-License-Identifier: MIT */
#include "quantity.h"
#include "look.h"
#include "measure.h"

static inline bool
minus(uint32_t c)
{
	return c == '-' || c == 0x2212 /* − */ || c == 0x2013 /* – */;
}

static inline bool
spread(uint32_t c)
{
	if (c > 0x301c)
		return c == 0x81f3 /* 至 */ || c == 0x5230 /* 到 */;
	return minus(c) || c == '~' || c == 0x2014 /* — */ ||
	    c == 0x301c /* 〜 */;
}

/* Most figures have no printed scale. */
static inline bool
shift(struct decimal *to, struct decimal d, int power)
{
	if (power != 0)
		return dec_shift(to, d, power);
	*to = d;
	return true;
}

/* Puts number and unit together. */
static bool
amount(struct amount *a, const struct measure *x, struct decimal digits)
{
	static const struct decimal one = { 1, 0 };
	struct decimal factor = x->unit != NULL ? x->unit->factor : one;
	struct decimal place = { 1, digits.scale };

	if (x->minus)
		digits.n = -digits.n;
	if (x->has_extra) {
		struct decimal extra = x->minus ? dec_neg(x->extra) : x->extra;
		if (x->number.power > 0 &&
		    !shift(&digits, digits, x->number.power))
			return false;
		if (!dec_add(&digits, digits, extra))
			return false;
		a->scale = factor;
		place.scale = digits.scale;
	} else if (!shift(&a->scale, factor, x->number.power)) {
		return false;
	}
	a->begin = x->begin;
	a->end = x->end;
	a->number = digits;
	a->bound = x->number.hedged ? BOUND_ABOUT : BOUND_IS;
	if (factor.n == 1 && factor.scale == 0 && !x->has_extra)
		return shift(&a->value, digits, x->number.power) &&
		    shift(&a->quantum, place, x->number.power);
	return dec_mul(&a->value, digits, a->scale) &&
	    dec_mul(&a->quantum, place, a->scale);
}

static void
name_unit(struct quantity *q, const struct measure *x)
{
	q->kind = x->unit != NULL ? x->unit->kind : FIGURE_MONEY;
	q->unit = x->unit != NULL ? x->unit->base : SPAN("元");
}

/* What binds the number from before, 超过 约: *name is set before it. */
static inline int
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
	b = p > begin && words_may(&l->before, c)
	    ? words_before(&l->before, p, begin, &word)
	    : -1;
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
range(struct quantity *q, const struct lexicon *l, struct measure *first,
    bool complete, const char *begin, const char *s, const char *end)
{
	struct measure x = { 0 };
	const char *to;
	enum number_form form;
	uint32_t c = look_at(s, end), pre;

	s += utf_len((unsigned char)*s);
	form = number_read(&x.number, s, end);
	if (form != NUMBER_DIGITS && form != NUMBER_HAN)
		return QUANTITY_NONE;
	x.begin = s;
	if (!measure_unit(&x, l, form, begin, end) || x.unit == NULL)
		return QUANTITY_NONE;
	if (complete) {
		pre = look_before(first->begin, begin);
		if (x.unit != first->unit ||
		    ((c == 0x81f3 || c == 0x5230) &&
			(pre == 0x4ece /* 从 */ || pre == 0x7531 /* 由 */)))
			return QUANTITY_NONE;
	} else {
		first->unit = x.unit;
		first->end = first->number.end;
		if (first->number.power == 0)
			first->number.power = x.number.power;
	}
	if (!amount(&q->of[0], first, first->number.digits) ||
	    !amount(&q->of[1], &x, x.number.digits))
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

/* 百分之九十, 千分之三. */
static enum quantity_form
fraction(struct quantity *q, const struct lexicon *l, const char *begin,
    const char *s, const char *end)
{
	struct measure x = { .begin = s };
	struct unit u = { .factor = { 1, 0 } };
	enum number_form form;
	uint32_t c = look_at(s, end);

	q->next = s + 3;
	if (!LOOK_IS(s + 3, end, "分之") ||
	    (c != 0x767e /* 百 */ && c != 0x5343 /* 千 */))
		return QUANTITY_NONE;
	form = number_read(&x.number, s + 9, end);
	if (form != NUMBER_DIGITS && form != NUMBER_HAN)
		return QUANTITY_NONE;
	u.kind = c == 0x767e ? FIGURE_PERCENT : FIGURE_PERMILLE;
	u.base = c == 0x767e ? SPAN("%") : SPAN("‰");
	x.unit = &u;
	x.end = x.number.end;
	if (!amount(&q->of[0], &x, x.number.digits))
		return QUANTITY_NONE;
	name_unit(q, &x);
	bounds(q, l, begin, end);
	q->next = q->of[0].end;
	return QUANTITY_ONE;
}

/* The sign before a number, c: - as in 减少-5.3万元, or ￥. */
static void
sign(struct measure *x, const char *begin, uint32_t c)
{
	const char *p;
	uint32_t d;

	if (utf_han(c))
		return;
	if (c != 0xffe5 /* ￥ */ && c != 0xa5 /* ¥ */ && !minus(c))
		return;
	p = utf_back(x->begin, begin, &d);
	if (!minus(c)) {
		x->sign = true;
		x->begin = p;
		return;
	}
	d = look_before(p, begin);
	if (look_digit(d) || look_latin(d) || minus(d) || d == '%' ||
	    d == '.' || d == ')' || d == 0x5143 /* 元 */ || d == 0x2014)
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
	if (utf_han(c))
		return false;
	if ((c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000 || c == 0xfffd)
		return true;
	if (c != '.' || s[-1] != '.')
		return false;
	c = look_before(s - 1, begin);
	return c == 0 || c == ' ' || c == '\n' || look_digit(c);
}

enum quantity_form
quantity_read(struct quantity *q, const struct lexicon *l, const char *begin,
    const char *s, const char *end)
{
	struct measure x;
	enum number_form form;
	enum quantity_form as;
	uint32_t c = look_before(s, begin);
	int lines;

	q->year = 0;
	x.begin = s;
	x.unit = NULL;
	x.minus = x.sign = x.has_extra = false;
	form = number_read(&x.number, s, end);
	if (form == NUMBER_NONE)
		return fraction(q, l, begin, s, end);
	q->next = x.number.end;
	if (form == NUMBER_LONG) {
		q->of[0].begin = s;
		q->of[0].end = x.number.end;
		return measure_unit(&x, l, NUMBER_DIGITS, begin, end)
		    ? QUANTITY_LONG
		    : QUANTITY_NONE;
	}
	if (LOOK_IS(x.number.end, end, "分之")) {
		/* 三分之二 is no decimal */
		struct number y;
		if (number_read(&y, x.number.end + 6, end) > NUMBER_NONE)
			q->next = y.end;
		return QUANTITY_NONE;
	}
	if (x.number.power == 0 && x.number.digits.scale == 0 &&
	    x.number.digits.n > 1900 && x.number.digits.n < 2100 &&
	    LOOK_IS(measure_gap(x.number.end, end, &lines), end, "年")) {
		q->year = (unsigned)x.number.digits.n;
		q->of[0].begin = s;
		return QUANTITY_NONE;
	}
	if (c == 0x7b2c /* 第 */ || x.number.serial ||
	    tail_of_number(s, begin, c) ||
	    (form == NUMBER_HAN &&
		(c == 0x6570 /* 数 */ || c == 0x51e0 /* 几 */)))
		return QUANTITY_NONE;
	sign(&x, begin, c);
	if (!measure_unit(&x, l, form, begin, end))
		return spread(look_at(x.number.end, end))
		    ? range(q, l, &x, false, begin, x.number.end, end)
		    : QUANTITY_NONE;
	if (spread(look_at(x.end, end))) {
		as = range(q, l, &x, true, begin, x.end, end);
		if (as != QUANTITY_NONE)
			return as;
	}
	q->of[0].begin = x.begin;
	q->of[0].end = q->next = x.end;
	if (!amount(&q->of[0], &x, x.number.digits))
		return QUANTITY_LONG;
	name_unit(q, &x);
	if (x.number.two) {
		/* 三四十万元 */
		if (!amount(&q->of[1], &x, x.number.top))
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
	struct measure x = { 0 };
	const char *end, *s, *to;
	int power = 0;

	cell = span_trim(cell);
	s = cell.s;
	end = span_end(cell);
	x.begin = s;
	if (minus(look_at(s, end))) {
		x.minus = true;
		s += utf_len((unsigned char)*s);
	}
	if (number_read(&x.number, s, end) != NUMBER_DIGITS)
		return false;
	x.end = x.number.end;
	x.unit = unit_read(l, x.end, end, &to);
	if (x.unit != NULL) {
		x.end = to;
	} else if (x.number.power == 0) {
		x.unit = unit_named(l, name, &power);
		x.number.power = power;
	}
	if (x.end != end || !amount(&q->of[0], &x, x.number.digits))
		return false;
	name_unit(q, &x);
	if (x.unit == NULL && !x.number.scaled) {
		q->kind = FIGURE_NUMBER;
		q->unit = (struct span){ 0 };
	}
	q->name = x.begin;
	q->next = end;
	q->year = 0;
	return true;
}
