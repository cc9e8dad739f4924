/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 7, grammar, private. The vocabulary by the first word of its entries. The index is computed when the program is built, by
 * src/tools/index_vocab.c.
 */
#ifndef GRAMMAR_VOCAB_INDEX_H
#define GRAMMAR_VOCAB_INDEX_H

#include "vocab_tables.h"

enum { VOCAB_BUCKETS = 2048 };

/* The bucket of a word, its case ignored (FNV-1a). */
static inline uint32_t vocab_bucket(struct cc_str word)
{
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < word.len; i++)
        hash = (hash ^ (unsigned char)cc_lower(word.s[i])) * 16777619U;
    return (hash ^ hash >> 16) % VOCAB_BUCKETS;
}

struct vocab_place {
    uint16_t table, entry;
};

struct vocab_word { /* a word that entries begin with */
    struct cc_str text;
    uint64_t classes; /* of these entries: bit c for enum word_class c */
    uint16_t first;   /* they are at places[first] up to the next word's, in the order of the search */
};

/* Word 0 stands for all that begin no entry; those of bucket b are words[starts[b]] to words[starts[b + 1]], and one more ends the list. */
extern const struct vocab_word vocab_words[];
extern const uint16_t vocab_starts[VOCAB_BUCKETS + 1];
extern const struct vocab_place vocab_places[];

#endif
