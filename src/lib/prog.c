/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "err.h"
#include "prog.h"
#include "share.h"
#include "sys.h"

#ifndef VERSION
#define VERSION "0"
#endif

bool prog_all;
const char *prog_level;
enum lang prog_lang;
bool prog_lang_said;

static const char *columns, *lang_name;
static bool no_header, exit_status, found;

static const struct opt common[] = {
	OPT('c', "columns", "list", &columns,
	    "write these columns, in this order (a,b,c)"),
	OPT('n', "no-header", NULL, &no_header, "write no header line"),
	{ 0 },
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
	{ 0 },
};

static const struct opt last[] = {
	{ 'h', "help", NULL, OPT_BOOL, NULL,
	    "print this; --help=tsv prints it as a table" },
	{ 'V', "version", NULL, OPT_BOOL, NULL, "print the version" },
	{ 0 },
};

enum { GROUPS = 4 };

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
		{ "kind", "" },
		{ "name", "" },
		{ "short", "" },
		{ "arg", "" },
		{ "help", "" },
		{ 0 },
	};
	char c[2] = "";

	out_begin(cols, NULL, true);
	row("program", p->name, "", "", p->summary);
	row("usage", "", "", "", p->usage);
	row("reads", p->reads != NULL ? p->reads : "text", "", "",
	    "what it reads");
	for (size_t g = 0; g < GROUPS; g++)
		for (const struct opt *o = groups[g]; o && o->name; o++) {
			c[0] = o->c;
			row("option", o->name, c, o->arg, o->help);
		}
	for (const struct col *k = p->cols; k && k->name; k++)
		row("column", k->name, "", "", k->help);
}

/* Two blanks, the name in a field so wide, the help. */
static void
line(const char *left, int width, const char *help)
{
	char s[128];

	snprintf(s, sizeof s, "  %-*s  ", width, left);
	out_text(s);
	out_text(help);
	out_text("\n");
}

static void
help_text(const struct prog *p)
{
	out_begin(NULL, NULL, false);
	out_text(p->name);
	out_text(": ");
	out_text(p->summary);
	out_text("\n\nusage: ");
	out_text(p->name);
	out_text(" [options] ");
	out_text(p->usage);
	out_text("\n\noptions:\n");
	for (size_t g = 0; g < GROUPS; g++)
		for (const struct opt *o = groups[g]; o && o->name; o++) {
			char left[96], c[8] = "    ";
			if (o->c != 0)
				snprintf(c, sizeof c, "-%c, ", o->c);
			snprintf(left, sizeof left, "%s--%s%s%s", c, o->name,
			    o->arg ? "=" : "", o->arg ? o->arg : "");
			line(left, 24, o->help);
		}
	if (p->cols != NULL && p->cols->name != NULL)
		out_text("\ncolumns:\n");
	for (const struct col *k = p->cols; k && k->name; k++)
		line(k->name, 14, k->help);
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
version(const struct prog *p)
{
	out_begin(NULL, NULL, false);
	out_text(p->name);
	out_text(" (duizhang) " VERSION "\n");
}

/* Help and version, which end the program. */
static void
tell(const struct prog *p, const struct opt *o, const char *arg)
{
	if (strcmp(o->name, "version") == 0)
		version(p);
	else if (arg == NULL)
		help_text(p);
	else if (strcmp(arg, "tsv") == 0)
		help_tsv(p);
	else
		die("--help=%s: only tsv is known", arg);
	out_finish();
	exit(err_status());
}

static void
set(const struct prog *p, const struct opt *o, const char *arg)
{
	char *end;
	long v;

	if (o->var == NULL)
		tell(p, o, arg);
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
		if (*arg < '0' || *arg > '9' || *end != '\0' || errno != 0)
			die("option --%s: '%s' is not a number", o->name, arg);
		*(long *)o->var = v;
		break;
	}
}

static void usage(const struct prog *) NORETURN;

static void
usage(const struct prog *p)
{
	die("see '%s --help' for its options", p->name);
}

