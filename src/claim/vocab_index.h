/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 6, claim, private. The vocabulary by the first word of its entries. The index is computed when the program is built, by
 * src/tools/index_vocab.c.
 */
#ifndef CLAIM_VOCAB_INDEX_H
#define CLAIM_VOCAB_INDEX_H

#include "vocab_tables.h"

enum { VOCAB_BUCKETS = 1024 };

struct vocab_place {
    uint16_t table, entry;
};

/* Entries whose first word has the hash h are in places[starts[b]] to places[starts[b + 1]], b = h % VOCAB_BUCKETS, in the order of the
 * search; others may be among them. */
extern const uint16_t vocab_starts[VOCAB_BUCKETS + 1];
extern const struct vocab_place vocab_places[];

/* Of a word, the case of ASCII letters ignored (FNV-1a). */
static inline uint32_t vocab_hash(struct cc_str word)
{
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < word.len; i++)
        hash = (hash ^ (unsigned char)cc_lower(word.s[i])) * 16777619U;
    return hash % VOCAB_BUCKETS;
}

#endif
