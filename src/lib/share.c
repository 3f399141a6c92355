/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "err.h"
#include "share.h"

#ifndef SHAREDIR
#define SHAREDIR "/usr/local/share/duizhang"
#endif

static const char *argv0;
static const char *dir;

void
share_begin(const char *name)
{
	argv0 = name;
}

static char *
join(const char *a, size_t n, const char *b)
{
	char *s = arena_get(&perm, n + strlen(b) + 1);

	memcpy(s, a, n);
	memcpy(s + n, b, strlen(b));
	return s;
}

/* The path of the running binary with links followed, malloced, or NULL. */
static char *
binary(void)
{
	char *real = realpath("/proc/self/exe", NULL);
	const char *path = getenv("PATH");

	if (real != NULL || argv0 == NULL)
		return real;
	if (strchr(argv0, '/') != NULL)
		return realpath(argv0, NULL);
	while (path != NULL && real == NULL) {
		const char *colon = strchr(path, ':');
		size_t n = colon ? (size_t)(colon - path) : strlen(path);
		char *s = join(path, n, "/");
		s = join(s, strlen(s), argv0);
		if (access(s, X_OK) == 0)
			real = realpath(s, NULL);
		path = colon != NULL ? colon + 1 : NULL;
	}
	return real;
}

static const char *
find(void)
{
	const char *env = getenv("DUIZHANG_SHARE");
	char *exe, *slash;
	const char *found = SHAREDIR;

	if (env != NULL && *env != '\0')
		return env;
	if ((exe = binary()) == NULL)
		return found;
	/* of bin/x the first parent; of build/asan/bin/x in the tree the third
	 */
	for (int up = 0; up < 4; up++) {
		char *s;
		if ((slash = strrchr(exe, '/')) == NULL)
			break;
		*slash = '\0';
		if (up % 2 == 0)
			continue;
		s = join(exe, strlen(exe), "/share/duizhang");
		if (access(s, R_OK) == 0) {
			found = s;
			break;
		}
	}
	free(exe);
	return found;
}

const char *
share_path(const char *name)
{
	char *s;

	if (dir == NULL)
		dir = find();
	s = join(dir, strlen(dir), "/");
	return join(s, strlen(s), name);
}

void
share_open(struct tsv *t, const char *name)
{
	const char *path = share_path(name);
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		dieat(path, 0,
		    "table not found (set DUIZHANG_SHARE to the "
		    "directory that holds it):");
	t->comments = true;
	if (!tsv_open(t, fd, path))
		exit(EXIT_TROUBLE);
}

void
share_close(struct tsv *t)
{
	if (t->bad > 0)
		exit(EXIT_TROUBLE);
	tsv_close(t);
}
