/* SPDX-License-Identifier: MIT */
/* A compound file with a workbook, or the records of one. */
#include "xls.h"
#include "form.h"
#include "kind.h"
#include "ole.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct doc d;
	static struct lines l;
	static struct xls x;
	static struct arena mem;
	const char *what;
	size_t cap;

	arena_reset(&mem);
	x.stream = (struct span){ (const char *)data, n };
	if (kind_of_bytes(x.stream.s, n, &what) == KIND_OLE &&
	    (kind_of_ole(x.stream.s, n, &what) != KIND_XLS ||
		!ole_stream(x.stream, "Workbook", &mem, &x.stream)))
		return 0;
	lines_fresh(&l, &d, &cap);
	x.lines = &l;
	if (xls_begin(&x)) {
		while (xls_step(&x))
			;
		xls_end(&x);
	}
	lines_hold(&d);
	return 0;
}
