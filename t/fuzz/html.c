/* SPDX-License-Identifier: MIT */
/* Any bytes are a page. */
#include "html.h"
#include "charset.h"
#include "form.h"
#include "lines.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct doc d;
	static struct lines l;
	static struct html h;
	static char text[1 << 17];
	const char *s = (const char *)data;
	struct charset set;
	size_t cap, took, k;

	if (n > 20000 || !charset_begin(&set, s, n, true))
		return 0;
	lines_fresh(&l, &d, &cap);
	h.lines = &l;
	h.depth = 200;
	html_begin(&h);
	for (size_t i = 0; i < n;) {
		/* in pieces that the input itself chooses */
		size_t piece = 1 + (unsigned char)s[i] % 200;

		if (piece > n - i)
			piece = n - i;
		k = charset_decode(&set, s + i, piece, i + piece == n, text,
		    sizeof text, &took);
		if (utf_valid(text, k) != k)
			abort();
		if (!html_feed(&h, text, k))
			break;
		if (took == 0 && i + piece < n) {
			k = charset_decode(
			    &set, s + i, n - i, true, text, sizeof text, &took);
			html_feed(&h, text, k);
			break;
		}
		i += took;
	}
	html_end(&h);
	charset_end(&set);
	lines_hold(&d);
	return 0;
}
