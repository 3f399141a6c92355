/* SPDX-License-Identifier: MIT */
#include "statement.h"
#include "band.h"
#include "division.h"
#include "share.h"
#include "utf.h"

enum use { USE_SCORE, USE_GRADE, USE_PART, USE_NONE, USES };

struct word {
	struct span word;
	enum use use;
	size_t next; /* from 1: the next cue of the same slot */
};

enum { SLOTS = 256 };

static struct word *word;
static size_t nword, capword;
static unsigned char opener[0x10000 / 8]; /* characters that cues begin with */
static size_t cue[SLOTS]; /* from 1: the first, by the character's low byte */

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
			t.len[c_word]
		};
		word[nword - 1].use = (enum use)use;
		if (use == USE_SCORE || use == USE_GRADE) {
			size_t len;
			uint32_t c = utf_get(t.cell[c_word], &len) & 0xffff;

			opener[c / 8] |= (unsigned char)(1u << c % 8);
			word[nword - 1].next = cue[c % SLOTS];
			cue[c % SLOTS] = nword;
		}
	}
	share_close(&t);
}

/* The bytes of the longest cue of a use that s begins with, c its character. */
static size_t
begins(struct span s, uint32_t c, enum use use)
{
	size_t best = 0;

	for (size_t i = cue[c % SLOTS]; i > 0; i = word[i - 1].next) {
		const struct word *w = &word[i - 1];

		if (w->use == use && w->word.n > best &&
		    span_begins(s, w->word))
			best = w->word.n;
	}
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

static const char *const links[] = { "为", "是", "：", ":", "达到", "达", "共",
	"被评为", "评定为", "确定为", "评为", "分别", " ", "　", NULL };
static const char *const unit[] = { "（分）", "(分)", NULL };

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
	enum { MOST = 120 }; /* bytes */
	size_t from = at > MOST ? at - MOST : 0, len;

	while (from < at && ((unsigned char)s.s[from] & 0xc0) == 0x80)
		from++;
	for (size_t i = from; i < at; i += len)
		if (stop(utf_get(s.s + i, &len)))
			from = i + len;
	return span_trim(span_cut(s, from, at));
}

/* The score behind a cue that ends at `at'. */
static bool
score_behind(struct span s, size_t *at, struct decimal *d)
{
	size_t i = *at;
	bool named = band_skip(s, &i, unit);

	while (band_skip(s, &i, links))
		;
	band_skip(s, &i, band_opening);
	if (!band_number(s, &i, d))
		return false;
	if (span_begins(span_from(s, i), SPAN("分")) &&
	    !span_begins(span_from(s, i), SPAN("分钟")))
		i += 3;
	else if (!named)
		return false;
	/* 得分分别为89.1分、88分: of several things */
	if (span_begins(span_from(s, i), SPAN("、")) &&
	    band_number(s, &(size_t){ i + 3 }, &(struct decimal){ 0 }))
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

	while (band_skip(s, &i, links))
		linked = true;
	if (!linked)
		return false;
	quoted = band_skip(s, &i, band_opening);
	w = grade_word(span_from(s, i));
	if (w == 0) {
		/* nothing but a band_closing quote, or a full stop */
		end = i;
		if (!band_skip(s, &end, band_closing)) {
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
	band_skip(s, &end, tail);
	if (quoted && !band_skip(s, &end, band_closing))
		return false;
	band_skip(s, &end, tail);
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

/* Reads the score or grade behind the cue that c, at s.s[*at], begins; *at goes
 * behind what was read.  False if there is none: *at is behind the cue then, or
 * where it was. */
static bool
statement(struct score *v, struct span s, size_t *at, uint32_t c, bool points)
{
	struct span rest = span_from(s, *at);
	size_t from = *at, end, w;

	memset(v, 0, sizeof *v);
	v->kind = SCORE_TOTAL;
	if (points && (w = begins(rest, c, USE_SCORE)) > 0) {
		*at = end = from + w;
		if (!score_behind(s, &end, &v->score))
			return false;
		v->name = clause(s, from);
		if (holds(v->name, USE_NONE))
			return false;
		v->has_score = true;
		if (holds(v->name, USE_PART))
			v->kind = SCORE_ROW;
	} else if ((w = begins(rest, c, USE_GRADE)) > 0) {
		*at = end = from + w;
		if (!grade_behind(s, &end, &v->grade))
			return false;
	} else {
		return false;
	}
	v->text = span_cut(s, from, end);
	*at = end;
	return true;
}

bool
statement_score(struct score *v, struct span s, size_t *at)
{
	size_t len, i = *at;
	uint32_t c = utf_get(s.s + i, &len) & 0xffff;

	return (opener[c / 8] >> c % 8 & 1) != 0 &&
	    statement(v, s, at, c, true) && v->has_score;
}

bool
statement_no_score(struct span name)
{
	return holds(name, USE_NONE);
}

/* A score and a grade of one sentence belong together. */
static void
join(struct score *p, const struct score *v, struct span s)
{
	size_t from = (size_t)(p->text.s - s.s);

	if (v->has_score) {
		p->score = v->score;
		p->has_score = true;
		p->name = v->name;
	} else {
		p->grade = v->grade;
	}
	p->text = span_cut(s, from, (size_t)(v->text.s - s.s) + v->text.n);
}

static void
sentence(struct scores *to, const struct line *l, struct span s, size_t offset)
{
	size_t len, pending = (size_t)-1, next;
	bool points = span_has(s, SPAN("分"));

	/* every rubric has a 优, every division its 分 */
	if (points && span_has(s, SPAN("优")) && band_read(to, l, s, offset))
		return;
	if (points && span_has(s, SPAN("其中")))
		division_read(to, l, s, offset);
	for (size_t i = 0; i < s.n; i = next) {
		uint32_t c = utf_get(s.s + i, &len) & 0xffff;
		struct score v;
		size_t at = i;

		next = i + len;
		if ((opener[c / 8] >> c % 8 & 1) == 0)
			continue;
		if (!statement(&v, s, &at, c, points)) {
			next = at > i ? at : next;
			continue;
		}
		next = at;
		if (v.kind == SCORE_TOTAL && pending < to->n &&
		    to->v[pending].has_score != v.has_score) {
			join(&to->v[pending], &v, s);
			pending = (size_t)-1;
			continue;
		}
		v.line = l->no;
		v.col = scores_col(to, l, offset + i);
		*ARENA_PUSH(to->mem, to->v, to->n, to->cap) = v;
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
