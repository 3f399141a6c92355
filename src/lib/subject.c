/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "known.h"
#include "naming.h"
#include "sense.h"
#include "settle.h"
#include "subject.h"
#include "tablecell.h"
#include "tie.h"
#include "utf.h"

enum { TOPIC_REACH = 16, HEADS_MOST = 8 };

/* Where the sentence that a lead ends in begins. */
static size_t
sentence_at(struct span text)
{
	size_t at = 0;

	for (size_t i = 0; i < text.n; i += utf_len((unsigned char)text.s[i]))
		if (lead_stop(text, i) >= STOP_FULL)
			at = i + utf_len((unsigned char)text.s[i]);
	return at;
}

/* What the walk through a document carries along. */
struct walk_state {
	struct subjects *to;
	struct tie tie;
	const bool *among;
	struct span section;
	struct {
		struct span section;
		uint64_t scope;
	} head[HEADS_MOST]; /* the headings that it stands under */
	size_t depth;
	uint64_t heading, sentence;
	uint64_t level; /* of the last sentence that names one */
	size_t table;
	bool period, other; /* what the sentence is about */
	size_t first;       /* first amount of this sentence, or NO_TOKEN */
	size_t topic; /* first amount of the sentence before, the same line */
};

/* Is a section another one, or within it? */
static bool
under(struct span section, struct span above)
{
	return span_begins(section, above) &&
	    (section.n == above.n ||
		(above.n > 0 && section.s[above.n] == '.'));
}

static void
push(struct walk_state *w, struct span section, struct span heading)
{
	uint64_t scope = known_narrow(heading, true).scope;

	if (w->depth > 0 && span_is(w->head[w->depth - 1].section, section))
		w->head[w->depth - 1].scope = scope;
	else {
		w->head[w->depth].section = section;
		w->head[w->depth++].scope = scope;
	}
}

/* Headings above the one of a new section go on to narrow: 2.1 stands under 2.
 * head is the text from the last full stop to the sentence. */
static void
enter_section(struct walk_state *w, struct span section, struct span head)
{
	size_t parent = section.n;

	while (w->depth > 0 && !under(section, w->head[w->depth - 1].section))
		w->depth--;
	while (parent > 0 && section.s[parent - 1] != '.')
		parent--;
	/* the heading of the section above may stand here, too */
	if (parent > 1 && w->depth + 1 < HEADS_MOST &&
	    (w->depth == 0 || w->head[w->depth - 1].section.n < parent - 1)) {
		size_t last;

		while (head.n > 0 && head.s[head.n - 1] == '\n')
			head.n--;
		last = span_find_last(head, SPAN("\n"));
		if (last <= head.n) {
			push(w, span_cut(section, 0, parent - 1),
			    span_cut(head, 0, last));
			head = span_from(head, last);
		}
	}
	if (w->depth < HEADS_MOST)
		push(w, section, head);
	w->heading = 0;
	for (size_t i = 0; i < w->depth; i++)
		w->heading |= w->head[i].scope;
}

/* Goes on to a token: what its lead says of sentence and heading. */
static void
go_on(struct walk_state *w, size_t i)
{
	const struct token *t = &w->to->reading->v[i];
	struct narrowed n;
	size_t at = sentence_at(t->text), head = 0;

	if (t->figure->table > 0) {
		if (t->figure->table != w->table)
			w->heading = known_narrow(t->figure->lead, true).scope;
		w->table = t->figure->table;
		w->first = w->topic = NO_TOKEN;
		w->sentence = 0;
		w->period = w->other = false;
		return;
	}
	if (at > 0 || t->stop >= STOP_FULL) {
		w->topic = t->stop == STOP_LINE ? NO_TOKEN : w->first;
		w->first = NO_TOKEN;
		w->sentence = 0;
		w->period = w->other = false;
	}
	if (w->table > 0 || !span_is(w->section, t->figure->section)) {
		/* （二）金融企业。资产总额: its own stop ends the heading */
		for (size_t k = 0, next; k < at; k = next) {
			next = k + utf_len((unsigned char)t->text.s[k]);
			if (next < at && lead_stop(t->text, k) == STOP_FULL)
				head = k;
		}
		w->section = t->figure->section;
		w->table = 0;
		enter_section(w, w->section, span_cut(t->text, head, at));
	}
	n = known_narrow(t->text, false);
	w->to->owners |= n.owners;
	n = known_narrow(span_from(t->text, at), false);
	w->sentence |= n.scope;
	if (w->heading & known_levels())
		w->level = w->heading & known_levels();
	if (w->sentence & known_levels())
		w->level = w->sentence & known_levels();
	w->period |= n.period;
	w->other |= n.other;
}

