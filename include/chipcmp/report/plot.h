/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, report. What a chart shows, before gnuplot: panels with axes, marks and lines on them, titles, and the source line.
 *
 * A builder in src/report/<kind>_plot.c fills it from an analysis, in the units of the data. src/chart/ chooses ends of axes and ticks,
 * places everything so that no text meets another, writes a tab-separated data file and runs the template plots/<kind>.gp on it. All text
 * is raw UTF-8 on one line each: the chart layer wraps it and makes it harmless. Everything lives in the builder's arena or in the
 * database.
 */
#ifndef CHIPCMP_REPORT_PLOT_H
#define CHIPCMP_REPORT_PLOT_H

#include "chipcmp/base/arena.h"
#include "chipcmp/num/interval.h"

enum cc_plot_scale {
    CC_SCALE_LINEAR,
    CC_SCALE_LOG,  /* every value above 0 */
    CC_SCALE_NAMES /* rows from the top down, columns from the left: the first is at 1, the second at 2 ... */
};

enum cc_plot_ticks {
    CC_TICKS_NUMBERS, /* "0.5", "20", "1,000" */
    CC_TICKS_RATIOS,  /* powers of two: "1/4", "1", "8" */
    CC_TICKS_YEARS,   /* the value is a year, 2024.5 the middle of one: "2024", "2024-07" */
    CC_TICKS_NONE
};

struct cc_plot_axis {
    enum cc_plot_scale scale;
    enum cc_plot_ticks ticks;
    struct cc_str label; /* what the numbers are, with their unit: "Memory bandwidth (TB/s)"; may be empty */
    double low, high;    /* what the axis has to reach beside the marks; low > high: nothing more */
    bool has_origin;     /* where bars start, drawn as a line: 0 of amounts, 1 of ratios; within the axis */
    double origin;
    struct cc_str *names; /* of a NAMES axis: name_count of them, at least 1 */
    size_t name_count;
    bool by_series; /* a NAMES axis downwards: each row is divided among the plot's series */
};

enum cc_plot_mark_kind {
    CC_MARK_BAR,   /* along the row `y`, from the origin of the x axis to `x` */
    CC_MARK_POINT, /* with whiskers for its ranges, and a diamond and longer whiskers for a spread */
    CC_MARK_CELL,  /* a field of a matrix: column x, row y, coloured by `shade` */
    CC_MARK_SLOT   /* what is unknown, hatched, its reason on it: the row `y`; where x is a NAMES axis too, the field */
};

struct cc_plot_mark {
    enum cc_plot_mark_kind kind;
    size_t series; /* chooses the colour, and by_series the part of the row */
    double x, y;
    struct cc_interval x_range, y_range; /* rounding: holds the value; lo == hi: exact; of a NAMES axis not used */
    bool has_spread;
    struct cc_interval x_spread, y_spread; /* over the sides of a conflict; likewise */
    double shade;                          /* CELL: -1 to 1, 0 is neutral */
    struct cc_str label;        /* printed at the mark: "0.15x", a chip's name; for a slot "no public figure". A slot's is never empty */
    struct cc_str short_label;  /* on a cell where the label does not fit: "0.1"; may be empty */
    struct cc_str spread_label; /* "0.12x to 0.18x"; printed where the chart is text; empty without a spread */
    struct cc_str name;         /* what the mark stands for, where its row does not say so; for the data file */
};

enum cc_plot_line_kind {
    CC_LINE_CURVE,  /* data, in the colour of its series */
    CC_LINE_GUIDE,  /* thin and grey: a diagonal, a reference */
    CC_LINE_LIMIT,  /* a threshold: dashed */
    CC_LINE_TREND,  /* a fit: dashed in the colour of its series */
    CC_LINE_ABSENT, /* where a mark would stand whose other value is unknown: dotted */
    CC_LINE_BAND,   /* filled between y and y_high: an interval, what a threshold covers */
    CC_LINE_KINDS
};

struct cc_plot_vertex {
    double x, y, y_high; /* y_high: of a band */
};

/* Vertices joined by straight lines on the axes as they are drawn (of a logarithmic axis: in its logarithms). They may lie far outside the
 * panel, which cuts them off: a diagonal has two, beyond its corners. A band's x grow. Lines do not widen an axis. */
struct cc_plot_line {
    enum cc_plot_line_kind kind;
    size_t series;
    struct cc_plot_vertex *vertices; /* vertex_count, at least 2 */
    size_t vertex_count;
    struct cc_str label; /* printed along it, where there is room: "100 FLOP/byte"; may be empty */
};

struct cc_plot_panel {
    struct cc_str title; /* may be empty */
    struct cc_plot_axis x, y;
    struct cc_plot_mark *marks;
    size_t mark_count, mark_capacity;
    struct cc_plot_line *lines;
    size_t line_count, line_capacity;
};

struct cc_plot {
    struct cc_str kind; /* template: plots/<kind>.gp */
    struct cc_str title, subtitle;
    struct cc_str *series; /* names of the colours; series_count, at least 1 */
    size_t series_count;
    bool key;                     /* name the series above the panels; where one alone is there, never */
    struct cc_plot_panel *panels; /* panel_count, at least 1; their y axes are all of names or all of numbers */
    size_t panel_count;
    size_t columns;       /* most panels beside each other; 0: one */
    struct cc_str *notes; /* the footer: what was left out, what a sign means; a paragraph each */
    size_t note_count, note_capacity;
    struct cc_str sources;     /* the last paragraph of the footer: "Sources: ..."; may be empty */
    struct cc_str description; /* alternative text for those who do not see the picture */
};

#endif
