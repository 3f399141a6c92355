/* SPDX-License-Identifier: MIT */
#include "statement.h"
#include "share.h"
#include "utf.h"

enum use { USE_SCORE, USE_GRADE, USE_PART, USE_NONE, USES };

struct word {
	struct span word;
	enum use use;
};

static struct word *word;
static size_t nword, capword;
static unsigned char opener[0x10000 / 8]; /* characters that cues begin with */

void
statement_load(void)
{
	static const char *const uses[USES] = { "score", "grade", "part",
		"none" };
	struct tsv t = { 0 };
	size_t c_word, c_use;

	if (nword > 0)
		return;
	share_open(&t, "scores.tsv");
	c_word = tsv_need(&t, "word");
	c_use = tsv_need(&t, "use");
	while (tsv_row(&t)) {
		int use = 0;

		while (use < USES && strcmp(uses[use], t.cell[c_use]) != 0)
			use++;
		if (use == USES || t.len[c_word] == 0) {
			tsv_bad(&t, "unknown use '%s'", t.cell[c_use]);
			continue;
		}
		ARENA_PUSH(&perm, word, nword, capword);
		word[nword - 1].word = (struct span){
			arena_dup(&perm, t.cell[c_word], t.len[c_word]),
			t.len[c_word] };
		word[nword - 1].use = (enum use)use;
		if (use == USE_SCORE || use == USE_GRADE) {
			size_t len;
			uint32_t c = utf_get(t.cell[c_word], &len) & 0xffff;

			opener[c / 8] |= (unsigned char)(1u << c % 8);
		}
	}
	share_close(&t);
}

/* The bytes of the longest word of a use that s begins with. */
static size_t
begins(struct span s, enum use use)
{
	size_t best = 0;

	for (size_t i = 0; i < nword; i++)
		if (word[i].use == use && word[i].word.n > best &&
		    span_begins(s, word[i].word))
			best = word[i].word.n;
	return best;
}

static bool
holds(struct span s, enum use use)
{
	for (size_t i = 0; i < nword; i++)
		if (word[i].use == use && span_has(s, word[i].word))
			return true;
	return false;
}

/* Skips one of the words at s, from *at on. */
static bool
skip(struct span s, size_t *at, const char *const *of)
{
	for (; *of != NULL; of++)
		if (span_begins(span_from(s, *at), span_of(*of))) {
			*at += strlen(*of);
			return true;
		}
	return false;
}

static const char *const links[] = { "为", "是", "：", ":", "达到", "达", "共",
	"被评为", "评定为", "确定为", "评为", "分别", " ", "　", NULL };
static const char *const opening[] = { "“", "\"", "‘", "「", "『", "【", "'",
	NULL };
static const char *const closing[] = { "”", "\"", "’", "」", "』", "】", "'",
	NULL };
static const char *const unit[] = { "（分）", "(分)", NULL };

/* A number of at most three digits before the point, folded; false if none. */
static bool
number(struct span s, size_t *at, struct decimal *d)
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

static bool
stop(uint32_t c)
{
	return c == ',' || c == ';' || c == ':' || c == '(' || c == ')' ||
	    c == 0x3001 || c == 0x3002 || c == 0xff0c || c == 0xff1b ||
	    c == 0xff1a || c == 0xff08 || c == 0xff09 || c == 0x201c ||
	    c == 0x201d || c == 0x300b;
}

