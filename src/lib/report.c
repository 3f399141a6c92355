/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "charset.h"
#include "convert.h"
#include "csv.h"
#include "err.h"
#include "fields.h"
#include "html.h"
#include "kind.h"
#include "lang.h"
#include "lines.h"
#include "office.h"
#include "ole.h"
#include "pages.h"
#include "report.h"
#include "xls.h"

enum { PIECE = 1 << 15 };

long report_depth = 1000;
long report_ratio = 200;
long report_total = 1L << 28;
long report_seconds = 60;
long report_memory = 1L << 30;

/* What the converters are called, and where they come from.  xls2csv reads a
 * name only; that of its standard input will do. */
static const struct converter {
	enum kind kind;
	const char *package;
	const char *argv[8];
} converters[] = {
	{ KIND_DOC, "catdoc", { "catdoc", "-w", "-d", "utf-8", NULL } },
	{ KIND_RTF, "catdoc", { "catdoc", "-w", "-d", "utf-8", NULL } },
	{ KIND_XLS, "catdoc",
	    { "xls2csv", "-q", "3", "-d", "utf-8", "/dev/stdin", NULL } },
	{ KIND_PDF, "poppler-utils",
	    { "pdftotext", "-q", "-layout", "-enc", "UTF-8", "-", "-", NULL } },
};

/* The one input that is open. */
static struct {
	const char *file;
	int fd;
	enum kind kind;
	char *buf; /* [from, to) is read and not yet used */
	size_t cap, from, to;
	bool eof;
	bool open; /* lines are still to come */
	struct charset set;
	struct html html;
	struct office office;
	struct pages pages;
	struct fields fields;
	struct csv csv;
	struct xls xls;
	bool biff; /* xls reads it, not the converter */
	const struct converter *by;
	struct convert conv; /* out >= 0: it runs */
	struct arena mem;    /* of the stream of an xls */
	bool converted;      /* bytes come from it */
} in = { .conv = { .out = -1 } };

static struct lines made;

static void
room_for(size_t n)
{
	if (in.cap >= n)
		return;
	in.cap = n;
	if ((in.buf = realloc(in.buf, in.cap)) == NULL)
		die("out of memory (%zu bytes wanted)", in.cap);
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
	if (in.converted) {
		n = (ssize_t)convert_read(
		    &in.conv, in.buf + in.to, in.cap - in.to);
		in.eof = n == 0;
		in.to += (size_t)n;
		return n > 0;
	}
	do
		n = read(in.fd, in.buf + in.to, in.cap - in.to);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		warnat(in.file, 0, "read failed:");
	in.eof = n <= 0;
	in.to += n > 0 ? (size_t)n : 0;
	return n > 0;
}

/* All of the input into memory; false if it is too long. */
static bool
whole(void)
{
	while (!in.eof && in.to <= (size_t)doc_most) {
		room_for(in.to + in.to / 2 + PIECE);
		more();
	}
	if (in.to <= (size_t)doc_most)
		return true;
	warnat(in.file, 0, "more than %ld bytes: passed over", doc_most);
	return false;
}

/* Text in UTF-8; 0 at the end. */
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

/* HTML by the look of its first kilobytes.  begun: in.set is ready to decode
 * it. */
static enum kind
look(const char *head, size_t n, const char **what, bool *begun)
{
	struct charset set;
	char text[4096];
	size_t k, took;
	enum kind kind;

	if (!charset_begin(&set, head, n, true))
		return KIND_TEXT;
	in.set = set;
	k = charset_decode(&set, head, n, false, text, sizeof text, &took);
	kind = kind_of_text(text, k, what);
	/* NULs and bytes of no encoding: no text */
	if (kind == KIND_TEXT && set.bad * 20 > k &&
	    memchr(head, '\0', n) != NULL) {
		*what = "a binary file";
		kind = KIND_OTHER;
	}
	/* a converter is spent, and text has no declarations */
	*begun = in.set.cd == NULL && (kind == KIND_HTML || !set.declared);
	in.set.cd = NULL;
	charset_end(&set);
	return kind;
}

