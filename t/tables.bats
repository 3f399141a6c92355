#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# Tables in text: t/tables/x.txt, its cells as figures in x.figures, and what
# the checks say of it in x.findings.  ACCEPT=1 rewrites both.

setup()
{
	export LC_ALL=C
	cd "$BATS_TEST_DIRNAME/tables"
	tmp=$BATS_TEST_TMPDIR
}

same()
{
	if [ "${ACCEPT:-}" = 1 ]; then
		cp "$2" "$1"
	else
		diff -u "$1" "$2" || failed=1
	fi
}

@test "tables: cells become figures with unit, year, basis and heads" {
	failed=0
	for f in *.txt; do
		extract-amounts -c "line,col,text,kind,value,unit,year,basis,\
table,row,cell,row_head,col_head" "$f" >"$tmp/figures"
		same "${f%.txt}.figures" "$tmp/figures"
	done
	[ "$failed" = 0 ]
}

@test "tables: sums, differences and rates are held against the cells" {
	failed=0
	for f in *.txt; do
		extract-amounts "$f" >"$tmp/all"
		{
			check-sums --all -c line,check,status,formula "$tmp/all"
			check-rates --all -n -c line,check,status,formula \
			    "$tmp/all"
		} >"$tmp/findings"
		same "${f%.txt}.findings" "$tmp/findings"
	done
	[ "$failed" = 0 ]
}

@test "tables: prose is no table" {
	extract-amounts -n -c table prose-1.txt >"$tmp/out"
	if grep -q . "$tmp/out"; then return 1; fi
}

# Rows of each form, many more than a window holds.
rows()
{
	awk -v form="$1" -v n="$2" '
	function row(a, b, c, d) {
		if (form == "tabs")
			printf "\t%s\n\t%s\n\t%s\n\t%s\n\n", a, b, c, d
		else if (form == "one")
			printf "%s\n\n%s\n\n%s\n\n%s\n\n", a, b, c, d
		else if (form == "tsv")
			printf "%s\t%s\t%s\t%s\n", a, b, c, d
		else if (form == "csv")
			printf "%s,%s,%s,%s\n", a, b, c, d
		else if (form == "pipe")
			printf "| %s | %s | %s | %s |\n", a, b, c, d
		else
			printf "%s  %s  %s  %s\n", a, b, c, d
	}
	BEGIN {
		print "下坪乡2031年资金表\n单位：万元\n"
		row("项目", "预算数", "决算数", "执行率")
		for (i = 1; i <= n; i++)
			row("第" i "村", i ".00", i ".50", "50%")
	}'
}

@test "tables: a window ends anywhere in a table" {
	for form in tabs one tsv csv pipe space; do
		rows $form 30000 | extract-amounts -n \
		    -c unit,basis,year,row,cell,row_head,col_head |
		    awk -F'\t' -v form=$form '
		{
			unit = $5 == 4 ? "%" : "元"
			head = $5 == 2 ? "预算数" : $5 == 3 ? "决算数" \
			    : "执行率"
			if ($1 != unit || $3 != 2031 || $7 != head ||
			    $6 != "第" ($4 - 1) "村") {
				print form ": " NR ": " $0
				exit 1
			}
		}
		END {
			if (NR != 90000) {
				print form ": " NR " figures"
				exit 1
			}
		}'
	done
}
