/* SPDX-License-Identifier: MIT */
/*
 * changed: which amount a change, or a base that it is measured by, speaks of.
 *
 * In this order: the amount that the clause names (与上年相比，支出总计减少D), be
 * it the total of a list or in a sentence before; what is called nothing but
 * the outcome (支出决算) has the name of its budget.  Else the nearest amount
 * before in the sentence, of the change's own kind; else, of several changes in
 * a sentence, that of the first; else, where a sentence begins anew, that of
 * the one before.
 *
 * A change is tied to its amount if every word between them was understood:
 * comparing words, time, and at most the amount's own name; only then may a
 * relation of the two be told as wrong.
 *
 * All functions look a constant number of figures back.
 */
#ifndef CHANGED_H
#define CHANGED_H

#include "tie.h"

/* The amount, or NO_TOKEN. */
size_t changed_host(struct tie *, size_t token);

/* How well an amount fits a name: 三公经费支出预算为B，支出决算为T: T has that of
 * its budget. */
enum name_fit changed_fit(struct tie *, size_t token, const struct name *);

/* The nearest amount before a token that best fits a name, or NO_TOKEN. */
size_t changed_named(struct tie *, size_t token, const struct name *);

/* Is the change or base tied to this amount? */
bool changed_tied(struct tie *, size_t host, size_t token);

/* Does a rate or change between an amount and a token speak of something else
 * (收入T，增长a%，税收收入下降b%，占…的P%)? */
bool changed_turned(struct tie *, size_t host, size_t token);

/* The year that a change is told of: 2023年末货币资金较2022年末增加. */
unsigned changed_year(const struct reading *, size_t token);

/* Could a change of one amount be measured on another? */
bool changed_measures(const struct reading *, size_t host, size_t change);

/* Is the second amount by its year or words that of the year before the
 * first? */
bool changed_last_year(const struct reading *, size_t now, size_t then);

/* Is nothing said of an amount but that it is of the year before? */
bool changed_prior(const struct reading *, size_t token);

/* Of 由B增加到T, that ends in this token: may a change that a phrase speaks of be
 * the one from B to T?  较上年 is not from three years before. */
bool changed_span(const struct reading *, size_t token, const struct phrase *);

/* Are this amount and the one before it of one name and of two years running?
 * now and then are the later and the earlier of the two, in either order. */
bool changed_years(struct tie *, size_t last, size_t *now, size_t *then);

#endif