static bool
begin_html(void)
{
	in.html = (struct html){ .lines = &made,
		.depth = (size_t)report_depth,
		.flags = in.html.flags,
		.cap = in.html.cap };
	if (!html_begin(&in.html))
		die("out of memory");
	return true;
}

static bool
begin_office(void)
{
	struct office *o = &in.office;

	if (!whole())
		return false;
	o->pack = (struct pack){ .s = in.buf,
		.n = in.to,
		.most = (size_t)report_total,
		.ratio = report_ratio > 0 ? (size_t)report_ratio : 1 };
	o->lines = &made;
	o->depth = (size_t)report_depth;
	if (office_begin(o))
		return true;
	warnat(in.file, 0, "%s: passed over", o->why);
	return false;
}

/* Starts the converter of this kind; its output takes the place of the file. */
static bool
begin_converter(void)
{
	int input;

	for (size_t i = 0; i < sizeof converters / sizeof *converters; i++)
		if (converters[i].kind == in.kind)
			in.by = &converters[i];
	if (!convert_found(in.by->argv[0])) {
		warnat(in.file, 0,
		    "needs %s, which is not installed (package %s): passed "
		    "over",
		    in.by->argv[0], in.by->package);
		return false;
	}
	if ((input = convert_input(in.fd, in.buf, in.to)) < 0) {
		warnat(in.file, 0, "cannot copy it to a temporary file:");
		return false;
	}
	in.conv.argv = in.by->argv;
	in.conv.seconds = report_seconds;
	in.conv.memory = report_memory;
	in.from = in.to = 0;
	in.eof = false;
	in.converted = convert_begin(&in.conv, input);
	if (input != in.fd)
		close(input);
	if (!in.converted) {
		warnat(in.file, 0, "%s %s: passed over", in.by->argv[0],
		    in.conv.why);
		return false;
	}
	while (in.to < PIECE && more())
		;
	charset_begin(&in.set, "", 0, false);
	in.set.name = "UTF-8";
	return true;
}

/* Ends it; says what went wrong. */
static void
end_converter(bool say)
{
	if (!in.converted)
		return;
	in.converted = false;
	if (!say && in.conv.why == NULL)
		in.conv.why = "left";
	if (!convert_end(&in.conv) && say)
		warnat(in.file, 0, "%s %s: what it gave is read",
		    in.by->argv[0], in.conv.why);
	/* catdoc says this and goes on */
	if (say && strstr(in.conv.said, "information is lost") != NULL)
		warnat(in.file, 0,
		    "it was saved in haste by its word processor: catdoc may "
		    "not see all of it");
}

