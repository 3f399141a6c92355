/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "lexicon.h"
#include "share.h"
#include "subject.h"
#include "tie.h"
#include "utf.h"

enum { NAME_MOST = 160, BASES_MOST = 24, TOPIC_REACH = 16, TABLE_REACH = 64, YEARS_MOST = 8, LEVEL_SIGNS = 3 };

/* What subjects.tsv knows of a name. */
struct known {
	bool listed;
	enum subject_reach reach;
	struct span whole; /* what it is a part of */
};

struct as {
	struct span name, unit, to;
};

static struct words names; /* of known, backwards as the lexicon's */
static struct known *known;
static size_t nknown, capknown;
static struct as *as;
static size_t nas, capas;
static struct words scopes; /* value: a bit */
static struct span scope_name[64];
static size_t nscopes;
static uint64_t levels; /* bits of scopes that tell a government's accounts */
static struct words headings; /* value: a bit of the same */
static struct words periods; /* value: 1 less than a year, 0 the year */

static struct span
keep(const struct tsv *t, size_t col)
{
	return (struct span){
	    arena_dup(&perm, t->cell[col], t->len[col]), t->len[col]};
}

/* The bytes of a quote in front, which a set of words passes over. */
static size_t
quote(struct span s)
{
	return span_begins(s, SPAN("“")) ? strlen("“") : 0;
}

static struct known *
known_of(struct span name, bool add)
{
	const char *at;
	int i = -1;

	if (name.n > 0)
		i = words_before(&names, name.s + name.n, name.s, &at);
	if (i >= 0 && at <= name.s + quote(name))
		return &known[i];
	if (!add)
		return NULL;
	words_add(&names, name, (int)nknown);
	return ARENA_PUSH(&perm, known, nknown, capknown);
}

static int
scope_bit(struct span name)
{
	for (size_t i = 0; i < nscopes; i++)
		if (span_is(scope_name[i], name))
			return (int)i;
	if (nscopes == sizeof scope_name / sizeof *scope_name)
		return -1;
	scope_name[nscopes] = name;
	return (int)nscopes++;
}

/* One row; false for a class that there is not. */
static bool
row(struct tsv *t, const char *class, struct span word, struct span unit,
    struct span value)
{
	struct known *k;
	int bit;

	if (strcmp(class, "report") == 0 || strcmp(class, "fund") == 0) {
		k = known_of(word, true);
		k->listed = true;
		k->reach = *class == 'r' ? REACH_REPORT : REACH_FUND;
	} else if (strcmp(class, "whole") == 0) {
		known_of(word, true)->whole = value;
	} else if (strcmp(class, "as") == 0) {
		*ARENA_PUSH(&perm, as, nas, capas) =
		    (struct as){word, unit, value};
	} else if (strcmp(class, "scope") == 0 ||
	    strcmp(class, "level") == 0 || strcmp(class, "heading") == 0) {
		bit = scope_bit(value);
		if (bit >= 0 && *class == 'l')
			levels |= UINT64_C(1) << bit;
		if (bit < 0 ||
		    !words_add(*class == 'h' ? &headings : &scopes, word, bit))
			tsv_bad(t, "too many scopes, or the word is there");
	} else if (strcmp(class, "period") == 0) {
		if (!words_add(&periods, word, value.n == 0))
			tsv_bad(t, "the word is there");
	} else {
		return false;
	}
	return true;
}

void
subjects_load(void)
{
	static const char *const cols[] = {"class", "word", "unit", "value"};
	struct tsv t = {0};
	size_t c[sizeof cols / sizeof *cols];
	uint32_t *may;

	if (known != NULL)
		return;
	may = arena_array(&perm, WORDS_CHARS, sizeof *may);
	words_begin(&names, true, may, 1);
	words_begin(&scopes, false, may, 2);
	words_begin(&headings, false, may, 4);
	words_begin(&periods, false, may, 8);
	share_open(&t, "subjects.tsv");
	for (size_t i = 0; i < sizeof cols / sizeof *cols; i++)
		c[i] = tsv_need(&t, cols[i]);
	while (tsv_row(&t))
		if (!row(&t, t.cell[c[0]], keep(&t, c[1]), keep(&t, c[2]),
			keep(&t, c[3])))
			tsv_bad(&t, "class '%s' is none of report, fund, whole,"
				    " as, scope, level, heading, period", t.cell[c[0]]);
	share_close(&t);
}

/* A label in the making. */
struct buffer {
	char s[NAME_MOST];
	size_t n;
};

