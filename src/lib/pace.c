/* SPDX-License-Identifier: MIT */
#include "pace.h"
#include "pen.h"
#include "sense.h"

enum { MONTHS = 12, PLACES = 4 };

/* Digits that end at an offset. */
static unsigned
number_before(struct span s, size_t end, size_t *start)
{
	unsigned n = 0, ten = 1;

	while (end > 0 && s.s[end - 1] >= '0' && s.s[end - 1] <= '9' &&
	    ten < 1000) {
		n += ten * (unsigned)(s.s[--end] - '0');
		ten *= 10;
	}
	*start = end;
	return n;
}

/* The months of the last span from January on in a text; 0 if there is none. */
static unsigned
months_in(struct span s)
{
	static const struct {
		enum sense says;
		unsigned months;
	} spans[] = { { SENSE_HALF_YEAR, 6 }, { SENSE_ONE_QUARTER, 3 },
		{ SENSE_THREE_QUARTERS, 9 } };
	size_t at = span_find_last(s, SPAN("月")), start;
	unsigned n;

	for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
		if (sense_in(spans[i].says, s))
			return spans[i].months;
	if (at > s.n || (n = number_before(s, at, &start)) == 0 || n > MONTHS)
		return 0;
	s.n = start;
	return sense_ends(SENSE_JANUARY_TO, s) > 0 ||
		sense_ends(SENSE_UNTIL, s) > 0
	    ? n
	    : 0;
}

unsigned
pace_months(const struct reading *r, size_t token)
{
	for (size_t i = token + 1, n = 0; i-- > 0 && n < TIE_REACH; n++) {
		unsigned months = r->v[i].figure->table == 0
		    ? months_in(r->v[i].text)
		    : 0;

		if (months > 0 || r->v[i].stop >= STOP_LINE)
			return months;
	}
	return 0;
}

/* The completion that is held against the pace: the nearest rate before in the
 * sentence that is neither growth nor share (为预算的52%，增长5%，超序时进度2个百分点).
 * n gets how many there are.
 */
static size_t
completion(const struct reading *r, size_t points, size_t *rates)
{
	size_t found = NO_TOKEN;

	*rates = 0;
	for (size_t i = points, n = 0;
	     i-- > 0 && n < TIE_REACH && r->v[i + 1].stop < STOP_FULL; n++)
		if (r->v[i].role == ROLE_RATE && tie_rate(r->v[i].figure) &&
		    reading_clause_cue(r, i, CUE_CHANGE) == NULL &&
		    (reading_clause_cue(r, i, CUE_SHARE) == NULL ||
			reading_clause_cue(r, i, CUE_BUDGET | CUE_TASK) !=
			    NULL) &&
		    (*rates)++ == 0)
			found = i;
	return found;
}

bool
pace_read(struct tie *t, size_t points)
{
	const struct reading *r = t->r;
	const struct token *x = &r->v[points];
	struct ties c;
	const struct figure *done;
	struct figure *pace;
	struct relation *rel;
	struct pen p = { .mem = r->mem };
	char s[DEC_TEXT];
	unsigned months;
	size_t rate, rates;
	int sign;

	ties_begin(&c, false);
	if (!sense_in(SENSE_PACE, x->clause))
		return false;
	rate = completion(r, points, &rates);
	if (rate == NO_TOKEN || x->stop > STOP_COMMA ||
	    (months = pace_months(r, points)) == 0)
		return true;
	sign = sense_in(SENSE_PACE_BEHIND, x->clause) ||
		sense_ends(SENSE_PACE_LOW, x->clause) > 0
	    ? -1
	    : 1;
	pace = arena_get(r->mem, sizeof *pace);
	done = r->v[rate].figure;
	*pace = *done;
	if (!dec_quotient(&pace->number, dec_int(100 * (int64_t)months),
		dec_int(MONTHS), PLACES, false) ||
	    !dec_shift(&pace->quantum, dec_int(1), -PLACES))
		return true;
	pace->number = dec_trim(pace->number);
	pace->value = pace->number;
	pace->bound = BOUND_IS;
	rel = ties_add(t, &c, "rate", points);
	rel->factor = 1;
	relation_part(rel, sign > 0 ? done : pace, 1);
	relation_part(rel, sign > 0 ? pace : done, -1);
	pen_text(&p, "the pace of ");
	pen_put(&p, s, dec_write(s, dec_int((int64_t)months)));
	pen_text(&p, " months of 12");
	rel->note = p.s;
	p = (struct pen){ .mem = r->mem };
	pen_text(&p, "序时进度按");
	pen_put(&p, s, dec_write(s, dec_int((int64_t)months)));
	pen_text(&p, "个月计");
	rel->note_zh = p.s;
	c.sure = rates == 1; /* of two, which one is meant? */
	ties_settle(t, &c);
	return true;
}