static enum form_gives
open_form(const char *file, int fd, const char *head, size_t n)
{
	const char *what;
	bool begun = false;

	in.file = file;
	in.fd = fd;
	in.by = NULL;
	in.biff = false;
	in.eof = n < DOC_PROBE;
	in.kind = KIND_TEXT;
	in.from = 0;
	in.to = n;
	room_for(n + PIECE);
	if (n > 0)
		memcpy(in.buf, head, n);
	if (!doc_text) {
		in.kind = kind_of_bytes(head, n, &what);
		if (in.kind == KIND_TEXT)
			in.kind = look(head, n, &what, &begun);
		if (in.kind == KIND_OLE)
			in.kind = whole() ? kind_of_ole(in.buf, in.to, &what)
					  : KIND_OLE;
	}
	if (in.kind == KIND_TEXT || in.kind == KIND_HTML) {
		if (!begun &&
		    !charset_begin(&in.set, head, n, in.kind == KIND_HTML)) {
			warnat(file, 0, "this system cannot decode %s",
			    in.set.name);
			return FORM_NOTHING;
		}
		if (in.kind == KIND_TEXT)
			return FORM_BYTES;
	}
	lines_begin(&made);
	switch (in.kind) {
	case KIND_HTML:
		in.open = begin_html();
		break;
	case KIND_ZIP:
		in.open = begin_office();
		break;
	case KIND_DOC:
	case KIND_RTF:
		in.fields.lines = &made;
		if (!(in.open = begin_converter()))
			break;
		fields_begin(&in.fields);
		return FORM_PLAIN;
	case KIND_XLS:
		in.xls.lines = in.csv.lines = &made;
		arena_reset(&in.mem);
		in.biff = ole_stream((struct span){ in.buf, in.to }, "Workbook",
			      &in.mem, &in.xls.stream) &&
		    xls_begin(&in.xls);
		if ((in.open = in.biff))
			break;
		if ((in.open = begin_converter()))
			csv_begin(&in.csv);
		break;
	case KIND_PDF:
		in.pages.lines = &made;
		if (!(in.open = begin_converter()))
			break;
		pages_begin(&in.pages);
		return FORM_PLAIN;
	case KIND_OLE: /* too long, which was said */
		in.open = false;
		break;
	default:
		warnat(file, 0, "%s: passed over", lang_text(what));
		in.open = false;
		break;
	}
	return in.open ? FORM_LINES : FORM_NOTHING;
}

/* The next step of the form; false when it has no more. */
static bool
step(void)
{
	static char piece[PIECE];
	size_t n;

	if (in.kind == KIND_ZIP)
		return office_step(&in.office);
	if (in.biff)
		return xls_step(&in.xls);
	n = bytes(piece, sizeof piece);
	if (n == 0)
		return false;
	if (in.kind == KIND_PDF)
		pages_feed(&in.pages, piece, n);
	else if (in.kind == KIND_DOC || in.kind == KIND_RTF)
		fields_feed(&in.fields, piece, n);
	else if (in.kind == KIND_XLS)
		csv_feed(&in.csv, piece, n);
	else
		return html_feed(&in.html, piece, n);
	return true;
}

/* Ends the form, and says what ended it early. */
static void
finish(bool say)
{
	struct office *o = &in.office;

	if (!in.open)
		return;
	in.open = false;
	if (in.kind == KIND_HTML) {
		html_end(&in.html);
		if (say && in.html.why != NULL)
			warnat(in.file, in.html.line, "%s", in.html.why);
	} else if (in.kind == KIND_PDF) {
		pages_end(&in.pages);
	} else if (in.kind == KIND_DOC || in.kind == KIND_RTF) {
		fields_end(&in.fields);
	} else if (in.biff) {
		xls_end(&in.xls);
		if (say && in.xls.why != NULL)
			warnat(in.file, 0, "%s: %s: the rest is not read",
			    "Workbook", in.xls.why);
	} else if (in.kind == KIND_XLS) {
		csv_end(&in.csv);
	} else {
		office_end(o);
		if (say && o->why != NULL)
			warnat(in.file, 0, "%s: %s: the rest is not read",
			    o->part, o->why);
	}
	end_converter(say);
	if (say && made.no == 0 && in.by != NULL)
		warnat(in.file, 0, "no text in it (scanned pages?)");
	if (say && made.clipped)
		warnat(in.file, 0,
		    "tables too wide or too deep: what goes beyond is not in "
		    "its place");
}

static bool
next_lines(struct doc *d, size_t want, size_t *cap)
{
	made.d = d;
	made.cap = cap;
	made.given = 0;
	while (in.open && made.given < want)
		if (!step())
			finish(true);
	return in.open;
}

static void
close_form(void)
{
	static struct doc rest;
	size_t cap = 0;

	/* left before its end: what would still come goes nowhere */
	made.d = &rest;
	made.cap = &cap;
	finish(false);
	end_converter(in.eof);
	arena_reset(&rest.mem);
	rest.line = NULL;
	rest.nline = 0;
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
