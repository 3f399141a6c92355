/* SPDX-License-Identifier: MIT */
#include "run.h"
#include "sense.h"
#include "totals.h"
#include "utf.h"

enum {
	RANK_STYLES = 5, /* marks of numbers; beyond it 一是 and 第一， */
	NEST = 18,       /* tokens that a part of a part may take */
	SENTENCES = 3    /* that a list without marks may take */
};

struct search {
	const struct lists *l;
	const struct opener *o;
	size_t part[LIST_PARTS], n;
	size_t steps;
	bool spent;   /* there were more readings than steps */
	int64_t most; /* the largest total, with its tolerance */
	/* the best so far */
	size_t best[LIST_PARTS], nbest, last;
	size_t whole; /* index of its total; o->wholes: none yet */
	int64_t gap;  /* between its sum and that total */
};

static struct list
list_of(const struct opener *o, size_t whole)
{
	return (struct list){ .kind = o->kind,
		.cues = o->cues,
		.opener = o->at,
		.total = whole,
		.stop = o->stop,
		.colon = o->colon };
}

static int64_t
gap(const struct search *s, size_t whole)
{
	int64_t d = s->l->value[s->o->whole[whole]];

	for (size_t i = 0; i < s->n; i++)
		d -= s->l->value[s->part[i]];
	return d < 0 ? -d : d;
}

/* Is it better to make this total with this gap than what was kept so far? */
static bool
better(const struct search *s, size_t whole, int64_t off)
{
	if (s->whole == s->o->wholes)
		return true;
	if ((off == 0) != (s->gap == 0))
		return off == 0;
	if (whole != s->whole)
		return whole < s->whole;
	return off < s->gap || (off == s->gap && s->n > s->nbest);
}

/* Keeps the parts if they make a total to the last digit and none was made so
 * far, or a nearer one, or the same more nearly or with more parts. */
static bool
test(struct search *s, size_t last)
{
	bool kept = false;

	for (size_t i = 0; s->n >= 2 && i < s->o->wholes; i++) {
		int64_t off = gap(s, i);

		if (!better(s, i, off) ||
		    !lists_close(s->l, s->o->whole[i], s->part, s->n))
			continue;
		memcpy(s->best, s->part, s->n * sizeof *s->part);
		s->nbest = s->n;
		s->last = last;
		s->whole = i;
		s->gap = off;
		kept = true;
	}
	return kept;
}

/* What a token is to the list. */
enum place { PLACE_PART, PLACE_INNER, PLACE_END };

/* 加上 in the clause: no part of the list, but something beside its total; but
 * for a list that is still open (由A，加B构成). */
static bool
added(const struct search *s, size_t i)
{
	const struct reading *r = s->l->reading;

	return reading_clause_cue(r, i, CUE_ADDED) != NULL &&
	    (!(s->o->cues & CUE_COMPOSED) ||
		reading_cue(r, i, CUE_COMPOSED) != NULL);
}

static enum place
place(const struct search *s, size_t i)
{
	const struct reading *r = s->l->reading;
	const struct token *t = &r->v[i], *first = &r->v[s->o->first];

	if (t->figure->table > 0)
		return PLACE_END;
	if (t->bracket != first->bracket && t->depth <= first->depth)
		return PLACE_END;
	if (i > s->o->first && t->outer > 0 &&
	    (!r->v[s->o->at].marked || t->outer < first->mark.rank))
		return PLACE_END;
	if (t->stop == STOP_LINE && !s->o->lines)
		return PLACE_END;
	if (i > s->o->first && added(s, i))
		return PLACE_END;
	/* 预算A，其中基本支出增加D，调整为B: the whole again, as it is now */
	if (t->clause_classes & CUE_BUDGET && !reading_from_to(r, i) &&
	    sense_begins(SENSE_ADJUSTED_TO, t->clause) > 0)
		return PLACE_END;
	if (t->bracket != first->bracket ||
	    !lists_match(s->l, i, s->o->first) ||
	    reading_clause_cue(r, i, CUE_LESS) != NULL ||
	    (i + 1 < r->n && reading_from_to(r, i + 1)))
		return PLACE_INNER; /* 由A调整为B is B */
	return PLACE_PART;
}

