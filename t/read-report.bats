#!/usr/bin/env bats
# SPDX-License-Identifier: MIT

setup()
{
	load golden
	export LC_ALL=C
}

@test "golden cases" {
	golden read-report
}

@test "the same text in every encoding" {
	cd "$BATS_TEST_TMPDIR"
	text=$BATS_TEST_DIRNAME/contract/text
	read-report --text "$text" >want
	for e in GB18030 UTF-16 UTF-16LE UTF-16BE UTF-32; do
		iconv -f UTF-8 -t $e "$text" | read-report --text >got
		cmp want got || { echo "$e"; false; }
	done
	page=$BATS_TEST_DIRNAME/read-report/merged.in
	read-report --text "$page" >want
	for e in GB18030 UTF-16 UTF-16LE UTF-16BE; do
		iconv -f UTF-8 -t $e "$page" | read-report --text >got
		cmp want got || { echo "HTML, $e"; false; }
		sed s/utf-8/gb2312/ "$page" | iconv -f UTF-8 -t $e |
		    read-report --text >got
		cmp want got || { echo "HTML, declared, $e"; false; }
	done
}

@test "lines are numbered as --text writes them" {
	cd "$BATS_TEST_DIRNAME/read-report"
	for f in *.in; do
		read-report --text "$f" 2>/dev/null >"$BATS_TEST_TMPDIR/text" || true
		read-report -c line,kind,col,text "$f" 2>/dev/null |
		awk -F'\t' -v f="$f" '
		NR == FNR { text[FNR] = $0; next }
		FNR == 1 || $2 == "page" { next }
		{
			gsub(/\\t/, "\t", $4)
			gsub(/\\\\/, "\\", $4)
			if (index(text[$1], $4) == 0) {
				print f ": line " $1 ": " $4
				bad = 1
			}
		}
		END { exit bad }' "$BATS_TEST_TMPDIR/text" -
	done
}

