/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 9, chart, private. Where everything of a chart stands: C measures text and places it, the template draws.
 *
 * Places are pixels from the upper left corner, y downwards; in a text chart columns and rows. layout.c puts together header, panels and
 * footer; frame.c sizes a panel, beside.c puts names and ticks around it, axis.c maps values, place.c marks and lines, label.c their
 * labels, key.c what names the colours.
 */
#ifndef CHIPCMP_SRC_CHART_LAYOUT_H
#define CHIPCMP_SRC_CHART_LAYOUT_H

#include "axis.h"
#include "chipcmp/base/error.h"
#include "chipcmp/report/plot.h"

/* The templates know these numbers. */
enum cc_chart_role {
    CC_ROLE_TITLE,
    CC_ROLE_SUBTITLE,
    CC_ROLE_KEY,
    CC_ROLE_PANEL, /* title of a panel */
    CC_ROLE_NAME,  /* of a row or a column */
    CC_ROLE_TICK,
    CC_ROLE_AXIS,   /* label of an axis */
    CC_ROLE_LABEL,  /* of a mark */
    CC_ROLE_ABSENT, /* of a slot */
    CC_ROLE_LINE,   /* of a line */
    CC_ROLE_CELL,   /* on a cell: dark or light as the cell's colour needs it */
    CC_ROLE_FOOTER,
    CC_ROLE_COUNT
};

enum cc_chart_align { CC_ALIGN_LEFT, CC_ALIGN_CENTER, CC_ALIGN_RIGHT };

/* A piece of text on one line. */
struct cc_chart_text {
    enum cc_chart_role role;
    enum cc_chart_align align;
    double x, y;  /* the left end, the middle or the right end; half the height of the line */
    double width; /* as measured */
    bool plate;   /* on a ground of its own */
    bool turned;  /* reads upwards: x is the middle of the line, y the end that align says (left: the lower one) */
    double shade; /* of the cell it stands on */
    struct cc_str text;
};

/* A sample in the key: of a series (from 1), or of a mark. Its middle. */
enum { CC_KEY_SPREAD = -1, CC_KEY_RANGE = -2 };
struct cc_chart_sample {
    int what;
    double x, y;
};

enum cc_chart_segment_kind { CC_SEGMENT_GRID, CC_SEGMENT_ORIGIN, CC_SEGMENT_LEADER };

struct cc_chart_segment {
    enum cc_chart_segment_kind kind;
    double x1, y1, x2, y2;
};

struct cc_box {
    double left, right, top, bottom;
};

/* A mark on its panel. */
struct cc_placed {
    double x, y;
    struct cc_box body;          /* bar, cell, slot */
    bool x_whisker, y_whisker;   /* the rounding is wide enough to be seen */
    bool x_spread, y_spread;     /* the sides of a conflict */
    struct cc_box range, spread; /* left and right of x, top and bottom of y */
    struct cc_str label;         /* what is printed at it; numbered: its letters */
};

/* A line cut to its panel: what is left of it, one part or several. */
struct cc_trace {
    const struct cc_plot_line *line;
    struct cc_plot_vertex *vertices; /* places; vertex_count */
    size_t vertex_count;
};

struct cc_frame {
    struct cc_box area; /* where marks stand */
    struct cc_chart_scale x, y;
    double row, bar;         /* NAMES downwards: pitch of rows (least one in a text chart), and of bars in a row */
    struct cc_placed *marks; /* of each mark of the panel */
    struct cc_trace *traces;
    size_t trace_count, trace_capacity;
};

struct cc_layout {
    bool cells; /* a text chart */
    double width, height;
    double em;               /* size of the base font; 1 in a text chart */
    struct cc_frame *frames; /* one a panel */
    struct cc_chart_text *texts;
    size_t text_count, text_capacity;
    struct cc_chart_sample *samples;
    size_t sample_count, sample_capacity;
    struct cc_box *bands; /* behind every other row */
    size_t band_count, band_capacity;
    struct cc_chart_segment *segments;
    size_t segment_count, segment_capacity;
};

/* height 0: what is needed. CC_ERR_USAGE where the chart does not fit into a size that was asked for. Texts are views into the plot or live
 * in the arena. */
bool cc_layout_make(const struct cc_plot *plot, unsigned width, unsigned height, bool cells, struct cc_arena *arena, struct cc_layout *out,
    struct cc_error *error);

#endif
