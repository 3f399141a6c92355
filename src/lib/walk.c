/* SPDX-License-Identifier: MIT */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "err.h"
#include "utf.h"
#include "walk.h"

static bool shown; /* a progress line stands on the terminal */

static int
downwards(const void *a, const void *b)
{
	return strcmp(*(char *const *)b, *(char *const *)a);
}

/* A path as text: what is no UTF-8 in it becomes \xHH, so that cells stay
 * UTF-8 and two files keep two names. */
static const char *
as_text(struct walk *w, const char *path)
{
	static const char hex[] = "0123456789abcdef";
	size_t n = strlen(path), k = 0;
	char *s;

	if (utf_valid(path, n) == n)
		return path;
	s = arena_get(&w->mem, 4 * n + 1);
	for (size_t i = 0; i < n;) {
		size_t ok = utf_valid(path + i, n - i);

		memcpy(s + k, path + i, ok);
		k += ok;
		if ((i += ok) < n) {
			unsigned char c = (unsigned char)path[i++];
			s[k++] = '\\';
			s[k++] = 'x';
			s[k++] = hex[c >> 4];
			s[k++] = hex[c & 15];
		}
	}
	return s;
}

/* Puts the entries of a folder on the list, the last name first. */
static void
enter(struct walk *w, const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *e;
	size_t first = w->ntodo, n = strlen(path);

	if (dir == NULL) {
		warnat(as_text(w, path), 0, "cannot open folder:");
		return;
	}
	while (n > 1 && path[n - 1] == '/')
		n--;
	while (errno = 0, (e = readdir(dir)) != NULL) {
		size_t k = strlen(e->d_name);
		char *s;
		if (e->d_name[0] == '.')
			continue;
		s = arena_get(&w->mem, n + k + 2);
		memcpy(s, path, n);
		s[n] = '/';
		memcpy(s + n + 1, e->d_name, k);
		*ARENA_PUSH(&w->mem, w->todo, w->ntodo, w->cap) = s;
	}
	if (errno != 0)
		warnat(as_text(w, path), 0, "cannot read folder:");
	closedir(dir);
	if (w->ntodo > first)
		qsort(w->todo + first, w->ntodo - first, sizeof *w->todo,
		    downwards);
}

void
walk_quiet(void)
{
	if (shown)
		(void)!write(STDERR_FILENO, "\r\033[K", 4);
	shown = false;
}

/* Once a second at the most, and only when a person can see it. */
static void
progress(const struct walk *w)
{
	static time_t start, last;
	time_t now = time(NULL);
	char s[160];
	size_t n, k = strlen(w->file);

	if (start == 0)
		start = last = now;
	if (now - start < 2 || now == last || !isatty(STDERR_FILENO) ||
	    isatty(STDOUT_FILENO))
		return;
	last = now;
	err_wipe = walk_quiet;
	n = utf_fit(w->file, k, 56);
	snprintf(s, sizeof s, "\r\033[K%zu: %.*s", w->done, (int)n, w->file);
	for (char *p = s + 4; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7f)
			*p = '?';
	(void)!write(STDERR_FILENO, s, strlen(s));
	shown = true;
}

/* Opens a path, or lists a folder; true if w->file and w->fd are set.  A link
 * is followed to a file, to a folder only when it was named. */
static bool
visit(struct walk *w, const char *path, bool named)
{
	struct stat st;
	bool known = !named && lstat(path, &st) == 0;
	bool link = known && S_ISLNK(st.st_mode);

	if ((!known || link) && stat(path, &st) != 0) {
		warnat(as_text(w, path), 0,
		    link ? "cannot follow link:" : "cannot open:");
		return false;
	}
	if (S_ISDIR(st.st_mode)) {
		if (!link)
			enter(w, path);
		return false;
	}
	if (!named && !S_ISREG(st.st_mode))
		return false;
	if ((w->fd = open(path, O_RDONLY | O_CLOEXEC)) < 0) {
		warnat(as_text(w, path), 0, "cannot open:");
		return false;
	}
	w->file = as_text(w, path);
	return true;
}

bool
walk_next(struct walk *w, char **operands)
{
	static char dash[] = "-";
	static char *alone[] = { dash, NULL };

	if (!w->begun)
		w->operand = operands == NULL || *operands == NULL ? alone
								   : operands;
	w->begun = true;
	for (;;) {
		bool named = w->ntodo == 0;
		const char *path;

		if (named && *w->operand == NULL) {
			walk_quiet();
			arena_reset(&w->mem);
			w->todo = NULL;
			w->cap = 0;
			return false;
		}
		path = named ? *w->operand++ : w->todo[--w->ntodo];
		if (named && strcmp(path, "-") == 0) {
			w->file = "<stdin>";
			w->fd = STDIN_FILENO;
		} else if (!visit(w, path, named)) {
			continue;
		}
		w->done++;
		progress(w);
		return true;
	}
}
