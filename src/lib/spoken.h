/* SPDX-License-Identifier: MIT */
/*
 * spoken: the series 一是 … 二是 … 四是 inside a paragraph.
 *
 * A number that is left out is a gap, unless it stands there without a stop
 * before it; where the number is there and its 是 is not (。四落实), a
 * character was lost.
 */
#ifndef SPOKEN_H
#define SPOKEN_H

#include "flow.h"

/* The findings of one paragraph. */
void spoken_check(struct flow *, size_t para, struct findings *);

#endif
