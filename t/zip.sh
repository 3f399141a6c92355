# shellcheck shell=sh
# SPDX-License-Identifier: MIT
# zip: an archive out of files, with no more than gzip: its trailer has the sums
# that zip wants.

# A number in so many bytes, least first.
little()
{
	n=$2 i=0
	while [ $i -lt "$1" ]; do
		# shellcheck disable=SC2059
		printf "\\$(printf %03o $((n % 256)))"
		n=$((n / 256))
		i=$((i + 1))
	done
}

# make_zip ARCHIVE FOLDER MEMBER ...: members are files below the folder.
make_zip()
{
	zip=$1 work=$2 at=0 count=0
	shift 2
	: >"$zip"
	: >"$work/.directory"
	for m; do
		gzip -nc9 "$work/$m" >"$work/.gz"
		packed=$(($(wc -c <"$work/.gz") - 18))
		size=$(wc -c <"$work/$m")
		{
			# version, flags, deflate, time, date
			printf '\024\000\000\000\010\000\000\000\041\000'
			tail -c 8 "$work/.gz" | head -c 4
			little 4 $packed
			little 4 "$size"
			little 2 ${#m}
			printf '\000\000'
		} >"$work/.common"
		{
			printf 'PK\003\004'
			cat "$work/.common"
			printf %s "$m"
			tail -c +11 "$work/.gz" | head -c $packed
		} >>"$zip"
		{
			printf 'PK\001\002\024\000'
			cat "$work/.common"
			printf '\000\000\000\000\000\000\000\000\000\000'
			little 4 "$at"
			printf %s "$m"
		} >>"$work/.directory"
		at=$(wc -c <"$zip")
		count=$((count + 1))
	done
	cat "$work/.directory" >>"$zip"
	{
		printf 'PK\005\006\000\000\000\000'
		little 2 $count
		little 2 $count
		little 4 "$(wc -c <"$work/.directory")"
		little 4 "$at"
		printf '\000\000'
	} >>"$zip"
}
