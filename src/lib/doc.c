/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "doc.h"
#include "err.h"
#include "rowlines.h"
#include "sniff.h"
#include "utf.h"

enum { DOC_SHORT = 64 }; /* bytes a line: shorter ones count as so many */

/* One open input, plain text or lines stream. */
struct reader {
	int fd;
	char *buf; /* [from, to) is read and not yet given */
	size_t cap, from, to;
	bool eof;
	size_t no;            /* lines given */
	size_t col;           /* code points given of an open line */
	size_t lines;         /* of the window before */
	bool told;            /* a bad byte was said */
	bool begun;           /* a window of this document was given */
	enum form_gives form; /* what doc_form gives, if it took the input */
	bool is_tsv;
	struct rowlines rows;
	bool pending; /* a row of the next document was read */
	bool over;    /* no more rows */
	struct arena names;
	const char *name; /* of the document in a lines stream */
};

/* The lines of a window: room for them, and how many there may be. */
struct room {
	size_t cap, most;
};

enum { ROOM = 64 }; /* for a converted character at the least */

long doc_most = 1L << 28;
bool doc_text, doc_lines;
const struct doc_form *doc_form;

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
		/* room for a converted character at the least */
		if (r->cap - r->to < ROOM) {
			r->cap *= 2;
			if ((r->buf = realloc(r->buf, r->cap)) == NULL)
				die("out of memory");
		}
		if (r->form == FORM_BYTES)
			n = (ssize_t)doc_form->bytes(
			    r->buf + r->to, r->cap - r->to);
		else
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

/* Hands the input to doc_form, unless it is a lines stream; false if it is not
 * taken. */
static bool
take_form(struct doc *d)
{
	struct reader *r = d->reader;
	size_t bom = r->to >= 3 && memcmp(r->buf, "\xef\xbb\xbf", 3) == 0 ? 3
									  : 0;

	if (doc_lines || (!doc_text && sniff_lines(r->buf + bom, r->to - bom)))
		return false;
	r->form = doc_form->open(d->walk.file, r->fd, r->buf, r->to);
	if (r->form == FORM_NOTHING)
		doc_form->close();
	r->from = r->to = 0;
	r->eof = false;
	return true;
}

/* Opens the next input of the walk; false at the end. */
static bool
open_next(struct doc *d, char **operands)
{
	struct reader *r = d->reader;

	while (walk_next(&d->walk, operands)) {
		enum sniffed what;

		r->fd = d->walk.fd;
		r->from = r->to = r->no = r->col = 0;
		r->eof = r->told = r->begun = r->pending = r->over = r->is_tsv =
		    false;
		r->form = FORM_NOTHING;
		fill(d, doc_form != NULL ? DOC_PROBE : SNIFF_BYTES);
		if (doc_form != NULL && take_form(d)) {
			if (r->form != FORM_NOTHING)
				return true;
			if (r->fd != STDIN_FILENO)
				close(r->fd);
			continue;
		}
		what = sniff(d->walk.file, r->buf, r->to);
		if (what == SNIFF_NOTHING) {
			if (r->fd != STDIN_FILENO)
				close(r->fd);
			continue;
		}
		if (r->to >= 3 && memcmp(r->buf, "\xef\xbb\xbf", 3) == 0)
			r->from = 3;
		if (!doc_lines && (doc_text || what == SNIFF_TEXT))
			return true;
		r->is_tsv = true;
		if (rowlines_open(&r->rows, r->fd, d->walk.file,
			r->buf + r->from, r->to - r->from))
			return true;
	}
	r->fd = -1;
	return false;
}

