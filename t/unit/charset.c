/* SPDX-License-Identifier: MIT */
#include "charset.h"
#include "tap.h"

#define BYTES(s) s, sizeof(s) - 1

static void
told(void)
{
	static const struct {
		const char *what, *s;
		size_t n;
		bool markup;
		const char *name, *text;
		size_t bad;
	} rows[] = {
		{ "ASCII is undecided", BYTES("abc"), false, NULL, "abc", 0 },
		{ "UTF-8", BYTES("收入"), false, "UTF-8", "收入", 0 },
		{ "mark of UTF-8",
		    BYTES("\xef\xbb\xbf"
			  "a"),
		    false, "UTF-8", "a", 0 },
		{ "GB18030", BYTES("\xca\xd5\xc8\xeb"), false, "GB18030",
		    "收入", 0 },
		{ "four bytes of GB18030",
		    BYTES("\xca\xd5\xc8\xeb\x95\x34\xb2\x35"), false, "GB18030",
		    "收入𠮷", 0 },
		{ "UTF-16 with a mark", BYTES("\xff\xfe\x36\x65"), false,
		    "UTF-16LE", "收", 0 },
		{ "UTF-16 without", BYTES("\x65\x36\x51\x65\0001\0002"), false,
		    "UTF-16BE", "收入12", 0 },
		{ "declared, and so it is",
		    BYTES("<meta charset=gbk>\xca\xd5\xc8\xeb"), true,
		    "GB18030", "<meta charset=gbk>收入", 0 },
		{ "declared, but it is not",
		    BYTES("<meta charset=gbk>收入支出"), true, "UTF-8",
		    "<meta charset=gbk>收入支出", 0 },
		{ "declared the other way",
		    BYTES("<meta charset=\"utf-8\">\xca\xd5\xc8\xeb"), true,
		    "GB18030", "<meta charset=\"utf-8\">收入", 0 },
		{ "XML declaration", BYTES("<?xml encoding='big5'?>\xa6\xac"),
		    true, "BIG5-HKSCS", "<?xml encoding='big5'?>收", 0 },
		{ "bad byte in UTF-8", BYTES("收\xff入支出"), false, "UTF-8",
		    "收\xef\xbf\xbd入支出", 1 },
		{ "NUL", BYTES("收\0入"), false, "UTF-8", "收\xef\xbf\xbd入",
		    1 },
		{ "bad byte in GB18030",
		    BYTES("\xca\xd5\xff\xc8\xeb\xd6\xa7\xb3\xf6"), false,
		    "GB18030", "收\xef\xbf\xbd入支出", 1 },
		{ "cut off", BYTES("收入\xe6\x94"), false, "UTF-8",
		    "收入\xef\xbf\xbd\xef\xbf\xbd", 2 },
		{ 0 },
	};

	for (int i = 0; rows[i].what != NULL; i++) {
		struct charset c;
		char out[256];
		size_t took, n;

		charset_begin(&c, rows[i].s, rows[i].n, rows[i].markup);
		if (rows[i].name == NULL)
			ok(c.name == NULL, rows[i].what);
		else
			is(c.name, rows[i].name, rows[i].what);
		n = charset_decode(
		    &c, rows[i].s, rows[i].n, true, out, sizeof out - 1, &took);
		out[n] = '\0';
		is(out, rows[i].text, rows[i].what);
		is_int((long long)c.bad, (long long)rows[i].bad, rows[i].what);
		charset_end(&c);
	}
}

/* The same in pieces of one byte, with little room. */
static void
pieces(void)
{
	static const char gb[] = "ab\n\xca\xd5\n\xff\xc8\xeb\xd6\xa7";
	struct charset c;
	char in[64], out[256];
	size_t n = 0, held = 0, took;

	charset_begin(&c, gb, sizeof gb - 1, false);
	for (size_t i = 0; i < sizeof gb - 1; i++) {
		in[held++] = gb[i];
		n += charset_decode(
		    &c, in, held, i + 2 == sizeof gb, out + n, 64, &took);
		memmove(in, in + took, held - took);
		held -= took;
	}
	out[n] = '\0';
	is(out, "ab\n收\n\xef\xbf\xbd入支", "in pieces");
	is_int((long long)c.bad_line, 3, "the line of the bad byte");
	is_int((long long)held, 0, "nothing is left");
	charset_end(&c);
}

int
main(void)
{
	told();
	pieces();
	return tap_end();
}
