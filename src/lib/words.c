/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "arena.h"
#include "utf.h"
#include "words.h"

/* Sixteen bits do: words are of the basic plane, sets of some thousands of
 * nodes; words_add refuses what does not fit. */
struct words_edge {
	uint32_t key; /* the node it leaves, and a character */
	uint16_t to;  /* node; 0 marks a free place */
	bool marked;  /* a word that words_mark added ends at that node */
	int value;    /* of the word that ends there; else -1 */
};

static uint32_t
key(uint32_t from, uint32_t c)
{
	return from << 16 | c;
}

static size_t
hash(uint32_t k)
{
	return (k * UINT64_C(0x9e3779b97f4a7c15)) >> 32;
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
static struct words_edge *
step(const struct words *w, uint32_t from, uint32_t c)
{
	uint32_t k = key(from, c);

	for (size_t i = hash(k);; i++) {
		struct words_edge *e = &w->edge[i & (w->cap - 1)];
		if (e->key == k || e->to == 0)
			return e;
	}
}

static void
put(struct words *w, struct words_edge new)
{
	size_t i = hash(new.key);

	while (w->edge[i & (w->cap - 1)].to != 0)
		i++;
	w->edge[i & (w->cap - 1)] = new;
}

/* A new node behind `from'.  Of the places a quarter is filled at most: most
 * lookups find nothing, and should at once. */
static struct words_edge *
grow(struct words *w, uint32_t from, uint32_t c)
{
	struct words_edge *old = w->edge;
	size_t cap = w->cap;

	if (w->nedge * 2 >= w->cap) {
		w->cap = cap * 2;
		w->edge = arena_array(&perm, w->cap, sizeof *w->edge);
		for (size_t i = 0; i < cap; i++)
			if (old[i].to != 0)
				put(w, old[i]);
	}
	put(w,
	    (struct words_edge){
		key(from, c), (uint16_t)++w->nedge, false, -1 });
	return step(w, from, c);
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
	w->cap = 64;
	w->edge = arena_array(&perm, w->cap, sizeof *w->edge);
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
	uint32_t node = 0, chars = 0, first = 0, c;
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
		e = step(w, node, c);
		if (e->to == 0)
			e = grow(w, node, c);
		node = e->to;
	}
	if (chars == 1)
		w->pair[first % 64] = UINT64_MAX;
	return e;
}

bool
words_add(struct words *w, struct span word, int value)
{
	struct words_edge *e = path(w, word);

	if (e == NULL || (e->value >= 0 && e->value != value))
		return false;
	e->value = value;
	return true;
}

void
words_mark(struct words *w, struct span word)
{
	struct words_edge *e = path(w, word);

	if (e != NULL)
		e->marked = true;
}

int
words_ahead(const struct words *w, const char *s, const char *end,
    const char **to, const char **marked)
{
	const struct words_edge *e;
	uint32_t node = 0, c;
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
		e = step(w, node, c);
		if ((node = e->to) == 0)
			break;
		if (e->value >= 0) {
			found = e->value;
			*to = s + len;
		}
		if (e->marked)
			*marked = s + len;
	}
	return found;
}

int
words_back(
    const struct words *w, const char *s, const char *begin, const char **from)
{
	const struct words_edge *e;
	uint32_t node = 0, c;
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
		e = step(w, node, c);
		if ((node = e->to) == 0)
			break;
		if (e->value >= 0) {
			found = e->value;
			*from = s;
		}
	}
	return found;
}
