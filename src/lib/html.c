/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "cells.h"
#include "html.h"
#include "page.h"
#include "xmlmem.h"

enum {
	SILENT = 4096, /* bytes at the end that may hold no text */
	PIECE = 1 << 15,
	ENDS = 7 /* bytes of </html> */
};

/* What an element does to the text inside it and around it. */
enum {
	BLOCK = 1, /* a paragraph of its own */
	SKIP = 2,  /* its text is no text */
	PAGE = 4,  /* its text is the site's */
	LINK = 8,
	PRE = 16,
	BREAK = 32, /* ends a paragraph and holds nothing */
	TABLE = 64, /* the parts of a table, by name */
	PART = 128  /* has a class that may name navigation */
};

struct element {
	const char *name;
	unsigned does;
};

/* In order of names; all others are inline. */
static const struct element elements[] = {
	{ "a", LINK },
	{ "address", BLOCK },
	{ "applet", SKIP },
	{ "article", BLOCK },
	{ "aside", BLOCK | PAGE },
	{ "audio", SKIP },
	{ "blockquote", BLOCK },
	{ "body", BLOCK },
	{ "br", BREAK },
	{ "button", BLOCK | PAGE },
	{ "canvas", SKIP },
	{ "caption", BLOCK },
	{ "center", BLOCK },
	{ "dd", BLOCK },
	{ "dir", BLOCK },
	{ "div", BLOCK | PART },
	{ "dl", BLOCK | PART },
	{ "dt", BLOCK },
	{ "embed", SKIP },
	{ "fieldset", BLOCK },
	{ "figcaption", BLOCK },
	{ "figure", BLOCK },
	{ "footer", BLOCK | PAGE },
	{ "form", BLOCK },
	{ "frameset", SKIP },
	{ "h1", BLOCK },
	{ "h2", BLOCK },
	{ "h3", BLOCK },
	{ "h4", BLOCK },
	{ "h5", BLOCK },
	{ "h6", BLOCK },
	{ "header", BLOCK },
	{ "hr", BREAK },
	{ "iframe", SKIP },
	{ "legend", BLOCK },
	{ "li", BLOCK },
	{ "main", BLOCK },
	{ "marquee", BLOCK | PAGE },
	{ "menu", BLOCK | PAGE },
	{ "nav", BLOCK | PAGE },
	{ "noscript", BLOCK | PAGE },
	{ "object", SKIP },
	{ "ol", BLOCK },
	{ "optgroup", BLOCK | PAGE },
	{ "option", BLOCK | PAGE },
	{ "p", BLOCK | PART },
	{ "pre", BLOCK | PRE },
	{ "script", SKIP },
	{ "section", BLOCK | PART },
	{ "select", BLOCK | PAGE },
	{ "style", SKIP },
	{ "svg", SKIP },
	{ "table", BLOCK | TABLE },
	{ "tbody", TABLE },
	{ "td", TABLE },
	{ "template", SKIP },
	{ "textarea", BLOCK | PAGE },
	{ "tfoot", TABLE },
	{ "th", TABLE },
	{ "thead", TABLE },
	{ "title", SKIP },
	{ "tr", TABLE },
	{ "ul", BLOCK | PART },
	{ "video", SKIP },
	{ "xml", SKIP },
	{ "xmp", BLOCK | PRE },
};

static int
by_name(const void *key, const void *e)
{
	return strcmp(key, ((const struct element *)e)->name);
}

static unsigned
does(const char *name)
{
	const struct element *e = bsearch(name, elements,
	    sizeof elements / sizeof *elements, sizeof *elements, by_name);

	return e != NULL ? e->does : 0;
}

static const char *
attribute(const xmlChar **atts, const char *name)
{
	for (; atts != NULL && atts[0] != NULL; atts += 2)
		if (strcmp((const char *)atts[0], name) == 0)
			return atts[1] != NULL ? (const char *)atts[1] : "";
	return NULL;
}

/* `display:none' and its like, whatever the blanks. */
static bool
styled_away(const char *style)
{
	static const char *const hides[] = { "display:none",
		"visibility:hidden", "mso-hide:all" };
	char s[256];
	size_t n = 0;

	for (; *style != '\0' && n < sizeof s - 1; style++)
		if (*style != ' ' && *style != '\t' && *style != '\n')
			s[n++] = (char)(*style >= 'A' && *style <= 'Z'
				? *style | 0x20
				: *style);
	s[n] = '\0';
	for (size_t i = 0; i < sizeof hides / sizeof *hides; i++)
		if (strstr(s, hides[i]) != NULL)
			return true;
	return false;
}

static bool
hidden(const xmlChar **atts)
{
	const char *s = attribute(atts, "style");

	return attribute(atts, "hidden") != NULL ||
	    (s != NULL && styled_away(s));
}

