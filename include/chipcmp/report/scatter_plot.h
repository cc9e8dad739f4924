/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, report. The chart `scatter`: one metric of the chips against another, on logarithmic axes.
 *
 * Where the one is a rate of operations and the other one of bytes, diagonals join what has the same quotient: the arithmetic intensity
 * (FLOP per byte) at which memory and compute are busy alike (Williams, Waterman, Patterson: Roofline, 2009). A chip that lacks one of the
 * two figures is a dotted line at the other one; a chip that lacks both is named in the footer.
 */
#ifndef CHIPCMP_REPORT_SCATTER_PLOT_H
#define CHIPCMP_REPORT_SCATTER_PLOT_H

#include "chipcmp/analysis/compare.h"
#include "chipcmp/report/plot.h"

/* Metrics of the axes; the comparison has to hold rows of both. Of a metric's rows the one with the most figures is taken, the first of
 * equals. Fills *out; texts live in the arena or in the database. CC_ERR_USAGE where no chip has both figures, CC_ERR_MEMORY. */
bool cc_report_scatter_plot(const struct cc_compare *compare, uint32_t x_metric, uint32_t y_metric, struct cc_arena *arena,
    struct cc_plot *out, struct cc_error *error);

#endif
