/* SPDX-License-Identifier: MIT */
/*
 * lang: which language people are spoken to in.
 *
 * Messages on stderr and pretty views follow LC_ALL, LC_MESSAGES or LANG (the
 * first that is set; zh... is Chinese, all else English).  Tables on stdout
 * follow --lang alone, so that bytes do not depend on the environment.  There
 * is no setlocale: a filter whose data depend on a locale breaks pipes.
 *
 * The Chinese of a message on stderr stands in share/duizhang/messages.tsv
 * beside its English format.  A translation whose conversions differ from the
 * English is not used.
 */
#ifndef LANG_H
#define LANG_H

enum lang { LANG_EN, LANG_ZH };

/* From the environment. */
enum lang lang_env(void);

/* From an option's argument, "en" or "zh"; leaves on anything else. */
enum lang lang_named(const char *);

/* The format of a message in the language of the environment; the argument
 * itself where there is no translation.  Meant for err_text. */
const char *lang_text(const char *format);

#endif
