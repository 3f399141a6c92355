/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "numfmt.h"
#include "ole.h"
#include "utf.h"
#include "worksheet.h"
#include "xls.h"

enum record {
	FORMULA = 0x06,
	END = 0x0a,
	DATEMODE = 0x22,
	FILEPASS = 0x2f,
	CONTINUE = 0x3c,
	SHEET = 0x85,
	MULRK = 0xbd,
	XF = 0xe0,
	SST = 0xfc,
	LABELSST = 0xfd,
	NUMBER = 0x203,
	LABEL = 0x204,
	BOOLERR = 0x205,
	STRING = 0x207,
	RK = 0x27e,
	FORMAT = 0x41e,
	BEGIN = 0x809
};

enum { STEP = 4096, FORMATS = 4096, BIFF8 = 0x600 };

struct sheet_at {
	size_t at;
	struct span name;
	bool hidden;
};

struct xls_state {
	struct sheet_at *sheet;
	size_t nsheet, capsheet, next;
	struct span *shared;
	size_t nshared, capshared;
	struct {
		unsigned id;
		const char *code;
	} * format;
	size_t nformat, capformat;
	unsigned *style; /* the format of each */
	size_t nstyle, capstyle;
	bool from_1904;
	bool in_sheet;
	size_t pos, row; /* row: the one that is open; 0 */
	/* a formula whose string comes in the next record */
	size_t due_row, due_column;
	struct text text;
};

/* A place in a record, which may go on in CONTINUE records. */
struct cursor {
	struct span stream;
	size_t at, end; /* in this record */
	bool failed;
};

static unsigned
u16(struct span s, size_t at)
{
	return (unsigned)ole_number(s.s + at, 2);
}

/* The record at pos; false if there is none. */
static bool
record_at(struct span s, size_t pos, unsigned *id, size_t *n)
{
	if (pos + 4 > s.n)
		return false;
	*id = u16(s, pos);
	*n = u16(s, pos + 2);
	return pos + 4 + *n <= s.n;
}

static bool
go_on(struct cursor *c)
{
	unsigned id;
	size_t n;

	while (c->at == c->end) {
		if (!record_at(c->stream, c->end, &id, &n) || id != CONTINUE) {
			c->failed = true;
			return false;
		}
		c->at = c->end + 4;
		c->end = c->at + n;
	}
	return true;
}

static unsigned
byte(struct cursor *c)
{
	return c->failed || !go_on(c) ? 0 : (unsigned char)c->stream.s[c->at++];
}

static unsigned
two(struct cursor *c)
{
	unsigned low = byte(c);

	return low | byte(c) << 8;
}

static void
skip(struct cursor *c, size_t n)
{
	while (n > 0 && !c->failed && go_on(c)) {
		size_t k = c->end - c->at < n ? c->end - c->at : n;
		c->at += k;
		n -= k;
	}
}

/* A string of so many characters, in out; each part of it says anew how wide
 * its characters are. */
static void
string(struct cursor *c, size_t chars, struct text *out)
{
	unsigned flags = byte(c), runs = 0, high = 0;
	size_t more = 0;
	char s[4];

	out->n = 0;
	if (flags & 8)
		runs = two(c);
	if (flags & 4) {
		more = two(c);
		more |= (size_t)two(c) << 16;
	}
	for (size_t i = 0; i < chars && !c->failed; i++) {
		uint32_t v;

		if (c->at == c->end)
			flags = byte(c);
		v = flags & 1 ? two(c) : byte(c);
		if (c->failed)
			break;
		if (v >= 0xd800 && v < 0xdc00) {
			high = v;
			continue;
		}
		if (v >= 0xdc00 && v < 0xe000)
			v = high != 0
			    ? 0x10000 + ((high - 0xd800) << 10) + v - 0xdc00
			    : 0xfffd;
		high = 0;
		if (v == 0 || (v < ' ' && v != '\n' && v != '\t'))
			v = ' ';
		text_add(out, s, utf_put(s, v));
	}
	skip(c, (size_t)runs * 4 + more);
}

static struct span
keep(struct xls *x, const struct text *t)
{
	return (struct span){ arena_dup(&x->mem, t->s, t->n), t->n };
}

static void
read_shared(struct xls *x, struct cursor c)
{
	struct xls_state *t = x->state;

	skip(&c, 8);
	while (!c.failed) {
		size_t chars;

		if (c.at == c.end && !go_on(&c))
			break;
		chars = two(&c);
		string(&c, chars, &t->text);
		*ARENA_PUSH(&x->mem, t->shared, t->nshared,
		    t->capshared) = keep(x, &t->text);
	}
}

