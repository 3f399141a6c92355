/* SPDX-License-Identifier: MIT */
#include "division.h"
#include "band.h"
#include "sense.h"
#include "statement.h"
#include "utf.h"

enum { BRACKET = 600 /* bytes of one that is looked through */ };

static const char *const wholes[] = { "分值", "总分", "满分", NULL };
static const char *const set[] = { "设定", "共计", "共", "合计", "为", "是",
	"：", ":", NULL };
static const char *const gap[] = { "，", ",", "（", "(", "、", " ", NULL };
static const char *const between[] = { "，", ",", "、", "；", ";", " ", NULL };
static const char *const among[] = { "其中：", "其中:", "其中", NULL };

static bool
points_at(struct span s, size_t at)
{
	s = span_from(s, at);
	return span_begins(s, SPAN("分")) && !span_begins(s, SPAN("分钟"));
}

/* The end of a bracket that opens at `at', or at. */
static size_t
behind_bracket(struct span s, size_t at)
{
	struct span rest = span_from(s, at);
	bool wide = span_begins(rest, SPAN("（"));
	size_t n;

	if (!wide && !span_begins(rest, SPAN("(")))
		return at;
	if (rest.n > BRACKET)
		rest.n = BRACKET;
	n = span_find(rest, wide ? SPAN("）") : SPAN(")"));
	return n > rest.n ? at : at + n + (wide ? 3 : 1);
}

/* The points whose division follows at the place given back; 0 if none do. */
static size_t
points_whole(struct score *b, struct span s)
{
	size_t len, at;

	for (size_t i = 0; i < s.n; i += len) {
		utf_get(s.s + i, &len);
		at = i;
		if (!band_skip(s, &at, wholes))
			continue;
		b->name = span_cut(s, i, at);
		while (band_skip(s, &at, set))
			;
		if (!band_number(s, &at, &b->points) || !points_at(s, at))
			continue;
		at += strlen("分");
		b->text = span_cut(s, i, at);
		band_skip(s, &at, gap);
		if (band_skip(s, &at, among))
			return at;
	}
	return 0;
}

/* The score whose parts follow at the place given back; 0 if none do. */
static size_t
score_whole(struct score *b, struct span s)
{
	size_t len, at, next;

	for (size_t i = 0; i < s.n; i = next) {
		struct score v;

		utf_get(s.s + i, &len);
		next = i + len;
		at = i;
		if (!statement_score(&v, s, &at))
			continue;
		next = at;
		at = behind_bracket(s, at);
		band_skip(s, &at, gap);
		if (!band_skip(s, &at, among))
			continue;
		b->name = v.name.n > 0 ? v.name : v.text;
		b->score = v.score;
		b->text = v.text;
		return at;
	}
	return 0;
}

/* The next part: its name, its number and where that begins; *at goes behind
 * it. */
static bool
part(struct span s, size_t *at, struct decimal *d, struct span *name,
    size_t *number)
{
	size_t from = *at, i, len;

	while (band_skip(s, &from, between))
		;
	for (i = from; i < s.n; i += len) {
		size_t past = behind_bracket(s, i), end = i;

		utf_get(s.s + i, &len);
		if (past > i) {
			len = past - i;
			continue;
		}
		if (!band_number(s, &end, d))
			continue;
		if (points_at(s, end)) {
			*name = span_trim(span_cut(s, from, i));
			*number = i;
			*at = end + strlen("分");
			return true;
		}
		len = end > i ? end - i : len;
	}
	return false;
}

/* Does a name say that the number behind it is a part of a score? */
static bool
scored(struct span name)
{
	return name.n > 0 && !statement_no_score(name) &&
	    !sense_in(SENSE_NO_PART_OF_SCORE, name);
}

/* Does a part say that the list divides no score: 决策20分，得18分 (or 中得,
 * （得18分）) states two numbers each, and of 扣2分 it is not said of what? */
static bool
no_parts(const struct score *b, struct span name, struct span s, size_t at)
{
	size_t past = behind_bracket(s, at);
	struct span in = past > at ? span_from(span_cut(s, at, past), 0)
				   : (struct span){ 0 };

	if (!b->has_score)
		return false;
	while (in.n > 0 && sense_begins(SENSE_OWN_SCORE, in) == 0) {
		size_t len;

		utf_get(in.s, &len);
		in = span_from(in, len);
	}
	return in.n > 0 || sense_is(SENSE_OWN_SCORE, name) ||
	    sense_in(SENSE_POINTS_LOST, name);
}

/* Are the parts each more than half of the whole?  It is their average. */
static bool
averaged(const struct scores *to, size_t first)
{
	for (size_t i = first + 1; i < to->n; i++) {
		struct decimal twice;

		if (!dec_add(&twice, to->v[i].score, to->v[i].score) ||
		    dec_cmp(twice, to->v[first].score) <= 0)
			return false;
	}
	return true;
}

/* A block whose number stands at an offset of its line. */
static void
put(struct scores *to, const struct line *l, size_t at, struct score *b)
{
	b->line = l->no;
	b->col = scores_col(to, l, at);
	*ARENA_PUSH(to->mem, to->v, to->n, to->cap) = *b;
}

void
division_read(
    struct scores *to, const struct line *l, struct span s, size_t offset)
{
	struct score b = { .kind = SCORE_BLOCK };
	size_t first = to->n, at = points_whole(&b, s), from, number;
	struct decimal d;
	struct span name;

	b.has_points = at > 0;
	if (at == 0) {
		at = score_whole(&b, s);
		b.has_score = at > 0;
	}
	if (at == 0)
		return;
	put(to, l, offset + (size_t)(b.text.s - s.s), &b);
	b.parent = b.name;
	for (from = at; part(s, &at, &d, &name, &number); from = at) {
		while (band_skip(s, &from, between))
			;
		if (no_parts(&b, name, s, at)) {
			to->n = first;
			return;
		}
		if (sense_is(SENSE_OWN_SCORE, name))
			continue; /* 决策20分，得18分: what was had of it */
		if (b.has_score && !scored(name))
			break;
		*(b.has_points ? &b.points : &b.score) = d;
		b.name = name;
		b.text = span_cut(s, from, at);
		put(to, l, offset + number, &b);
	}
	/* a whole and one part divide nothing */
	if (to->n < first + 3 || (b.has_score && averaged(to, first)))
		to->n = first;
}
