/* SPDX-License-Identifier: MIT */
/*
 * audit-report: every check on each report, in one command.
 *
 * Files, folders and standard input are read one document at a time; the
 * findings come out as a table, or, on a terminal or with --pretty, as people
 * like to read them.  Which checks there are and how they come out stands in
 * share/duizhang/checks.tsv; --explain prints the entry of one.
 */
#include <string.h>
#include <unistd.h>

#include "audit.h"
#include "decimal.h"
#include "doc.h"
#include "err.h"
#include "finding.h"
#include "out.h"
#include "prog.h"
#include "report.h"
#include "view.h"

static bool pretty;
static const char *explain;

static const struct opt opts[] = {
	OPT('p', "pretty", NULL, &pretty, "write for people, as on a terminal"),
	OPT(0, "explain", "code", &explain,
	    "explain a code such as sum-mismatch, with examples"),
	DOC_OPTS,
	DOC_MOST,
	REPORT_OPTS,
	{ 0 },
};

const struct prog prog = {
	.name = "audit-report",
	.summary = "run every check on reports and tell what does not agree",
	.usage = "[file or folder ...]",
	.opts = opts,
	.cols = finding_cols,
	.checks = true,
	.reads = "bytes",
	.more = "On a terminal the findings are written for people; in a pipe\n"
		"they are a table, one row each:\n\n"
		"  audit-report report.txt\n"
		"  audit-report mirror/ | cut -f1,2,4,5,14\n"
		"  audit-report --explain sum-mismatch\n\n"
		"Its exit status is that of diff, without -e too: 0 no "
		"findings, 1 findings of\nlevel warning or error, 2 "
		"something was not read.\n",
};

static void
line(const char *tag, const char *text)
{
	if (*text == '\0')
		return;
	out_text(tag);
	out_text(text);
	out_text("\n");
}

static void
explain_code(enum lang lang)
{
	const struct check_row *r = check_by_code(explain);
	bool zh = lang == LANG_ZH;

	if (r == NULL)
		die("no check '%s'; the codes are the columns check and status "
		    "of share/duizhang/checks.tsv, joined by -",
		    explain);
	out_plain();
	line("", explain);
	line(zh ? "级别　　　" : "level      ",
	    view_level(level_name(r->level), lang));
	line(zh ? "含义　　　" : "meaning    ",
	    zh ? r->explain_zh : r->explain_en);
	line(zh ? "属实的例子：" : "true       ", r->true_example);
	line(zh ? "不算的例子：" : "false      ", r->false_example);
}

static struct span
number(struct arena *mem, size_t n)
{
	char s[DEC_TEXT];
	size_t k = dec_write(s, dec_int((int64_t)n));

	return (struct span){ arena_dup(mem, s, k), k };
}

static void
show(const struct findings *list, enum lang lang)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct finding *f = &list->v[i];
		const char *message = finding_message(f, lang, list->mem);
		struct view_row r = { .file = span_of(list->file) };

		if (!finding_wanted(f))
			continue;
		if (strcmp(f->check, "coverage") == 0) {
			view_coverage(r.file, span_of(message));
			continue;
		}
		r.line = number(list->mem, f->line);
		if (f->col > 0)
			r.col = number(list->mem, f->col);
		r.check = span_of(f->check);
		r.status = span_of(f->status);
		r.level = span_of(level_name(finding_level(f)));
		r.text = f->text;
		r.formula = span_of(f->formula);
		r.sentence = span_of(f->sentence);
		r.message = span_of(message);
		view_finding(&r);
	}
}

static bool
document(struct doc *d, enum lang lang)
{
	struct findings list = { .file = d->file, .mem = &d->mem };
	bool serious = false;

	audit_document(d, &list);
	for (size_t i = 0; i < list.n; i++)
		serious |= finding_level(&list.v[i]) >= LEVEL_WARNING;
	if (pretty)
		show(&list, lang);
	else
		findings_write(&list);
	return serious;
}

int
main(int argc, char *argv[])
{
	struct doc d = { 0 };
	bool serious = false;
	enum lang lang;

	argv = prog_begin(&prog, argc, argv);
	checks_load();
	if (isatty(STDOUT_FILENO))
		pretty = true;
	lang = prog_lang_said ? prog_lang : lang_env();
	if (explain != NULL) {
		explain_code(lang);
		return prog_end();
	}
	audit_load();
	report_begin();
	if (pretty) {
		out_plain();
		view_begin(lang);
	}
	while (doc_next(&d, argv))
		serious |= document(&d, lang);
	if (serious)
		err_raise(EXIT_FINDINGS);
	return prog_end();
}
