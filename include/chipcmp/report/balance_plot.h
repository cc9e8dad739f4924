/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, report. The chart `balance`: chips as lines over parallel axes, each the ratio to the base in one metric.
 *
 * Only what is comparable like for like is an axis: rows of the comparison in which the base has a figure and another chip has a ratio to
 * it; the others are named in the footer. Where a chip has no ratio its line has a gap, and the axis is hatched. All axes share one scale
 * upwards, so that a level line is a chip of the base's balance and a slanting one is not.
 */
#ifndef CHIPCMP_REPORT_BALANCE_PLOT_H
#define CHIPCMP_REPORT_BALANCE_PLOT_H

#include "chipcmp/analysis/compare.h"
#include "chipcmp/report/plot.h"

/* Fills *out; texts live in the arena or in the database. CC_ERR_USAGE where fewer than two axes are left, CC_ERR_MEMORY. */
bool cc_report_balance_plot(const struct cc_compare *compare, struct cc_arena *arena, struct cc_plot *out, struct cc_error *error);

#endif
