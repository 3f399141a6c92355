# SPDX-License-Identifier: MIT
# crowds: texts that meet the bounds of the readers; `load crowds' in a .bats
# file.  Each is written to standard output; $1 says how large it is.

# One paragraph of so many figures, in lists within a list.
crowd()
{
	awk -v n="$1" 'BEGIN {
		printf "收入900万元，其中："
		for (i = 1; i <= n; i++)
			printf "项目%d万元，其中甲%d万元、", i % 97, i % 89
	}'
}

# The same without the inner lists.
crowd_flat()
{
	awk -v n="$1" 'BEGIN {
		printf "收入900万元，其中："
		for (i = 1; i <= n; i++)
			printf "项目%d.%02d万元，", i * 37 % 977, i % 100
	}'
}

# Lists nested so deep.
nest()
{
	awk -v n="$1" 'BEGIN {
		for (i = 2 * n; i > n; i--)
			printf "收入%d万元（其中：上年1万元、本年", i
		for (i = 2 * n; i > n; i--)
			printf "）"
	}'
}

# Lists that open everywhere and close nowhere.
opening()
{
	awk -v n="$1" 'BEGIN {
		for (i = 1; i <= n; i++)
			printf "收入%d.%02d万元，其中%d.13万元，包括：",
			    i * 37 % 9001, i % 100, i * 13 % 4001
	}'
}

# One list of so many items that make its total; $2 stands between the total
# and the items, or nothing: then the total stands behind them.
list_of()
{
	awk -v n="$1" -v by="${2-}" 'BEGIN {
		for (i = 1; i <= n; i++) {
			v = 10000 + i * 3701 % 8999
			sum += v
			items = items (i > 1 ? "，" : "") \
			    sprintf("项目%.2f万元", v / 100)
		}
		if (by == "")
			printf "%s，合计%.2f万元。\n", items, sum / 100
		else
			printf "支出%.2f万元，%s%s。\n", sum / 100, by, items
	}'
}
