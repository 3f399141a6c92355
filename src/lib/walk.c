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

/* Puts the entries of a folder on the list, the last name first. */
static void
enter(struct walk *w, const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *e;
	size_t first = w->ntodo, n = strlen(path);

	if (dir == NULL) {
		warnat(path, 0, "cannot open folder:");
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
		warnat(path, 0, "cannot read folder:");
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
	n = utf_fit(w->file, utf_valid(w->file, k), 56);
	snprintf(s, sizeof s, "\r\033[K%zu: %.*s", w->done, (int)n, w->file);
	for (char *p = s + 4; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20)
			*p = '?';
	(void)!write(STDERR_FILENO, s, strlen(s));
	shown = true;
}

static bool
begin(struct walk *w, char **operands)
{
	static char dash[] = "-";
	static char *alone[] = {dash, NULL};

	w->operand = operands == NULL || *operands == NULL ? alone : operands;
	w->begun = true;
	return true;
}

bool
walk_next(struct walk *w, char **operands)
{
	if (!w->begun)
		begin(w, operands);
	for (;;) {
		struct stat st;
		char *path;
		bool named = w->ntodo == 0;

		if (named && *w->operand == NULL) {
			walk_quiet();
			return false;
		}
		path = named ? *w->operand++ : w->todo[--w->ntodo];
		if (named && strcmp(path, "-") == 0) {
			w->file = "<stdin>";
			w->fd = STDIN_FILENO;
			w->done++;
			return true;
		}
		if ((named ? stat(path, &st) : lstat(path, &st)) != 0) {
			warnat(path, 0, "cannot open:");
			continue;
		}
		if (S_ISLNK(st.st_mode) && stat(path, &st) != 0) {
			warnat(path, 0, "cannot follow link:");
			continue;
		}
		if (S_ISDIR(st.st_mode)) {
			struct stat self;
			if (named ||
			    (lstat(path, &self) == 0 && S_ISDIR(self.st_mode)))
				enter(w, path);
			continue;
		}
		if (!named && !S_ISREG(st.st_mode))
			continue;
		if ((w->fd = open(path, O_RDONLY | O_CLOEXEC)) < 0) {
			warnat(path, 0, "cannot open:");
			continue;
		}
		w->file = path;
		w->done++;
		progress(w);
		return true;
	}
}
