#!/bin/sh
# SPDX-License-Identifier: MIT
# lint: form and slips of the sources, the scripts and the pages.  A tool that
# is not there is named and left out.
set -u
cd "$(dirname "$0")/.." || exit 2
bad=0

have()
{
	command -v "$1" >/dev/null 2>&1 && return 0
	echo "lint: no $1 here: left out" >&2
	return 1
}

check()
{
	echo "lint: $1" >&2
	shift
	"$@" || bad=1
}

if have clang-format; then
	check "form of the C (clang-format)" clang-format --dry-run -Werror \
	    src/*.c src/lib/*.[ch] t/unit/*.[ch] t/fuzz/*.c
fi
if have cppcheck; then
	check "slips in the C (cppcheck)" cppcheck -q --error-exitcode=1 \
	    --enable=warning,performance,portability --std=c11 --inline-suppr \
	    --suppress=missingIncludeSystem --suppress=normalCheckLevelMaxBranches \
	    --suppress=internalAstError --suppress=unmatchedSuppression \
	    -D__GNUC__ -D_XOPEN_SOURCE=700 -Isrc/lib src src/lib
fi
if have shellcheck; then
	check "slips in the scripts (shellcheck)" shellcheck bin/bootstrap \
	    .ci/run t/*.sh t/fuzz/run
	check "slips in the tests (shellcheck)" shellcheck -s bats \
	    -S warning -e SC2030,SC2031,SC2034,SC2154,SC2164,SC1091 \
	    t/*.bats t/*.bash
fi
if have mandoc; then
	for page in share/man/man?/*; do
		[ -e "$page" ] || continue
		check "$page (mandoc)" mandoc -Tlint -W warning "$page"
	done
fi

# What the house rules ban.
banned='\<(strcpy|strcat|sprintf|strtok|gets|atoi|atof|scanf|setlocale)\('
if grep -nE "$banned" src/*.c src/lib/*.[ch]; then
	echo "lint: banned functions (HACKING.md)" >&2
	bad=1
fi
# (the old workbooks hold their numbers so: xls.c writes them out and no more)
if grep -nE '\<double\>|\<float\>' src/*.c src/lib/*.[ch] |
    grep -vE '/\*|^[^:]*:[0-9]*: \*|"|^src/lib/xls.c:'; then
	echo "lint: binary floating point (HACKING.md)" >&2
	bad=1
fi
for f in src/*.c src/lib/*.[ch] t/unit/*.[ch] t/fuzz/*.c; do
	[ -e "$f" ] || continue
	head -n 1 "$f" | grep -q 'SPDX-License-Identifier: MIT' && continue
	echo "lint: $f: no licence line" >&2
	bad=1
done
if grep -nP '[^\t]{81,}' src/*.c src/lib/*.[ch] 2>/dev/null |
    grep -vP '[^\x00-\x7f]' | head -n 3 | grep .; then
	echo "lint: lines longer than 80 columns" >&2
	bad=1
fi
exit "$bad"
