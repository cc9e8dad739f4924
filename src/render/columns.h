/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, render, private. How wide the columns of a terminal table become. */
#ifndef CHIPCMP_SRC_RENDER_COLUMNS_H
#define CHIPCMP_SRC_RENDER_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

/* Below these widths running text, or figures and names, are no longer read at a glance. */
enum { CC_LEGIBLE_PROSE = 12, CC_LEGIBLE_ENTRY = 12 };

struct cc_measure {
    size_t text;       /* longest cell, on one line */
    size_t title;      /* the title, on one line */
    size_t word;       /* longest word of cells and title that stays whole: no column gets narrower */
    size_t title_word; /* longest word of the title */
    bool may_wrap;
    size_t width; /* the answer */
};

/* Sets the widths so that they sum up to at most `available` (0: no limit). Titles give way first and wrap, then the columns that may wrap
 * narrow down to a legible width, then the others. False where even that is too wide: then the table is better stacked. */
bool cc_columns_fit(struct cc_measure *columns, size_t count, size_t available);

#endif
