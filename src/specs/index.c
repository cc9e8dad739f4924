/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hash index from a key to a row number. */
#include "index.h"

#include <string.h>

static struct cc_str key_of(struct cc_keys keys, uint32_t row)
{
    struct cc_str key;
    memcpy(&key, (const char *)keys.rows + row * keys.stride + keys.offset, sizeof key);
    return key;
}

static size_t probe(const struct cc_index *index, struct cc_keys keys, struct cc_str key, uint32_t hash)
{
    size_t at = hash & index->mask;
    while (index->slots[at].row) {
        if (index->slots[at].hash == hash && cc_str_eq(key_of(keys, index->slots[at].row - 1), key))
            break;
        at = (at + 1) & index->mask;
    }
    return at;
}

static uint32_t hash_of(struct cc_str key)
{
    return (uint32_t)cc_str_hash(key);
}

uint32_t cc_index_find(const struct cc_index *index, struct cc_keys keys, struct cc_str key)
{
    if (!index || !index->slots)
        return UINT32_MAX;
    size_t at = probe(index, keys, key, hash_of(key));
    return index->slots[at].row ? index->slots[at].row - 1 : UINT32_MAX;
}

/* Of the slots no more than half are taken. */
bool cc_index_reserve(struct cc_index *index, struct cc_arena *arena, size_t wanted)
{
    size_t old_count = index->slots ? index->mask + 1 : 0, count = old_count ? old_count : 64;
    struct cc_index_slot *old = index->slots;
    while (count / 2 < wanted)
        count *= 2;
    if (count == old_count)
        return true;
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

uint32_t cc_index_add(struct cc_index *index, struct cc_arena *arena, struct cc_keys keys, struct cc_str key, uint32_t row)
{
    if (!cc_index_reserve(index, arena, index->count + 1))
        return UINT32_MAX;
    uint32_t hash = hash_of(key);
    size_t at = probe(index, keys, key, hash);
    if (index->slots[at].row)
        return index->slots[at].row - 1;
    index->slots[at] = (struct cc_index_slot){hash, row + 1};
    index->count++;
    return row;
}
