/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 0, base. UTF-8: checking, stepping, display width. */
#ifndef CHIPCMP_BASE_UTF8_H
#define CHIPCMP_BASE_UTF8_H

#include "chipcmp/base/str.h"

/* Offset of the first byte that is not part of well-formed UTF-8 (RFC 3629), or s.len. */
size_t cc_utf8_valid_prefix(struct cc_str s);

/* Decodes the character at s.s[at] (at < s.len), stores its length in *length (at least 1); an ill-formed byte gives U+FFFD with length
 * 1. */
uint32_t cc_utf8_decode(struct cc_str s, size_t at, size_t *length);

/* Columns on a terminal: 0 for combining marks, 2 for East Asian wide characters, else 1; needs no locale. */
size_t cc_utf8_width(struct cc_str s);

#endif
