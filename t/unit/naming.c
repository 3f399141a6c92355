/* SPDX-License-Identifier: MIT */
/* naming: what is left of a label, and the basis that it names. */
#include "naming.h"
#include "arena.h"
#include "tap.h"

static const struct {
	const char *what, *label, *name, *basis;
} rows[] = {
	{ "a term", "公务接待费", "公务接待费", "" },
	{ "an alias", "三公经费支出", "“三公”经费", "" },
	{ "quotes and width", "“三公”经费（合计）", "三公经费(合计)", "" },
	{ "a half quote", "三公”经费本年总额", "“三公”经费", "" },
	{ "a year in front", "2020年度公务接待费", "公务接待费", "" },
	{ "a basis in front", "年初批复预算的“三公”经费", "“三公”经费",
	    "年初预算" },
	{ "a basis behind", "公务接待费年初预算数", "公务接待费", "年初预算" },
	{ "an outcome", "全年决算支出“三公”经费", "“三公”经费", "决算" },
	{ "a name that only looks like a basis", "一般公共预算支出",
	    "一般公共预算财政拨款支出", "" },
	{ "what is narrowed is another name", "县本级公务接待费",
	    "县本级公务接待费", "" },
	{ "a basis alone", "年初预算数", "", "年初预算" },
	{ "line ends", "公务\n接待费", "公务接待费", "" },
	{ "nothing", "", "", "" },
};

static void
both(struct span name, struct span basis, size_t row)
{
	char got[400], want[400];

	snprintf(got, sizeof got, "%.*s|%.*s", (int)name.n,
	    name.n > 0 ? name.s : "", (int)basis.n, basis.n > 0 ? basis.s : "");
	snprintf(want, sizeof want, "%s|%s", rows[row].name, rows[row].basis);
	is(got, want, rows[row].what);
}

int
main(void)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct span basis = { 0 };
		struct span name = naming_of(
		    span_of(rows[i].label), &basis, &perm);

		both(name, basis, i);
	}
	ok(span_is(
	       naming_tail(span_of("某中心支出合计")), span_of("本年支出合计")),
	    "the term that a label ends in");
	ok(naming_beside(span_of("比上年增加")).n == 0,
	    "a comparison names nothing");
	return tap_end();
}
