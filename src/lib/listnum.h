/* SPDX-License-Identifier: MIT */
/*
 * listnum: the numbers that a word processor puts before paragraphs.
 *
 * A list has nine levels, each with a form (一 1 (1) i ...), a text around it
 * (`第%1条') and a start.  Several lists may share one series of numbers, and
 * one of them may begin it anew.  Bullets are nothing to read and give no text.
 */
#ifndef LISTNUM_H
#define LISTNUM_H

#include <stdbool.h>

#include "arena.h"

enum { LIST_LEVELS = 9, LIST_TEXT = 64, LIST_LABEL = 160 };

struct list_level {
	char form[32]; /* decimal, chineseCounting ... as OOXML names them */
	char text[LIST_TEXT];
	long start;
};

struct list_series {
	long id;
	struct list_level level[LIST_LEVELS];
	long count[LIST_LEVELS]; /* -1: not begun */
};

struct list_use {
	long id, series;
	long restart[LIST_LEVELS]; /* -1: none */
	bool used;
};

struct lists {
	struct list_series *series;
	size_t nseries, cap;
	struct list_use *use;
	size_t nuse, usecap;
};

/* A new series; a new list. */
struct list_series *lists_series(struct lists *, struct arena *, long id);
struct list_use *lists_use(struct lists *, struct arena *, long id);

/* The label of the next paragraph of a list at a level (from 0); "" if it has
 * none. */
const char *lists_next(struct lists *, long list, long level, char *label);

#endif
