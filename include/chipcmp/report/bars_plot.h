/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, report. The chart `bars`: the figures themselves, a panel and a unit for each metric, a row for each chip.
 *
 * Of the comparison's rows it takes those whose metric is a number and of which some chip has a figure; the others are named in the
 * footer. A chip without a figure keeps its row, with the reason for a label. A label ends in * where its figure is leaked, preliminary
 * or relayed.
 */
#ifndef CHIPCMP_REPORT_BARS_PLOT_H
#define CHIPCMP_REPORT_BARS_PLOT_H

#include "chipcmp/analysis/compare.h"
#include "chipcmp/report/plot.h"

/* Fills *out; texts live in the arena or in the database. CC_ERR_USAGE where there is no figure at all to draw, CC_ERR_MEMORY. */
bool cc_report_bars_plot(const struct cc_compare *compare, struct cc_arena *arena, struct cc_plot *out, struct cc_error *error);

#endif
