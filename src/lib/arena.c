/* SPDX-License-Identifier: MIT */
#include <stdalign.h>
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

enum {
	CHUNK = 1 << 18,
	KEPT = 1 << 23 /* a document's memory up to this is kept for the next */
};

struct chunk {
	struct chunk *older;
	size_t size;
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

/* Room for n bytes, not zeroed; what is left behind it stays aligned. */
static inline char *
room(struct arena *a, size_t n)
{
	const size_t align = alignof(max_align_t);
	char *p;

	if (n > SIZE_MAX / 4)
		die("out of memory (%zu bytes wanted)", n);
	n = n == 0 ? align : (n + align - 1) / align * align;
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

void *
arena_grow(struct arena *a, const void *p, size_t from, size_t to)
{
	char *q = room(a, to);

	if (from > to)
		from = to;
	if (from > 0)
		memcpy(q, p, from);
	memset(q + from, 0, to - from);
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