static void
put(struct buffer *b, uint32_t c)
{
	if (b->n + 4 <= sizeof b->s)
		b->n += utf_put(b->s + b->n, c);
}

static bool
quote_or_blank(uint32_t c)
{
	switch (c) {
	case ' ':
	case '\t':
	case '\n':
	case '"':
	case '\'':
	case 0x2018:
	case 0x2019:
	case 0x201c:
	case 0x201d:
	case 0x300a:
	case 0x300b:
		return true;
	default:
		return false;
	}
}

/* Folds a label, without its years. */
static void
fold(struct buffer *b, struct span s)
{
	static const struct span tails[] = {
	    SPAN_ROW("年度"), SPAN_ROW("年")};
	size_t digits = 0, len;

	b->n = 0;
	for (size_t i = 0; i < s.n; i += len) {
		uint32_t c = utf_fold(utf_get(s.s + i, &len));

		if (quote_or_blank(c))
			continue;
		put(b, c);
		digits = c >= '0' && c <= '9' ? digits + 1 : 0;
		if (digits != 4)
			continue;
		for (size_t k = 0; k < 2; k++)
			if (span_begins(span_from(s, i + len), tails[k])) {
				b->n -= 4;
				len += tails[k].n;
				break;
			}
	}
}

/* Takes the words of a basis out; returns the last basis named. */
static struct span
take_bases(struct buffer *b, const struct lexicon *l)
{
	struct {
		size_t at, end;
		int basis;
	} hit[BASES_MOST];
	size_t n = 0, len, kept = 0, from = 0;
	struct span basis = {0};

	for (size_t i = 0; i < b->n; i += len) {
		const char *p, *at;
		int k;

		utf_get(b->s + i, &len);
		p = b->s + i + len;
		k = words_before(&l->bases, p, b->s, &at);
		if (k < 0)
			continue;
		/* the longer of two; a name that only looks so hides */
		while (n > 0 && hit[n - 1].at >= (size_t)(at - b->s))
			n--;
		if (n > 0 && hit[n - 1].end > (size_t)(at - b->s))
			continue;
		if (n == BASES_MOST)
			break;
		hit[n].at = (size_t)(at - b->s);
		hit[n].end = i + len;
		hit[n++].basis = k;
	}
	for (size_t i = 0; i < n; i++) {
		if (l->basis[hit[i].basis].n == 0)
			continue;
		basis = l->basis[hit[i].basis];
		memmove(b->s + kept, b->s + from, hit[i].at - from);
		kept += hit[i].at - from;
		from = hit[i].end;
	}
	memmove(b->s + kept, b->s + from, b->n - from);
	b->n = kept + b->n - from;
	return basis;
}

static bool
drop_front(struct span *s, const struct span *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (span_begins(*s, word[i]) && s->n > word[i].n) {
			*s = span_from(*s, word[i].n);
			return true;
		}
	return false;
}

static bool
drop_back(struct span *s, const struct span *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (span_ends(*s, word[i]) && s->n > word[i].n) {
			s->n -= word[i].n;
			return true;
		}
	return false;
}

/* The canonical name of a piece of text, if all of it is one. */
static struct span
term_of(const struct lexicon *l, struct span s)
{
	const char *end = s.s + s.n, *at;
	int i = words_before(&l->terms, end, s.s, &at);

	if ((i < 0 || at != s.s) &&
	    words_before(&l->suffix, end, s.s, &at) >= 0) {
		end = at;
		i = words_before(&l->terms, end, s.s, &at);
	}
	return i >= 0 && at == s.s ? l->term[i] : (struct span){0};
}

/* The longest name that a label ends in, whatever stands before it. */
static struct span
tail_of(struct span label)
{
	const struct lexicon *l = lexicon();
	const char *end = label.s + label.n, *at;
	int i = -1;

	if (label.n > 0)
		i = words_before(&l->terms, end, label.s, &at);
	return i >= 0 ? l->term[i] : (struct span){0};
}

