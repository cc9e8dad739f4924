/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, report. The chart `matrix`: ratios as a heat map, chips by chips in one metric, or chips by metrics against a base.
 *
 * A field's shade is the logarithm of its ratio, from -1 to 1 at the ratio farthest from 1 (at least a factor of two). A field without a
 * ratio is hatched with a sign for the reason, which a note explains.
 */
#ifndef CHIPCMP_REPORT_MATRIX_PLOT_H
#define CHIPCMP_REPORT_MATRIX_PLOT_H

#include "chipcmp/analysis/compare.h"
#include "chipcmp/report/plot.h"

/* One comparison of the same chips in the same metric for each of them as the base, in their order: chip_count of them. Field (row, column)
 * is row / column. Fills *out; texts live in the arena or in the database. CC_ERR_USAGE where there is no ratio of two different chips,
 * CC_ERR_MEMORY. */
bool cc_report_matrix_chips_plot(const struct cc_compare *compares, uint32_t metric, struct cc_arena *arena, struct cc_plot *out,
    struct cc_error *error);

/* Field (row, column) is the chip / the base in the metric. Likewise. */
bool cc_report_matrix_metrics_plot(const struct cc_compare *compare, struct cc_arena *arena, struct cc_plot *out, struct cc_error *error);

#endif
