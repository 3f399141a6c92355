#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# extract-amounts: the figures of a text.

setup()
{
	load golden
	export LC_ALL=C
}

@test "extract-amounts: golden cases" {
	golden extract-amounts
}

@test "extract-amounts: every text of the table gives the figures it says" {
	grep -v '^#' "$BATS_TEST_DIRNAME/extract-amounts/figures.tsv" |
	    sed 1d >"$BATS_TEST_TMPDIR/rows"
	cut -f2 "$BATS_TEST_TMPDIR/rows" >"$BATS_TEST_TMPDIR/text"
	awk -F'\t' '{ print NR "\t" $1 "\t" $2 }' "$BATS_TEST_TMPDIR/rows" \
	    >"$BATS_TEST_TMPDIR/want"
	extract-amounts -n --text -c line,value,unit,bound \
	    "$BATS_TEST_TMPDIR/text" | awk -F'\t' '
		NR == FNR {
			got[$1] = got[$1] (got[$1] ? "|" : "") \
			    $2 " " $3 " " $4
			next
		}
		{ print $1 "\t" (got[$1] ? got[$1] : "-") "\t" $3 }
	' - "$BATS_TEST_TMPDIR/want" >"$BATS_TEST_TMPDIR/got"
	diff -u "$BATS_TEST_TMPDIR/want" "$BATS_TEST_TMPDIR/got"
}

# Sentences that differ, so that a lost or doubled piece shows.
sentences()
{
	awk -v n="$1" -v end="$2" 'BEGIN {
		for (i = 1; i <= n; i++)
			printf "全年第%d项支出%d.%02d万元，占%d%%。%s", i,
			    i, i % 100, i % 101, end
	}'
}

@test "extract-amounts: a long text gives what its sentences give" {
	for end in '' '\n' '\n\n'; do
		sentences 40000 "$(printf "$end")x" | sed 's/x$//' \
		    >"$BATS_TEST_TMPDIR/long"
		awk -v n=40000 'BEGIN {
			for (i = 1; i <= n; i++)
				printf "%d.%02d\t全年第%d项支出\n%d\t，占\n",
				    i, i % 100, i, i % 101
		}' >"$BATS_TEST_TMPDIR/want"
		extract-amounts -n -c number,lead "$BATS_TEST_TMPDIR/long" |
		    sed 's/\t。\(\\n\)*x*\(\\n\)*/\t/; s/\tx/\t/' |
		    diff - "$BATS_TEST_TMPDIR/want" | head -n 5 |
		    tee "$BATS_TEST_TMPDIR/diff"
		[ ! -s "$BATS_TEST_TMPDIR/diff" ]
	done
}

@test "extract-amounts: memory does not grow with the text" {
	case $DZ_BIN in */asan/*) skip "the sanitizer takes terabytes" ;; esac
	sentences 200000 '' >"$BATS_TEST_TMPDIR/long"
	(ulimit -v 65536 && extract-amounts "$BATS_TEST_TMPDIR/long") |
	    wc -l | grep -qx 400001
}

@test "extract-amounts: text that goes on and on is read in time" {
	local f=$BATS_TEST_TMPDIR/long
	for unit in '\t10\n' '5万元至' '(（' '1,234,' '百分之' '10万\n\n\n' '约'; do
		awk -v s="$unit" 'BEGIN {
			for (i = 0; i < 100000; i++)
				printf "%s", s
		}' >"$f"
		timeout 10 extract-amounts "$f" >/dev/null ||
		    { echo "$unit: status $?"; false; }
	done
}

@test "extract-amounts: a bad row of units.tsv is named, status 2" {
	cp -r "$BATS_TEST_DIRNAME/../share/duizhang" "$BATS_TEST_TMPDIR/share"
	printf '丈\tlength\t米\tthree\t\tbad\n' \
	    >>"$BATS_TEST_TMPDIR/share/units.tsv"
	DUIZHANG_SHARE=$BATS_TEST_TMPDIR/share run extract-amounts /dev/null
	[ "$status" = 2 ]
	[[ $output == *"units.tsv:"*"factor 'three' is not a number above 0"* ]]
}

@test "extract-amounts: a bad class in words.tsv is named, status 2" {
	cp -r "$BATS_TEST_DIRNAME/../share/duizhang" "$BATS_TEST_TMPDIR/share"
	printf '大致\tbeforehand\t~\tbad\n' \
	    >>"$BATS_TEST_TMPDIR/share/words.tsv"
	DUIZHANG_SHARE=$BATS_TEST_TMPDIR/share run extract-amounts /dev/null
	[ "$status" = 2 ]
	[[ $output == *"words.tsv:"*"unknown class 'beforehand'"* ]]
}
