#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# check-dates: dates and numbers of documents.

setup()
{
	load golden
	load edits
	export LC_ALL=C
}

@test "check-dates: golden cases" {
	golden check-dates
}

@test "check-dates: a sign deleted from a date is noticed" {
	edited date-garbled 's/^2024年3月18日/20243月18日/'
	edited date-garbled 's/^2024年3月18日/2024年318日/'
	edited date-garbled 's/^2024年3月18日/2024年3月18/'
	edited date-garbled 's/^2024年3月18日/2024318/'
	edited date-garbled 's/截至2023年12月31日/截至2023年12月31/'
	edited date-garbled 's/^2023年度清溪县/20233年度清溪县/'
}

@test "check-dates: a report before its time is noticed" {
	edited date-impossible 's/^2024年3月18日/2023年6月30日/'
	edited date-impossible 's/^2024年3月18日/2024年3月32日/'
	edited document-number-late 's/〔2024〕6号/〔2025〕6号/'
	edited document-number-garbled 's/〔2024〕6号/〔20246号/'
	edited document-number-style 's/〔2024〕6号/[2024]6号/'
	edited period-stale 's/截至2023年12月31日，资产/截至8月31日，资产/'
	edited title-wrong '1s/2023/2021/'
}

@test "check-dates: the last day of the year is allowed" {
	printf '石桥镇2023年度部门整体支出绩效自评报告\n\n2023年12月31日\n' |
	    check-dates -n >"$BATS_TEST_TMPDIR/out"
	[ ! -s "$BATS_TEST_TMPDIR/out" ]
}
