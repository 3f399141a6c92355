/* SPDX-License-Identifier: MIT */
#include "numfmt.h"
#include "tap.h"

int
main(void)
{
	static const struct {
		const char *what, *in, *format, *want;
	} rows[] = {
		{ "no format", "1234.5", NULL, "1234.5" },
		{ "what a double left over", "0.30000000000000004", NULL,
		    "0.3" },
		{ "General shows ten digits", "1234.5678912345", "General",
		    "1234.567891" },
		{ "a large whole number stays whole", "123456789012", "",
		    "123456789012" },
		{ "exponent", "1.2345E+3", "", "1234.5" },
		{ "small exponent", "1.5E-2", "", "0.015" },
		{ "zero", "0", "", "0" },
		{ "whole", "12.5", "0", "13" },
		{ "half goes away from zero", "-12.5", "0", "-13" },
		{ "two places", "1234.565", "0.00", "1234.57" },
		{ "15 digits are kept, then half up", "1234.5649999999999999",
		    "0.00", "1234.57" },
		{ "carry", "999.995", "0.00", "1000.00" },
		{ "grouped", "1234567.891", "#,##0.00", "1,234,567.89" },
		{ "grouped, short", "12", "#,##0", "12" },
		{ "percent", "0.49089999999999998", "0.00%", "49.09%" },
		{ "whole percent", "1", "0%", "100%" },
		{ "optional places", "12.5", "0.##", "12.5" },
		{ "no whole part wanted", "0.5", "#.00", ".50" },
		{ "leading zeros", "7", "000", "007" },
		{ "thousands", "1234567", "#,##0,", "1,235" },
		{ "unit in quotes", "12.5", "0.0\"万元\"", "12.5万元" },
		{ "section of negatives", "-3.5", "0.00_);[Red]\\(0.00\\)",
		    "(3.50)" },
		{ "section of zero", "0", "0.00;-0.00;\"-\"", "-" },
		{ "accounting", "1234.5",
		    "_ * #,##0.00_ ;_ * -#,##0.00_ ;"
		    "_ * \"-\"??_ ;_ @_ ",
		    "1,234.50" },
		{ "accounting, zero", "0",
		    "_ * #,##0.00_ ;_ * -#,##0.00_ ;"
		    "_ * \"-\"??_ ;_ @_ ",
		    "-" },
		{ "rounds to nothing: no minus", "-0.001", "0.00", "0.00" },
		{ "hidden", "5", ";;;", "" },
		{ "currency", "5", "[$¥-804]#,##0.00", "¥5.00" },
		{ "General with words", "5", "General\"元\"", "5元" },
		{ "not understood: plainly", "0.5", "# ?/?", "0.5" },
		{ "not understood: exponent", "1234", "0.00E+00", "1234" },
		{ "date", "44562", "yyyy\"年\"m\"月\"d\"日\"", "2022年1月1日" },
		{ "date with zeros", "44562", "yyyy-mm-dd", "2022-01-01" },
		{ "leap day", "45351", "yyyy/m/d", "2024/2/29" },
		{ "the day that was not", "60", "yyyy/m/d", "1900/2/29" },
		{ "first day", "1", "yyyy/m/d", "1900/1/1" },
		{ "moment", "44562.75", "yyyy/m/d h:mm", "2022/1/1 18:00" },
		{ "minutes", "0.5006944", "h:mm:ss", "12:01:00" },
		{ "before noon", "0.25", "h:mm AM/PM", "6:00 AM" },
		{ "no date before 1900", "-1", "yyyy/m/d", "-1" },
		{ "no number", "abc", "0.00", "abc" },
		{ "nothing", "", "0.00", "" },
		{ 0 },
	};
	char out[NUMFMT_ROOM];

	for (int i = 0; rows[i].what != NULL; i++) {
		size_t n = numfmt(
		    out, rows[i].in, strlen(rows[i].in), rows[i].format, false);
		out[n] = '\0';
		is(out, rows[i].want, rows[i].what);
	}
	is(numfmt_builtin(4), "#,##0.00", "a built-in format");
	ok(numfmt_builtin(163) == NULL, "one that there is not");
	out[numfmt(out, "43100", 5, "yyyy/m/d", true)] = '\0';
	is(out, "2022/1/1", "dates from 1904");
	return tap_end();
}
