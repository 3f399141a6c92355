/* SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "mark.h"
#include "utf.h"

static const char digits[] = "一二三四五六七八九";

static unsigned
digit(struct span s)
{
	if (s.n < 3)
		return 0;
	for (unsigned i = 0; i < 9; i++)
		if (memcmp(s.s, digits + (size_t)3 * i, 3) == 0)
			return i + 1;
	return 0;
}

unsigned
mark_han(struct span s, size_t *len)
{
	unsigned n = digit(s), more;
	size_t at = n > 0 ? 3 : 0;

	if (!span_begins(span_from(s, at), SPAN("十"))) {
		*len = at;
		return n;
	}
	at += 3;
	n = n > 0 ? 10 * n : 10;
	more = digit(span_from(s, at));
	if (more > 0)
		at += 3;
	*len = at;
	return n + more;
}

/* Blanks at the beginning of s: justified text has them between characters. */
static size_t
blanks(struct span s)
{
	size_t n = 0;

	while (n < s.n && n < 3 && s.s[n] == ' ')
		n++;
	return n;
}

/* A numeral in brackets, with blanks around and inside it. */
static unsigned
spaced_han(struct span s, size_t *len)
{
	size_t at = blanks(s), k, next;
	unsigned n = mark_han(span_from(s, at), &k);

	if (n == 0)
		return 0;
	at += k;
	next = at + blanks(span_from(s, at));
	if (n % 10 == 0 && next > at) { /* 十 一 */
		unsigned more = digit(span_from(s, next));
		if (more > 0) {
			n += more;
			at = next + 3;
		}
	} else if (n < 10 && next > at &&
	    span_begins(span_from(s, next), SPAN("十"))) { /* 二 十 */
		n *= 10;
		at = next + 3;
	}
	*len = at + blanks(span_from(s, at));
	return n;
}

static unsigned
arabic(struct span s, size_t *len)
{
	unsigned n = 0;
	size_t i = 0;

	for (; i < s.n; i++) {
		size_t k;
		uint32_t c = utf_get(s.s + i, &k);
		if (utf_fold(c) < '0' || utf_fold(c) > '9')
			break;
		n = n * 10 + (unsigned)(utf_fold(c) - '0');
		i += k - 1;
		if (n > 999)
			return 0;
	}
	*len = i;
	return n;
}

/* The length of one of these literals at the beginning of s, or 0. */
static size_t
one_of(struct span s, const char *const *v)
{
	size_t n = 0;

	while (*v != NULL && n == 0)
		n = span_opens(s, *v++);
	return n;
}

static bool
follows_digit(struct span s)
{
	size_t len;
	uint32_t c;

	if (s.n == 0)
		return false;
	c = utf_fold(utf_get(s.s, &len));
	return (c >= '0' && c <= '9') || c == '%';
}

static bool
done(struct mark *m, enum mark_style style, unsigned n, struct span s,
    size_t len)
{
	m->style = style;
	m->number = n;
	m->text = span_cut(s, 0, len);
	return n > 0;
}

bool
mark_read(struct mark *m, struct span s)
{
	static const char *const open[] = { "（", "(", NULL };
	static const char *const close[] = { "）", ")", NULL };
	static const char *const comma[] = { "、", ".", "．", "，", NULL };
	static const char *const han[] = { "、", "．", ".", NULL };
	static const char *const part[] = { "部分", "章", "节", NULL };
	size_t at = one_of(s, open), len, end;
	unsigned n;

	if (at > 0) {
		if ((n = spaced_han(span_from(s, at), &len)) > 0 &&
		    (end = one_of(span_from(s, at + len), close)) > 0)
			return done(m, MARK_HAN_BRACKET, n, s, at + len + end);
		if ((n = arabic(span_from(s, at), &len)) > 0 && n < 100 &&
		    (end = one_of(span_from(s, at + len), close)) > 0)
			return done(
			    m, MARK_ARABIC_BRACKET, n, s, at + len + end);
		return false;
	}
	if (span_begins(s, SPAN("第"))) {
		if ((n = mark_han(span_from(s, 3), &len)) > 0 &&
		    (end = one_of(span_from(s, 3 + len), part)) > 0)
			return done(m, MARK_PART, n, s, 3 + len + end);
		return false;
	}
	if ((n = mark_han(s, &len)) > 0)
		return (end = one_of(span_from(s, len), han)) > 0 &&
		    done(m, MARK_HAN, n, s, len + end);
	if ((n = arabic(s, &len)) > 0 && n < 100) {
		if ((end = one_of(span_from(s, len), close)) > 0)
			return done(m, MARK_ARABIC_BRACKET, n, s, len + end);
		if ((end = one_of(span_from(s, len), comma)) > 0 &&
		    !span_begins(span_from(s, len), SPAN("，")) &&
		    !follows_digit(span_from(s, len + end)))
			return done(m, MARK_ARABIC, n, s, len + end);
		return false;
	}
	if (s.n >= 3) {
		uint32_t c = utf_get(s.s, &len);
		if (c >= 0x2460 && c <= 0x2473)
			return done(m, MARK_CIRCLED, c - 0x2460 + 1, s, len);
	}
	return false;
}

void
mark_write(char *to, enum mark_style style, unsigned n)
{
	char han[16];
	const char *a = n / 10 >= 2 ? digits + (size_t)3 * (n / 10 - 1) : "";
	const char *b = n % 10 > 0 ? digits + (size_t)3 * (n % 10 - 1) : "";

	snprintf(han, sizeof han, "%.*s%s%.*s", *a ? 3 : 0, a,
	    n >= 10 ? "十" : "", *b ? 3 : 0, b);
	switch (style) {
	case MARK_PART:
		snprintf(to, 32, "第%s", han);
		break;
	case MARK_HAN:
		snprintf(to, 32, "%s、", han);
		break;
	case MARK_HAN_BRACKET:
		snprintf(to, 32, "（%s）", han);
		break;
	case MARK_ARABIC:
		snprintf(to, 32, "%u.", n);
		break;
	case MARK_ARABIC_BRACKET:
		snprintf(to, 32, "（%u）", n);
		break;
	default:
		snprintf(to, 32, "%u", n);
		break;
	}
}
