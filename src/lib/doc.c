/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "doc.h"
#include "err.h"
#include "utf.h"

enum { PROBE = 1024 };

/* One open input, plain text or lines stream. */
struct reader {
	int fd;
	char *buf; /* [from, to) is read and not yet given */
	size_t cap, from, to;
	bool eof;
	size_t no;    /* lines given */
	size_t col;   /* code points given of an open line */
	size_t total; /* bytes given of the document */
	bool told;    /* a bad byte was said */
	bool begun;   /* a window of this document was given */
	bool is_tsv;
	struct tsv tsv;
	size_t c_file, c_line, c_source, c_kind, c_level, c_table, c_row,
	    c_cell, c_text;
	bool pending; /* a row of the next document was read */
	bool over;    /* no more rows */
	struct arena names;
	const char *name; /* of the document in a lines stream */
};

long doc_most = 1L << 28;
bool doc_text, doc_lines;

static void
fill(struct doc *d, size_t want)
{
	struct reader *r = d->reader;

	while (!r->eof && r->to - r->from < want) {
		ssize_t n;

		if (r->from > 0) {
			memmove(r->buf, r->buf + r->from, r->to - r->from);
			r->to -= r->from;
			r->from = 0;
		}
		if (r->cap == r->to) {
			r->cap *= 2;
			if ((r->buf = realloc(r->buf, r->cap)) == NULL)
				die("out of memory");
		}
		n = read(r->fd, r->buf + r->to, r->cap - r->to);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			warnat(d->walk.file, 0, "read failed:");
		if (n <= 0)
			r->eof = true;
		else
			r->to += (size_t)n;
	}
}

/* Does the text begin with the header of the lines stream? */
static bool
looks_like_lines(const char *s, size_t n)
{
	static const char *const need[] = {"file", "line", "kind", "text"};
	const char *nl = memchr(s, '\n', n);
	size_t end = nl != NULL ? (size_t)(nl - s) : n;
	size_t found = 0;

	if (end > 0 && s[end - 1] == '\r')
		end--;
	for (size_t i = 0; i <= end;) {
		const char *tab = memchr(s + i, '\t', end - i);
		size_t stop = tab != NULL ? (size_t)(tab - s) : end;
		for (size_t k = 0; k < 4; k++)
			found += strlen(need[k]) == stop - i &&
			    memcmp(need[k], s + i, stop - i) == 0;
		i = stop + 1;
	}
	return found == 4;
}

/* Opens the next input of the walk; false at the end. */
static bool
open_next(struct doc *d, char **operands)
{
	struct reader *r = d->reader;

	for (;;) {
		size_t bom = 0, n;

		if (!walk_next(&d->walk, operands))
			return false;
		r->fd = d->walk.fd;
		r->from = r->to = r->no = r->col = r->total = 0;
		r->eof = r->told = r->begun = r->pending = r->over = r->is_tsv =
		    false;
		fill(d, PROBE);
		n = r->to < PROBE ? r->to : PROBE;
		if (n >= 2 &&
		    (memcmp(r->buf, "\xff\xfe", 2) == 0 ||
			memcmp(r->buf, "\xfe\xff", 2) == 0)) {
			warnat(d->walk.file, 1,
			    "UTF-16, not UTF-8: passed "
			    "over; read-report converts "
			    "it");
		} else if (memchr(r->buf, '\0', n) != NULL) {
			warnat(d->walk.file, 0,
			    "a binary file, not text: "
			    "passed over; read-report "
			    "reads other formats");
		} else {
			if (n >= 3 && memcmp(r->buf, "\xef\xbb\xbf", 3) == 0)
				bom = 3;
			r->from = bom;
			break;
		}
		if (r->fd != STDIN_FILENO)
			close(r->fd);
	}
	/* a header is short; what does not fit in the probe is none */
	if (doc_lines ||
	    (!doc_text &&
		looks_like_lines(r->buf + r->from, r->to - r->from))) {
		struct tsv *t = &r->tsv;
		r->is_tsv = true;
		if (!tsv_open_with(t, r->fd, d->walk.file, r->buf + r->from,
			r->to - r->from)) {
			tsv_close(t);
			return open_next(d, operands);
		}
		r->c_file = tsv_need(t, "file");
		r->c_line = tsv_need(t, "line");
		r->c_kind = tsv_need(t, "kind");
		r->c_text = tsv_need(t, "text");
		r->c_source = tsv_find(t, "source");
		r->c_level = tsv_find(t, "level");
		r->c_table = tsv_find(t, "table");
		r->c_row = tsv_find(t, "row");
		r->c_cell = tsv_find(t, "cell");
	}
	return true;
}

static void
close_input(struct doc *d)
{
	struct reader *r = d->reader;

	if (r->is_tsv)
		tsv_close(&r->tsv);
	else if (r->fd > 0)
		close(r->fd);
	r->fd = -1;
}

