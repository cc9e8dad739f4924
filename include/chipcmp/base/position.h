/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 0, base. From a byte offset of a text to line and column, as compilers and editors count them.
 *
 * Lines end with LF; the CR of a CRLF belongs to its line. A position remembers where it is, so that going forward through a text costs one
 * pass over it in all.
 */
#ifndef CHIPCMP_BASE_POSITION_H
#define CHIPCMP_BASE_POSITION_H

#include "chipcmp/base/str.h"

struct cc_position {
    struct cc_str text;
    size_t offset;
    size_t line;      /* from 1 */
    size_t column;    /* from 1, in bytes */
    size_t character; /* from 1: the column in characters (code points; an ill-formed byte is one) */
};

/* The text's first byte. */
void cc_position_start(struct cc_position *position, struct cc_str text);

/* Goes to the byte at `offset` (clamped to the text's end); backwards it counts from the start again. */
void cc_position_move(struct cc_position *position, size_t offset);

#endif
