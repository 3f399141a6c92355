/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "block.h"
#include "cue.h"
#include "share.h"
#include "utf.h"

enum { SLOTS = 1 << 14, PAIRS = 1 << 10, PLACES = 64, BITS = 1 << 15 };

struct word {
	uint64_t head, mask; /* its first eight bytes, and where they are */
	struct word *next;   /* of the same place, longest first */
	struct span text;
	uint32_t classes;
	int sign;
};

/* By the last six bits of the two bytes behind the first: for each value of the
 * lowest four bits of the sixth byte, may a word begin so? */
static uint16_t begins[SLOTS];

/* A bit for each pair of characters, more or less, that begins a word. */
static uint64_t bits[BITS / 64];

/* The words themselves: those of six bytes and more by their first two
 * characters, shorter ones by the first. */
static struct word *pair[PAIRS], *brief[SLOTS];
static bool loaded;

/* In the order of the bits. */
static const char *const names[] = { "among", "include", "mainly", "each",
	"follows", "composed", "namely", "added", "total", "change", "cut",
	"than", "prior", "budget", "task", "share", "done", "saving", "result",
	"out", "in", "less", "basis", "opening", "table", "rate", "plan",
	"rest", "average", "until", "filler", "place" };

/* The two bytes as they stand in memory: a quarter of the slots is used. */
static inline size_t
slot_of(const char *s)
{
	uint16_t two;

	memcpy(&two, s + 1, sizeof two);
	return two & 0x3f3f;
}

/* Up to eight of n bytes at s as they stand in memory, the rest 0. */
static inline uint64_t
head(const char *s, size_t n)
{
	uint64_t h = 0;

	if (n >= sizeof h)
		memcpy(&h, s, sizeof h);
	else
		memcpy(&h, s, n);
	return h;
}

static inline unsigned
sixth(const char *s)
{
	return s[5] & 15u;
}

static inline size_t
pair_of(const char *s)
{
	size_t both = slot_of(s) * 7 + slot_of(s + 3);

	return both ^ both >> 6;
}

static void
add(struct span text, uint32_t classes, int sign)
{
	size_t first = slot_of(text.s);
	struct word **w, *new;

	if (text.n < 6) {
		begins[first] = UINT16_MAX;
		w = &brief[first];
	} else {
		size_t both = pair_of(text.s);

		begins[first] |= (uint16_t)(1u << sixth(text.s));
		w = &pair[both % PAIRS];
		bits[both % BITS / 64] |= UINT64_C(1) << both % 64;
	}
	for (; *w != NULL && (*w)->text.n >= text.n; w = &(*w)->next)
		if (span_is((*w)->text, text)) {
			(*w)->classes |= classes;
			if (sign != 0)
				(*w)->sign = sign;
			return;
		}
	new = arena_get(&perm, sizeof *new);
	new->text = text;
	new->head = head(text.s, text.n);
	new->mask = head("\xff\xff\xff\xff\xff\xff\xff\xff", text.n);
	new->classes = classes;
	new->sign = sign;
	new->next = *w;
	*w = new;
}

void
cues_load(void)
{
	struct tsv t = { 0 };
	size_t class, word, sign;

	if (loaded)
		return;
	loaded = true;
	share_open(&t, "cues.tsv");
	class = tsv_need(&t, "class");
	word = tsv_need(&t, "word");
	sign = tsv_need(&t, "sign");
	while (tsv_row(&t)) {
		const char *s = t.cell[sign];
		size_t bit = 0, n = sizeof names / sizeof *names;
		int v = *s == '-' ? -1 : *s == '+' ? 1 : 0;
		bool none = strcmp(t.cell[class], "none") == 0;

		while (!none && bit < n && strcmp(names[bit], t.cell[class]))
			bit++;
		if (bit == n)
			tsv_bad(&t, "unknown class '%s'", t.cell[class]);
		else if (t.len[word] < 3)
			tsv_bad(&t, "word '%s' is too short", t.cell[word]);
		else if (strcmp(s, "") != 0 && strcmp(s, "+") != 0 &&
		    strcmp(s, "-") != 0)
			tsv_bad(&t, "sign '%s' is none of + -", s);
		else
			add((struct span){ arena_dup(&perm, t.cell[word],
					       t.len[word]),
				t.len[word] },
			    none ? 0 : UINT32_C(1) << bit, v);
	}
	share_close(&t);
}

static inline bool
is_at(const struct word *w, uint64_t first, const char *s, size_t n)
{
	size_t k = w->text.n, eight = sizeof first;

	return ((first ^ w->head) & w->mask) == 0 &&
	    (k <= eight ||
		(k <= n &&
		    memcmp(w->text.s + eight, s + eight, k - eight) == 0));
}

/* The longest word at s, of which n bytes are left; NULL if there is none. */
static inline const struct word *
longest(const char *s, size_t n)
{
	uint64_t first = head(s, n);
	const struct word *w = NULL;
	size_t both;

	if (n >= 6) {
		both = pair_of(s);
		if (bits[both % BITS / 64] >> both % 64 & 1)
			w = pair[both % PAIRS];
	}
	while (w != NULL && !is_at(w, first, s, n))
		w = w->next;
	if (w != NULL)
		return w;
	for (w = brief[slot_of(s)]; w != NULL && !is_at(w, first, s, n);)
		w = w->next;
	return w;
}

static inline bool
may_begin(const char *s)
{
	return begins[slot_of(s)] >> sixth(s) & 1;
}

/* Are the first, fourth and seventh byte those of characters of three? */
static inline bool
three_plain(const char *s)
{
	return (block_eight(s) & UINT64_C(0x00f00000f00000f0)) ==
	    UINT64_C(0x00e00000e00000e0);
}

/* The offsets from i on where a word may begin, a few at a time; nothing here
 * depends on whether one does.  Yields where it stopped. */
static size_t
places(struct span text, size_t i, size_t at[PLACES + 2], size_t *n)
{
	size_t k = 0;

	while (i + 6 <= text.n && k < PLACES) {
		const char *s = text.s + i;

		at[k] = i;
		k += may_begin(s);
		if (i + 12 > text.n || !three_plain(s)) {
			i += utf_len((unsigned char)*s);
			continue;
		}
		at[k] = i + 3;
		k += may_begin(s + 3);
		at[k] = i + 6;
		k += may_begin(s + 6);
		i += 9;
	}
	for (; i + 3 <= text.n && i + 6 > text.n && k < PLACES;
	     i += utf_len((unsigned char)text.s[i])) {
		at[k] = i;
		k += brief[slot_of(text.s + i)] != NULL;
	}
	*n = k;
	return i;
}

void
cues_find(struct cues *c, struct span text)
{
	size_t covered = 0, at[PLACES + 2], n;

	for (size_t i = 0; i + 3 <= text.n;) {
		i = places(text, i, at, &n);
		for (size_t k = 0; k < n; k++) {
			const struct word *w = longest(
			    text.s + at[k], text.n - at[k]);

			if (w == NULL || at[k] + w->text.n <= covered)
				continue;
			covered = at[k] + w->text.n;
			if (w->classes != 0)
				*ARENA_PUSH(c->mem, c->v, c->n,
				    c->cap) = (struct cue){ w->classes, w->sign,
					at[k], covered };
		}
	}
}
