/* SPDX-License-Identifier: MIT */
/*
 * docnum: the numbers of cited documents, 财预〔2020〕10号.
 *
 * The norm (GB/T 9704) writes the year in six-cornered brackets, the number
 * without 第 and without leading zeros.  docnums.tsv says which title belongs
 * to a number.
 */
#ifndef DOCNUM_H
#define DOCNUM_H

#include "flow.h"

void docnum_load(void);

/* Tells of numbers that are later than `year' (0: the report gives none), of
 * another form, or under another title. */
void docnum_check(
    struct flow *, unsigned year, const char *dated, struct findings *);

#endif
