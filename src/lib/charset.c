/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "charset.h"
#include "utf.h"

enum {
	DECLARED = 4096, /* a declaration stands this early */
	STRANGE = 8      /* bytes for iconv where the table ends */
};

static const char utf8[] = "UTF-8", gb[] = "GB18030";

/* Names in declarations and what they are read as; a name that says nothing
 * about Chinese text (iso-8859-1) is as good as none. */
static const struct {
	const char *name, *as;
} names[] = {
	{ "utf-8", utf8 },
	{ "utf8", utf8 },
	{ "gb2312", gb },
	{ "gbk", gb },
	{ "gb18030", gb },
	{ "gb_2312-80", gb },
	{ "gb2312-80", gb },
	{ "x-gbk", gb },
	{ "cp936", gb },
	{ "ms936", gb },
	{ "big5", "BIG5-HKSCS" },
	{ "big5-hkscs", "BIG5-HKSCS" },
	{ "hz-gb-2312", "HZ" },
	{ 0 },
};

static const char *
find(const char *s, size_t n, const char *word)
{
	size_t k = strlen(word);

	/* a cheap look at the first character, its case aside */
	for (size_t i = 0; i + k <= n; i++)
		if (((s[i] ^ word[0]) & 0xdf) == 0 &&
		    strncasecmp(s + i, word, k) == 0)
			return s + i;
	return NULL;
}

/* The set that the bytes behind `encoding' or `charset' name; NULL. */
static const char *
named(const char *s, const char *end)
{
	size_t n = 0;

	while (s < end && (*s == ' ' || *s == '='))
		s++;
	if (s < end && (*s == '"' || *s == '\''))
		s++;
	while (s + n < end && n < 24 && strchr("\"' \t\r\n;/>?", s[n]) == NULL)
		n++;
	for (size_t i = 0; names[i].name != NULL; i++)
		if (strlen(names[i].name) == n &&
		    strncasecmp(names[i].name, s, n) == 0)
			return names[i].as;
	return NULL;
}

static const char *
declared(const char *s, size_t n)
{
	const char *end = s + (n < DECLARED ? n : DECLARED), *p = s, *gt, *at;

	while (p < end && strchr(" \t\r\n", *p) != NULL && *p != '\0')
		p++;
	if (end - p > 5 && memcmp(p, "<?xml", 5) == 0 &&
	    (gt = memchr(p, '>', (size_t)(end - p))) != NULL &&
	    (at = find(p, (size_t)(gt - p), "encoding")) != NULL)
		return named(at + 8, gt);
	while ((p = find(p, (size_t)(end - p), "<meta")) != NULL) {
		if ((gt = memchr(p, '>', (size_t)(end - p))) == NULL)
			gt = end;
		if ((at = find(p, (size_t)(gt - p), "charset")) != NULL)
			return named(at + 7, gt);
		p = gt;
	}
	return NULL;
}

/* How many bytes begin a character of several: 11xxxxxx. */
static size_t
lead_bytes(const char *s, size_t n)
{
	const uint64_t one = UINT64_C(0x0101010101010101);
	size_t i = 0, lead = 0;

	for (; i + 8 <= n; i += 8) {
		uint64_t w;
		memcpy(&w, s + i, 8);
		lead += ((w >> 7 & w >> 6 & one) * one) >> 56;
	}
	for (; i < n; i++)
		lead += ((unsigned char)s[i] & 0xc0) == 0xc0;
	return lead;
}

/* How many bytes are no UTF-8; a character cut off at the end is none. */
static size_t
bad_utf8(const char *s, size_t n, size_t *wide)
{
	size_t bad = 0;

	*wide = 0;
	for (size_t i = 0; i < n;) {
		size_t ok = utf_valid(s + i, n - i);

		*wide += lead_bytes(s + i, ok);
		i += ok;
		if (i < n && n - i < utf_len((unsigned char)s[i]))
			break;
		if (i < n) {
			bad++;
			i++;
		}
	}
	return bad;
}