static size_t
span_of_cell(const xmlChar **atts, const char *name)
{
	const char *s = attribute(atts, name);
	size_t n = 0;

	if (s == NULL)
		return 1;
	while (*s == ' ')
		s++;
	for (; *s >= '0' && *s <= '9' && n < 65536; s++)
		n = n * 10 + (size_t)(*s - '0');
	/* rowspan="0" is the rest of the table, which few mean */
	return n == 0 ? 1 : n;
}

static void
open_table_part(struct lines *f, const char *name, const xmlChar **atts)
{
	switch (name[1]) {
	case 'r':
		cells_row(f);
		break;
	case 'd':
		cells_cell(f, span_of_cell(atts, "rowspan"),
		    span_of_cell(atts, "colspan"));
		break;
	case 'h': /* th, thead */
		if (name[2] == '\0')
			cells_cell(f, span_of_cell(atts, "rowspan"),
			    span_of_cell(atts, "colspan"));
		break;
	case 'a': /* table */
		cells_table(f);
		break;
	default: /* tbody, tfoot */
		break;
	}
}

static void
close_table_part(struct lines *f, const char *name)
{
	switch (name[1]) {
	case 'r':
		cells_row_end(f);
		break;
	case 'd':
		cells_cell_end(f);
		break;
	case 'h':
		if (name[2] == '\0')
			cells_cell_end(f);
		break;
	case 'a':
		cells_table_end(f);
		break;
	default:
		break;
	}
}

/* How many bytes the parser has used up. */
static size_t
position(htmlParserCtxtPtr c)
{
	return c->input == NULL
	    ? 0
	    : c->input->consumed + (size_t)(c->input->cur - c->input->base);
}

/* Comments and scripts: they hold no text, but they were read. */
static void
passed(void *user, const xmlChar *s)
{
	struct html *h = user;

	(void)s;
	h->seen = position(h->ctxt);
}

static void
passed_block(void *user, const xmlChar *s, int n)
{
	struct html *h = user;

	passed(user, s);
	h->seen += n > 0 ? (size_t)n : 0;
}

/* A quotation mark that is not closed makes a value of all up to the next. */
static bool
swallowed(const xmlChar **atts)
{
	for (; atts != NULL && atts[0] != NULL; atts += 2) {
		const char *s = (const char *)atts[1];
		if (s != NULL && strlen(s) > SILENT && strstr(s, "</") != NULL)
			return true;
	}
	return false;
}

static void
start(void *user, const xmlChar *xname, const xmlChar **atts)
{
	struct html *h = user;
	struct lines *f = h->lines;
	const char *name = (const char *)xname, *s;
	unsigned what = does(name);
	unsigned char flags = 0;

	if (position(h->ctxt) > h->seen + SILENT && swallowed(atts))
		h->swallowed = (size_t)xmlSAX2GetLineNumber(h->ctxt);
	h->seen = position(h->ctxt);
	if (f->link)
		flags |= LINK;
	if (f->page)
		flags |= PAGE;
	if (f->preserve)
		flags |= PRE;
	if (h->skip > 0 || (what & SKIP) || (atts != NULL && hidden(atts))) {
		flags |= SKIP;
		/* hidden text ends what stands before it as shown text does */
		if (h->skip++ == 0 && what & (BLOCK | BREAK))
			lines_break(f);
	}
	*ARENA_PUSH(&perm, h->flags, h->nflags, h->cap) = flags;
	if (h->nflags > h->depth && h->why == NULL) {
		h->why = "elements nested too deep (see --most-depth): the "
			 "rest is not read";
		h->line = (size_t)xmlSAX2GetLineNumber(h->ctxt);
	}
	if (h->skip > 0)
		return;
	f->source = (size_t)xmlSAX2GetLineNumber(h->ctxt);
	if (what & (BLOCK | BREAK) && !(what & TABLE))
		lines_break(f);
	if (what & PAGE)
		f->page = true;
	if (what & PART && !f->page &&
	    (((s = attribute(atts, "class")) != NULL && page_named(s)) ||
		((s = attribute(atts, "id")) != NULL && page_named(s))))
		f->page = true;
	if (what & PRE)
		f->preserve = true;
	/* an anchor in the page itself is a heading or a note */
	if (what & LINK && (s = attribute(atts, "href")) != NULL && *s != '#')
		f->link = true;
	if (what & TABLE)
		open_table_part(f, name, atts);
}

static void
end(void *user, const xmlChar *xname)
{
	struct html *h = user;
	struct lines *f = h->lines;
	const char *name = (const char *)xname;
	unsigned what = does(name);
	unsigned char flags;

	if (h->nflags == 0)
		return;
	flags = h->flags[--h->nflags];
	if (flags & SKIP) {
		h->skip--;
		return;
	}
	if (what & TABLE)
		close_table_part(f, name);
	else if (what & (BLOCK | BREAK))
		lines_break(f);
	f->link = (flags & LINK) != 0;
	f->page = (flags & PAGE) != 0;
	f->preserve = (flags & PRE) != 0;
}

