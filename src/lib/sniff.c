/* SPDX-License-Identifier: MIT */
#include <stdbool.h>
#include <string.h>

#include "err.h"
#include "sniff.h"

/* Does the first line, cells parted by tabs, have this one? */
static bool
names(const char *s, size_t n, const char *name)
{
	const char *nl = memchr(s, '\n', n);
	size_t end = nl != NULL ? (size_t)(nl - s) : n, len = strlen(name);

	if (end > 0 && s[end - 1] == '\r')
		end--;
	for (size_t i = 0; i <= end;) {
		const char *tab = memchr(s + i, '\t', end - i);
		size_t stop = tab != NULL ? (size_t)(tab - s) : end;

		if (stop - i == len && memcmp(s + i, name, len) == 0)
			return true;
		i = stop + 1;
	}
	return false;
}

/* The names that lines, figures and scores share. */
static bool
is_stream(const char *s, size_t n)
{
	return names(s, n, "file") && names(s, n, "line") &&
	    names(s, n, "kind") && names(s, n, "text");
}

int
sniff_lines(const char *s, size_t n)
{
	return is_stream(s, n) && !names(s, n, "value") &&
	    !names(s, n, "points");
}

enum sniffed
sniff(const char *file, const char *s, size_t n)
{
	size_t probe = n < SNIFF_BYTES ? n : SNIFF_BYTES;

	if (n >= 2 &&
	    (memcmp(s, "\xff\xfe", 2) == 0 || memcmp(s, "\xfe\xff", 2) == 0)) {
		warnat(file, 1,
		    "UTF-16, not UTF-8: passed over; read-report converts it");
		return SNIFF_NOTHING;
	}
	if (memchr(s, '\0', probe) != NULL) {
		warnat(file, 0,
		    "a binary file, not text: passed over; read-report "
		    "reads other formats");
		return SNIFF_NOTHING;
	}
	if (n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0)
		s += 3, n -= 3;
	if (sniff_lines(s, n))
		return SNIFF_LINES;
	if (is_stream(s, n) && names(s, n, "value")) {
		warnat(file, 1, "a stream of figures, not a text: passed over");
		return SNIFF_NOTHING;
	}
	return SNIFF_TEXT;
}
