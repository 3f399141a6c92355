/* SPDX-License-Identifier: MIT */
#include "event.h"
#include "utf.h"

unsigned char event_of[0x10000];
bool event_tail[0x10000];
bool event_behind[0x10000];

static const char numerals[] = "〇零一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾";

static void
teach(const char *chars, enum event e)
{
	size_t len;

	for (; *chars != '\0'; chars += len) {
		uint16_t tail;

		event_of[utf_get(chars, &len) & 0xffff] = (unsigned char)e;
		if (len != 3)
			continue;
		memcpy(&tail, chars + 1, sizeof tail);
		event_tail[tail] = true;
	}
}

/* Behind a Chinese numeral stands another, a unit, or the rest of a list mark;
 * most of these characters are parts of words and need no look. */
static void
teach_followers(const struct lexicon *l)
{
	static const char *const more =
	    "百千万亿萬億佰仟余多几点分、是：, ，\n";
	size_t len;

	for (const char *s = more; *s != '\0'; s += len)
		event_behind[utf_get(s, &len)] = true;
	for (const char *s = numerals; *s != '\0'; s += len)
		event_behind[utf_get(s, &len)] = true;
	for (size_t i = 0; i < l->nunit; i++)
		event_behind[utf_get(l->unit[i].name.s, &len) & 0xffff] = true;
}

void
event_load(const struct lexicon *l)
{
	if (event_of['0'] != E_NONE)
		return;
	teach("0123456789０１２３４５６７８９", E_DIGIT);
	teach(numerals, E_HAN);
	teach("百千", E_PARTS);
	teach("。！？!?", E_STOP);
	teach("\n", E_LINE);
	teach("(（[［〔【", E_OPEN);
	teach(")）]］〕】", E_CLOSE);
	teach("年", E_YEAR);
	teach("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳第", E_MARK);
	teach_followers(l);
}
