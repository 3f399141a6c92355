/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "heading.h"
#include "number.h"
#include "utf.h"

enum { TITLE_LINES = 12, TITLE_CHARS = 48, SHORT_CHARS = 40 };

static inline uint32_t
peek(const char *s, const char *end, size_t *len)
{
	*len = 0;
	return s < end ? utf_fold(utf_get(s, len)) : 0;
}

static inline bool
starts(const char *s, const char *end, const char *word)
{
	size_t n = strlen(word);

	return (size_t)(end - s) >= n && memcmp(s, word, n) == 0;
}

static inline bool
digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static inline bool
year_at(const char *s, const char *end)
{
	size_t n = 0;

	while (s + n < end && digit((unsigned char)s[n]))
		n++;
	return n == 4 && (*s == '1' || *s == '2') && starts(s + 4, end, "年");
}

/* A code of the budget classes behind a list number: 2.20136. */
static bool
code_at(const char *s, const char *end)
{
	size_t n = 0, len;

	while (s + n < end && digit((unsigned char)s[n]))
		n++;
	return (n == 3 || n == 5 || n == 7) && *s == '2' &&
	    utf_han(peek(s + n, end, &len));
}

size_t
heading_mark(const char *s, const char *end)
{
	const char *p = s, *to;
	size_t len, next;
	uint32_t c = peek(p, end, &len);
	bool open = c == '(', ascii;

	if (c >= 0x2460 && c <= 0x2473) /* ① */
		return len;
	if (c == 0x7b2c /* 第 */) {
		if (number_ordinal(p + len, end, &to) == 0)
			return 0;
		c = peek(to, end, &len);
		return c == ',' || c == 0x3001 || c == ':' ? (size_t)(to - s)
							   : 0;
	}
	if (open)
		p += len;
	ascii = digit(peek(p, end, &len));
	if (number_ordinal(p, end, &to) == 0)
		return 0;
	c = peek(to, end, &len);
	if (open)
		return c == ')' ? (size_t)(to + len - s) : 0;
	next = 0;
	switch (c) {
	case 0x3001: /* 、 */
		if (ascii && digit(peek(to + len, end, &next)) &&
		    !year_at(to + len, end))
			return 0;
		return (size_t)(to + len - s);
	case ')':
		return ascii ? (size_t)(to + len - s) : 0;
	case '.':
		if (!ascii ||
		    (digit(peek(to + len, end, &next)) &&
			!year_at(to + len, end) && !code_at(to + len, end)))
			return 0;
		return (size_t)(to + len - s);
	case 0x662f: /* 是 */
		return ascii ? 0 : (size_t)(to + len - s);
	default:
		return 0;
	}
}

static void
path(struct heading *h)
{
	char text[DEC_TEXT];
	size_t n = 0, k;

	for (int i = 0; i < 4 && n + 12 < sizeof h->path; i++) {
		if (h->level[i] == 0)
			continue;
		if (n > 0)
			h->path[n++] = '.';
		k = dec_write(text, dec_int(h->level[i]));
		memcpy(h->path + n, text, k);
		n += k;
	}
	h->npath = n;
	h->moved = true;
}

static void
enter(struct heading *h, unsigned level, unsigned number)
{
	h->level[level - 1] = number;
	for (unsigned i = level; i < 4; i++)
		h->level[i] = 0;
	path(h);
}

/* The level that a line's mark tells, 0 for no heading. */
static unsigned
level_of(const char *s, const char *end, unsigned *number)
{
	const char *p = s, *to;
	size_t len;
	uint32_t c = peek(s, end, &len);
	bool open = c == '(', ascii;

	if (heading_mark_of(s, end) == 0)
		return 0;
	if (open)
		p += len;
	ascii = digit(peek(p, end, &len));
	*number = number_ordinal(p, end, &to);
	c = peek(to, end, &len);
	if (*number == 0 || c == 0x662f)
		return 0;
	if (!ascii)
		return open ? 2 : c == 0x3001 ? 1 : 0;
	if (open || c == ')' || end - s > 4 * SHORT_CHARS ||
	    utf_count(s, (size_t)(end - s)) > SHORT_CHARS ||
	    span_has((struct span){ s, (size_t)(end - s) }, SPAN("。")))
		return 0;
	return 3;
}

unsigned
heading_level(const char *s, const char *end)
{
	unsigned number;

	return level_of(s, end, &number);
}

/* The name in a title line: up to 人民政府, or before the year or 部门. */
static void
entity(struct heading *h, const char *s, const char *end)
{
	static const char *const seats[] = { "人民政府", "办事处", "委员会",
		"服务中心", "管理局", "事务中心" };
	static const char *const kinds[] = { "县", "市", "区", "乡", "镇", "局",
		"委", "办", "院", "站", "所" };
	const char *stop = NULL, *p;
	size_t len;

	while (s < end && !utf_han(peek(s, end, &len)) && !digit(*s & 0xff))
		s += utf_len((unsigned char)*s);
	if (year_at(s, end)) {
		s += 7;
		if (starts(s, end, "度"))
			s += 3;
	}
	for (p = s; p < end && utf_han(peek(p, end, &len)); p += len) {
		for (size_t i = 0; i < sizeof seats / sizeof *seats; i++)
			if (starts(p, end, seats[i]))
				stop = p + strlen(seats[i]);
		if (stop == NULL && starts(p, end, "部门整体"))
			break;
	}
	if (stop == NULL && p < end &&
	    (year_at(p, end) || starts(p, end, "部门整体")))
		for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
			if (p - s >= 9 && memcmp(p - 3, kinds[i], 3) == 0)
				stop = p;
	if (stop == NULL || stop - s < 12 ||
	    (size_t)(stop - s) > sizeof h->entity || starts(s, end, "关于") ||
	    starts(s, end, "根据") || starts(s, end, "附件"))
		return;
	h->nentity = (size_t)(stop - s);
	memcpy(h->entity, s, h->nentity);
}

static void
title(struct heading *h, const char *s, const char *end)
{
	size_t chars = 0, len;

	for (const char *p = s; p < end; p += len) {
		uint32_t c = utf_get(p, &len);
		if (c == 0x3002)
			h->body = true;
		if (++chars > TITLE_CHARS)
			break;
	}
	if (chars > TITLE_CHARS || h->body)
		return;
	if (++h->titles >= TITLE_LINES)
		h->body = true;
	for (const char *p = s; h->year == 0 && p < end; p++)
		if (year_at(p, end) && (p == s || !digit(p[-1] & 0xff)) &&
		    !(p + 7 < end && digit(p[7] & 0xff)))
			for (int i = 0; i < 4; i++)
				h->year = h->year * 10 + (unsigned)(p[i] - '0');
	if (h->nentity == 0)
		entity(h, s, end);
}

void
heading_line(
    struct heading *h, const char *s, const char *end, const struct line *l)
{
	unsigned number = 0, level;
	size_t len;

	while (s < end && (peek(s, end, &len) == ' ' || *s == '\t'))
		s += utf_len((unsigned char)*s);
	if (s == end)
		return;
	if (!h->body)
		title(h, s, end);
	level = level_of(s, end, &number);
	if (l->kind == LINE_HEAD && l->level >= 1 && l->level <= 4) {
		if (number == 0)
			number = h->level[l->level - 1] + 1;
		level = l->level;
	}
	if (level > 0)
		enter(h, level, number);
}
