/* SPDX-License-Identifier: MIT */
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "err.h"

#if defined(__SANITIZE_ADDRESS__)
#define EACH_ITS_OWN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define EACH_ITS_OWN 1
#endif
#endif
#ifndef EACH_ITS_OWN
#define EACH_ITS_OWN 0
#endif
#if EACH_ITS_OWN
#include <sanitizer/asan_interface.h>
/* of a header that gcc does not bring along */
int __sanitizer_get_ownership(const volatile void *);
#endif

enum {
	CHUNK = 1 << 18,
	KEPT = 1 << 23 /* a document's memory up to this is kept for the next */
};

struct chunk {
	struct chunk *older;
	size_t size;
	bool alone; /* it holds one piece */
	alignas(max_align_t) char data[];
};

struct arena perm;

static struct chunk *
chunk_new(struct arena *a, size_t size)
{
	struct chunk *c;

	if (size > SIZE_MAX / 2 || (c = malloc(sizeof *c + size)) == NULL)
		die("out of memory (%zu bytes wanted)", size);
	c->size = size;
	c->alone = false;
	c->older = a->head;
	a->head = c;
	return c;
}

/* Room where the newest chunk has none. */
static char *
more_room(struct arena *a, size_t n)
{
	struct chunk *top = a->head, *c;
	size_t size = a->kept > CHUNK ? a->kept : CHUNK;

	if (EACH_ITS_OWN)
		return chunk_new(a, n)->data;
	if (n > CHUNK / 4) { /* a chunk of its own, behind the current one */
		c = chunk_new(a, n);
		c->alone = true;
		if (top != NULL) {
			a->head = top;
			c->older = top->older;
			top->older = c;
		} else {
			a->next = a->end = c->data + n;
		}
		return c->data;
	}
	c = chunk_new(a, size);
	a->next = c->data + n;
	a->end = c->data + size;
	return c->data;
}

/* What n bytes take, so that what is left behind them stays aligned. */
static inline size_t
rounded(size_t n)
{
	const size_t align = alignof(max_align_t);

	if (n > SIZE_MAX / 4)
		die("out of memory (%zu bytes wanted)", n);
	return n == 0 ? align : (n + align - 1) / align * align;
}

/* Room for n bytes, not zeroed. */
static inline char *
room(struct arena *a, size_t n)
{
	char *p;

	n = rounded(n);
	a->used += n;
	if ((size_t)(a->end - a->next) < n)
		return more_room(a, n);
	p = a->next;
	a->next += n;
	return p;
}

void *
arena_raw(struct arena *a, size_t n)
{
	return room(a, n);
}

void *
arena_get(struct arena *a, size_t n)
{
	return memset(room(a, n), 0, n);
}

void *
arena_array(struct arena *a, size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / 4 / size)
		die("out of memory (%zu objects wanted)", n);
	return arena_get(a, n * size);
}

char *
arena_dup(struct arena *a, const char *s, size_t n)
{
	char *p = room(a, n + 1);

	if (n > 0)
		memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

/* From here on nobody reads or writes a piece. */
static void
ends(const char *p, size_t n)
{
#if EACH_ITS_OWN
	/* it may be an array of the caller's own */
	if (__sanitizer_get_ownership(p - offsetof(struct chunk, data)))
		ASAN_POISON_MEMORY_REGION(p, n);
#else
	(void)p, (void)n;
#endif
}

/* A piece that has a chunk alone, behind the newest, grows with it; NULL: p is
 * none such. */
static char *
grow_chunk(struct arena *a, const char *p, size_t from, size_t to)
{
	struct chunk **at, *c, *more;

	if (from <= CHUNK / 4 || a->head == NULL)
		return NULL;
	for (at = &a->head->older; (c = *at) != NULL; at = &c->older)
		if (c->alone && c->data == p)
			break;
	if (c == NULL)
		return NULL;
	if ((more = realloc(c, sizeof *c + to)) == NULL)
		die("out of memory (%zu bytes wanted)", to);
	*at = more;
	more->size = to;
	return more->data;
}

void *
arena_grow(struct arena *a, void *p, size_t from, size_t to)
{
	size_t had = rounded(from), has = rounded(to);
	char *q = p;

	if (p != NULL && !EACH_ITS_OWN) {
		if (q + had == a->next && (size_t)(a->end - q) >= has) {
			a->next = q + has;
			a->used += has - had;
			return p;
		}
		if ((q = grow_chunk(a, p, from, has)) != NULL) {
			a->used += has - had;
			return q;
		}
	}
	q = room(a, to);
	if (from > 0)
		memcpy(q, p, from);
	if (p != NULL)
		ends(p, from);
	return q;
}

void
arena_reset(struct arena *a)
{
	struct chunk *c, *older, *keep = NULL;
	size_t size = 0;

	for (c = a->head; c != NULL; c = c->older)
		size += c->size;
	if (size > KEPT)
		size = KEPT;
	/* one chunk that will hold as much again */
	if (!EACH_ITS_OWN && a->head != NULL && a->head->size >= size &&
	    a->head->size >= CHUNK && a->head->size <= KEPT)
		keep = a->head;
	else if (size > a->kept)
		a->kept = size;
	for (c = a->head; c != NULL; c = older) {
		older = c->older;
		if (c != keep)
			free(c);
	}
	a->head = keep;
	a->next = a->end = NULL;
	if (keep != NULL) {
		keep->older = NULL;
		keep->alone = false;
		a->next = keep->data;
		a->end = keep->data + keep->size;
	}
	a->used = 0;
}

void
arena_free(struct arena *a)
{
	arena_reset(a);
	free(a->head);
	memset(a, 0, sizeof *a);
}
