/* SPDX-License-Identifier: MIT */
/* Any text is laid out on pages: its lines hold together, and no Chinese
 * character of it is lost or made up. */
#include "pages.h"
#include "form.h"

static size_t
han(const char *s, size_t n)
{
	size_t count = 0, len;

	for (size_t i = 0; i < n; i += len)
		count += utf_han(utf_get(s + i, &len));
	return count;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct doc d;
	static struct lines l;
	static struct pages p;
	const char *s = (const char *)data;
	size_t cap, got = 0;

	n = utf_valid(s, n);
	if (memchr(s, '\0', n) != NULL)
		return 0;
	lines_fresh(&l, &d, &cap);
	p.lines = &l;
	pages_begin(&p);
	pages_feed(&p, s, n);
	pages_end(&p);
	lines_end(&l);
	for (size_t i = 0; i < d.nline; i++)
		got += han(d.line[i].s, d.line[i].n);
	if (got != han(s, n))
		abort();
	lines_hold(&d);
	return 0;
}
