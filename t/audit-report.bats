#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# audit-report: every check in one command.

setup()
{
	load golden
	examples=$BATS_TEST_DIRNAME/../share/duizhang/examples
	export LC_ALL=C
}

# The rows that the check programs give one by one, without those that only the
# whole can give.
composed()
{
	for p in "$BATS_TEST_DIRNAME"/../src/check-*.c \
	    "$BATS_TEST_DIRNAME"/../src/find-copies.c; do
		[ -e "$p" ] || continue
		p=$(basename "$p" .c)
		case $("$p" --help=tsv | awk -F'\t' '$1 == "reads" { print $2 }') in
		figures) extract-amounts "$1" | "$p" --all -n ;;
		scores) extract-scores "$1" | "$p" --all -n ;;
		*) "$p" --all -n "$1" ;;
		esac
	done
}

@test "audit-report: golden cases" {
	golden audit-report
}

@test "audit-report gives the rows of the composed pipelines" {
	for f in "$examples"/*.txt; do
		composed "$f" | sort >"$BATS_TEST_TMPDIR/parts"
		audit-report --all -n "$f" |
		    awk -F'\t' '$4 != "coverage" && $4 != "unread"' |
		    sort >"$BATS_TEST_TMPDIR/whole"
		[ -s "$BATS_TEST_TMPDIR/whole" ]
		diff "$BATS_TEST_TMPDIR/parts" "$BATS_TEST_TMPDIR/whole"
	done
}

@test "audit-report: status 0 without findings, 1 with, 2 when not all was read" {
	run audit-report "$examples/liulin-2023.txt"
	[ "$status" = 0 ]
	run audit-report "$examples/shiqiao-2022.txt"
	[ "$status" = 1 ]
	run audit-report "$examples/shiqiao-2022.txt" nosuch
	[ "$status" = 2 ]
}

@test "audit-report: each document ends in its coverage, in a folder too" {
	[ "$(audit-report -n -c file,check "$examples" | grep -c coverage)" = \
	    "$(find "$examples" -type f | wc -l)" ]
	audit-report -n -c check "$examples/liulin-2023.txt" | tail -n 1 |
	    grep -qx coverage
}

@test "audit-report --explain knows every row of checks.tsv" {
	awk -F'\t' '!/^#/ && NF > 5 && $1 != "check" { print $1 "-" $2 }' \
	    "$BATS_TEST_DIRNAME/../share/duizhang/checks.tsv" |
	    while read -r code; do
		audit-report --explain "$code" | grep -qx "$code"
		audit-report --lang zh --explain "$code" | grep -q 级别
	done
}
