/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "dateform.h"
#include "mark.h"
#include "outline.h"
#include "share.h"
#include "utf.h"

struct section {
	const char *form, *order;
	struct span name[16]; /* the heading and its aliases */
	struct span
	    bare[16];      /* the same as plain() makes them; empty: too long */
	uint64_t sign[16]; /* of bare */
	size_t nname;
	bool required, top, annex;
};

enum { FORMS_MOST = 16, FIT = 60, HEADING = 120, TITLE = 90 };

const char *outline_form;

static struct section *sections;
static size_t nsections;
static const char *forms[FORMS_MOST];
static size_t nforms;

static size_t
form_index(struct tsv *t, const char *name)
{
	size_t i = 0;

	while (i < nforms && strcmp(forms[i], name) != 0)
		i++;
	if (i == FORMS_MOST)
		dieat(t->file, t->line, "more than %d forms", FORMS_MOST);
	if (i == nforms)
		forms[nforms++] = arena_dup(&perm, name, strlen(name));
	return i;
}

/* Quotation marks, blanks and stops. */
static bool
dropped(uint32_t c)
{
	switch (c) {
	case '"':
	case ' ':
	case ':':
	case 0x201c:
	case 0x201d:
	case 0x3000:
	case 0x3001:
	case 0x3002:
	case 0xff1a:
		return true;
	default:
		return false;
	}
}

/* A heading without its number and quotation marks, in buf. */
static struct span
plain(struct span p, char *buf)
{
	struct mark m;
	size_t n = 0, len;

	if (mark_read(&m, p))
		p = span_from(p, m.text.n);
	for (size_t i = 0; i < p.n; i += len) {
		if (dropped(utf_get(p.s + i, &len)))
			continue;
		memcpy(buf + n, p.s + i, len);
		n += len;
	}
	return (struct span){ buf, n };
}

/* A bit for each byte of a text: what lacks one of a name cannot hold it. */
static uint64_t
sign_of(struct span s)
{
	uint64_t sign = 0;

	for (size_t i = 0; i < s.n; i++)
		sign |= UINT64_C(1) << ((unsigned char)s.s[i] & 63);
	return sign;
}

/* The names of a section as headings are compared with them. */
static void
strip(struct section *s)
{
	char buf[HEADING + 8];

	for (size_t i = 0; i < s->nname; i++) {
		struct span p;

		if (s->name[i].n > HEADING)
			continue;
		p = plain(s->name[i], buf);
		s->bare[i] = (struct span){ arena_dup(&perm, p.s, p.n), p.n };
		s->sign[i] = sign_of(p);
	}
}

void
outline_load(void)
{
	struct tsv t = { 0 };
	size_t form, order, heading, aliases, required, cap = 0, i = 0;

	dateform_load();
	if (sections != NULL)
		return;
	share_open(&t, "outline.tsv");
	form = tsv_need(&t, "template");
	order = tsv_need(&t, "order");
	heading = tsv_need(&t, "heading");
	aliases = tsv_need(&t, "aliases");
	required = tsv_need(&t, "required");
	while (tsv_row(&t)) {
		struct section *s = ARENA_PUSH(&perm, sections, nsections, cap);
		const char *a;

		s->form = forms[form_index(&t, t.cell[form])];
		s->order = arena_dup(&perm, t.cell[order], t.len[order]);
		s->required = strcmp(t.cell[required], "1") == 0;
		s->annex = t.cell[order][0] == 'a';
		s->top = !s->annex && strchr(t.cell[order], '.') == NULL;
		s->name[s->nname++] = (struct span){
			arena_dup(&perm, t.cell[heading], t.len[heading]),
			t.len[heading]
		};
		a = arena_dup(&perm, t.cell[aliases], t.len[aliases]);
		while (*a != '\0') {
			size_t n = strcspn(a, "|");
			if (s->nname == 16) {
				tsv_bad(&t, "more than 15 aliases");
				break;
			}
			s->name[s->nname++] = (struct span){ a, n };
			a += n + (a[n] == '|');
		}
		strip(s);
	}
	while (outline_form != NULL && i < nforms &&
	    strcmp(forms[i], outline_form) != 0)
		i++;
	if (outline_form != NULL && i == nforms)
		die("form '%s' is not in %s", outline_form, t.file);
	share_close(&t);
}

