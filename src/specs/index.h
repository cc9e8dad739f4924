/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 3, specs (private). Hash index from a key to a row number; open addressing, grows by doubling, lives in an arena. The keys stay in
 * the rows of the table. */
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
};

/* Where the keys are: a member, of type struct cc_str, of each row of an array. */
struct cc_keys {
    const void *rows;
    size_t stride, offset;
};

#define CC_KEYS(array, type, member) ((struct cc_keys){(array), sizeof(type), offsetof(type, member)})

/* Row of a key, or UINT32_MAX; index may be NULL. */
uint32_t cc_index_find(const struct cc_index *index, struct cc_keys keys, struct cc_str key);

/* Adds `key` for row number `row`, which need not be in the table yet (rows may share no key). Returns the row that has the key already,
 * `row` itself when it was added, or UINT32_MAX when memory ran out. */
uint32_t cc_index_add(struct cc_index *index, struct cc_arena *arena, struct cc_keys keys, struct cc_str key, uint32_t row);

/* Makes room for `count` keys in all. False when memory ran out. */
bool cc_index_reserve(struct cc_index *index, struct cc_arena *arena, size_t count);

#endif
