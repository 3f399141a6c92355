# SPDX-License-Identifier: MIT
# man: fills the lists into a page.  Input: PROG --help=tsv, then the page.
# .@OPTIONS and .@COLUMNS lines are replaced, everything else is copied.
BEGIN { FS = "\t" }
function esc(s) { gsub(/\\/, "\\e", s); gsub(/-/, "\\-", s); return s }
FNR == 1 { file++ }
file == 1 && $1 == "option" {
	options = options ".It " ($3 != "" ? "Fl " $3 " , " : "") "Fl -" \
	    esc($2) ($4 != "" ? "Ns = Ns Ar " $4 : "") "\n" esc($5) "\n"
}
file == 1 && $1 == "column" {
	columns = columns ".It Li " $2 "\n" esc($5) "\n"
}
file == 1 { next }
/^\.@OPTIONS/ {
	printf ".Bl -tag -width Ds\n%s.El\n", options
	next
}
/^\.@COLUMNS/ {
	printf ".Bl -tag -width sentence -compact\n%s.El\n", columns
	next
}
{ print }
