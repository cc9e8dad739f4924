/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 7, grammar, private. The vocabulary's tables, one a file, and the list of them. */
#ifndef CHIPCMP_GRAMMAR_VOCAB_TABLES_H
#define CHIPCMP_GRAMMAR_VOCAB_TABLES_H

#include "vocab.h"

struct vocab_table {
    const struct word_entry *entries;
    size_t count;
};

extern const struct vocab_table vocab_functions, vocab_metrics, vocab_relations, vocab_qualities, vocab_topics, vocab_amounts;

enum { VOCAB_TABLES = 6 };
extern const struct vocab_table *const vocab_tables[VOCAB_TABLES];

#endif