/* The same for GB18030; common: how many are characters of daily use. */
static size_t
bad_gb(const char *str, size_t n, size_t *common)
{
	const unsigned char *s = (const unsigned char *)str;
	size_t bad = 0, i = 0;

	*common = 0;
	while (i < n) {
		if (s[i] < 0x80) {
			i++;
		} else if (n - i < 2) {
			break;
		} else if (s[i] == 0x80 || s[i] == 0xff) {
			bad++;
			i++;
		} else if (s[i + 1] >= 0x40 && s[i + 1] != 0x7f &&
		    s[i + 1] != 0xff) {
			*common += ((s[i] >= 0xb0 && s[i] <= 0xd7) ||
				       (s[i] >= 0xa1 && s[i] <= 0xa3)) &&
			    s[i + 1] >= 0xa1;
			i += 2;
		} else if (s[i + 1] >= '0' && s[i + 1] <= '9') {
			if (n - i < 4)
				break;
			if (s[i + 2] < 0x81 || s[i + 2] == 0xff ||
			    s[i + 3] < '0' || s[i + 3] > '9')
				bad++;
			i += 4;
		} else {
			bad++;
			i++;
		}
	}
	return bad;
}

/* UTF-16 without a mark: nearly every pair must be one that such text has,
 * and some must be ASCII, so that there are NULs. */
static const char *
utf16(const char *str, size_t n)
{
	const unsigned char *s = (const unsigned char *)str;
	size_t pairs = n / 2, good[2] = { 0 }, ascii[2] = { 0 };

	for (size_t i = 0; i < pairs; i++)
		for (int big = 0; big < 2; big++) {
			unsigned char hi = s[2 * i + !big], lo = s[2 * i + big];

			ascii[big] += hi == 0 && lo != 0 && lo < 0x80;
			good[big] += (hi == 0 && lo != 0 && lo < 0x80) ||
			    (hi >= 0x4e && hi <= 0x9f) || hi == 0x30 ||
			    hi == 0xff || hi == 0x20;
		}
	for (int big = 0; big < 2; big++)
		if (ascii[big] > 0 && good[big] * 20 >= pairs * 19)
			return big ? "UTF-16BE" : "UTF-16LE";
	return NULL;
}

/* The set by the look of the bytes, `said' in doubt; NULL if all is ASCII. */
static const char *
look(const char *s, size_t n, const char *said)
{
	size_t wide, common, u = bad_utf8(s, n, &wide);
	size_t g;
	const char *name;

	if (memchr(s, '\0', n) != NULL && (name = utf16(s, n)) != NULL)
		return name;
	if (u == 0 && wide == 0 && (n == 0 || (unsigned char)s[n - 1] < 0x80))
		return said == NULL || said == utf8 || said == gb ? NULL : said;
	if (u == 0 && (wide > 2 || said == NULL || said == utf8))
		return utf8;
	if (said != NULL && said != utf8 && said != gb)
		return said;
	g = bad_gb(s, n, &common);
	if (said == gb && (g == 0 || g < u))
		return gb;
	/* a few stray bytes do not make a UTF-8 text Chinese: its characters
	 * must be mostly readable the other way */
	if (u > wide && g < u && common > g)
		return gb;
	if (g == 0 && common > 0 && u > 0 && wide < common)
		return gb;
	return utf8;
}

/* The pairs of GBK in UTF-8, made once. */
enum { LEAD = 0x81, TRAIL = 0x40, LEADS = 126, TRAILS = 192 };

static struct pair {
	char s[3];
	unsigned char n; /* 0: no such pair */
} table[LEADS * TRAILS];

