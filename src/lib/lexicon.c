/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "lexicon.h"
#include "number.h"
#include "share.h"
#include "tsv.h"
#include "utf.h"

static struct lexicon lex;

static struct span
copy(const char *s)
{
	size_t n = strlen(s);

	return (struct span){ arena_dup(&perm, s, n), n };
}

static int
sort_of(struct span name)
{
	if (span_is(name, SPAN("元")))
		return UNIT_YUAN;
	if (span_is(name, SPAN("%")))
		return UNIT_PERCENT;
	return span_is(name, SPAN("成")) ? UNIT_TENTHS : UNIT_OTHER;
}

/* 人|员,均: neither 人员 nor 人均 is the unit 人. */
static void
add_nounits(struct span name, char *words)
{
	char word[64];

	for (char *s = words, *bar; *s != '\0'; s = bar) {
		size_t n = strcspn(s, "|");

		bar = s + n + (s[n] == '|');
		if (n == 0 || name.n + n > sizeof word)
			continue;
		memcpy(word, name.s, name.n);
		memcpy(word + name.n, s, n);
		words_mark(&lex.units, (struct span){ word, name.n + n });
	}
}

static void
load_units(void)
{
	struct tsv t = { 0 };
	size_t cap = 0, name, kind, base, factor, unless;

	words_begin(&lex.units, false, lex.may, MAY_UNIT);
	share_open(&t, "units.tsv");
	name = tsv_need(&t, "unit");
	kind = tsv_need(&t, "kind");
	base = tsv_need(&t, "base");
	factor = tsv_need(&t, "factor");
	unless = tsv_need(&t, "unless");
	while (tsv_row(&t)) {
		int k = figure_kind_of(span_of(t.cell[kind]));
		struct unit u = { .kind = (enum figure_kind)k };
		struct unit *to;

		if (k < 0) {
			tsv_bad(&t, "unknown kind '%s'", t.cell[kind]);
			continue;
		}
		if (!dec_parse(&u.factor, t.cell[factor], t.len[factor]) ||
		    dec_sign(u.factor) <= 0) {
			tsv_bad(&t, "factor '%s' is not a number above 0",
			    t.cell[factor]);
			continue;
		}
		u.name = copy(t.cell[name]);
		u.base = copy(t.cell[base]);
		u.latin = u.name.n > 0 &&
		    ((unsigned char)u.name.s[u.name.n - 1] | 0x20u) - 'a' < 26;
		u.sort = sort_of(u.name);
		if (!words_add(&lex.units, u.name, (int)lex.nunit)) {
			tsv_bad(&t, "unit '%s' is empty or there twice",
			    t.cell[name]);
			continue;
		}
		to = ARENA_PUSH(&perm, lex.unit, lex.nunit, cap);
		*to = u;
		add_nounits(u.name, t.cell[unless]);
	}
	share_close(&t);
}

static void
load_terms(void)
{
	struct tsv t = { 0 };
	size_t cap = 0, canonical, aliases;

	words_begin(&lex.terms, true, lex.may, MAY_TERM);
	share_open(&t, "terms.tsv");
	canonical = tsv_need(&t, "canonical");
	aliases = tsv_need(&t, "aliases");
	while (tsv_row(&t)) {
		struct span name = copy(t.cell[canonical]);
		char *s = t.cell[aliases], *bar;

		if (!words_add(&lex.terms, name, (int)lex.nterm)) {
			tsv_bad(
			    &t, "term '%s' is empty or there twice", name.s);
			continue;
		}
		for (; *s != '\0'; s = bar) {
			bar = s + strcspn(s, "|");
			if (*bar == '|')
				*bar++ = '\0';
			if (!words_add(&lex.terms, span_of(s), (int)lex.nterm))
				tsv_bad(&t,
				    "alias '%s' is empty or of another "
				    "term",
				    s);
		}
		*ARENA_PUSH(&perm, lex.term, lex.nterm, cap) = name;
	}
	share_close(&t);
}

static size_t
basis_of(const char *s, size_t *cap)
{
	for (size_t i = 0; i < lex.nbasis; i++)
		if (span_is(lex.basis[i], span_of(s)))
			return i;
	*ARENA_PUSH(&perm, lex.basis, lex.nbasis,
	    *cap) = strcmp(s, "-") == 0 ? (struct span){ 0 } : copy(s);
	return lex.nbasis - 1;
}

