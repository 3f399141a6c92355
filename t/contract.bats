#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# What holds for every program in src: a new one is under contract the moment
# its file exists.  Each test loops over all of them and shows all that is
# wrong before it fails.

setup()
{
	load contract
	export LC_ALL=C
	cd "$BATS_TEST_TMPDIR"
	[ -n "$(programs)" ]
}

@test "every program has a page with an example, and tests of its own" {
	for p in $(programs); do
		page=$tree/src/$p.1
		[ -e "$page" ] || { wrong "$p: no page src/$p.1"; continue; }
		grep -q '^\.@OPTIONS' "$page" || wrong "$p.1: no .@OPTIONS"
		! tabular "$p" || passes "$p" ||
		    grep -q '^\.@COLUMNS' "$page" || wrong "$p.1: no .@COLUMNS"
		awk '/^\.Bd -literal/ { b = 1 } b && /^\$ / { f = 1 }
		    END { exit !f }' "$page" || wrong "$p.1: no example"
		[ -e "$BATS_TEST_DIRNAME/$p.bats" ] || wrong "no t/$p.bats"
		grep -q "Xr $p 1" "$tree/src/duizhang.7" ||
		    wrong "$p is not in duizhang.7"
	done
	[ "$failed" = 0 ]
}

@test "help and version succeed on standard output" {
	for p in $(programs); do
		for o in --help -h --help=tsv --version -V; do
			go "$p" "$o"
			[ "$status" = 0 ] && [ -s "$out" ] && [ ! -s "$err" ] ||
			    wrong "$p $o: status $status"
		done
		go "$p" --version
		grep -q "^$p (duizhang) [0-9]" "$out" || wrong "$p --version"
		go "$p" --help
		grep -q "^usage: $p " "$out" || wrong "$p --help: no usage"
		go "$p" --help=nosuch
		[ "$status" = 2 ] || wrong "$p --help=nosuch: status $status"
	done
	[ "$failed" = 0 ]
}

