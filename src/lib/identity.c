/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "identity.h"
#include "repair.h"
#include "sense.h"
#include "share.h"

enum {
	OWN = 6,     /* bytes before 本级: 我市 */
	SLOTS = 512, /* of the hash of names, many times their number */
	PROOF = 5    /* digits that make a slip of the pen convincing */
};

struct equation {
	const char *group;
	unsigned total;
	unsigned part[IDENTITY_PARTS];
	int sign[IDENTITY_PARTS];
	bool rare[IDENTITY_PARTS];
	size_t n;
	bool minus; /* has a part that is taken away */
};

static struct {
	struct span name;
	unsigned id; /* from 1; 0: empty slot */
} slot[SLOTS];
static unsigned names;
static struct equation *equations;
static size_t count, room;
static bool loaded;

/* By the length and a byte of three characters, which tell the names apart well
 * enough. */
static size_t
slot_of(struct span s)
{
	size_t h = s.n;

	if (s.n > 0)
		h += (unsigned char)s.s[s.n - 1] * 257u +
		    (unsigned char)s.s[s.n / 2] * 67u +
		    (unsigned char)s.s[s.n > 2 ? 2 : 0] * 31u;
	for (h %= SLOTS; slot[h].id != 0 && !span_is(slot[h].name, s);)
		h = (h + 1) % SLOTS;
	return h;
}

static unsigned
intern(const char *s)
{
	size_t n = strlen(s), h = slot_of((struct span){ s, n });

	if (slot[h].id == 0) {
		if (names + 1 == SLOTS)
			die("identities.tsv: too many names");
		slot[h].name = (struct span){ arena_dup(&perm, s, n), n };
		slot[h].id = ++names;
	}
	return slot[h].id;
}

void
identities_load(void)
{
	struct tsv t = { 0 };
	size_t group, total, part, sign, rare;
	struct equation *e = NULL;

	if (loaded)
		return;
	loaded = true;
	share_open(&t, "identities.tsv");
	group = tsv_need(&t, "group");
	total = tsv_need(&t, "total");
	part = tsv_need(&t, "part");
	sign = tsv_need(&t, "sign");
	rare = tsv_need(&t, "rare");
	while (tsv_row(&t)) {
		bool minus = strcmp(t.cell[sign], "-") == 0;

		if (e == NULL || strcmp(e->group, t.cell[group]) != 0) {
			e = ARENA_PUSH(&perm, equations, count, room);
			e->group = arena_dup(
			    &perm, t.cell[group], t.len[group]);
			e->total = intern(t.cell[total]);
		}
		if (!minus && strcmp(t.cell[sign], "+") != 0)
			tsv_bad(&t, "sign '%s' is none of + -", t.cell[sign]);
		else if (e->total != intern(t.cell[total]))
			tsv_bad(&t, "another total in one group");
		else if (e->n == IDENTITY_PARTS)
			tsv_bad(&t, "more than %d parts", IDENTITY_PARTS);
		else {
			e->part[e->n] = intern(t.cell[part]);
			e->rare[e->n] = t.len[rare] > 0;
			e->sign[e->n++] = minus ? -1 : 1;
			e->minus |= minus;
		}
	}
	share_close(&t);
}

static unsigned
name_of(const struct lists *l, size_t token)
{
	const struct token *t = &l->reading->v[token];

	if (l->quantum[token] < 0 || t->role != ROLE_AMOUNT ||
	    t->figure->term.n == 0)
		return 0;
	return slot[slot_of(t->figure->term)].id;
}

/* The name of a member of a list, by its label where the label says whose it is
 * first (市本级政府债务余额). */
static unsigned
own_name(const struct lists *l, size_t token)
{
	const struct token *t = &l->reading->v[token];
	struct span label = t->figure->label;
	size_t n, own = sense_find(SENSE_OWN_LEVEL, label, &n);
	unsigned id = name_of(l, token);

	if (id != 0 || t->role != ROLE_AMOUNT || t->figure->term.n > 0 ||
	    own > OWN || n == 0)
		return id;
	return slot[slot_of(span_from(label, own + n))].id;
}

static bool
agree(const struct lists *l, size_t a, size_t b)
{
	return reading_alike(l->reading, a, b) && lists_comparable(l, a, b);
}

