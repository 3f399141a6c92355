/* SPDX-License-Identifier: MIT */
#include "column.h"
#include "arena.h"
#include "share.h"
#include "utf.h"

struct word {
	struct span word;
	struct column_words says;
	size_t next; /* in its list, as in ending[] */
};

static struct word *word;
static size_t nword, capword;

/* The words by their last byte, as lists, the last one of the table first, so
 * that a text is held against few of them: index + 1, 0 for none. */
static size_t ending[256];

static const char *const roles[COLUMN_ROLES] = { "other", "item", "amount",
	"total", "difference", "ratio", "points", "score", "target", "actual",
	"reason", "count", "serial", "text" };

static const struct span units[] = { SPAN_ROW("元"), SPAN_ROW("角"),
	SPAN_ROW("百元"), SPAN_ROW("千元"), SPAN_ROW("万元"),
	SPAN_ROW("百万元"), SPAN_ROW("千万元"), SPAN_ROW("亿元"),
	SPAN_ROW("人民币元"), SPAN_ROW("人民币万元"), SPAN_ROW("人民币亿元"),
	SPAN_ROW("%"), SPAN_ROW("‰"), SPAN_ROW("分"), SPAN_ROW("人"),
	SPAN_ROW("名"), SPAN_ROW("户"), SPAN_ROW("人次"), SPAN_ROW("次"),
	SPAN_ROW("批次"), SPAN_ROW("批"), SPAN_ROW("个"), SPAN_ROW("家"),
	SPAN_ROW("处"), SPAN_ROW("座"), SPAN_ROW("项"), SPAN_ROW("件"),
	SPAN_ROW("套"), SPAN_ROW("台"), SPAN_ROW("辆"), SPAN_ROW("份"),
	SPAN_ROW("亩"), SPAN_ROW("公顷"), SPAN_ROW("㎡"), SPAN_ROW("m2"),
	SPAN_ROW("平方米"), SPAN_ROW("平方公里"), SPAN_ROW("米"),
	SPAN_ROW("公里"), SPAN_ROW("千米"), SPAN_ROW("吨"), SPAN_ROW("公斤"),
	SPAN_ROW("千克"), SPAN_ROW("天"), SPAN_ROW("倍") };

static struct span
keep(const char *s)
{
	size_t n = strlen(s);

	return (struct span){ arena_dup(&perm, s, n), n };
}

void
column_load(void)
{
	struct tsv t = { 0 };
	size_t c_word, c_role, c_unit, c_basis;

	if (nword > 0)
		return;
	share_open(&t, "columns.tsv");
	c_word = tsv_need(&t, "word");
	c_role = tsv_need(&t, "role");
	c_unit = tsv_need(&t, "unit");
	c_basis = tsv_need(&t, "basis");
	while (tsv_row(&t)) {
		struct word *w;
		size_t *first;
		int role = 0;

		while (role < COLUMN_ROLES &&
		    strcmp(roles[role], t.cell[c_role]) != 0)
			role++;
		if (role == COLUMN_ROLES || t.len[c_word] == 0) {
			tsv_bad(&t, "unknown role '%s'", t.cell[c_role]);
			continue;
		}
		w = ARENA_PUSH(&perm, word, nword, capword);
		w->word = keep(t.cell[c_word]);
		w->says.role = (enum column_role)role;
		w->says.unit = keep(t.cell[c_unit]);
		w->says.basis = keep(t.cell[c_basis]);
		first = &ending[(unsigned char)w->word.s[w->word.n - 1]];
		w->next = *first;
		*first = nword;
	}
	share_close(&t);
}

bool
column_is_unit(struct span s)
{
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (span_is(s, units[i]))
			return true;
	return false;
}

/* Words that end a unit: blanks, brackets, marks. */
static bool
ends_unit(uint32_t c)
{
	return c == ' ' || c == ')' || c == ']' || c == ',' || c == ';' ||
	    c == 0x3001 || c == 0x3002 || c == 0x3011 || c == 0x3015 ||
	    c == '/' || c == '\t';
}

/* The unit behind `单位：'. */
static struct span
unit_said(struct span head, bool *several)
{
	static const struct span cue = { "单位", 6 };
	/* 编制单位：… 金额单位：万元: the last one */
	size_t at = span_find_last(head, cue), len;
	struct span s;
	uint32_t c;

	*several = false;
	if (at > head.n)
		return (struct span){ 0 };
	s = span_trim(span_from(head, at + cue.n));
	if (s.n == 0)
		return s;
	c = utf_fold(utf_get(s.s, &len));
	if (c != ':')
		return (struct span){ 0 };
	s = span_trim(span_from(s, len));
	for (at = 0; at < s.n; at += len)
		if (ends_unit(utf_fold(utf_get(s.s + at, &len))))
			break;
	/* 万元、% and 万元/人: several */
	if (at < s.n && column_is_unit(span_cut(s, 0, at))) {
		size_t n;

		c = utf_get(s.s + at, &len);
		for (n = at + len; n < s.n; n += len)
			if (ends_unit(utf_fold(utf_get(s.s + n, &len))))
				break;
		*several = (c == 0x3001 || c == '/' || c == ',' ||
			       c == 0xff0c) &&
		    column_is_unit(
			span_cut(s, at + utf_len((unsigned char)s.s[at]), n));
	}
	return span_cut(s, 0, at);
}

