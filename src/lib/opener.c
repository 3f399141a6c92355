/* SPDX-License-Identifier: MIT */
#include "opener.h"
#include "utf.h"

enum {
	NEAR = 12,       /* bytes between a stop and 其中: four characters */
	NEAR_COLON = 36, /* the same when they end in a colon */
	NEAR_LIST = 60   /* between a stop and 如下 */
};

static const uint32_t opening = CUE_AMONG | CUE_INCLUDE | CUE_MAINLY |
    CUE_EACH | CUE_FOLLOWS | CUE_COMPOSED | CUE_NAMELY;

/* The strongest stop in text[from, to). */
static enum stop
strongest(struct span text, size_t from, size_t to)
{
	enum stop stop = STOP_NONE;

	for (size_t i = from; i < to; i += utf_len((unsigned char)text.s[i])) {
		enum stop s = lead_stop(text, i);
		if (s > stop)
			stop = s;
	}
	return stop;
}

/* The offset behind the last stop of ； or stronger in text[0, to). */
static size_t
behind_stop(struct span text, size_t to)
{
	size_t last = 0;

	for (size_t i = 0; i < to; i += utf_len((unsigned char)text.s[i])) {
		enum stop s = lead_stop(text, i);
		if (s >= STOP_SEMICOLON)
			last = i +
			    (s == STOP_FULL && (unsigned char)text.s[i] >= 0x80
				    ? 3
				    : 1);
	}
	return last;
}

/* Does a colon, or the end of the sentence in 如下, lead to the first item:
 * with a line end, or with a first item left blank (其中：费万元；)? */
static bool
colon_leads(const struct token *t, const struct cue *c)
{
	size_t at = c->end, from;

	if (c->classes & CUE_FOLLOWS) {
		from = span_find(span_from(t->text, at), SPAN(":"));
		if (from > t->text.n - at)
			from = span_find(span_from(t->text, at), SPAN("。"));
		if (from > t->text.n - at || from > NEAR_LIST)
			return false;
		at += from;
	} else if (at >= t->text.n || t->text.s[at] != ':')
		return false;
	if (c->classes & CUE_AMONG &&
	    strongest(t->text, at, t->text.n) == STOP_SEMICOLON)
		return true;
	return behind_stop(t->text, t->text.n) <= at + 4;
}

/* 组成 straight behind a figure ends the list of a 由 before. */
static bool
ends_composed(const struct token *t, const struct cue *c)
{
	return c->classes & CUE_COMPOSED && c->at == 0 && c->end > 3 &&
	    (c->end == t->text.n || t->text.s[c->end] != ':');
}

/* The cue that opens a list in the lead of a token: the last opening word from
 * which nothing but a name leads to the figure; the classes are those of all
 * such words of its sentence (主要项目完成情况如下). */
static const struct cue *
cue_of(const struct reading *r, size_t token, uint32_t *classes)
{
	const struct token *t = &r->v[token];
	const struct cue *found = NULL;

	*classes = 0;
	if (!(t->classes & opening))
		return NULL;
	for (size_t i = t->cue + t->ncue; i-- > t->cue;) {
		const struct cue *c = &r->cues.v[i];
		enum stop s;

		if (c->classes & CUE_TABLE)
			return NULL;
		if (!(c->classes & opening) || ends_composed(t, c))
			continue;
		/* 由A调整为B opens nothing */
		if (c->classes & CUE_COMPOSED && token + 1 < r->n &&
		    reading_from_to(r, token + 1))
			continue;
		s = strongest(t->text, c->end, t->text.n);
		if (found != NULL &&
		    strongest(t->text, c->end, found->at) < STOP_SEMICOLON) {
			*classes |= c->classes & opening;
			continue;
		}
		if (s >= STOP_SEMICOLON && !colon_leads(t, c))
			break;
		found = c;
		*classes |= c->classes & opening;
	}
	return found;
}

/* Has the sentence before named this subject (。“八大类支出”含：)? */
static bool
named_before(const struct reading *r, size_t token, struct span subject)
{
	if (span_begins(subject, SPAN("“")))
		subject = span_from(subject, 3);
	if (span_ends(subject, SPAN("”")))
		subject.n -= 3;
	for (size_t i = token; subject.n > NEAR && i-- > 0 && token - i < 6;) {
		if (span_has(r->v[i].text, subject))
			return true;
		if (r->v[i].stop >= STOP_FULL)
			return false;
	}
	return false;
}

