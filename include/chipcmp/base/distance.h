/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 0, base. How far apart two words are, for suggestions after a typo. */
#ifndef CHIPCMP_BASE_DISTANCE_H
#define CHIPCMP_BASE_DISTANCE_H

#include "chipcmp/base/str.h"

/* Optimal string alignment distance in bytes (insert, delete, replace, swap neighbours); limit + 1 where it is more than `limit`, or a word
 * is longer than 64 bytes. */
size_t cc_edit_distance(struct cc_str a, struct cc_str b, size_t limit);

/* How many slips a word of this length may hold and still be recognised: 1 up to 3 letters, 2 up to 7, else 3. */
size_t cc_typo_limit(struct cc_str word);

#endif
