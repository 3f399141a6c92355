/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include <libxml/xmlmemory.h>

#include "err.h"
#include "xmlmem.h"

static void *
there(void *p, size_t n)
{
	if (p == NULL)
		die("out of memory (%zu bytes wanted)", n);
	return p;
}

static void *
get(size_t n)
{
	return there(malloc(n > 0 ? n : 1), n);
}

static void *
grow(void *p, size_t n)
{
	return there(realloc(p, n > 0 ? n : 1), n);
}

static char *
copy(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(get(n), s, n);
}

void
xmlmem_begin(void)
{
	static int begun;

	if (!begun++)
		xmlMemSetup(free, get, grow, copy);
}
