#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# score-grade: what a score earns.

setup()
{
	load golden
	export LC_ALL=C
}

@test "score-grade: golden cases" {
	golden score-grade
}

@test "score-grade: the limits of each rubric are exact" {
	# rubric, score, grade
	while read -r rubric score grade; do
		got=$(printf 'score\n%s\n' "$score" |
		    score-grade -n -r "$rubric" -c expected)
		[ "$got" = "$grade" ] || {
			echo "$rubric $score: $got, not $grade"
			return 1
		}
	done <<-END
	mof-2020-10 100 优
	mof-2020-10 90 优
	mof-2020-10 89.99999 良
	mof-2020-10 80.0 良
	mof-2020-10 79.999 中
	mof-2020-10 60 中
	mof-2020-10 59.9 差
	mof-2020-10 0 差
	mof-central-int 89.5 良
	hn-county-form 90.01 优秀
	hn-county-form 90 良好
	hn-county-form 80 良好
	hn-county-form 79.9 较差
	sh-4 75 良
	sh-4 74.99 合格
	gd-5 70 中
	gd-5 69.5 低
	zj-4 60 合格
	END
}

@test "score-grade: every row of grades.tsv has its source" {
	table=${DUIZHANG_SHARE:-$BATS_TEST_DIRNAME/../share/duizhang}/grades.tsv
	awk -F'\t' '/^#/ { next } $NF == "" { print; bad = 1 }
	    END { exit bad }' "$table"
}
