/* SPDX-License-Identifier: MIT */
#include "reading.h"
#include "sense.h"
#include "utf.h"

enum { DEEPEST = 64 }; /* brackets beyond this depth count as one */

/* What the walk through a document carries along. */
struct walker {
	struct reading *r;
	struct mark mark;
	size_t bracket[DEEPEST]; /* the open ones, [0] outside */
	unsigned depth;
	size_t brackets;       /* numbers given so far */
	struct lead_cuts cuts; /* of the lead at hand */
};

static const struct cue *
first_in(const struct reading *r, const struct token *t, size_t from,
    uint32_t classes)
{
	for (size_t i = t->cue; i < t->cue + t->ncue; i++)
		if (r->cues.v[i].at >= from && r->cues.v[i].classes & classes)
			return &r->cues.v[i];
	return NULL;
}

const struct cue *
reading_cue(const struct reading *r, size_t token, uint32_t classes)
{
	if (!(r->v[token].classes & classes))
		return NULL;
	return first_in(r, &r->v[token], 0, classes);
}

static const struct cue *
first_in_clause(
    const struct reading *r, const struct token *t, uint32_t classes)
{
	if (!(t->clause_classes & classes))
		return NULL;
	return first_in(r, t, t->clause_at, classes);
}

const struct cue *
reading_clause_cue(const struct reading *r, size_t token, uint32_t classes)
{
	return first_in_clause(r, &r->v[token], classes);
}

const struct cue *
reading_last_cue(const struct reading *r, size_t token, uint32_t classes)
{
	const struct token *t = &r->v[token];

	if (!(t->classes & classes))
		return NULL;
	for (size_t i = t->cue + t->ncue; i-- > t->cue;)
		if (r->cues.v[i].classes & classes)
			return &r->cues.v[i];
	return NULL;
}

struct span
reading_tail(const struct reading *r, size_t token)
{
	const struct figure *f = r->v[token].figure;

	if (token + 1 < r->n && r->v[token + 1].figure->table == 0)
		return r->v[token + 1].text;
	return lead_fold(r->mem, f->trail, f->col + figure_length(f));
}

enum stop
reading_stop(const struct reading *r, size_t a, size_t b)
{
	enum stop stop = STOP_NONE;

	for (size_t i = a + 1; i <= b; i++)
		if (r->v[i].stop > stop)
			stop = r->v[i].stop;
	return stop;
}

bool
reading_alike(const struct reading *r, size_t a, size_t b)
{
	return r->v[a].like == r->v[b].like;
}

/* A number for the kind and unit, out of the unit's bytes: equal for like
 * figures. */
static unsigned
like(const struct figure *f)
{
	unsigned most = (unsigned)f->kind + 1;

	for (size_t i = 0; i < f->unit.n; i++)
		most = most * 131 + (unsigned char)f->unit.s[i];
	return most;
}

static void
open_bracket(struct walker *w)
{
	if (w->depth + 1 < DEEPEST)
		w->bracket[++w->depth] = ++w->brackets;
}

/* Takes the list mark at an offset, if there is one; yields where it ends, else
 * the offset again. */
static inline size_t
take_mark(struct walker *w, struct token *t, size_t at, bool *closes)
{
	struct mark m;

	if (!lead_may_mark(t->text.s + at) || !lead_mark(t->text, at, &m))
		return at;
	if (t->outer == 0 || m.rank < t->outer)
		t->outer = m.rank;
	w->mark = m;
	t->marked = true;
	*closes |= t->text.s[m.end - 1] == ')';
	return m.end;
}

/* Walks through a folded lead: stops, brackets, marks, the clause.  Does a
 * bracket close in it?  Marks stand behind a stop, a bracket or each other, or
 * are brackets. */
static bool
walk_lead(struct walker *w, struct token *t)
{
	const struct lead_place *cut = w->cuts.v, *end = cut + w->cuts.n;
	size_t before = w->bracket[w->depth];
	size_t newest = w->brackets;
	size_t at = 0;
	bool closes = false;

	for (;;) {
		size_t behind;
		char c;

		while ((behind = take_mark(w, t, at, &closes)) > at)
			t->clause_at = at = behind;
		while (cut < end && cut->at < at)
			cut++;
		if (cut == end)
			break;
		at = cut->at;
		c = t->text.s[at];
		if (c == '(') {
			behind = take_mark(w, t, at, &closes);
			if (behind > at) {
				t->clause_at = at = behind;
				continue;
			}
			open_bracket(w);
		}
		closes |= c == ')';
		if (c == ')' && w->depth > 0)
			w->depth--;
		else if (cut->stop == STOP_LINE)
			w->depth = 0;
		if (cut->stop > t->stop)
			t->stop = cut->stop;
		at += utf_len((unsigned char)c);
		t->clause_at = at;
		cut++;
	}
	t->clause = span_from(t->text, t->clause_at);
	t->mark = w->mark;
	t->depth = w->depth;
	t->bracket = w->bracket[w->depth];
	t->around = w->depth > 0 ? w->bracket[w->depth - 1] : 0;
	t->opens = t->bracket != before && t->bracket > newest;
	return closes;
}

