/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "fields.h"

/* The bytes of the code of a field at s; it ends at two blanks, where catdoc
 * had its marks. */
static size_t
code_at(struct span s)
{
	static const char *const codes[] = { "HYPERLINK ", "PAGEREF ", "TOC \\",
		"EMBED ", "SHAPE ", "REF ", "SEQ ", "MERGEFORMAT" };
	size_t end;

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		if (!span_begins(s, span_of(codes[i])))
			continue;
		end = span_find(s, SPAN("  "));
		return end < s.n ? end : s.n;
	}
	return 0;
}

static void
put(struct fields *f)
{
	char *s = f->part.s;
	size_t n = f->part.n, k = 0;
	bool contents = false;

	f->line++;
	for (size_t i = 0; i < n;) {
		size_t code = i == 0 || s[i - 1] == ' '
		    ? code_at((struct span){ s + i, n - i })
		    : 0;

		if (code > 0) {
			contents |= span_begins((struct span){ s + i, code },
					SPAN("PAGEREF _Toc")) ||
			    span_begins(
				(struct span){ s + i, code }, SPAN("TOC \\"));
			i += code;
		} else {
			s[k++] = s[i++];
		}
	}
	if (k > 0 && s[k - 1] == '\r')
		k--;
	lines_raw(f->lines, contents ? LINE_PAGE : LINE_TEXT,
	    (struct span){ s, k }, f->line);
	f->part.n = 0;
}

void
fields_begin(struct fields *f)
{
	f->part.n = f->line = 0;
}

void
fields_feed(struct fields *f, const char *s, size_t n)
{
	while (n > 0) {
		const char *nl = memchr(s, '\n', n);
		size_t k = nl != NULL ? (size_t)(nl - s) : n;

		text_add(&f->part, s, k);
		s += k + (nl != NULL);
		n -= k + (nl != NULL);
		if (nl != NULL || f->part.n > DOC_LINE)
			put(f);
	}
}

void
fields_end(struct fields *f)
{
	if (f->part.n > 0)
		put(f);
}
