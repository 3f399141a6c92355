/* SPDX-License-Identifier: MIT */
/*
 * xmlmem: libxml2 gets memory that is there, or the program ends.
 *
 * Left to itself it goes on without, as far as it can, and some versions then
 * never return.
 */
#ifndef XMLMEM_H
#define XMLMEM_H

/* Before the first use of libxml2; any number of times. */
void xmlmem_begin(void);

#endif
