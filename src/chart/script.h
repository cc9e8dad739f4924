/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart, private. The script of a chart: its texts and measures as gnuplot variables, then the templates. */
#ifndef CHIPCMP_SRC_CHART_SCRIPT_H
#define CHIPCMP_SRC_CHART_SCRIPT_H

#include "layout.h"

struct cc_script_options {
    const char *terminal; /* "svg", "png", "pdf", "txt", "sixel", "tikz" or "cairolatex" */
    const char *ending;   /* of the file it writes: chart.<ending> */
    const char *theme;    /* "light", "dark", "print" */
    const char *font;     /* of the picture's texts; NULL: sans-serif */
    bool ascii, latex;    /* latex: texts are set by LaTeX */
};

/* Appends chart.gp, which reads chart.tsv and writes chart.<ending> beside it: the variables, plots/common.gp, plots/<kind>.gp.
 * CC_ERR_INTERNAL where there is no template for the kind. */
bool cc_script_write(const struct cc_plot *plot, const struct cc_layout *layout, const struct cc_script_options *options,
    struct cc_buf *out, struct cc_error *error);

#endif
