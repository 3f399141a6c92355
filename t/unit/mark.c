/* SPDX-License-Identifier: MIT */
#include "mark.h"
#include "tap.h"

int
main(void)
{
	static const struct {
		const char *what, *in;
		int style; /* -1: no mark */
		unsigned number;
		const char *text;
	} rows[] = {
		{ "Chinese numeral", "一、概况", MARK_HAN, 1, "一、" },
		{ "ten", "十、其他", MARK_HAN, 10, "十、" },
		{ "eleven", "十一、其他", MARK_HAN, 11, "十一、" },
		{ "twenty-three", "二十三、其他", MARK_HAN, 23, "二十三、" },
		{ "in brackets", "（三）支出", MARK_HAN_BRACKET, 3, "（三）" },
		{ "half-width brackets", "(三)支出", MARK_HAN_BRACKET, 3,
		    "(三)" },
		{ "mixed brackets", "(三）支出", MARK_HAN_BRACKET, 3, "(三）" },
		{ "justified", "（ 十 一 ）支 出", MARK_HAN_BRACKET, 11,
		    "（ 十 一 ）" },
		{ "point", "4.支出", MARK_ARABIC, 4, "4." },
		{ "full-width digits", "１２、支出", MARK_ARABIC, 12,
		    "１２、" },
		{ "arabic in brackets", "（2）支出", MARK_ARABIC_BRACKET, 2,
		    "（2）" },
		{ "one bracket", "3)支出", MARK_ARABIC_BRACKET, 3, "3)" },
		{ "circled", "②支出", MARK_CIRCLED, 2, "②" },
		{ "part", "第二部分 收支", MARK_PART, 2, "第二部分" },
		{ "chapter", "第十章", MARK_PART, 10, "第十章" },
		{ "a number with decimals", "1.5亿元", -1, 0, "" },
		{ "a year", "2023.支出", -1, 0, "" },
		{ "a date", "2023年", -1, 0, "" },
		{ "a numeral in a word", "一个村", -1, 0, "" },
		{ "the third round", "第三轮", -1, 0, "" },
		{ "empty brackets", "（）", -1, 0, "" },
		{ "a bracket alone", "（", -1, 0, "" },
		{ "nothing", "", -1, 0, "" },
		{ "a year in brackets", "（2020）", -1, 0, "" },
	};
	static const struct {
		enum mark_style style;
		unsigned n;
		const char *want;
	} written[] = {
		{ MARK_HAN, 5, "五、" },
		{ MARK_HAN, 10, "十、" },
		{ MARK_HAN, 21, "二十一、" },
		{ MARK_HAN_BRACKET, 12, "（十二）" },
		{ MARK_ARABIC, 7, "7." },
		{ MARK_ARABIC_BRACKET, 7, "（7）" },
		{ MARK_PART, 3, "第三" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct mark m = { 0 };
		bool good = mark_read(&m, span_of(rows[i].in));

		if (rows[i].style < 0) {
			ok(!good, rows[i].what);
			continue;
		}
		ok(good && (int)m.style == rows[i].style &&
			m.number == rows[i].number &&
			span_is(m.text, span_of(rows[i].text)),
		    rows[i].what);
	}
	for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
		char s[32];

		mark_write(s, written[i].style, written[i].n);
		is(s, written[i].want, "written");
	}
	return tap_end();
}
