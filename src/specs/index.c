/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hash index from a key to a row number. */
#include "index.h"

static size_t probe(const struct cc_index *index, struct cc_str key, uint32_t hash) {
    size_t at = hash & index->mask;
    while (index->slots[at].row) {
        if (index->slots[at].hash == hash && cc_str_eq(index->keys[index->slots[at].row - 1], key))
            break;
        at = (at + 1) & index->mask;
    }
    return at;
}

static uint32_t hash_of(struct cc_str key) {
    return (uint32_t)cc_str_hash(key);
}

uint32_t cc_index_find(const struct cc_index *index, struct cc_str key) {
    if (!index || !index->slots)
        return UINT32_MAX;
    size_t at = probe(index, key, hash_of(key));
    return index->slots[at].row ? index->slots[at].row - 1 : UINT32_MAX;
}

static bool grow_slots(struct cc_index *index, struct cc_arena *arena) {
    size_t old_count = index->slots ? index->mask + 1 : 0;
    size_t count = old_count ? old_count * 2 : 64;
    struct cc_index_slot *old = index->slots;
    struct cc_index_slot *slots = CC_NEW(arena, struct cc_index_slot, count);
    if (!slots)
        return false;
    index->slots = slots;
    index->mask = count - 1;
    for (size_t i = 0; i < old_count; i++) {
        size_t at = old[i].hash & index->mask;
        if (!old[i].row)
            continue;
        while (slots[at].row)
            at = (at + 1) & index->mask;
        slots[at] = old[i];
    }
    return true;
}

uint32_t cc_index_add(struct cc_index *index, struct cc_arena *arena, struct cc_str key, uint32_t row) {
    if ((!index->slots || index->count * 2 > index->mask) && !grow_slots(index, arena))
        return UINT32_MAX;
    uint32_t hash = hash_of(key);
    size_t at = probe(index, key, hash);
    if (index->slots[at].row)
        return index->slots[at].row - 1;
    while (row >= index->key_capacity) {
        struct cc_str *keys = cc_arena_grow(arena, index->keys, index->key_capacity, &index->key_capacity, sizeof *keys);
        if (!keys)
            return UINT32_MAX;
        index->keys = keys;
    }
    index->keys[row] = key;
    index->slots[at] = (struct cc_index_slot){hash, row + 1};
    index->count++;
    return row;
}
