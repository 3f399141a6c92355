/* SPDX-License-Identifier: MIT */
#include "rowname.h"
#include "number.h"
#include "utf.h"

/* A number in Chinese up to 99; its bytes, or 0. */
static size_t
chinese(struct span s, size_t *value)
{
	static const char *const digits[] = { "一", "二", "三", "四", "五",
		"六", "七", "八", "九" };
	size_t at = 0, v = 0, last = 0, len;

	*value = 0;
	if (s.n < 3 || !number_numeral(utf_get(s.s, &len)))
		return 0;
	while (at + 3 <= s.n) {
		struct span c = span_cut(s, at, at + 3);
		size_t d = 0;

		while (d < 9 && !span_is(c, span_of(digits[d])))
			d++;
		if (d < 9)
			last = d + 1;
		else if (span_is(c, SPAN("十")) && v == 0) {
			v = (last == 0 ? 1 : last) * 10;
			last = 0;
		} else
			break;
		at += 3;
	}
	*value = v + last;
	return *value > 0 ? at : 0;
}

static size_t
digits(struct span s, size_t *value)
{
	size_t at = 0, v = 0, len;

	while (at < s.n && at < 9) {
		uint32_t c = utf_fold(utf_get(s.s + at, &len));

		if (c < '0' || c > '9')
			break;
		v = v * 10 + (c - '0');
		at += len;
	}
	*value = v;
	return v > 0 ? at : 0;
}

/* One of the words at the front; its bytes. */
static size_t
front(struct span s, const char *const *of)
{
	for (; *of != NULL && s.n > 0; of++)
		if (**of == s.s[0] && span_begins(s, span_of(*of)))
			return strlen(*of);
	return 0;
}

static const char *const stops[] = { "、", "．", ". ", ".", "，", NULL };
static const char *const opens[] = { "（", "(", NULL };
static const char *const closes[] = { "）", ")", NULL };
static const char *const among[] = { "其中：", "其中:", "其中", NULL };
static const char *const less[] = { "减：", "减:", NULL };

static void
number(struct row_name *r)
{
	struct span s = r->name;
	size_t open = front(s, opens), n, v, end;

	s = span_from(s, open);
	if ((n = chinese(s, &v)) > 0)
		r->rank = open > 0 ? 2 : 1;
	else if ((n = digits(s, &v)) > 0)
		r->rank = open > 0 ? 4 : 3;
	else
		return;
	s = span_from(s, n);
	end = front(s, open > 0 ? closes : stops);
	/* 1.5 is no mark, nor is 2023年 */
	if (end == 0 ||
	    (open == 0 && s.n > end && s.s[end] >= '0' && s.s[end] <= '9')) {
		r->rank = 0;
		return;
	}
	r->number = v;
	r->name = span_trim(span_from(s, end));
}

/* The name without blanks, its end if it is long. */
static struct span
tight(struct span name, char *buf, size_t room)
{
	size_t n = 0, len;

	for (size_t i = 0; i < name.n; i += len) {
		uint32_t c = utf_fold(utf_get(name.s + i, &len));

		if (c == ' ')
			continue;
		if (n + 4 > room)
			n = 0;
		n += utf_put(buf + n, c);
	}
	return (struct span){ buf, n };
}

/* Sets apart what stands before the name. */
static struct row_name
cut(struct span head)
{
	struct row_name r = { .name = span_trim(head) };
	size_t n;

	number(&r);
	if ((n = front(r.name, among)) > 0) {
		r.among = true;
		r.name = span_trim(span_from(r.name, n));
		if (r.rank == 0)
			number(&r);
	}
	if ((n = front(r.name, less)) > 0) {
		r.less = true;
		r.name = span_trim(span_from(r.name, n));
	}
	return r;
}

struct span
row_bare(struct span head)
{
	return cut(head).name;
}

struct row_name
row_name(struct span head)
{
	static const char *const totals[] = { "合计", "总计", "共计", NULL };
	struct row_name r = cut(head);
	char buf[64];
	struct span name = tight(r.name, buf, sizeof buf);

	for (size_t i = 0; totals[i] != NULL; i++)
		if (span_ends(name, span_of(totals[i])))
			r.total = ROW_TOTAL;
	if (span_ends(name, SPAN("小计")))
		r.total = ROW_SUBTOTAL;
	return r;
}

bool
row_is_sum(const struct row_name *r)
{
	char buf[64];
	struct span name = tight(r->name, buf, sizeof buf);

	return r->name.n <= 24 &&
	    (span_is(name, SPAN("合计")) || span_is(name, SPAN("总计")) ||
		span_is(name, SPAN("共计")));
}
