/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, report. The chart `timeline`: a measure of the chips by the date of their announcement, with the trend over them.
 *
 * A chip that lacks the date or the number is a dotted line at what is known of it; one that lacks both is named in the footer.
 */
#ifndef CHIPCMP_REPORT_TIMELINE_PLOT_H
#define CHIPCMP_REPORT_TIMELINE_PLOT_H

#include "chipcmp/analysis/timeline.h"
#include "chipcmp/report/plot.h"

/* Fills *out; texts live in the arena or in the database. CC_ERR_USAGE where no chip has both, CC_ERR_MEMORY. */
bool cc_report_timeline_plot(const struct cc_timeline *timeline, struct cc_arena *arena, struct cc_plot *out, struct cc_error *error);

#endif
