/* SPDX-License-Identifier: MIT */
#include "guard.h"
#include "tap.h"

static struct doc d;

static struct flow *
flow(const char *s)
{
	doc_from(&d, "t", s, strlen(s));
	return flow_of(&d, &d.mem);
}

int
main(void)
{
	size_t sum = guard_add(SPAN("费万元| 万元")),
	       none = guard_add(SPAN(""));
	size_t end = guard_add(SPAN("万\n|万，")), later;
	struct flow *f = flow("收入12万元\n\n会议费万元，为 万元\n其他\n"
			      "投入2万\n\n补助3万");
	const struct hit *h = guard_hits(f, sum);

	ok(h->n == 1 && h->para[0] == 1, "one of several, told once");
	h = guard_hits(f, end);
	ok(h->n == 2 && h->para[0] == 3 && h->para[1] == 4,
	    "the end of a paragraph, of the last one too");
	is_int((long long)guard_hits(f, none)->n, 0, "a pattern without any");
	later = guard_add(SPAN("其他"));
	h = guard_hits(f, later);
	ok(h->n == 1 && h->para[0] == 2, "added behind the first question");
	ok(guard_hits(flow(""), sum)->n == 0, "nothing");
	return tap_end();
}
