/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 7, grammar, private. Figures in a table that may be of something else than the chip of their row or column. */
#ifndef GRAMMAR_TABLE_DOUBT_H
#define GRAMMAR_TABLE_DOUBT_H

#include "atom.h"

/* The label has words in it that the grammar does not know, which may make it another quantity: "Idle power", "Node memory". */
bool label_is_foreign(const struct atoms *atoms);

/* *doubtful: the label is foreign and the figure is not plainly right, or the figure is wrong for one chip and right for 4, 8 or 16 of
 * them.
 * False only when memory ran out. */
bool figure_is_doubtful(const struct cc_db *db, const struct cc_claim *claim, bool foreign, struct cc_arena *arena, bool *doubtful,
    struct cc_error *error);

#endif
