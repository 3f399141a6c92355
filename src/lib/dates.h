/* SPDX-License-Identifier: MIT */
/*
 * dates: dates and numbers of documents that cannot be.
 *
 * Days that do not exist, dates that lost their signs (2021420), a full-year
 * report signed before its year was over, a cited document later than the
 * report, a report published before it was signed, figures that stop in the
 * year, a title of another year than the text, a number of a document in
 * another form than the norm's or under another document's title.
 *
 * What depends on the kind of report (a full year's) is only said where the
 * title tells it; a report that gives no date of its own is not dated from
 * elsewhere, and nothing is taken from the clock.  The forms of dates are
 * patterns of share/duizhang/dates.tsv, the numbers and titles of documents
 * rows of docnums.tsv.
 */
#ifndef DATES_H
#define DATES_H

#include "flow.h"

/* Reads dates.tsv and docnums.tsv; leaves if one is missing or broken. */
void dates_load(void);

void dates_check(struct flow *, struct findings *);

#endif