/* A copy of s in which what is no UTF-8, or NUL, became U+FFFD. */
static const char *
mended(struct arena *mem, const char *s, size_t n, size_t *len)
{
	char *t = arena_get(mem, 3 * n + 1);
	size_t k = 0;

	for (size_t i = 0; i < n;) {
		size_t ok = utf_valid(s + i, n - i);
		const char *nul = memchr(s + i, '\0', ok);
		if (nul != NULL)
			ok = (size_t)(nul - s) - i;
		memcpy(t + k, s + i, ok);
		k += ok;
		i += ok;
		if (i < n) {
			memcpy(t + k, "\xef\xbf\xbd", 3);
			k += 3;
			i++;
		}
	}
	*len = k;
	return t;
}

/* Cuts [s, s+n) into lines behind those that d has.  `whole': the text ends
 * here, or at a line end; otherwise its last line goes on. */
static void
cut_lines(struct doc *d, const char *s, size_t n, size_t *cap, bool whole)
{
	struct reader *r = d->reader;
	bool bad = utf_valid(s, n) != n || memchr(s, '\0', n) != NULL;

	for (size_t i = 0; i < n;) {
		const char *nl = memchr(s + i, '\n', n - i);
		size_t end = nl != NULL ? (size_t)(nl - s) : n;
		struct line *l = ARENA_PUSH(&d->mem, d->line, d->nline, *cap);

		if (r->col == 0)
			r->no++;
		l->s = s + i;
		l->n = end - i;
		l->no = r->no;
		l->col = r->col;
		l->open = nl == NULL && !whole;
		if (bad &&
		    (utf_valid(l->s, l->n) != l->n ||
			memchr(l->s, '\0', l->n) != NULL)) {
			if (!r->told)
				warnat(d->file, l->no,
				    memchr(l->s, '\0', l->n) != NULL
					? "NUL byte in text"
					: "not UTF-8 (read-report converts "
					  "other encodings)");
			r->told = true;
			l->s = mended(&d->mem, l->s, l->n, &l->n);
		}
		if (l->n > 0 && l->s[l->n - 1] == '\r' && !l->open)
			l->n--;
		r->col = l->open ? r->col + utf_count(l->s, l->n) : 0;
		i = end + 1;
	}
}

/* Where to cut a text that holds no line end: behind the last sentence, else
 * behind a character. */
static size_t
cut_long(const char *s, size_t n)
{
	size_t i = n;

	while (i > n / 2) {
		if (i >= 3 && memcmp(s + i - 3, "\xe3\x80\x82", 3) == 0)
			return i;
		i--;
	}
	for (i = n; i > n - 4 && ((unsigned char)s[i] & 0xc0) == 0x80;)
		i--;
	return i;
}

/* The next window of plain text; `carried' bytes were kept. */
static void
window_text(struct doc *d, size_t want, size_t *cap)
{
	struct reader *r = d->reader;
	size_t n, take;
	char *s;

	fill(d, want);
	n = r->to - r->from;
	take = n;
	if (!r->eof || n > want) {
		s = r->buf + r->from;
		take = n < want ? n : want;
		while (take > 0 && s[take - 1] != '\n')
			take--;
		while (take == 0 && want < DOC_LINE && n > 0) {
			want *= 2;
			fill(d, want);
			s = r->buf + r->from;
			n = r->to - r->from;
			take = n < want ? n : want;
			if (r->eof && n <= want)
				break;
			while (take > 0 && s[take - 1] != '\n')
				take--;
		}
		if (take == 0)
			take = cut_long(s, want < n ? want : n - 1);
	}
	s = arena_dup(&d->mem, r->buf + r->from, take);
	r->from += take;
	r->total += take;
	d->last = r->eof && r->from == r->to;
	cut_lines(
	    d, s, take, cap, d->last || (take > 0 && s[take - 1] == '\n'));
}

static size_t
number(const char *s)
{
	size_t n = 0;

	while (*s >= '0' && *s <= '9' && n < (size_t)-1 / 16)
		n = n * 10 + (size_t)(*s++ - '0');
	return n;
}

static enum line_kind
kind_of(struct tsv *t, const char *s)
{
	static const char *const names[] = {
	    "text", "head", "cell", "meta", "page"};

	for (int i = 0; i < 5; i++)
		if (strcmp(s, names[i]) == 0)
			return (enum line_kind)i;
	tsv_bad(t, "unknown kind '%s' (text, head, cell, meta, page)", s);
	return LINE_TEXT;
}

