/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, chart, private. The script of a chart: its texts and measures as gnuplot variables, then the template. */
#ifndef CHIPCMP_SRC_CHART_SCRIPT_H
#define CHIPCMP_SRC_CHART_SCRIPT_H

#include "chipcmp/base/error.h"
#include "layout.h"

/* Appends chart.gp. `terminal` is "svg", "png", "pdf" or "txt"; the script reads chart.tsv and writes chart.<terminal> beside it.
 * CC_ERR_INTERNAL where there is no template for the kind. */
bool cc_script_write(const struct cc_plot *plot, const struct cc_layout *layout, const char *terminal, bool ascii, struct cc_buf *out,
    struct cc_error *error);

#endif
