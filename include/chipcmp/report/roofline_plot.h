/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, report. The charts `roofline`, what each chip can attain at an intensity, and `advantage`, the ratio of that to the base's.
 *
 * Both show one rate on one basis, the headline row of the analysis, over arithmetic intensity on logarithmic axes, where a roofline and
 * a ratio of two are made of straight lines (analysis/roofline.h has the model and its source). Ridge points, break-even intensities and
 * the workloads handed over are marked and said in words. What is missing of a chip is a dotted line at what is known of it, or a note.
 */
#ifndef CHIPCMP_REPORT_ROOFLINE_PLOT_H
#define CHIPCMP_REPORT_ROOFLINE_PLOT_H

#include "chipcmp/report/plot.h"
#include "chipcmp/report/roofline.h"

/* Fill *out; texts live in the arena or in the database. CC_ERR_USAGE where no chip has both figures (advantage: no chip and the base),
 * CC_ERR_MEMORY. */
bool cc_report_roofline_plot(const struct cc_roofline *roofline, const struct cc_roofline_work *works, size_t work_count,
    struct cc_arena *arena, struct cc_plot *out, struct cc_error *error);
bool cc_report_advantage_plot(const struct cc_roofline *roofline, const struct cc_roofline_work *works, size_t work_count,
    struct cc_arena *arena, struct cc_plot *out, struct cc_error *error);

#endif