/* A record of the workbook itself. */
static void
global(struct xls *x, unsigned id, struct cursor c)
{
	struct xls_state *t = x->state;
	size_t n = c.end - c.at;

	if (id == SHEET && n > 8) {
		struct sheet_at s = { .at = (size_t)ole_number(
					  x->stream.s + c.at, 4) };
		unsigned type;

		skip(&c, 4);
		s.hidden = (byte(&c) & 3) != 0;
		type = byte(&c);
		n = byte(&c);
		string(&c, n, &t->text);
		s.name = keep(x, &t->text);
		if (type == 0)
			*ARENA_PUSH(
			    &x->mem, t->sheet, t->nsheet, t->capsheet) = s;
	} else if (id == FORMAT && n > 5 && t->nformat < FORMATS) {
		unsigned code = two(&c);

		n = two(&c);
		string(&c, n, &t->text);
		ARENA_PUSH(&x->mem, t->format, t->nformat, t->capformat)->id =
		    code;
		t->format[t->nformat - 1].code = keep(x, &t->text).s;
	} else if (id == XF && n >= 4) {
		*ARENA_PUSH(&x->mem, t->style, t->nstyle, t->capstyle) = u16(
		    x->stream, c.at + 2);
	} else if (id == DATEMODE && n >= 2) {
		t->from_1904 = two(&c) == 1;
	} else if (id == SST && n >= 8) {
		read_shared(x, c);
	}
}

bool
xls_begin(struct xls *x)
{
	struct text text = x->state != NULL ? x->state->text
					    : (struct text){ 0 };
	unsigned id;
	size_t n, pos = 0;

	arena_reset(&x->mem);
	x->state = arena_get(&x->mem, sizeof *x->state);
	x->state->text = text;
	x->why = NULL;
	if (!record_at(x->stream, 0, &id, &n) || id != BEGIN || n < 4 ||
	    u16(x->stream, 4) != BIFF8)
		return false;
	while (record_at(x->stream, pos, &id, &n) && id != END) {
		if (id == FILEPASS) {
			x->why = "it is encrypted";
			return true;
		}
		global(x, id,
		    (struct cursor){ x->stream, pos + 4, pos + 4 + n, false });
		pos += 4 + n;
	}
	return true;
}

static const char *
format_of(const struct xls_state *t, size_t style)
{
	unsigned id;

	if (style >= t->nstyle)
		return NULL;
	id = t->style[style];
	for (size_t i = 0; i < t->nformat; i++)
		if (t->format[i].id == id)
			return t->format[i].code;
	return numfmt_builtin((long)id);
}

static void
put(struct xls *x, size_t row, size_t column, struct span s)
{
	struct xls_state *t = x->state;

	if (row != t->row) {
		if (t->row > 0)
			worksheet_row_end(x->lines);
		worksheet_row(x->lines, row);
		t->row = row;
	}
	worksheet_cell(x->lines, row, column, s);
}

static void
put_number(struct xls *x, size_t row, size_t column, size_t style,
    const char *s, size_t n)
{
	struct xls_state *t = x->state;
	char out[NUMFMT_ROOM];

	n = numfmt(out, s, n, format_of(t, style), t->from_1904);
	put(x, row, column, (struct span){ out, n });
}

/* The decimal that a file's double stands for, to the 15 digits that a sheet
 * keeps; it is written out and never computed with. */
static size_t
decimal(char out[40], uint64_t bits, bool hundredth)
{
	double v;

	memcpy(&v, &bits, sizeof v);
	if (!isfinite(v))
		return 0;
	if (v == 0)
		hundredth = false;
	snprintf(out, 40, "%.15g", v);
	if (hundredth && strchr(out, 'e') == NULL)
		strncat(out, "e-2", 4);
	return strlen(out);
}

static void
put_double(
    struct xls *x, size_t row, size_t column, size_t style, const char *s)
{
	char out[40];

	put_number(
	    x, row, column, style, out, decimal(out, ole_number(s, 8), false));
}

/* Four bytes: a whole number or the upper half of a double, of hundredths if
 * the lowest bit says so. */
static void
put_packed(
    struct xls *x, size_t row, size_t column, size_t style, const char *s)
{
	uint32_t v = (uint32_t)ole_number(s, 4);
	char out[40];
	size_t n;

