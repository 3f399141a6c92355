#!/bin/sh
# SPDX-License-Identifier: MIT
# cover: how much of each source file the tests ran, as TSV.
set -eu
cd "$(dirname "$0")/.."
dir=${1:-build/cover}
printf 'file\tlines\tcovered\tpercent\n'
for o in $(find "$dir" -name '*.gcda' ! -path '*/unit/*' | sort); do
	gcov -n -o "$(dirname "$o")" "$o" 2>/dev/null
done | awk '
/^File / { f = $2; gsub(/\047/, "", f) }
/^Lines executed/ && f ~ /^src\// {
	split($2, a, ":"); p = a[2]; sub(/%/, "", p)
	n = $NF
	if (p * n > best[f] * lines[f] || !(f in best)) {
		best[f] = p; lines[f] = n
	}
	f = ""
}
END {
	for (f in best)
		printf "%s\t%d\t%d\t%.1f\n", f, lines[f],
		    best[f] * lines[f] / 100 + 0.5, best[f] | "sort"
	close("sort")
	for (f in best) { all += lines[f]; ran += best[f] * lines[f] / 100 }
	if (all > 0)
		printf "all\t%d\t%d\t%.1f\n", all, ran + 0.5, 100 * ran / all
}'
