/* SPDX-License-Identifier: MIT */
/*
 * page: what of a web page is not the report.
 *
 * A site puts its own things around a report: paths, menus, buttons, footers,
 * and a list of data about the document (索引号, 发文日期 ...).  The words by
 * which they are known stand in share/duizhang/page.tsv.
 *
 * To take a line of the report for one of the site would lose it, so the
 * tests are narrow: a line that is nothing but links, or stands inside a part
 * that names itself navigation, counts only while it is short and has no end of
 * sentence; a phrase (版权所有) only in a short line.  Names of data count when
 * a colon or a cell divides them from their value; those that a report could
 * use as well (名称, 来源) only beside one that it could not (索引号).
 */
#ifndef PAGE_H
#define PAGE_H

#include <stdbool.h>

#include "arena.h"
#include "span.h"

/* Reads the table, once; leaves if it is missing. */
void page_load(void);

/* Does a class or an id hold a word for navigation? */
bool page_named(const char *attribute);

/* Is the line furniture: all of it links, or inside a part named so? */
bool page_furniture(struct span, bool linked, bool inside);

/* Does the line hold a phrase of the site's own? */
bool page_phrase(struct span);

/* Nothing but the name of a datum; one that a report has no use for. */
bool page_meta_name_only(struct span);
bool page_meta_strong(struct span);

/* A name with its colon and nothing else. */
bool page_meta_label(struct span);

/* A line that begins with `name：'; `beside' others of that kind also one with
 * a name that a report might use. */
bool page_meta(struct span, bool beside);

/* Where the first of several data in a line ends. */
size_t page_meta_end(struct span);

/* `name：value' with the blanks inside the name taken out. */
struct span page_meta_line(struct arena *, struct span);

#endif
