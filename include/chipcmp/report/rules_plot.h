/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, report. The chart `rules`: total processing performance against performance density, with the thresholds of a rule.
 *
 * Each clause of the rule is a region of the plane, bounded by its thresholds of these two measures (a clause may need others besides,
 * which the footer names). Chips are points, coloured by what the rule says of them (analysis/control.h); one whose density is not known is
 * a dotted line at its TPP, and whoever has neither is named in the footer.
 */
#ifndef CHIPCMP_REPORT_RULES_PLOT_H
#define CHIPCMP_REPORT_RULES_PLOT_H

#include "chipcmp/analysis/control.h"
#include "chipcmp/report/plot.h"

/* Draws one of the control's rules: of those with a threshold of performance density the last one in force (of several, in the order of
 * their dates), else the last one with a threshold of TPP. Fills *out; texts live in the arena or in the database. CC_ERR_USAGE where no
 * rule has either, or no chip has a TPP; CC_ERR_MEMORY. */
bool cc_report_rules_plot(const struct cc_control *control, struct cc_arena *arena, struct cc_plot *out, struct cc_error *error);

#endif
