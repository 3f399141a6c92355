#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# share/duizhang/messages.tsv has the Chinese of every message in src, and
# nothing else.

setup()
{
	cd "$BATS_TEST_DIRNAME/.."
	export LC_ALL=C
	# and what a file is that cannot be read
	{
		awk -f t/messages.awk src/*.c src/lib/*.c | grep -vx '%s'
		sed -n 's/.*KIND_OTHER, "\([^"]*\)" }.*/\1/p
		    s/.*\*what = "\(an* [^"]*\)";/\1/p
		    s/.*\*what = "\(XML[^"]*\)";/\1/p' \
		    src/lib/kind.c src/lib/report.c
	} | sort -u >"$BATS_TEST_TMPDIR/said"
	awk -F'\t' '!/^#/ && $1 != "en" { print $1 }' \
	    share/duizhang/messages.tsv | sort >"$BATS_TEST_TMPDIR/known"
}

@test "every message has its Chinese" {
	[ "$(wc -l <"$BATS_TEST_TMPDIR/said")" -gt 40 ]
	comm -23 "$BATS_TEST_TMPDIR/said" "$BATS_TEST_TMPDIR/known" \
	    >"$BATS_TEST_TMPDIR/lack"
	cat "$BATS_TEST_TMPDIR/lack"
	[ ! -s "$BATS_TEST_TMPDIR/lack" ]
}

@test "no Chinese is left over from a message that is gone" {
	comm -13 "$BATS_TEST_TMPDIR/said" "$BATS_TEST_TMPDIR/known" \
	    >"$BATS_TEST_TMPDIR/dead"
	cat "$BATS_TEST_TMPDIR/dead"
	[ ! -s "$BATS_TEST_TMPDIR/dead" ]
}

@test "both have the same conversions in the same order" {
	awk -F'\t' '
	function conversions(s,    r) {
		while (match(s, /%[-+ #0-9.*hlzjt]*[a-zA-Z%]/)) {
			r = r substr(s, RSTART, RLENGTH)
			s = substr(s, RSTART + RLENGTH)
		}
		return r
	}
	/^#/ || $1 == "en" { next }
	$2 == "" || conversions($1) != conversions($2) {
		print FNR ": " $0
		bad = 1
	}
	END { exit bad }' share/duizhang/messages.tsv
}

@test "a message is Chinese where the environment says so, and only there" {
	status=0
	LC_ALL=zh_CN.UTF-8 check-sums nosuch \
	    2>"$BATS_TEST_TMPDIR/err" >/dev/null || status=$?
	[ "$status" = 2 ]
	grep -q '^check-sums: nosuch: 无法打开：' "$BATS_TEST_TMPDIR/err"
	LC_ALL=C LANG=zh_CN.UTF-8 check-sums nosuch \
	    2>"$BATS_TEST_TMPDIR/err" >/dev/null || status=$?
	grep -q '^check-sums: nosuch: cannot open:' "$BATS_TEST_TMPDIR/err"
}
