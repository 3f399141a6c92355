/* SPDX-License-Identifier: MIT */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "arena.h"
#include "err.h"
#include "re.h"

enum { LIMIT = 1000000, DEPTH = 10000 };

struct re {
	const char *file;
	size_t line;
	const char *pattern;
	struct span guard;
	pcre2_code *code; /* NULL until the first use */
	bool told;        /* of the match limit */
};

static pcre2_match_data *data;
static pcre2_match_context *context;

struct re *
re_new(const char *file, size_t line, const char *pattern, const char *guard)
{
	struct re *r = arena_get(&perm, sizeof *r);

	r->file = file;
	r->line = line;
	r->pattern = pattern;
	r->guard = span_of(guard);
	return r;
}

static void
compile(struct re *r)
{
	int error;
	PCRE2_SIZE at;

	if (r->code != NULL)
		return;
	r->code = pcre2_compile((PCRE2_SPTR)r->pattern, PCRE2_ZERO_TERMINATED,
	    PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_MULTILINE, &error, &at,
	    NULL);
	if (r->code == NULL) {
		PCRE2_UCHAR text[128];
		pcre2_get_error_message(error, text, sizeof text);
		dieat(r->file, r->line, "pattern: %s at %zu",
		    (const char *)text, (size_t)at);
	}
	/* without JIT the interpreter does the same, slower */
	pcre2_jit_compile(r->code, PCRE2_JIT_COMPLETE);
	if (data == NULL) {
		data = pcre2_match_data_create(RE_GROUPS, NULL);
		context = pcre2_match_context_create(NULL);
		if (data == NULL || context == NULL)
			die("out of memory");
		pcre2_set_match_limit(context, LIMIT);
		pcre2_set_depth_limit(context, DEPTH);
	}
}

/* Does one of the guards stand in it, if there are any? */
static bool
guarded(const struct re *r, struct span text)
{
	struct span g = r->guard;
	const char *bar;

	while ((bar = memchr(g.s, '|', g.n)) != NULL) {
		size_t n = (size_t)(bar - g.s);

		if (span_has(text, span_cut(g, 0, n)))
			return true;
		g = span_from(g, n + 1);
	}
	return span_has(text, g);
}

bool
re_find(struct re *r, struct span text, size_t from, struct match *m)
{
	PCRE2_SIZE *o;
	int n;

	if (from > text.n ||
	    (r->guard.n > 0 && !guarded(r, span_from(text, from))))
		return false;
	compile(r);
	n = pcre2_match(
	    r->code, (PCRE2_SPTR)text.s, text.n, from, 0, data, context);
	if (n < 0) {
		if (n != PCRE2_ERROR_NOMATCH && !r->told) {
			PCRE2_UCHAR why[128];
			pcre2_get_error_message(n, why, sizeof why);
			r->told = true;
			warnat(
			    r->file, r->line, "pattern: %s", (const char *)why);
		}
		return false;
	}
	if (n == 0)
		n = RE_GROUPS;
	o = pcre2_get_ovector_pointer(data);
	memset(m, 0, sizeof *m);
	m->re = r;
	m->all = span_cut(text, o[0], o[1]);
	for (int i = 0; i < n; i++)
		if (o[2 * i] != PCRE2_UNSET)
			m->group[i] = span_cut(text, o[2 * i], o[2 * i + 1]);
	return true;
}

bool
re_test(struct re *r, struct span text)
{
	struct match m;

	return re_find(r, text, 0, &m);
}

struct span
re_group(const struct match *m, const char *name)
{
	PCRE2_SPTR first, last;
	int size = pcre2_substring_nametable_scan(
	    m->re->code, (PCRE2_SPTR)name, &first, &last);

	/* one name may stand in several branches */
	for (; size > 0; first += size) {
		int i = first[0] << 8 | first[1];
		if (i < RE_GROUPS && m->group[i].s != NULL)
			return m->group[i];
		if (first == last)
			break;
	}
	return (struct span){ 0 };
}

bool
re_has_group(struct re *r, const char *name)
{
	compile(r);
	return pcre2_substring_number_from_name(r->code, (PCRE2_SPTR)name) !=
	    PCRE2_ERROR_NOSUBSTRING;
}
