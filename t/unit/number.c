/* SPDX-License-Identifier: MIT */
/* Numbers as reports print them: number.h, and quantities of one cell. */
#include "number.h"
#include "tap.h"

/* What was read, as digits*10^power and its marks, and what is left. */
static const char *
shown(const char *text)
{
	static char out[256];
	struct number x;
	const char *end = text + strlen(text);
	char digits[DEC_TEXT], top[DEC_TEXT];

	switch (number_read(&x, text, end)) {
	case NUMBER_NONE:
		return "none";
	case NUMBER_LONG:
		snprintf(out, sizeof out, "long |%s", x.end);
		return out;
	case NUMBER_DIGITS:
	case NUMBER_HAN:
		break;
	}
	dec_write(digits, x.digits);
	dec_write(top, x.top);
	snprintf(out, sizeof out, "%s%s%s e%d%s%s |%s", digits,
	    x.two ? ".." : "", x.two ? top : "", x.power,
	    x.hedged ? " about" : "", x.serial ? " serial" : "", x.end);
	return out;
}

static void
reading(void)
{
	static const struct {
		const char *what, *text, *want;
	} rows[] = {
		{ "digits", "120元", "120 e0 |元" },
		{ "decimals keep their zeros", "12.50万元", "12.50 e4 |元" },
		{ "thousands", "58,265,428.00元", "58265428.00 e0 |元" },
		{ "no thousands: two digits", "17,10元", "17 e0 |,10元" },
		{ "no thousands: four digits", "1,2345", "1 e0 |,2345" },
		{ "full width", "１２３．４５", "123.45 e0 |" },
		{ "full-width thousands", "1，234.5", "1234.5 e0 |" },
		{ "a comma of the sentence", "12，345万", "12345 e4 |" },
		{ "a point without decimals", "3.收入", "3 e0 |.收入" },
		{ "broken at the point", "668\n.6亿元", "668.6 e8 |元" },
		{ "a blank before the scale", "3.2 亿元", "3.2 e8 |元" },
		{ "百万", "3百万元", "3 e6 |元" },
		{ "千", "3.5千元", "3.5 e3 |元" },
		{ "万亿", "2万亿元", "2 e12 |元" },
		{ "余 before the scale", "20余万元", "20 e4 about |元" },
		{ "余 behind the scale", "34万余元", "34 e4 about |元" },
		{ "多", "125.1多亩", "125.1 e0 about |亩" },
		{ "composed", "1亿2千万元", "12 e7 |元" },
		{ "composed with 元", "3万5千元", "35 e3 |元" },
		{ "composed with digits", "1万2000元", "12000 e0 |元" },
		{ "not composed: a year", "3万2021年", "3 e4 |2021年" },
		{ "十八 digits", "123456789012345678",
		    "123456789012345678 "
		    "e0 |" },
		{ "more than fit", "12345678901234567890元", "long |元" },
		{ "more Chinese digits than fit",
		    "十一二三四五六七八九一二三四五六七八九一二三四元",
		    "long |元" },
		{ "三百二十万", "三百二十万元", "320 e4 |元" },
		{ "capitals", "壹佰贰拾叁万肆仟元整", "1234000 e0 |元整" },
		{ "零 inside", "一亿零五百万元", "10500 e4 |元" },
		{ "万 behind 亿", "三亿五千万元", "35000 e4 |元" },
		{ "点", "一百二十三点四五万元", "123.45 e4 |元" },
		{ "点 of a list of points", "三点意见", "3 e0 |点意见" },
		{ "两", "两万元", "2 e4 |元" },
		{ "十", "十万元", "10 e4 |元" },
		{ "十几", "十几万元", "10 e4 about |元" },
		{ "一百多", "一百多起", "100 e0 about |起" },
		{ "neighbours", "三四十万元", "30..40 e4 |元" },
		{ "neighbours without a scale", "三四人", "3..4 e0 |人" },
		{ "digit by digit", "二〇二一年", "2021 e0 serial |年" },
		{ "百 alone is no number", "百分之三", "none" },
		{ "万 alone", "万元", "none" },
		{ "words", "收入", "none" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		is(shown(rows[i].text), rows[i].want, rows[i].what);
}

static void
ordinals(void)
{
	static const struct {
		const char *text;
		unsigned want;
		const char *rest;
	} rows[] = {
		{ "1.", 1, "." },
		{ "12、", 12, "、" },
		{ "123.", 0, "123." },
		{ "三、", 3, "、" },
		{ "十二、", 12, "、" },
		{ "二十三、", 23, "、" },
		{ "基本", 0, "基本" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *s = rows[i].text, *to;

		is_int(number_ordinal(s, s + strlen(s), &to), rows[i].want, s);
		if (rows[i].want > 0)
			is(to, rows[i].rest, s);
	}
}

static void
scales(void)
{
	size_t len;
	const char *s = "百万元";

	is_int(number_scale(s, s + strlen(s), &len), 6, "百万 is 10^6");
	is_int((long long)len, 6, "and takes two characters");
	is_int(number_scale(s + 6, s + strlen(s), &len), 0, "元 is no scale");
	is_int((long long)len, 0, "and takes none");
}

int
main(void)
{
	reading();
	ordinals();
	scales();
	return tap_end();
}