/* Steps on from token i to the next part, or NO_TOKEN.  Sentence ends on the
 * way are counted. */
static size_t
next_part(struct search *s, size_t i, unsigned *fulls)
{
	const struct reading *r = s->l->reading;

	for (; i < r->n && i < s->o->first + LIST_REACH; i++, s->steps++) {
		enum place p = place(s, i);
		if (p == PLACE_END)
			break;
		if (i > s->o->first && r->v[i].stop >= STOP_FULL &&
		    ++*fulls > SENTENCES)
			break;
		if (p == PLACE_PART)
			return i;
	}
	return NO_TOKEN;
}

/* Do parts of the part before begin between two tokens, from and to, and reach
 * the second?  Those of a bracket that has closed do not. */
static bool
nested(const struct search *s, size_t from, size_t to)
{
	const struct reading *r = s->l->reading;

	for (size_t k = from; k <= to; k++)
		if (k != s->o->at && k != s->o->first &&
		    r->v[k].depth <= r->v[to].depth && opener_nests(r, k) &&
		    (k == to || reading_stop(r, k, to) < STOP_SEMICOLON))
			return true;
	return false;
}

/* The token behind a list that closes and begins at i, or 0. */
static size_t
behind_closed(const struct lists *l, size_t i)
{
	return l->of_opener[i] > 0 ? l->v[l->of_opener[i] - 1].last + 1 : 0;
}

/* The first token from i on behind a ； or 。 of the list's own level. */
static size_t
behind_item(const struct search *s, size_t i)
{
	const struct reading *r = s->l->reading;
	const struct token *first = &r->v[s->o->first];

	for (i++; i < r->n && i < s->o->first + LIST_REACH; i++)
		if (r->v[i].stop >= STOP_SEMICOLON &&
		    r->v[i].depth <= first->depth)
			break;
	return i;
}

static void explore(struct search *, size_t from, unsigned fulls, int64_t sum);

/* Takes one part and goes on. */
static void
take(struct search *s, size_t i, unsigned fulls, int64_t sum)
{
	if (s->n == LIST_PARTS)
		return;
	s->part[s->n++] = i;
	sum += s->l->value[i];
	test(s, i);
	if (s->whole > 0 || s->gap > 0 ||
	    (i + 1 < s->l->reading->n && s->l->value[i + 1] == 0))
		explore(s, i + 1, fulls, sum);
	s->n--;
}

/* Depth first over the readings from a token on; depth is at most LIST_PARTS
 * times two. */
static void
explore(struct search *s, size_t from, unsigned fulls, int64_t sum)
{
	const struct reading *r = s->l->reading;
	size_t i, closed, item;

	if (++s->steps > LIST_STEPS)
		s->spent |= sum <= s->most;
	if (s->steps > LIST_STEPS || sum > s->most)
		return;
	i = next_part(s, from, &fulls);
	if (i == NO_TOKEN)
		return;
	if (!nested(s, from, i)) {
		take(s, i, fulls, sum);
		return;
	}
	/* parts of the part before: leave them out, in the likeliest ways
	 * first */
	closed = behind_closed(s->l, i);
	item = behind_item(s, i);
	if (closed > i)
		explore(s, closed, fulls, sum);
	if (item != closed && item < r->n)
		explore(s, item, fulls, sum);
	for (size_t k = i + 1; k <= i + NEST && k < r->n && s->whole > 0; k++) {
		if (r->v[k].stop >= STOP_FULL)
			break;
		if (k != closed && k != item && place(s, k) == PLACE_PART &&
		    !opener_nests(r, k))
			explore(s, k, fulls, sum);
	}
}

/* Does nothing but a name stand between the list mark and the figure?  Marks of
 * the kind of 一是 begin stories. */
static bool
titled(const struct token *t)
{
	size_t from = t->mark.end;

	if (!t->marked || t->mark.style > RANK_STYLES || from > t->text.n)
		return false;
	for (size_t i = from; i < t->text.n; i++)
		if (lead_stop(t->text, i) >= STOP_SEMICOLON)
			return false;
	return true;
}

