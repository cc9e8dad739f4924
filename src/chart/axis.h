/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart, private. An axis: from values to places, and its ticks. */
#ifndef CHIPCMP_SRC_CHART_AXIS_H
#define CHIPCMP_SRC_CHART_AXIS_H

#include "chipcmp/report/plot.h"

struct cc_chart_scale {
    enum cc_plot_scale kind;
    double low, high;    /* ends, as drawn: of a logarithmic axis log2; of names 0.5 and their number + 0.5 */
    double from, to;     /* where they are; from > to on an axis upwards */
    const double *edges; /* of rows: where each begins, and where the last one ends; NULL: all alike */
};

/* A value as the axis sees it: log2 on a logarithmic one. */
double cc_scale_value(enum cc_plot_scale kind, double value);

/* Place of a value, of one as the axis sees it. */
double cc_scale_place(const struct cc_chart_scale *s, double value);
double cc_scale_seen_place(const struct cc_chart_scale *s, double seen);

struct cc_tick {
    double value;
    struct cc_str text;
};

struct cc_ticks {
    struct cc_tick *items;
    size_t count, capacity;
};

/* Room that a tick's text takes along the axis, the space to the next one included. */
typedef double cc_tick_room(const void *context, struct cc_str text);

/* The densest of the usual series of round numbers whose texts do not meet, and that has no more than 12 of them. A NAMES axis has none.
 * False when memory ran out. */
bool cc_axis_ticks(const struct cc_plot_axis *axis, const struct cc_chart_scale *scale, cc_tick_room *room, const void *context,
    struct cc_arena *arena, struct cc_ticks *out);

#endif
