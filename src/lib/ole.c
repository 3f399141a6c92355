/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "ole.h"

enum {
	HEADER = 512,
	IN_HEADER = 109, /* sectors of the table that the header lists */
	ENTRY = 128,
	SMALLEST = 4096 /* smaller streams lie in a stream of their own */
};

struct table {
	struct span file;
	size_t sector; /* bytes of one */
	size_t *at;    /* sectors of the table, in order */
	size_t nat, cap;
};

unsigned long long
ole_number(const char *s, size_t n)
{
	unsigned long long v = 0;

	while (n > 0)
		v = v << 8 | (unsigned char)s[--n];
	return v;
}

bool
ole_named(const char *e, const char *name)
{
	size_t k = strlen(name);

	if (ole_number(e + 64, 2) != 2 * k + 2)
		return false;
	for (size_t i = 0; i < k; i++)
		if (e[2 * i] != name[i] || e[2 * i + 1] != 0)
			return false;
	return true;
}

/* The bytes of a sector, NULL if it is not in the file. */
static const char *
sector(const struct table *t, size_t i)
{
	if (i >= t->file.n / t->sector ||
	    (i + 2) * t->sector > t->file.n + t->sector - 1)
		return NULL;
	if ((i + 1) * t->sector + t->sector > t->file.n)
		return NULL;
	return t->file.s + (i + 1) * t->sector;
}

/* The sector behind this one; a large number at the end. */
static size_t
next(const struct table *t, size_t i)
{
	size_t per = t->sector / 4;
	const char *s = i / per < t->nat ? sector(t, t->at[i / per]) : NULL;

	return s == NULL ? (size_t)-1 : ole_number(s + i % per * 4, 4);
}

/* Which sectors the table takes: the header lists the first, a chain of its
 * own the others. */
static void
read_table(struct table *t, struct arena *mem)
{
	const char *h = t->file.s;
	size_t most = t->file.n / t->sector, more = ole_number(h + 68, 4);
	const char *s;

	for (size_t i = 0; i < IN_HEADER; i++) {
		size_t at = ole_number(h + 76 + 4 * i, 4);
		if (at < most)
			*ARENA_PUSH(mem, t->at, t->nat, t->cap) = at;
	}
	for (size_t k = 0; k < most && (s = sector(t, more)) != NULL; k++) {
		for (size_t i = 0; i + 1 < t->sector / 4; i++) {
			size_t at = ole_number(s + 4 * i, 4);
			if (at < most && t->nat < most)
				*ARENA_PUSH(mem, t->at, t->nat, t->cap) = at;
		}
		more = ole_number(s + t->sector - 4, 4);
	}
}

/* Up to n bytes of the chain that begins here. */
static struct span
chain(const struct table *t, size_t from, size_t n, struct arena *mem)
{
	char *out;
	size_t k = 0;

	if (n > t->file.n)
		n = t->file.n;
	out = arena_get(mem, n + 1);
	while (k < n) {
		const char *s = sector(t, from);
		size_t part = n - k < t->sector ? n - k : t->sector;

		if (s == NULL)
			break;
		memcpy(out + k, s, part);
		k += part;
		from = next(t, from);
	}
	return (struct span){ out, k };
}

bool
ole_stream(
    struct span file, const char *name, struct arena *mem, struct span *out)
{
	struct table t = { .file = file };
	struct span dir;

	if (file.n < HEADER)
		return false;
	t.sector = (size_t)1 << (ole_number(file.s + 30, 2) & 15);
	if (t.sector != 512 && t.sector != 4096)
		return false;
	read_table(&t, mem);
	dir = chain(&t, ole_number(file.s + 48, 4), file.n, mem);
	for (size_t i = 0; i + ENTRY <= dir.n; i += ENTRY) {
		const char *e = dir.s + i;
		size_t n = ole_number(e + 120, 4);

		if (e[66] != 2 || !ole_named(e, name) || n < SMALLEST)
			continue;
		*out = chain(&t, ole_number(e + 116, 4), n, mem);
		return out->n == n;
	}
	return false;
}
