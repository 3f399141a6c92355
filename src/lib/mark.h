/* SPDX-License-Identifier: MIT */
/*
 * mark: the number that a heading or an item of a list begins with.
 *
 * Chinese numerals make `一、' and `（一）', Arabic ones `1.' `1、' `（1）'
 * `1)', circled ones `①'; `第一章' and `第一部分' stand above them all.  A
 * number with decimals (1.5亿元) or a year is no mark.
 */
#ifndef MARK_H
#define MARK_H

#include <stdbool.h>
#include <stddef.h>

#include "span.h"

enum mark_style {
	MARK_PART,           /* 第一部分、第一章 */
	MARK_HAN,            /* 一、 */
	MARK_HAN_BRACKET,    /* （一） */
	MARK_ARABIC,         /* 1. 1、 1． */
	MARK_ARABIC_BRACKET, /* （1） (1) 1) 1） */
	MARK_CIRCLED,        /* ① */
	MARK_STYLES
};

struct mark {
	enum mark_style style;
	unsigned number;
	struct span text; /* with its punctuation: `（一）', `4、' */
};

/* Reads the mark that a text without leading blanks begins with. */
bool mark_read(struct mark *, struct span);

/* The number of a Chinese numeral (一 .. 九十九) and the bytes it takes, or 0.
 */
unsigned mark_han(struct span, size_t *len);

/* Writes number n in a style, `（三）', into 32 bytes. */
void mark_write(char *, enum mark_style, unsigned n);

#endif
