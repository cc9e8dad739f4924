/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 7, report. What a chart shows, before gnuplot: a table of numbers and labels, titles, and the source line.
 *
 * A builder in src/report/ fills it from an analysis; src/chart/ writes it as a tab-separated data file and runs a template of plots/ on
 * it. All text is raw UTF-8 on one line each: the chart layer wraps it and makes it harmless. Everything lives in the builder's arena or
 * in the database.
 */
#ifndef CHIPCMP_REPORT_PLOT_H
#define CHIPCMP_REPORT_PLOT_H

#include "chipcmp/base/arena.h"
#include "chipcmp/num/interval.h"

struct cc_plot_point {
    bool known;
    double value;             /* of a ratio: above 0 */
    struct cc_interval range; /* rounding interval */
    bool has_spread;
    struct cc_interval spread;  /* over the sides of a conflict */
    struct cc_str label;        /* printed at the point: "0.15x", or for an unknown "no public figure" / "not supported"; never empty */
    struct cc_str spread_label; /* "0.12x to 0.18x"; printed where the chart is text; empty without a spread */
};

struct cc_plot {
    struct cc_str kind; /* template: plots/<kind>.gp */
    struct cc_str title, subtitle, x_label;
    struct cc_str *series; /* names of series (chips without the base); series_count, at least 1 */
    size_t series_count;
    struct cc_str *categories; /* names of categories (metrics with their basis), from the top down; category_count, at least 1 */
    size_t category_count;
    struct cc_plot_point *points; /* [category * series_count + series] */
    struct cc_str *source_lines;  /* the footer: what was left out, "Sources: ...", one paragraph each */
    size_t source_line_count;
    struct cc_str description; /* alternative text for those who do not see the picture */
};

#endif