static void
close_input(struct doc *d)
{
	struct reader *r = d->reader;

	if (r->form != FORM_NOTHING)
		doc_form->close();
	if (r->is_tsv)
		rowlines_close(&r->rows);
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

/* Room for about as many lines as the window before had. */
static void
reserve(struct doc *d, struct room *room)
{
	enum { MOST = 8192 };
	size_t n = d->reader->lines + d->reader->lines / 8;

	if (d->line != NULL || n == 0)
		return;
	if (n > MOST)
		n = MOST;
	room->cap = n;
	d->line = arena_raw(&d->mem, n * sizeof *d->line);
}

/* Cuts [s, s+n) into lines behind those that d has, until there are `most'.
 * `whole': the text ends here, or at a line end; otherwise its last line goes
 * on.  Returns how many bytes that took. */
static size_t
cut_lines(struct doc *d, const char *s, size_t n, struct room *room, bool whole)
{
	struct reader *r = d->reader;
	/* what doc_form gives is text already */
	bool bad = r->form != FORM_BYTES &&
	    (utf_valid(s, n) != n || memchr(s, '\0', n) != NULL);
	size_t i = 0;

	reserve(d, room);
	while (i < n && d->nline < room->most) {
		const char *nl = memchr(s + i, '\n', n - i);
		size_t end = nl != NULL ? (size_t)(nl - s) : n;
		struct line *l = ARENA_PUSH_RAW(
		    &d->mem, d->line, d->nline, room->cap);

		r->no += r->col == 0;
		*l = (struct line){ .s = s + i,
			.n = end - i,
			.no = r->no,
			.col = r->col,
			.open = nl == NULL && !whole };
		if (l->n > 0 && l->s[l->n - 1] == '\r' && !l->open)
			l->n--;
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
		r->col = l->open ? r->col + utf_count(l->s, l->n) : 0;
		i = end + (nl != NULL);
	}
	r->lines = d->nline;
	return i;
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
	for (i = n; i + 4 > n && ((unsigned char)s[i] & 0xc0) == 0x80;)
		i--;
	/* CR LF stay together */
	return i > 1 && s[i - 1] == '\r' ? i - 1 : i;
}

/* The next window of plain text: at most `want' bytes, up to a line end. */
static void
window_text(struct doc *d, size_t want, struct room *room)
{
	struct reader *r = d->reader;
	size_t n, take;
	char *s;

	for (;;) {
		fill(d, want + 1);
		s = r->buf + r->from;
		n = r->to - r->from;
		take = n;
		if (n <= want)
			break; /* the rest of the text */
		take = want;
		while (take > 0 && s[take - 1] != '\n')
			take--;
		if (take > 0)
			break;
		if (want >= DOC_LINE) {
			take = cut_long(s, want);
			break;
		}
		want = 2 * want < DOC_LINE ? 2 * want : DOC_LINE;
	}
	s = arena_dup(&d->mem, s, take);
	r->from += cut_lines(
	    d, s, take, room, take == n || (take > 0 && s[take - 1] == '\n'));
	d->last = r->eof && r->from == r->to;
}

/* The next window of a lines stream. */
static void
window_rows(struct doc *d, size_t want, struct room *room)
{
	struct reader *r = d->reader;
	size_t bytes = 0;

	d->last = false;
	while (bytes < want && d->nline < room->most) {
		const char *name;
		struct line *l;

		if (!r->pending && !rowlines_next(&r->rows)) {
			r->over = d->last = true;
			return;
		}
		r->pending = false;
		name = rowlines_file(&r->rows);
		if (r->name == NULL || strcmp(name, r->name) != 0) {
			if (r->begun || d->nline > 0) {
				r->pending = d->last = true;
				return;
			}
			arena_reset(&r->names);
			r->name = arena_dup(&r->names, name, strlen(name));
			d->file = r->name;
		}
		l = ARENA_PUSH(&d->mem, d->line, d->nline, room->cap);
		rowlines_get(&r->rows, l, &d->mem);
		bytes += l->n + 1;
	}
}

/* Takes the kept lines over into fresh memory; returns their bytes. */
static size_t
carry(struct doc *d, struct room *room)
{
	struct arena old = d->mem;
	size_t bytes = 0, n = d->keep < d->nline ? d->keep : d->nline;
	struct line *from = d->line;

	if (n > 0)
		from += d->nline - n;
	memset(&d->mem, 0, sizeof d->mem);
	d->line = NULL;
	d->nline = d->keep = 0;
	reserve(d, room);
	for (size_t i = 0; i < n; i++) {
		struct line *l = ARENA_PUSH(
		    &d->mem, d->line, d->nline, room->cap);
		*l = from[i];
		l->s = arena_dup(&d->mem, l->s, l->n);
		bytes += l->n + 1;
	}
	arena_reset(&old);
	free(old.head);
	return bytes;
}

static void
start(struct doc *d)
{
	struct reader *r = arena_get(&perm, sizeof *r);

	r->fd = -1;
	r->cap = 2 * DOC_WINDOW;
	if ((r->buf = malloc(r->cap)) == NULL)
		die("out of memory");
	d->reader = r;
	d->last = true;
}

/* Goes to the next document: the next rows of a stream, or the next input. */
static bool
next_document(struct doc *d, char **operands)
{
	struct reader *r = d->reader;

	if (r->fd < 0 || !r->is_tsv || r->over) {
		if (r->fd >= 0)
			close_input(d);
		if (!open_next(d, operands))
			return false;
	}
	r->begun = r->told = false;
	r->name = NULL;
	d->file = d->walk.file;
	d->laid = r->is_tsv || r->form == FORM_LINES;
	return true;
}

/* The next piece of about `want' bytes and at most so many lines. */
static bool
next_piece(struct doc *d, char **operands, size_t want, size_t most)
{
	struct room room = { .most = most };
	struct reader *r;
	size_t bytes = 0;

	if (d->reader == NULL)
		start(d);
	r = d->reader;
	if (!d->last && !d->full && d->keep > 0) {
		bytes = carry(d, &room);
	} else {
		arena_reset(&d->mem);
		d->line = NULL;
		d->nline = d->keep = 0;
	}
	do {
		if (d->last && !next_document(d, operands))
			return false;
		d->first = !r->begun;
		if (r->is_tsv)
			window_rows(d, want + bytes, &room);
		else if (r->form == FORM_LINES || r->form == FORM_PLAIN)
			d->last = !doc_form->lines(d, want + bytes, &room.cap);
		else
			window_text(d, want + bytes, &room);
		/* a stream with a header alone holds no document */
	} while (r->is_tsv && !r->begun && d->nline == 0);
	r->begun = true;
	d->full = 2 * bytes + want > DOC_KEEP;
	return true;
}

bool
doc_window(struct doc *d, char **operands)
{
	return next_piece(d, operands, DOC_WINDOW, SIZE_MAX);
}

bool
doc_next(struct doc *d, char **operands)
{
	size_t most = doc_most > 0 ? (size_t)doc_most : 1;
	struct doc rest;

	d->last = true;
	if (!next_piece(d, operands, most, most / DOC_SHORT + DOC_SHORT))
		return false;
	if (!d->last) {
		warnat(d->file, d->nline ? d->line[d->nline - 1].no : 1,
		    "more than %zu bytes or %zu lines; the rest of this "
		    "document is not read",
		    most, most / DOC_SHORT + DOC_SHORT);
		/* read past it, so that the next document is found */
		rest = *d;
		memset(&rest.mem, 0, sizeof rest.mem);
		rest.line = NULL;
		rest.nline = 0;
		while (!rest.last &&
		    next_piece(&rest, operands, DOC_WINDOW, SIZE_MAX))
			rest.keep = 0;
		arena_reset(&rest.mem);
		free(rest.mem.head);
	}
	d->first = d->last = true;
	return true;
}

void
doc_from(struct doc *d, const char *file, const char *s, size_t n)
{
	struct reader r = { .fd = -1 }, *was = d->reader;
	struct room room = { .most = SIZE_MAX };

	arena_reset(&d->mem);
	d->file = file;
	d->line = NULL;
	d->nline = d->keep = 0;
	d->first = d->last = true;
	d->laid = false;
	d->reader = &r;
	if (n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0)
		s += 3, n -= 3;
	cut_lines(d, s, n, &room, true);
	d->reader = was;
}
