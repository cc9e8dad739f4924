/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 7, grammar, private. Tables: which way round they are, and what a cell says together with its row and its column.
 *
 *     | Spec   | H100  | H200   |      chips in columns: "H200: Memory: 141 GB"
 *     | Memory | 80 GB | 141 GB |
 *
 *     | GPU  | Memory (GB) | TDP   |   chips in rows: "H200: Memory: 141 GB"; a bare number takes the unit of its label
 *     | H200 | 141         | 700 W |
 *
 *     | Memory | 141 GB |              keys: as good as a list under the text before, "- Memory: 141 GB"
 *     | TDP    | 700 W  |
 *
 * Any other table, and a row with more or fewer cells than the head, is read cell by cell.
 */
#ifndef GRAMMAR_PROSE_TABLE_H
#define GRAMMAR_PROSE_TABLE_H

#include "chipcmp/claim/claim.h"
#include "chipcmp/prose/prose.h"

enum table_form { TABLE_OTHER, TABLE_COLUMNS, TABLE_ROWS, TABLE_KEYS };

enum { TABLE_COLUMNS_MOST = 64 };

struct table {
    uint32_t number; /* of the table in the prose; 0: none was read yet */
    enum table_form form;
    uint32_t columns;                /* of the head */
    uint32_t name_column;            /* ROWS: where the chips are named, from 1 */
    bool merged;                     /* ROWS: the head has two rows, with merged cells maybe */
    size_t head[TABLE_COLUMNS_MOST]; /* the blocks of the head by column, from 0; SIZE_MAX where it is empty */
};

/* Learns the form of the table that the block is a cell of, unless *table is that one already. False only when memory ran out. */
bool table_learn(const struct cc_db *db, const struct cc_prose *prose, size_t block, struct cc_arena *arena, struct table *table,
    struct cc_error *error);

/* The cell is part of a row of keys and values: short enough, both. */
bool table_is_key(const struct cc_prose *prose, const struct table *table, size_t block);

/* What the cell says, in places of the source: with the chip and the label that its table gives it, else by itself. */
bool table_read_cell(const struct cc_db *db, const struct cc_prose *prose, const struct table *table, size_t block, struct cc_arena *arena,
    struct cc_claims *out, struct cc_error *error);

#endif
