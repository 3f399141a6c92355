#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# check-sums: parts against their totals.

setup()
{
	load golden
	load sentences
	export LC_ALL=C
}

@test "check-sums: golden cases" {
	golden check-sums
}

@test "check-sums: every sentence of the table is read as it says" {
	sentences check-sums
}

@test "check-sums: 50,000 figures in one paragraph" {
	awk 'BEGIN {
		printf "收入900万元，其中："
		for (i = 1; i <= 50000; i++)
			printf "项目%d万元，其中甲%d万元、", i % 97, i % 89
	}' >"$BATS_TEST_TMPDIR/long"
	extract-amounts "$BATS_TEST_TMPDIR/long" |
	    timeout 20 check-sums --all >/dev/null
}

@test "check-sums: lists nested 200 deep" {
	awk 'BEGIN {
		for (i = 400; i > 200; i--)
			printf "收入%d万元（其中：上年1万元、本年", i
		for (i = 400; i > 200; i--)
			printf "）"
	}' >"$BATS_TEST_TMPDIR/deep"
	extract-amounts "$BATS_TEST_TMPDIR/deep" |
	    timeout 20 check-sums --all >/dev/null
}

@test "check-sums: lists that open everywhere and close nowhere" {
	awk 'BEGIN {
		for (i = 1; i <= 20000; i++)
			printf "收入%d.%02d万元，其中%d.13万元，包括：",
			    i * 37 % 9001, i % 100, i * 13 % 4001
	}' >"$BATS_TEST_TMPDIR/open"
	extract-amounts "$BATS_TEST_TMPDIR/open" |
	    timeout 20 check-sums --all >/dev/null
}
