/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "arena.h"
#include "out.h"
#include "utf.h"
#include "view.h"

enum { NARROW = 40, USUAL = 80, WIDE = 110, INDENT = 4 };

static enum lang lang;
static bool colour;
static size_t width = USUAL;
static struct arena names;
static struct span shown; /* the document whose head was written */

void
view_begin(enum lang of_people)
{
	const char *term = getenv("TERM");
	struct winsize w;

	lang = of_people;
	if (!isatty(STDOUT_FILENO))
		return;
	colour = getenv("NO_COLOR") == NULL && term != NULL &&
	    strcmp(term, "dumb") != 0;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col >= NARROW)
		width = w.ws_col < WIDE ? w.ws_col : WIDE;
}

static void
paint(const char *code)
{
	if (colour) {
		out_text("\033[");
		out_text(code);
		out_text("m");
	}
}

/* Text without control characters; line ends and TABs become blanks. */
static void
clean(struct span s)
{
	size_t len;

	for (size_t i = 0; i < s.n; i += len) {
		uint32_t c = utf_get(s.s + i, &len);
		if (c == '\n' || c == '\t' || c == '\r')
			out_text(" ");
		else if (utf_control(c))
			out_text("\xef\xbf\xbd");
		else
			out_raw(s.s + i, len);
	}
}

/* Where to break s: after `columns' of them, but not within a word of Latin
 * letters or a number, if there is a blank not far before. */
static size_t
line_end(struct span s, size_t columns)
{
	size_t n = utf_fit(s.s, s.n, columns), i = n;

	if (n == s.n || (unsigned char)s.s[n] >= 0x80)
		return n;
	while (i > 0 && (unsigned char)s.s[i - 1] < 0x80 && s.s[i - 1] != ' ')
		i--;
	return i > 0 && n - i < columns / 2 ? i : n;
}

/* Writes text wrapped, behind a tag in the margin; the span `mark' in it (if
 * any) is set off. */
static void
wrapped(const char *tag, struct span s, struct span mark)
{
	size_t at = mark.n > 0 ? span_find_last(s, mark) : s.n + 1;
	size_t begin = 0, tagged = utf_width(tag, strlen(tag));

	s = (struct span){ s.s, s.n };
	do {
		size_t room = width - INDENT - tagged;
		size_t n = line_end(span_from(s, begin), room);
		size_t end = begin + n;

		for (size_t i = 0; i < INDENT; i++)
			out_text(" ");
		if (begin == 0) {
			paint("2");
			out_text(tag);
			paint("0");
		} else {
			for (size_t i = 0; i < tagged; i++)
				out_text(" ");
		}
		if (at <= s.n && at < end && at + mark.n > begin) {
			size_t from = at > begin ? at : begin;
			size_t to = at + mark.n < end ? at + mark.n : end;
			clean(span_cut(s, begin, from));
			paint("1;4");
			clean(span_cut(s, from, to));
			paint("0");
			clean(span_cut(s, to, end));
		} else {
			clean(span_cut(s, begin, end));
		}
		out_text("\n");
		begin = end;
		while (begin < s.n && s.s[begin] == ' ')
			begin++;
	} while (begin < s.n);
}

static void
head(struct span file)
{
	if (shown.s != NULL && span_is(shown, file))
		return;
	if (shown.s != NULL)
		out_text("\n");
	arena_reset(&names);
	shown = (struct span){ arena_dup(&names, file.s, file.n), file.n };
	paint("1");
	clean(file);
	paint("0");
	out_text("\n");
}

static const struct {
	const char *name, *zh, *code;
} levels[] = {
	{ "error", "错误", "31;1" },
	{ "warning", "疑点", "33;1" },
	{ "note", "提示", "36" },
	{ "none", "相符", "32" },
};

const char *
view_level(const char *name, enum lang tongue)
{
	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
		if (tongue == LANG_ZH && strcmp(name, levels[i].name) == 0)
			return levels[i].zh;
	return name;
}

static void
level(struct span name)
{
	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
		if (!span_is(name, span_of(levels[i].name)))
			continue;
		paint(levels[i].code);
		out_text(view_level(levels[i].name, lang));
		paint("0");
		return;
	}
	clean(name);
}

void
view_finding(const struct view_row *r)
{
	bool zh = lang == LANG_ZH;

	head(r->file);
	out_text("  ");
	paint("1");
	clean(r->line);
	if (r->col.n > 0) {
		out_text(":");
		clean(r->col);
	}
	paint("0");
	out_text("  ");
	level(r->level);
	out_text("  ");
	paint("2");
	clean(r->check);
	out_text("-");
	clean(r->status);
	paint("0");
	out_text("\n");
	if (r->sentence.n > 0)
		wrapped(zh ? "原文  " : "text     ", r->sentence, r->text);
	else if (r->text.n > 0)
		wrapped(
		    zh ? "原文  " : "text     ", r->text, (struct span){ 0 });
	/* most messages quote it */
	if (r->formula.n > 0 && !span_has(r->message, r->formula))
		wrapped(zh ? "算式  " : "formula  ", r->formula,
		    (struct span){ 0 });
	wrapped(zh ? "说明  " : "message  ", r->message, (struct span){ 0 });
}

void
view_coverage(struct span file, struct span text)
{
	head(file);
	out_text("  ");
	paint("2");
	clean(text);
	paint("0");
	out_text("\n");
}
