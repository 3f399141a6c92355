#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# check-sums: parts against their totals.

setup()
{
	load golden
	load sentences
	load crowds
	export LC_ALL=C
}

@test "check-sums: golden cases" {
	golden check-sums
}

@test "check-sums: every sentence of the table is read as it says" {
	sentences check-sums
}

@test "check-sums: 50,000 figures in one paragraph" {
	crowd 50000 >"$BATS_TEST_TMPDIR/long"
	extract-amounts "$BATS_TEST_TMPDIR/long" |
	    timeout 20 check-sums --all >/dev/null
}

@test "check-sums: lists nested 200 deep" {
	nest 200 >"$BATS_TEST_TMPDIR/deep"
	extract-amounts "$BATS_TEST_TMPDIR/deep" |
	    timeout 20 check-sums --all >/dev/null
}

@test "check-sums: lists that open everywhere and close nowhere" {
	opening 20000 >"$BATS_TEST_TMPDIR/open"
	extract-amounts "$BATS_TEST_TMPDIR/open" |
	    timeout 20 check-sums --all >/dev/null
}

@test "check-sums: a list that is longer than is read accuses nobody" {
	list_of 60 分别为 >"$BATS_TEST_TMPDIR/long"
	run check-sums -n <(extract-amounts "$BATS_TEST_TMPDIR/long")
	[ "$status" = 0 ]
	[ "$output" = "" ]
}