/* heading: as plain() makes it, with its sign. */
static bool
is_section(
    const struct section *s, struct span heading, uint64_t sign, bool whole)
{
	for (size_t i = 0; i < s->nname; i++) {
		if (s->name[i].n > HEADING || (s->sign[i] & ~sign) != 0)
			continue;
		if (whole ? span_is(heading, s->bare[i])
			  : span_has(heading, s->bare[i]))
			return true;
	}
	return false;
}

bool
section_known(struct span p)
{
	char buf[HEADING + 8];
	uint64_t sign;

	if (p.n > HEADING)
		return false;
	p = plain(p, buf);
	sign = sign_of(p);
	for (size_t i = 0; i < nsections; i++)
		if (!sections[i].annex &&
		    is_section(&sections[i], p, sign, true))
			return true;
	return false;
}

/* Could this paragraph be a heading? */
static bool
headed(const struct flow *f, size_t i, struct span *h)
{
	struct span p = flow_para(f, i);
	size_t tail;

	*h = p;
	if (p.n <= HEADING)
		return true;
	/* one that lost its line: behind two blanks at the end */
	tail = p.n - HEADING;
	while (((unsigned char)p.s[tail] & 0xc0) == 0x80)
		tail++;
	p = span_from(p, tail);
	tail = span_find_last(p, SPAN("  "));
	if (tail + 2 >= p.n)
		return false;
	*h = span_from(p, tail + 2);
	return true;
}

static void
missing(struct flow *f, struct findings *out)
{
	bool *found = arena_array(out->mem, nsections, sizeof *found);
	bool few;
	size_t best = nforms, fit = 0, parts = 0, held = 0, lacks = 0;

	if (report_title(f).n == 0 && outline_form == NULL)
		return;
	for (size_t i = 0; i < f->npara; i++) {
		char buf[HEADING + 8];
		struct span h;
		uint64_t sign;

		if (!headed(f, i, &h))
			continue;
		h = plain(h, buf);
		sign = sign_of(h);
		for (size_t k = 0; k < nsections; k++)
			found[k] = found[k] ||
			    is_section(&sections[k], h, sign, false);
	}
	for (size_t i = 0; i < nforms; i++) {
		size_t all = 0, have = 0;
		for (size_t k = 0; k < nsections; k++)
			if (sections[k].form == forms[i] && sections[k].top &&
			    sections[k].required) {
				all++;
				have += found[k];
			}
		if (outline_form != NULL) {
			if (strcmp(forms[i], outline_form) == 0)
				best = i;
		} else if (have >= 3 && have * 100 >= all * FIT &&
		    have * 100 / all > fit) {
			fit = have * 100 / all;
			best = i;
		}
	}
	if (best == nforms)
		return;
	for (size_t k = 0; k < nsections; k++) {
		const struct section *s = &sections[k];
		if (s->form != forms[best] || s->annex || !s->required)
			continue;
		lacks += s->top && !found[k];
		parts += !s->top;
		held += !s->top && found[k];
	}
	few = held * 2 < parts;
	for (size_t k = 0; k < nsections; k++) {
		const struct section *s = &sections[k];
		struct span last;
		struct finding *x;

		if (s->form != forms[best] || !s->required || s->annex ||
		    found[k])
			continue;
		/* a report in another form, of which we have no row */
		if (outline_form == NULL &&
		    (lacks > 1 || (!s->top && (lacks > 0 || few))))
			continue;
		last = flow_para(f, f->npara - 1);
		x = flow_finding(f, out, last, "section", "missing");
		x->text = s->name[0];
		x->sentence = NULL;
		finding_arg(x, "note", s->form);
		if (!s->top || (outline_form == NULL && few))
			x->most = LEVEL_NOTE;
	}
}

