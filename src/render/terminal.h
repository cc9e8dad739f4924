/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, render, private. What the parts of the terminal writer (table.c, grid.c, stack.c) share. */
#ifndef CHIPCMP_SRC_RENDER_TERMINAL_H
#define CHIPCMP_SRC_RENDER_TERMINAL_H

#include "chipcmp/render/render.h"

struct cc_terminal {
    const struct cc_render_options *options;
    size_t width;             /* of the lines; 0: not limited */
    struct cc_arena *scratch; /* for the length of the call */
    struct cc_buf *out;
};

/* A table with its texts made harmless, cites and marks behind them. */
struct cc_grid {
    const struct cc_table *table;
    struct cc_str *titles; /* one a column */
    struct cc_str *cells;  /* row_count x column_count; of a group row the first is the heading */
    bool headed;           /* some title is not empty */
    bool grouped;          /* some row is a group row: the others are indented below it */
};

/* The escape sequence of a tone, "" for plain text or where colour is off. */
const char *cc_tone_sequence(const struct cc_terminal *terminal, enum cc_tone tone);
#define CC_TONE_RESET "\033[0m"

/* Appends clean text wrapped to the width in lines indented by `indent` columns; `head`, where it is not empty, stands in place of the
 * first line's indent and has its width. Appends nothing for empty text. */
void cc_terminal_wrap(const struct cc_terminal *terminal, struct cc_str head, size_t indent, enum cc_tone tone, struct cc_str text);

/* A table in columns; *fits is false, and nothing is appended, where the width is too small for them. */
bool cc_grid_write(const struct cc_terminal *terminal, const struct cc_grid *grid, bool *fits, struct cc_error *error);

/* A table as blocks, one a row, for narrow terminals. */
void cc_stack_write(const struct cc_terminal *terminal, const struct cc_grid *grid);

#endif
