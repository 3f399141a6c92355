/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "doubled.h"
#include "share.h"
#include "utf.h"

enum { SHORTEST = 2, WORD = 12, PHRASE = 41, ROWS = 200 };

enum list { TWICE, NEVER, AFTER, LISTS };

static struct {
	struct span *v;
	size_t n, cap;
} lists[LISTS];

void
doubled_load(void)
{
	static const char *const kinds[LISTS] = { "twice", "never", "after" };
	struct tsv t = { 0 };
	size_t kind, word;

	if (lists[0].n > 0)
		return;
	share_open(&t, "doubles.tsv");
	kind = tsv_need(&t, "kind");
	word = tsv_need(&t, "word");
	while (tsv_row(&t)) {
		size_t k = 0;

		while (k < LISTS && strcmp(t.cell[kind], kinds[k]) != 0)
			k++;
		if (k == LISTS) {
			tsv_bad(&t, "kind '%s' is none of twice, never, after",
			    t.cell[kind]);
			continue;
		}
		*ARENA_PUSH(&perm, lists[k].v, lists[k].n,
		    lists[k].cap) = (struct span){
			arena_dup(&perm, t.cell[word], t.len[word]), t.len[word]
		};
	}
	share_close(&t);
}

static bool
in_list(enum list k, struct span s)
{
	for (size_t i = 0; i < lists[k].n; i++)
		if (span_is(lists[k].v[i], s))
			return true;
	return false;
}

/* The code points of a paragraph, where they begin, and how far behind the pair
 * that begins at each may stand again (0: nowhere near). */
struct points {
	uint32_t *c;
	size_t *at, n;
	unsigned char *again;
};

static struct span
piece(struct span p, const struct points *x, size_t from, size_t to)
{
	return span_cut(p, x->at[from], x->at[to]);
}

/* Is [i, i + k) a word that can be written twice by mistake? */
static bool
word(struct span p, const struct points *x, size_t i, size_t k)
{
	for (size_t j = i; j < i + k; j++)
		if (!utf_han(x->c[j]) || in_list(NEVER, piece(p, x, j, j + 1)))
			return false;
	/* the same character over and over: bold type of a PDF */
	if (k == SHORTEST && x->c[i] == x->c[i + 1])
		return false;
	return !in_list(TWICE, piece(p, x, i + k - 2, i + k));
}

/* Is it a clause with its comma or colon? */
static bool
phrase(const struct points *x, size_t i, size_t k)
{
	uint32_t last = x->c[i + k - 1];

	if (k < 5 || (last != ':' && last != 0xff1a && last != 0xff0c))
		return false;
	for (size_t j = i; j + 1 < i + k; j++)
		if (x->c[j] == 0xff0c || x->c[j] == 0x3002 ||
		    x->c[j] == 0xff1b || x->c[j] == 0xff1a || x->c[j] == ':')
			return false;
	return x->c[i] > 0x7f && x->c[i] != 0x3001;
}

static bool
repeats(const struct points *x, size_t i, size_t k)
{
	return i + 2 * k <= x->n && x->c[i] == x->c[i + k] &&
	    x->c[i + 1] == x->c[i + k + 1] &&
	    memcmp(x->c + i, x->c + i + k, k * sizeof *x->c) == 0;
}

/* The length of what is written twice from i on, or 0. */
static size_t
twice(struct span p, const struct points *x, size_t i)
{
	for (size_t k = 0, more; (more = x->again[i + k]) > 0;) {
		k += more;
		if (k > PHRASE)
			break;
		if (k >= SHORTEST && repeats(x, i, k) &&
		    ((k <= WORD && word(p, x, i, k)) || phrase(x, i, k)))
			return k;
	}
	return 0;
}

/* Chains the pairs of characters that may be equal: those of one slot. */
static void
chain(struct points *x, struct doubled *room)
{
	size_t base = room->base;

	if (x->n == 0)
		return;
	x->again[x->n - 1] = 0;
	for (size_t i = x->n - 1; i-- > 0;) {
		uint32_t h = (x->c[i] * 31 + x->c[i + 1]) * 2654435761u;
		size_t *slot = &room->last[h >> (32 - DOUBLED_BITS)];
		size_t k = *slot - (base + i + 1);

		/* what is below base is of a paragraph before */
		x->again[i] = *slot > base && k <= PHRASE ? (unsigned char)k
							  : 0;
		*slot = base + i + 1;
	}
	room->base += x->n;
}

/* The bytes of the longest paragraph. */
static size_t
longest(const struct flow *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->npara; i++)
		n = f->para[i].n > n ? f->para[i].n : n;
	return n;
}

static void
make_room(struct doubled *room, const struct flow *f)
{
	size_t n = longest(f) + 1;

	/* what is not written takes no memory */
	room->c = arena_raw(room->mem, n * sizeof *room->c);
	room->at = arena_raw(room->mem, n * sizeof *room->at);
	room->again = arena_raw(room->mem, n);
	room->last = arena_array(
	    room->mem, (size_t)1 << DOUBLED_BITS, sizeof *room->last);
}

static void
read_points(struct points *x, struct span p, struct doubled *room)
{
	size_t len;

	x->c = room->c;
	x->at = room->at;
	x->again = room->again;
	x->n = 0;
	for (size_t i = 0; i < p.n; i += len) {
		x->at[x->n] = i;
		x->c[x->n++] = utf_get(p.s + i, &len);
	}
	x->at[x->n] = p.n;
	chain(x, room);
}

void
doubled_check(struct flow *f, size_t para, unsigned char *taken,
    struct doubled *room, struct findings *out)
{
	struct span p = flow_para(f, para);
	struct points x;
	size_t len, rows = 0;

	if (room->c == NULL)
		make_room(room, f);
	read_points(&x, p, room);
	for (size_t i = 0; i < x.n && rows < ROWS; i++) {
		size_t k, end;
		struct finding *r;
		struct span s;

		if (x.again[i] == 0 || (k = twice(p, &x, i)) == 0)
			continue;
		end = i + 2 * k;
		s = piece(p, &x, i, end);
		len = (size_t)(s.s - f->text.s);
		if (memchr(taken + len, 1, s.n) == NULL) {
			memset(taken + len, 1, s.n);
			r = flow_finding(f, out, s, "word", "doubled");
			r->most = LEVEL_WARNING;
			if (k == SHORTEST && end < x.n && utf_han(x.c[end]) &&
			    !in_list(AFTER, piece(p, &x, end, end + 1)))
				r->most = LEVEL_NOTE;
			rows++;
		}
		i = end - 1;
	}
}
