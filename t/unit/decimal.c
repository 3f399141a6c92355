/* SPDX-License-Identifier: MIT */
#include "decimal.h"
#include "tap.h"

static struct decimal
dec(const char *s)
{
	struct decimal d = { 0, -1 };

	dec_parse(&d, s, strlen(s));
	return d;
}

static void
parsing(void)
{
	static const struct {
		const char *what, *in, *kept, *brief; /* kept NULL: refused */
	} rows[] = {
		{ "plain", "12", "12", "12" },
		{ "trailing zeros are kept", "12.50", "12.50", "12.5" },
		{ "negative", "-0.05", "-0.05", "-0.05" },
		{ "no digit before the point", ".5", "0.5", "0.5" },
		{ "no digit behind the point", "5.", "5", "5" },
		{ "leading zeros", "007.10", "7.10", "7.1" },
		{ "zero keeps its scale", "0.00", "0.00", "0" },
		{ "18 digits", "999999999999999999", "999999999999999999",
		    "999999999999999999" },
		{ "18 decimals", "0.000000000000000001", "0.000000000000000001",
		    "0.000000000000000001" },
		{ "the largest", "9223372036854775807", "9223372036854775807",
		    "9223372036854775807" },
		{ "one more does not wrap", "9223372036854775808", NULL, NULL },
		{ "20 digits", "12345678901234567890", NULL, NULL },
		{ "19 decimals", "0.0000000000000000001", NULL, NULL },
		{ "empty", "", NULL, NULL },
		{ "a sign alone", "-", NULL, NULL },
		{ "a point alone", ".", NULL, NULL },
		{ "two points", "1.2.3", NULL, NULL },
		{ "plus sign", "+1", NULL, NULL },
		{ "blank", " 1", NULL, NULL },
		{ "exponent", "1e3", NULL, NULL },
		{ "comma", "1,000", NULL, NULL },
		{ "two signs", "--1", NULL, NULL },
	};
	char s[DEC_TEXT];

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct decimal d = { 77, 7 };
		bool good = dec_parse(&d, rows[i].in, strlen(rows[i].in));

		if (rows[i].kept == NULL) {
			ok(!good && d.n == 77 && d.scale == 7, rows[i].what);
			continue;
		}
		dec_write(s, d);
		is(good ? s : "refused", rows[i].kept, rows[i].what);
		dec_write_short(s, d);
		is(s, rows[i].brief, rows[i].what);
	}
}

static void
arithmetic(void)
{
	static const struct {
		const char *what;
		char op;
		const char *a, *b, *want; /* want NULL: does not fit */
	} rows[] = {
		{ "sum of two scales", '+', "1.5", "2.25", "3.75" },
		{ "sum keeps the finer scale", '+', "1.50", "2.5", "4.00" },
		{ "difference below zero", '-', "1", "2.5", "-1.5" },
		{ "sum that does not fit", '+', "9223372036854775807", "1",
		    NULL },
		{ "sum that fits after trimming", '+', "9000000000000000000",
		    "0.00000", "9000000000000000000" },
		{ "sum that fits only when trimmed", '+',
		    "900000000000000000.0", "1.0000", "900000000000000001" },
		{ "difference that does not fit", '-', "-9223372036854775807",
		    "9", NULL },
		{ "product", '*', "1.20", "-3.5", "-4.20" },
		{ "product with zero", '*', "0", "-3.5", "0.0" },
		{ "product that does not fit", '*', "9999999999", "9999999999",
		    NULL },
		{ "product of too many decimals", '*', "0.0000000001",
		    "0.0000000001", NULL },
		{ "quotient, half up", '/', "1", "8", "0.13" },
		{ "quotient, half away from zero", '/', "-1", "8", "-0.13" },
		{ "quotient, exact", '/', "9.00", "4", "2.25" },
		{ "quotient of large by small", '/', "900000000000000", "0.01",
		    "90000000000000000.00" },
		{ "quotient by zero", '/', "1", "0.00", NULL },
		{ "quotient that does not fit", '/', "9223372036854775807",
		    "0.1", NULL },
		{ "cut, not rounded", '|', "199", "100", "1.99" },
		{ "cut towards zero", '|', "-2", "3", "-0.66" },
		{ "two thirds rounded", '/', "2", "3", "0.67" },
		{ "divisor near the top", '/', "9223372036854775806",
		    "9223372036854775807", "1.00" },
		{ "the same, cut", '|', "9223372036854775806",
		    "9223372036854775807", "0.99" },
	};
	char s[DEC_TEXT];

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct decimal a = dec(rows[i].a), b = dec(rows[i].b), r = a;
		bool good;

		switch (rows[i].op) {
		case '+':
			good = dec_add(&r, a, b);
			break;
		case '-':
			good = dec_sub(&r, a, b);
			break;
		case '*':
			good = dec_mul(&r, a, b);
			break;
		default:
			good = dec_quotient(&r, a, b, 2, rows[i].op == '|');
			break;
		}
		dec_write(s, r);
		if (rows[i].want == NULL)
			ok(!good && r.n == a.n && r.scale == a.scale,
			    rows[i].what);
		else
			is(good ? s : "refused", rows[i].want, rows[i].what);
	}
}

