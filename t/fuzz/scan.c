/* SPDX-License-Identifier: MIT */
/*
 * Any bytes are a text: its figures stand where they say, and their leads and
 * texts, put one behind the other, are the text, whether it was fed whole or
 * line by line.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "scan.h"
#include "utf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
check(const struct doc *d, const struct figure *f)
{
	const struct line *l;

	if (f->line < 1 || f->line > d->nline || f->col < 1)
		abort();
	l = &d->line[f->line - 1];
	if (f->text.n == 0 || utf_count(l->s, l->n) < f->col ||
	    utf_valid(f->text.s, f->text.n) != f->text.n ||
	    utf_valid(f->lead.s, f->lead.n) != f->lead.n ||
	    utf_valid(f->trail.s, f->trail.n) != f->trail.n ||
	    utf_valid(f->label.s, f->label.n) != f->label.n ||
	    f->sentence < 1 || f->lead.n > LEADTEXT_MOST)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct doc d;
	static struct scan scan;
	struct figures whole = { .mem = &d.mem }, parts = whole;
	size_t from = 0, want = 1, done;

	doc_from(&d, "fuzz", (const char *)data, n);
	if (d.nline == 0)
		return 0;
	scan_begin(&scan);
	if (scan_lines(&scan, d.line, d.nline, true, &whole) != d.nline)
		abort();
	scan_begin(&scan);
	while (from < d.nline) {
		if (want > d.nline - from)
			want = d.nline - from;
		done = scan_lines(
		    &scan, d.line + from, want, from + want == d.nline, &parts);
		if (done > want || (done == 0 && from + want == d.nline))
			abort();
		from += done;
		want = done > 0 ? 1 : want + 1;
	}
	if (whole.n != parts.n)
		abort();
	for (size_t i = 0; i < whole.n; i++) {
		const struct figure *a = &whole.v[i], *b = &parts.v[i];

		check(&d, a);
		if (a->line != b->line || a->col != b->col ||
		    dec_cmp(a->value, b->value) != 0 ||
		    a->sentence != b->sentence || a->depth != b->depth ||
		    !span_is(a->lead, b->lead) || !span_is(a->trail, b->trail))
			abort();
	}
	return 0;
}
