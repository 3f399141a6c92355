/* SPDX-License-Identifier: MIT */
/*
 * dateform: the forms in which dates stand in a report (dates.tsv), and what a
 * report says of its own time.
 */
#ifndef DATEFORM_H
#define DATEFORM_H

#include "guard.h"
#include "re.h"

enum form {
	FORM_FULL,        /* 2021年4月20日 */
	FORM_DAY,         /* 4月20日 */
	FORM_HAN,         /* 二〇二一年四月二十日 */
	FORM_DASHED,      /* 2021-04-20 */
	FORM_NO_YEAR,     /* 20214月20日 */
	FORM_NO_MONTH,    /* 2021年420日 */
	FORM_NO_DAY,      /* 2021年4月20 */
	FORM_LONG_YEAR,   /* 20211年 */
	FORM_NO_SIGN,     /* 2021度 */
	FORM_UNTIL_DAY,   /* 截至831日 */
	FORM_BARE,        /* 2021420 */
	FORM_COMPACT,     /* 20210420 */
	FORM_PUBLISHED,   /* 发文日期: 2021-04-20 */
	FORM_RELEASED,    /* 发布时间：2021-04-20 */
	FORM_YEAR,        /* 2020年 */
	FORM_YEAR_OF,     /* 2020年度 */
	FORM_TITLE,       /* 绩效评价报告 */
	FORM_NOT_FULL,    /* 上半年 */
	FORM_UNTIL,       /* 截至8月31日 */
	FORM_PROGRESS,    /* 完成 */
	FORM_DOCNUM,      /* 财预〔2020〕10号 */
	FORM_DOCNUM_OPEN, /* 财预〔202010号 */
	FORM_DOCNUM_CLOSE,
	FORM_DOCNUM_NONE,
	FORM_TITLE_NUMBER, /* 《...》（财预〔2020〕10号） */
	FORM_UNIT,         /* who signs */
	FORMS
};

struct day {
	unsigned y, m, d; /* 0 not known */
};

struct dated {
	struct day day;
	struct span at;
	bool garbled; /* read from a form that lost its signs */
	bool below;   /* stands below the name of who signs */
};

enum { DATED = 8 };

/* What a report says of its own time. */
struct report {
	unsigned year; /* that it is about; 0 not known */
	bool full;     /* a report of a full year, by its title */
	struct span title, year_at;
	struct dated signed_on[DATED]; /* dates that stand alone */
	size_t nsigned;
	struct dated published; /* at.n == 0: not given */
};

void dateform_load(void);

/* The matches of a form in a text, in order: form_next gives the next. */
struct forms_in {
	struct flow *f;
	enum form form;
	size_t hit, at; /* paragraph of its hits, bytes of it */
};
bool form_next(struct forms_in *, struct match *);

/* Does a form stand in a piece of text? */
bool form_test(enum form, struct span);

/* The groups y, m, d of a match, ASCII or Chinese. */
struct day day_of(const struct match *);

/* The readings of the digits of 2021420; returns how many there are. */
size_t day_readings(struct span digits, struct day *one);

bool day_exists(struct day);
int day_cmp(struct day, struct day);

void report_read(struct report *, const struct flow *);

/* Its title alone; empty if it has none. */
struct span report_title(const struct flow *);

#endif
