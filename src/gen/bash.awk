# SPDX-License-Identifier: MIT
# bash: the completion of a program from its --help=tsv.
BEGIN { FS = "\t" }
$1 == "program" { name = $2; f = "_" $2; gsub(/-/, "_", f) }
$1 == "option" { words = words " --" $2 ($4 != "" ? "=" : "") }
$1 == "column" { columns = columns " " $2 }
END {
	print "# made from " name " --help=tsv"
	print f "()\n{"
	print "\tlocal word=${COMP_WORDS[COMP_CWORD]}"
	print "\tcase $word in"
	print "\t-*)"
	print "\t\tmapfile -t COMPREPLY < <(compgen -W '" substr(words, 2) \
	    "' -- \"$word\")"
	print "\t\t[[ ${COMPREPLY-} == *= ]] && compopt -o nospace"
	print "\t\t;;"
	print "\t*)"
	print "\t\tif [[ ${COMP_WORDS[COMP_CWORD-1]} == -c ]]; then"
	print "\t\t\tmapfile -t COMPREPLY < <(compgen -W '" \
	    substr(columns, 2) "' -- \"$word\")"
	print "\t\telse"
	print "\t\t\tmapfile -t COMPREPLY < <(compgen -f -- \"$word\")"
	print "\t\tfi"
	print "\t\t;;\n\tesac\n}"
	print "complete -o filenames -F " f " " name
}