static void
make_table(iconv_t cd)
{
	static bool made;

	if (made)
		return;
	made = true;
	for (size_t i = 0; i < LEADS * TRAILS; i++) {
		char pair[2] = { (char)(LEAD + i / TRAILS),
			(char)(TRAIL + i % TRAILS) };
		char utf[8], *in = pair, *out = utf;
		size_t n = sizeof pair, room = sizeof utf;

		if (iconv(cd, &in, &n, &out, &room) == (size_t)-1 ||
		    sizeof utf - room > 3)
			iconv(cd, NULL, NULL, NULL, NULL);
		else
			memcpy(table[i].s, utf,
			    table[i].n = (unsigned char)(sizeof utf - room));
	}
}

static bool
decide(struct charset *c, const char *name)
{
	c->name = name;
	if (name == NULL || name == utf8)
		return true;
	c->cd = iconv_open("UTF-8", name);
	if (c->cd == (iconv_t)-1) {
		c->cd = NULL;
		return false;
	}
	if (name == gb)
		make_table(c->cd);
	return true;
}

bool
charset_begin(struct charset *c, const char *s, size_t n, bool markup)
{
	static const struct {
		const char *mark;
		size_t n;
		const char *name;
	} marks[] = {
		{ "\xef\xbb\xbf", 3, utf8 },
		{ "\x84\x31\x95\x33", 4, gb },
		{ "\xff\xfe\0\0", 4, "UTF-32LE" },
		{ "\0\0\xfe\xff", 4, "UTF-32BE" },
		{ "\xff\xfe", 2, "UTF-16LE" },
		{ "\xfe\xff", 2, "UTF-16BE" },
	};
	const char *said;

	*c = (struct charset){ .line = 1 };
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (n >= marks[i].n &&
		    memcmp(s, marks[i].mark, marks[i].n) == 0) {
			c->mark = true;
			return decide(c, marks[i].name);
		}
	said = markup ? declared(s, n) : NULL;
	c->declared = said != NULL;
	return decide(c, look(s, n, said));
}

static void
count_lines(struct charset *c, const char *s, size_t n)
{
	const char *end = s + n, *p;

	while ((p = memchr(s, '\n', (size_t)(end - s))) != NULL) {
		c->line++;
		s = p + 1;
	}
}

static size_t
replace(struct charset *c, char *out)
{
	if (c->bad++ == 0)
		c->bad_line = c->line;
	memcpy(out, "\xef\xbf\xbd", 3);
	return 3;
}

/* What is UTF-8, or ASCII so far, is copied as far as it is valid. */
static size_t
copy(struct charset *c, const char *s, size_t n, bool last, char *out,
    size_t room, size_t *took)
{
	size_t i = 0, k = 0;

	while (i < n && room - k >= 4) {
		size_t most = n - i < room - k ? n - i : room - k;
		size_t ok = utf_valid(s + i, most);
		const char *nul = memchr(s + i, '\0', ok);

		if (nul != NULL)
			ok = (size_t)(nul - s) - i;
		memcpy(out + k, s + i, ok);
		count_lines(c, out + k, ok);
		i += ok;
		k += ok;
		if (i == n || room - k < 4)
			break;
		if (nul == NULL && n - i < utf_len((unsigned char)s[i]) &&
		    !last)
			break;
		/* a character that the room cut in two comes again */
		if (nul == NULL && ok < most && most < n - (i - ok) &&
		    most - ok < 4 && most - ok < utf_len((unsigned char)s[i]))
			break;
		k += replace(c, out + k);
		i++;
	}
	*took = i;
	return k;
}

/* NULs that came out of iconv become U+FFFD; three bytes of room for each. */
static size_t
mend(struct charset *c, char *out, size_t n)
{
	char *p = out;

	while ((p = memchr(p, '\0', (size_t)(out + n - p))) != NULL) {
		memmove(p + 3, p + 1, (size_t)(out + n - p) - 1);
		p += replace(c, p);
		n += 2;
	}
	return n;
}

/* Pairs of bytes and ASCII by table, ten times as fast as iconv, as far as they
 * go; what is neither is left to it.  Returns the bytes written. */
