/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vocabulary's tables in the order of the search: of two entries of one length the first found wins, so function words come before
 * metrics, metrics before relations ... */
#include "vocab_tables.h"

const struct vocab_table *const vocab_tables[VOCAB_TABLES] = {&vocab_functions, &vocab_metrics, &vocab_relations, &vocab_qualities,
    &vocab_topics, &vocab_amounts};
