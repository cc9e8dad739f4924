/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 5, analysis (private). The order of ranked rows: a total preorder from intervals. */
#ifndef ANALYSIS_RANK_ORDER_H
#define ANALYSIS_RANK_ORDER_H

#include "chipcmp/analysis/rank.h"

/* Sorts rank->rows and fills rank, tie group and places of each, and would_rank of the absent ones. False only when memory ran out. */
bool rank_order(struct cc_rank *rank, struct cc_arena *arena, struct cc_error *error);

#endif
