# SPDX-License-Identifier: MIT
# sentences: t/NAME/sentences.tsv is a table of texts and the relations that a
# check reads in them (`STATUS FORMULA', joined by ` | ', empty for silence).
# `load sentences' in a .bats file, then `sentences NAME' in a test.

sentences()
{
	local prog=$1 tab=$'\t' n=0 dir=$BATS_TEST_TMPDIR/texts
	mkdir "$dir"
	grep -v '^#' "$BATS_TEST_DIRNAME/$prog/sentences.tsv" |
	    sed 1d >"$BATS_TEST_TMPDIR/rows"
	while IFS=$tab read -r text want; do
		n=$((n + 1))
		printf '%b\n' "$text" >"$dir/$(printf %03d $n)"
		printf '%03d\t%s\t%s\n' $n "$want" "$text"
	done <"$BATS_TEST_TMPDIR/rows" >"$BATS_TEST_TMPDIR/want"
	extract-amounts "$dir" | "$prog" --all -n -c file,status,formula |
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
