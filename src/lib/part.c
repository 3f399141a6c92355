/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "part.h"
#include "xmlmem.h"

enum { PIECE = 1 << 15 };

static void
stop(struct part *p, const char *why)
{
	if (p->why == NULL) {
		p->why = why;
		p->line = (size_t)xmlSAX2GetLineNumber(p->ctxt);
	}
	xmlStopParser(p->ctxt);
}

static void
start(void *user, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int nns, const xmlChar **ns, int natts, int ndefaults,
    const xmlChar **atts)
{
	struct part *p = user;

	(void)prefix;
	(void)uri;
	(void)nns;
	(void)ns;
	(void)ndefaults;
	if (++p->open > p->depth) {
		stop(p, "elements nested too deep (see --most-depth)");
		return;
	}
	p->atts = atts;
	p->natts = natts;
	p->start(p->user, p, (const char *)name);
	p->natts = 0;
}

static void
end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct part *p = user;

	(void)prefix;
	(void)uri;
	p->open--;
	if (p->end != NULL)
		p->end(p->user, p, (const char *)name);
}

static void
characters(void *user, const xmlChar *s, int n)
{
	struct part *p = user;

	if (p->text != NULL && n > 0)
		p->text(p->user, (const char *)s, (size_t)n);
}

static void
document_type(
    void *user, const xmlChar *name, const xmlChar *id, const xmlChar *system)
{
	(void)name;
	(void)id;
	(void)system;
	stop(user, "a document type in it, which none of this kind has");
}

bool
part_open(struct part *p, const char *member)
{
	static xmlSAXHandler sax;

	sax.initialized = XML_SAX2_MAGIC;
	sax.startElementNs = start;
	sax.endElementNs = end;
	sax.characters = characters;
	sax.ignorableWhitespace = characters;
	sax.cdataBlock = characters;
	sax.internalSubset = document_type;
	p->why = NULL;
	p->line = 0;
	p->open = 0;
	p->ctxt = NULL;
	if (!pack_open(p->pack, member)) {
		p->why = p->pack->why;
		return false;
	}
	xmlmem_begin();
	p->ctxt = xmlCreatePushParserCtxt(&sax, p, NULL, 0, NULL);
	if (p->ctxt == NULL) {
		p->why = "out of memory";
		return false;
	}
	xmlCtxtUseOptions(p->ctxt,
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
		XML_PARSE_HUGE);
	return true;
}

bool
part_step(struct part *p)
{
	static char piece[PIECE];
	size_t n;

	if (p->ctxt == NULL || p->why != NULL)
		return false;
	n = pack_read(p->pack, piece, sizeof piece);
	if (n == 0 && p->pack->why != NULL) {
		p->why = p->pack->why;
		return false;
	}
	if (xmlParseChunk(p->ctxt, piece, (int)n, n == 0) != 0 &&
	    p->why == NULL) {
		p->why = "XML that is not well formed";
		p->line = (size_t)xmlSAX2GetLineNumber(p->ctxt);
	}
	return n > 0 && p->why == NULL;
}

void
part_close(struct part *p)
{
	if (p->ctxt != NULL)
		xmlFreeParserCtxt(p->ctxt);
	p->ctxt = NULL;
	pack_close(p->pack);
}

bool
part_whole(struct part *p, const char *member)
{
	bool there = part_open(p, member);

	while (part_step(p))
		;
	part_close(p);
	return there && p->why == NULL;
}

const char *
part_attr(struct part *p, const char *name)
{
	const xmlChar *const *a = p->atts;

	for (int i = 0; i < p->natts; i++, a += 5) {
		size_t n = (size_t)(a[4] - a[3]);

		if (strcmp((const char *)a[0], name) != 0)
			continue;
		if (n > sizeof p->value - 1)
			n = sizeof p->value - 1;
		memcpy(p->value, a[3], n);
		p->value[n] = '\0';
		return p->value;
	}
	return NULL;
}

long
part_number(struct part *p, const char *name, long missing)
{
	const char *s = part_attr(p, name);
	char *stop_at;
	long v;

	if (s == NULL)
		return missing;
	v = strtol(s, &stop_at, 10);
	return stop_at == s || v > 1L << 30 || v < -(1L << 30) ? missing : v;
}

bool
part_on(struct part *p)
{
	const char *s = part_attr(p, "val");

	return s == NULL ||
	    !(strcmp(s, "0") == 0 || strcmp(s, "false") == 0 ||
		strcmp(s, "off") == 0);
}
