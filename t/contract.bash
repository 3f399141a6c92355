# SPDX-License-Identifier: MIT
# contract: what the contract suite asks of each program.

# The folder of the suite, and of the tree.
tree=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
here=$tree/t/contract

# Programs that look across documents: two files in one run say more than the
# two runs.
across=" find-copies diff-years "

programs()
{
	(cd "$tree/src" && for p in *.c; do echo "${p%.c}"; done)
}

# What a program reads: text, bytes, figures, scores, findings, changes, table.
reads()
{
	"$1" --help=tsv | awk -F'\t' '$1 == "reads" { print $2 }'
}

columns()
{
	"$1" --help=tsv | awk -F'\t' '$1 == "column" { print $2 }'
}

# Does it write a table whose columns are those of its help?
tabular()
{
	[ -n "$(columns "$1")" ]
}

# A table it passes on keeps columns of its own.
passes()
{
	[ "$(reads "$1")" = table ]
}

# An input that suits it.
sample()
{
	case $(reads "$1") in
	*) echo "$here/$(reads "$1")" ;;
	esac
}

is_text()
{
	case $(reads "$1") in
	text | bytes) return 0 ;;
	*) return 1 ;;
	esac
}

# Runs a program; its output, messages and status go to $out, $err, $status.
out=$BATS_TEST_TMPDIR/out
err=$BATS_TEST_TMPDIR/err
go()
{
	status=0
	"$@" >"$out" 2>"$err" </dev/null || status=$?
}

# Says what a program did wrong; the test fails at its end.
failed=0
wrong()
{
	echo "$@"
	[ -s "$err" ] && sed 's/^/    stderr: /' "$err" | head -n 5
	failed=1
}

# A finding makes audit-report exit 1; all else is 0.
fine()
{
	[ "$status" = 0 ] || { [ "$status" = 1 ] && [ "$1" = audit-report ]; }
}

# The same rows from two files?  Says where they part.
same()
{
	cmp -s "$1" "$2" && return 0
	diff "$1" "$2" | head -n 6
	return 1
}
