#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# Memory that is not there is said, with status 2: never a crash, never half an
# output taken for the whole.

setup()
{
	load ../contract.bash
	export LC_ALL=C
	cd "$BATS_TEST_TMPDIR"
	${CC:-cc} -shared -fPIC -O1 -o failing.so \
	    "$BATS_TEST_DIRNAME/failing.c" || skip "no preloading here"
	FAIL_AT=1 LD_PRELOAD=$PWD/failing.so check-sums "$here/figures" \
	    >out 2>&1 && skip "preloading has no effect here"
	true
}

@test "the n-th call for memory fails, for every n" {
	for p in $(programs); do
		f=$(sample "$p")
		n=0
		rm -f left
		while [ ! -e left ] && [ "$n" -lt 2000 ]; do
			n=$((n + 1))
			status=0
			timeout 20 env FAIL_AT="$n" FAIL_LEFT="$PWD/left" \
			    LD_PRELOAD="$PWD/failing.so" \
			    "$p" "$f" >out 2>err || status=$?
			[ -e left ] && break
			# a library may do without; a program says so
			if [ "$status" != 2 ] || [ ! -s err ]; then
				"$p" "$f" >want 2>/dev/null || true
				cmp -s want out && [ "$status" -lt 2 ] &&
				    continue
				wrong "$p: call $n: status $status"
			fi
		done
		echo "$p: $n calls"
	done
	[ "$failed" = 0 ]
}
