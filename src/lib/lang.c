/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "err.h"
#include "lang.h"
#include "share.h"

struct pair {
	const char *en, *zh;
};

static struct pair *pairs;
static size_t npair, cap;

enum lang
lang_env(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *s = getenv(names[i]);
		if (s != NULL && *s != '\0')
			return strncmp(s, "zh", 2) == 0 ? LANG_ZH : LANG_EN;
	}
	return LANG_EN;
}

enum lang
lang_named(const char *s)
{
	if (strcmp(s, "zh") != 0 && strcmp(s, "en") != 0)
		die("language '%s' is neither en nor zh", s);
	return *s == 'z' ? LANG_ZH : LANG_EN;
}

/* Copies the conversions of a format, one after the other. */
static void
conversions(const char *s, char *to, size_t room)
{
	size_t n = 0;

	while ((s = strchr(s, '%')) != NULL) {
		size_t k = 1 + strspn(s + 1, "-+ #0123456789.*hlzjt");
		if (s[k] == '\0')
			break;
		k++;
		if (n + k >= room)
			break;
		memcpy(to + n, s, k);
		n += k;
		s += k;
	}
	to[n] = '\0';
}

static bool
same_conversions(const char *a, const char *b)
{
	char x[128], y[128];

	conversions(a, x, sizeof x);
	conversions(b, y, sizeof y);
	return strcmp(x, y) == 0;
}

static void
load(void)
{
	struct tsv t = { .comments = true };
	int fd = open(share_path("messages.tsv"), O_RDONLY | O_CLOEXEC);
	size_t en, zh;

	/* no table, no Chinese: a message about messages helps nobody */
	if (fd < 0 || !tsv_open(&t, fd, "messages.tsv"))
		return;
	en = tsv_find(&t, "en");
	zh = tsv_find(&t, "zh");
	while (en != TSV_NONE && zh != TSV_NONE && tsv_row(&t)) {
		struct pair *p;
		if (!same_conversions(t.cell[en], t.cell[zh]))
			continue;
		p = ARENA_PUSH(&perm, pairs, npair, cap);
		p->en = arena_dup(&perm, t.cell[en], t.len[en]);
		p->zh = arena_dup(&perm, t.cell[zh], t.len[zh]);
	}
	tsv_close(&t);
}

const char *
lang_text(const char *format)
{
	static bool loaded;

	if (lang_env() != LANG_ZH)
		return format;
	if (!loaded) {
		loaded = true;
		load();
	}
	for (size_t i = 0; i < npair; i++)
		if (strcmp(pairs[i].en, format) == 0)
			return pairs[i].zh;
	return format;
}
