/* SPDX-License-Identifier: MIT */
/*
 * relation: a stated figure against what other figures make of it.
 *
 * Two shapes.  An additive one: stated = sum of signed figures.  A quotient:
 * stated = (sum of signed figures) / (sum of signed figures), times 100 for a
 * percent and 1000 for a permille.  Both are exact: a figure is the interval
 * that its print means (XBRL Calculations 1.1, round mode), intervals add, and
 * for a quotient the corners of the intervals are compared by products.
 *
 * The effective quantum of money is its own last place.  A whole number takes
 * the finest place of the others in the same printed unit, since `8' beside
 * `3.56' means 8.00; never finer than 0.01 of the unit; but addends that
 * are all whole 亿元 under a total that is not are rounded.  A printed 0 has no
 * width; counts and points are exact; a percent has its own last place.  A
 * verdict allows the half-widths of all figures together: nobody is accused of
 * having rounded.  A search for a reading is strict, else a long list would
 * swallow a real slip: it allows at most two effective quanta, and a decimal
 * that most of the others outdo in places has dropped zeros.
 *
 * A quotient has at most four distinct figures.
 *
 * The pieces belong to the arena of the document; figures are pointed to.
 */
#ifndef RELATION_H
#define RELATION_H

#include "figure.h"
#include "finding.h"

struct operand {
	const struct figure *figure;
	int sign; /* +1 or -1 */
};

enum relation_status {
	REL_OK,
	REL_ROUNDING,
	REL_TRUNCATED,
	REL_PARTIAL,
	REL_MISMATCH,
	REL_EXCEEDS,
	REL_UNDEFINED,
	REL_STATUSES
};

struct relation {
	const char *check; /* sum, difference, share ...: of checks.tsv */
	const struct figure *stated;
	struct operand *part; /* addends, or the numerator */
	size_t nparts;
	struct operand base[3]; /* the denominator, if nbase > 0 */
	size_t nbase;
	int factor; /* of a quotient: 100, 1000 or 1 */
	/* what relation_judge found */
	enum relation_status status;
	bool held; /* could be judged at all: nothing overflowed */
	struct decimal computed, difference, allowed; /* in the stated unit */
	const char *hint;               /* single-edit repair, or NULL */
	const struct figure *elsewhere; /* gives the computed value, or NULL */
	const char *note; /* a further sentence for the message, or NULL */
	const char *note_zh;
	enum level most; /* lowers the level; LEVEL_ERROR leaves it */
};

/* An empty relation; n parts of room. */
struct relation relation_new(
    struct arena *, const char *check, const struct figure *stated, size_t n);

void relation_part(struct relation *, const struct figure *, int sign);
void relation_base(struct relation *, const struct figure *, int sign);

/*
 * Judges: REL_OK when it holds to the last printed digit, REL_ROUNDING within
 * the intervals, REL_TRUNCATED (quotients) when only cutting off explains it,
 * REL_UNDEFINED on a base of zero, else REL_MISMATCH.  Whether a list below or
 * above its total is partial or exceeds is the reader's to say.  A figure with
 * a bound makes its interval one-sided or wider (about: a unit of its last
 * place, an amount at least half a percent), and a relation with one is never
 * worse than REL_ROUNDING unless the bound itself is
 * contradicted beyond that.  False, with held == false, on overflow.
 */
bool relation_judge(struct relation *);

/* Does it hold within two effective quanta?  For choosing among readings; what
 * has a bound counts as printed. */
bool relation_closes(const struct relation *);

/* The effective quantum of a figure within a relation, in its unit. */
struct decimal relation_quantum(const struct relation *, const struct figure *);

/* The relations of one document; telling.h makes findings of them. */
struct relations {
	struct relation *v;
	size_t n, cap;
	struct arena *mem;
};

/* Appends it; the pointer is good until the next. */
struct relation *relations_add(struct relations *, struct relation);

#endif
