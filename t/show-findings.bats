#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# show-findings: findings for eyes.

setup()
{
	load golden
	export LC_ALL=C
}

@test "show-findings: golden cases" {
	golden show-findings
}

@test "show-findings: the tags follow the language of the reader" {
	extract-amounts "$BATS_TEST_DIRNAME/audit-report/slips.in" |
	    check-sums --lang zh >"$BATS_TEST_TMPDIR/f.tsv"
	LC_ALL=zh_CN.UTF-8 show-findings "$BATS_TEST_TMPDIR/f.tsv" |
	    grep -q 错误
	show-findings "$BATS_TEST_TMPDIR/f.tsv" | grep -q error
}

@test "show-findings: no control character of the input gets through" {
	printf 'file\tline\tcheck\tstatus\tmessage\nx\033[31m\t1\tsum\tok\ta\033]0;b\007\302\233c\n' |
	    show-findings >"$BATS_TEST_TMPDIR/out"
	if LC_ALL=C grep -q "$(printf '[\033\007]')" "$BATS_TEST_TMPDIR/out"; then return 1; fi
	if LC_ALL=C grep -q "$(printf '\302\233')" "$BATS_TEST_TMPDIR/out"; then return 1; fi
}
