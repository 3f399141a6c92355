#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# check-outline: headings and sections.

setup()
{
	load golden
	load edits
	export LC_ALL=C
}

@test "check-outline: golden cases" {
	golden check-outline
}

@test "check-outline: a heading deleted, renumbered, glued or of another style" {
	edited numbering-gap '/^三、预算执行情况/d'
	edited numbering-gap 's/^四、绩效目标/五、绩效目标/'
	edited numbering-gap '/^（二）主要职责/d; s/^（一）机构/（一）机构/; /^（二）收入/d; s/^（二）支出/（四）支出/'
	edited numbering-style 's/^四、绩效目标/4、绩效目标/'
	edited section-empty 's/^自评结果将作为.*/无。/'
}

@test "check-outline: a form that is asked for must be there" {
	printf '一、部门概况\n甲。\n' | check-outline -n -f hn-new \
	    -c status,text >"$BATS_TEST_TMPDIR/out"
	grep -q '^missing	下一步改进措施' "$BATS_TEST_TMPDIR/out"
	run check-outline -f nosuch </dev/null
	[ "$status" = 2 ]
}
