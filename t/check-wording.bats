#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# check-wording: the words of a report.

setup()
{
	load golden
	load edits
	export LC_ALL=C
}

@test "check-wording: golden cases" {
	golden check-wording
}

@test "check-wording: what is put into a clean report is noticed" {
	edited placeholder-left 's/村级组织运转经费/××经费/'
	edited placeholder-left 's/比上年减少1.75万元/比上年增加（减少）1.75万元/'
	edited quote-unbalanced 's/^2023年“三公”/2023年三公”/'
	edited quote-unbalanced 's/等级为“优”/等级为“优/'
	edited quote-unbalanced 's/年度部门整体支出绩效自评工作的通知》/年度部门整体支出绩效自评工作的通知/'
	edited word-doubled 's/减少财政支出管理/&/; s/加强财政支出管理/加强加强财政支出管理/'
	edited markup-left 's/社会稳定/社会稳定\&nbsp;/'
	edited unit-missing 's/投入/&/; s/项目支出1446.85万元，具体/投入资金1446.85万，具体/'
}

@test "the clean report is clean, however it is written" {
	run told "$clean"
	[ "$output" = "" ]
	unmoved wrapped
	unmoved full_width
	unmoved crlf
	unmoved in_yuan
}

@test "check-wording: every row of its table is a pattern that compiles" {
	# a text that holds every guard makes every row compile
	awk -F'\t' '!/^#/ && $1 != "check" { print $5 }' \
	    "$BATS_TEST_DIRNAME/../share/duizhang/patterns.tsv" |
	    sed 's/^/石桥镇/; s/$/，/' >"$BATS_TEST_TMPDIR/guards.txt"
	run check-wording -n -c check "$BATS_TEST_TMPDIR/guards.txt"
	[ "$status" = 0 ]
	if grep -q pattern <<<"$output"; then return 1; fi
}

@test "check-wording: a wrong pattern is named with its line" {
	cp -r "$BATS_TEST_DIRNAME/../share/duizhang" "$BATS_TEST_TMPDIR/share"
	chmod -R u+w "$BATS_TEST_TMPDIR/share"
	printf 'word\tgarbled\tnote\t\t甲\t甲(\t\tmine\n' \
	    >>"$BATS_TEST_TMPDIR/share/patterns.tsv"
	last=$(grep -c '' "$BATS_TEST_TMPDIR/share/patterns.tsv")
	run env DUIZHANG_SHARE="$BATS_TEST_TMPDIR/share" \
	    check-wording <<<"甲乙"
	[ "$status" = 2 ]
	grep -q "patterns.tsv:$last: pattern: " <<<"$output"
}