@test "one report in every form has the same findings" {
	cd "$BATS_TEST_TMPDIR"
	columns=check,status,level,text,formula,difference
	command -v pdftotext >/dev/null || echo "# no pdftotext: no pdf" >&3
	for report in "$BATS_TEST_DIRNAME"/../share/duizhang/examples/*.txt; do
		rm -rf forms
		sh "$BATS_TEST_DIRNAME/forms" "$report" forms
		# how many figures heads hold is told by the form
		audit-report -c $columns "$report" | grep -v ^coverage >want
		for f in forms/*; do
			case $f in
			*.xlsx | *.xls) continue ;;
			*.pdf) command -v pdftotext >/dev/null || continue ;;
			esac
			audit-report -c $columns "$f" | grep -v ^coverage >got
			diff want got || { echo "$report: $f"; false; }
		done
		# a workbook has the tables alone
		awk -F'\t' 'NF > 1 || /^单位/ { if (NF == 1) print ""; print }' \
		    "$report" >tables
		extract-amounts -c text,value,unit,row_head,col_head tables >want
		for f in forms/*.xls*; do
			read-report "$f" | extract-amounts \
			    -c text,value,unit,row_head,col_head >got
			diff want got || { echo "$report: $f"; false; }
		done
	done
}

@test "text goes through unchanged, for figures too" {
	cd "$BATS_TEST_DIRNAME"
	for f in contract/text ../share/duizhang/examples/*.txt; do
		read-report --text "$f" | cmp - "$f"
		extract-amounts -c line,col,text,value,label "$f" \
		    >"$BATS_TEST_TMPDIR/want"
		read-report "$f" |
		    extract-amounts -c line,col,text,value,label |
		    diff "$BATS_TEST_TMPDIR/want" -
	done
}

# A docx or xlsx of one part, which stands on standard input.
office()
{
	. "$BATS_TEST_DIRNAME/zip.sh"
	rm -rf parts
	mkdir -p parts/word
	cat >parts/word/document.xml
	echo '<Types><Override PartName="/word/document.xml"' \
	    'ContentType="wordprocessingml.document.main+xml"/></Types>' \
	    >'parts/[Content_Types].xml'
	make_zip "$1" parts '[Content_Types].xml' word/document.xml
}

# What a program says, with status 2.
says()
{
	run "${@:2}"
	[ "$status" = 2 ] && [[ $output == *$1* ]] && return
	echo "status $status, not: $1"
	echo "$output" | head -c 2000
	return 1
}

@test "bombs, entities and broken archives are named" {
	cd "$BATS_TEST_TMPDIR"
	{
		echo '<document><body><p><r><t>'
		head -c 60000000 /dev/zero | tr '\0' a
		echo '</t></r></p></body></document>'
	} | office bomb.docx
	says 'more times its size than --most-ratio' read-report bomb.docx
	says 'more than --most-unpacked' read-report --most-unpacked=9999 bomb.docx

	cat >bomb.xml <<-'END'
	<!DOCTYPE document [<!ENTITY a "12万元12万元"><!ENTITY b "&a;&a;&a;&a;">
	<!ENTITY c SYSTEM "file:///etc/passwd">]>
	<document><body><p><r><t>&b;&c;</t></r></p></body></document>
	END
	office entity.docx <bomb.xml
	says 'a document type in it' read-report entity.docx
	[[ $output != *12万元* && $output != *root* ]]

	awk 'BEGIN { for (i = 0; i < 3000; i++) print "<p>"
	    print "<t>x</t>" }' | office deep.docx
	says 'nested too deep' read-report deep.docx
	echo '<document><body><p><r><t>前文。</t></r></p><p>' | office cut.docx
	says 'not well formed' read-report cut.docx
	[[ $output == *前文。* ]]

	office good.docx <<<'<document><body><p><r><t>正文。</t></r></p></body></document>'
	read-report good.docx | grep -q 正文
	head -c $(($(wc -c <good.docx) / 2)) good.docx >short.docx
	says 'damaged or cut off' read-report short.docx good.docx
	[[ $output == *正文* ]]
	. "$BATS_TEST_DIRNAME/zip.sh"
	make_zip other.zip parts word/document.xml
	says 'no docx or xlsx' read-report other.zip
}

@test "hostile pages are read in time, and what is not is named" {
	cd "$BATS_TEST_TMPDIR"
	awk 'BEGIN { for (i = 0; i < 100000; i++) printf "<b>"; print "x" }' >deep.html
	says 'nested too deep' timeout 20 read-report deep.html
	awk 'BEGIN { print "<table>"
	    for (i = 0; i < 9000; i++)
		print "<tr><td rowspan=9999 colspan=60>x" }' >spans.html
	says 'too wide or too deep' timeout 20 read-report spans.html
	{ echo '<p>前文。<!-- '; head -c 9000 /dev/zero | tr '\0' x; } >open.html
	says 'not closed' read-report open.html
	{
		echo '<html><body><p>一</p></body></html>'
		echo '<html><body><p>二</p></body></html>'
	} >two.html
	[ "$(read-report --text two.html | tr -d '\n')" = 一二 ]
}

@test "converters: missing, failing, too slow; nothing is left behind" {
	cd "$BATS_TEST_TMPDIR"
	mkdir -p bin tmp
	ln -sf "$(command -v read-report)" bin/read-report
	printf '%%PDF-1.4\n' >a.pdf
	printf '{\\rtf1 x}' >a.rtf
	share=$BATS_TEST_DIRNAME/../share/duizhang
	bare() { env PATH="$PWD/bin" TMPDIR="$PWD/tmp" DUIZHANG_SHARE="$share" "$@"; }
	says 'needs pdftotext, which is not installed (package poppler-utils)' \
	    bare read-report a.pdf
	says 'needs catdoc, which is not installed (package catdoc)' \
	    bare read-report a.rtf
	printf '#!/bin/sh\necho "收入3万元。"\nexit 3\n' >bin/pdftotext
	chmod +x bin/pdftotext
	says 'pdftotext could not read it' bare read-report a.pdf
	[[ $output == *收入3万元* ]]
	printf '#!/bin/sh\nwhile :; do :; done\n' >bin/pdftotext
	says '--most-seconds' bare read-report --most-seconds=1 a.pdf
	printf '#!/bin/sh\necho x >left && echo 写了\n' >bin/pdftotext
	bare read-report a.pdf || true
	[ ! -s left ]
	# from a pipe it goes through a file without a name
	printf '#!/bin/sh\nread -r x\necho "$x"\n' >bin/pdftotext
	bare read-report < <(cat a.pdf) | grep -q PDF
	[ -z "$(ls tmp)" ]
}
