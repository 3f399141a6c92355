/* SPDX-License-Identifier: MIT */
#include "measure.h"
#include "label.h"
#include "look.h"
#include "wrap.h"

const char *
measure_skip(const char *s, const char *end, int *lines)
{
	uint32_t c;

	*lines = 0;
	while (s < end) {
		c = look_at(s, end);
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
small_change(struct measure *x, const char *s, const char *end)
{
	const char *p = s;
	size_t len;
	int d = number_digit(p, end, &len);

	x->extra = (struct decimal){ 0 };
	if (d >= 0 && LOOK_IS(p + len, end, "角")) {
		x->extra = (struct decimal){ d, 1 };
		p += len + 3;
		d = number_digit(p, end, &len);
	}
	if (d >= 0 && LOOK_IS(p + len, end, "分")) {
		x->extra.n = (x->extra.scale == 1 ? x->extra.n * 10 : 0) + d;
		x->extra.scale = 2;
		p += len + 3;
	}
	x->has_extra = x->extra.scale > 0;
	return LOOK_IS(p, end, "整") || LOOK_IS(p, end, "正") ? p + 3 : p;
}

/* May the unit, which ends at `to', stand that many line ends behind its
 * number? */
static bool
over_line(const struct measure *x, const struct unit *u, const char *begin,
    const char *to, const char *end, int lines)
{
	const char *nl = x->number.end;
	uint32_t next = look_at(to, end);
	bool word = utf_han(next) || look_latin(next), broken;

	while (*nl != '\n')
		nl++;
	broken = lines == 1 && wrap_breaks(begin, nl, end);
	if (u->kind == FIGURE_MONEY || u->sort == UNIT_PERCENT)
		return broken || !word;
	return broken && !word && x->number.digits.scale == 0;
}

/*
 * A piece of a number with a blank for its thousands mark or behind it, or a
 * mark in the wrong place: 752.25 of 986 752.25, 731 of 124, 731, 62 of 542,62.
 */
static bool
broken_thousands(const struct measure *x, const char *begin)
{
	const char *s = x->begin;
	size_t n = 0, before = 0;
	bool blank, comma;

	while (
	    n < 4 && s + n < x->number.plain && look_digit((unsigned char)s[n]))
		n++;
	blank = s > begin && s[-1] == ' ';
	s -= blank;
	comma = s > begin && s[-1] == ',';
	s -= comma;
	if (n > 3 || (blank && n != 3) || (!blank && !comma))
		return false;
	while (before < 4 && s > begin && look_digit((unsigned char)s[-1])) {
		s--;
		before++;
	}
	/* a number with decimals before a comma is another number */
	return before > 0 && before < 4 &&
	    !(comma && s > begin && s[-1] == '.');
}

/* Is this unit believable behind this number? */
static bool
sane(const struct measure *x, const struct unit *u, enum number_form form,
    const char *begin, const char *at, const char *to, const char *end,
    int lines)
{
	uint32_t next = look_at(to, end);

	if (lines > 0 && !over_line(x, u, begin, to, end, lines))
		return false;
	if (u->kind != FIGURE_MONEY && u->kind != FIGURE_PERCENT &&
	    look_latin(look_before(x->begin, begin)))
		return false;
	if (u->latin && look_latin(next))
		return false;
	if (u->kind == FIGURE_MONEY && form == NUMBER_DIGITS &&
	    broken_thousands(x, begin))
		return false;
	if (u->sort == UNIT_TENTHS)
		return at == x->number.end && lines == 0 &&
		    x->number.power == 0 && x->number.digits.scale == 0 &&
		    x->number.digits.n > 0 && x->number.digits.n < 10;
	if (u->kind == FIGURE_POINTS)
		return form == NUMBER_DIGITS;
	/* the name of a set of measures, “47条” */
	if (look_before(x->begin, begin) == 0x201c && next == 0x201d)
		return false;
	if (form != NUMBER_HAN || x->number.scaled || x->number.hedged)
		return true;
	if (u->kind == FIGURE_MONEY)
		return x->number.digits.n > 9 || !utf_han(next) ||
		    LOOK_IS(to, end, "以") || LOOK_IS(to, end, "左") ||
		    LOOK_IS(to, end, "钱") || LOOK_IS(to, end, "整") ||
		    number_digit(to, end, &(size_t){ 0 }) >= 0;
	if (look_before(x->begin, begin) == 0x201c /* “ */ ||
	    look_before(x->begin, begin) == 0x524d /* 前 */ ||
	    span_is(u->name, SPAN("期")))
		return false;
	return !x->number.one && x->number.digits.n > 1;
}

bool
measure_unit(struct measure *x, const struct lexicon *l, enum number_form form,
    const char *begin, const char *end)
{
	const char *at, *to;
	size_t len;
	int lines;

	at = measure_gap(x->number.end, end, &lines);
	if (lines > 3)
		return false;
	if (x->number.scaled && lines == 0 && look_at(at, end) == '\n' &&
	    LOOK_IS(at + 1, end, "元"))
		at++;
	x->unit = unit_read(l, at, end, &to);
	if (x->unit == NULL && x->number.power == 0 && at > x->number.end &&
	    number_scale(at, end, &len) > 0) {
		/* 682.1442⏎⏎万元, 34.7  亿 元 */
		const char *behind = lines == 0
		    ? measure_gap(at + len, end, &lines)
		    : at + len;
		x->unit = unit_read(l, behind, end, &to);
		if (x->unit != NULL)
			x->number.power = number_scale(at, end, &len);
		at = behind;
	}
	if (x->unit == NULL && x->number.power >= 3 && form == NUMBER_DIGITS &&
	    x->number.end - x->number.plain >= 3 &&
	    memcmp(x->number.end - 3, "千", 3) == 0) {
		/* 5千瓦, 3万千瓦: the 千 belongs to the unit */
		x->unit = unit_read(l, x->number.end - 3, end, &to);
		if (x->unit != NULL) {
			x->number.end = at = x->number.end - 3;
			x->number.power -= 3;
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
	x->end = x->number.end;
	if (x->sign)
		return true;
	/* 修建投入187.44万, but not 3万字 */
	to = x->number.end;
	return x->number.scaled && x->number.power >= 4 &&
	    (!utf_han(look_at(to, end)) || LOOK_IS(to, end, "以") ||
		LOOK_IS(to, end, "左右") || LOOK_IS(to, end, "的") ||
		LOOK_IS(to, end, "用于")) &&
	    label_money(l, begin, x->begin);
}