/* Does a list that was read up to token i go on from there? */
static bool
goes_on(const struct search *s, size_t i)
{
	const struct reading *r = s->l->reading;

	for (size_t end = i + LIST_REACH; i < r->n && i < end; i++) {
		enum place p = place(s, i);

		if (p == PLACE_END || r->v[i].stop >= STOP_FULL)
			break;
		if (p == PLACE_PART)
			return true;
	}
	return false;
}

/* Does the number behind this mark follow from token i on? */
static bool
numbers_on(const struct reading *r, size_t i, struct mark m)
{
	for (size_t end = i + LIST_REACH; i < r->n && i < end; i++) {
		const struct token *t = &r->v[i];

		if (t->outer > 0 && t->outer < m.rank)
			break;
		if (t->marked && t->mark.style == m.style)
			return t->mark.number == m.number + 1;
	}
	return false;
}

/* The figures behind the marks 1, 2, 3 ...; numbers left out make the list
 * uncertain. */
static bool
by_marks(struct search *s, struct list *list)
{
	const struct reading *r = s->l->reading;
	const struct token *first = &r->v[s->o->first];
	struct mark m = first->mark;
	bool taken = false;
	size_t i, end = s->o->first + 4 * LIST_REACH;

	if (!r->v[s->o->at].marked || m.number != 1)
		return false;
	list->certain = true;
	for (i = s->o->first; i < r->n && i < end; i++) {
		const struct token *t = &r->v[i];
		if (t->figure->table > 0 ||
		    (i > s->o->first && t->outer > 0 && t->outer < m.rank))
			break;
		if (i > s->o->first && t->marked && t->mark.style == m.style) {
			if (t->mark.number <= m.number)
				break;
			if (t->mark.number != m.number + 1 || !taken)
				list->certain = false;
			m.number = t->mark.number;
			taken = false;
		}
		if (!taken && t->mark.style == m.style &&
		    t->bracket == first->bracket &&
		    lists_match(s->l, i, s->o->first)) {
			if (s->n == LIST_PARTS) {
				list->cut = true;
				break;
			}
			if (i > s->o->first && !titled(t))
				list->certain = false;
			s->part[s->n++] = i;
			taken = true;
		}
		list->last = i;
	}
	list->cut |= i == end && numbers_on(r, i, m);
	list->marked = true;
	list->ended = list->last + 1 < r->n;
	return s->n >= 2;
}

/* A comma may hide that one item lies within the item before it (A 80万元，B
 * 支出 40万元): the run without one part that is not the first, when that makes
 * the nearest total exactly. */
static void
hidden(const struct lists *l, struct list *plain)
{
	int64_t sum = -l->value[plain->total];

	if (plain->n < 3 || !plain->certain)
		return;
	for (size_t i = 0; i < plain->n; i++)
		sum += l->value[plain->part[i]];
	for (size_t i = 1; i < plain->n; i++)
		if (l->value[plain->part[i]] == sum &&
		    sum <= l->value[plain->part[i - 1]]) {
			memmove(&plain->part[i], &plain->part[i + 1],
			    (plain->n - i - 1) * sizeof *plain->part);
			plain->n--;
			plain->closes = true;
			return;
		}
}

static bool
keep(struct list *list, struct search *s)
{
	if (s->whole == s->o->wholes)
		return false;
	list->total = s->o->whole[s->whole];
	list->part = arena_array(s->l->mem, s->nbest, sizeof *list->part);
	memcpy(list->part, s->best, s->nbest * sizeof *list->part);
	list->n = s->nbest;
	if (s->last > list->last || !list->marked)
		list->last = s->last;
	list->closes = true;
	list->cut = false;
	return true;
}

