/* SPDX-License-Identifier: MIT */
/*
 * plainsum: sums that no word announces, but that the figures make.
 *
 * An amount and the amounts that follow it in its sentence (监测户144户，已消除
 * 100户，未消除44户), and all amounts of a sentence against one amount near it
 * (从行业看，A 3万元，B 4万元).  Only amounts that no list has taken, only in
 * figures with digits enough that chance is out of the question, and only ever
 * to say that they agree.
 *
 * Bounds: PLAIN_PARTS amounts, PLAIN_REACH tokens to either side.
 */
#ifndef PLAINSUM_H
#define PLAINSUM_H

#include "lists.h"

enum { PLAIN_PARTS = 16, PLAIN_REACH = 25 };

/* Adds what closes to the lists, as LIST_FREE. */
void plainsum_read(struct lists *);

#endif
