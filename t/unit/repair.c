/* SPDX-License-Identifier: MIT */
/* repair: the slip of the pen that explains a sum. */
#include "repair.h"
#include "tap.h"

static struct arena mem;

static const struct {
	const char *what, *stated, *part[3];
	unsigned found, weight;
	const char *hint;
	unsigned proof; /* 1: to accuse; 0: a hint to what is told anyway */
} rows[] = {
	{ "two digits swapped", "98.45", { "61.58", "63.87" }, 1, 4,
	    "63.87 -> 36.87", 1 },
	{ "a part that is missing", "100.25", { "61.58", "36.87" }, 0, 5, NULL,
	    1 },
	{ "ten times", "1398.45", { "1361.58", "368.7" }, 1, 6,
	    "368.7 -> 36.87", 1 },
	{ "a digit lost", "1198.45", { "861.58", "36.87" }, 1, 6,
	    "36.87 -> 336.87", 1 },
	{ "too few digits", "98.45", { "61.58", "3.87" }, 0, 4, NULL, 1 },
	{ "nothing near", "98.45", { "11.17", "32.94" }, 0, 4, NULL, 1 },
	{ "round figures", "100", { "30", "50" }, 0, 2, NULL, 1 },
	{ "a list that lacks a little", "378.15", { "245.11", "133.00" }, 0, 5,
	    NULL, 1 },
	{ "a digit too many, not the point", "10859", { "9303", "15556" }, 1, 5,
	    "15556 -> 1556", 0 },
	{ "a hint where no slip could accuse", "98.45", { "61.58", "368.7" }, 1,
	    4, "368.7 -> 36.87", 0 },
};

static struct figure *
figure(const char *s)
{
	struct figure *f = arena_get(&mem, sizeof *f);
	int places;

	f->kind = FIGURE_MONEY;
	f->unit = SPAN("元");
	f->text = span_of(s);
	f->scale = dec_int(10000);
	if (!dec_parse(&f->number, s, strlen(s)) ||
	    !dec_mul(&f->value, f->number, f->scale))
		return NULL;
	places = f->number.scale;
	if (!dec_shift(&f->quantum, f->scale, -places))
		return NULL;
	return f;
}

int
main(void)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct relation r = relation_new(
		    &mem, "sum", figure(rows[i].stated), 3);
		struct repair fix;

		for (size_t k = 0; k < 3 && rows[i].part[k] != NULL; k++)
			relation_part(&r, figure(rows[i].part[k]), 1);
		relation_judge(&r);
		fix = repair_find(&r, rows[i].proof, &mem);
		is_int((long)fix.found, (long)rows[i].found, rows[i].what);
		is_int((long)fix.weight, (long)rows[i].weight, "its weight");
		if (!ok((fix.hint == NULL) == (rows[i].hint == NULL) &&
			    (fix.hint == NULL ||
				strcmp(fix.hint, rows[i].hint) == 0),
			"its hint"))
			printf(
			    "#  got '%s'\n", fix.hint == NULL ? "" : fix.hint);
	}
	return tap_end();
}
