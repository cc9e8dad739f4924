/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 7, grammar, private. What the readers of tables share: the text of a cell, what it is made of, and its neighbours. */
#ifndef GRAMMAR_TABLE_READER_H
#define GRAMMAR_TABLE_READER_H

#include "prose_table.h"

/* Bytes: what is longer is a text of its own, no label and no figure. */
enum { LABEL_MOST = 96, VALUE_MOST = 160 };

struct table_reader {
    const struct cc_db *db;
    const struct cc_prose *prose;
    struct cc_arena *arena;
    struct cc_error *error;
};

/* What a short cell is made of. */
struct table_content {
    bool chip; /* it names one, in the data or not */
    bool figure;
    bool foreign; /* as a label */
};

struct cc_str table_text(const struct cc_prose *prose, size_t block);
/* False only when memory ran out; a long cell has no content. */
bool table_look(const struct table_reader *r, size_t block, struct table_content *out);
/* The cell of the same row in a column, or SIZE_MAX. */
size_t table_cell_beside(const struct cc_prose *prose, size_t block, uint32_t column);

#endif
