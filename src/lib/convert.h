/* SPDX-License-Identifier: MIT */
/*
 * convert: a program of the system reads a file and gives its text.
 *
 * It is started without a shell, with the file as its standard input, a small
 * environment, limits of time and memory, and none of size for files it would
 * write: it may write none.  How it ended is told; of what it complains of the
 * beginning is kept.
 *
 * Standard input and other pipes are first copied to a file that has no name
 * any more when the copy begins, so nothing can be left behind.
 */
#ifndef CONVERT_H
#define CONVERT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct convert {
	const char *const *argv; /* of the program; found in PATH */
	long seconds;            /* that it may take */
	long memory;             /* bytes that it may use */
	const char *why;         /* what went wrong; NULL */
	int error;               /* errno of it, or 0 */
	/* the rest is the reader's own */
	pid_t pid;
	int out, err;
	char said[256]; /* what it complained of */
	size_t nsaid;
	long long deadline;
};

/* A descriptor at the beginning of an input that is open as fd and of which n
 * bytes were read: fd itself if it can be wound back, else a copy; -1 with
 * errno set. */
int convert_input(int fd, const char *s, size_t n);

/* Is the program there? */
bool convert_found(const char *program);

/* Starts it; false if that failed. */
bool convert_begin(struct convert *, int input);

/* Up to n bytes of its output; 0 at the end. */
size_t convert_read(struct convert *, char *, size_t n);

/* Waits for its end, killing it if it has one no longer wants it; false with
 * why if it failed. */
bool convert_end(struct convert *);

#endif
