/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart, private. A plot before it is laid out: checked, and its texts made harmless. */
#ifndef CHIPCMP_SRC_CHART_CLEAN_H
#define CHIPCMP_SRC_CHART_CLEAN_H

#include "chipcmp/base/error.h"
#include "chipcmp/report/plot.h"

/* Every value can be placed on its axis, every index is in range. CC_ERR_INTERNAL; CC_ERR_USAGE for more series than can be told apart. */
bool cc_plot_check(const struct cc_plot *plot, struct cc_error *error);

/* Copies the plot into the arena: line breaks and the like spelled out, ill-formed bytes replaced, and ASCII where that is asked for, so
 * that what is measured is what is drawn. */
bool cc_plot_clean(const struct cc_plot *plot, bool ascii, struct cc_arena *arena, struct cc_plot *copy, struct cc_error *error);

#endif
