#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# check-rates: stated rates against the figures they come from.

setup()
{
	load golden
	export LC_ALL=C
}

@test "check-rates: golden cases" {
	golden check-rates
}

@test "check-rates: every sentence of the table is read as it says" {
	local tab=$'\t' n=0 dir=$BATS_TEST_TMPDIR/texts
	mkdir "$dir"
	grep -v '^#' "$BATS_TEST_DIRNAME/check-rates/sentences.tsv" |
	    sed 1d >"$BATS_TEST_TMPDIR/rows"
	while IFS=$tab read -r text want; do
		n=$((n + 1))
		printf '%s\n' "$text" >"$dir/$(printf %03d $n)"
		printf '%03d\t%s\t%s\n' $n "$want" "$text"
	done <"$BATS_TEST_TMPDIR/rows" >"$BATS_TEST_TMPDIR/want"
	extract-amounts "$dir" | check-rates --all -n -c file,status,formula |
	    awk -F'\t' -v dir="$dir/" '
		NR == FNR {
			sub(dir, "", $1)
			got[$1] = got[$1] (got[$1] ? " | " : "") $2 " " $3
			next
		}
		{ print $1 "\t" got[$1] "\t" $3 }
	' - "$BATS_TEST_TMPDIR/want" >"$BATS_TEST_TMPDIR/got"
	diff -u "$BATS_TEST_TMPDIR/want" "$BATS_TEST_TMPDIR/got"
}

@test "check-rates, check-sums: nothing is said about what is true" {
	local n=0 dir=$BATS_TEST_TMPDIR/true
	mkdir "$dir"
	while read -r text; do
		n=$((n + 1))
		printf '%s\n' "$text" >"$dir/$(printf %03d $n)"
	done <"$BATS_TEST_DIRNAME/check-rates/true.txt"
	[ "$n" -gt 70 ]
	extract-amounts "$dir" >"$BATS_TEST_TMPDIR/figures"
	check-rates -n "$BATS_TEST_TMPDIR/figures" >"$BATS_TEST_TMPDIR/out"
	check-sums -n "$BATS_TEST_TMPDIR/figures" >>"$BATS_TEST_TMPDIR/out"
	cut -f12,14 "$BATS_TEST_TMPDIR/out"
	[ ! -s "$BATS_TEST_TMPDIR/out" ]
}

@test "check-rates: 50,000 figures in one paragraph" {
	awk 'BEGIN {
		for (i = 1; i <= 25000; i++)
			printf "，收入%d万元，占%d%%", i, i % 100
	}' >"$BATS_TEST_TMPDIR/long"
	extract-amounts "$BATS_TEST_TMPDIR/long" |
	    timeout 20 check-rates >/dev/null
}

@test "check-rates: 60,000 times the same clause in one sentence" {
	for clause in '较上年减少1万元，较预算减少2万元；' \
	    '调减3万元，调整为97万元，比年初预算下降3%，' \
	    '追加3万元，全年预算103万元，' '增长5%，超序时进度2个百分点，' \
	    '分别占1%、2%、'; do
		awk -v clause="$clause" 'BEGIN {
			printf "1—6月，年初预算100万元，为预算的52%%，"
			for (i = 0; i < 60000; i++)
				printf "%s", clause
		}' >"$BATS_TEST_TMPDIR/long"
		extract-amounts "$BATS_TEST_TMPDIR/long" >"$BATS_TEST_TMPDIR/f"
		timeout 20 check-rates "$BATS_TEST_TMPDIR/f" >/dev/null ||
		    [ $? = 1 ]
		timeout 20 check-sums "$BATS_TEST_TMPDIR/f" >/dev/null ||
		    [ $? = 1 ]
	done
}
