/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "finding.h"
#include "pen.h"
#include "prog.h"
#include "share.h"

const struct col finding_cols[] = {
	{ "file", "file the figure or the words stand in" },
	{ "line", "line of the text" },
	{ "col", "column, in code points" },
	{ "check", "what was examined" },
	{ "status", "how it came out" },
	{ "level", "error, warning, note or none" },
	{ "text", "the stated figure or the offending words" },
	{ "formula", "STATED = EXPRESSION" },
	{ "difference", "computed minus stated, in the stated unit" },
	{ "allowed", "half-width within which it is rounding" },
	{ "where", "places of the other figures, line:col+length" },
	{ "sentence", "the sentence, bounded" },
	{ "hint", "the only single-edit repair, if there is one" },
	{ "message", "one line for people" },
	{ 0 },
};

static struct check_row *rows;
static size_t nrows, caprows;

/* Rows by check and status: numbers from 1, at their hash or behind it. */
enum { SLOTS = 1024 };
static uint16_t slot[SLOTS];

struct finding *
finding_add(struct findings *f, size_t line, size_t col, const char *check,
    const char *status)
{
	struct finding *x = ARENA_PUSH(f->mem, f->v, f->n, f->cap);

	memset(x, 0, sizeof *x);
	x->line = line;
	x->col = col;
	x->check = check;
	x->status = status;
	x->most = LEVEL_ERROR;
	return x;
}

void
finding_arg(struct finding *f, const char *name, const char *value)
{
	if (f->nargs == FINDING_ARGS)
		abort();
	f->arg[f->nargs].name = name;
	f->arg[f->nargs++].value = value;
}

const char *
finding_text(struct findings *f, const char *fmt, ...)
{
	va_list ap, again;
	int n;
	char *s;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		abort();
	s = arena_get(f->mem, (size_t)n + 1);
	vsnprintf(s, (size_t)n + 1, fmt, again);
	va_end(again);
	return s;
}

static inline bool
behind(const struct finding *a, const struct finding *b)
{
	return a->line != b->line ? a->line > b->line : a->col > b->col;
}

/* A merge sort, since the order of equals is part of the output: v is brought
 * in order, indexes of f. */
static void
merge(const struct finding *f, size_t *v, size_t *tmp, size_t n)
{
	size_t half = n / 2, i = 0, j = half, k = 0;

	if (n < 2)
		return;
	merge(f, v, tmp, half);
	merge(f, v + half, tmp, n - half);
	if (!behind(&f[v[half - 1]], &f[v[half]]))
		return; /* the checks give most of them in order */
	while (i < half || j < n) {
		bool left = j == n || (i < half && !behind(&f[v[i]], &f[v[j]]));

		tmp[k++] = left ? v[i++] : v[j++];
	}
	memcpy(v, tmp, n * sizeof *v);
}

/* Moves each to its place: from[i] comes to i. */
static void
move(struct finding *f, size_t *from, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct finding first = f[i];
		size_t to = i, next;

		if (from[i] == i)
			continue;
		for (; (next = from[to]) != i; to = next) {
			f[to] = f[next];
			from[to] = to;
		}
		f[to] = first;
		from[to] = to;
	}
}

void
findings_sort(struct findings *f)
{
	size_t i = 1, *order;

	while (i < f->n && !behind(&f->v[i - 1], &f->v[i]))
		i++;
	if (i >= f->n)
		return;
	order = arena_raw(f->mem, 2 * f->n * sizeof *order);
	for (i = 0; i < f->n; i++)
		order[i] = i;
	merge(f->v, order, order + f->n, f->n);
	move(f->v, order, f->n);
}

const char *
level_name(enum level l)
{
	static const char *const names[] = { "none", "note", "warning",
		"error" };

	return names[l];
}

static int
level_of(const char *s)
{
	for (int l = LEVEL_NONE; l <= LEVEL_ERROR; l++)
		if (strcmp(s, level_name((enum level)l)) == 0)
			return l;
	return -1;
}