/* The words of the clause before a place. */
static struct span
clause(struct span s, size_t at)
{
	size_t from = 0, len;

	for (size_t i = 0; i < at; i += len)
		if (stop(utf_get(s.s + i, &len)))
			from = i + len;
	s = span_trim(span_cut(s, from, at));
	while (s.n > 120) {
		utf_get(s.s, &len);
		s = span_from(s, len);
	}
	return s;
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
	static const char *const most[] = { "小于等于", "不高于", "不超过",
		"≤", "≦", "<=", NULL };
	static const char *const dash[] = { "-", "－", "—", "–", "~", "～",
		"至", "到", ",", "，", NULL };
	static const char *const points[] = { "分", NULL };
	static const char *const in[] = { "（含）", "(含)", "（含本数）", NULL };
	static const char *const out[] = { "（不含）", "(不含)", NULL };
	static const char *const above[] = { "及以上", "含以上", "以上", NULL };
	static const char *const upto[] = { "及以下", "含以下", NULL };
	static const char *const below[] = { "以下", NULL };
	struct decimal low, high;
	size_t i = *at;
	bool in_low = false, out_high = false, in_high = false, square;
	int sign = skip(s, &i, least) ? 2 : skip(s, &i, over) ? 1
	    : skip(s, &i, most)	      ? -2
	    : skip(s, &i, under)      ? -1
				      : 0;

	square = i < s.n && s.s[i] == '[';
	i += square;
	if (!number(s, &i, &low))
		return false;
	skip(s, &i, points);
	in_low = skip(s, &i, in);
	skip(s, &i, points);
	b->min = dec_int(0);
	b->max = dec_int(100);
	b->has_min = b->has_max = b->min_in = b->max_in = true;
	if (sign > 0) {
		b->min = low;
		b->min_in = sign == 2;
	} else if (sign < 0) {
		b->max = low;
		b->max_in = sign == -2;
	} else if (skip(s, &i, dash)) {
		if (!number(s, &i, &high))
			return false;
		skip(s, &i, points);
		in_high = skip(s, &i, in);
		out_high = skip(s, &i, out);
		skip(s, &i, points);
		if (square && i < s.n && (s.s[i] == ')' || s.s[i] == ']'))
			out_high = s.s[i++] == ')';
		b->min = low;
		b->max = high;
		/* （含） at one end says that the other is out */
		b->max_in = !out_high && (in_high || !in_low ||
			dec_cmp(high, dec_int(100)) == 0);
		b->min_in = in_low || !in_high ||
		    dec_sign(low) == 0;
		skip(s, &i, below);
	} else if (skip(s, &i, above)) {
		b->min = low;
	} else if (skip(s, &i, upto)) {
		b->max = low;
	} else if (skip(s, &i, below)) {
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
static bool
bands(struct scores *to, const struct line *l, struct span s, size_t offset)
{
	static const char *const open[] = { "（", "(", NULL };
	static const char *const is[] = { "的，评为", "的，为", "，评为",
		"，为", "的评为", "的为", "评为", "为", "是", "属于", ":",
		"：", NULL };
	size_t first = to->n, len;

	for (size_t i = 0; i < s.n; i += len) {
		size_t at, w = grade_word(span_from(s, i)), from = i, end = 0;
		struct score b = { .kind = SCORE_BAND };

		utf_get(s.s + i, &len);
		if (w > 0) {
			at = i + w;
			skip(s, &at, closing);
			if (skip(s, &at, open) && range(s, &at, &b)) {
				b.grade = span_cut(s, i, i + w);
				end = at;
			}
		} else if (i == 0 || s.s[i - 1] < '0' || s.s[i - 1] > '9') {
			at = i;
			if (range(s, &at, &b) && skip(s, &at, is)) {
				skip(s, &at, opening);
				w = grade_word(span_from(s, at));
				b.grade = span_cut(s, at, at + w);
				end = w > 0 ? at + w : 0;
			}
		}
		if (end == 0)
			continue;
		b.line = l->no;
		b.col = l->col + utf_count(l->s, offset + from) + 1;
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

/* The score behind a cue that ends at `at'. */
static bool
score_behind(struct span s, size_t *at, struct decimal *d)
{
	size_t i = *at;
	bool named = skip(s, &i, unit);

	while (skip(s, &i, links))
		;
	skip(s, &i, opening);
	if (!number(s, &i, d))
		return false;
	if (span_begins(span_from(s, i), SPAN("分")) &&
	    !span_begins(span_from(s, i), SPAN("分钟")))
		i += 3;
	else if (!named)
		return false;
	*at = i;
	return true;
}

/* The grade behind a cue: its words, or what is left where it was. */
static bool
grade_behind(struct span s, size_t *at, struct span *grade)
{
	static const char *const tail[] = { "等级", "等次", "级", "档", NULL };
	size_t i = *at, w, end, len;
	bool linked = false, quoted;

	while (skip(s, &i, links))
		linked = true;
	if (!linked)
		return false;
	quoted = skip(s, &i, opening);
	w = grade_word(span_from(s, i));
	if (w == 0) {
		/* nothing but a closing quote, or a full stop */
		end = i;
		if (!skip(s, &end, closing)) {
			if (!quoted || end == s.n ||
			    !stop(utf_get(s.s + end, &len)))
				return false;
			end += len;
		}
		*grade = span_cut(s, i, end);
		*at = end;
		return true;
	}
	end = i + w;
	skip(s, &end, tail);
	if (quoted && !skip(s, &end, closing))
		return false;
	skip(s, &end, tail);
	if (end < s.n) {
		uint32_t c = utf_get(s.s + end, &len);

		if (!stop(c) && c > ' ' && c != '.' && c != 0x3000 &&
		    c != '!' && c != 0xff01)
			return false; /* 优的项目, 优秀驻村工作队 */
	}
	*grade = span_cut(s, i, i + w);
	*at = end;
	return true;
}

/*
 * How the points are divided: 分值设定100分，其中预算执行率10分、产出指标50分.
 * The whole and its parts become blocks.
 */
static void
division(struct scores *to, const struct line *l, struct span s, size_t offset)
{
	static const char *const wholes[] = { "分值", "总分", "满分", NULL };
	static const char *const set[] = { "设定", "共计", "共", "合计", "为",
		"是", "：", ":", NULL };
	static const char *const gap[] = { "，", ",", "（", "(", "、", " ",
		NULL };
	static const char *const among[] = { "其中：", "其中:", "其中", NULL };
	struct score b = { .kind = SCORE_BLOCK, .has_points = true };
	size_t first = to->n, at = 0, from = 0, len;

	for (size_t i = 0; i < s.n; i += len) {
		utf_get(s.s + i, &len);
		if (b.name.n == 0) {
			at = i;
			if (!skip(s, &at, wholes))
				continue;
			b.name = span_cut(s, i, at);
			while (skip(s, &at, set))
				;
			if (!number(s, &at, &b.points) ||
			    !span_begins(span_from(s, at), SPAN("分"))) {
				b.name.n = 0;
				continue;
			}
			at += 3;
			b.text = span_cut(s, i, at);
			skip(s, &at, gap);
			if (!skip(s, &at, among)) {
				b.name.n = 0;
				continue;
			}
			from = at;
		} else {
			at = i;
			if (s.s[i - 1] >= '0' && s.s[i - 1] <= '9')
				continue;
			if (!number(s, &at, &b.points) ||
			    !span_begins(span_from(s, at), SPAN("分")))
				continue;
			if (to->n == first + 1)
				b.parent = to->v[first].name;
			while (skip(s, &from, gap))
				;
			b.name = span_trim(span_cut(s, from, i));
			at += 3;
			b.text = span_cut(s, from, at);
			from = at;
		}
		b.line = l->no;
		b.col = l->col + utf_count(l->s, offset + i) + 1;
		*ARENA_PUSH(to->mem, to->v, to->n, to->cap) = b;
		len = at - i;
	}
	if (to->n - first < 3)
		to->n = first; /* a whole and one part divide nothing */
}

static void
sentence(struct scores *to, const struct line *l, struct span s, size_t offset)
{
	size_t len, pending = (size_t)-1;
	bool points = span_has(s, SPAN("分"));

	/* every rubric has a 优, every division its 分 */
	if (points && span_has(s, SPAN("优")) && bands(to, l, s, offset))
		return;
	if (points && span_has(s, SPAN("其中")))
		division(to, l, s, offset);
	for (size_t i = 0; i < s.n; i += len) {
		struct span rest = span_from(s, i), name;
		struct score v = { .kind = SCORE_TOTAL };
		size_t w, at;
		uint32_t c = utf_get(s.s + i, &len) & 0xffff;

		if ((opener[c / 8] >> c % 8 & 1) == 0)
			continue;
		if (points && (w = begins(rest, USE_SCORE)) > 0) {
			at = i + w;
			name = clause(s, i);
			if (!score_behind(s, &at, &v.score) ||
			    holds(name, USE_NONE)) {
				len = w;
				continue;
			}
			v.has_score = true;
			if (holds(name, USE_PART))
				v.kind = SCORE_ROW;
			v.name = name;
		} else if ((w = begins(rest, USE_GRADE)) > 0) {
			at = i + w;
			if (!grade_behind(s, &at, &v.grade)) {
				len = w;
				continue;
			}
		} else {
			continue;
		}
		v.line = l->no;
		v.col = l->col + utf_count(l->s, offset + i) + 1;
		v.text = span_cut(s, i, at);
		len = at - i;
		/* a score and a grade of one sentence belong together */
		if (v.kind == SCORE_TOTAL && pending < to->n &&
		    to->v[pending].has_score != v.has_score) {
			struct score *p = &to->v[pending];
			size_t from = (size_t)(p->text.s - s.s);

			if (v.has_score) {
				p->score = v.score;
				p->has_score = true;
				p->name = v.name;
			} else {
				p->grade = v.grade;
			}
			p->text = span_cut(s, from, at);
			pending = (size_t)-1;
			continue;
		}
		ARENA_PUSH(to->mem, to->v, to->n, to->cap);
		to->v[to->n - 1] = v;
		if (v.kind == SCORE_TOTAL)
			pending = to->n - 1;
	}
}

void
statement_read(struct scores *to, const struct line *l)
{
	struct span s = { l->s, l->n };
	size_t from = 0;

	while (from < s.n) {
		size_t n = span_find(span_from(s, from), SPAN("。"));
		size_t to_at = n > s.n - from ? s.n : from + n;

		sentence(to, l, span_cut(s, from, to_at), from);
		from = to_at + (to_at < s.n ? 3 : 0);
	}
}
