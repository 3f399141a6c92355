# SPDX-License-Identifier: MIT
# edits: a clean report of an invented township, and what becomes of it.
#
# `edited CODE SED' edits the report with sed and demands that a finding of that
# code comes; `unmoved FILTER' changes the report in a way that says the same
# and demands that nothing is found.  Both use all checks of text and
# check-figures.

clean=$BATS_TEST_DIRNAME/../share/duizhang/examples/liulin-2023.txt

# Everything that the checks say of a file: check-status, line, words.
told()
{
	for p in check-wording check-dates check-outline find-copies; do
		"$p" -n -c check,status,line,text "$1"
	done
	extract-amounts "$1" | check-figures -n -c check,status,line,text
}

edited()
{
	sed "$2" "$clean" >"$BATS_TEST_TMPDIR/edited.txt"
	! cmp -s "$clean" "$BATS_TEST_TMPDIR/edited.txt" || {
		echo "$2: changed nothing"
		return 1
	}
	told "$BATS_TEST_TMPDIR/edited.txt" | tr '\t' '-' |
	    grep -q "^$1-" || {
		echo "$2: no $1 in:"
		told "$BATS_TEST_TMPDIR/edited.txt"
		return 1
	}
}

unmoved()
{
	"$@" <"$clean" >"$BATS_TEST_TMPDIR/same.txt"
	! cmp -s "$clean" "$BATS_TEST_TMPDIR/same.txt" || {
		echo "$*: changed nothing"
		return 1
	}
	told "$BATS_TEST_TMPDIR/same.txt" >"$BATS_TEST_TMPDIR/told"
	[ ! -s "$BATS_TEST_TMPDIR/told" ] || {
		echo "$*:"
		cat "$BATS_TEST_TMPDIR/told"
		return 1
	}
}

# Lines of at most 36 characters, rows of tables left alone.
wrapped()
{
	LC_ALL=C.UTF-8 perl -CSD -ne \
	    'chomp; if (/\t/ || length() <= 36) { print "$_\n" }
	     else { print "$_\n" for /.{1,36}/g }'
}

full_width()
{
	LC_ALL=C.UTF-8 sed 'y/0123456789/０１２３４５６７８９/'
}

crlf()
{
	sed 's/$/\r/'
}

# 12.95万元 as 129500元.
in_yuan()
{
	perl -pe 's/([0-9,]+)\.([0-9]{2})万元/($a = "$1$2") =~ s{,}{}g;
	    "${a}00元"/ge'
}
