/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "charset.h"
#include "err.h"
#include "html.h"
#include "kind.h"
#include "lines.h"
#include "report.h"

enum { PIECE = 1 << 15 };

long report_depth = 1000;
long report_ratio = 200;
long report_total = 1L << 30;
long report_seconds = 60;
long report_memory = 1L << 30;

/* The one input that is open. */
static struct {
	const char *file;
	int fd;
	enum kind kind;
	char *buf; /* [from, to) is read and not yet decoded */
	size_t cap, from, to;
	bool eof, ended;
	struct charset set;
	struct html html;
} in;

static struct lines made;

static void
take(const char *s, size_t n)
{
	size_t want = n + PIECE;

	if (in.cap < want) {
		in.cap = want;
		if ((in.buf = realloc(in.buf, in.cap)) == NULL)
			die("out of memory (%zu bytes wanted)", in.cap);
	}
	if (n > 0)
		memcpy(in.buf, s, n);
	in.from = 0;
	in.to = n;
}

/* Reads on behind what is left; false if there was nothing. */
static bool
more(void)
{
	ssize_t n;

	if (in.eof)
		return false;
	if (in.from > 0) {
		memmove(in.buf, in.buf + in.from, in.to - in.from);
		in.to -= in.from;
		in.from = 0;
	}
	if (in.to == in.cap)
		return true;
	do
		n = read(in.fd, in.buf + in.to, in.cap - in.to);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		warnat(in.file, 0, "read failed:");
	in.eof = n <= 0;
	in.to += n > 0 ? (size_t)n : 0;
	return n > 0;
}

static size_t
bytes(char *out, size_t room)
{
	for (;;) {
		size_t took = 0, k = 0;

		if (in.to > in.from)
			k = charset_decode(&in.set, in.buf + in.from,
			    in.to - in.from, in.eof, out, room, &took);
		in.from += took;
		if (k > 0)
			return k;
		if (!more() && (in.from == in.to || took == 0))
			return 0;
	}
}

/* HTML by the look of its first kilobytes. */
static enum kind
look(const char *head, size_t n, const char **what)
{
	struct charset set;
	char text[4096];
	size_t k, took;
	enum kind kind;

	if (!charset_begin(&set, head, n, true))
		return KIND_TEXT;
	k = charset_decode(&set, head, n, false, text, sizeof text, &took);
	kind = kind_of_text(text, k, what);
	/* NULs and control characters: no text of any encoding */
	if (kind == KIND_TEXT && set.bad * 20 > k && memchr(head, '\0', n)) {
		*what = "a binary file";
		kind = KIND_OTHER;
	}
	charset_end(&set);
	return kind;
}

static enum form_gives
open_form(const char *file, int fd, const char *head, size_t n)
{
	const char *what;

	in.file = file;
	in.fd = fd;
	in.eof = n < DOC_PROBE;
	in.ended = false;
	in.kind = KIND_TEXT;
	take(head, n);
	if (!doc_text) {
		in.kind = kind_of_bytes(head, n, &what);
		if (in.kind == KIND_TEXT)
			in.kind = look(head, n, &what);
	}
	switch (in.kind) {
	case KIND_TEXT:
	case KIND_HTML:
		if (!charset_begin(&in.set, head, n, in.kind == KIND_HTML)) {
			warnat(file, 0, "this system cannot decode %s",
			    in.set.name);
			return FORM_NOTHING;
		}
		if (in.kind == KIND_TEXT)
			return FORM_BYTES;
		break;
	default:
		warnat(file, 0, "%s: passed over", what);
		return FORM_NOTHING;
	}
	lines_begin(&made);
	in.html = (struct html){ .lines = &made,
		.depth = (size_t)report_depth,
		.flags = in.html.flags,
		.cap = in.html.cap };
	if (!html_begin(&in.html))
		die("out of memory");
	return FORM_LINES;
}

static bool
html_lines(size_t want)
{
	static char piece[PIECE];

	while (made.given < want) {
		size_t n = bytes(piece, sizeof piece);

		if (n > 0 && html_feed(&in.html, piece, n))
			continue;
		html_end(&in.html);
		if (in.html.why != NULL)
			warnat(in.file, in.html.line, "%s", in.html.why);
		return false;
	}
	return true;
}

static bool
next_lines(struct doc *d, size_t want, size_t *cap)
{
	made.d = d;
	made.cap = cap;
	made.given = 0;
	if (in.ended)
		return false;
	in.ended = !html_lines(want);
	if (in.ended && made.clipped)
		warnat(in.file, 0,
		    "tables too wide or too deep: what goes beyond is not in "
		    "its place");
	return !in.ended;
}

static void
close_form(void)
{
	if (in.kind == KIND_HTML && !in.ended && in.html.ctxt != NULL) {
		static struct doc rest;
		size_t cap = 0;

		/* left before its end: the parser still has to go */
		made.d = &rest;
		made.cap = &cap;
		in.html.why = "left";
		html_end(&in.html);
		arena_reset(&rest.mem);
		rest.line = NULL;
		rest.nline = 0;
	}
	charset_end(&in.set);
	if (in.set.bad > 0)
		warnat(in.file, in.set.bad_line,
		    "%zu bytes are no %s: U+FFFD stands for them", in.set.bad,
		    in.set.name != NULL ? in.set.name : "text");
	in.set.bad = 0;
}

static const struct doc_form form = { open_form, bytes, next_lines,
	close_form };

void
report_begin(void)
{
	doc_form = &form;
}
