#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# The examples in the pages are true: each .Bd -literal block with lines that
# begin with `$ ' is run from the root of the tree, with bin/ in PATH, and what
# it prints is compared.  A block with a line `...' is compared up to there.

@test "the pages' examples print what the pages say" {
	cd "$BATS_TEST_DIRNAME/.."
	failed=0
	export LC_ALL=C
	for page in src/*.1 src/*.7 README.md README.zh-CN.md; do
		[ -e "$page" ] || continue
		rm -rf "$BATS_TEST_TMPDIR/block"*
		awk -v dir="$BATS_TEST_TMPDIR" '
		/^\.Bd -literal/ || /^```console/ { b = 1; n++; next }
		/^\.Ed/ || /^```/ { b = 0; next }
		!b { next }
		{
			gsub(/\\&/, "")
			gsub(/\\e/, "\\")
			gsub(/\\-/, "-")
		}
		/^\$ / {
			k++
			file = dir "/block" k
			print substr($0, 3) >(file ".sh")
			printf "" >(file ".want")
			more = /\\$/
			next
		}
		more { print >(file ".sh"); more = /\\$/; next }
		file != "" { print >(file ".want") }
		' "$page"
		for sh in "$BATS_TEST_TMPDIR"/block*.sh; do
			[ -e "$sh" ] || continue
			want=${sh%.sh}.want
			got=${sh%.sh}.got
			sh "$sh" >"$got" 2>&1 </dev/null || true
			if grep -qxF ... "$want"; then
				n=$(grep -nxF ... "$want" | head -n 1 | cut -d: -f1)
				head -n $((n - 1)) "$want" >"$want.1"
				head -n $((n - 1)) "$got" >"$got.1"
				mv "$want.1" "$want"
				mv "$got.1" "$got"
			fi
			if ! diff -u --label "$page" --label now \
			    "$want" "$got"; then
				echo "for: $(cat "$sh")"
				failed=1
			fi
		done
	done
	[ "$failed" = 0 ]
}
