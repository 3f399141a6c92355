/* SPDX-License-Identifier: MIT */
/*
 * err: messages and the exit status.
 *
 * A message is `program: file:line: text', in one write, with standard output
 * flushed before it and control characters (C0, DEL, C1) shown as `?', so that
 * a hostile file name cannot drive a terminal.  The status only rises (0, 1, 2)
 * and is used once, by prog_end().  A format that ends in a colon gets strerror
 * of errno, as in the BSD functions of these names.
 *
 * Formats are translated by err_text, if set, before they are used; it returns
 * a format with the same conversions (lang.h sees to that).
 */
#ifndef ERR_H
#define ERR_H

#include <stdarg.h>
#include <stddef.h>

#if defined(__GNUC__)
#define PRINTF_LIKE(f, a) __attribute__((format(printf, f, a)))
#define NORETURN __attribute__((noreturn))
#else
#define PRINTF_LIKE(f, a)
#define NORETURN
#endif

enum { EXIT_FINDINGS = 1, EXIT_TROUBLE = 2 };

extern const char *err_name;    /* of the program, for messages */
extern void (*err_flush)(void); /* called before each message */
extern void (*err_wipe)(void);  /* the same: takes off a progress line */
extern const char *(*err_text)(const char *); /* English format to another */

/* Says it, raises the status to EXIT_TROUBLE and goes on. */
void warn(const char *fmt, ...) PRINTF_LIKE(1, 2);

/* The same at a place; line 0 means the file as a whole. */
void warnat(const char *file, size_t line, const char *fmt, ...)
    PRINTF_LIKE(3, 4);

/* Says it and leaves with EXIT_TROUBLE. */
void die(const char *fmt, ...) PRINTF_LIKE(1, 2) NORETURN;
void dieat(const char *file, size_t line, const char *fmt, ...)
    PRINTF_LIKE(3, 4) NORETURN;

/* Raises the status to at least this. */
void err_raise(int status);

/* The status so far. */
int err_status(void);

#endif