/* Drops the cues in brackets that open and close within the lead: an aside
 * says nothing of how its neighbours hang together, but (同口径) of how they are
 * measured. */
static void
drop_asides(const struct walker *w, const struct token *t)
{
	struct cues *c = &w->r->cues;
	size_t kept = t->cue, open = 0, k = t->cue;

	for (size_t i = 0; i < w->cuts.n; i++) {
		size_t at = w->cuts.v[i].at;

		if (t->text.s[at] == '(')
			open = at + 1;
		if (t->text.s[at] != ')' || open == 0)
			continue;
		for (; k < c->n && c->v[k].at < at; k++)
			if (c->v[k].at < open || c->v[k].classes & CUE_BASIS)
				c->v[kept++] = c->v[k];
		open = 0;
	}
	for (; k < c->n; k++)
		c->v[kept++] = c->v[k];
	c->n = kept;
}

/* Reads the lead of a token, behind the figure before. */
static void
read_lead(struct walker *w, struct token *t, const struct figure *before)
{
	struct reading *r = w->r;
	bool closes;

	t->text = lead_cut(r->mem, t->figure->lead,
	    before != NULL ? before->col + figure_length(before) : 0, &w->cuts);
	t->digits = w->cuts.digits;
	closes = walk_lead(w, t);
	t->cue = r->cues.n;
	cues_find(&r->cues, t->text);
	if (closes)
		drop_asides(w, t);
	t->ncue = r->cues.n - t->cue;
	for (size_t i = t->cue; i < r->cues.n; i++) {
		t->classes |= r->cues.v[i].classes;
		if (r->cues.v[i].at >= t->clause_at)
			t->clause_classes |= r->cues.v[i].classes;
	}
}

/* Words that may stand between a verb of change and its figure. */
static size_t
before_filler(struct span text)
{
	size_t n;

	while ((n = sense_ends(SENSE_CHANGE_TAIL, text)) > 0)
		text.n -= n;
	return text.n;
}

/* The verb of change or cut that a clause ends in. */
static const struct cue *
verb(const struct reading *r, const struct token *t)
{
	size_t end;

	if (!(t->clause_classes & (CUE_CHANGE | CUE_CUT)))
		return NULL;
	end = before_filler(t->text);
	for (size_t i = t->cue + t->ncue; i-- > t->cue;) {
		const struct cue *c = &r->cues.v[i];
		if (c->at < t->clause_at || c->end < end)
			break;
		/* 节约 ends in a word that may also be a filler */
		if ((c->end == end || c->end == t->text.n) &&
		    c->classes & (CUE_CHANGE | CUE_CUT))
			return c;
	}
	return NULL;
}

static bool
year_in(struct span s)
{
	for (size_t i = 0; i + 4 < s.n; i++)
		if ((memcmp(s.s + i, "20", 2) == 0 ||
			memcmp(s.s + i, "19", 2) == 0) &&
		    s.s[i + 2] >= '0' && s.s[i + 2] <= '9' &&
		    s.s[i + 3] >= '0' && s.s[i + 3] <= '9')
			return true;
	return false;
}

/* What the words of the clause measure by. */
static enum against
against(const struct reading *r, const struct token *t)
{
	const struct cue *than;

	if (t->clause_classes & CUE_PRIOR)
		return AGAINST_PRIOR;
	if (t->clause_classes & CUE_BUDGET)
		return AGAINST_BUDGET;
	if (t->clause_classes & CUE_TASK)
		return AGAINST_TASK;
	than = first_in_clause(r, t, CUE_THAN);
	if (than != NULL && year_in(span_from(t->text, than->end)))
		return AGAINST_PRIOR;
	return AGAINST_UNKNOWN;
}

/* `1,099, 160': a blank has cut the number in two. */
static bool
torn(struct span s)
{
	return s.n > 1 && s.s[s.n - 1] == ',' && s.s[s.n - 2] >= '0' &&
	    s.s[s.n - 2] <= '9';
}

static bool
aside(const struct token *t)
{
	if (torn(t->text))
		return true;
	switch (t->figure->kind) {
	case FIGURE_POINTS:
	case FIGURE_TIME:
	case FIGURE_AGE:
	case FIGURE_NUMBER:
		return true;
	default:
		return t->figure->table > 0 || t->clause_classes & CUE_AVERAGE;
	}
}

/* 与 alone compares nothing: a year, a budget or a plan must follow it
 * (上年与省结账前结余 compares nothing either). */
static bool
compares(const struct reading *r, const struct token *t)
{
	const struct cue *than = first_in_clause(r, t, CUE_THAN);

	if (than == NULL)
		return false;
	if (than->at == t->clause_at && than->end > than->at + 3)
		return true;
	return first_in(r, t, than->at, CUE_PRIOR | CUE_BUDGET | CUE_TASK) !=
	    NULL ||
	    year_in(span_from(t->text, than->end));
}

