/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, report. The chart `ratio`: a comparison as bars of chip / base around 1.
 *
 * Of the comparison's rows it takes those whose metric is a number and of which some chip has a figure; the others are named in the
 * footer. What has no ratio keeps its place, with the reason for a label. A label ends in * where it rests on a leaked, preliminary or
 * relayed figure.
 */
#ifndef CHIPCMP_REPORT_RATIO_PLOT_H
#define CHIPCMP_REPORT_RATIO_PLOT_H

#include "chipcmp/analysis/compare.h"
#include "chipcmp/report/plot.h"

/* Fills *out; texts live in the arena or in the database. CC_ERR_USAGE where there is no ratio at all to draw (the text says why),
 * CC_ERR_MEMORY. */
bool cc_report_ratio_plot(const struct cc_compare *compare, struct cc_arena *arena, struct cc_plot *out, struct cc_error *error);

#endif
