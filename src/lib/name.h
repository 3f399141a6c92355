/* SPDX-License-Identifier: MIT */
/*
 * name: is an amount what a phrase calls it?
 *
 * `占一般公共预算收入的' names its base; the base is the amount with that
 * label. Names are compared without blanks, quotes, the words for time and
 * place in front (2023年, 全市) and the fillers at both ends (完成, 为, 合计).
 * A label that ends in the name fits it (全口径税收收入 is a 税收收入); a name
 * that ends in the label fits when the label is long enough to be a name of its
 * own.
 */
#ifndef NAME_H
#define NAME_H

#include "reading.h"

enum name_fit {
	NAME_OTHER,
	NAME_LIKE, /* the phrase says more than the label */
	NAME_TAIL, /* the label ends in the phrase, but many may: 收入, 支出 */
	NAME_FITS, /* the label says more than the phrase */
	NAME_SAME
};

enum { NAME_BYTES = 240 };

struct name {
	char s[NAME_BYTES];
	size_t n;
	const char *core; /* what is left without time, place and fillers */
	size_t core_n;
	bool placed; /* it says whose: 全市 */
};

/* Strips a piece of text to its name. */
void name_make(struct name *, struct cues *scratch, struct span);

/* The name of a token's figure: its label, else its clause. */
void name_of(
    struct name *, struct cues *scratch, const struct reading *, size_t token);

enum name_fit name_fit(const struct name *label, const struct name *phrase);

/* Bytes that the ends of two names have in common. */
size_t name_common(const struct name *, const struct name *);

/* Does the text hold one of the words, | between them? */
bool name_under(struct span text, struct span words);

#endif