	if (v & 2) {
		long whole = (long)(v >> 2);
		if (v & 0x80000000u)
			whole -= 1L << 30;
		n = (size_t)snprintf(
		    out, sizeof out, v & 1 ? "%lde-2" : "%ld", whole);
	} else {
		n = decimal(out, (uint64_t)(v & ~3u) << 32, v & 1);
	}
	put_number(x, row, column, style, out, n);
}

static void
put_bool(struct xls *x, size_t row, size_t column, unsigned v, bool error)
{
	put(x, row, column,
	    error        ? SPAN("#ERROR!")
		: v != 0 ? SPAN("TRUE")
			 : SPAN("FALSE"));
}

/* A record of a sheet. */
static void
cell(struct xls *x, unsigned id, struct cursor c)
{
	struct xls_state *t = x->state;
	size_t n = c.end - c.at, row, column, style, i;
	const char *s = x->stream.s + c.at;

	if (id == STRING && t->due_row > 0 && n > 2) {
		i = two(&c);
		string(&c, i, &t->text);
		put(x, t->due_row, t->due_column,
		    (struct span){ t->text.s, t->text.n });
	}
	t->due_row = 0;
	if (n < 8)
		return;
	row = u16(x->stream, c.at) + 1;
	column = u16(x->stream, c.at + 2) + 1;
	style = u16(x->stream, c.at + 4);
	switch (id) {
	case LABELSST:
		i = n >= 10 ? (size_t)ole_number(s + 6, 4) : t->nshared;
		if (i < t->nshared)
			put(x, row, column, t->shared[i]);
		break;
	case LABEL:
		skip(&c, 6);
		i = two(&c);
		string(&c, i, &t->text);
		put(x, row, column, (struct span){ t->text.s, t->text.n });
		break;
	case NUMBER:
		if (n >= 14)
			put_double(x, row, column, style, s + 6);
		break;
	case RK:
		if (n >= 10)
			put_packed(x, row, column, style, s + 6);
		break;
	case MULRK:
		for (i = 4; i + 8 <= n; i += 6, column++)
			put_packed(x, row, column, (size_t)ole_number(s + i, 2),
			    s + i + 2);
		break;
	case BOOLERR:
		put_bool(x, row, column, (unsigned char)s[6], s[7] != 0);
		break;
	case FORMULA:
		if (n < 14)
			break;
		if (u16(x->stream, c.at + 12) != 0xffff) {
			put_double(x, row, column, style, s + 6);
		} else if (s[6] == 0) {
			t->due_row = row;
			t->due_column = column;
		} else if (s[6] < 3) {
			put_bool(
			    x, row, column, (unsigned char)s[8], s[6] == 2);
		}
		break;
	default:
		break;
	}
}

static void
end_sheet(struct xls *x)
{
	struct xls_state *t = x->state;

	if (t->row > 0)
		worksheet_row_end(x->lines);
	t->row = 0;
	worksheet_end(x->lines);
	t->in_sheet = false;
}

bool
xls_step(struct xls *x)
{
	struct xls_state *t = x->state;
	unsigned id;
	size_t n, depth = 0;

	if (x->why != NULL)
		return false;
	if (!t->in_sheet) {
		const struct sheet_at *s;

		if (t->next == t->nsheet)
			return false;
		s = &t->sheet[t->next++];
		if (!record_at(x->stream, s->at, &id, &n) || id != BEGIN) {
			x->why = "a sheet is not where it should be";
			return false;
		}
		t->pos = s->at + 4 + n;
		t->in_sheet = true;
		t->row = t->due_row = 0;
		worksheet_begin(x->lines, s->name, s->hidden);
	}
	for (int i = 0; i < STEP; i++) {
		if (!record_at(x->stream, t->pos, &id, &n)) {
			x->why = "it is cut off";
			end_sheet(x);
			return false;
		}
		if (id == END && depth == 0) {
			end_sheet(x);
			return true;
		}
		/* a chart inside the sheet has its own end */
		depth += id == BEGIN;
		depth -= id == END;
		if (depth == 0)
			cell(x, id,
			    (struct cursor){
				x->stream, t->pos + 4, t->pos + 4 + n, false });
		t->pos += 4 + n;
	}
	return true;
}

void
xls_end(struct xls *x)
{
	if (x->state->in_sheet)
		end_sheet(x);
	lines_end(x->lines);
}
