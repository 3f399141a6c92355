/* SPDX-License-Identifier: MIT */
/*
 * failing: the n-th call for memory fails, and all behind it.
 *
 * Preloaded before a program (glibc); FAIL_AT says which call.  When there were
 * fewer, the file named by FAIL_LEFT is made at the end, so that the test knows
 * to stop.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

static long calls, fail_at = -1;

static int
fails(void)
{
	if (fail_at < 0) {
		const char *s = getenv("FAIL_AT");
		fail_at = s != NULL ? strtol(s, NULL, 10) : 0;
	}
	if (fail_at == 0 || ++calls < fail_at)
		return 0;
	errno = ENOMEM;
	return 1;
}

void *
malloc(size_t n)
{
	return fails() ? NULL : __libc_malloc(n);
}

void *
calloc(size_t n, size_t size)
{
	return fails() ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *p, size_t n)
{
	return fails() ? NULL : __libc_realloc(p, n);
}

__attribute__((destructor)) static void
left(void)
{
	const char *s = getenv("FAIL_LEFT");

	if (s != NULL && calls < fail_at)
		close(open(s, O_WRONLY | O_CREAT, 0600));
}