static void
role(const struct reading *r, struct token *t)
{
	const struct cue *v = verb(r, t);

	t->against = against(r, t);
	if (aside(t))
		t->role = ROLE_ASIDE;
	else if (figure_is_rate(t->figure))
		t->role = ROLE_RATE;
	else if (v != NULL)
		t->role = ROLE_CHANGE;
	else if (compares(r, t))
		t->role = ROLE_BASE;
	else
		t->role = ROLE_AMOUNT;
	if (v != NULL)
		t->sign = v->sign;
}

/* `完成预算X的r%': X is the base of r and no amount of its own; so is X in
 * `较五年前的X增加D', whatever it is that is compared with. */
static void
base_of_next(const struct reading *r, size_t i)
{
	struct token *t = &r->v[i];
	const struct token *next = &r->v[i + 1];
	const struct cue *than = first_in_clause(r, t, CUE_THAN);

	if (t->role == ROLE_AMOUNT && next->stop == STOP_NONE &&
	    verb(r, next) != NULL && than != NULL && than->at == t->clause_at &&
	    sense_begins(SENSE_BESIDE, t->clause) == 0)
		t->role = ROLE_BASE;
	if (t->role == ROLE_AMOUNT && next->role == ROLE_RATE &&
	    next->stop == STOP_NONE && span_begins(next->text, SPAN("的")) &&
	    first_in(r, t, t->clause_at,
		CUE_DONE | CUE_SHARE | CUE_BUDGET | CUE_TASK) != NULL)
		t->role = ROLE_BASE;
}

/* The nearest amount before in the same bracket; what is measured by nothing
 * of its own is measured by what stands directly before it. */
static void
find_host(const struct reading *r, size_t i)
{
	struct token *t = &r->v[i];
	const struct token *p = i > 0 ? &r->v[i - 1] : NULL;

	t->host = NO_TOKEN;
	if (t->role == ROLE_AMOUNT || t->role == ROLE_ASIDE)
		return;
	for (size_t k = i, seen = 0; k-- > 0 && seen < HOST_REACH; seen++)
		if (r->v[k].role == ROLE_AMOUNT &&
		    r->v[k].bracket == t->bracket) {
			t->host = k;
			break;
		}
	if (t->against == AGAINST_UNKNOWN && p != NULL &&
	    p->bracket == t->bracket && t->stop <= STOP_COMMA &&
	    (p->role == ROLE_BASE || p->role == ROLE_CHANGE))
		t->against = p->against;
}

/* The words before a figure without a time at their end (下降到2013年6月底的).
 */
static struct span
before_time(struct span s)
{
	size_t n;

	while (s.n > 0) {
		if (s.s[s.n - 1] >= '0' && s.s[s.n - 1] <= '9')
			s.n--;
		else if ((n = sense_ends(SENSE_TIME_TAIL, s)) > 0)
			s.n -= n;
		else
			break;
	}
	return s;
}

bool
reading_from_to(const struct reading *r, size_t token)
{
	const struct token *t = &r->v[token];
	struct span s = before_time(t->text);

	if (token == 0 || t->stop != STOP_NONE || t->role != ROLE_AMOUNT ||
	    r->v[token - 1].figure->table > 0 || t->figure->table > 0 ||
	    !reading_alike(r, token - 1, token) ||
	    sense_ends(SENSE_TO, s) == 0 ||
	    reading_cue(r, token, CUE_CHANGE | CUE_BUDGET) == NULL)
		return false;
	s = r->v[token - 1].clause;
	return sense_in(SENSE_FROM, s);
}

void
reading_make(struct reading *r, const struct figures *figures)
{
	struct walker w = { .r = r };

	memset(r, 0, sizeof *r);
	r->figures = figures;
	r->mem = figures->mem;
	r->cues.mem = r->mem;
	r->cues.cap = 2 * figures->n + 16;
	r->cues.v = arena_raw(r->mem, r->cues.cap * sizeof *r->cues.v);
	r->n = figures->n;
	r->v = arena_array(r->mem, r->n + 1, sizeof *r->v);
	for (size_t i = 0; i < r->n; i++) {
		struct token *t = &r->v[i];
		const struct figure *f = t->figure = &figures->v[i];
		const struct figure *p = i > 0 ? f - 1 : NULL;

		if (f->table == 0) {
			read_lead(&w, t, p);
		} else
			t->stop = STOP_LINE;
		t->like = like(f);
		role(r, t);
	}
	for (size_t i = 0; i + 1 < r->n; i++) {
		base_of_next(r, i);
		/* 5000元/人 is an average */
		if (span_begins(r->v[i + 1].text, SPAN("/")) &&
		    r->v[i].role < ROLE_RATE)
			r->v[i].role = ROLE_ASIDE;
	}
	for (size_t i = 0; i < r->n; i++)
		find_host(r, i);
}