/* The name that a label gives, in mem; the basis that it names. */
static struct span
name_in(struct span label, struct span *basis, struct arena *mem)
{
	static const struct span front[] = {SPAN_ROW("其中"), SPAN_ROW(":"),
	    SPAN_ROW("的"), SPAN_ROW("本年度"), SPAN_ROW("本年"),
	    SPAN_ROW("全年"), SPAN_ROW("当年"), SPAN_ROW("年度"),
	    SPAN_ROW("年"), SPAN_ROW("支出")};
	static const struct span back[] = {SPAN_ROW("总额"), SPAN_ROW("合计"),
	    SPAN_ROW("总计"), SPAN_ROW("共计"), SPAN_ROW("总数"),
	    SPAN_ROW("本年"), SPAN_ROW("全年"), SPAN_ROW("数"),
	    SPAN_ROW("的"), SPAN_ROW("为"), SPAN_ROW(":"),
	    SPAN_ROW("支出")};
	const struct lexicon *l = lexicon();
	struct buffer b;
	struct span s, term, named;

	fold(&b, label);
	s = (struct span){b.s, b.n};
	if ((term = term_of(l, s)).n > 0)
		return term;
	named = take_bases(&b, l);
	if (basis->n == 0)
		*basis = named;
	s.n = b.n;
	for (;;) {
		if (s.n == 0)
			return s;
		if ((term = term_of(l, s)).n > 0)
			return term;
		if (drop_front(&s, front, sizeof front / sizeof *front))
			continue;
		if (!drop_back(&s, back, sizeof back / sizeof *back))
			break;
	}
	return (struct span){arena_dup(mem, s.s, s.n), s.n};
}

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

struct narrowed {
	uint64_t scope;
	bool period;
};

static struct narrowed
narrow(struct span s, bool heading)
{
	struct narrowed to = {0};
	const char *end = s.s + s.n, *at;

	for (size_t i = 0; i < s.n;) {
		int k = words_at(&scopes, s.s + i, end, &at);

		if (k >= 0)
			to.scope |= UINT64_C(1) << k;
		if (k < 0 && heading) {
			k = words_at(&headings, s.s + i, end, &at);
			if (k >= 0)
				to.scope |= UINT64_C(1) << k;
		}
		k = k >= 0 ? -1
			   : words_at(&periods, s.s + i, end, &at);
		to.period |= k == 1;
		i = at > s.s + i ? (size_t)(at - s.s)
				 : i + utf_len((unsigned char)s.s[i]);
	}
	return to;
}

/* What the walk through a document carries along. */
struct walk_state {
	struct subjects *to;
	struct tie tie;
	struct span section;
	uint64_t heading, sentence;
	size_t table;
	bool period;
	size_t first; /* first amount of this sentence, or NO_TOKEN */
	size_t topic; /* first amount of the sentence before, the same line */
};

