/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "lead.h"
#include "utf.h"

enum {
	WRAP = 24 /* a line at least this long may go on in the next */
};

enum { RANK_HAN = 1, RANK_HAN_BRACKET, RANK_DIGIT, RANK_BRACKET, RANK_RING };

#define LAST(n) (UINT64_C(1) << (n))

const uint64_t lead_marks[256] = {
	['('] = UINT64_MAX,
	['0'] = UINT64_MAX,
	['1'] = UINT64_MAX,
	['2'] = UINT64_MAX,
	['3'] = UINT64_MAX,
	['4'] = UINT64_MAX,
	['5'] = UINT64_MAX,
	['6'] = UINT64_MAX,
	['7'] = UINT64_MAX,
	['8'] = UINT64_MAX,
	['9'] = UINT64_MAX,
	[0xe2] = UINT64_MAX,
	/* 一 七 三 二 五 九 */
	[0xe4] = LAST(0) | LAST(3) | LAST(9) | LAST(12) | LAST(20) | LAST(29),
	[0xe5] = LAST(1) | LAST(27) | LAST(43) | LAST(45), /* 十 四 八 六 */
	[0xe7] = LAST(44),                                 /* 第 */
};

static bool
digit(struct span t, size_t at)
{
	return at < t.n && t.s[at] >= '0' && t.s[at] <= '9';
}

/* 1 to 10 for the Chinese digits; 0 for anything else. */
static inline unsigned
han_digit(struct span t, size_t at)
{
	size_t len;

	if (at + 3 > t.n || (unsigned char)t.s[at] < 0xe4 ||
	    (unsigned char)t.s[at] > 0xe5)
		return 0;
	switch (utf_get(t.s + at, &len)) {
	case 0x4e00:
		return 1;
	case 0x4e8c:
		return 2;
	case 0x4e09:
		return 3;
	case 0x56db:
		return 4;
	case 0x4e94:
		return 5;
	case 0x516d:
		return 6;
	case 0x4e03:
		return 7;
	case 0x516b:
		return 8;
	case 0x4e5d:
		return 9;
	case 0x5341:
		return 10;
	default:
		return 0;
	}
}

/* One to ten and their compounds below a hundred: 十二, 二十三. */
static inline unsigned
han_number(struct span t, size_t *at)
{
	unsigned n = 0, last = 0, d;
	size_t from = *at;

	for (; *at - from < 9 && (d = han_digit(t, *at)) > 0; *at += 3) {
		if (d == 10) {
			n = (last > 0 ? last : 1) * 10;
			last = 0;
		} else
			last = d;
	}
	return n + last;
}

static inline unsigned
ascii_number(struct span t, size_t *at)
{
	unsigned n = 0;
	size_t from = *at;

	while (digit(t, *at) && *at - from < 3)
		n = n * 10 + (unsigned)(t.s[(*at)++] - '0');
	return digit(t, *at) ? 0 : n;
}

static inline bool
here(struct span t, size_t at, struct span what)
{
	return at <= t.n && span_begins(span_from(t, at), what);
}

static bool
made(struct mark *m, unsigned rank, unsigned style, unsigned number, size_t end)
{
	*m = (struct mark){ rank, style, number, end };
	return number > 0;
}

/* 2016 or 2.5 after `1.': the first goes on as text, the second is a number. */
static bool
year_follows(struct span t, size_t at)
{
	return (here(t, at, SPAN("19")) || here(t, at, SPAN("20"))) &&
	    digit(t, at + 2) && digit(t, at + 3) && !digit(t, at + 4);
}

bool
lead_mark(struct span t, size_t at, struct mark *m)
{
	size_t p = at, bracket = here(t, at, SPAN("(")) ? 1 : 0;
	unsigned n;

	p += bracket;
	if (digit(t, p))
		; /* by far the most */
	else if ((n = han_number(t, &p)) > 0) {
		if (here(t, p, SPAN(")")))
			return made(m, RANK_HAN_BRACKET, 2, n, p + 1);
		if (bracket)
			return false;
		if (here(t, p, SPAN("、")))
			return made(m, RANK_HAN, 1, n, p + 3);
		if (here(t, p, SPAN("是")))
			return made(m, RANK_DIGIT, 6, n, p + 3);
		return false;
	} else if (here(t, p, SPAN("第")) && !bracket) {
		p += 3;
		n = han_number(t, &p);
		return here(t, p, SPAN(",")) && made(m, RANK_RING, 7, n, p + 1);
	}
	if ((n = ascii_number(t, &p)) > 0) {
		if (here(t, p, SPAN(")")))
			return made(m, RANK_BRACKET, 4, n, p + 1);
		if (bracket)
			return false;
		if (here(t, p, SPAN("、")))
			return made(m, RANK_DIGIT, 3, n, p + 3);
		if (here(t, p, SPAN(".")) &&
		    (!digit(t, p + 1) || year_follows(t, p + 1)))
			return made(m, RANK_DIGIT, 3, n, p + 1);
		return false;
	}
	if (here(t, p, SPAN("\xe2\x91")) && p + 3 <= t.n && !bracket) {
		unsigned char c = (unsigned char)t.s[p + 2];
		if (c >= 0xa0 && c <= 0xb3)
			return made(m, RANK_RING, 5, c - 0xa0 + 1u, p + 3);
	}
	return false;
}

enum stop
lead_stop_at(struct span t, size_t at)
{
	switch (t.s[at]) {
	case '\n':
		return STOP_LINE;
	case ';':
		return STOP_SEMICOLON;
	case ':':
		return STOP_COLON;
	case ',':
		return STOP_COMMA;
	case '!':
	case '?':
		return STOP_FULL;
	default:
		break;
	}
	if (here(t, at, SPAN("。")))
		return STOP_FULL;
	if (here(t, at, SPAN("、")))
		return STOP_LIST;
	return STOP_NONE;
}