static struct search
search_of(const struct lists *l, const struct opener *o)
{
	struct search s;

	s.l = l;
	s.o = o;
	s.n = s.nbest = s.steps = s.last = 0;
	s.spent = false;
	s.whole = o->wholes;
	s.gap = 0;
	s.most = INT64_MIN;
	for (size_t i = 0; i < o->wholes; i++) {
		int64_t v = l->value[o->whole[i]] + l->quantum[o->whole[i]];
		if (v > s.most)
			s.most = v;
	}
	/* changes and negative amounts may come back below it */
	for (size_t i = o->first;
	     l->negative && i < l->reading->n && i < o->first + LIST_REACH; i++)
		if (l->value[i] < 0)
			s.most = INT64_MAX;
	return s;
}

static bool
read_close(struct list *list, const struct lists *l, const struct opener *o)
{
	struct search s = search_of(l, o);

	*list = list_of(o, o->whole[0]);
	if (by_marks(&s, list)) {
		size_t all = s.n;
		for (; s.n >= 2 && s.whole == o->wholes; s.n--)
			test(&s, s.part[s.n - 1]);
		if (s.whole < o->wholes) {
			list->last = s.nbest == all ? list->last : s.last;
			return keep(list, &s);
		}
	}
	s = search_of(l, o);
	*list = list_of(o, o->whole[0]);
	explore(&s, o->first, 0, 0);
	list->cut = s.spent;
	return keep(list, &s);
}

bool
run_unread(const struct token *t)
{
	static const struct span units[] = { { "万", 3 }, { "亿", 3 },
		{ "元", 3 } };

	for (size_t i = 0; t->digits && i < t->text.n; i++) {
		unsigned char c = (unsigned char)t->text.s[i];

		if (c >= 0x80)
			i += utf_len(c) - 1;
		if (c < '0' || c > '9')
			continue;
		for (size_t k = 0; k < 3; k++)
			if (span_begins(span_from(t->text, i + 1), units[k]))
				return true;
	}
	return false;
}

/* Are two items parted by a ； or more? */
static bool
coarse(const struct reading *r, size_t a, size_t b)
{
	return reading_stop(r, a, b) >= STOP_SEMICOLON;
}

static bool
read_plain(struct list *list, const struct lists *l, const struct opener *o)
{
	struct search s = search_of(l, o);
	const struct reading *r = l->reading;
	unsigned fulls = 0;
	bool sep = false;
	size_t i;

	*list = list_of(o, o->whole[0]);
	if (!by_marks(&s, list)) {
		s.n = 0;
		list->certain = true;
		list->marked = list->cut = false;
		for (i = o->first; s.n < LIST_PARTS;) {
			size_t from = i;
			i = next_part(&s, i, &fulls);
			list->cut = i == NO_TOKEN && goes_on(&s, from);
			if (i == NO_TOKEN || fulls > 0 ||
			    (i > o->first && totals_named(r, i) &&
				l->value[i] >= l->value[o->whole[0]]))
				break;
			if (i > o->first &&
			    lists_comparable(l, o->first, o->whole[0]) &&
			    !lists_comparable(l, i, o->whole[0]))
				break;
			if (nested(&s, from, i)) {
				i = behind_item(&s, i);
				continue;
			}
			if (s.n == 1)
				sep = coarse(r, s.part[0], i);
			else if (s.n > 1 &&
			    coarse(r, s.part[s.n - 1], i) != sep) {
				/* A，B；C: what ； parts is no item */
				if (!sep)
					break;
				/* behind a colon mere sloppiness */
				list->certain &= o->colon;
			}
			s.part[s.n++] = i;
			list->last = i++;
		}
		list->cut |= s.n == LIST_PARTS && goes_on(&s, i);
		list->ended = list->last + 1 < r->n;
	}
	for (i = o->at; i <= list->last + 1 && i < r->n; i++)
		list->certain &= !run_unread(&r->v[i]);
	list->part = arena_array(l->mem, s.n + 1, sizeof *list->part);
	memcpy(list->part, s.part, s.n * sizeof *list->part);
	list->n = s.n;
	return s.n > 0;
}

bool
run_read(struct list *list, const struct lists *l, const struct opener *o)
{
	bool spent;

	if (read_close(list, l, o))
		return true;
	spent = list->cut;
	if (!read_plain(list, l, o))
		return false;
	hidden(l, list);
	list->cut = !list->closes && (list->cut || spent);
	list->certain &= !list->cut;
	return true;
}
