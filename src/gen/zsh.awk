# SPDX-License-Identifier: MIT
# zsh: the completion of a program from its --help=tsv.
BEGIN { FS = "\t"; q = "'" }
function esc(s) {
	gsub(q, q "\\" q q, s)
	gsub(/\[/, "\\[", s)
	gsub(/]/, "\\]", s)
	gsub(/:/, "\\:", s)
	return s
}
$1 == "program" { name = $2 }
$1 == "option" {
	arg = $4 != "" ? ":" $4 ":" : ""
	rows = rows "\t" q "--" $2 ($4 != "" ? "=" : "") "[" esc($5) "]" arg \
	    q " \\\n"
	if ($3 != "")
		rows = rows "\t" q "-" $3 ($4 != "" ? "+" : "") "[" esc($5) \
		    "]" arg q " \\\n"
}
END {
	print "#compdef " name
	print "# made from " name " --help=tsv"
	print "_arguments -s \\"
	printf "%s", rows
	print "\t" q "*:file:_files" q
}
