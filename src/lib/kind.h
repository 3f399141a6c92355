/* SPDX-License-Identifier: MIT */
/*
 * kind: what a file is, told by its first bytes.
 */
#ifndef KIND_H
#define KIND_H

#include <stddef.h>

enum kind {
	KIND_TEXT,
	KIND_HTML,
	KIND_ZIP, /* docx or xlsx, or any archive */
	KIND_OLE, /* doc or xls, see kind_of_ole */
	KIND_DOC,
	KIND_XLS,
	KIND_RTF,
	KIND_PDF,
	KIND_OTHER /* nothing that holds a report; what has its name */
};

/* The kind of the n first bytes; `what' names it for a message. */
enum kind kind_of_bytes(const char *s, size_t n, const char **what);

/* HTML among texts: the first kilobytes in UTF-8. */
enum kind kind_of_text(const char *s, size_t n, const char **what);

/* Which of the OLE files it is, by the whole of it: KIND_DOC, KIND_XLS or
 * KIND_OTHER. */
enum kind kind_of_ole(const char *s, size_t n, const char **what);

#endif
