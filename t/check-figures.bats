#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# check-figures: one quantity, two values.

setup()
{
	load golden
	load edits
	export LC_ALL=C
}

@test "check-figures: golden cases" {
	golden check-figures
}

@test "check-figures: every text of the table is read as it says" {
	local tab=$'\t' n=0 text want
	grep -v '^#' "$BATS_TEST_DIRNAME/check-figures/sentences.tsv" |
	    sed 1d >"$BATS_TEST_TMPDIR/rows"
	while IFS=$tab read -r text want; do
		n=$((n + 1))
		printf '%b\n' "$text" >"$BATS_TEST_TMPDIR/text"
		printf '%s\t%s\n' "$text" "$want" >>"$BATS_TEST_TMPDIR/want"
		printf '%s\t%s\n' "$text" "$(
			extract-amounts "$BATS_TEST_TMPDIR/text" |
			    check-figures --all -n -c status,formula | sort |
			    awk -F'\t' '{
				printf "%s%s %s", s, $1, $2
				s = " | "
			    }'
		)" >>"$BATS_TEST_TMPDIR/got"
	done <"$BATS_TEST_TMPDIR/rows"
	diff -u "$BATS_TEST_TMPDIR/want" "$BATS_TEST_TMPDIR/got"
}

@test "check-figures: one of two mentions changed is noticed" {
	edited figure-contradiction 's/1．基本支出。基本支出1268.45/1．基本支出。基本支出1286.45/'
	edited figure-contradiction 's/^公务接待费5.80万元/公务接待费8.50万元/'
	edited figure-contradiction 's/^项目支出	1362.40	780.00	1446.85/项目支出	1362.40	780.00	1464.85/'
}

@test "check-figures: another line break, width or unit is no contradiction" {
	local f=$BATS_TEST_TMPDIR/f
	printf '2023年“三公”经费15.20万元。\n\n“三公”经费合计15.20万元。\n' >"$f"
	[ -z "$(extract-amounts "$f" | check-figures -n)" ]
	sed 's/15.20万元/１５．２０万元/' "$f" >"$f.1"
	sed 's/合计15.20万元/合计152,000.00元/' "$f" >"$f.2"
	sed 's/$/\r/' "$f" >"$f.3"
	for i in 1 2 3; do
		[ -z "$(extract-amounts "$f.$i" | check-figures -n)" ]
	done
	sed 's/合计15.20/合计15.02/' "$f" >"$f.4"
	[ "$(extract-amounts "$f.4" | check-figures -n | wc -l)" = 1 ]
}

@test "check-figures: 100,000 statements of one report" {
	awk 'BEGIN {
		for (i = 1; i <= 50000; i++)
			printf "公务接待费%d万元，项目支出%d.25万元。\n", \
			    i % 2 + 1, i
	}' >"$BATS_TEST_TMPDIR/long"
	extract-amounts "$BATS_TEST_TMPDIR/long" |
	    timeout 20 check-figures >/dev/null
}

@test "check-figures: things that are named and counted" {
	local f=$BATS_TEST_TMPDIR/named
	# as many as are named; an open list; 和; a list of something else
	printf '%s\n' '改造东桥、西湾、南坪三个村。' \
	    '新建东桥、西湾等5个村级服务站。' \
	    '设农业站、文化站和司法站3个站。' \
	    '设农业、文化和司法2个站。' \
	    '开展春耕、夏种、秋收、冬修检查2个月。' >"$f"
	[ -z "$(extract-amounts "$f" | check-figures -n)" ]
	printf '%s\n' '改造东桥、西湾、南坪、北冲3个村。' \
	    '新建东桥、西湾、南坪、北冲等村级产业项目3个。' >"$f"
	[ "$(extract-amounts "$f" | check-figures -n -c check,status |
	    grep -c '^count	mismatch')" = 2 ]
}
