#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# The example reports: each known slip is found, and nothing in the clean one.

setup()
{
	export LC_ALL=C
	cd "$BATS_TEST_DIRNAME/../share/duizhang/examples"
}

@test "the slips of the example reports are found where they are" {
	audit-report -n -c file,line,check,level . \
	    >"$BATS_TEST_TMPDIR/found" || [ $? = 1 ]
	awk -F'\t' '
	NR == FNR {
		sub(/^\.\//, "", $1)
		if ($4 == "error" || $4 == "warning" || $4 == "note")
			found[$1, $2] = found[$1, $2] "|" $3 "|"
		next
	}
	/^#/ || $1 == "file" { next }
	{
		n = split($3, check, "|")
		for (i = 1; i <= n; i++)
			if (index(found[$1, $2], "|" check[i] "|"))
				next
		print $1 ":" $2 ": " $3 " not found (" $4 ")"
		bad = 1
	}
	END { exit bad }' "$BATS_TEST_TMPDIR/found" \
	    "$BATS_TEST_DIRNAME/contract/slips"
}

@test "nothing is said about the clean example report" {
	status=0
	audit-report -n --level=note liulin-2023.txt >"$BATS_TEST_TMPDIR/out" ||
	    status=$?
	grep -v '	coverage	' "$BATS_TEST_TMPDIR/out" && false
	[ "$status" = 0 ]
}

@test "nothing else is said about the other two" {
	audit-report -n --level=warning -c file,line,check,message \
	    shiqiao-2022.txt meiling-2021.txt \
	    >"$BATS_TEST_TMPDIR/found" || [ $? = 1 ]
	awk -F'\t' '
	NR == FNR { if (!/^#/) slip[$1, $2] = 1; next }
	$3 == "coverage" { next }
	!(($1, $2) in slip) { print; bad = 1 }
	END { exit bad }' "$BATS_TEST_DIRNAME/contract/slips" \
	    "$BATS_TEST_TMPDIR/found"
}
