/* SPDX-License-Identifier: MIT */
/*
 * lists: which figures of a reading are parts of which total.
 *
 * A list stands after its total (其中, 分别为, a bracket, a list numbered from
 * 1) or before it (合计).  What begins it is its opener: the first token that
 * stands behind the cue.  All readings that the grammar allows are tried, the
 * plainest first, and a reading that closes is taken; inner lists are read
 * before the lists around them, so that their extent is known.  A list that no
 * reading closes is kept in its plainest reading, with closes false; whether
 * that accuses anyone is the matter of verdict.h.
 *
 * Amounts make lists, and so do changes
 * (减少5万元，其中：A减少3万元，B减少2万元): all parts of a list have the role
 * of its total, and changes carry the signs of their verbs.
 *
 * Bounds: a list reaches LIST_REACH tokens ahead (by its marks four times as
 * many) and has LIST_PARTS parts, its total is one of the LIST_WHOLES nearest
 * before it among LIST_BACK tokens, and the search for one opener ends after
 * LIST_STEPS steps; so the work is linear in the figures.  A list that goes on
 * behind a bound, or whose search ended, and that does not close in what was
 * read, is cut: it is counted, and nothing is told of what all its parts make.
 */
#ifndef LISTS_H
#define LISTS_H

#include "reading.h"
#include "relation.h"

enum {
	LIST_REACH = 64,
	LIST_BACK = 24,
	LIST_WHOLES = 4,
	LIST_PARTS = 48,
	LIST_STEPS = 4000
};

enum list_kind {
	LIST_AFTER,    /* items after their total, by a cue word */
	LIST_BRACKET,  /* the same, by a bracket alone */
	LIST_NUMBERED, /* the same, by list marks alone */
	LIST_BEFORE,   /* items before their total */
	LIST_FREE      /* no word says so; the figures do */
};

/* An amount, for finding one by its value. */
struct where {
	unsigned like;
	int64_t value;
	size_t token;
};

struct list {
	enum list_kind kind;
	uint32_t cues; /* classes of the words that open it */
	size_t opener; /* first token of the list */
	size_t total;  /* token */
	size_t *part;  /* tokens, in order of the text */
	size_t n;
	size_t last;    /* last token that belongs to it, parts of parts too */
	enum stop stop; /* strongest stop between the total and the cue */
	bool colon;     /* a colon stands behind the cue */
	bool marked;    /* read by its list marks */
	bool closes;    /* the parts make the total */
	bool ended;     /* its end is visible: not the end of the input */
	bool certain;   /* its extent is not in doubt */
	bool cut;       /* it does not close, and a bound ended its reading */
};

struct lists {
	const struct reading *reading;
	struct list *v;
	size_t n, cap;
	size_t bounded; /* how many a bound cut short */
	struct arena *mem;
	/* for each token */
	size_t *of_part;     /* 1 + index of the closed list it is a part of */
	size_t *of_total;    /* 1 + index of the last closed list it totals */
	size_t *of_opener;   /* 1 + index of the closed list that it opens */
	int64_t *value;      /* in the finest place of the document, signed by
			      * its verb of change */
	int64_t *quantum;    /* one unit of its last place; -1: does not fit, so
			      * that it is no part of a sum */
	bool negative;       /* is there one below 0? */
	struct where *place; /* amounts, equal ones together once looked for */
	size_t places;
	struct equals *equals; /* of `place' */
};

/* Reads all lists of a document. */
void lists_read(struct lists *, const struct reading *);

/* The amounts of a unit and value: the index in `place' of the first; how many
 * there are in *n. */
size_t lists_find(
    const struct lists *, unsigned like, int64_t value, size_t *n);

/* The relation that a list states. */
struct relation list_relation(const struct lists *, const struct list *);

/* For the modules that read further lists: keeps a list and notes its tokens,
 * if it closes. */
void lists_add(struct lists *, const struct list *);

/* Can a token stand in sums with another: same role, same unit, a value? */
static inline bool
lists_match(const struct lists *l, size_t a, size_t b)
{
	const struct token *v = l->reading->v;

	return v[a].role == v[b].role && v[a].like == v[b].like &&
	    l->quantum[a] >= 0;
}

/* Can one be part of the other: of no other year or basis? */
bool lists_comparable(const struct lists *, size_t a, size_t b);

/* The relation of a total and n parts closes. */
bool lists_close(
    const struct lists *, size_t total, const size_t *part, size_t n);

#endif
