/* SPDX-License-Identifier: MIT */
/*
 * Any bytes are a text: a program's document() over them.  PROGRAM is its
 * source, included so that what is static in it can be called; its main runs
 * once on nothing, which loads its tables.
 */
#define main program_main
#include PROGRAM
#undef main

#include <fcntl.h>
#include <stdint.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Standard output to nowhere; it is closed by the end of a program. */
static void
to_nowhere(void)
{
	int null = open("/dev/null", O_WRONLY);

	if (null != STDOUT_FILENO && null >= 0) {
		dup2(null, STDOUT_FILENO);
		close(null);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct doc d;
	static bool begun;

	if (!begun) {
		static char name[] = "fuzz", all[] = "--all";
		static char null[] = "/dev/null";
		static char *argv[] = { name, null, NULL, NULL };

		begun = true;
		if (prog.checks)
			argv[2] = all;
		to_nowhere();
		program_main(prog.checks ? 3 : 2, argv);
		to_nowhere();
		out_begin(prog.cols, NULL, true);
	}
	doc_from(&d, "fuzz", (const char *)data, n);
	document(&d);
	return 0;
}
