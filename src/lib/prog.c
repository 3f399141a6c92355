/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "err.h"
#include "prog.h"
#include "share.h"

#ifndef VERSION
#define VERSION "0"
#endif

bool prog_all;
const char *prog_level;
enum lang prog_lang;

static const char *columns, *lang_name;
static bool no_header, exit_status, found;

static const struct opt common[] = {
    OPT('c', "columns", "list", &columns,
	"write these columns, in this order (a,b,c)"),
    OPT('n', "no-header", NULL, &no_header, "write no header line"),
    {0},
};

static const struct opt checking[] = {
    OPT('a', "all", NULL, &prog_all,
	"write everything examined, not findings alone"),
    OPT('e', "exit-status", NULL, &exit_status,
	"exit 1 when something was found"),
    OPT(0, "level", "name", &prog_level,
	"write findings of this level and above: note, warning, error"),
    OPT(0, "lang", "code", &lang_name,
	"language of messages in the table: en (default) or zh"),
    {0},
};

static const struct opt last[] = {
    {'h', "help", NULL, OPT_BOOL, NULL,
	"print this; --help=tsv prints it as a table"},
    {'V', "version", NULL, OPT_BOOL, NULL, "print the version"},
    {0},
};

enum { GROUPS = 4, MOST = 64 };

static const struct opt *groups[GROUPS];

static void
row(const char *a, const char *b, const char *c, const char *d, const char *e)
{
	out_str(a);
	out_str(b);
	out_str(c);
	out_str(d);
	out_str(e);
	out_end();
}

static void
help_tsv(const struct prog *p)
{
	static const struct col cols[] = {
	    {"kind", ""},
	    {"name", ""},
	    {"short", ""},
	    {"arg", ""},
	    {"help", ""},
	    {0},
	};
	char c[2] = "";

	out_begin(cols, NULL, true);
	row("program", p->name, "", "", p->summary);
	row("usage", "", "", "", p->usage);
	for (size_t g = 0; g < GROUPS; g++)
		for (const struct opt *o = groups[g]; o && o->name; o++) {
			c[0] = o->c;
			row("option", o->name, c, o->arg, o->help);
		}
	for (const struct col *k = p->cols; k && k->name; k++)
		row("column", k->name, "", "", k->help);
}

static void
help_text(const struct prog *p)
{
	char s[512];

	out_begin(NULL, NULL, false);
	snprintf(s, sizeof s, "%s: %s\n\nusage: %s [options] %s\n\noptions:\n",
	    p->name, p->summary, p->name, p->usage);
	out_text(s);
	for (size_t g = 0; g < GROUPS; g++)
		for (const struct opt *o = groups[g]; o && o->name; o++) {
			char left[64], c[8] = "    ";
			if (o->c != 0)
				snprintf(c, sizeof c, "-%c, ", o->c);
			snprintf(left, sizeof left, "%s--%s%s%s", c, o->name,
			    o->arg ? "=" : "", o->arg ? o->arg : "");
			snprintf(s, sizeof s, "  %-24s  %s\n", left, o->help);
			out_text(s);
		}
	if (p->cols != NULL)
		out_text("\ncolumns:\n");
	for (const struct col *k = p->cols; k && k->name; k++) {
		snprintf(s, sizeof s, "  %-14s  %s\n", k->name, k->help);
		out_text(s);
	}
	if (p->more != NULL) {
		out_text("\n");
		out_text(p->more);
	}
	out_text(p->checks
		? "\nexit status: 0 all read (1 with -e if something was "
		  "found), 2 something was not read or written\n"
		: "\nexit status: 0 all read and written, 2 something was "
		  "not\n");
}

static void
set(const struct opt *o, const char *arg)
{
	char *end;
	long v;

	switch (o->type) {
	case OPT_BOOL:
		*(bool *)o->var = true;
		break;
	case OPT_STR:
		*(const char **)o->var = arg;
		break;
	case OPT_LONG:
		errno = 0;
		v = strtol(arg, &end, 10);
		if (end == arg || *end != '\0' || errno != 0 || v < 0)
			die("option --%s: '%s' is not a number", o->name, arg);
		*(long *)o->var = v;
		break;
	}
}

static void
usage(const struct prog *p)
{
	die("see '%s --help' for its options", p->name);
}

char **
prog_begin(const struct prog *p, int argc, char *argv[])
{
	struct option longs[MOST + 1] = {{0}};
	const struct opt *of[MOST];
	char shorts[2 * MOST + 2] = ":";
	size_t n = 0, s = 1;
	int c, which = -1;

	err_name = p->name;
	err_text = lang_text;
	share_begin(argc > 0 ? argv[0] : NULL);
	signal(SIGPIPE, SIG_IGN);
	groups[0] = p->opts;
	groups[1] = common;
	groups[2] = p->checks ? checking : NULL;
	groups[3] = last;
	for (size_t g = 0; g < GROUPS; g++)
		for (const struct opt *o = groups[g]; o && o->name; o++) {
			if (n == MOST)
				abort();
			longs[n].name = o->name;
			longs[n].has_arg = o->arg != NULL  ? required_argument
			    : strcmp(o->name, "help") == 0 ? optional_argument
							   : no_argument;
			of[n++] = o;
			if (o->c == 0)
				continue;
			shorts[s++] = o->c;
			if (o->arg != NULL)
				shorts[s++] = ':';
		}
	opterr = 0;
	while ((c = getopt_long(argc, argv, shorts, longs, &which)) != -1) {
		const struct opt *o = NULL;

		if (c == '?' || c == ':') {
			const char *word = argv[optind - 1];
			if (c == ':')
				warn("option '%s' needs an argument", word);
			else if (optopt != 0 && word[1] != '-')
				warn("unknown option '-%c'", optopt);
			else
				warn("unknown option '%s'", word);
			usage(p);
		}
		for (size_t i = 0; i < n; i++)
			if (c == 0 ? (int)i == which : of[i]->c == c)
				o = of[i];
		if (c == 0 || o == NULL) {
			/* getopt_long takes abbreviations; scripts that use
			 * them break when an option is added */
			const char *word = argv[optind - 1];
			if (o == NULL)
				usage(p);
			if (strncmp(word, "--", 2) == 0 &&
			    strncmp(word + 2, o->name, strlen(o->name)) != 0)
				die("unknown option '%s'; do you mean --%s?",
				    word, o->name);
		}
		if (strcmp(o->name, "help") == 0) {
			if (optarg != NULL && strcmp(optarg, "tsv") != 0)
				die("--help=%s: only tsv is known", optarg);
			if (optarg != NULL)
				help_tsv(p);
			else
				help_text(p);
			out_finish();
			exit(err_status());
		}
		if (strcmp(o->name, "version") == 0) {
			char v[128];
			snprintf(v, sizeof v, "%s (duizhang) %s\n", p->name,
			    VERSION);
			out_begin(NULL, NULL, false);
			out_text(v);
			out_finish();
			exit(err_status());
		}
		set(o, optarg);
	}
	if (lang_name != NULL)
		prog_lang = lang_named(lang_name);
	if (prog_level != NULL && strcmp(prog_level, "note") != 0 &&
	    strcmp(prog_level, "warning") != 0 &&
	    strcmp(prog_level, "error") != 0)
		die("level '%s' is none of note, warning, error", prog_level);
	out_begin(p->cols, columns, !no_header);
	return argv + optind;
}

void
prog_found(void)
{
	found = true;
}

int
prog_end(void)
{
	out_finish();
	if (exit_status && found)
		err_raise(EXIT_FINDINGS);
	return err_status();
}
