/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "listnum.h"
#include "utf.h"

struct list_series *
lists_series(struct lists *l, struct arena *mem, long id)
{
	struct list_series *s = ARENA_PUSH(mem, l->series, l->nseries, l->cap);

	s->id = id;
	for (int i = 0; i < LIST_LEVELS; i++) {
		s->count[i] = -1;
		s->level[i].start = 1;
	}
	return s;
}

struct list_use *
lists_use(struct lists *l, struct arena *mem, long id)
{
	struct list_use *u = ARENA_PUSH(mem, l->use, l->nuse, l->usecap);

	u->id = id;
	u->series = -1;
	for (int i = 0; i < LIST_LEVELS; i++)
		u->restart[i] = -1;
	return u;
}

/* 1..9999 as people write it: 十二, 一百零五. */
static size_t
chinese(char *out, long v, const char *const digit[10],
    const char *const unit[4], bool bare_ten)
{
	size_t n = 0;
	bool gap = false;

	if (v <= 0 || v > 9999)
		return (size_t)snprintf(out, 24, "%ld", v);
	for (int i = 3; i >= 0; i--) {
		static const long power[] = { 1, 10, 100, 1000 };
		long d = v / power[i] % 10;

		if (d == 0) {
			gap = n > 0;
			continue;
		}
		if (gap)
			n += (size_t)snprintf(out + n, 8, "%s", digit[0]);
		gap = false;
		if (!(bare_ten && i == 1 && d == 1 && v < 20))
			n += (size_t)snprintf(out + n, 8, "%s", digit[d]);
		n += (size_t)snprintf(out + n, 8, "%s", unit[i]);
	}
	return n;
}

static size_t
roman(char *out, long v, bool upper)
{
	static const struct {
		long v;
		const char *s;
	} parts[] = { { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" },
		{ 100, "c" }, { 90, "xc" }, { 50, "l" }, { 40, "xl" },
		{ 10, "x" }, { 9, "ix" }, { 5, "v" }, { 4, "iv" }, { 1, "i" } };
	size_t n = 0;

	if (v <= 0 || v > 3999)
		return (size_t)snprintf(out, 24, "%ld", v);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		for (; v >= parts[i].v; v -= parts[i].v)
			for (const char *s = parts[i].s; *s != '\0'; s++)
				out[n++] = upper ? (char)(*s & ~0x20) : *s;
	return n;
}

/* The number in a form, at most 32 bytes. */
static size_t
number(char *out, const char *form, long v)
{
	static const char *const digits[] = { "零", "一", "二", "三", "四",
		"五", "六", "七", "八", "九" };
	static const char *const units[] = { "", "十", "百", "千" };
	static const char *const legal[] = { "零", "壹", "贰", "叁", "肆", "伍",
		"陆", "柒", "捌", "玖" };
	static const char *const legal_units[] = { "", "拾", "佰", "仟" };
	static const char *const stems[] = { "甲", "乙", "丙", "丁", "戊", "己",
		"庚", "辛", "壬", "癸" };
	bool letters = strstr(form, "Letter") != NULL;

	if (strcmp(form, "chineseLegalSimplified") == 0)
		return chinese(out, v, legal, legal_units, false);
	if (strstr(form, "Counting") != NULL ||
	    strcmp(form, "ideographDigital") == 0)
		return chinese(out, v, digits, units, true);
	if (strncmp(form, "decimalEnclosedCircle", 21) == 0 && v >= 1 &&
	    v <= 20)
		return utf_put(out, 0x2460 + (uint32_t)v - 1);
	if (strcmp(form, "ideographTraditional") == 0 && v >= 1 && v <= 10) {
		memcpy(out, stems[v - 1], 3);
		return 3;
	}
	if (strstr(form, "Roman") != NULL)
		return roman(out, v, form[0] == 'u');
	if (letters && v >= 1 && v <= 26) {
		out[0] = (char)((form[0] == 'u' ? 'A' : 'a') + v - 1);
		return 1;
	}
	if (strcmp(form, "decimalZero") == 0 && v >= 0 && v < 10)
		return (size_t)snprintf(out, 24, "0%ld", v);
	return (size_t)snprintf(out, 24, "%ld", v);
}

static struct list_series *
series_of(struct lists *l, long list, struct list_use **use)
{
	for (size_t i = 0; i < l->nuse; i++) {
		if (l->use[i].id != list)
			continue;
		*use = &l->use[i];
		for (size_t k = 0; k < l->nseries; k++)
			if (l->series[k].id == l->use[i].series)
				return &l->series[k];
	}
	return NULL;
}

const char *
lists_next(struct lists *l, long list, long level, char *label)
{
	struct list_use *u;
	struct list_series *s = series_of(l, list, &u);
	size_t n = 0;

	label[0] = '\0';
	if (s == NULL || level < 0 || level >= LIST_LEVELS)
		return label;
	if (!u->used)
		for (int i = 0; i < LIST_LEVELS; i++)
			if (u->restart[i] >= 0)
				s->count[i] = u->restart[i] - 1;
	u->used = true;
	for (long i = 0; i < level; i++)
		if (s->count[i] < 0)
			s->count[i] = s->level[i].start;
	s->count[level] = s->count[level] < 0 ? s->level[level].start
					      : s->count[level] + 1;
	for (long i = level + 1; i < LIST_LEVELS; i++)
		s->count[i] = -1;
	if (strcmp(s->level[level].form, "bullet") == 0 ||
	    strcmp(s->level[level].form, "none") == 0)
		return label;
	for (const char *t = s->level[level].text;
	     *t != '\0' && n + 40 < LIST_LABEL; t++) {
		if (*t == '%' && t[1] >= '1' && t[1] <= '9') {
			int k = *++t - '1';
			n += number(label + n, s->level[k].form, s->count[k]);
		} else {
			label[n++] = *t;
		}
	}
	/* 1. before 2021 must not read as 1.2021 */
	if (n > 0 && (label[n - 1] & 0x80) == 0)
		label[n++] = ' ';
	label[n] = '\0';
	return label;
}