static bool
blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == 0xfeff || c == 0x200b;
}

/* Skips a line that holds nothing but a page number, from behind a line end;
 * yields where it ends (at its line end), or 0. */
static size_t
page_number(struct span s, size_t at)
{
	size_t digits = 0;

	while (at < s.n && s.s[at] != '\n') {
		size_t n;
		uint32_t c = utf_fold(utf_get(s.s + at, &n));
		if (c >= '0' && c <= '9')
			digits++;
		else if (!blank(c) && c != '-' && c != 0x2014 && c != 0x2013)
			return 0;
		at += n;
	}
	return digits > 0 && digits < 4 && at < s.n ? at : 0;
}

/* Does a text begin with a stop?  Two first bytes are those of stops. */
static bool
begins_stopped(struct span s)
{
	if (*s.s != '\xef' && *s.s != '\xe3')
		return false;
	return here(s, 0, SPAN("，")) || here(s, 0, SPAN("、")) ||
	    here(s, 0, SPAN("；")) || here(s, 0, SPAN("。"));
}

/* Does the line end at s[at] end something?  out is what has been folded. */
static bool
line_ends(struct span out, struct span s, size_t at, size_t width)
{
	struct span rest = span_trim(span_from(s, at + 1));
	struct mark m;

	if (out.n > 0 &&
	    (out.s[out.n - 1] == ',' || span_ends(out, SPAN("、"))))
		return false;
	if (rest.n == 0)
		return width < WRAP;
	if (begins_stopped(rest))
		return false;
	if (out.n > 0 &&
	    (span_ends(out, SPAN("。")) || out.s[out.n - 1] == ':'))
		return true;
	return width < WRAP || lead_mark(rest, 0, &m) ||
	    here(rest, 0, SPAN("（一")) || here(rest, 0, SPAN("（1"));
}

/* What a folded ASCII character is: its stop, and whether it parts what stands
 * before it from what follows, is a digit, or is dropped. */
enum { CUT = 8, DIGIT = 16, DROP = 32 };

static const unsigned char ascii[128] = {
	[','] = STOP_COMMA | CUT,
	['!'] = STOP_FULL | CUT,
	['?'] = STOP_FULL | CUT,
	[';'] = STOP_SEMICOLON | CUT,
	[':'] = STOP_COLON | CUT,
	['('] = STOP_NONE | CUT,
	[')'] = STOP_NONE | CUT,
	['0'] = DIGIT,
	['1'] = DIGIT,
	['2'] = DIGIT,
	['3'] = DIGIT,
	['4'] = DIGIT,
	['5'] = DIGIT,
	['6'] = DIGIT,
	['7'] = DIGIT,
	['8'] = DIGIT,
	['9'] = DIGIT,
	[' '] = DROP,
	['\t'] = DROP,
	['\r'] = DROP,
};

/* Does a character from U+4000 to U+EFFF begin so, as by far the most do? */
static inline bool
plain(char c)
{
	return (unsigned char)c >= 0xe4 && (unsigned char)c < 0xef;
}

struct span
lead_cut(
    struct arena *mem, struct span s, size_t before, struct lead_cuts *parts)
{
	char *to = arena_raw(mem, s.n + 4);
	struct span out = { to, 0 };
	size_t width = before, ncut = 0;
	unsigned seen = 0;

	if (s.n >= parts->cap) {
		parts->cap = 2 * s.n + 256;
		parts->v = arena_raw(mem, parts->cap * sizeof *parts->v);
	}
	for (size_t at = 0, n; at < s.n; at += n) {
		struct lead_place *place = &parts->v[ncut];
		uint32_t c;

		while (s.n - at >= 8 && plain(s.s[at]) && plain(s.s[at + 3])) {
			memcpy(to + out.n, s.s + at, 8);
			out.n += 6;
			at += 6;
			width += 2;
		}
		while (s.n - at >= 4 && plain(s.s[at])) {
			memcpy(to + out.n, s.s + at, 4);
			out.n += 3;
			at += 3;
			width++;
		}
		c = utf_get(s.s + at, &n);
		width++;
		place->at = out.n;
		if (c == '\n') {
			size_t page = page_number(s, at + 1);
			size_t end = page > 0 ? page : at;
			if (line_ends(out, s, end, width) &&
			    (out.n == 0 || to[out.n - 1] != '\n')) {
				to[out.n++] = '\n';
				place->stop = STOP_LINE;
				ncut++;
			}
			n = end + 1 - at;
			width = 0;
			continue;
		}
		c = utf_fold(c);
		/* few jumps: what comes next cannot be guessed */
		if (c < 0x80) {
			unsigned is = ascii[c];

			seen |= is;
			place->stop = (enum stop)(is & 7);
			ncut += (is & CUT) != 0;
			to[out.n] = (char)c;
			out.n += (is & DROP) == 0;
			continue;
		}
		place->stop = c == 0x3001 ? STOP_LIST : STOP_FULL; /* 、。 */
		ncut += c == 0x3001 || c == 0x3002;
		if (n == 3)
			memcpy(to + out.n, s.s + at, 3);
		else
			memcpy(to + out.n, s.s + at, n);
		out.n += blank(c) ? 0 : n;
	}
	to[out.n] = '\0';
	parts->digits = (seen & DIGIT) != 0;
	parts->n = ncut;
	return out;
}

struct span
lead_fold(struct arena *mem, struct span s, size_t before)
{
	struct lead_cuts cut = { .n = 0 };

	return lead_cut(mem, s, before, &cut);
}