/* A heading that is nothing else: numbered, short, no sentence. */
static bool
bare(const struct flow *f, size_t i, struct mark *m)
{
	struct span p = flow_para(f, i);

	return !f->para[i].cell && mark_read(m, p) && p.n < TITLE &&
	    m->style <= MARK_HAN_BRACKET && !span_ends(p, SPAN("。")) &&
	    !span_ends(p, SPAN("；")) && !span_ends(p, SPAN("：")) &&
	    !span_ends(p, SPAN(":")) && !span_ends(p, SPAN("，")) &&
	    !span_has(p, SPAN("…")) && !span_has(p, SPAN("..."));
}

static bool
nothing(struct span p)
{
	static const struct span words[] = { SPAN_ROW("无"), SPAN_ROW("无。"),
		SPAN_ROW("略"), SPAN_ROW("略。"), SPAN_ROW("暂无"),
		SPAN_ROW("暂无。"), SPAN_ROW("没有"), SPAN_ROW("没有。"),
		SPAN_ROW("/") };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (span_is(p, words[i]))
			return true;
	return false;
}

/* Headings with nothing below them; three in a row are a table of contents. */
static void
empty(struct flow *f, struct findings *out)
{
	size_t run = 0;

	for (size_t i = 0; i + 1 < f->npara; i++) {
		struct span p = flow_para(f, i), next = flow_para(f, i + 1);
		struct mark m, n;
		bool none, is_bare = bare(f, i, &m);
		struct finding *x;

		none = is_bare && mark_read(&n, next) && !f->para[i + 1].cell &&
		    n.style <= m.style && n.number > 1;
		if (none) {
			struct mark o;
			run++;
			if (run > 1 ||
			    (bare(f, i + 1, &o) && i + 2 < f->npara &&
				mark_read(&n, flow_para(f, i + 2)) &&
				n.style <= o.style))
				continue;
		} else {
			run = 0;
		}
		if (!none &&
		    !(nothing(next) && p.n < TITLE && !f->para[i].cell &&
			(is_bare || section_known(p))))
			continue;
		x = flow_finding(f, out, p, "section", "empty");
		if (!none)
			finding_arg(
			    x, "note", arena_dup(out->mem, next.s, next.n));
	}
}

/* A table is announced, and prose or the next heading follows. */
static void
announced(struct flow *f, struct findings *out)
{
	static const char *const words[] = { "列表如下", "如下表", "如下表所示",
		"见下表", "表格如下", "如下表格", "见表" };

	for (size_t i = 0; i + 1 < f->npara; i++) {
		struct span p = flow_para(f, i), next = flow_para(f, i + 1);
		struct span s = p;
		struct mark m;
		bool says = false;
		size_t from = 0;

		while (s.n >= 3 &&
		    (span_ends(s, SPAN("：")) || span_ends(s, SPAN("。"))))
			s.n -= 3;
		while (s.n >= 1 && (s.s[s.n - 1] == ':' || s.s[s.n - 1] == '.'))
			s.n--;
		for (size_t k = 0; k < sizeof words / sizeof *words; k++)
			if (span_ends(s, span_of(words[k]))) {
				says = true;
				from = s.n - strlen(words[k]);
			}
		if (!says || f->para[i].cell || f->para[i + 1].cell)
			continue;
		if (!(mark_read(&m, next) && m.style <= MARK_HAN_BRACKET) &&
		    (next.n < TITLE || span_has(next, SPAN("单位")) ||
			!span_ends(next, SPAN("。"))))
			continue;
		if (from >= 12 &&
		    span_begins(span_from(p, from - 12), SPAN("具体情况")))
			from -= 12;
		flow_finding(
		    f, out, span_cut(p, from, s.n), "value", "missing");
	}
}

void
sections_check(struct flow *f, struct findings *out)
{
	if (f->npara == 0)
		return;
	missing(f, out);
	empty(f, out);
	announced(f, out);
}

void
outline_check(struct flow *f, struct findings *out)
{
	outline_load();
	numbering_check(f, out);
	sections_check(f, out);
	findings_sort(out);
}
