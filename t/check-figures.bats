#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# check-figures: one quantity, two values.

setup()
{
	load golden
	load edits
	export LC_ALL=C
}

@test "check-figures: golden cases" {
	golden check-figures
}

@test "check-figures: one of two mentions changed is noticed" {
	edited figure-contradiction 's/1．基本支出。基本支出1268.45/1．基本支出。基本支出1286.45/'
	edited figure-contradiction 's/^公务接待费5.80万元/公务接待费8.50万元/'
	edited figure-contradiction 's/^项目支出	1362.40	780.00	1446.85/项目支出	1362.40	780.00	1464.85/'
}

@test "check-figures: units and roundings agree" {
	printf '基本支出58,265,428.00元。\n\n二、支出\n\n基本支出5826.54万元。\n' |
	    extract-amounts | check-figures -n >"$BATS_TEST_TMPDIR/out"
	[ ! -s "$BATS_TEST_TMPDIR/out" ]
}
