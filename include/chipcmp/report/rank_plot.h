/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, report. The chart `rank`: chips in the order of a measure, a point each with the interval of its rounding and, where sources
 * disagree, a mark over their figures. Whoever has no place in the order stands below it as a hatched slot with the reason.
 */
#ifndef CHIPCMP_REPORT_RANK_PLOT_H
#define CHIPCMP_REPORT_RANK_PLOT_H

#include "chipcmp/analysis/rank.h"
#include "chipcmp/report/plot.h"

/* Fills *out; texts live in the arena or in the database. CC_ERR_USAGE where no chip has a figure above 0, CC_ERR_MEMORY. */
bool cc_report_rank_plot(const struct cc_rank *rank, struct cc_arena *arena, struct cc_plot *out, struct cc_error *error);

#endif
