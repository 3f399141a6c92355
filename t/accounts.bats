#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# check-sums: differences and balances, sentence by sentence.

setup()
{
	export LC_ALL=C
}

@test "check-sums: every account of the table is read as it says" {
	local tab=$'\t' n=0 dir=$BATS_TEST_TMPDIR/texts
	mkdir "$dir"
	grep -v '^#' "$BATS_TEST_DIRNAME/accounts/sentences.tsv" |
	    sed 1d >"$BATS_TEST_TMPDIR/rows"
	while IFS=$tab read -r text want; do
		n=$((n + 1))
		printf '%s\n' "$text" >"$dir/$(printf %03d $n)"
		printf '%03d\t%s\t%s\n' $n "$want" "$text"
	done <"$BATS_TEST_TMPDIR/rows" >"$BATS_TEST_TMPDIR/want"
	extract-amounts "$dir" |
	    check-sums --all -n -c file,check,status,formula |
	    awk -F'\t' -v dir="$dir/" '
		NR == FNR {
			if ($2 != "difference" && $2 != "balance")
				next
			sub(dir, "", $1)
			got[$1] = got[$1] (got[$1] ? " | " : "") \
			    $2 " " $3 " " $4
			next
		}
		{ print $1 "\t" got[$1] "\t" $3 }
	' - "$BATS_TEST_TMPDIR/want" >"$BATS_TEST_TMPDIR/got"
	diff -u "$BATS_TEST_TMPDIR/want" "$BATS_TEST_TMPDIR/got"
}
