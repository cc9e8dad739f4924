/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 6, claim, private. The vocabulary by the first word of its entries. The index is computed when the program is built, by
 * src/tools/index_vocab.c.
 */
#ifndef CLAIM_VOCAB_INDEX_H
#define CLAIM_VOCAB_INDEX_H

#include "vocab_tables.h"

struct vocab_place {
    uint16_t table, entry;
};

/* Entries whose first word has the bucket b are in places[starts[b]] to places[starts[b + 1]], in the order of the search; others may be
 * among them. */
extern const uint16_t vocab_starts[VOCAB_BUCKETS + 1];
extern const uint64_t vocab_classes[VOCAB_BUCKETS]; /* what there is in a bucket: bit c for enum word_class c */
extern const struct vocab_place vocab_places[];

#endif
