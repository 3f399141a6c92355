# SPDX-License-Identifier: MIT
# fish: the completion of a program from its --help=tsv.
BEGIN { FS = "\t"; q = "'" }
$1 == "program" { name = $2; print "# made from " name " --help=tsv" }
$1 == "option" {
	gsub(/\\/, "\\\\", $5)
	gsub(q, "\\" q, $5)
	print "complete -c " name ($3 != "" ? " -s " $3 : "") " -l " $2 \
	    ($4 != "" ? " -r" : "") " -d " q $5 q
}
