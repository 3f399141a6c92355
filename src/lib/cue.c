/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "cue.h"
#include "share.h"
#include "utf.h"

enum { SLOTS = 1 << 12 };

struct word {
	struct span text;
	uint32_t classes;
	int sign;
	struct word *next; /* of the slot, longest first */
};

static struct word *slot[SLOTS];
static bool loaded;

/* In the order of the bits. */
static const char *const names[] = { "among", "include", "mainly", "each",
	"follows", "composed", "namely", "added", "total", "change", "cut",
	"than", "prior", "budget", "task", "share", "done", "saving", "result",
	"out", "in", "less", "basis", "opening", "table", "rate", "plan",
	"rest", "average", "until", "filler", "place" };

static size_t
slot_of(const char *s)
{
	const unsigned char *b = (const unsigned char *)s;

	return ((size_t)b[0] * 31u + b[1] * 197u + (size_t)b[2] * 1021u) %
	    SLOTS;
}

static void
add(struct span text, uint32_t classes, int sign)
{
	struct word **w = &slot[slot_of(text.s)], *new;

	for (; *w != NULL && (*w)->text.n >= text.n; w = &(*w)->next)
		if (span_is((*w)->text, text)) {
			(*w)->classes |= classes;
			if (sign != 0)
				(*w)->sign = sign;
			return;
		}
	new = arena_get(&perm, sizeof *new);
	new->text = text;
	new->classes = classes;
	new->sign = sign;
	new->next = *w;
	*w = new;
}

void
cues_load(void)
{
	struct tsv t = { 0 };
	size_t class, word, sign;

	if (loaded)
		return;
	loaded = true;
	share_open(&t, "cues.tsv");
	class = tsv_need(&t, "class");
	word = tsv_need(&t, "word");
	sign = tsv_need(&t, "sign");
	while (tsv_row(&t)) {
		const char *s = t.cell[sign];
		size_t bit = 0, n = sizeof names / sizeof *names;
		int v = *s == '-' ? -1 : *s == '+' ? 1 : 0;
		bool none = strcmp(t.cell[class], "none") == 0;

		while (!none && bit < n && strcmp(names[bit], t.cell[class]))
			bit++;
		if (bit == n)
			tsv_bad(&t, "unknown class '%s'", t.cell[class]);
		else if (t.len[word] < 3)
			tsv_bad(&t, "word '%s' is too short", t.cell[word]);
		else if (strcmp(s, "") != 0 && strcmp(s, "+") != 0 &&
		    strcmp(s, "-") != 0)
			tsv_bad(&t, "sign '%s' is none of + -", s);
		else
			add((struct span){ arena_dup(&perm, t.cell[word],
					       t.len[word]),
				t.len[word] },
			    none ? 0 : UINT32_C(1) << bit, v);
	}
	share_close(&t);
}

/* Most words differ in their first characters: no call for them. */
static inline bool
same(const char *a, const char *b, size_t n)
{
	for (size_t i = 2; i < n; i++)
		if (a[i] != b[i])
			return false;
	return a[0] == b[0] && a[1] == b[1];
}

void
cues_find(struct cues *c, struct span text)
{
	for (size_t i = 0, covered = 0; i + 3 <= text.n;) {
		const struct word *w = slot[slot_of(text.s + i)];

		for (; w != NULL; w = w->next)
			if (w->text.n <= text.n - i &&
			    same(w->text.s, text.s + i, w->text.n))
				break;
		if (w != NULL && i + w->text.n > covered) {
			covered = i + w->text.n;
			if (w->classes != 0)
				*ARENA_PUSH(c->mem, c->v, c->n,
				    c->cap) = (struct cue){ w->classes, w->sign,
					i, covered };
		}
		i += utf_len((unsigned char)text.s[i]);
	}
}
