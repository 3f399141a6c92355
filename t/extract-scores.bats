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

@test "extract-scores: 300,000 scores in one line" {
	awk 'BEGIN {
		for (i = 1; i <= 300000; i++)
			printf "青石镇得分90分，等级为优，"
		print ""
	}' | timeout 30 extract-scores -n -c col,score,grade \
	    >"$BATS_TEST_TMPDIR/out"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/out")" = 300000 ]
	grep -qx "4	90	优" "$BATS_TEST_TMPDIR/out"
	awk -F'\t' '($1 - 4) % 14 != 0 { exit 1 }' "$BATS_TEST_TMPDIR/out"
}
