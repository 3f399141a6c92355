# SPDX-License-Identifier: MIT
# golden: the loop over a folder of cases; `load golden' in a .bats file, then
# `golden NAME' in a test.
#
# t/NAME/x.in is read by the program as the file x.in, from its folder, with
# the arguments in x.opt (shell words) before it; a case without x.in has its
# arguments alone and nothing on standard input.  x.out is what it must write;
# x.err its messages, then a line with the exit status; without x.err there
# must be no message and status 0.  All differences are printed before the test
# fails.  ACCEPT=1 rewrites x.out and x.err: look at them in git diff.

golden()
{
	local prog=$1 dir case name status args failed=0 n=0
	dir=$BATS_TEST_DIRNAME/$prog
	local got=$BATS_TEST_TMPDIR/golden
	mkdir -p "$got"
	for case in "$dir"/*.in "$dir"/*.opt; do
		[ -e "$case" ] || continue
		name=$(basename "${case%.*}")
		[ "${case##*.}" = opt ] && [ -e "$dir/$name.in" ] && continue
		n=$((n + 1))
		args=()
		if [ -e "$dir/$name.opt" ]; then
			eval "args=($(cat "$dir/$name.opt"))"
		fi
		[ -e "$dir/$name.in" ] && args+=("$name.in")
		status=0
		(cd "$dir" && LC_ALL=C "$prog" "${args[@]}") \
		    >"$got/out" 2>"$got/err" </dev/null || status=$?
		if [ -s "$got/err" ] || [ "$status" != 0 ]; then
			echo "$status" >>"$got/err"
		fi
		if [ "${ACCEPT:-}" = 1 ]; then
			cp "$got/out" "$dir/$name.out"
			if [ -s "$got/err" ]; then
				cp "$got/err" "$dir/$name.err"
			else
				rm -f "$dir/$name.err"
			fi
			continue
		fi
		diff -u --label "$prog/$name.out" --label "now" \
		    "$dir/$name.out" "$got/out" || failed=1
		if [ -e "$dir/$name.err" ]; then
			diff -u --label "$prog/$name.err" --label "now" \
			    "$dir/$name.err" "$got/err" || failed=1
		elif [ -s "$got/err" ]; then
			echo "$prog/$name: no messages and status 0 expected:"
			cat "$got/err"
			failed=1
		fi
	done
	if [ "$n" = 0 ]; then
		echo "t/$prog holds no cases"
		failed=1
	fi
	return "$failed"
}
