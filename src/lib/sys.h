/* SPDX-License-Identifier: MIT */
/*
 * sys: what a system offers beyond POSIX, with nothing lost where it does not.
 */
#ifndef SYS_H
#define SYS_H

/* Lets a pipe hold a megabyte (Linux), so that the two programs at its ends run
 * side by side and not in turn; nothing else, or another system, is left as it
 * is. */
void sys_widen(int fd);

#endif