/* The next window of a lines stream. */
static void
window_rows(struct doc *d, size_t want, size_t *cap)
{
	struct reader *r = d->reader;
	struct tsv *t = &r->tsv;
	size_t bytes = 0;

	d->last = false;
	while (bytes < want) {
		const char *name;
		struct line *l;

		if (!r->pending && !tsv_row(t)) {
			r->over = d->last = true;
			return;
		}
		r->pending = false;
		name = t->cell[r->c_file];
		if (r->name == NULL || strcmp(name, r->name) != 0) {
			if (r->begun || d->nline > 0) {
				r->pending = d->last = true;
				return;
			}
			arena_reset(&r->names);
			r->name = arena_dup(&r->names, name, t->len[r->c_file]);
			d->file = r->name;
		}
		l = ARENA_PUSH(&d->mem, d->line, d->nline, *cap);
		l->n = t->len[r->c_text];
		l->s = arena_dup(&d->mem, t->cell[r->c_text], l->n);
		l->no = number(t->cell[r->c_line]);
		l->kind = kind_of(t, t->cell[r->c_kind]);
		l->source = number(tsv_cell(t, r->c_source));
		l->level = (unsigned)number(tsv_cell(t, r->c_level));
		l->table = number(tsv_cell(t, r->c_table));
		l->row = number(tsv_cell(t, r->c_row));
		l->cell = number(tsv_cell(t, r->c_cell));
		bytes += l->n + 1;
		r->total += l->n + 1;
	}
}

/* Takes the kept lines over into fresh memory; returns their bytes. */
static size_t
carry(struct doc *d, size_t *cap)
{
	struct arena old = d->mem;
	size_t bytes = 0, n = d->keep, first = d->nline - n;
	struct line *from = d->line;

	memset(&d->mem, 0, sizeof d->mem);
	d->line = NULL;
	d->nline = 0;
	for (size_t i = 0; i < n; i++) {
		struct line *l = ARENA_PUSH(&d->mem, d->line, d->nline, *cap);
		*l = from[first + i];
		l->s = arena_dup(&d->mem, l->s, l->n);
		bytes += l->n + 1;
	}
	arena_reset(&old);
	free(old.head);
	d->keep = 0;
	return bytes;
}

/* The next piece of about this many bytes. */
static bool
next_piece(struct doc *d, char **operands, size_t want)
{
	size_t cap = 0, bytes = 0;
	struct reader *r = d->reader;

	if (r == NULL) {
		r = d->reader = arena_get(&perm, sizeof *d->reader);
		r->fd = -1;
		r->cap = 2 * DOC_WINDOW;
		if ((r->buf = malloc(r->cap)) == NULL)
			die("out of memory");
		d->last = true;
	}
	if (!d->last && d->keep > 0) {
		bytes = carry(d, &cap);
	} else {
		arena_reset(&d->mem);
		d->line = NULL;
		d->nline = d->keep = 0;
	}
	if (d->last) {
		bool more = r->fd >= 0 && r->is_tsv && !r->over;
		if (!more) {
			if (r->fd >= 0)
				close_input(d);
			if (!open_next(d, operands))
				return false;
			r->name = NULL;
		}
		r->begun = r->told = false;
		r->total = 0;
		r->name = NULL;
		d->file = d->walk.file;
		d->laid = r->is_tsv;
	}
	d->first = !r->begun;
	if (r->is_tsv)
		window_rows(d, want + bytes, &cap);
	else
		window_text(d, want + bytes, &cap);
	r->begun = true;
	if (bytes > DOC_KEEP)
		d->keep = 0;
	return true;
}

bool
doc_window(struct doc *d, char **operands)
{
	return next_piece(d, operands, DOC_WINDOW);
}

bool
doc_next(struct doc *d, char **operands)
{
	struct doc rest;

	d->last = true;
	d->keep = 0;
	if (!next_piece(d, operands, (size_t)doc_most))
		return false;
	if (!d->last) {
		warnat(d->file, d->nline ? d->line[d->nline - 1].no : 1,
		    "more than %ld bytes; the rest of this document is not "
		    "read",
		    doc_most);
		/* read past it, so that the next document is found */
		rest = *d;
		memset(&rest.mem, 0, sizeof rest.mem);
		rest.line = NULL;
		rest.nline = 0;
		while (!rest.last && next_piece(&rest, operands, DOC_WINDOW))
			;
		arena_reset(&rest.mem);
		free(rest.mem.head);
		d->reader = rest.reader;
	}
	d->first = d->last = true;
	return true;
}

void
doc_from(struct doc *d, const char *file, const char *s, size_t n)
{
	struct reader r = {.fd = -1};
	size_t cap = 0;

	arena_reset(&d->mem);
	d->file = file;
	d->line = NULL;
	d->nline = d->keep = 0;
	d->first = d->last = true;
	d->reader = &r;
	cut_lines(d, s, n, &cap, true);
	d->reader = NULL;
}
