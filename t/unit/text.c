/* SPDX-License-Identifier: MIT */
/* utf, span and arena. */
#include "arena.h"
#include "span.h"
#include "tap.h"
#include "utf.h"

static void
validity(void)
{
	static const struct {
		const char *what, *s;
		size_t n, valid;
	} rows[] = {
		{ "nothing", "", 0, 0 },
		{ "ASCII over eight bytes", "0123456789abc", 13, 13 },
		{ "Chinese", "对账", 6, 6 },
		{ "four bytes", "\xf0\xa0\x80\x80", 4, 4 },
		{ "cut short", "对\xe8\xb4", 5, 3 },
		{ "a stray trail byte", "a\x80", 2, 1 },
		{ "overlong", "\xc0\x80", 2, 0 },
		{ "overlong, three bytes", "\xe0\x80\x80", 3, 0 },
		{ "a surrogate", "\xed\xa0\x80", 3, 0 },
		{ "beyond Unicode", "\xf4\x90\x80\x80", 4, 0 },
		{ "bad after eight ASCII", "12345678\xff", 9, 8 },
		{ "bad trail byte", "\xe5\xaf\x41", 3, 0 },
		{ "NUL is a character", "a\0b", 3, 3 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		is_int((long long)utf_valid(rows[i].s, rows[i].n),
		    (long long)rows[i].valid, rows[i].what);
}

/* The same of a text of many blocks: each character in turn is one of another
 * length, or is spoilt, and the text ends behind each. */
static void
blocks(void)
{
	enum { CHARS = 70 };
	static const char *const chars[] = { "对", "a", "\xc2\xb7",
		"\xed\x9f\xbf", "\xf0\xa0\x80\x80", "\xff", "\xe5\x41\x80",
		"\xed\xa0\x80", "\x80" };
	char s[3 * CHARS + 4];
	bool valid = true, counted = true;

	for (size_t at = 0; at < CHARS; at++)
		for (size_t k = 0; k < sizeof chars / sizeof *chars; k++) {
			size_t n = 0;
			size_t bad = k < 5 ? sizeof s : 3 * at;

			for (size_t i = 0; i < CHARS; i++) {
				const char *c = i == at ? chars[k] : "账";

				memcpy(s + n, c, strlen(c));
				n += strlen(c);
				valid &= utf_valid(s, n) == (n < bad ? n : bad);
				counted &= bad < n || utf_count(s, n) == i + 1;
			}
		}
	ok(valid, "valid up to the bad one, wherever it stands");
	ok(counted, "code points, wherever the odd one stands");
}

static void
stepping(void)
{
	static const uint32_t points[] = { 0, 'a', 0x7f, 0x80, 0x7ff, 0x800,
		0x5bf9, 0xfffd, 0x10000, 0x10ffff };
	char s[4];
	size_t len;

	for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
		size_t n = utf_put(s, points[i]);
		ok(utf_get(s, &len) == points[i] && len == n,
		    "a code point there and back");
	}
	is_int((long long)utf_count("a对账\xf0\xa0\x80\x80", 11), 4,
	    "code points");
	is_int((long long)utf_width("a对账", 7), 5, "terminal columns");
	is_int((long long)utf_fit("a对账", 7, 4), 4, "what fits in 4");
	is_int((long long)utf_fit("a对账", 7, 5), 7, "what fits in 5");
	is_int((long long)utf_fit("对账", 6, 1), 0, "what fits in 1");
	is_int(utf_fold(0xff15), '5', "full-width digit");
	is_int(utf_fold(0x3000), ' ', "ideographic space");
	is_int(utf_fold(0x3002), 0x3002, "a full stop stays");
	ok(utf_han(0x5bf9) && utf_han(0x3007) && !utf_han(0x3002) &&
		!utf_han('a'),
	    "Chinese characters");
	ok(utf_control(0x1b) && utf_control(0x9b) && utf_control(0x202e) &&
		!utf_control(0x5bf9) && !utf_control('a'),
	    "control characters");
}

static void
spans(void)
{
	struct span a = SPAN("一般公共预算"), none = { 0 };

	is_int((long long)span_find(a, SPAN("公共")), 6, "found");
	is_int((long long)span_find(a, SPAN("预备")), 19, "not found");
	is_int((long long)span_find(SPAN("aab"), SPAN("ab")), 1,
	    "found after a false start");
	is_int((long long)span_find(none, SPAN("a")), 1, "not in nothing");
	is_int((long long)span_find(a, none), 0, "nothing is at the start");
	is_int((long long)span_find_last(SPAN("abab"), SPAN("ab")), 2,
	    "the last one");
	is_int((long long)span_find_last(none, SPAN("ab")), 1,
	    "no last one in nothing");
	ok(span_begins(a, SPAN("一般")) && !span_begins(a, SPAN("般")) &&
		span_begins(a, none),
	    "begins");
	ok(span_ends(a, SPAN("预算")) && !span_ends(SPAN("算"), a), "ends");
	ok(span_is(none, SPAN("")) && !span_is(a, none), "equal");
	ok(span_is(span_trim(SPAN("\xe3\x80\x80 x\xc2\xa0\t")), SPAN("x")),
	    "blanks of all kinds trimmed");
	ok(span_trim(SPAN(" \xe3\x80\x80")).n == 0, "blanks alone");
	ok(span_trim(none).n == 0, "nothing trimmed");
	ok(span_is(span_cut(a, 6, 12), SPAN("公共")), "cut");
	ok(span_is(span_from(a, 12), SPAN("预算")), "from");
}

static void
memory(void)
{
	struct arena a = { 0 };
	bool zero = true, apart = true, alike = true;
	char *last = NULL;
	int *v = NULL;
	size_t n = 0, cap = 0;

	for (int round = 0; round < 3; round++) {
		for (size_t k = 1; k < 300000; k = k * 3 + 1) {
			char *p = arena_get(&a, k);
			for (size_t i = 0; i < k; i++)
				zero &= p[i] == 0;
			memset(p, 0xa5, k);
			if (last != NULL)
				apart &= (unsigned char)*last == 0xa5;
			last = p;
		}
		last = NULL;
		arena_reset(&a);
	}
	ok(zero, "pieces are zeroed, also after a reset");
	ok(apart, "pieces do not overlap");
	is_int((long long)a.used, 0, "nothing is used after a reset");
	is(arena_dup(&a, "abc", 2), "ab", "a copy ends in NUL");
	is(arena_dup(&a, NULL, 0), "", "a copy of nothing");
	for (int i = 0; i < 1000; i++)
		*ARENA_PUSH(&a, v, n, cap) = i;
	for (int i = 0; i < 1000; i++)
		alike &= v[i] == i;
	ok(alike && n == 1000 && cap >= n, "an array that grows");
	arena_reset(&a);
}

int
main(void)
{
	validity();
	blocks();
	stepping();
	spans();
	memory();
	return tap_end();
}
