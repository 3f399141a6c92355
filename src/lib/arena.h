/* SPDX-License-Identifier: MIT */
/*
 * arena: memory with one owner and one end.
 *
 * Three lifetimes and no others: the program (perm), a document (reset when
 * the next one comes), a row (the buffers of tsv and out).  Pieces are zeroed
 * and aligned for any type, none is NULL, none is freed by itself.  Running out
 * of memory is a message and exit status 2.
 *
 * A piece that grows stays where it is when nothing was handed out behind it,
 * and a large one gives its memory back; so an array that doubles takes no more
 * than itself.
 *
 * Under AddressSanitizer each piece is a malloc of its own, so that a use after
 * arena_reset or of what has grown elsewhere, and a write past a piece are
 * caught.
 */
#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>
#include <string.h>

struct arena {
	struct chunk *head; /* newest first */
	char *next, *end;   /* free space of the newest */
	size_t used;        /* bytes handed out since the last reset */
	size_t kept;        /* size of a chunk that holds a whole document */
};

extern struct arena perm; /* lives as long as the program */

/* n bytes, zeroed. */
void *arena_get(struct arena *, size_t n);

/* n bytes as they come, for what is written at once. */
void *arena_raw(struct arena *, size_t n);

/* n objects of a size, overflow checked. */
void *arena_array(struct arena *, size_t n, size_t size);

/* A copy of n bytes with a NUL behind it. */
char *arena_dup(struct arena *, const char *s, size_t n);

/* The piece p of `from' bytes (NULL: none) with room for `to', which are more;
 * the new ones as they come.  p itself ends, unless it is of the caller's own.
 */
void *arena_grow(struct arena *, void *p, size_t from, size_t to);

/* All pieces end; one chunk as large as they were (to a limit) is kept for the
 * next document. */
void arena_reset(struct arena *);

/* All pieces end and all memory is given back: the arena itself ends. */
void arena_free(struct arena *);

/*
 * Appending to an array that doubles: v is the array, n its length, cap its
 * room; yields a pointer to the new element, zeroed or as it comes.
 */
#define ARENA_PUSH(a, v, n, cap) \
	(ARENA_MORE(a, v, n, cap), (void)memset(&(v)[n], 0, sizeof *(v)), \
	    &(v)[(n)++])
#define ARENA_PUSH_RAW(a, v, n, cap) (ARENA_MORE(a, v, n, cap), &(v)[(n)++])
#define ARENA_MORE(a, v, n, cap) \
	((n) < (cap) \
		? (void)0 \
		: (void)((v) = arena_grow((a), (v), (n) * sizeof *(v), \
			     ((cap) = (cap) ? (cap)*2 : 16) * sizeof *(v))))

#endif
