/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "arena.h"
#include "utf.h"
#include "words.h"

/* Sixteen bits do: words are of the basic plane, sets of some thousands of
 * nodes; words_add refuses what does not fit. */
struct words_edge {
	uint16_t from, c; /* node and character */
	uint16_t to;      /* node; 0 marks a free place */
};

static size_t
hash(uint32_t from, uint32_t c)
{
	return (from * UINT32_C(0x9e3779b1) ^ c * UINT32_C(0x85ebca6b)) >> 7;
}

/* Characters that a word may have or lack. */
static bool
ignored(uint32_t c)
{
	return c == '"' || (c >= 0x2018 && c <= 0x201f);
}

/* Nothing to fold, ignore or skip. */
static bool
letter(uint32_t c)
{
	return c >= 0x3400 && c < 0xff00;
}

static bool
gap(uint32_t c)
{
	return c == '\n' || c == ' ' || c == '\t' || c == 0x3000 || c == 0xa0;
}

static uint32_t
step(const struct words *w, uint32_t from, uint32_t c)
{
	for (size_t i = hash(from, c);; i++) {
		const struct words_edge *e = &w->edge[i & (w->cap - 1)];
		if (e->to == 0 || (e->from == from && e->c == c))
			return e->to;
	}
}

static void
put(struct words *w, struct words_edge new)
{
	size_t i = hash(new.from, new.c);

	while (w->edge[i & (w->cap - 1)].to != 0)
		i++;
	w->edge[i & (w->cap - 1)] = new;
}

static uint32_t
grow(struct words *w, uint32_t from, uint32_t c)
{
	struct words_edge *old = w->edge;
	size_t cap = w->cap;

	if (w->nedge * 4 >= w->cap * 3) {
		w->cap = cap ? cap * 2 : 64;
		w->edge = arena_array(&perm, w->cap, sizeof *w->edge);
		for (size_t i = 0; i < cap; i++)
			if (old[i].to != 0)
				put(w, old[i]);
	}
	*ARENA_PUSH(&perm, w->value, w->nnode, w->capnode) = -1;
	put(w,
	    (struct words_edge){
		(uint16_t)from, (uint16_t)c, (uint16_t)(w->nnode - 1) });
	w->nedge++;
	return (uint32_t)w->nnode - 1;
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
	*ARENA_PUSH(&perm, w->value, w->nnode, w->capnode) = -1;
	begin_with(w, '"');
	for (uint32_t c = 0x2018; ignored(c); c++)
		may[c] |= bit;
}

bool
words_add(struct words *w, struct span word, int value)
{
	const char *s = word.s, *end = span_end(word);
	uint32_t node = 0, to;
	size_t len;

	while (s < end) {
		uint32_t c;

		if (w->backward) {
			end = utf_back(end, s, &c);
		} else {
			c = utf_get(s, &len);
			s += len;
		}
		c = utf_fold(c);
		if (ignored(c))
			continue;
		if (c >= WORDS_CHARS || w->nnode >= UINT16_MAX)
			return false;
		if (node == 0)
			begin_with(w, c);
		to = step(w, node, c);
		node = to != 0 ? to : grow(w, node, c);
	}
	if (node == 0 || (w->value[node] >= 0 && w->value[node] != value))
		return false;
	w->value[node] = value;
	return true;
}

int
words_ahead(
    const struct words *w, const char *s, const char *end, const char **to)
{
	uint32_t node = 0, c;
	int found = -1;
	size_t len;

	for (; s < end; s += len) {
		c = utf_get(s, &len);
		if (!letter(c) && ignored(c = utf_fold(c)))
			continue;
		if ((node = step(w, node, c)) == 0)
			break;
		if (w->value[node] >= 0) {
			found = w->value[node];
			*to = s + len;
		}
	}
	return found;
}

int
words_back(
    const struct words *w, const char *s, const char *begin, const char **from)
{
	uint32_t node = 0, c;
	int found = -1;

	while (s > begin) {
		s = utf_back(s, begin, &c);
		if (!letter(c)) {
			c = utf_fold(c);
			if (ignored(c) || (node != 0 && gap(c)))
				continue;
		}
		if ((node = step(w, node, c)) == 0)
			break;
		if (w->value[node] >= 0) {
			found = w->value[node];
			*from = s;
		}
	}
	return found;
}
