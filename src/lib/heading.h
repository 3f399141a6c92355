/* SPDX-License-Identifier: MIT */
/*
 * heading: what a line's beginning tells: headings, list marks, the title.
 *
 * The section is the path of the last headings, 2.1 for （一） under 二、.  A
 * line that begins with 一、 or （一） is a heading, whatever follows on it;
 * one that begins with 1. only if it is short and holds no full stop.  In a
 * lines stream the reader of the form has said so already (kind head).
 *
 * The title is what stands before the first full stop: its short lines give the
 * report's year (the first 20xx年 there, else the first 20xx年度 of the text)
 * and the entity (绥宁县…人民政府).
 */
#ifndef HEADING_H
#define HEADING_H

#include <stdbool.h>

#include "doc.h"
#include "number.h"
#include "span.h"
#include "utf.h"

enum { HEADING_PATH = 48, HEADING_NAME = 96 };

struct heading {
	unsigned level[4];
	char path[HEADING_PATH]; /* 2.1 */
	size_t npath;
	bool moved;      /* path is new */
	bool body;       /* the title is over */
	unsigned titles; /* lines of the title seen */
	unsigned year;   /* of the report, 0 not known */
	char entity[HEADING_NAME];
	size_t nentity;
};

/* Reads a line [s, end) at its beginning. */
void heading_line(
    struct heading *, const char *s, const char *end, const struct line *);

/* The level that a line's mark tells, 1..4; 0 if it is no heading. */
unsigned heading_level(const char *s, const char *end);

/* The length of the list mark that begins at s: 一、 （一） 1. 1、 （1） 1) ①
 * 一是 第一，; 0 if there is none.  It must begin a line or a clause, which the
 * caller knows. */
size_t heading_mark(const char *s, const char *end);

/* The same, where mostly there is none but the first letter of a word. */
static inline size_t
heading_mark_of(const char *s, const char *end)
{
	size_t len;
	uint32_t c = s < end ? utf_get(s, &len) : 0;

	if (c >= 0x4e00 && c <= 0x9fff && c != 0x7b2c /* 第 */ &&
	    !number_numeral(c))
		return 0;
	return heading_mark(s, end);
}

#endif
