/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 7, grammar, private. Blocks of prose laid out as one text for the grammar. */
#ifndef GRAMMAR_PROSE_LAYOUT_H
#define GRAMMAR_PROSE_LAYOUT_H

#include "chipcmp/grammar/passage.h"

#include "prose_table.h"

#include "chipcmp/base/buf.h"

struct cell {
    size_t start, end; /* in the text laid out */
    size_t block;
};

struct layout {
    const struct cc_db *db; /* for tables; needed by lay_out alone */
    const struct cc_prose *prose;
    struct cc_arena *arena;
    struct cc_buf text; /* to be released */
    struct cc_prose_run *runs;
    size_t run_count, run_capacity;
    struct cell *cells;
    size_t cell_count, cell_capacity;
    struct table table; /* the one at hand */
    bool failed;
};

/* The parts of a layout: a block of the prose, words of one's own beside one or behind it, which stand for none of the source, and the end
 * of the runs. */
void layout_block(struct layout *layout, size_t at);
void layout_words(struct layout *layout, struct cc_str words, size_t at, bool behind);
void layout_end(struct layout *layout);

/* Lays out the kept blocks from *block on, as many as go into a passage; *block is then the first one behind them. False only when memory
 * ran out. */
bool lay_out(struct layout *layout, const bool *keep, size_t *block, struct cc_error *error);

/* Puts spaces in the place of the cells. */
void blank_cells(struct layout *layout);

#endif