/* The place of the bracket that the head ends in, or head.n. */
static size_t
last_bracket(struct span head)
{
	size_t open = head.n, len;
	uint32_t c = 0;

	if (head.n > 0)
		utf_back(head.s + head.n, head.s, &c);
	c = utf_fold(c);
	if (c != ')' && c != ']' && c != 0x3015 && c != 0x3011)
		return head.n;
	for (size_t i = 0; i < head.n; i += len) {
		c = utf_fold(utf_get(head.s + i, &len));
		if (c == '(' || c == '[' || c == 0x3014 || c == 0x3010)
			open = i;
	}
	return open;
}

struct span
column_unit(struct span head)
{
	bool several;
	struct span s = unit_said(head, &several), in;
	size_t at, len;

	if (several)
		return (struct span){ 0 };
	if (s.n > 0)
		return column_is_unit(s) ? s : (struct span){ 0 };
	head = span_trim(head);
	at = last_bracket(head);
	if (at == head.n)
		return (struct span){ 0 };
	utf_get(head.s + at, &len);
	in = span_from(head, at + len);
	in.n -= (unsigned char)in.s[in.n - 1] < 0x80 ? 1 : 3;
	in = span_trim(in);
	if (span_is(in, SPAN("％")))
		return SPAN("%");
	return column_is_unit(in) ? in : (struct span){ 0 };
}

/* The head without blanks and without what stands in brackets. */
static struct span
bare(struct span head, char *buf, size_t room)
{
	size_t n = 0, len;
	int depth = 0;

	for (size_t i = 0; i < head.n; i += len) {
		unsigned char lead = (unsigned char)head.s[i];
		uint32_t c;

		/* nearly all: neither folded nor a mark */
		if (lead > 0xe3 && lead < 0xef) {
			len = 3;
			if (depth == 0 && n + 4 <= room) {
				memcpy(buf + n, head.s + i, 3);
				n += 3;
			}
			continue;
		}
		c = utf_fold(utf_get(head.s + i, &len));
		if (c == '(' || c == '[')
			depth++;
		else if (c == ')' || c == ']')
			depth -= depth > 0;
		else if (depth == 0 && c != ' ' && c != '\t' && n + 4 <= room)
			n += utf_put(buf + n, c);
	}
	return (struct span){ buf, n };
}

struct column_words
column_read(struct span head)
{
	struct column_words said = { COLUMN_OTHER, { 0 }, { 0 } };
	struct span unit = column_unit(head), s;
	char buf[256];
	size_t best = 0;

	s = bare(head, buf, sizeof buf);
	for (size_t i = s.n > 0 ? ending[(unsigned char)s.s[s.n - 1]] : 0;
	     i > 0; i = word[i - 1].next) {
		const struct word *w = &word[i - 1];

		if (w->word.n >= best && span_ends(s, w->word)) {
			best = w->word.n;
			said = w->says;
		}
	}
	if (unit.n > 0)
		said.unit = unit;
	if (span_is(unit, SPAN("%")))
		said.role = COLUMN_RATIO;
	return said;
}

/* Could it be four digits, of either width, and nothing else? */
static bool
digits_alone(struct span s)
{
	size_t len;
	uint32_t c = s.n > 0 && s.n <= 12 ? utf_fold(utf_get(s.s, &len)) : 0;

	return c >= '0' && c <= '9';
}

unsigned
column_year(struct span head, int *back)
{
	char text[128];
	unsigned found = 0;
	size_t n = 0, len;

	*back = -1;
	if (!span_has(head, SPAN("年")) && !digits_alone(head))
		return 0;
	/* full-width digits are digits; folding never makes a text longer */
	if (head.n <= sizeof text) {
		for (size_t i = 0; i < head.n; i += len) {
			uint32_t c = utf_get(head.s + i, &len);
			n += utf_put(text + n, utf_fold(c));
		}
		head = (struct span){ text, n };
	}
	for (size_t i = 0; i + 4 <= head.n; i++) {
		const char *s = head.s + i;
		unsigned y = 0;
		size_t k;

		if (i > 0 && head.s[i - 1] >= '0' && head.s[i - 1] <= '9')
			continue;
		for (k = 0; k < 4 && s[k] >= '0' && s[k] <= '9'; k++)
			y = y * 10 + (unsigned)(s[k] - '0');
		if (k < 4 || y < 1949 || y > 2099)
			continue;
		if (head.n > 4 &&
		    !span_begins(span_from(head, i + 4), SPAN("年")))
			continue;
		if (found != 0 && found != y)
			return 0;
		found = y;
	}
	if (found != 0)
		return found;
	if (span_has(head, SPAN("上年")) || span_has(head, SPAN("去年")))
		*back = 1;
	else if (span_has(head, SPAN("本年")) || span_has(head, SPAN("当年")))
		*back = 0;
	return 0;
}
