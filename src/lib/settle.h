/* SPDX-License-Identifier: MIT */
/*
 * settle: what a document as a whole tells of its subjects.
 *
 * A year that is nowhere named is the only one that is named at all.  An amount
 * without a basis is the outcome, if accounts of its year are given; 预算 alone
 * is 年初预算.  A part whose table has not its whole stands there for something
 * else.  A text with the words of a government's accounts gives one name to
 * several amounts.
 */
#ifndef SETTLE_H
#define SETTLE_H

#include "subject.h"

/* Linear in the figures. */
void settle(struct subjects *);

#endif