static void
load_words(void)
{
	static const struct {
		const char *name;
		struct words *set;
		bool backward;
		uint16_t bit;
	} class[] = {
		{ "before", &lex.before, true, MAY_BEFORE },
		{ "after", &lex.after, false, MAY_AFTER },
		{ "notbound", &lex.notbound, true, MAY_NOTBOUND },
		{ "keep", &lex.keep, true, MAY_KEEP },
		{ "link", &lex.link, true, MAY_LINK },
		{ "front", &lex.front, false, MAY_FRONT },
		{ "attribute", &lex.attribute, false, MAY_ATTRIBUTE },
		{ "change", &lex.change, true, MAY_CHANGE },
		{ "suffix", &lex.suffix, true, MAY_SUFFIX },
		{ "money", &lex.money, true, MAY_MONEY },
		{ "basis", &lex.bases, true, MAY_BASIS },
		{ "phrase", &lex.phrase, false, MAY_PHRASE },
	};
	enum { CLASSES = sizeof class / sizeof *class };
	struct tsv t = { 0 };
	size_t cap = 0, word, name, value;

	for (size_t i = 0; i < CLASSES; i++)
		words_begin(
		    class[i].set, class[i].backward, lex.may, class[i].bit);
	share_open(&t, "words.tsv");
	word = tsv_need(&t, "word");
	name = tsv_need(&t, "class");
	value = tsv_need(&t, "value");
	while (tsv_row(&t)) {
		size_t i = 0;
		int v = 1;

		while (i < CLASSES && strcmp(class[i].name, t.cell[name]) != 0)
			i++;
		if (i == CLASSES) {
			tsv_bad(&t, "unknown class '%s'", t.cell[name]);
			continue;
		}
		if (class[i].set == &lex.bases) {
			v = (int)basis_of(t.cell[value], &cap);
		} else if (class[i].set == &lex.before ||
		    class[i].set == &lex.after) {
			v = figure_bound_of(span_of(t.cell[value]));
			if (v < 0) {
				tsv_bad(
				    &t, "unknown bound '%s'", t.cell[value]);
				continue;
			}
		}
		if (!words_add(class[i].set,
			(struct span){ t.cell[word], t.len[word] }, v))
			tsv_bad(&t, "word '%s' is empty or there twice",
			    t.cell[word]);
	}
	share_close(&t);
}

/* What a clause ends at, folded: , ; : ! ? ( [ { | TAB 、 。 〈 《 》 【 〔 …
 */
static const uint32_t stops[] = { ',', ';', ':', '!', '?', '(', '[', '{', '|',
	'\t', 0x3001, 0x3002, 0x3008, 0x300a, 0x300b, 0x3010, 0x3014, 0x2026,
	0 };

/* Of the characters of three bytes, those that lex.clause tells. */
static void
teach_clause(void)
{
	char s[4];

	for (uint32_t c = 0x800; c < WORDS_CHARS; c++)
		if ((lex.may[c] & (MAY_STOP | MAY_BASIS)) ||
		    c == 0xff09 /* ） */) {
			utf_put(s, c);
			lex.clause[lexicon_tail(s + 1)] = true;
		}
}

const struct lexicon *
lexicon(void)
{
	if (lex.nunit == 0) {
		for (const uint32_t *c = stops; *c != 0; c++)
			lex.may[*c] |= MAY_STOP;
		for (uint32_t c = '!'; c < 0x7f; c++)
			lex.may[c + 0xfee0] |= lex.may[c];
		load_units();
		load_terms();
		load_words();
		teach_clause();
	}
	return &lex;
}

const struct unit *
unit_read(
    const struct lexicon *l, const char *s, const char *end, const char **to)
{
	const char *word;
	int i = words_at_marked(&l->units, s, end, to, &word);

	return i >= 0 && word <= *to ? &l->unit[i] : NULL;
}

const struct unit *
unit_named(const struct lexicon *l, struct span name, int *power)
{
	const struct unit *u;
	const char *to;
	size_t len;

	name = span_trim(name);
	*power = 0;
	if (name.n == 0)
		return NULL;
	/* 千克 and 千瓦 are units, 千元 a scale and a unit */
	u = unit_read(l, name.s, span_end(name), &to);
	if (u != NULL && to == span_end(name))
		return u;
	*power = number_scale(name.s, span_end(name), &len);
	name = span_from(name, len);
	u = unit_read(l, name.s, span_end(name), &to);
	return u != NULL && to == span_end(name) ? u : NULL;
}
