/* SPDX-License-Identifier: MIT */
#include "band.h"
#include "utf.h"

const char *const band_opening[] = { "“", "\"", "‘", "「", "『", "【", "'",
	NULL };
const char *const band_closing[] = { "”", "\"", "’", "」", "』", "】", "'",
	NULL };

/* Skips one of the words at s, from *at on. */
bool
band_skip(struct span s, size_t *at, const char *const *of)
{
	for (; *of != NULL; of++) {
		size_t n = span_opens(span_from(s, *at), *of);

		*at += n;
		if (n > 0)
			return true;
	}
	return false;
}

/* A number of at most three digits before the point, folded; false if none. */
bool
band_number(struct span s, size_t *at, struct decimal *d)
{
	char buf[16];
	size_t n = 0, i = *at, len, digits = 0;
	bool point = false;

	for (; i < s.n; i += len) {
		uint32_t c = utf_fold(utf_get(s.s + i, &len));

		if (c >= '0' && c <= '9')
			digits++;
		else if (c != '.' || point || n == 0)
			break;
		point |= c == '.';
		if (n == sizeof buf - 1)
			return false;
		buf[n++] = (char)c;
	}
	if (digits == 0 || !dec_parse(d, buf, buf[n - 1] == '.' ? n - 1 : n))
		return false;
	*at = i - (buf[n - 1] == '.' ? 1 : 0);
	return true;
}

/* 90分以上, 80-90分, （含） and their kin, at s.s[*at]. */
static bool
range(struct span s, size_t *at, struct score *b)
{
	static const char *const over[] = { "大于", "高于", "超过", "＞", ">",
		NULL };
	static const char *const least[] = { "大于等于", "不低于", "不少于",
		"≥", "≧", ">=", NULL };
	static const char *const under[] = { "小于", "低于", "不足", "不满",
		"＜", "<", NULL };
	static const char *const most[] = { "小于等于", "不高于", "不超过", "≤",
		"≦", "<=", NULL };
	static const char *const dash[] = { "-", "－", "—", "–", "~", "～",
		"至", "到", ",", "，", NULL };
	static const char *const points[] = { "分", NULL };
	static const char *const in[] = { "（含）", "(含)", "（含本数）",
		NULL };
	static const char *const out[] = { "（不含）", "(不含)", NULL };
	static const char *const above[] = { "及以上", "含以上", "以上", NULL };
	static const char *const upto[] = { "及以下", "含以下", NULL };
	static const char *const below[] = { "以下", NULL };
	struct decimal low, high;
	size_t i = *at;
	bool in_low = false, out_high = false, in_high = false, square;
	int sign = band_skip(s, &i, least) ? 2
	    : band_skip(s, &i, over)       ? 1
	    : band_skip(s, &i, most)       ? -2
	    : band_skip(s, &i, under)      ? -1
					   : 0;

	square = i < s.n && s.s[i] == '[';
	i += square;
	if (!band_number(s, &i, &low))
		return false;
	band_skip(s, &i, points);
	in_low = band_skip(s, &i, in);
	band_skip(s, &i, points);
	b->min = dec_int(0);
	b->max = dec_int(100);
	b->has_min = b->has_max = b->min_in = b->max_in = true;
	if (sign > 0) {
		b->min = low;
		b->min_in = sign == 2;
	} else if (sign < 0) {
		b->max = low;
		b->max_in = sign == -2;
	} else if (band_skip(s, &i, dash)) {
		if (!band_number(s, &i, &high))
			return false;
		band_skip(s, &i, points);
		in_high = band_skip(s, &i, in);
		out_high = band_skip(s, &i, out);
		band_skip(s, &i, points);
		if (square && i < s.n && (s.s[i] == ')' || s.s[i] == ']'))
			out_high = s.s[i++] == ')';
		b->min = low;
		b->max = high;
		/* （含） at one end says that the other is out */
		b->max_in = !out_high &&
		    (in_high || !in_low || dec_cmp(high, dec_int(100)) == 0);
		b->min_in = in_low || !in_high || dec_sign(low) == 0;
		band_skip(s, &i, below);
	} else if (band_skip(s, &i, above)) {
		b->min = low;
	} else if (band_skip(s, &i, upto)) {
		b->max = low;
	} else if (band_skip(s, &i, below)) {
		b->max = low;
		b->max_in = in_low;
	} else {
		return false;
	}
	if (dec_cmp(b->max, dec_int(100)) > 0 || dec_cmp(b->min, b->max) > 0)
		return false;
	*at = i;
	return true;
}

/* The bands of a sentence, two at least. */
bool
band_read(struct scores *to, const struct line *l, struct span s, size_t offset)
{
	static const char *const open[] = { "（", "(", NULL };
	static const char *const is[] = { "的，评为", "的，为", "，评为",
		"，为", "的评为", "的为", "评为", "为", "是", "属于", ":", "：",
		NULL };
	size_t first = to->n, len;

	for (size_t i = 0; i < s.n; i += len) {
		size_t at, w = grade_word(span_from(s, i)), from = i, end = 0;
		struct score b = { .kind = SCORE_BAND };

		utf_get(s.s + i, &len);
		if (w > 0) {
			at = i + w;
			band_skip(s, &at, band_closing);
			if (band_skip(s, &at, open) && range(s, &at, &b)) {
				b.grade = span_cut(s, i, i + w);
				end = at;
			}
		} else if (i == 0 || s.s[i - 1] < '0' || s.s[i - 1] > '9') {
			at = i;
			if (range(s, &at, &b) && band_skip(s, &at, is)) {
				band_skip(s, &at, band_opening);
				w = grade_word(span_from(s, at));
				b.grade = span_cut(s, at, at + w);
				end = w > 0 ? at + w : 0;
			}
		}
		if (end == 0)
			continue;
		b.line = l->no;
		b.col = scores_col(to, l, offset + from);
		b.text = span_cut(s, from, end);
		ARENA_PUSH(to->mem, to->v, to->n, to->cap);
		to->v[to->n - 1] = b;
		len = end - i;
	}
	if (to->n - first >= 2)
		return true;
	to->n = first;
	return false;
}