/* Goes on to a token: what its lead says of sentence and heading. */
static void
go_on(struct walk_state *w, size_t i)
{
	const struct token *t = &w->to->reading->v[i];
	struct narrowed n;
	size_t at = sentence_at(t->text), head = 0;

	if (t->figure->table > 0) {
		if (t->figure->table != w->table)
			w->heading = narrow(t->figure->lead, true).scope;
		w->table = t->figure->table;
		w->first = w->topic = NO_TOKEN;
		w->sentence = 0;
		w->period = false;
		return;
	}
	if (at > 0 || t->stop >= STOP_FULL) {
		w->topic = t->stop == STOP_LINE ? NO_TOKEN : w->first;
		w->first = NO_TOKEN;
		w->sentence = 0;
		w->period = false;
	}
	if (!span_is(w->section, t->figure->section)) {
		for (size_t k = 0; k < at;
		     k += utf_len((unsigned char)t->text.s[k]))
			if (lead_stop(t->text, k) == STOP_FULL)
				head = k;
		w->section = t->figure->section;
		w->heading = narrow(span_cut(t->text, head, at), true).scope;
	}
	n = narrow(span_from(t->text, at), false);
	w->sentence |= n.scope;
	w->period |= n.period;
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

/* What a clause about another figure names beside it: empty if nothing. */
static struct span
own_name(const struct lexicon *l, struct span label)
{
	static const struct span prior[] = {SPAN_ROW("上年度"),
	    SPAN_ROW("上年"), SPAN_ROW("去年"), SPAN_ROW("同期"),
	    SPAN_ROW("的"), SPAN_ROW("年")};
	const char *at;
	size_t before;

	do {
		before = label.n;
		if (words_at(&l->attribute, label.s,
			label.s + label.n, &at) >= 0)
			label = span_from(label, (size_t)(at - label.s));
		drop_front(&label, prior, sizeof prior / sizeof *prior);
		if (words_before(&l->change, label.s + label.n, label.s,
			&at) >= 0)
			label.n = (size_t)(at - label.s);
	} while (label.n < before);
	return label;
}

static void
known_reach(struct subject *s)
{
	const struct known *k = known_of(s->name, false);

	s->reach = k != NULL && k->listed ? k->reach : REACH_WHOLE;
	if (k != NULL)
		s->of = k->whole;
}

/* 国内公务接待 320批次 is a number of batches. */
static void
counted(struct subject *s)
{
	for (size_t i = 0; i < nas; i++)
		if (span_is(as[i].unit, s->unit) &&
		    span_is(as[i].name, s->name)) {
			s->name = as[i].to;
			s->unit = (struct span){0};
			return;
		}
}

/* The total that an amount is a part of: in its sentence, or of a list that
 * closes. */
static size_t
whole_of(const struct walk_state *w, size_t i)
{
	const struct reading *r = w->to->reading;
	size_t whole = tie_whole(&w->tie, i);

	if (whole == NO_TOKEN || !reading_alike(r, i, whole) ||
	    (w->tie.lists->of_part[i] == 0 &&
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
				: name_in(f->label, &s->basis, r->mem);
	if (f->label.n == 0 && i > 0 && t->clause.n == 0 &&
	    t->stop <= STOP_COMMA && f->kind == FIGURE_COUNT &&
	    (f - 1)->kind == FIGURE_COUNT &&
	    w->to->v[i - 1].what == SUBJECT_AMOUNT)
		s->name = w->to->v[i - 1].name;
	s->tail = f->term.n > 0 ? f->term : tail_of(f->label);
	if (s->tail.n == 0)
		s->tail = tail_of(s->name);
	counted(s);
	s->whole = whole_of(w, i);
	if (w->first == NO_TOKEN)
		w->first = i;
}

/* 节约率, 增幅: names of rates and of nothing that has one. */
static bool
rate_name(struct span s)
{
	return span_ends(s, SPAN("率")) || span_ends(s, SPAN("比")) ||
	    span_ends(s, SPAN("幅"));
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

	own = name_in(own_name(lexicon(), t->figure->label), &basis, r->mem);
	own = own_name(lexicon(), own);
	if (h == NULL || h->what != SUBJECT_AMOUNT ||
	    t->against == AGAINST_UNKNOWN || t->against == AGAINST_TASK ||
	    (own.n > 6 && !span_is(own, h->name) && !rate_name(own)))
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
	if (t->against == AGAINST_BUDGET && basis.n == 0 && p != NULL && t->stop <= STOP_COMMA &&
	    r->v[i - 1].against == t->against)
		s->basis = p->basis;
}

/* Is it one of these words, or does it hold one? */
static bool
has_one(struct span s, const struct span *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (span_has(s, word[i]))
			return true;
	return false;
}

/* A row 合计: what all rows above it are parts of. */
static struct span
total_of_rows(const struct walk_state *w, size_t i)
{
	const struct reading *r = w->to->reading;
	struct span of = {0};

	for (size_t k = i, n = 0; k-- > 0 && n < TABLE_REACH; n++) {
		const struct figure *f = r->v[k].figure;
		struct span above = w->to->v[k].of;

		if (f->table != r->v[i].figure->table)
			break;
		if (f->row == r->v[i].figure->row)
			continue;
		if (above.n == 0 || (of.n > 0 && !span_is(of, above)))
			return (struct span){0};
		of = above;
	}
	return of;
}

/* What the cells before in its row are measured by: a budget, last year. */
static enum against
row_against(const struct reading *r, size_t i, struct span *basis)
{
	const struct figure *f = r->v[i].figure;
	enum against found = AGAINST_UNKNOWN;

	for (size_t k = i; k-- > 0 && r->v[k].figure->table == f->table &&
	     r->v[k].figure->row == f->row;) {
		const struct figure *g = r->v[k].figure;
		if (found == AGAINST_UNKNOWN &&
		    span_has(g->basis, SPAN("预算"))) {
			found = AGAINST_BUDGET;
			*basis = g->basis;
		} else if (g->year > 0 && g->year < f->year) {
			return AGAINST_UNKNOWN; /* it may be either */
		}
	}
	return found;
}

static void
cell(struct walk_state *w, size_t i, struct subject *s)
{
	static const struct span marks[] = {SPAN_ROW("指标值"),
	    SPAN_ROW("完成值"), SPAN_ROW("分值"), SPAN_ROW("得分")};
	static const struct span changes[] = {SPAN_ROW("差异"),
	    SPAN_ROW("差额"), SPAN_ROW("增减"), SPAN_ROW("节约")};
	static const struct span totals[] = {
	    SPAN_ROW("合计"), SPAN_ROW("总计")};
	const struct reading *r = w->to->reading;
	const struct figure *f = r->v[i].figure;
	struct span basis = f->basis, head;

	if (has_one(f->col_head, marks, sizeof marks / sizeof *marks) ||
	    f->kind == FIGURE_NUMBER || f->kind == FIGURE_POINTS)
		return;
	s->name = f->term.n > 0 ? f->term : name_in(f->label, &basis, r->mem);
	if (s->name.n == 0 || span_is(s->name, totals[0]) ||
	    span_is(s->name, totals[1]))
		s->name = total_of_rows(w, i);
	s->basis = basis;
	s->scope |= narrow(f->row_head, false).scope |
	    narrow(f->col_head, false).scope;
	if (has_one(f->col_head, changes, sizeof changes / sizeof *changes)) {
		s->against = row_against(r, i, &s->basis);
		if (s->against != AGAINST_UNKNOWN)
			s->what = figure_is_rate(f) ? SUBJECT_RATE
						    : SUBJECT_CHANGE;
		return;
	}
	head = name_in(f->col_head, &basis, r->mem);
	if (!figure_is_rate(f) && (head.n == 0 || span_is(head, SPAN("金额"))))
		s->what = SUBJECT_AMOUNT;
	counted(s);
}

/* The years of which accounts are given: what names no basis is the outcome,
 * since the year is over. */
static bool
closed(const unsigned *year, size_t n, unsigned y)
{
	for (size_t i = 0; i < n; i++)
		if (year[i] == y)
			return true;
	return false;
}

/* The one year that a document names; 0 if there is none, or more. */
static unsigned
only_year(const struct subjects *s)
{
	unsigned year = 0;

	for (size_t i = 0; i < s->n; i++) {
		unsigned y = s->v[i].year;

		if (y > 0 && year > 0 && y != year)
			return 0;
		year = y > 0 ? y : year;
	}
	return year;
}

/* Brings what is said in several ways to one: 预算 is 年初预算 where no other
 * is named, an amount without a basis is the outcome. */
static void
settle(struct subjects *to)
{
	unsigned year[YEARS_MOST], only = only_year(to);
	size_t n = 0;

	for (size_t i = 0; i < to->n; i++)
		if (to->v[i].year == 0)
			to->v[i].year = only;
	for (size_t i = 0; i < to->n; i++)
		if (span_is(to->v[i].basis, SPAN("决算")) && n < YEARS_MOST &&
		    !closed(year, n, to->v[i].year))
			year[n++] = to->v[i].year;
	for (size_t i = 0; i < to->n; i++) {
		struct subject *s = &to->v[i];

		if (s->host != NO_TOKEN && s->against == AGAINST_PRIOR)
			s->basis = to->v[s->host].basis;
		if (span_is(s->basis, SPAN("预算"))) {
			s->basis = SPAN("年初预算");
			s->guessed = true;
		} else if (s->basis.n == 0 && s->against != AGAINST_BUDGET &&
		    closed(year, n, s->year)) {
			s->basis = SPAN("决算");
			s->guessed = true;
		}
	}
}

/* Are these the accounts of a government? */
static bool
government(const struct subjects *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		n += s->v[i].what == SUBJECT_AMOUNT &&
		    s->reading->v[i].figure->kind == FIGURE_MONEY &&
		    (s->v[i].scope & levels) != 0;
	return n >= LEVEL_SIGNS;
}

void
subjects_make(struct subjects *to, const struct lists *lists)
{
	const struct reading *r = lists->reading;
	struct walk_state w = {.to = to, .first = NO_TOKEN, .topic = NO_TOKEN};

	*to = (struct subjects){.reading = r, .n = r->n, .mem = r->mem};
	to->v = arena_array(r->mem, r->n + 1, sizeof *to->v);
	tie_begin(&w.tie, r, lists, NULL);
	for (size_t i = 0; i < r->n; i++) {
		const struct token *t = &r->v[i];
		struct subject *s = &to->v[i];

		go_on(&w, i);
		s->unit = t->figure->unit;
		s->year = t->figure->year;
		s->whole = s->host = NO_TOKEN;
		s->scope = w.heading | w.sentence;
		if (t->figure->table > 0)
			cell(&w, i, s);
		else if (t->role == ROLE_AMOUNT)
			amount(&w, i, s);
		else if (t->role != ROLE_ASIDE)
			hosted(&w, i, s);
		known_reach(s);
		for (size_t k = 0; k < nscopes; k++)
			if (s->scope >> k & 1 && span_is(scope_name[k], s->name))
				s->scope &= ~(UINT64_C(1) << k);
		if (w.period || s->name.n == 0)
			s->what = SUBJECT_NONE;
	}
	settle(to);
	to->government = government(to);
}