/* Do parts stand side by side before it, so that it may speak of the last or of
 * all of them? */
static bool
between_parts(const struct walk_state *w, size_t host)
{
	const struct reading *r = w->to->reading;

	return host > 0 && r->v[host - 1].role == ROLE_AMOUNT &&
	    reading_alike(r, host - 1, host) &&
	    r->v[host].stop < STOP_SEMICOLON &&
	    r->v[host - 1].bracket == r->v[host].bracket;
}

/* The amount that a base, change or rate speaks of; NO_TOKEN if none or not
 * certain. */
static size_t
host_of(const struct walk_state *w, size_t i)
{
	const struct reading *r = w->to->reading;
	const struct token *t = &r->v[i];
	size_t bracket = t->opens ? t->around : t->bracket;

	for (size_t k = i, n = 0; k-- > 0 && n < TOPIC_REACH; n++) {
		const struct token *x = &r->v[k];

		if (r->v[k + 1].stop >= STOP_FULL)
			break;
		if (x->role != ROLE_AMOUNT || x->bracket != bracket)
			continue;
		if (t->role != ROLE_RATE && !reading_alike(r, i, k))
			continue;
		return between_parts(w, k) ? NO_TOKEN : k;
	}
	return w->first == NO_TOKEN && w->topic != NO_TOKEN &&
		r->v[w->topic].bracket == bracket &&
		(t->role == ROLE_RATE || reading_alike(r, i, w->topic))
	    ? w->topic
	    : NO_TOKEN;
}

/* What is known of its name. */
static void
look_up(struct subject *s)
{
	const struct known *k = known_name(s->name);

	s->reach = k != NULL && k->listed ? k->reach : REACH_WHOLE;
	if (k != NULL)
		s->of = k->whole;
	if (s->scope != 0)
		s->scope &= ~(
		    known_own_scope(s->name) | known_own_scope(s->of));
}

/* Which tokens stand in a list that 其中 opens, whether it closes or not. */
static bool *
among(const struct lists *l)
{
	bool *found = arena_array(l->mem, l->reading->n + 1, sizeof *found);

	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].kind == LIST_AFTER && l->v[i].cues & CUE_AMONG)
			for (size_t k = 0; k < l->v[i].n; k++)
				found[l->v[i].part[k]] = true;
	return found;
}

/* The total that an amount is a part of: in its sentence, of a list after 其中,
 * or of any list that closes. */
static size_t
whole_of(const struct walk_state *w, size_t i)
{
	const struct reading *r = w->to->reading;
	size_t whole = tie_whole(&w->tie, i);

	if (whole == NO_TOKEN || !reading_alike(r, i, whole) ||
	    (w->tie.lists->of_part[i] == 0 && !w->among[i] &&
		r->v[whole].figure->sentence != r->v[i].figure->sentence))
		return NO_TOKEN;
	return whole;
}

static void
amount(struct walk_state *w, size_t i, struct subject *s)
{
	const struct reading *r = w->to->reading;
	const struct token *t = &r->v[i];
	const struct figure *f = t->figure;

	s->what = SUBJECT_AMOUNT;
	s->basis = f->basis;
	s->name = f->term.n > 0 ? f->term
				: naming_of(f->label, &s->basis, r->mem);
	if (f->label.n == 0 && i > 0 && t->clause.n == 0 &&
	    t->stop <= STOP_COMMA && f->kind == FIGURE_COUNT &&
	    (f - 1)->kind == FIGURE_COUNT &&
	    w->to->v[i - 1].what == SUBJECT_AMOUNT)
		s->name = w->to->v[i - 1].name;
	s->tail = f->term.n > 0 ? f->term : naming_tail(f->label);
	if (s->tail.n == 0)
		s->tail = naming_tail(s->name);
	subject_counted(s);
	s->whole = whole_of(w, i);
	if (s->whole != NO_TOKEN && s->basis.n == 0) {
		s->basis = w->to->v[s->whole].basis;
		s->guessed = w->to->v[s->whole].guessed;
	}
	if (w->first == NO_TOKEN)
		w->first = i;
}

