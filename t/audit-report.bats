#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# audit-report: every check in one command.

setup()
{
	load golden
	load crowds
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

# How many lists the coverage says are longer than is read.
bounded()
{
	audit-report -n -c check,text "$1" | awk -F'\t' '
		$1 == "coverage" && !sub(/.* bounded=/, "", $2) { $2 = 0 }
		{ print $1, $2 }'
}

@test "audit-report: a list longer than is read is counted, none else" {
	cd "$BATS_TEST_TMPDIR"
	for by in "" 其中： 分别为 包括：; do
		list_of 48 "$by" >whole
		list_of 49 "$by" >longer
		[ "$(bounded whole)" = "coverage 0" ]
		[ "$(bounded longer)" = "coverage 1" ]
	done
	cat longer longer whole >some
	[ "$(bounded some)" = "coverage 2" ]
	audit-report -n -c text longer | grep -qx \
	    'seen=50 tied=[0-9]* flagged=0 bounded=1'
	audit-report -n -c text whole | grep -qx 'seen=49 tied=49 flagged=0'
	for args in "--lang en" "--pretty --lang en"; do
		audit-report $args longer | grep -q 'longer than is read.*: 1'
		audit-report $args whole | grep 'longer than' && false
	done
	audit-report --pretty --lang zh longer | grep -q 另有1处列举过长
	for f in "$examples"/*.txt; do
		[ "$(bounded "$f" | tail -n 1)" = "coverage 0" ]
	done
}

@test "audit-report: 50,000 figures in one paragraph, lists nested 200 deep" {
	cd "$BATS_TEST_TMPDIR"
	crowd 25000 >long
	timeout 20 audit-report -n -c text long >out || [ $? = 1 ]
	tail -n 1 out | grep -q 'seen=50001 .* bounded=[1-9]'
	nest 200 >deep
	timeout 20 audit-report -n -c text deep >out || [ $? = 1 ]
	tail -n 1 out | grep -qx 'seen=400 tied=400 flagged=0'
}
