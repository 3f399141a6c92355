# SPDX-License-Identifier: MIT
# corpus: a long text for timing out of the clauses of short ones, shuffled and
# with new digits: a repeated text teaches the branch predictor its period.
#	awk -v mb=64 -f corpus.awk REPORT...
{
	while (match($0, /(，|。|；)/)) {
		clause[n++] = substr($0, 1, RSTART + RLENGTH - 1)
		$0 = substr($0, RSTART + RLENGTH)
	}
	clause[n++] = $0 "\n"
}
END {
	srand(11)
	while (size < mb * 1048576) {
		c = clause[int(rand() * n)]
		out = ""
		while (match(c, /[0-9]/)) {
			out = out substr(c, 1, RSTART - 1) int(rand() * 9 + 1)
			c = substr(c, RSTART + 1)
		}
		out = out c
		printf "%s", out
		size += length(out)
	}
	print ""
}