/* The option of this letter, or of this name of n bytes; NULL. */
static const struct opt *
option(char c, const char *name, size_t n)
{
	for (size_t g = 0; g < GROUPS; g++)
		for (const struct opt *o = groups[g]; o && o->name; o++)
			if (name == NULL ? o->c == c && c != '\0'
					 : strlen(o->name) == n &&
				    memcmp(o->name, name, n) == 0)
				return o;
	return NULL;
}

/* --name, --name=value, --name value; next is the word behind, or NULL.
 * Returns how many words that took. */
static int
long_option(const struct prog *p, const char *word, const char *next)
{
	const char *name = word + 2, *is = strchr(name, '=');
	size_t n = is != NULL ? (size_t)(is - name) : strlen(name);
	const struct opt *o = option('\0', name, n);

	if (o == NULL) {
		warn("unknown option '%.*s'", (int)n + 2, word);
		usage(p);
	}
	if (o->arg == NULL) {
		/* --help=tsv is the one option whose argument is free */
		if (is != NULL && strcmp(o->name, "help") != 0)
			die("option '--%s' takes no argument", o->name);
		set(p, o, is != NULL ? is + 1 : NULL);
		return 1;
	}
	if (is == NULL && next == NULL) {
		warn("option '--%s' needs an argument", o->name);
		usage(p);
	}
	set(p, o, is != NULL ? is + 1 : next);
	return is != NULL ? 1 : 2;
}

/* -abc, -c list, -clist; the same. */
static int
short_options(const struct prog *p, const char *word, const char *next)
{
	for (const char *s = word + 1; *s != '\0'; s++) {
		const struct opt *o = option(*s, NULL, 0);
		if (o == NULL) {
			warn("unknown option '-%c'", *s);
			usage(p);
		}
		if (o->arg == NULL) {
			set(p, o, NULL);
			continue;
		}
		if (s[1] != '\0') {
			set(p, o, s + 1);
			return 1;
		}
		if (next == NULL) {
			warn("option '-%c' needs an argument", *s);
			usage(p);
		}
		set(p, o, next);
		return 2;
	}
	return 1;
}

/*
 * Options and operands may mix, `--' ends the options, `-' is an operand.
 * Not getopt_long, which is not POSIX and takes abbreviations: a script that
 * uses one breaks when an option is added.  The operands move to the front of
 * argv; returns the first.
 */
static char **
parse(const struct prog *p, int argc, char *argv[])
{
	int to = argc > 0 ? 1 : 0;

	for (int i = to; i < argc;) {
		char *word = argv[i], *next = i + 1 < argc ? argv[i + 1] : NULL;

		if (word[0] != '-' || word[1] == '\0') {
			argv[to++] = word;
			i++;
		} else if (strcmp(word, "--") == 0) {
			for (i++; i < argc; i++)
				argv[to++] = argv[i];
		} else if (word[1] == '-') {
			i += long_option(p, word, next);
		} else {
			i += short_options(p, word, next);
		}
	}
	argv[to] = NULL;
	return argv + (argc > 0 ? 1 : 0);
}

/*
 * A program started with a standard stream closed must not get one of its
 * files in that place: what holds it reads or writes nothing, and says so.
 */
static void
hold_streams(void)
{
	for (int fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			(void)open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
}

char **
prog_begin(const struct prog *p, int argc, char *argv[])
{
	hold_streams();
	err_name = p->name;
	err_text = lang_text;
	share_begin(argc > 0 ? argv[0] : NULL);
	signal(SIGPIPE, SIG_IGN);
	sys_widen(STDOUT_FILENO);
	groups[0] = p->opts;
	groups[1] = common;
	groups[2] = p->checks ? checking : NULL;
	groups[3] = last;
	argv = parse(p, argc, argv);
	prog_lang_said = lang_name != NULL;
	if (prog_lang_said)
		prog_lang = lang_named(lang_name);
	if (prog_level != NULL && strcmp(prog_level, "note") != 0 &&
	    strcmp(prog_level, "warning") != 0 &&
	    strcmp(prog_level, "error") != 0)
		die("level '%s' is none of note, warning, error", prog_level);
	out_begin(p->cols, columns, !no_header);
	if (!p->passes)
		out_choose();
	return argv;
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
