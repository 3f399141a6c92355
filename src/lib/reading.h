/* SPDX-License-Identifier: MIT */
/*
 * reading: the figures of a document with their part in the sentence.
 *
 * Every figure becomes a token with a role: an amount (which alone can be a
 * total or a part), a change (增加5万元), the base of a comparison
 * (比上年3万元, 完成预算3万元的90%) or a rate.  Changes, bases and rates belong
 * to a host, the amount that they speak of: the nearest before them in the same
 * bracket.  The roles follow from cue words (cues.tsv) in the clause before the
 * figure, the clause being what stands since the last , ; : 。 、 or bracket.
 *
 * Figures of tables are no prose: they are tokens with role ROLE_ASIDE.
 *
 * Nothing here looks at values.  The work is linear: a host is looked for among
 * the HOST_REACH tokens before.
 */
#ifndef READING_H
#define READING_H

#include "cue.h"
#include "figure.h"
#include "lead.h"

#define NO_TOKEN ((size_t)-1)

enum { HOST_REACH = 32 };

enum role {
	ROLE_AMOUNT,
	ROLE_CHANGE, /* sign: +1 more, -1 less, 0 not said */
	ROLE_BASE,   /* what is compared with */
	ROLE_RATE,   /* percent, permille, 百分点 */
	ROLE_ASIDE   /* cells, spans of time, averages, points: no part */
};

enum against { /* what a change, base or rate is measured by */
	AGAINST_UNKNOWN,
	AGAINST_PRIOR,  /* 上年 同比 */
	AGAINST_BUDGET, /* 预算 */
	AGAINST_TASK    /* 计划 任务 目标 */
};

/* What nearly all readers ask of a token stands in front, in the bytes that are
 * fetched together. */
struct token {
	const struct figure *figure;
	enum role role;
	enum stop stop; /* the strongest in text */
	unsigned like;  /* the same for all figures of one kind and unit */
	unsigned depth; /* bracket nesting */
	size_t bracket; /* number of the bracket it stands in; 0 outside */
	uint32_t classes, clause_classes; /* of its hits; those in the clause */
	int sign;
	enum against against;
	unsigned outer;     /* lowest rank of the marks in text, 0 none */
	bool marked;        /* its mark stands in this very lead */
	bool opens;         /* its bracket opens in this very lead */
	bool digits;        /* text has ASCII digits */
	size_t host;        /* index of the amount it belongs to, or NO_TOKEN */
	size_t around;      /* number of the bracket around its own */
	struct span text;   /* the lead, folded (lead.h) */
	struct span clause; /* tail of text after the last stop or bracket */
	size_t clause_at;   /* its offset in text */
	size_t cue, ncue;   /* its hits: reading.cues.v[cue .. cue+ncue) */
	struct mark mark;   /* the list mark it stands under; rank 0 none */
};

struct reading {
	const struct figures *figures;
	struct token *v; /* one for each figure, same order */
	size_t n;
	struct cues cues; /* hits in the leads, offsets in token.text */
	struct arena *mem;
};

/* Reads a document's figures; everything lives in the arena of the figures.
 * cues_load() comes first. */
void reading_make(struct reading *, const struct figures *);

/* The first or last hit of any of these classes in the lead, or the first in
 * the clause, of a token; NULL if there is none. */
const struct cue *reading_cue(
    const struct reading *, size_t token, uint32_t classes);
const struct cue *reading_last_cue(
    const struct reading *, size_t token, uint32_t classes);
const struct cue *reading_clause_cue(
    const struct reading *, size_t token, uint32_t classes);

/* The text after a token: the folded lead of the next, or the folded trail. */
struct span reading_tail(const struct reading *, size_t token);

/* The strongest stop between two tokens, a < b.  Linear in b - a. */
enum stop reading_stop(const struct reading *, size_t a, size_t b);

/* Can these two stand in one sum: same kind and same base unit? */
bool reading_alike(const struct reading *, size_t a, size_t b);

/* Does `由B增加到T' end in this token, B being the one before? */
bool reading_from_to(const struct reading *, size_t token);

#endif
