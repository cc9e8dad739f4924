/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, chart, private. Where everything of a chart of horizontal bars stands: C measures text and places it, the template draws.
 *
 * Lengths are pixels from the upper left corner, y downwards; in a text chart columns and rows.
 */
#ifndef CHIPCMP_SRC_CHART_LAYOUT_H
#define CHIPCMP_SRC_CHART_LAYOUT_H

#include "chipcmp/base/error.h"
#include "chipcmp/report/plot.h"

/* The templates know these numbers. */
enum cc_chart_role { CC_ROLE_TITLE, CC_ROLE_SUBTITLE, CC_ROLE_KEY, CC_ROLE_CATEGORY, CC_ROLE_AXIS, CC_ROLE_FOOTER, CC_ROLE_COUNT };

enum { CC_KEY_SPREAD = -1, CC_KEY_RANGE = -2 };

/* One line of text; y is its middle. A category's text ends at x, any other starts there. */
struct cc_chart_text {
    enum cc_chart_role role;
    double x, y;
    struct cc_str text;
};

/* A sample in the key: of a series (from 1), or of a mark. Its middle. */
struct cc_chart_sample {
    int what;
    double x, y;
};

struct cc_layout {
    bool cells; /* a text chart */
    double width, height;
    double em;                       /* size of the base font; 1 in a text chart */
    double left, right, top, bottom; /* plotting area */
    double category_end;             /* where the names of categories end */
    double bar, group;               /* pitch of bars in a category, and of categories (least pitch in a text chart) */
    double label;                    /* text chart: width of the column of labels before the plotting area; else 0 */
    double *category_top;            /* of each category; in a text chart their heights differ */
    double low, high;                /* ends of the axis: log2 of a ratio, low <= 0 <= high */
    int tick_step;                   /* octaves from tick to tick */
    double whisker_least;            /* log2(hi / lo) from which a rounding interval is wide enough to be seen */
    struct cc_str *labels;           /* what is printed at each point: its label, in a text chart with the spread behind it */
    struct cc_chart_text *texts;
    size_t text_count, text_capacity;
    struct cc_chart_sample *samples;
    size_t sample_count, sample_capacity;
};

/* height 0: what is needed. CC_ERR_USAGE where the bars do not fit into a height that was asked for. Texts are views into the plot or
 * live in the arena. */
bool cc_layout_make(const struct cc_plot *plot, unsigned width, unsigned height, bool cells, struct cc_arena *arena, struct cc_layout *out,
    struct cc_error *error);

#endif
