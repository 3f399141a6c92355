#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# find-copies: passages that stand twice.

setup()
{
	load golden
	load edits
	export LC_ALL=C
}

@test "find-copies: golden cases" {
	golden find-copies
}

@test "find-copies: a paragraph put in twice is noticed" {
	edited passage-repeated '/^自评结果/p'
	edited passage-repeated '/^贯彻执行党/p'
}

@test "find-copies: between reports, figures changed or left" {
	cd "$BATS_TEST_TMPDIR"
	sed 's/2023/2022/g; s/65%/61%/' "$clean" >2022.txt
	cp "$clean" 2023.txt
	find-copies -n -c file,check,where,message 2022.txt 2023.txt >out
	[ -s out ]
	if grep -v '^2023.txt	passage	2022.txt:' out; then return 1; fi
	grep -q 'figures changed: ' out
	grep -q 'figures left as they were: ' out
	find-copies -s -n 2022.txt 2023.txt >out
	[ ! -s out ]
}

@test "find-copies: what many reports have is told to be common" {
	cd "$BATS_TEST_TMPDIR"
	for i in 1 2 3 4 5; do
		printf '第%s个单位的报告\n\n' "$i"
		grep '^贯彻执行党' "$clean"
		grep '^柳林镇人民政府为' "$clean"
	done >/dev/null
	for i in 1 2 3 4 5; do
		{ grep '^一是年初' "$clean"; grep '^全镇农村' "$clean"; } >"$i.txt"
	done
	find-copies -n -c level,message 1.txt 2.txt 3.txt 4.txt 5.txt >out
	grep -q '5 reports have it' out
	if grep -q '^warning' out; then return 1; fi
}
