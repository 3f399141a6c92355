/* SPDX-License-Identifier: MIT */
#include "feed.h"
#include "look.h"
#include "number.h"
#include "wrap.h"

enum {
	CARRY_MOST = 1 << 19, /* text held back for one sentence */
	LOOK_BACK = 64        /* lines, for a place to stop at */
};

const struct line *
feed_readable(const struct line *line, size_t *n, struct arena *mem)
{
	struct line *kept;
	size_t k = 0, pages = 0;

	for (size_t i = 0; i < *n; i++)
		pages += line[i].kind == LINE_PAGE;
	if (pages == 0)
		return line;
	kept = arena_array(mem, *n, sizeof *kept);
	for (size_t i = 0; i < *n; i++)
		if (line[i].kind != LINE_PAGE)
			kept[k++] = line[i];
	*n = k;
	return kept;
}

const char *
feed_join(
    const struct line *line, size_t n, struct arena *mem, const char **end)
{
	size_t total = 0;
	bool whole = true;
	char *text, *to;

	for (size_t i = 0; i + 1 < n; i++) {
		whole = whole && line[i].s + line[i].n + 1 == line[i + 1].s &&
		    line[i].s[line[i].n] == '\n';
		total += line[i].n + 1;
	}
	total += line[n - 1].n;
	*end = line[0].s + total;
	if (whole)
		return line[0].s;
	text = to = arena_get(mem, total + 1);
	for (size_t i = 0; i < n; i++) {
		memcpy(to, line[i].s, line[i].n);
		to += line[i].n;
		if (i + 1 < n)
			*to++ = '\n';
	}
	*end = to;
	return text;
}

bool
feed_numeric(const char *s, const char *begin)
{
	uint32_t c;
	const char *at;
	size_t len;

	if (s == begin)
		return false;
	at = utf_back(s, begin, &c);
	return number_digit(at, s, &len) >= 0 ||
	    number_scale(at, s, &len) > 0 || c == 0x4f59 /* 余 */ ||
	    c == 0x591a /* 多 */ || c == 0x51e0 /* 几 */;
}

/* May a sentence or a figure go on behind the line end nl? */
static bool
goes_on(const char *begin, const char *nl, const char *end)
{
	const char *a = nl, *b = nl;
	uint32_t c = 0;
	size_t len = 0;

	if (wrap_breaks(begin, nl, end))
		return true;
	while (a > begin) {
		const char *p = utf_back(a, begin, &c);
		c = utf_fold(c);
		if (c > ' ')
			break;
		a = p;
	}
	if (a > begin && c == 0x3002 /* 。 */)
		return false;
	for (; b < end; b += len) {
		c = utf_fold(utf_get(b, &len));
		if (c > ' ')
			break;
	}
	if (b == end)
		return true;
	return (utf_han(c) || c == '%' || c == '.' || c == 0x2030 /* ‰ */ ||
		   c == 0xfe6a /* ﹪ */) &&
	    feed_numeric(a, begin);
}

/* Nothing but blanks: what stands around it decides. */
static bool
empty(const struct line *line)
{
	size_t len;

	for (size_t i = 0; i < line->n; i += len)
		if (utf_fold(utf_get(line->s + i, &len)) > ' ')
			return false;
	return true;
}

size_t
feed_settled(
    const struct line *line, size_t n, const char *begin, const char *end)
{
	const char *nl = end;
	size_t weak = 0;
	bool on = true;

	if (line[n - 1].open && look_before(end, begin) == 0x3002)
		return n;
	for (size_t i = n - 1; i > 0; i--) {
		nl -= line[i].n + 1;
		/* before an empty line it is as behind it */
		if (i == n - 1 || !empty(&line[i]))
			on = goes_on(begin, nl, end);
		if (!on) {
			if (look_before(nl, begin) == 0x3002)
				return i;
			if (weak == 0)
				weak = i;
		}
		if (n - i > LOOK_BACK && weak > 0)
			break;
	}
	return weak > 0 || end - begin < CARRY_MOST ? weak : n;
}