static size_t
pairs(struct charset *c, const char **in, size_t *left, char *out, size_t room)
{
	const unsigned char *s = (const unsigned char *)*in, *end = s + *left;
	size_t k = 0;

	while (s < end && room - k >= 4) {
		const struct pair *p;

		if (*s < 0x80 && *s != 0) {
			out[k++] = (char)*s++;
			continue;
		}
		if (end - s < 2 || *s < LEAD || *s == 0xff || s[1] < TRAIL)
			break;
		p = &table[(*s - LEAD) * TRAILS + s[1] - TRAIL];
		if (p->n == 0)
			break;
		memcpy(out + k, p->s, 3);
		k += p->n;
		s += 2;
	}
	*left = (size_t)(end - s);
	*in = (const char *)s;
	count_lines(c, out, k);
	return k;
}

static size_t
convert(struct charset *c, const char *s, size_t n, bool last, char *out,
    size_t room, size_t *took)
{
	size_t k = 0, left = n;
	union {
		const char *in;
		char *arg; /* POSIX forgot the const */
	} at = { .in = s };

	while (left > 0 && room - k >= 16) {
		size_t free, was, wrote, r, part = left;
		char *to, *begin;

		if (c->name == gb) {
			k += pairs(c, &at.in, &left, out + k, room - k);
			part = left < STRANGE ? left : STRANGE;
			if (left == 0)
				break;
		}
		was = free = (room - k) / 3;
		begin = to = out + k;
		left -= part;
		r = iconv(c->cd, &at.arg, &part, &to, &free);
		left += part;
		wrote = was - free;
		wrote = mend(c, begin, wrote);
		count_lines(c, begin, wrote);
		k += wrote;
		if (r != (size_t)-1 || errno == E2BIG ||
		    (errno == EINVAL && left > part))
			continue;
		if (errno == EINVAL && !last)
			break;
		/* one unit is passed over: in UTF-16 and UTF-32 its size, in
		 * GB18030 a lead byte with its trail if it has one */
		size_t unit = strncmp(c->name, "UTF-16", 6) == 0 ? 2
		    : strncmp(c->name, "UTF-32", 6) == 0         ? 4
		    : left > 1 && (unsigned char)at.in[0] > 0x80 &&
			(unsigned char)at.in[0] < 0xff &&
			(unsigned char)at.in[1] >= 0x80
		    ? 2
		    : 1;
		if (unit > left)
			unit = left;
		k += replace(c, out + k);
		c->bad += unit - 1;
		at.in += unit;
		left -= unit;
		iconv(c->cd, NULL, NULL, NULL, NULL);
	}
	*took = n - left;
	return k;
}

size_t
charset_decode(struct charset *c, const char *s, size_t n, bool last, char *out,
    size_t room, size_t *took)
{
	size_t skip = 0, ascii = 0, k;

	*took = 0;
	if (c->mark) {
		skip = c->name == utf8                                    ? 3
		    : c->name == gb || strncmp(c->name, "UTF-32", 6) == 0 ? 4
									  : 2;
		if (skip > n && !last)
			return 0;
		skip = skip < n ? skip : n;
		c->mark = false;
	}
	if (c->name == NULL) {
		while (ascii < n && (unsigned char)s[ascii] < 0x80)
			ascii++;
		if (ascii < n && ascii > 0) {
			/* give the ASCII, then decide by what follows */
			n = ascii;
			last = false;
		} else if (ascii < n) {
			decide(c, look(s, n, NULL));
			if (c->name == NULL || c->cd == NULL)
				c->name = utf8;
		}
	}
	if (c->cd == NULL)
		k = copy(c, s + skip, n - skip, last, out, room, took);
	else
		k = convert(c, s + skip, n - skip, last, out, room, took);
	*took += skip;
	return k;
}

void
charset_end(struct charset *c)
{
	if (c->cd != NULL)
		iconv_close(c->cd);
	c->cd = NULL;
}
