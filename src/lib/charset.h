/* SPDX-License-Identifier: MIT */
/*
 * charset: bytes of a published file become UTF-8.
 *
 * What the bytes are is told by a byte order mark; in markup by the XML
 * declaration or <meta>, unless the bytes say otherwise (a mirror often
 * converts a page to UTF-8 and leaves `gb2312' in its head); else by trying
 * UTF-8, GB18030 and UTF-16.  GB2312 and GBK are read as GB18030, which holds
 * both.  Text that is all ASCII so far stays undecided until the first byte
 * that is not.
 *
 * A byte that cannot be decoded becomes U+FFFD and is counted with the line of
 * the first; so is NUL.  Nothing is dropped but the byte order mark.
 */
#ifndef CHARSET_H
#define CHARSET_H

#include <stdbool.h>
#include <stddef.h>

struct charset {
	const char *name; /* UTF-8, GB18030 ...; NULL: ASCII so far */
	size_t bad;       /* bytes that could not be decoded */
	size_t bad_line;  /* line of the first, from 1 */
	bool declared;    /* a declaration named a set */
	/* the rest is the decoder's own */
	bool mark; /* a byte order mark is still to be skipped */
	size_t line;
	void *cd;
};

/* Tells the set from the first bytes of the input; `markup' looks for
 * declarations too.  False if it has a name that iconv does not know. */
bool charset_begin(struct charset *, const char *s, size_t n, bool markup);

/*
 * Decodes up to n bytes of s into out and returns how many it wrote; took is
 * how many it used up.  What it leaves is the beginning of a character, or did
 * not fit: the caller gives it again with more behind it or more room.  Room
 * for 64 bytes is enough to go on.  `last': nothing comes behind these n.
 */
size_t charset_decode(struct charset *, const char *s, size_t n, bool last,
    char *out, size_t room, size_t *took);

/* Gives the converter back; bad and bad_line stay. */
void charset_end(struct charset *);

#endif