/* The nearest token of a name around the total, those behind it first. */
static size_t
nearest(const struct lists *l, const unsigned *id, size_t total, unsigned name)
{
	for (size_t d = 1; d <= IDENTITY_REACH; d++) {
		if (total + d < l->reading->n && id[total + d] == name &&
		    agree(l, total, total + d))
			return total + d;
		if (d <= total && id[total - d] == name &&
		    agree(l, total, total - d))
			return total - d;
	}
	return NO_TOKEN;
}

static void
told(struct lists *l, struct relations *to, size_t total,
    const struct equation *e, const size_t *part, const int *sign, size_t n)
{
	struct relation r = relation_new(
	    l->mem, "sum", l->reading->v[total].figure, n);
	struct repair fix;

	for (size_t i = 0; i < n; i++)
		relation_part(&r, l->reading->v[part[i]].figure, sign[i]);
	if (!relation_judge(&r))
		return;
	if (r.status > REL_ROUNDING) {
		fix = repair_find(&r, PROOF, l->mem);
		if (e->minus || fix.found == 0 || fix.weight < PROOF)
			return;
		r.hint = fix.hint;
	}
	relations_add(to, r);
}

static void
hold(struct lists *l, struct relations *to, const unsigned *id,
    const bool *there, size_t total, const struct equation *e)
{
	size_t part[IDENTITY_PARTS], n = 0, filled = 0;
	int sign[IDENTITY_PARTS];

	for (size_t i = 0; i < e->n; i++) {
		size_t at = there[e->part[i]]
		    ? nearest(l, id, total, e->part[i])
		    : NO_TOKEN;
		if (at == NO_TOKEN)
			continue;
		filled += l->value[at] != 0;
		sign[n] = e->sign[i];
		part[n++] = at;
	}
	if (filled < 2)
		return;
	if (!e->minus && lists_close(l, total, part, n)) {
		struct list list = { .kind = LIST_FREE,
			.opener = part[0],
			.total = total,
			.part = part,
			.n = n,
			.last = part[n - 1],
			.closes = true };
		lists_add(l, &list);
	} else
		told(l, to, total, e, part, sign, n);
}

void
identities_read(struct lists *l, struct relations *to)
{
	const struct reading *r = l->reading;
	unsigned *id = arena_array(l->mem, r->n + 1, sizeof *id);
	bool there[SLOTS] = { false };

	for (size_t i = 0; i < r->n; i++) {
		id[i] = name_of(l, i);
		there[id[i]] = true;
	}
	for (size_t i = 0; i < r->n; i++)
		for (size_t k = 0; id[i] != 0 && k < count; k++)
			if (equations[k].total == id[i] && l->of_total[i] == 0)
				hold(l, to, id, there, i, &equations[k]);
}

/* The names of the parts of a list. */
struct names {
	unsigned id[IDENTITY_PARTS];
	size_t n;
};

/* Do the parts of the list fill the equation, rare parts apart? */
static bool
fills(const struct names *list, const struct equation *e)
{
	size_t met = 0;

	for (size_t m = 0; m < e->n; m++) {
		size_t i = 0;
		while (i < list->n && list->id[i] != e->part[m])
			i++;
		met += i < list->n;
		if (i == list->n && !e->rare[m])
			return false;
	}
	return met == list->n;
}

bool
identity_complete(const struct lists *l, const struct list *list)
{
	struct names parts = { .n = 0 };
	unsigned total;

	/* no equation has more parts */
	if (list->cues & CUE_MAINLY || list->n < 2 ||
	    list->n > IDENTITY_PARTS || (total = own_name(l, list->total)) == 0)
		return false;
	for (size_t k = 0; k < count; k++) {
		if (equations[k].total != total || equations[k].minus)
			continue;
		while (parts.n < list->n) {
			parts.id[parts.n] = own_name(l, list->part[parts.n]);
			parts.n++;
		}
		if (fills(&parts, &equations[k]))
			return true;
	}
	return false;
}

bool
identity_part(const struct lists *l, const struct list *list)
{
	unsigned total = own_name(l, list->total);

	for (size_t k = 0; total != 0 && k < count; k++) {
		size_t met = 0;
		if (equations[k].total != total || equations[k].minus)
			continue;
		for (size_t i = 0; i < list->n; i++)
			for (size_t m = 0; m < equations[k].n; m++)
				met += own_name(l, list->part[i]) ==
				    equations[k].part[m];
		if (met == list->n)
			return true;
	}
	return false;
}
