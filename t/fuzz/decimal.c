/* SPDX-License-Identifier: MIT */
/* Arithmetic on any two numbers against what must hold of it. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "decimal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
must(bool holds)
{
	if (!holds)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *s = (const char *)data, *comma = memchr(s, ',', n);
	struct decimal a, b, r, back;
	char text[DEC_TEXT];
	size_t k = comma != NULL ? (size_t)(comma - s) : n;

	if (comma == NULL || !dec_parse(&a, s, k) ||
	    !dec_parse(&b, comma + 1, n - k - 1))
		return 0;
	must(dec_parse(&back, text, dec_write(text, a)) && back.n == a.n &&
	    back.scale == a.scale);
	must(dec_cmp(dec_trim(a), a) == 0);
	must(dec_cmp(a, b) == -dec_cmp(b, a));
	if (dec_add(&r, a, b) && dec_sub(&back, r, b))
		must(dec_cmp(back, a) == 0);
	if (dec_mul(&r, a, b))
		must(dec_cmp_products(a, b, r, dec_int(1)) == 0);
	if (dec_quotient(&r, a, b, 4, true))
		must(dec_cmp_products(
			 dec_abs(r), dec_abs(b), dec_abs(a), dec_int(1)) <= 0);
	return 0;
}
