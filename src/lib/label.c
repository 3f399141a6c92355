/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "heading.h"
#include "label.h"
#include "look.h"
#include "number.h"
#include "utf.h"
#include "wrap.h"

enum {
	MOST_CHARS = 40,
	/* what the words before a number may be */
	ENDINGS = MAY_TERM | MAY_SUFFIX | MAY_CHANGE | MAY_KEEP | MAY_LINK
};

/* The character before s, which is behind from. */
static inline const char *
back(const char *s, const char *from, uint32_t *c)
{
	s = utf_back(s, from, c);
	*c = utf_fold(*c);
	return s;
}

static bool
space(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* Back over blanks; *c is the character before them as it stands, 0 if there is
 * none. */
static inline const char *
skip_back(const char *s, const char *from, uint32_t *c)
{
	const char *p;

	for (; s > from; s = p) {
		p = utf_back(s, from, c);
		if (!space(utf_fold(*c)))
			return s;
	}
	*c = 0;
	return s;
}

/* The opening bracket of the one that closes at s, or NULL if it is too far
 * away or a stop lies between. */
static const char *
bracket(const char *s, const char *from)
{
	uint32_t c;

	const char *close = s, *to;
	size_t len;

	for (int i = 0; i < 20 && s > from; i++) {
		s = back(s, from, &c);
		if (c == '(' || c == 0x3014) {
			/* （1） is a list mark */
			utf_get(s, &len);
			number_ordinal(s + len, close, &to);
			return to == close ? NULL : s;
		}
		if (c == ')' || c == '\n' || c == 0x3002)
			break;
	}
	return NULL;
}

/* Does a name that only looks like a basis reach into [word, s)?  The end of
 * 一般公共预算支出 is no 预算支出. */
static bool
hidden(
    const struct lexicon *l, const char *word, const char *s, const char *from)
{
	const char *at;
	uint32_t c;

	for (; s > word; s = utf_back(s, from, &c)) {
		int b = words_before(&l->bases, s, from, &at);
		if (b >= 0 && l->basis[b].n == 0 && at < word)
			return true;
	}
	return false;
}

/* The beginning of the clause that ends at s, and the last basis in it. */
static const char *
clause(const struct lexicon *l, const char *s, const char *from,
    struct span *basis)
{
	const char *p, *word = s, *at = s;
	uint32_t c, may;
	bool found = false;

	for (int i = 0; i < MOST_CHARS && s > from; i++, s = p) {
		p = s - 3;
		/* nearly all */
		if (p >= from && ((unsigned char)*p & 0xf0) == 0xe0 &&
		    !l->clause[lexicon_tail(p + 1)])
			continue;
		p = utf_back(s, from, &c);
		may = c < WORDS_CHARS ? l->may[c] : 0;
		if (may & MAY_STOP)
			break;
		if (c == '\n' && !wrap_breaks(from, p, at))
			break;
		if ((c == ')' || c == 0xff09 /* ） */) &&
		    (p = bracket(p, from)) == NULL)
			break;
		if ((may & MAY_BASIS) && !found && s <= word) {
			int b = words_before(&l->bases, s, from, &word);
			if (b >= 0 && l->basis[b].n > 0 &&
			    !hidden(l, word, s, from)) {
				*basis = l->basis[b];
				found = true;
			}
		}
	}
	return s;
}

/* Past a year and what belongs to it: 2020年度, 2020年末. */
static const char *
year(const char *s, const char *end)
{
	static const char *const tails[] = { "度", "末", "底" };
	const char *p = s;

	while (p < end && *p >= '0' && *p <= '9')
		p++;
	if (p - s != 4)
		return s;
	while (p < end && *p == ' ')
		p++;
	if (end - p < 3 || memcmp(p, "年", 3) != 0)
		return p <= end &&
			(memcmp(s, "20", 2) == 0 || memcmp(s, "19", 2) == 0)
		    ? p
		    : s;
	p += 3;
	for (size_t i = 0; i < 3; i++)
		if (end - p >= 3 && memcmp(p, tails[i], 3) == 0)
			return p + 3;
	return p;
}

/* Past a list mark of digits: 2. 3、 */
static const char *
list_mark(const char *s, const char *end)
{
	static const char *const tails[] = { ".", "、", "．", ")", "）" };
	const char *p = s;

	while (p < end && p < s + 2 && *p >= '0' && *p <= '9')
		p++;
	for (size_t i = 0; p > s && i < sizeof tails / sizeof *tails; i++) {
		size_t n = strlen(tails[i]);
		if ((size_t)(end - p) >= n && memcmp(p, tails[i], n) == 0 &&
		    (p[n] < '0' || p[n] > '9'))
			return p + n;
	}
	return s;
}

/* Without what leads up to the name, but not into `keep'. */
static const char *
front(const struct lexicon *l, const char *s, const char *keep)
{
	const char *p;
	size_t len;

	for (const char *before = NULL; before != s;) {
		before = s;
		while (s < keep && space(utf_fold(utf_get(s, &len))))
			s += len;
		if (s < keep && look_digit((unsigned char)*s)) {
			p = list_mark(s, keep);
			if (p == s)
				p = year(s, keep);
			if (p <= keep)
				s = p;
		}
		if (words_at(&l->front, s, keep, &p) >= 0)
			s = p;
		s += heading_mark_of(s, keep);
	}
	/* 加上级补助收入: what is added to a total */
	if (keep - s == 3 &&
	    (memcmp(s, "加", 3) == 0 || memcmp(s, "减", 3) == 0))
		s = keep;
	return s;
}

static inline int
term_at(const struct lexicon *l, const char *s, const char *from,
    const char **begin)
{
	const char *p;
	int term = words_before(&l->terms, s, from, begin);

	if (term >= 0 || words_before(&l->suffix, s, from, &p) < 0)
		return term;
	return words_before(&l->terms, p, from, begin);
}

/* Past an opening quote. */
static const char *
unquoted(const char *s, const char *end)
{
	size_t len;
	uint32_t c = s < end ? utf_get(s, &len) : 0;

	return c == '"' || (c >= 0x2018 && c <= 0x201f) ? s + len : s;
}

/* Is there a letter at all? */
static bool
named(const char *s, const char *end)
{
	size_t len;

	for (; s < end; s += len) {
		uint32_t c = utf_get(s, &len);
		if (utf_han(c) || (c | 0x20) - 'a' < 26)
			return true;
	}
	return false;
}

void
label_read(
    struct label *x, const struct lexicon *l, const char *from, const char *at)
{
	const char *end = at, *s, *p, *begin = NULL;
	uint32_t c, may; /* of the words that may end there */
	int term = -1;

	memset(x, 0, sizeof *x);
	for (;;) {
		end = skip_back(end, from, &c);
		may = c < WORDS_CHARS ? l->may[c] : 0;
		if (!(may & ENDINGS))
			break;
		if (may & (MAY_TERM | MAY_SUFFIX))
			term = term_at(l, end, from, &begin);
		if (term >= 0)
			break;
		if ((may & MAY_CHANGE) &&
		    words_before(&l->change, end, from, &p) >= 0) {
			x->change = true;
			break;
		}
		if ((may & MAY_KEEP) &&
		    words_before(&l->keep, end, from, &p) >= 0)
			break;
		if (!(may & MAY_LINK) ||
		    words_before(&l->link, end, from, &p) < 0)
			break;
		end = p;
	}
	s = clause(l, end, from, &x->basis);
	x->clause = s;
	x->attribute = words_at(&l->attribute, s, end, &p) >= 0;
	if (term < 0 && !x->change && (may & MAY_BASIS)) {
		/* the basis may stand between the name and its number */
		int i = words_before(&l->bases, end, s, &p);
		if (i >= 0 && l->basis[i].n > 0 && p > s) {
			term = term_at(l, p, from, &begin);
			if (term >= 0)
				end = p;
		}
	}
	if (term >= 0 && begin < s)
		s = begin;
	if (!x->attribute && !x->change && term >= 0)
		x->term = l->term[term];
	s = front(l, s, term >= 0 ? begin : end);
	if (term >= 0 && begin > unquoted(s, begin))
		x->term = (struct span){ 0 };
	if (named(s, end))
		x->text = span_trim((struct span){ s, (size_t)(end - s) });
}

bool
label_money(const struct lexicon *l, const char *from, const char *at)
{
	const char *end = at, *p;
	uint32_t c;

	for (int i = 0; i < MOST_CHARS && at > from; i++) {
		p = back(at, from, &c);
		if (c == 0x3002 || (c == '\n' && !wrap_breaks(from, p, end)))
			break;
		if (words_may(&l->money, c) &&
		    words_before(&l->money, at, from, &p) >= 0)
			return true;
		at = back(at, from, &c);
	}
	return false;
}
