/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "heading.h"
#include "page.h"
#include "share.h"
#include "utf.h"

enum { LEADS = 4096 };

enum role { ROLE_CLASS, ROLE_PHRASE, ROLE_STRONG, ROLE_WEAK, ROLES };

struct word {
	const char *s;
	size_t n;
};

static struct list {
	struct word *v;
	size_t n, cap;
	bool lead[LEADS]; /* some word begins with a character of this hash */
} lists[ROLES];

static size_t
lead_of(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;

	if (n < 3)
		return 0;
	return ((size_t)p[0] * 961 + (size_t)p[1] * 31 + p[2]) % LEADS;
}

void
page_load(void)
{
	static const char *const roles[] = { "class", "phrase", "strong",
		"weak" };
	static bool done;
	struct tsv t;
	size_t c_role, c_word;

	if (done)
		return;
	done = true;
	share_open(&t, "page.tsv");
	c_role = tsv_need(&t, "role");
	c_word = tsv_need(&t, "word");
	tsv_need(&t, "source");
	while (tsv_row(&t)) {
		struct list *l = NULL;
		struct word *w;

		for (size_t i = 0; i < ROLES; i++)
			if (strcmp(t.cell[c_role], roles[i]) == 0)
				l = &lists[i];
		if (l == NULL || t.len[c_word] == 0) {
			tsv_bad(&t, "role '%s' with word '%s'", t.cell[c_role],
			    t.cell[c_word]);
			continue;
		}
		w = ARENA_PUSH(&perm, l->v, l->n, l->cap);
		w->n = t.len[c_word];
		w->s = arena_dup(&perm, t.cell[c_word], w->n);
		l->lead[lead_of(w->s, w->n)] = true;
	}
	share_close(&t);
}

bool
page_named(const char *s)
{
	const struct list *l = &lists[ROLE_CLASS];
	char word[24];
	size_t n = 0;

	/* words end at signs and where a capital follows a small letter */
	for (;; s++) {
		bool letter = (*s >= 'a' && *s <= 'z'),
		     capital = (*s >= 'A' && *s <= 'Z');

		if (n > 0 && !letter && !(capital && s[-1] < 'a')) {
			for (size_t i = 0; i < l->n; i++)
				if (l->v[i].n == n &&
				    memcmp(l->v[i].s, word, n) == 0)
					return true;
			n = 0;
		}
		if (*s == '\0')
			return false;
		if (letter || capital) {
			if (n < sizeof word)
				word[n] = (char)(*s | 0x20);
			n += n < sizeof word;
		}
	}
}

/* At most this many characters. */
static bool
shorter(struct span s, size_t most)
{
	return s.n <= most || (s.n <= 4 * most && utf_count(s.s, s.n) <= most);
}

bool
page_furniture(struct span s, bool linked, bool inside)
{
	if (!(linked && shorter(s, 60)) &&
	    !(inside && shorter(s, 100) &&
		heading_level(s.s, span_end(s)) == 0))
		return false;
	return !span_has(s, SPAN("。")) && !span_has(s, SPAN("；"));
}

bool
page_phrase(struct span s)
{
	const struct list *l = &lists[ROLE_PHRASE];

	if (!shorter(s, 80))
		return false;
	for (size_t i = 0; i + 3 <= s.n; i++) {
		if (!l->lead[lead_of(s.s + i, s.n - i)])
			continue;
		for (size_t k = 0; k < l->n; k++)
			if (span_begins(span_from(s, i),
				(struct span){ l->v[k].s, l->v[k].n }))
				return true;
	}
	return false;
}

static size_t
blank_at(const char *s, size_t n)
{
	if (n > 0 && (*s == ' ' || *s == '\t'))
		return 1;
	if (n > 1 && memcmp(s, "\xc2\xa0", 2) == 0)
		return 2;
	return n > 2 && memcmp(s, "\xe3\x80\x80", 3) == 0 ? 3 : 0;
}

static size_t
skip_blanks(struct span s, size_t i)
{
	size_t k;

	while ((k = blank_at(s.s + i, s.n - i)) > 0)
		i += k;
	return i;
}

/* The bytes of s that spell the word, blanks between its characters passed
 * over; 0 if they do not. */
static size_t
spelt(struct span s, const struct word *w)
{
	size_t i = 0;

	for (size_t k = 0; k < w->n; k++) {
		if (k > 0)
			i = skip_blanks(s, i);
		if (i >= s.n || s.s[i] != w->s[k])
			return 0;
		i++;
	}
	return i;
}

/* The longest name at the beginning of s, its bytes; `to': where a bracket
 * around it begins and ends is passed over. */