/* Where the row of a check and status is, or would be. */
static size_t
slot_of(const char *check, const char *status)
{
	uint32_t h = 2166136261u;
	size_t i;

	for (const char *s = check; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 16777619u;
	for (const char *s = status; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 16777619u;
	for (i = h % SLOTS; slot[i] > 0; i = (i + 1) % SLOTS) {
		const struct check_row *r = &rows[slot[i] - 1];

		if (strcmp(r->status, status) == 0 &&
		    strcmp(r->check, check) == 0)
			break;
	}
	return i;
}

void
checks_load(void)
{
	static const char *const names[] = { "check", "status", "level", "en",
		"zh", "explain_en", "explain_zh", "true_example",
		"false_example" };
	enum { COLS = sizeof names / sizeof *names };
	struct tsv t = { 0 };
	size_t c[COLS], at;

	if (rows != NULL)
		return;
	share_open(&t, "checks.tsv");
	for (size_t i = 0; i < COLS; i++)
		c[i] = tsv_need(&t, names[i]);
	while (tsv_row(&t)) {
		const char *s[COLS];
		int level = level_of(t.cell[c[2]]);

		if (level < 0) {
			tsv_bad(&t,
			    "level '%s' is none of none, note, "
			    "warning, error",
			    t.cell[c[2]]);
			continue;
		}
		at = slot_of(t.cell[c[0]], t.cell[c[1]]);
		if (slot[at] > 0 || 2 * nrows == SLOTS) {
			tsv_bad(&t,
			    slot[at] > 0 ? "'%s %s' stands there twice"
					 : "'%s %s' is one row too many",
			    t.cell[c[0]], t.cell[c[1]]);
			continue;
		}
		for (size_t i = 0; i < COLS; i++)
			s[i] = arena_dup(&perm, t.cell[c[i]], t.len[c[i]]);
		*ARENA_PUSH(&perm, rows, nrows,
		    caprows) = (struct check_row){ s[0], s[1],
			(enum level)level, s[3], s[4], s[5], s[6], s[7], s[8] };
		slot[at] = (uint16_t)nrows;
	}
	share_close(&t);
}

const struct check_row *
check_find(const char *check, const char *status)
{
	size_t i = slot_of(check, status);

	return slot[i] > 0 ? &rows[slot[i] - 1] : NULL;
}

const struct check_row *
check_by_code(const char *code)
{
	for (size_t i = 0; i < nrows; i++) {
		size_t n = strlen(rows[i].check);
		if (strncmp(code, rows[i].check, n) == 0 && code[n] == '-' &&
		    strcmp(code + n + 1, rows[i].status) == 0)
			return &rows[i];
	}
	return NULL;
}

static const struct check_row *
row_of(const struct finding *f)
{
	const struct check_row *r = check_find(f->check, f->status);

	/* a pair that the table lacks would go out without a level */
	if (r == NULL)
		dieat(share_path("checks.tsv"), 0, "no row '%s %s'", f->check,
		    f->status);
	return r;
}

static enum level
level_in(const struct finding *f, const struct check_row *r)
{
	return r->level < f->most ? r->level : f->most;
}

enum level
finding_level(const struct finding *f)
{
	return level_in(f, row_of(f));
}

static struct span
own_column(const struct finding *f, struct span name)
{
	if (span_is(name, SPAN("text")))
		return f->text;
	if (span_is(name, SPAN("formula")))
		return span_of(f->formula);
	if (span_is(name, SPAN("difference")))
		return span_of(f->difference);
	if (span_is(name, SPAN("allowed")))
		return span_of(f->allowed);
	if (span_is(name, SPAN("hint")))
		return span_of(f->hint);
	return (struct span){ 0 };
}

static struct span
argument(const struct finding *f, struct span name, enum lang lang)
{
	for (size_t i = 0; lang == LANG_ZH && i < f->nargs; i++) {
		struct span have = span_of(f->arg[i].name);
		/* name_zh stands for name in Chinese */
		if (have.n == name.n + 3 && span_begins(have, name) &&
		    span_ends(have, SPAN("_zh")))
			return span_of(f->arg[i].value);
	}
	for (size_t i = 0; i < f->nargs; i++)
		if (name.n > 0 && span_opens(name, f->arg[i].name) == name.n)
			return span_of(f->arg[i].value);
	return own_column(f, name);
}

/* Fills in a template; false if an argument in it was empty. */
static bool
expand(struct pen *t, const struct finding *f, const char *s, size_t n,
    enum lang lang)
{
	bool full = true;

	for (size_t i = 0; i < n;) {
		const char *end = NULL;
		size_t plain = i;

		while (plain < n && s[plain] != '{' && s[plain] != '[')
			plain++;
		if (plain == i)
			end = memchr(s + i, s[i] == '{' ? '}' : ']', n - i);
		if (end == NULL) {
			size_t from = i++;

			while (i < n && s[i] != '{' && s[i] != '[')
				i++;
			pen_put(t, s + from, i - from);
			continue;
		}
		size_t k = (size_t)(end - s) - i - 1, was = t->n;
		if (s[i] == '{') {
			struct span v = argument(
			    f, (struct span){ s + i + 1, k }, lang);
			full &= v.n > 0;
			pen_put(t, v.s, v.n);
		} else if (!expand(t, f, s + i + 1, k, lang)) {
			t->n = was;
			t->s[was] = '\0';
		}
		i += k + 2;
	}
	return full;
}

static const char *
message(const struct finding *f, const struct check_row *r, enum lang lang,
    struct arena *mem)
{
	const char *s = lang == LANG_ZH ? r->zh : r->en;
	struct pen t = { .mem = mem };

	pen_put(&t, "", 0);
	expand(&t, f, s, strlen(s), lang);
	return t.s;
}

const char *
finding_message(const struct finding *f, enum lang lang, struct arena *mem)
{
	return message(f, row_of(f), lang, mem);
}

/* The least level that is let through. */
static enum level
least(void)
{
	if (prog_level != NULL)
		return (enum level)level_of(prog_level);
	return prog_all ? LEVEL_NONE : LEVEL_NOTE;
}

bool
finding_wanted(const struct finding *f)
{
	return f->always || finding_level(f) >= least();
}

void
findings_write(const struct findings *list)
{
	enum level wanted = least();

	for (size_t i = 0; i < list->n; i++) {
		const struct finding *f = &list->v[i];
		const struct check_row *r = row_of(f);
		enum level level = level_in(f, r);

		if (!f->always && level < wanted)
			continue;
		if (level != LEVEL_NONE)
			prog_found();
		out_str(list->file);
		out_int((long long)f->line);
		out_count(f->col);
		out_str(f->check);
		out_str(f->status);
		out_str(level_name(level));
		out_mem(f->text.s, f->text.n);
		out_str(f->formula);
		out_str(f->difference);
		out_str(f->allowed);
		out_str(f->where);
		out_str(f->sentence);
		out_str(f->hint);
		out_str(message(f, r, prog_lang, list->mem));
		out_end();
	}
}
