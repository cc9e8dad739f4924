/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart, private. What is done to a picture after gnuplot wrote it. */
#ifndef CHIPCMP_SRC_CHART_FINISH_H
#define CHIPCMP_SRC_CHART_FINISH_H

#include "chipcmp/base/error.h"
#include "chipcmp/report/plot.h"

/* Checks that `made` is a picture of its kind, and appends it to `out` changed as the kind needs it; `stem` is what the file will be
 * called, without its ending. CC_ERR_PROGRAM where it is none. */
typedef bool cc_finish(const struct cc_plot *plot, struct cc_str stem, struct cc_str made, struct cc_buf *out, struct cc_error *error);

cc_finish cc_finish_svg; /* title and description for those who do not see it */
cc_finish cc_finish_png;
cc_finish cc_finish_pdf; /* without the date of its making: the same chart is the same bytes */
cc_finish cc_finish_sixel;
cc_finish cc_finish_latex; /* tikz and cairolatex: the description for a comment, no dates, the second file by its name */
cc_finish cc_finish_txt;   /* without spaces at the ends of lines and empty lines at either end */

#endif
