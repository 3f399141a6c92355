/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "leadtext.h"

static bool
inside(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

void
leadtext_carry(struct leadtext *l, struct span text)
{
	size_t room = sizeof l->head - l->nhead;
	size_t n = text.n < room ? text.n : room;

	if (text.n == 0)
		return;
	memcpy(l->head + l->nhead, text.s, n);
	l->nhead += n;
	l->total += text.n;
	if (text.n >= sizeof l->tail) {
		l->ntail = sizeof l->tail;
		memcpy(l->tail, text.s + text.n - l->ntail, l->ntail);
		return;
	}
	room = sizeof l->tail - l->ntail;
	n = text.n > room ? text.n - room : 0;
	memmove(l->tail, l->tail + n, l->ntail - n);
	l->ntail -= n;
	memcpy(l->tail + l->ntail, text.s, text.n);
	l->ntail += text.n;
}

/* The last LEADTEXT_TAIL bytes of a and b, less what is half a character. */
static struct span
end_of(struct span a, struct span b, char *room)
{
	size_t n = b.n < LEADTEXT_TAIL ? LEADTEXT_TAIL - b.n : 0;
	struct span s = { room, 0 };

	if (n > a.n)
		n = a.n;
	if (n == 0) {
		s = span_from(b, b.n - LEADTEXT_TAIL);
	} else {
		memcpy(room, a.s + a.n - n, n);
		memcpy(room + n, b.s, b.n);
		s.n = n + b.n;
	}
	while (s.n > 0 && inside(*s.s))
		s = span_from(s, 1);
	return s;
}

struct span
leadtext_bound(const struct leadtext *l, struct span text, struct arena *mem)
{
	struct span gone = { l->head, l->nhead }, last;
	char head[LEADTEXT_HEAD + 1], room[LEADTEXT_TAIL], *to;
	size_t n, from;

	if (l->total + text.n <= LEADTEXT_MOST) {
		to = arena_get(mem, l->total + text.n + 1);
		memcpy(to, gone.s, gone.n);
		if (text.n > 0)
			memcpy(to + gone.n, text.s, text.n);
		return (struct span){ to, gone.n + text.n };
	}
	n = gone.n < sizeof head ? gone.n : sizeof head;
	memcpy(head, gone.s, n);
	if (n < sizeof head)
		memcpy(head + n, text.s, sizeof head - n);
	for (n = LEADTEXT_HEAD; n > 0 && inside(head[n]);)
		n--;
	last = end_of((struct span){ l->tail, l->ntail }, text, room);
	to = arena_get(mem, n + 3 + last.n + 1);
	memcpy(to, head, n);
	memcpy(to + n, "…", 3);
	from = n + 3;
	memcpy(to + from, last.s, last.n);
	return (struct span){ to, from + last.n };
}
