/* SPDX-License-Identifier: MIT */
/*
 * event: the characters that a scan must look at.
 *
 * All others, more than nine of ten, are passed in one step; so what costs is
 * one look in a table for each character.
 */
#ifndef EVENT_H
#define EVENT_H

#include <string.h>

#include "lexicon.h"

enum event {
	E_NONE,
	E_DIGIT, /* ASCII and full-width digits */
	E_HAN,   /* what may begin a Chinese numeral */
	E_PARTS, /* 百 千 of 百分之 */
	E_STOP,  /* 。！？ */
	E_LINE,
	E_OPEN,
	E_CLOSE,
	E_YEAR, /* 年 */
	E_MARK  /* ① 第 */
};

/* What each character of the basic plane means. */
extern unsigned char event_of[0x10000];

/* Whether a character of three bytes that ends in two like these means
 * anything: a look in few cache lines, which is no for nearly all. */
extern bool event_tail[0x10000];

static inline bool
event_may(const char *s)
{
	uint16_t tail;

	memcpy(&tail, s + 1, sizeof tail); /* of either end alike */
	return event_tail[tail];
}

/* Whether it may stand behind a Chinese numeral. */
extern bool event_behind[0x10000];

static inline bool
event_follows(uint32_t c)
{
	return c < 0x10000 && event_behind[c];
}

/* Fills the tables; once. */
void event_load(const struct lexicon *);

#endif