static void
characters(void *user, const xmlChar *s, int n)
{
	struct html *h = user;

	h->seen = position(h->ctxt);
	if (h->skip > 0 || n <= 0)
		return;
	h->lines->source = (size_t)xmlSAX2GetLineNumber(h->ctxt);
	lines_text(h->lines, (const char *)s, (size_t)n);
}

bool
html_begin(struct html *h)
{
	static xmlSAXHandler sax;

	sax.startElement = start;
	sax.endElement = end;
	sax.characters = characters;
	sax.ignorableWhitespace = characters;
	sax.cdataBlock = passed_block;
	sax.comment = passed;
	h->swallowed = h->ntail = h->waiting = h->nflags = h->skip = h->fed =
	    h->at = h->seen = 0;
	h->why = NULL;
	h->lines->site = true;
	page_load();
	xmlmem_begin();
	h->ctxt = htmlCreatePushParserCtxt(
	    &sax, h, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
	if (h->ctxt == NULL)
		return false;
	htmlCtxtUseOptions(h->ctxt,
	    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
		HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
	return true;
}

#if LIBXML_VERSION < 21100
static int
nothing(void *user, char *s, int n)
{
	(void)user;
	(void)s;
	(void)n;
	return 0;
}

/*
 * Before 2.11 the push parser keeps all that it was given, and once it has
 * looked in vain for the end of a tag it may wait far too long.  Its buffer
 * shrinks if it is asked, but then wants to read: it gets nothing.  Its search
 * begins anew whenever what it waits on has doubled, so that an endless tag
 * costs no more than twice its length.
 */
static void
shrink(struct html *h, htmlParserCtxtPtr c)
{
	size_t at = position(c), waiting;

	if (c->input == NULL || c->input->buf == NULL)
		return;
	waiting = (size_t)(c->input->end - c->input->cur);
	if (at == h->at && waiting < 2 * h->waiting)
		return;
	h->at = at;
	h->waiting = waiting;
	c->input->buf->readcallback = nothing;
	xmlParserInputShrink(c->input);
	c->checkIndex = 0;
}
#else
static void
shrink(struct html *h, htmlParserCtxtPtr c)
{
	(void)h;
	(void)c;
}
#endif

/* The parser hears nothing behind </html>, but pages put things there, and some
 * are two pages in one: such ends become blanks.  Returns the bytes at the end
 * that may begin one. */
static size_t
hide_ends(char *s, size_t n)
{
	char *p = s, *end = s + n;

	while ((p = memchr(p, '<', (size_t)(end - p))) != NULL) {
		size_t left = (size_t)(end - p);

		if (left < ENDS)
			return left;
		if (p[1] == '/' && p[ENDS - 1] == '>' &&
		    (strncasecmp(p + 2, "html", 4) == 0 ||
			strncasecmp(p + 2, "body", 4) == 0))
			memset(p, ' ', ENDS);
		p++;
	}
	return 0;
}

static void
parse(struct html *h, const char *s, size_t n)
{
	htmlParserCtxtPtr c = h->ctxt;

	htmlParseChunk(c, s, (int)n, 0);
	h->fed += n;
	shrink(h, c);
	if (h->why == NULL && c->instate == XML_PARSER_EOF) {
		h->why = "the parser gave up: the rest is not read";
		h->line = (size_t)xmlSAX2GetLineNumber(c);
	}
}

bool
html_feed(struct html *h, const char *s, size_t n)
{
	static char piece[PIECE + ENDS];

	while (n > 0 && h->why == NULL) {
		size_t k = n < PIECE ? n : PIECE, keep, all = h->ntail + k;

		memcpy(piece, h->tail, h->ntail);
		memcpy(piece + h->ntail, s, k);
		s += k;
		n -= k;
		keep = hide_ends(piece, all);
		parse(h, piece, all - keep);
		memcpy(h->tail, piece + all - keep, keep);
		h->ntail = keep;
	}
	return h->why == NULL;
}

void
html_end(struct html *h)
{
	if (h->ctxt == NULL)
		return;
	if (h->why == NULL) {
		parse(h, h->tail, h->ntail);
		htmlParseChunk(h->ctxt, "", 0, 1);
		if (h->fed > h->seen + SILENT) {
			h->why = "a tag or comment that is not closed hides "
				 "the rest";
			h->line = h->lines->source;
		} else if (h->swallowed > 0) {
			h->why = "a quotation mark in a tag is not closed: "
				 "what is behind it is not read";
			h->line = h->swallowed;
		}
	}
	htmlFreeParserCtxt(h->ctxt);
	h->ctxt = NULL;
	lines_end(h->lines);
}
