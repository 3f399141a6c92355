/* SPDX-License-Identifier: MIT */
/* An archive in memory out of an input: its parts, divided by 0x1e. */
#ifndef FUZZ_PACKED_H
#define FUZZ_PACKED_H

#include <archive.h>
#include <archive_entry.h>

#include "form.h"
#include "office.h"

/* Reads it to its end. */
static inline void
office_read(const char *s, size_t n)
{
	static struct doc d;
	static struct lines l;
	static struct office o;
	size_t cap;

	lines_fresh(&l, &d, &cap);
	o.pack = (struct pack){ .s = s, .n = n, .most = 1 << 22, .ratio = 100 };
	o.lines = &l;
	o.depth = 200;
	if (office_begin(&o)) {
		while (office_step(&o))
			;
		office_end(&o);
	}
	pack_close(&o.pack);
	lines_hold(&d);
}

static inline void
office_add(struct archive *a, const char *name, const char *s, size_t n)
{
	struct archive_entry *e = archive_entry_new();

	archive_entry_set_pathname(e, name);
	archive_entry_set_size(e, (la_int64_t)n);
	archive_entry_set_filetype(e, AE_IFREG);
	archive_entry_set_perm(e, 0644);
	archive_write_header(a, e);
	archive_write_data(a, s, n);
	archive_entry_free(e);
}

/* The input is an archive itself, or parts with these names. */
static inline int
office_fuzz(
    const uint8_t *data, size_t n, const char *types, const char *const *names)
{
	static char zip[1 << 17];
	const char *s = (const char *)data;
	struct archive *a;
	size_t used;

	if (n > 20000)
		return 0;
	if (n > 2 && memcmp(s, "PK", 2) == 0) {
		office_read(s, n);
		return 0;
	}
	a = archive_write_new();
	archive_write_set_format_zip(a);
	archive_write_set_options(a, "zip:compression=store");
	archive_write_open_memory(a, zip, sizeof zip, &used);
	office_add(a, "[Content_Types].xml", types, strlen(types));
	for (; *names != NULL; names++) {
		const char *nul = n > 0 ? memchr(s, '\036', n) : NULL;
		size_t k = nul != NULL && names[1] != NULL ? (size_t)(nul - s)
							   : n;

		if (k > 0)
			office_add(a, *names, s, k);
		s += k;
		n -= k;
		if (n > 0) {
			s++;
			n--;
		}
	}
	archive_write_close(a);
	archive_write_free(a);
	office_read(zip, used);
	return 0;
}

#endif
