/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 3, specs (private). Hash index from a key to a row number; open addressing, grows by doubling, lives in an arena. */
#ifndef SPECS_INDEX_H
#define SPECS_INDEX_H

#include "chipcmp/base/arena.h"

struct cc_index_slot {
    uint32_t hash;
    uint32_t row; /* row number + 1; 0: free */
};

struct cc_index {
    struct cc_index_slot *slots;
    size_t mask, count;
    struct cc_str *keys; /* key of each row, as added; row numbers are dense from 0 */
    size_t key_capacity;
};

/* Row of a key, or UINT32_MAX. */
uint32_t cc_index_find(const struct cc_index *index, struct cc_str key);

/* Adds `key` for row number `row` (rows may share no key). Returns the row that has the key already, `row` itself when it was added, or UINT32_MAX when memory ran out. */
uint32_t cc_index_add(struct cc_index *index, struct cc_arena *arena, struct cc_str key, uint32_t row);

#endif
