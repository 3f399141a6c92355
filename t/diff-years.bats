#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# diff-years: two years side by side.

setup()
{
	load golden
	export LC_ALL=C
}

@test "diff-years: golden cases" {
	golden diff-years
}

@test "diff-years: 10,000 figures a year" {
	cd "$BATS_TEST_TMPDIR"
	for y in 2030 2031; do
		awk -v y=$y 'BEGIN {
			print "云溪县下坪乡人民政府" y "年度决算公开"
			print "单位：万元"
			print "项目\t" y "年决算数"
			for (i = 1; i <= 10000; i++)
				printf "第%d村经费\t%d.25\n", i, i % 977 + y
		}' | extract-amounts >$y
	done
	timeout 5 diff-years -n -c status 2030 2031 | sort | uniq -c >out
	grep -qx " *10000 increase" out
}
