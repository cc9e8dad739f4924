/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 6, claim, private. Blocks of prose laid out as one text for the grammar. */
#ifndef CLAIM_PROSE_LAYOUT_H
#define CLAIM_PROSE_LAYOUT_H

#include "chipcmp/claim/passage.h"

#include "chipcmp/base/buf.h"

struct cell {
    size_t start, end; /* in the text laid out */
};

struct layout {
    const struct cc_prose *prose;
    struct cc_arena *arena;
    struct cc_buf text; /* to be released */
    struct cc_prose_run *runs;
    size_t run_count, run_capacity;
    struct cell *cells;
    size_t cell_count, cell_capacity;
    bool failed;
};

/* Lays out the kept blocks from `block` on, as many as go into a passage; returns the first one behind them. */
size_t lay_out(struct layout *layout, const bool *keep, size_t block);

/* Puts spaces in the place of the cells. */
void blank_cells(struct layout *layout);

#endif
