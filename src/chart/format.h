/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart, private. The formats of pictures. */
#ifndef CHIPCMP_SRC_CHART_FORMAT_H
#define CHIPCMP_SRC_CHART_FORMAT_H

#include "chipcmp/chart/chart.h"
#include "finish.h"

struct cc_chart_format {
    const char *name;     /* as options call it */
    const char *ending;   /* of files, and of what gnuplot writes */
    const char *terminal; /* as templates call it */
    const char *beside;   /* ending of a second file that it needs beside it, or NULL */
    bool cells;           /* characters in place of pixels */
    bool latex;           /* texts are set by LaTeX */
    unsigned default_width, least_width, most_width, most_height;
    cc_finish *finish;
};

/* The format asked for: by its name, or by the ending of the output; without both txt. CC_ERR_USAGE where there is none, where the size
 * cannot be, or where a format of two files has no output to put them. */
const struct cc_chart_format *cc_chart_format_find(const struct cc_chart_options *options, struct cc_error *error);

#endif