/* How many sentences end in text[0, to). */
static unsigned
sentence_ends(struct span text, size_t to)
{
	unsigned n = 0;
	bool again = false; /* 。 and a line end are one end */

	for (size_t i = 0; i < to; i += utf_len((unsigned char)text.s[i])) {
		enum stop s = lead_stop(text, i);
		if (s >= STOP_FULL && !again)
			n++;
		again = s >= STOP_FULL;
	}
	return n;
}

/* Does the cue speak of the figure before it? */
static bool
attached(const struct reading *r, size_t token, const struct cue *c,
    uint32_t classes)
{
	const struct token *t = &r->v[token];
	size_t from = behind_stop(t->text, c->at);
	size_t room = classes & CUE_FOLLOWS ? NEAR_LIST : NEAR;

	if (sentence_ends(t->text, c->at) > 1)
		return false;
	if (c->at > from && t->text.s[c->at - 1] == ':')
		room = NEAR_COLON;
	return from == 0 || t->marked || c->at - from <= room ||
	    named_before(r, token, span_cut(t->text, from, c->at));
}

static bool
bracket_at_once(const struct token *t)
{
	return t->opens && t->text.n > 0 && t->text.s[0] == '(';
}

bool
opener_nests(const struct reading *r, size_t token)
{
	const struct token *t = &r->v[token];
	uint32_t classes;
	const struct cue *c = cue_of(r, token, &classes);

	return (c != NULL && attached(r, token, c, classes)) ||
	    bracket_at_once(t);
}

/* The totals that may be meant: figures of the same role and unit before the
 * cue, outside the bracket that it opens. */
static bool
find_wholes(struct opener *o, const struct lists *l)
{
	const struct token *v = l->reading->v;
	const struct token *t = &v[o->at];
	size_t inside = t->opens ? t->around : t->bracket;
	size_t outside = t->opens ? t->around : t->around;
	unsigned fulls = o->stop >= STOP_FULL, most;

	most = o->kind == LIST_NUMBERED || o->cues & CUE_FOLLOWS ? 3 : 1;
	for (size_t i = o->at, seen = 0;
	     i-- > 0 && seen < LIST_BACK && o->wholes < LIST_WHOLES; seen++) {
		if ((v[i].bracket == inside || v[i].bracket == outside) &&
		    lists_match(l, i, o->first) && i < o->first) {
			o->whole[o->wholes++] = i;
			if (o->kind == LIST_BRACKET)
				break;
		}
		if (v[i].stop >= STOP_FULL && ++fulls > most)
			break;
		if (v[i].stop >= STOP_FULL && o->wholes > 0 && most == 1)
			break;
		/* 其中 within a line speaks of nothing in the line before */
		if (v[i].stop == STOP_LINE && o->stop < STOP_LINE && most == 1)
			break;
		if (v[i].figure->table > 0 ||
		    (v[i].role == ROLE_ASIDE &&
			reading_alike(l->reading, i, o->first)))
			break; /* an average has its own parts */
	}
	return o->wholes > 0;
}

/* The first item: the token itself or, past a rate or a measure that no total
 * has, one of the next two of the same clause group. */
static bool
first_item(struct opener *o, const struct lists *l)
{
	const struct token *v = l->reading->v;

	for (size_t i = o->at; i < l->reading->n && i < o->at + 3; i++) {
		if (i > o->at &&
		    (v[i].stop >= STOP_SEMICOLON ||
			v[i].bracket != v[o->at].bracket))
			return false;
		o->first = i;
		if (v[i].role <= ROLE_CHANGE && l->quantum[i] >= 0 &&
		    find_wholes(o, l))
			return true;
	}
	return false;
}

bool
opener_read(struct opener *o, const struct lists *l, size_t token)
{
	const struct reading *r = l->reading;
	const struct token *t = &r->v[token];
	const struct cue *c;

	if (t->role > ROLE_RATE || token == 0)
		return false;
	if (!(t->classes & opening) && !t->opens && !t->marked)
		return false; /* nearly all */
	memset(o, 0, sizeof *o);
	o->at = token;
	c = cue_of(r, token, &o->cues);
	if (c != NULL && attached(r, token, c, o->cues)) {
		o->kind = LIST_AFTER;
		o->colon = strongest(t->text, c->end, t->text.n) == STOP_COLON;
		o->lines = strongest(t->text, c->end, t->text.n) == STOP_LINE;
		o->colon |= o->lines;
		o->stop = strongest(t->text, 0, c->at);
	} else if (bracket_at_once(t)) {
		o->kind = LIST_BRACKET;
		o->cues = 0;
	} else if (t->marked && t->mark.number == 1) {
		o->kind = LIST_NUMBERED;
		o->cues = 0;
		o->lines = true;
		o->stop = t->stop;
	} else
		return false;
	return first_item(o, l);
}
