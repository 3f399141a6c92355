#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# Inputs of a hundred megabytes, in a line and in many.

setup()
{
	load ../contract.bash
	load ../crowds.bash
	export LC_ALL=C
	cd "$BATS_TEST_TMPDIR"
}

# The kilobytes that a command took at its most.
peak()
{
	"${CC:-cc}" -std=c11 -D_XOPEN_SOURCE=700 -O1 -o race "$tree/t/bench/race.c"
	./race 1 "$1" | cut -f2
}

@test "a line of 100 MB, in every reader of text" {
	sed -n 9p "$here/text" | tr -d '\n' >unit
	awk '{ s = $0; while (length(s) < 1000000) s = s s
	    for (i = 0; i < 100; i++) printf "%s", s; print "" }' unit >long
	[ "$(wc -c <long)" -gt 100000000 ]
	for p in $(programs); do
		is_text "$p" || continue
		status=0
		timeout 600 "$p" long >out 2>err || status=$?
		[ "$status" -lt 3 ] || wrong "$p: status $status"
		[ "$status" -lt 2 ] || [ -s err ] || wrong "$p: nothing said"
	done
	[ "$failed" = 0 ]
}

@test "extract-amounts runs a long text in constant memory" {
	awk '{ t = t $0 "\n" } END { for (i = 0; i < 60000; i++) printf "%s", t }' \
	    "$here/text" >long
	[ "$(wc -c <long)" -gt 64000000 ]
	kb=$(peak "extract-amounts long")
	echo "$kb kB"
	[ "$kb" -lt 65536 ]
}

@test "audit-report: a sentence of 10 MB with 450,000 figures" {
	crowd_flat 450000 >flat
	crowd 225000 >inner
	opening 200000 >open
	for f in flat inner open; do
		kb=$(peak "audit-report $f")
		echo "$f: $kb kB"
		[ "$kb" -lt 1000000 ]
	done
}
