/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "mark.h"
#include "mask.h"
#include "utf.h"

enum { COL_MOST = 65535, OVERHANG = 12 };

static bool
figure_part(uint32_t c)
{
	return (c >= '0' && c <= '9') || c == '.' || c == ',';
}

/* Does the character at s + i stand in the masked text? */
static bool
stays(uint32_t c)
{
	return utf_han(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	    c == '%';
}

static void
put(struct mask *m, uint16_t c, size_t col)
{
	m->c[m->n] = c;
	m->col[m->n++] = col < COL_MOST ? (uint16_t)col : COL_MOST;
}

/* Reads a figure at s[i]; returns the bytes behind it, and adds it. */
static size_t
figure(struct mask *m, struct span s, size_t i, size_t col, struct arena *mem)
{
	static const char *const scales[] = { "亿", "万" };
	uint32_t hash = 2166136261u;

	while (i < s.n && figure_part((unsigned char)s.s[i])) {
		/* 5,826 and 5826 are one figure; a stop is not part of it */
		if ((s.s[i] == ',' || s.s[i] == '.') &&
		    (i + 1 == s.n || s.s[i + 1] < '0' || s.s[i + 1] > '9'))
			break;
		if (s.s[i] != ',')
			hash = (hash ^ (unsigned char)s.s[i]) * 16777619u;
		i++;
	}
	for (size_t k = 0; k < 2; k++)
		if (span_begins(span_from(s, i), span_of(scales[k]))) {
			hash = (hash ^ (uint32_t)(k + 1)) * 16777619u;
			i += 3;
		}
	*ARENA_PUSH(mem, m->figure, m->nfigure, m->cap_figure) = hash;
	m->nfigure--;
	*ARENA_PUSH(mem, m->figure_at, m->nfigure, m->cap_at) = (uint32_t)m->n;
	put(m, MASK_FIGURE, col);
	return i;
}

void
mask_text(struct mask *m, const struct flow *f, struct arena *mem)
{
	size_t para = 0;

	memset(m, 0, sizeof *m);
	m->c = arena_array(mem, f->text.n + 1, sizeof *m->c);
	m->col = arena_array(mem, f->text.n + 1, sizeof *m->col);
	for (size_t k = 0; k < f->npiece; k++) {
		const struct piece *p = &f->piece[k];
		struct span s = span_cut(f->text, p->at, p->at + p->n);
		size_t col = p->col, len, i;
		struct mark mark;

		while (para + 1 < f->npara && f->para[para + 1].at <= p->at)
			para++;
		if (f->para[para].cell)
			continue;
		*ARENA_PUSH(mem, m->row, m->nrow,
		    m->cap_row) = (struct mask_row){ (uint32_t)m->n,
			(uint32_t)p->line->no };
		/* the number of an item is no figure */
		i = p->at == f->para[para].at && mark_read(&mark, s)
		    ? mark.text.n
		    : 0;
		col += utf_count(s.s, i);
		for (; i < s.n; i += len) {
			uint32_t c = utf_get(s.s + i, &len);
			size_t to;

			col++;
			if (c >= '0' && c <= '9') {
				to = figure(m, s, i, col, mem);
				col += utf_count(s.s + i, to - i) - 1;
				len = to - i;
			} else if (stays(c)) {
				put(m, c > 0xffff ? 0xffff : (uint16_t)c, col);
			}
		}
	}
}

/* A hash of the gram at c; mixed, so that the least is a fair choice. */
static uint32_t
mixed(uint32_t h)
{
	h ^= h >> 16;
	h *= 0x7feb352du;
	h ^= h >> 15;
	h *= 0x846ca68bu;
	return h ^ h >> 16;
}

size_t
mask_prints(
    const struct mask *m, size_t window, struct print **out, struct arena *mem)
{
	const uint32_t base = 16777619u;
	size_t grams, n = 0, cap = 0, least = (size_t)-1;
	uint32_t *hash, top = 1, h = 0;
	struct print *v = NULL;

	if (m->n < MASK_GRAM)
		return 0;
	grams = m->n - MASK_GRAM + 1;
	hash = arena_array(mem, grams, sizeof *hash);
	for (size_t i = 0; i < MASK_GRAM; i++) {
		h = h * base + m->c[i];
		top = i > 0 ? top * base : 1;
	}
	for (size_t i = 0;; i++) {
		hash[i] = mixed(h);
		if (i + 1 == grams)
			break;
		h = (h - m->c[i] * top) * base + m->c[i + MASK_GRAM];
	}
	for (size_t i = 0; i < grams; i++) {
		size_t from = i + 1 >= window ? i + 1 - window : 0;
		size_t was = least;

		if (least == (size_t)-1 || least < from) {
			least = from;
			for (size_t k = from + 1; k <= i; k++)
				if (hash[k] <= hash[least])
					least = k;
		} else if (hash[i] <= hash[least]) {
			least = i;
		}
		if (least != was && (i + 1 >= window || i + 1 == grams))
			*ARENA_PUSH(mem, v, n, cap) = (struct print){
				(uint32_t)least, hash[least]
			};
	}
	*out = v;
	return n;
}

struct place
mask_place(const struct mask *m, size_t at)
{
	size_t lo = 0, hi = m->nrow;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;
		if (m->row[mid].at <= at)
			lo = mid;
		else
			hi = mid;
	}
	if (m->nrow == 0 || at >= m->n)
		return (struct place){ 1, 1 };
	return (struct place){ m->row[lo].line, m->col[at] };
}

/* The first figure at or behind character `at'. */
static size_t
first_figure(const struct mask *m, size_t at)
{
	size_t lo = 0, hi = m->nfigure;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (m->figure_at[mid] < at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

void
mask_figures(const struct mask *x, size_t a, const struct mask *y, size_t b,
    size_t n, size_t *same, size_t *changed)
{
	size_t i = first_figure(x, a), k = first_figure(y, b);

	*same = *changed = 0;
	for (; i < x->nfigure && k < y->nfigure && x->figure_at[i] < a + n;
	     i++, k++)
		if (x->figure[i] == y->figure[k])
			++*same;
		else
			++*changed;
}

size_t
mask_overhang(const struct mask *m, size_t at)
{
	size_t lo = 0, hi = m->nrow;

	while (lo < hi) { /* the first line that begins at or behind it */
		size_t mid = lo + (hi - lo) / 2;
		if (m->row[mid].at < at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < m->nrow && m->row[lo].at - at <= OVERHANG
	    ? m->row[lo].at - at
	    : 0;
}

size_t
mask_han(const struct mask *m, size_t at, size_t n)
{
	size_t han = 0;

	for (size_t i = at; i < at + n && i < m->n; i++)
		han += utf_han(m->c[i]);
	return han;
}