/* 节约率, 增幅: names of rates and of nothing that has one. */
static bool
rate_name(struct span s)
{
	return sense_ends(SENSE_RATE_NOUN, s) > 0;
}

/* A base, change or rate takes the name of its amount. */
static void
hosted(struct walk_state *w, size_t i, struct subject *s)
{
	const struct reading *r = w->to->reading;
	const struct token *t = &r->v[i];
	size_t host = host_of(w, i);
	struct subject *h = host != NO_TOKEN ? &w->to->v[host] : NULL;
	const struct subject *p = i > 0 ? s - 1 : NULL;
	struct span own, basis = t->figure->basis;

	own = naming_of(naming_beside(t->figure->label), &basis, r->mem);
	own = naming_beside(own);
	if (h == NULL || h->what != SUBJECT_AMOUNT ||
	    t->against == AGAINST_UNKNOWN || t->against == AGAINST_TASK ||
	    (own.n > 6 && !span_is(own, h->name) &&
		!rate_name(t->figure->label)))
		return;
	if (t->role == ROLE_RATE &&
	    (reading_clause_cue(r, i, CUE_CHANGE | CUE_SAVING) == NULL ||
		reading_clause_cue(r, i, CUE_SHARE | CUE_DONE | CUE_BASIS)))
		return;
	s->name = h->name;
	s->whole = h->whole;
	s->year = h->year;
	s->basis = basis;
	s->against = t->against;
	if (t->against == AGAINST_BUDGET && h->basis.n == 0)
		h->basis = SPAN("决算"); /* held against a budget */
	if (t->role == ROLE_BASE) {
		s->what = SUBJECT_AMOUNT;
		s->against = AGAINST_UNKNOWN;
		if (t->against == AGAINST_PRIOR && s->year > 0)
			s->year--;
		else if (basis.n == 0)
			s->what = SUBJECT_NONE;
		return;
	}
	s->what = t->role == ROLE_RATE ? SUBJECT_RATE : SUBJECT_CHANGE;
	s->host = host;
	if (t->against == AGAINST_BUDGET && basis.n == 0 && p != NULL &&
	    t->stop <= STOP_COMMA && r->v[i - 1].against == t->against)
		s->basis = p->basis;
}

void
subject_counted(struct subject *s)
{
	struct span name = known_counted(s->name, s->unit);

	if (name.n > 0) {
		s->name = name;
		s->unit = (struct span){ 0 };
	}
}

void
subjects_make(struct subjects *to, const struct lists *lists)
{
	const struct reading *r = lists->reading;
	struct walk_state w = {
		.to = to, .first = NO_TOKEN, .topic = NO_TOKEN
	};

	*to = (struct subjects){ .reading = r, .n = r->n, .mem = r->mem };
	to->v = arena_array(r->mem, r->n + 1, sizeof *to->v);
	tie_begin(&w.tie, r, lists, NULL);
	w.among = among(lists);
	for (size_t i = 0; i < r->n; i++) {
		const struct token *t = &r->v[i];
		struct subject *s = &to->v[i];

		go_on(&w, i);
		s->unit = t->figure->unit;
		s->year = t->figure->year;
		s->whole = s->host = NO_TOKEN;
		s->scope = w.heading | w.sentence;
		s->level = w.level;
		if (t->figure->table > 0)
			tablecell_subject(to, i);
		else if (t->role == ROLE_AMOUNT)
			amount(&w, i, s);
		else if (t->role != ROLE_ASIDE)
			hosted(&w, i, s);
		look_up(s);
		if (w.period || w.other || s->name.n == 0)
			s->what = SUBJECT_NONE;
	}
	settle(to);
}
