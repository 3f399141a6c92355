/* SPDX-License-Identifier: MIT */
/* for F_SETPIPE_SZ, here alone */
#define _GNU_SOURCE 1
#include <errno.h>
#include <fcntl.h>

#include "sys.h"

enum { WIDE = 1 << 20 };

void
sys_widen(int fd)
{
#ifdef F_SETPIPE_SZ
	int was = errno;

	(void)fcntl(fd, F_SETPIPE_SZ, WIDE);
	errno = was;
#else
	(void)fd;
#endif
}
