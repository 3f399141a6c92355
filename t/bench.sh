#!/bin/sh
# SPDX-License-Identifier: MIT
# bench: how fast the programs go, as ratios of alternating runs, TSV.
#
# Ratios travel between machines, seconds do not.  What a tool or the data is
# missing for is named on standard error and left out.  MB is the size of the
# text in megabytes (64), N how often each is run (5).
set -eu
cd "$(dirname "$0")/.."
MB=${MB:-64}
N=${N:-5}
B=build/bench
mkdir -p "$B"
${CC:-cc} -std=c11 -D_XOPEN_SOURCE=700 -O2 -o "$B/race" t/bench/race.c
echo 'int main(void) { return 0; }' >"$B/empty.c"
${CC:-cc} -O2 -o "$B/empty" "$B/empty.c"

say()
{
	echo "bench: $*" >&2
}

# what value unit goal
row()
{
	printf '%s\t%s\t%s\t%s\n' "$@"
}

# The ratio of two numbers.
over()
{
	awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'
}

# Runs commands in turn; t1 t2 ... are seconds, m1 m2 ... kilobytes.
t1=0 t2=0 t3=0 t4=0 m1=0
race()
{
	"$B/race" "$N" "$@" >"$B/times"
	i=0
	while read -r t m s; do
		i=$((i + 1))
		eval "t$i=$t m$i=$m"
		[ "$s" -lt 2 ] || say "command $i ended with status $s"
	done <"$B/times"
}

text=$B/text-$MB.txt
half=$B/half-$MB.txt
if [ ! -s "$text" ]; then
	if [ -d ../shared/reports ] && command -v python3 >/dev/null; then
		python3 ../shared/eval/make-corpus -m "$MB" \
		    ../shared/reports/*.txt >"$text"
	else
		say "no ../shared/reports here: made from the examples"
		LC_ALL=C awk -v mb="$MB" -f t/bench/corpus.awk \
		    share/duizhang/examples/*.txt >"$text"
	fi
fi
head -c $((MB * 524288)) "$text" | sed '$d' >"$half"
figures=$B/figures-$MB.tsv

printf 'what\tvalue\tunit\tgoal\n'
if command -v rg >/dev/null; then
	# numbers of all scripts, a scale, fifteen units
	printf '%s' '([0-9０-９][0-9０-９.,．]*|[零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟]+)[ \t]*(亿|万|千|百)?[ \t]*(元|人次|人|户|个|亩|公里|平方米|台|辆|起|次|份|家|%|％|‰)' \
	    >"$B/amounts.regex"
	race "extract-amounts $text" \
	    "rg -j1 --no-mmap -ob -f $B/amounts.regex $text" \
	    "extract-amounts $text | check-sums" "extract-amounts $half"
	row "extract-amounts / rg -ob" "$(over "$t1" "$t2")" ratio "1.0"
	row "extract-amounts | check-sums / rg -ob" "$(over "$t3" "$t2")" \
	    ratio "2.0"
else
	say "no rg here: nothing to hold extract-amounts against"
	race "extract-amounts $text" true "extract-amounts $text | check-sums" \
	    "extract-amounts $half"
fi
row "extract-amounts, twice the input" "$(over "$t1" "$t4")" ratio "2.1"
row "extract-amounts, peak memory" "$(over "$m1" 1024)" MB 64
row "extract-amounts" "$(over "$MB" "$t1")" MB/s ""
if [ "$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)" -gt 1 ]; then
	race "extract-amounts $text" \
	    "extract-amounts $half & extract-amounts $half; wait"
	row "extract-amounts, two processes over halves" \
	    "$(over "$t1" "$t2")" ratio "1.8"
else
	say "one processor here: no two processes"
fi

extract-amounts "$half" >"$figures"
for p in check-sums check-rates check-figures; do
	command -v "$p" >/dev/null || continue
	race "$p $figures" "cat $figures"
	row "$p" "$(over "$(($(wc -c <"$figures") / 1048576))" "$t1")" MB/s ""
	row "$p, peak memory" "$(over "$m1" 1024)" MB ""
done

# Pages: one long one, and many of 30 KB in one process.
if command -v xmllint >/dev/null && command -v read-report >/dev/null; then
	sh t/forms share/duizhang/examples/liulin-2023.txt "$B/forms"
	page=$B/page-$MB.html
	[ -s "$page" ] || awk -v mb="$MB" '{ all = all $0 "\n" }
	END {
		sub(/<\/body>.*/, "", all)
		head = substr(all, 1, index(all, "<body>") + 5)
		body = substr(all, length(head) + 1)
		printf "%s", head
		for (n = 0; n < mb * 1048576; n += length(body))
			printf "%s", body
		print "</body></html>"
	}' "$B/forms/report.html" >"$page"
	race "read-report $page" "xmllint --html --noout $page"
	row "read-report, HTML / xmllint" "$(over "$t1" "$t2")" ratio "2.0"
	row "read-report, HTML, peak memory" "$(over "$m1" 1024)" MB 64
	if [ ! -d "$B/pages" ]; then
		mkdir "$B/pages"
		i=0
		while [ $i -lt 2000 ]; do
			{
				cat "$B/forms/report.html"
				head -c $((30000 - $(wc -c <"$B/forms/report.html"))) \
				    /dev/zero | tr '\0' ' '
			} >"$B/pages/$i.html"
			i=$((i + 1))
		done
	fi
	race "audit-report $B/pages || :" \
	    "cd $B/pages && ls | xargs -n1 xmllint --html --noout"
	row "audit-report, 2000 pages / xargs xmllint" "$(over "$t1" "$t2")" \
	    ratio "1.0"
	row "audit-report" "$(over 2000 "$t1")" pages/s ""
else
	say "no xmllint here: nothing to hold read-report against"
fi

# Starting: a kilobyte each, a hundred times.
head -c 1000 share/duizhang/examples/shiqiao-2022.txt |
    iconv -c -f UTF-8 -t UTF-8 >"$B/small" 2>/dev/null || true
extract-amounts "$B/small" >"$B/small.tsv"
many()
{
	echo "i=0; while [ \$i -lt 100 ]; do $1; i=\$((i+1)); done"
}
for p in extract-amounts check-sums check-rates check-dates audit-report; do
	command -v "$p" >/dev/null || continue
	in=$B/small
	case $p in check-sums | check-rates) in=$B/small.tsv ;; esac
	race "$(many "$p $in >/dev/null || :")" "$(many "$B/empty")"
	goal=
	[ "$p" != extract-amounts ] || goal=3
	row "$p, start-up over an empty program" \
	    "$(awk -v a="$t1" -v b="$t2" 'BEGIN { printf "%.2f", (a - b) * 10 }')" \
	    ms "$goal"
done
