/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "mark.h"
#include "spoken.h"

/* `三' and `三是'. */
struct words {
	char number[32], full[36]; /* 是 takes three bytes and a NUL */
};

static void
words_of(struct words *w, unsigned n)
{
	mark_write(w->number, MARK_HAN, n);
	w->number[strlen(w->number) - 3] = '\0'; /* without its 、 */
	snprintf(w->full, sizeof w->full, "%s是", w->number);
}

/* Does a clause end at offset i? */
static bool
clause_before(struct span p, size_t i)
{
	static const char *const stops[] = { "。", "；", "：", "，", ";", ":",
		",", "　", " ", "、" };

	for (size_t k = 0; k < sizeof stops / sizeof *stops; k++)
		if (span_ends(span_cut(p, 0, i), span_of(stops[k])))
			return true;
	return i == 0;
}

/* The number that ends at offset `end', with where it begins; 0 if none. */
static unsigned
number_before(struct span p, size_t end, size_t *from)
{
	for (*from = end < 9 ? 0 : end - 9; *from < end; ++*from) {
		size_t len;
		unsigned n = mark_han(span_cut(p, *from, end), &len);
		if (n > 0 && *from + len == end)
			return n;
	}
	return 0;
}

/* Where the number stands at the beginning of a clause without its 是. */
static struct span
bereft(struct span p, const char *number)
{
	size_t n = strlen(number), at = 0, k;

	while ((k = span_find(span_from(p, at), span_of(number))) <= p.n - at) {
		at += k;
		if (at > 0 && at + n + 3 <= p.n && clause_before(p, at) &&
		    !span_ends(span_cut(p, 0, at), SPAN("、")))
			return span_cut(p, at, at + n + 3);
		at += n;
	}
	return (struct span){ 0 };
}

static void
left_out(struct flow *f, struct findings *out, struct span between,
    struct span found, unsigned last)
{
	struct words was, want;
	struct finding *r;
	struct span s;

	words_of(&was, last);
	words_of(&want, last + 1);
	if (span_has(between, span_of(want.full)))
		return;
	s = bereft(between, want.number);
	if (s.n > 0) {
		r = flow_finding(f, out, s, "word", "missing");
		r->hint = finding_text(out, "%s", want.full);
		return;
	}
	r = flow_finding(f, out, found, "numbering", "gap");
	finding_arg(r, "stated", finding_text(out, "%s", was.full));
	finding_arg(r, "computed", finding_text(out, "%s", want.full));
}

void
spoken_check(struct flow *f, size_t para, struct findings *out)
{
	struct span p = flow_para(f, para);
	unsigned last = 0;
	size_t at = 0, end = 0, from, k;

	while ((k = span_find(span_from(p, at), SPAN("是"))) <= p.n - at) {
		size_t is = at + k;
		unsigned n = number_before(p, is, &from);

		at = is + 3;
		if (n == 0 || !clause_before(p, from))
			continue;
		if (last > 0 && n == last + 2)
			left_out(f, out, span_cut(p, end, from),
			    span_cut(p, from, at), last);
		last = n;
		end = at;
	}
}