static size_t
name_at(struct span s, enum role role, size_t *after)
{
	const struct list *l = &lists[role];
	size_t open = 0, best = 0;

	if (span_begins(s, SPAN("【")))
		open = 3;
	else if (span_begins(s, SPAN("[")))
		open = 1;
	if (s.n < open + 3 || !l->lead[lead_of(s.s + open, s.n - open)])
		return 0;
	for (size_t i = 0; i < l->n; i++) {
		size_t n = spelt(span_from(s, open), &l->v[i]);
		if (n > best)
			best = n;
	}
	if (best == 0)
		return 0;
	best += open;
	*after = skip_blanks(s, best);
	if (open == 3 && span_begins(span_from(s, *after), SPAN("】")))
		*after += 3;
	else if (open == 1 && span_begins(span_from(s, *after), SPAN("]")))
		*after += 1;
	else if (open > 0)
		return 0;
	*after = skip_blanks(s, *after);
	return best;
}

/* The bytes of a colon. */
static size_t
colon_at(struct span s, size_t i)
{
	if (span_begins(span_from(s, i), SPAN("：")))
		return 3;
	return i < s.n && s.s[i] == ':' ? 1 : 0;
}

static bool
alone(struct span s, enum role role)
{
	size_t after;

	if (name_at(s, role, &after) == 0)
		return false;
	return skip_blanks(s, after + colon_at(s, after)) == s.n;
}

bool
page_meta_strong(struct span s)
{
	return alone(s, ROLE_STRONG);
}

bool
page_meta_name_only(struct span s)
{
	return alone(s, ROLE_STRONG) || alone(s, ROLE_WEAK);
}

bool
page_meta_label(struct span s)
{
	return page_meta_name_only(s) &&
	    (span_ends(s, SPAN("：")) || span_ends(s, SPAN(":")));
}

/* `name：' of a role at the beginning. */
static bool
named(struct span s, enum role role)
{
	size_t after;

	return name_at(s, role, &after) > 0 &&
	    (colon_at(s, after) > 0 || span_begins(s, SPAN("【")) ||
		span_begins(s, SPAN("[")));
}

size_t
page_meta_end(struct span s)
{
	size_t after = 0, len, i;

	if (name_at(s, ROLE_STRONG, &after) == 0)
		name_at(s, ROLE_WEAK, &after);
	after += colon_at(s, after);
	for (i = after; i < s.n; i += len) {
		struct span rest = span_from(s, i);
		bool begins = i == after || blank_at(s.s + i - 1, 1) > 0 ||
		    (i > 2 && blank_at(s.s + i - 3, 3) > 0);

		len = utf_len((unsigned char)s.s[i]);
		if (begins && i > 0 &&
		    (named(rest, ROLE_STRONG) || named(rest, ROLE_WEAK)))
			return i;
	}
	return s.n;
}

bool
page_meta(struct span s, bool beside)
{
	if (!shorter(s, 200) || span_has(s, SPAN("。")))
		return false;
	if (named(s, ROLE_STRONG))
		return true;
	/* 来源：  发布日期：... */
	while (!beside && named(s, ROLE_WEAK)) {
		size_t end = page_meta_end(s);

		if (end == s.n)
			return false;
		s = span_from(s, end);
		beside = named(s, ROLE_STRONG) || named(s, ROLE_WEAK);
	}
	return beside && (named(s, ROLE_WEAK) || named(s, ROLE_STRONG));
}

struct span
page_meta_line(struct arena *mem, struct span s)
{
	size_t after = 0, name, n = 0;
	char *t = arena_get(mem, s.n + 4);

	s = span_trim(s);
	if ((name = name_at(s, ROLE_STRONG, &after)) == 0)
		name = name_at(s, ROLE_WEAK, &after);
	if (name == 0)
		return s;
	for (size_t i = 0; i < name; i++) {
		size_t k;
		while ((k = blank_at(s.s + i, name - i)) > 0)
			i += k;
		if (i >= name)
			break;
		/* an opening bracket is no part of it */
		if (i == 0 && s.s[0] == '[')
			continue;
		if (i == 0 && span_begins(s, SPAN("【"))) {
			i += 2;
			continue;
		}
		t[n++] = s.s[i];
	}
	memcpy(t + n, "：", 3);
	n += 3;
	/* a colon between name and value, and another by mistake */
	for (size_t k; (k = colon_at(s, after)) > 0;)
		after = skip_blanks(s, after + k);
	memcpy(t + n, s.s + after, s.n - after);
	return (struct span){ t, n + s.n - after };
}