static void
shifting(void)
{
	static const struct {
		const char *what, *in;
		int power;
		const char *want;
	} rows[] = {
		{ "ten thousand to units", "3456.09", 4, "34560900" },
		{ "down", "5", -2, "0.05" },
		{ "by nothing", "5.0", 0, "5.0" },
		{ "up within the scale", "5.25", 1, "52.5" },
		{ "zeros make room", "1.000000000000000000", -1, "0.1" },
		{ "too far down", "0.000000000000000001", -1, NULL },
		{ "too far up", "9223372036854775807", 1, NULL },
		{ "zero goes anywhere", "0", 18, "0" },
	};
	char s[DEC_TEXT];

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct decimal r = dec(rows[i].in);
		bool good = dec_shift(&r, r, rows[i].power);

		dec_write(s, r);
		if (rows[i].want == NULL)
			ok(!good, rows[i].what);
		else
			is(good ? s : "refused", rows[i].want, rows[i].what);
	}
}

static void
comparing(void)
{
	static const struct {
		const char *what, *a, *b;
		int want;
	} rows[] = {
		{ "equal with other scales", "1.50", "1.5", 0 },
		{ "below", "-1", "0.001", -1 },
		{ "above", "2", "1.999999999999999999", 1 },
		{ "zero and minus zero", "-0.0", "0", 0 },
		{ "both negative", "-2", "-3.5", 1 },
		{ "no scale brings them together", "9223372036854775807",
		    "0.000000000000000001", 1 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		is_int(dec_cmp(dec(rows[i].a), dec(rows[i].b)), rows[i].want,
		    rows[i].what);
		is_int(dec_cmp(dec(rows[i].b), dec(rows[i].a)), -rows[i].want,
		    rows[i].what);
	}
	is_int(dec_cmp_products(dec("0.1"), dec("0.2"), dec("0.02"), dec("1")),
	    0, "products of other scales");
	is_int(dec_cmp_products(dec("9223372036854775807"),
		   dec("9223372036854775807"), dec("9223372036854775807"),
		   dec("9223372036854775806")),
	    1, "products that no 64 bits hold");
	is_int(dec_cmp_products(dec("-9223372036854775807"),
		   dec("9223372036854775807"), dec("0.000000000000000001"),
		   dec("-0.000000000000000001")),
	    -1, "a large and a small one, both negative");
	is_int(dec_cmp_products(dec("3"), dec("0"), dec("-1"), dec("1")), 1,
	    "zero above a negative one");
}

/* Every pair of small numbers against plain integers. */
static void
exhaustive(void)
{
	bool sums = true, orders = true, products = true;

	for (int a = -120; a <= 120; a++)
		for (int b = -120; b <= 120; b++) {
			struct decimal x = { a, 1 }, y = { b, 2 }, r;
			int want = 10 * a + b;

			sums &= dec_add(&r, x, y) && r.n == want &&
			    r.scale == 2;
			orders &= dec_cmp(x, y) == (10 * a > b) - (10 * a < b);
			products &= dec_mul(&r, x, y) &&
			    dec_cmp(r, (struct decimal){ a * b, 3 }) == 0;
		}
	ok(sums, "58081 sums");
	ok(orders, "58081 comparisons");
	ok(products, "58081 products");
}

int
main(void)
{
	struct decimal r;

	parsing();
	arithmetic();
	shifting();
	comparing();
	exhaustive();
	ok(dec_rescale(&r, dec("1.50"), 1) && r.n == 15 && r.scale == 1,
	    "a scale less that loses nothing");
	ok(!dec_rescale(&r, dec("1.55"), 1), "a scale less that would lose");
	ok(dec_times(&r, dec("1.25"), -4) && r.n == -500, "times a whole");
	ok(!dec_times(&r, dec("9223372036854775807"), 2),
	    "times a whole that does not fit");
	return tap_end();
}
