#!/usr/bin/env bats
# SPDX-License-Identifier: MIT

setup()
{
	load golden
	export LC_ALL=C
}

@test "golden cases" {
	golden read-report
}

@test "the same text in every encoding" {
	cd "$BATS_TEST_TMPDIR"
	text=$BATS_TEST_DIRNAME/contract/text
	read-report --text "$text" >want
	for e in GB18030 UTF-16 UTF-16LE UTF-16BE UTF-32; do
		iconv -f UTF-8 -t $e "$text" | read-report --text >got
		cmp want got || { echo "$e"; false; }
	done
	page=$BATS_TEST_DIRNAME/read-report/merged.in
	read-report --text "$page" >want
	for e in GB18030 UTF-16 UTF-16LE UTF-16BE; do
		iconv -f UTF-8 -t $e "$page" | read-report --text >got
		cmp want got || { echo "HTML, $e"; false; }
		sed s/utf-8/gb2312/ "$page" | iconv -f UTF-8 -t $e |
		    read-report --text >got
		cmp want got || { echo "HTML, declared, $e"; false; }
	done
}

@test "lines are numbered as --text writes them" {
	cd "$BATS_TEST_DIRNAME/read-report"
	for f in *.in; do
		read-report --text "$f" 2>/dev/null >"$BATS_TEST_TMPDIR/text" || true
		read-report -c line,kind,col,text "$f" 2>/dev/null |
		awk -F'\t' -v f="$f" '
		NR == FNR { text[FNR] = $0; next }
		FNR == 1 || $2 == "page" { next }
		{
			gsub(/\\t/, "\t", $4)
			gsub(/\\\\/, "\\", $4)
			if (index(text[$1], $4) == 0) {
				print f ": line " $1 ": " $4
				bad = 1
			}
		}
		END { exit bad }' "$BATS_TEST_TMPDIR/text" -
	done
}