@test "help as a table: no name twice, everything explained, no synonym" {
	for p in $(programs); do
		go "$p" --help=tsv
		awk -F'\t' -v p="$p" '
		NR == FNR { if ($0 !~ /^#/) { split($0, s, " "); no[s[1]] = s[2] }; next }
		FNR == 1 {
			if ($0 != "kind\tname\tshort\targ\thelp")
				print p ": header " $0
			next
		}
		NF != 5 { print p ": " NF " cells: " $0 }
		$1 != "program" && $1 != "usage" && $1 != "reads" &&
		    $1 != "option" && $1 != "column" { print p ": kind " $1 }
		seen[$1, $2]++ { print p ": " $1 " " $2 " twice" }
		$3 != "" && short[$3]++ { print p ": -" $3 " twice" }
		($1 == "option" || $1 == "column") && $5 == "" {
			print p ": " $1 " " $2 " is not explained" }
		$1 == "column" && $2 in no {
			print p ": column " $2 ", elsewhere " no[$2] }
		' "$here/synonyms" "$out" >report
		[ ! -s report ] || { cat report; failed=1; }
	done
	[ "$failed" = 0 ]
}

@test "standard input, a file and - are the same" {
	for p in $(programs); do
		f=$(sample "$p")
		go "$p" "$f"
		fine "$p" || wrong "$p $f: status $status"
		[ -s "$out" ] || wrong "$p $f: wrote nothing"
		sed "s|$f|<stdin>|g" "$out" >file
		was=$status
		"$p" <"$f" >stdin 2>err1 || [ $? = "$was" ] ||
		    wrong "$p: another status from standard input"
		"$p" - <"$f" >dash 2>err2 || true
		same file stdin || wrong "$p: standard input is not the file"
		same stdin dash || wrong "$p: - is not standard input"
	done
	[ "$failed" = 0 ]
}

@test "what cannot be read is named, status 2, and the rest is done" {
	mkdir -p closed
	cp "$here"/* closed/
	chmod 000 closed
	for p in $(programs); do
		f=$(sample "$p")
		go "$p" "$f"
		cp "$out" alone
		go "$p" nosuch.txt "$f" "$f/below"
		[ "$status" = 2 ] || wrong "$p nosuch.txt: status $status"
		grep -q "^$p: nosuch.txt: " "$err" || wrong "$p: no name"
		grep -q "^$p: $f/below: " "$err" || wrong "$p: no second name"
		same alone "$out" || wrong "$p: the rest was not done"
		[ "$(id -u)" = 0 ] && continue
		go "$p" closed "$f"
		[ "$status" = 2 ] || wrong "$p closed: status $status"
		grep -q "^$p: closed: " "$err" || wrong "$p: closed not named"
		same alone "$out" || wrong "$p: the rest was not done"
	done
	chmod 700 closed
	[ "$failed" = 0 ]
}

@test "a header always, and the one of the help" {
	for p in $(programs); do
		tabular "$p" || continue
		passes "$p" && continue
		columns "$p" | paste -s - >want
		: >empty
		is_text "$p" || head -n 1 "$(sample "$p")" >empty
		go "$p" empty
		head -n 1 "$out" | same want - || wrong "$p: no header"
		go "$p" "$(sample "$p")"
		head -n 1 "$out" | same want - || wrong "$p: header"
		[ "$(wc -l <"$out")" -gt 1 ] ||
		    wrong "$p: no row for $(sample "$p")"
		go "$p" -n "$(sample "$p")"
		grep -qxf want "$out" && wrong "$p -n: a header"
	done
	[ "$failed" = 0 ]
}

@test "every row has as many cells as the header, in UTF-8" {
	name=$(printf 'bad\377name\n\ttab')
	for p in $(programs); do
		cp "$(sample "$p")" "$name"
		go "$p" --all "$name"
		[ "$status" = 2 ] && go "$p" "$name"
		iconv -f UTF-8 -t UTF-8 <"$out" >/dev/null ||
		    wrong "$p: its output is not UTF-8"
		if tabular "$p"; then
			awk -F'\t' 'NR == 1 { n = NF }
			    NF != n { print FILENAME ": " NR ": " NF; f = 1 }
			    END { exit f }' "$out" || wrong "$p: cells"
		fi
		grep -c '' "$out" >/dev/null || wrong "$p: last line is cut"
	done
	[ "$failed" = 0 ]
}

@test "an unknown option is named, status 2, nothing written" {
	for p in $(programs); do
		f=$(sample "$p")
		for o in --nosuch --vers --nosuch=3 -%; do
			go "$p" "$f" "$o"
			[ "$status" = 2 ] || wrong "$p $o: status $status"
			grep -q "^$p: unknown option '${o%=3}'" "$err" ||
			    wrong "$p $o: not named"
			[ ! -s "$out" ] || wrong "$p $o: wrote something"
		done
		go "$p" --columns
		[ "$status" = 2 ] && grep -q "needs an argument" "$err" ||
		    wrong "$p --columns"
		go "$p" -- --nosuch
		grep -q "^$p: --nosuch: " "$err" || wrong "$p: -- does not end"
	done
	[ "$failed" = 0 ]
}

@test "columns in any order; one that is not there is named with those" {
	for p in $(programs); do
		tabular "$p" || continue
		passes "$p" && continue
		f=$(sample "$p")
		go "$p" -c nosuch "$f"
		[ "$status" = 2 ] || wrong "$p -c nosuch: status $status"
		grep -q "no column 'nosuch'; there are: $(columns "$p" |
		    head -n 1)" "$err" || wrong "$p -c nosuch: not named"
		[ ! -s "$out" ] || wrong "$p -c nosuch: wrote something"
		a=$(columns "$p" | tail -n 1)
		b=$(columns "$p" | head -n 1)
		go "$p" "$f"
		awk -F'\t' 'BEGIN { OFS = FS } { print $NF, $1 }' "$out" >want
		go "$p" -c "$a,$b" "$f"
		same want "$out" || wrong "$p -c $a,$b"
	done
	[ "$failed" = 0 ]
}

@test "a missing column is named with those there are" {
	printf 'x\ty\n1\t2\n' >table
	for p in $(programs); do
		is_text "$p" && continue
		go "$p" table
		[ "$status" = 2 ] || wrong "$p: status $status"
		grep -q "^$p: table:1: no column '[a-z_]*'; there are: x y$" \
		    "$err" || wrong "$p: not named"
	done
	[ "$failed" = 0 ]
}

@test "an input without even a header is trouble for a reader of tables" {
	for p in $(programs); do
		is_text "$p" && continue
		go "$p" /dev/null
		[ "$status" = 2 ] || wrong "$p: status $status"
		grep -q "no header line" "$err" || wrong "$p: not said"
	done
	[ "$failed" = 0 ]
}

@test "a full disk is noticed" {
	[ -e /dev/full ] || skip "no /dev/full here"
	for p in $(programs); do
		status=0
		: >"$out"
		"$p" "$(sample "$p")" >/dev/full 2>"$err" || status=$?
		[ "$status" = 2 ] || wrong "$p: status $status"
		grep -q "^$p: standard output: No space" "$err" ||
		    wrong "$p: not said"
		status=0
		"$p" --help >/dev/full 2>"$err" || status=$?
		[ "$status" = 2 ] || wrong "$p --help: status $status"
	done
	[ "$failed" = 0 ]
}

@test "a closed pipe ends a program in silence" {
	for p in $(programs); do
		f=$(sample "$p")
		{ s=0; "$p" "$f" "$f" 2>"$err" || s=$?; echo "$s" >status; } | :
		[ ! -s "$err" ] || wrong "$p: says something"
		[ "$(cat status)" -lt 2 ] || wrong "$p: status $(cat status)"
	done
	[ "$failed" = 0 ]
}

@test "closed standard streams are trouble, not other files" {
	for p in $(programs); do
		f=$(sample "$p")
		: >"$err"
		status=0
		"$p" "$f" >&- 2>"$err" || status=$?
		[ "$status" = 2 ] || wrong "$p >&-: status $status"
		status=0
		"$p" <&- >"$out" 2>"$err" || status=$?
		[ "$status" = 2 ] || wrong "$p <&-: status $status"
	done
	[ "$failed" = 0 ]
}

@test "BOM, CR LF and a last line without end change nothing" {
	for p in $(programs); do
		f=$(sample "$p")
		go "$p" - <"$f"
		"$p" <"$f" >want 2>/dev/null || true
		{ printf '\357\273\277'; cat "$f"; } | "$p" >bom 2>"$err" || true
		same want bom || wrong "$p: BOM"
		awk '{ printf "%s\r\n", $0 }' "$f" | "$p" >crlf 2>"$err" || true
		same want crlf || wrong "$p: CR LF"
		printf '%s' "$(cat "$f")" | "$p" >short 2>"$err" || true
		same want short || wrong "$p: no line end at the end"
	done
	[ "$failed" = 0 ]
}

@test "bad UTF-8 is said once with its line, and passed over" {
	for p in $(programs); do
		[ "$(reads "$p")" = bytes ] && continue
		f=$(sample "$p")
		if is_text "$p"; then
			sed '5s/$/\xff\xfe/; 7s/^/\xe4\xb8/' "$f" >bad
			go "$p" bad
			[ "$(grep -c "not UTF-8" "$err")" = 1 ] ||
			    wrong "$p: not said just once"
			grep -q "^$p: bad:5: not UTF-8" "$err" ||
			    wrong "$p: no line"
		else
			sed '2s/$/\xff/' "$f" >bad
			go "$p" bad
			grep -q "^$p: bad:2: not UTF-8" "$err" ||
			    wrong "$p: no line"
		fi
		[ "$status" = 2 ] || wrong "$p: status $status"
		iconv -f UTF-8 -t UTF-8 <"$out" >/dev/null ||
		    wrong "$p: passed it on"
	done
	[ "$failed" = 0 ]
}

@test "NUL is said with its line" {
	for p in $(programs); do
		[ "$(reads "$p")" = bytes ] && continue
		f=$(sample "$p")
		if is_text "$p"; then
			{ cat "$f" "$f"; printf 'a\0b\n'; cat "$f"; } >nul
			line=$(($(wc -l <"$f") * 2 + 1))
		else
			{ cat "$f"; printf 'a\0b\n'; } >nul
			line=$(($(wc -l <"$f") + 1))
		fi
		go "$p" nul
		[ "$status" = 2 ] || wrong "$p: status $status"
		grep -q "^$p: nul:$line: NUL" "$err" || wrong "$p: no line"
	done
	[ "$failed" = 0 ]
}

@test "a binary file is named and passed over" {
	for p in $(programs); do
		[ "$(reads "$p")" = text ] || continue
		printf 'PK\3\4\0\0\0\0' >binary
		go "$p" "$(sample "$p")"
		cp "$out" want
		go "$p" binary "$(sample "$p")"
		[ "$status" = 2 ] || wrong "$p: status $status"
		grep -q "^$p: binary: a binary file" "$err" || wrong "$p: not named"
		same want "$out" || wrong "$p: the rest was not done"
	done
	[ "$failed" = 0 ]
}

@test "a line of a megabyte" {
	sed -n 9p "$here/text" | tr -d '\n' >one
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13; do
		cat one one >two
		mv two one
	done
	echo >>one
	[ "$(wc -c <one)" -gt 1000000 ]
	for p in $(programs); do
		if is_text "$p"; then
			cp one long
		else
			{ head -n 1 "$(sample "$p")"
			  tr -d '\n' <one
			  sed -n 2p "$(sample "$p")"; } >long
		fi
		status=0
		timeout 60 "$p" long >"$out" 2>"$err" || status=$?
		fine "$p" || wrong "$p: status $status"
		if tabular "$p"; then
			awk -F'\t' 'NR == 1 { n = NF } NF != n { exit 1 }' \
			    "$out" || wrong "$p: cells"
		fi
	done
	[ "$failed" = 0 ]
}

@test "the locale changes nothing but messages" {
	for p in $(programs); do
		tabular "$p" || continue	# views for people follow it
		f=$(sample "$p")
		go "$p" "$f"
		cp "$out" want
		for l in zh_CN.UTF-8 tr_TR.UTF-8 C.UTF-8; do
			go env LC_ALL="$l" LANG="$l" TERM=xterm COLUMNS=40 \
			    TZ=Asia/Shanghai "$p" "$f"
			same want "$out" || wrong "$p: in $l"
		done
	done
	[ "$failed" = 0 ]
}

@test "same input, same bytes" {
	for p in $(programs); do
		f=$(sample "$p")
		go "$p" "$f"
		cp "$out" want
		for i in 1 2 3; do
			go "$p" "$f"
			same want "$out" || wrong "$p: another time"
		done
	done
	[ "$failed" = 0 ]
}

@test "two files in one run are the two runs joined" {
	for p in $(programs); do
		case $across in *" $p "*) continue ;; esac
		tabular "$p" || continue
		cp "$(sample "$p")" a
		sed 's/柳林/石桥/g; s/^report/another/' "$(sample "$p")" >b
		go "$p" a
		cp "$out" want
		go "$p" b
		sed 1d "$out" >>want
		go "$p" a b
		same want "$out" || wrong "$p: a b is not a, then b"
	done
	[ "$failed" = 0 ]
}

@test "lines are read as the text they are of" {
	for p in $(programs); do
		[ "$(reads "$p")" = text ] || continue
		"$p" "$here/text" 2>"$err" |
		    sed "s|$here/text|report|g" >want || true
		go "$p" "$here/lines"
		same want "$out" || wrong "$p: lines are not text"
	done
	[ "$failed" = 0 ]
}

@test "findings raise the status only where that is asked for" {
	for p in $(programs); do
		"$p" --help=tsv | grep -q '^option	exit-status	' || continue
		[ "$p" = audit-report ] && continue
		f=$(sample "$p")
		go "$p" "$f"
		[ "$status" = 0 ] || wrong "$p: status $status"
		rows=$(wc -l <"$out")
		go "$p" -e "$f"
		[ "$rows" -lt 2 ] || [ "$status" = 1 ] ||
		    wrong "$p -e: status $status with $((rows - 1)) rows"
		go "$p" --level=loud "$f"
		[ "$status" = 2 ] || wrong "$p --level=loud: status $status"
		go "$p" --lang=xx "$f"
		[ "$status" = 2 ] || wrong "$p --lang=xx: status $status"
	done
	[ "$failed" = 0 ]
}

@test "a table that is missing is named, status 2" {
	mkdir -p none
	for p in $(programs); do
		f=$(sample "$p")
		go "$p" "$f"
		cp "$out" want
		go env DUIZHANG_SHARE="$PWD/none" "$p" "$f"
		if [ "$status" = 2 ]; then
			grep -q "^$p: $PWD/none/.*\.tsv: table not found" \
			    "$err" || wrong "$p: not named"
		else
			same want "$out" || wrong "$p: other output, no word"
		fi
	done
	[ "$failed" = 0 ]
}

@test "a table with a bad row is named with the line; no table is dead" {
	cp -R "$tree/share/duizhang" share
	for t in share/*.tsv; do
		cp "$t" keep
		printf 'a\tb\tc\td\te\tf\tg\th\ti\tj\tk\tl\tm\tn\to\tp\tq\tr\n' \
		    >>"$t"
		n=$(wc -l <"$t")
		readers=0
		for p in $(programs); do
			go env DUIZHANG_SHARE="$PWD/share" "$p" "$(sample "$p")"
			[ "$status" = 2 ] || continue
			grep -q "^$p: $PWD/$t:$n: " "$err" ||
			    wrong "$p: $t:$n not named"
			readers=$((readers + 1))
		done
		[ "$readers" -gt 0 ] || [ "$t" = share/messages.tsv ] ||
		    wrong "$t: no program reads it for its sample"
		cp keep "$t"
	done
	[ "$failed" = 0 ]
}

@test "the tables load alone and say where they are from" {
	for t in "$tree"/share/duizhang/*.tsv; do
		grep -qi '^#.*source' "$t" ||
		    grep -v '^#' "$t" | head -n 1 | tr '\t' '\n' |
		    grep -qx source || wrong "${t##*/}: no source"
		grep -v -e '^#' -e '^$' "$t" | awk -F'\t' -v t="${t##*/}" '
		    NR == 1 { n = NF } NF != n { print t ": " $0; f = 1 }
		    END { exit f }' || failed=1
		iconv -f UTF-8 -t UTF-8 <"$t" >/dev/null || wrong "$t: not UTF-8"
	done
	[ "$failed" = 0 ]
}
