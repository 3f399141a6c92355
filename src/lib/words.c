/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "arena.h"
#include "utf.h"
#include "words.h"

/* Sixteen bits do: words are of the basic plane, sets of some thousands of
 * nodes; words_add refuses what does not fit. */
struct words_edge {
	uint32_t key;  /* the node it leaves, and a character */
	uint16_t to;   /* node; 0 marks a free place */
	uint16_t says; /* of the word that ends there: its value + 1, then a
			* bit whether words_mark added it; 0: none ends */
};

enum { VALUES = UINT16_MAX / 2 };

static uint32_t
key(uint32_t from, uint32_t c)
{
	return from << 16 | c;
}

/* Where an edge stands is told by the characters up to it and not by the node
 * that it leaves: so the next one need not wait until this one is read. */
static inline uint32_t
hash(uint32_t before, uint32_t c)
{
	return (before ^ c) * UINT32_C(0x9e3779b1);
}

static inline int
value(const struct words_edge *e)
{
	return (e->says >> 1) - 1;
}

/* Characters that a word may have or lack. */
static bool
ignored(uint32_t c)
{
	return c == '"' || (c >= 0x2018 && c <= 0x201f);
}

static bool
gap(uint32_t c)
{
	return c == '\n' || c == ' ' || c == '\t' || c == 0x3000 || c == 0xa0;
}

/* The edge from a node by a character, which is of the basic plane; one that
 * leads to 0 if there is none. */
static inline struct words_edge *
step(const struct words *w, uint32_t h, uint32_t from, uint32_t c)
{
	struct words_edge *e = &w->edge[h >> w->shift];
	uint32_t k = key(from, c);

	while (e->key != k && e->to != 0)
		if (++e == w->edge + w->cap)
			e = w->edge;
	return e;
}

/* Puts an edge and its hash in a free place. */
static struct words_edge *
put(struct words *w, struct words_edge new, uint32_t h)
{
	size_t i = h >> w->shift;

	while (w->edge[i & (w->cap - 1)].to != 0)
		i++;
	i &= w->cap - 1;
	w->hash[i] = h;
	w->edge[i] = new;
	return &w->edge[i];
}

static void
make_room(struct words *w, size_t cap, unsigned shift)
{
	w->cap = cap;
	w->shift = shift;
	w->edge = arena_array(&perm, cap, sizeof *w->edge);
	w->hash = arena_array(&perm, cap, sizeof *w->hash);
}

/* A new node behind `from'.  Of the places a quarter is filled at most: most
 * lookups find nothing, and should at once. */
static struct words_edge *
grow(struct words *w, uint32_t h, uint32_t from, uint32_t c)
{
	struct words old = *w;

	if (w->nedge * 2 >= w->cap) {
		make_room(w, 2 * old.cap, old.shift - 1);
		for (size_t i = 0; i < old.cap; i++)
			if (old.edge[i].to != 0)
				put(w, old.edge[i], old.hash[i]);
	}
	return put(
	    w, (struct words_edge){ key(from, c), (uint16_t)++w->nedge, 0 }, h);
}

/* Notes a first character, in all its widths. */
static void
begin_with(struct words *w, uint32_t c)
{
	w->may[c] |= w->bit;
	if (c > ' ' && c < 0x7f)
		w->may[c + 0xfee0] |= w->bit;
}

void
words_begin(struct words *w, bool backward, uint16_t *may, uint16_t bit)
{
	memset(w, 0, sizeof *w);
	w->backward = backward;
	w->may = may;
	w->bit = bit;
	make_room(w, 64, 26);
	begin_with(w, '"');
	for (uint32_t c = 0x2018; ignored(c); c++)
		may[c] |= bit;
}

/* The edge at which a word ends, made where it is new; NULL for what is no
 * word. */
static struct words_edge *
path(struct words *w, struct span word)
{
	const char *s = word.s, *end = span_end(word);
	struct words_edge *e = NULL;
	uint32_t node = 0, chars = 0, first = 0, h = 0, c;
	size_t len;

	while (s < end) {
		if (w->backward) {
			end = utf_back(end, s, &c);
		} else {
			c = utf_get(s, &len);
			s += len;
		}
		c = utf_fold(c);
		if (ignored(c))
			continue;
		if (c >= WORDS_CHARS || w->nedge >= UINT16_MAX - 1)
			return NULL;
		if (++chars == 1)
			begin_with(w, first = c);
		else if (chars == 2)
			w->pair[first % 64] |= UINT64_C(1) << c % 64;
		h = hash(h, c);
		e = step(w, h, node, c);
		if (e->to == 0)
			e = grow(w, h, node, c);
		node = e->to;
	}
	if (chars == 1)
		w->pair[first % 64] = UINT64_MAX;
	return e;
}

bool
words_add(struct words *w, struct span word, int v)
{
	struct words_edge *e = path(w, word);

	if (e == NULL || v >= VALUES || (value(e) >= 0 && value(e) != v))
		return false;
	e->says = (uint16_t)((v + 1) << 1 | (e->says & 1));
	return true;
}

void
words_mark(struct words *w, struct span word)
{
	struct words_edge *e = path(w, word);

	if (e != NULL)
		e->says |= 1;
}

int
words_ahead(const struct words *w, const char *s, const char *end,
    const char **to, const char **marked)
{
	const struct words_edge *e;
	uint32_t node = 0, h = 0, c;
	int found = -1;
	size_t len;

	for (; s < end; s += len) {
		c = utf_get(s, &len);
		if (!words_letter(c)) {
			c = utf_fold(c);
			if (ignored(c))
				continue;
			if (c >= WORDS_CHARS)
				break;
		}
		h = hash(h, c);
		e = step(w, h, node, c);
		if ((node = e->to) == 0)
			break;
		if (e->says > 1) {
			found = value(e);
			*to = s + len;
		}
		if (e->says & 1)
			*marked = s + len;
	}
	return found;
}

int
words_back(
    const struct words *w, const char *s, const char *begin, const char **from)
{
	const struct words_edge *e;
	uint32_t node = 0, h = 0, c;
	int found = -1;

	while (s > begin) {
		s = utf_back(s, begin, &c);
		if (!words_letter(c)) {
			c = utf_fold(c);
			if (ignored(c) || (node != 0 && gap(c)))
				continue;
			if (c >= WORDS_CHARS)
				break;
		}
		h = hash(h, c);
		e = step(w, h, node, c);
		if ((node = e->to) == 0)
			break;
		if (e->says > 1) {
			found = value(e);
			*from = s;
		}
	}
	return found;
}
