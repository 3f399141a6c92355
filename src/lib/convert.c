/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "convert.h"

enum { PATH_ROOM = 4096 };

static long long
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static bool
write_all(int fd, const char *s, size_t n)
{
	while (n > 0) {
		ssize_t k = write(fd, s, n);

		if (k < 0 && errno != EINTR)
			return false;
		s += k > 0 ? k : 0;
		n -= k > 0 ? (size_t)k : 0;
	}
	return true;
}

int
convert_input(int fd, const char *s, size_t n)
{
	const char *dir = getenv("TMPDIR");
	char path[PATH_ROOM], piece[1 << 15];
	int copy;
	ssize_t k;

	if (lseek(fd, 0, SEEK_SET) == 0)
		return fd;
	snprintf(path, sizeof path, "%s/duizhang.XXXXXX",
	    dir != NULL && *dir != '\0' ? dir : "/tmp");
	if ((copy = mkstemp(path)) < 0)
		return -1;
	unlink(path);
	fcntl(copy, F_SETFD, FD_CLOEXEC);
	if (!write_all(copy, s, n))
		goto failed;
	for (;;) {
		k = read(fd, piece, sizeof piece);
		if (k == 0)
			break;
		if ((k < 0 && errno != EINTR) ||
		    (k > 0 && !write_all(copy, piece, (size_t)k)))
			goto failed;
	}
	if (lseek(copy, 0, SEEK_SET) == 0)
		return copy;
failed:
	close(copy);
	return -1;
}

/* Where the program is in PATH. */
static bool
find(char path[PATH_ROOM], const char *program)
{
	const char *p = getenv("PATH");

	while (p != NULL && *p != '\0') {
		size_t n = strcspn(p, ":");
		int k = snprintf(
		    path, PATH_ROOM, "%.*s/%s", (int)n, p, program);

		if (n > 0 && k > 0 && k < PATH_ROOM && access(path, X_OK) == 0)
			return true;
		p += n + (p[n] == ':');
	}
	return false;
}

bool
convert_found(const char *program)
{
	char path[PATH_ROOM];

	return find(path, program);
}

static void
limit(int what, long n)
{
	struct rlimit r = { .rlim_cur = (rlim_t)n, .rlim_max = (rlim_t)n };

	if (setrlimit(what, &r) != 0)
		_exit(127);
}

/* Becomes the converter. */
static void
become(const struct convert *c, const char *path, int input, int output,
    int complaints)
{
	static char lang[] = "LC_ALL=C.UTF-8", home[] = "HOME=/nonexistent";
	static char tmp[] = "TMPDIR=/nonexistent";
	char *env[] = { lang, home, tmp, NULL };
	union {
		const char *const *given;
		char *const *want; /* POSIX: the strings are not changed */
	} argv = { .given = c->argv };

	if (dup2(input, 0) < 0 || dup2(output, 1) < 0 ||
	    dup2(complaints, 2) < 0)
		_exit(127);
	limit(RLIMIT_CPU, c->seconds + 1);
	limit(RLIMIT_AS, c->memory);
	limit(RLIMIT_FSIZE, 0);
	limit(RLIMIT_CORE, 0);
	signal(SIGPIPE, SIG_DFL);
	execve(path, argv.want, env);
	_exit(127);
}

static void
close_all(const int ends[4])
{
	for (int i = 0; i < 4; i++)
		if (ends[i] >= 0)
			close(ends[i]);
}

bool
convert_begin(struct convert *c, int input)
{
	char path[PATH_ROOM];
	int ends[4] = { -1, -1, -1, -1 };

	c->why = NULL;
	c->error = 0;
	c->out = c->err = -1;
	c->nsaid = 0;
	c->said[0] = '\0';
	c->deadline = now() + c->seconds * 1000;
	c->pid = 0;
	if (!find(path, c->argv[0])) {
		c->why = "is not installed";
		return false;
	}
	if (pipe(ends) != 0 || pipe(ends + 2) != 0) {
		c->why = "cannot be started";
		c->error = errno;
		close_all(ends);
		return false;
	}
	for (int i = 0; i < 4; i++)
		fcntl(ends[i], F_SETFD, FD_CLOEXEC);
	if ((c->pid = fork()) < 0) {
		c->why = "cannot be started";
		c->error = errno;
		close_all(ends);
		return false;
	}
	if (c->pid == 0)
		become(c, path, input, ends[1], ends[3]);
	close(ends[1]);
	close(ends[3]);
	c->out = ends[0];
	c->err = ends[2];
	return true;
}

/* Takes what it complains of; keeps the beginning. */
static void
hear(struct convert *c)
{
	char piece[1024];
	ssize_t k = read(c->err, piece, sizeof piece);

	if (k < 0 && errno == EINTR)
		return;
	if (k <= 0) {
		close(c->err);
		c->err = -1;
		return;
	}
	for (ssize_t i = 0; i < k && c->nsaid + 1 < sizeof c->said; i++)
		c->said[c->nsaid++] = piece[i];
	c->said[c->nsaid] = '\0';
}

size_t
convert_read(struct convert *c, char *s, size_t n)
{
	while (c->out >= 0 && c->why == NULL) {
		struct pollfd p[2] = { { .fd = c->out, .events = POLLIN },
			{ .fd = c->err, .events = POLLIN } };
		long long left = c->deadline - now();
		int r = left > 0 ? poll(p, 2, (int)left) : 0;
		ssize_t k;

		if (r < 0 && errno == EINTR)
			continue;
		if (r == 0) {
			c->why = "took longer than --most-seconds allows";
			break;
		}
		if (p[1].revents != 0)
			hear(c);
		if (p[0].revents == 0)
			continue;
		k = read(c->out, s, n);
		if (k < 0 && errno == EINTR)
			continue;
		return k > 0 ? (size_t)k : 0;
	}
	return 0;
}

bool
convert_end(struct convert *c)
{
	int status = 0;

	if (c->out >= 0)
		close(c->out);
	c->out = -1;
	if (c->pid <= 0)
		return c->why == NULL;
	if (c->why != NULL)
		kill(c->pid, SIGKILL);
	/* it closes its complaints at its end, or has it made for it */
	while (c->err >= 0) {
		struct pollfd p = { .fd = c->err, .events = POLLIN };
		long long left = c->deadline - now();
		int r = left > 0 ? poll(&p, 1, (int)left) : 0;

		if (r > 0) {
			hear(c);
		} else if (r == 0) {
			if (c->why == NULL)
				c->why = "took longer than --most-seconds "
					 "allows";
			kill(c->pid, SIGKILL);
			break;
		}
	}
	if (c->err >= 0)
		close(c->err);
	c->err = -1;
	while (waitpid(c->pid, &status, 0) < 0 && errno == EINTR)
		;
	c->pid = 0;
	if (c->why != NULL)
		return false;
	if (WIFSIGNALED(status))
		c->why = WTERMSIG(status) == SIGXCPU
		    ? "took longer than --most-seconds allows"
		    : "was killed by a signal";
	else if (WEXITSTATUS(status) == 127)
		c->why = "could not be started";
	else if (WEXITSTATUS(status) != 0)
		c->why = "could not read it";
	return c->why == NULL;
}
