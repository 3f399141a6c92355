# SPDX-License-Identifier: MIT
# messages: the formats of all messages in C sources, one a line: the strings in
# the calls of warn die warnat dieat tsv_bad share_bad, at the place where the
# format stands; of a choice (a ? "x" : "y") each.
BEGIN {
	at["warn"] = 1; at["die"] = 1
	at["warnat"] = 3; at["dieat"] = 3
	at["tsv_bad"] = 2
}
FNR == 1 { calls() }
{ text = text $0 "\n" }
END { calls() }

# All calls in the text of a file.
function calls(    call) {
	while (match(text, /(^|[^a-z_])(warn|die|warnat|dieat|tsv_bad)\(/)) {
		call = substr(text, RSTART, RLENGTH - 1)
		sub(/^[^a-z_]/, "", call)
		text = substr(text, RSTART + RLENGTH)
		arguments(at[call])
	}
	text = ""
}

# Walks the arguments of a call; prints the strings of the n-th.
function arguments(n,    i, c, depth, arg, str, has) {
	depth = 1
	arg = 1
	for (i = 1; depth > 0 && i <= length(text); i++) {
		c = substr(text, i, 1)
		if (c == "\"") {
			for (i++; (c = substr(text, i, 1)) != "\""; i++) {
				if (c == "\\") {
					str = str c
					c = substr(text, ++i, 1)
				}
				str = str c
			}
			has = 1
			continue
		}
		if (c ~ /[ \t\n]/)
			continue
		if (has && c != "\"") {		# the string ends here
			if (arg == n)
				print str
			str = ""
			has = 0
		}
		if (c == "(" || c == "{" || c == "[")
			depth++
		else if (c == ")" || c == "}" || c == "]")
			depth--
		else if (c == "," && depth == 1)
			arg++
	}
}
