#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# check-scores: points, scores and grades that do not agree.

setup()
{
	load golden
	export LC_ALL=C
}

@test "check-scores: golden cases" {
	golden check-scores
}

@test "check-scores: a report and its scores give the same findings" {
	cd "$BATS_TEST_DIRNAME/check-scores"
	for f in *.in; do
		check-scores --all "$f" >"$BATS_TEST_TMPDIR/text"
		extract-scores "$f" | check-scores --all \
		    >"$BATS_TEST_TMPDIR/stream"
		diff -u "$BATS_TEST_TMPDIR/text" "$BATS_TEST_TMPDIR/stream"
	done
}

@test "check-scores: a row of the stream that cannot be right is named" {
	printf 'file\tline\tkind\tpoints\tscore\tgrade\na\t1\trow\tx\t\t\n' \
	    >"$BATS_TEST_TMPDIR/bad"
	cd "$BATS_TEST_TMPDIR"
	status=0
	check-scores bad >out 2>err || status=$?
	[ "$status" = 2 ]
	grep -q "^check-scores: bad:2: " err
}

@test "check-scores: a score of 60,000 parts" {
	awk 'BEGIN {
		printf "综合得分90分，其中"
		for (i = 0; i < 60000; i++)
			printf "甲项1分、"
	}' >"$BATS_TEST_TMPDIR/long"
	timeout 20 check-scores "$BATS_TEST_TMPDIR/long" >/dev/null || [ $? = 1 ]
	[ "$(extract-scores -n -c kind "$BATS_TEST_TMPDIR/long" |
	    grep -c block)" = 60001 ]
}
