/* SPDX-License-Identifier: MIT */
/*
 * reading: the figures of a document with their part in the sentence.
 *
 * Every figure becomes a token with a role: an amount (which alone can be a
 * total or a part), a change (增加5万元), the base of a comparison
 * (比上年3万元) or a rate.  Changes, bases and rates belong to a host, the
 * amount that they speak of: the nearest before them in the same bracket.  The
 * roles follow from cue words (cues.tsv) in the clause before the figure, the
 * clause being what stands since the last , ; : 。 、 or bracket.
 *
 * Nothing here looks at values.
 */
#ifndef READING_H
#define READING_H

#include "cue.h"
#include "figure.h"

#define NO_TOKEN ((size_t)-1)

enum role {
	ROLE_AMOUNT,
	ROLE_CHANGE, /* sign: +1 more, -1 less, 0 not said */
	ROLE_BASE,   /* what is compared with */
	ROLE_RATE,   /* percent, permille, 百分点 */
	ROLE_ASIDE   /* years, bounds of rules, points: no part */
};

enum against { /* what a change, base or rate is measured by */
	AGAINST_UNKNOWN,
	AGAINST_PRIOR,  /* 上年 同比 */
	AGAINST_BUDGET, /* 预算 */
	AGAINST_TASK    /* 计划 任务 目标 */
};

/* How far two figures are apart, the strongest stop between them. */
enum stop {
	STOP_NONE,
	STOP_LIST,      /* 、 */
	STOP_COMMA,     /* ， */
	STOP_COLON,     /* ： */
	STOP_SEMICOLON, /* ； */
	STOP_FULL,      /* 。 */
	STOP_LINE       /* a line end that ends a sentence */
};

struct token {
	const struct figure *figure;
	enum role role;
	int sign;
	enum against against;
	size_t host;        /* index of the amount it belongs to, or NO_TOKEN */
	struct span clause; /* tail of the lead after the last stop */
	size_t clause_at;   /* its offset in the lead */
	enum stop stop;     /* the strongest in the lead */
	unsigned depth;     /* bracket nesting */
	size_t bracket;     /* number of the bracket it stands in; 0 outside */
	size_t rank;        /* of its list mark: 0 none, 1 一、 2 （一）
			     * 3 1. 一是 4 （1） 5 ① 第一 */
	unsigned ordinal;   /* number of its list mark, 0 none */
	bool marked;        /* the mark stands in this very lead */
	size_t cue, ncue;   /* its hits: reading.cues.v[cue .. cue+ncue) */
};

struct reading {
	const struct figures *figures;
	struct token *v; /* one for each figure, same order */
	size_t n;
	struct cues cues; /* hits in the leads, offsets in the lead */
	struct arena *mem;
};

/* Reads a document's figures; everything lives in the arena of the figures. */
void reading_make(struct reading *, const struct figures *);

/* The first or last hit of any of these classes in the lead, or in the clause,
 * of a token; NULL if there is none. */
const struct cue *reading_cue(
    const struct reading *, size_t token, uint32_t classes);
const struct cue *reading_last_cue(
    const struct reading *, size_t token, uint32_t classes);
const struct cue *reading_clause_cue(
    const struct reading *, size_t token, uint32_t classes);

/* The strongest stop between two tokens, a < b. */
enum stop reading_stop(const struct reading *, size_t a, size_t b);

/* Can these two stand in one sum: same kind and same base unit? */
bool reading_alike(const struct reading *, size_t a, size_t b);

#endif
