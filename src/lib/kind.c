/* SPDX-License-Identifier: MIT */
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "kind.h"
#include "ole.h"

static const struct {
	const char *magic;
	size_t n;
	enum kind kind;
	const char *what;
} magics[] = {
	{ "PK\003\004", 4, KIND_ZIP, "a zip archive" },
	{ "PK\005\006", 4, KIND_ZIP, "a zip archive" },
	{ "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, KIND_OLE, "an OLE file" },
	{ "{\\rtf", 5, KIND_RTF, "RTF" },
	{ "%PDF-", 5, KIND_PDF, "PDF" },
	{ "Rar!\x1a\x07", 6, KIND_OTHER, "a rar archive" },
	{ "7z\xbc\xaf\x27\x1c", 6, KIND_OTHER, "a 7z archive" },
	{ "\x1f\x8b", 2, KIND_OTHER, "compressed with gzip" },
	{ "BZh", 3, KIND_OTHER, "compressed with bzip2" },
	{ "\xfd"
	  "7zXZ",
	    5, KIND_OTHER, "compressed with xz" },
	{ "\x89PNG", 4, KIND_OTHER, "an image" },
	{ "\xff\xd8\xff", 3, KIND_OTHER, "an image" },
	{ "GIF8", 4, KIND_OTHER, "an image" },
	{ "II*\0", 4, KIND_OTHER, "an image" },
	{ "MM\0*", 4, KIND_OTHER, "an image" },
	{ "\177ELF", 4, KIND_OTHER, "a program" },
};

/* Elements with which a page or a piece of one begins. */
static const char *const begins[] = { "!doctype html", "html", "head", "body",
	"meta", "title", "table", "div", "p", "h1", "h2", "h3", "h4", "center",
	"article", "section", "span", "style", "script", "link", "font", "ul",
	"ol", "br", "strong", "b", "a", "base", "main", "header", "nav" };

enum kind
kind_of_bytes(const char *s, size_t n, const char **what)
{
	*what = "text";
	for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
		if (n >= magics[i].n &&
		    memcmp(s, magics[i].magic, magics[i].n) == 0) {
			*what = magics[i].what;
			return magics[i].kind;
		}
	/* some programs write a line before the mark of a PDF */
	for (size_t i = 0; i + 8 < n && i < 1024; i++)
		if (s[i] == '%' && memcmp(s + i, "%PDF-1.", 7) == 0) {
			*what = "PDF";
			return KIND_PDF;
		}
	return KIND_TEXT;
}

static bool
starts(const char *s, size_t n, const char *with)
{
	size_t k = strlen(with);

	return n >= k && strncasecmp(s, with, k) == 0;
}

/* Passes blanks, comments and declarations. */
static size_t
prolog(const char *s, size_t n)
{
	size_t i = 0;

	for (;;) {
		const char *end;

		while (i < n && strchr(" \t\r\n", s[i]) != NULL && s[i] != '\0')
			i++;
		if (starts(s + i, n - i, "<!--")) {
			size_t k = i + 4;
			while (k + 3 <= n && memcmp(s + k, "-->", 3) != 0)
				k++;
			i = k + 3 <= n ? k + 3 : n;
		} else if (starts(s + i, n - i, "<?")) {
			end = memchr(s + i, '>', n - i);
			i = end != NULL ? (size_t)(end - s) + 1 : n;
		} else {
			return i;
		}
	}
}

/* Braces, semicolons and equals signs all over, and next to no Chinese: what a
 * mirror keeps of scripts and style sheets. */
static bool
code(const char *s, size_t n)
{
	size_t braces = 0, signs = 0, wide = 0;

	for (size_t i = 0; i < n; i++) {
		braces += s[i] == '{' || s[i] == '}';
		signs += s[i] == ';' || s[i] == '=';
		wide += (s[i] & 0xc0) == 0xc0;
	}
	return n >= 200 && braces >= 2 && (braces + signs) * 100 >= n &&
	    wide * 20 < n;
}

enum kind
kind_of_text(const char *s, size_t n, const char **what)
{
	size_t i = prolog(s, n), k;

	if (starts(s, n, "MIME-Version:") || starts(s, n, "From: <Saved by")) {
		*what = "a web archive (mht)";
		return KIND_OTHER;
	}
	if (i < n && s[i] == '<') {
		*what = "HTML";
		for (size_t b = 0; b < sizeof begins / sizeof *begins; b++) {
			k = strlen(begins[b]);
			if (starts(s + i + 1, n - i - 1, begins[b]) &&
			    i + 1 + k < n &&
			    strchr(" \t\r\n>/", s[i + 1 + k]) != NULL)
				return KIND_HTML;
		}
		*what = "XML, but no page";
		if (starts(s, n, "<?xml"))
			return KIND_OTHER;
	}
	*what = "a script or a style sheet";
	if (code(s, n))
		return KIND_OTHER;
	*what = "text";
	return KIND_TEXT;
}

enum kind
kind_of_ole(const char *s, size_t n, const char **what)
{
	static const struct {
		const char *name;
		enum kind kind;
		const char *what;
	} streams[] = {
		{ "WordDocument", KIND_DOC, "doc" },
		{ "Workbook", KIND_XLS, "xls" },
		{ "Book", KIND_XLS, "xls" },
		{ "EncryptedPackage", KIND_OTHER, "an encrypted document" },
		{ "PowerPoint Document", KIND_OTHER, "slides" },
	};
	size_t sector, at;

	*what = "an OLE file that is no doc or xls";
	if (n < 512)
		return KIND_OTHER;
	sector = (size_t)1 << (ole_number(s + 30, 2) & 15);
	at = ole_number(s + 48, 4);
	if (sector < 512 || at > n / sector)
		return KIND_OTHER;
	/* the directory goes on elsewhere, but what matters stands early;
	 * often the next sectors are its own */
	at = (at + 1) * sector;
	for (size_t i = 0; i < 64 && at + 128 <= n; i++, at += 128)
		for (size_t k = 0; k < sizeof streams / sizeof *streams; k++)
			if (ole_named(s + at, streams[k].name)) {
				*what = streams[k].what;
				return streams[k].kind;
			}
	return KIND_OTHER;
}
