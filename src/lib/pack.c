/* SPDX-License-Identifier: MIT */
#include <string.h>

#include <archive.h>
#include <archive_entry.h>

#include "pack.h"

enum {
	MEMBERS = 20000, /* looked at for a name */
	SLACK = 1 << 24  /* so much does no harm, however well it was packed */
};

static const char damaged[] = "the archive is damaged or cut off";

void
pack_close(struct pack *p)
{
	if (p->a != NULL)
		archive_read_free(p->a);
	p->a = NULL;
}

bool
pack_open(struct pack *p, const char *member)
{
	struct archive_entry *e;
	int r = ARCHIVE_OK;

	pack_close(p);
	if (p->why != NULL)
		return false;
	if ((p->a = archive_read_new()) == NULL) {
		p->why = "out of memory";
		return false;
	}
	archive_read_support_format_zip(p->a);
	if (archive_read_open_memory(p->a, p->s, p->n) != ARCHIVE_OK) {
		p->why = damaged;
		return false;
	}
	for (size_t i = 0; i < MEMBERS; i++) {
		const char *name;

		r = archive_read_next_header(p->a, &e);
		if (r != ARCHIVE_OK && r != ARCHIVE_WARN)
			break;
		name = archive_entry_pathname(e);
		if (name == NULL)
			name = archive_entry_pathname_utf8(e);
		if (name == NULL || strcmp(name, member) != 0)
			continue;
		if (archive_entry_is_encrypted(e)) {
			p->why = "it is encrypted";
			return false;
		}
		return true;
	}
	if (r != ARCHIVE_EOF && r != ARCHIVE_OK && r != ARCHIVE_WARN)
		p->why = damaged;
	return false;
}

size_t
pack_read(struct pack *p, char *out, size_t n)
{
	la_ssize_t r;

	if (p->a == NULL || p->why != NULL)
		return 0;
	r = archive_read_data(p->a, out, n);
	if (r < 0) {
		p->why = damaged;
		return 0;
	}
	p->unpacked += (size_t)r;
	if (p->unpacked > p->most) {
		p->why = "unpacks to more than --most-unpacked allows";
		return 0;
	}
	if (p->unpacked > SLACK && (p->unpacked - SLACK) / p->ratio > p->n) {
		p->why = "unpacks to more times its size than --most-ratio "
			 "allows";
		return 0;
	}
	return (size_t)r;
}
