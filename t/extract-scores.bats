#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# extract-scores: scores, sheets and bands.

setup()
{
	load golden
	export LC_ALL=C
}

@test "extract-scores: golden cases" {
	golden extract-scores
}

@test "extract-scores: a sheet of 20,000 rows" {
	awk 'BEGIN {
		print "指标\t分值\t得分"
		for (i = 1; i <= 20000; i++)
			printf "指标%d\t10\t9\n", i
	}' | timeout 20 extract-scores -n -c kind,points,score |
	    sort | uniq -c >"$BATS_TEST_TMPDIR/out"
	grep -qx " *20000 row	10	9" "$BATS_TEST_TMPDIR/out"
}
