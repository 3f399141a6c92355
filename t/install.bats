#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# What is installed runs from where it is, and goes again.

setup()
{
	command -v make >/dev/null || skip "no make here"
	cd "$BATS_TEST_DIRNAME/.."
	export LC_ALL=C
	report=$PWD/share/duizhang/examples/shiqiao-2022.txt
	audit-report --all "$report" >"$BATS_TEST_TMPDIR/want" || [ $? = 1 ]
	bin=${DZ_BIN:-$PWD/bin}
	unset MAKEFLAGS MAKELEVEL MFLAGS
}

put()
{
	make install BIN="$bin" B="${DZ_BUILD:-build}" "$@" \
	    >"$BATS_TEST_TMPDIR/log" 2>&1 || {
		cat "$BATS_TEST_TMPDIR/log"
		return 1
	}
}

@test "an installed program finds its tables: prefix, link, empty environment" {
	root=$BATS_TEST_TMPDIR/root
	put DESTDIR="$root" PREFIX=/usr
	mkdir "$BATS_TEST_TMPDIR/elsewhere"
	cd "$BATS_TEST_TMPDIR/elsewhere"
	ln -s "$root/usr/bin/audit-report" link
	env -i "$root/usr/bin/audit-report" --all "$report" >direct || [ $? = 1 ]
	cmp "$BATS_TEST_TMPDIR/want" direct
	env -i ./link --all "$report" >linked || [ $? = 1 ]
	cmp "$BATS_TEST_TMPDIR/want" linked
	env -i PATH="$root/usr/bin" audit-report --all "$report" >by-path ||
	    [ $? = 1 ]
	cmp "$BATS_TEST_TMPDIR/want" by-path
	[ -s "$root/usr/share/man/man1/audit-report.1" ]
	[ -s "$root/usr/share/man/man7/duizhang.7" ]
	[ -s "$root/usr/share/bash-completion/completions/audit-report" ]
}

@test "a copy without its tables says where it looked" {
	cp "$bin/audit-report" "$BATS_TEST_TMPDIR/audit-report"
	status=0
	env -i "$BATS_TEST_TMPDIR/audit-report" "$report" \
	    >"$BATS_TEST_TMPDIR/out" 2>"$BATS_TEST_TMPDIR/err" || status=$?
	if [ "$status" = 2 ]; then
		grep -q 'share/duizhang/.*\.tsv: table not found' \
		    "$BATS_TEST_TMPDIR/err"
	else	# the one that is installed on this machine
		[ -d /usr/local/share/duizhang ]
	fi
}

@test "uninstall leaves nothing of ours" {
	root=$BATS_TEST_TMPDIR/root
	put DESTDIR="$root" PREFIX=/usr
	make uninstall DESTDIR="$root" PREFIX=/usr >/dev/null
	find "$root" -type f >"$BATS_TEST_TMPDIR/left"
	cat "$BATS_TEST_TMPDIR/left"
	[ ! -s "$BATS_TEST_TMPDIR/left" ]
}

@test "the pages are without fault" {
	command -v mandoc >/dev/null || skip "no mandoc here"
	make doc >/dev/null
	for page in share/man/man?/*; do
		mandoc -Tlint -W warning "$page"
	done
}
