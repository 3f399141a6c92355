#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# The unit tests: each program of t/unit prints TAP; all that fails is shown.

@test "the modules do what their headers say" {
	failed=0 ran=0
	export DUIZHANG_SHARE=$BATS_TEST_DIRNAME/../share/duizhang
	for unit in "${DZ_BUILD:-build}"/unit/*; do
		[ -x "$unit" ] && [ -f "$unit" ] || continue
		status=0 ran=$((ran + 1))
		DUIZHANG_SHARE=$BATS_TEST_DIRNAME/../share/duizhang \
		    "$unit" >"$BATS_TEST_TMPDIR/tap" 2>"$BATS_TEST_TMPDIR/err" ||
		    status=$?
		if [ "$status" != 0 ] || grep -q '^not ok' "$BATS_TEST_TMPDIR/tap" ||
		    ! tail -n 1 "$BATS_TEST_TMPDIR/tap" | grep -q '^1\.\.'; then
			echo "$unit (status $status):"
			grep -A 3 '^not ok' "$BATS_TEST_TMPDIR/tap" || true
			cat "$BATS_TEST_TMPDIR/err"
			failed=1
		fi
	done
	[ "$failed" = 0 ]
	[ "$ran" = "$(ls "$BATS_TEST_DIRNAME"/unit/*.c | wc -l)" ] # make check
}
