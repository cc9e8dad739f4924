/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart. Whether a plot can be drawn: whatever a builder makes of odd data, gnuplot gets numbers that it can place. */
#include "clean.h"

#include "chipcmp/chart/chart.h"

#include <math.h>

/* On a logarithmic axis nothing that is not above 0 can be drawn. */
static bool good_value(const struct cc_plot_axis *axis, double value)
{
    return isfinite(value) && (axis->scale != CC_SCALE_LOG || value > 0);
}

static bool good_range(const struct cc_plot_axis *axis, struct cc_interval range)
{
    return good_value(axis, range.lo) && good_value(axis, range.hi) && range.lo <= range.hi;
}

static bool good_place(const struct cc_plot_axis *axis, double value)
{
    return axis->scale == CC_SCALE_NAMES ? value >= 1 && value <= (double)axis->name_count && value == floor(value)
                                         : good_value(axis, value);
}

static bool good_mark(const struct cc_plot *plot, const struct cc_plot_panel *panel, const struct cc_plot_mark *m)
{
    bool valued = m->kind == CC_MARK_BAR || m->kind == CC_MARK_POINT;
    if (m->series >= plot->series_count || !good_place(&panel->y, m->y) || (m->kind == CC_MARK_BAR && !panel->x.has_origin))
        return false;
    if ((valued || panel->x.scale == CC_SCALE_NAMES) && !good_place(&panel->x, m->x))
        return false;
    if (!valued)
        return m->kind == CC_MARK_CELL ? m->shade >= -1 && m->shade <= 1 : m->label.len > 0;
    if (panel->x.scale != CC_SCALE_NAMES && (!good_range(&panel->x, m->x_range) || (m->has_spread && !good_range(&panel->x, m->x_spread))))
        return false;
    return panel->y.scale == CC_SCALE_NAMES ||
           (good_range(&panel->y, m->y_range) && (!m->has_spread || good_range(&panel->y, m->y_spread)));
}

static bool good_line(const struct cc_plot *plot, const struct cc_plot_panel *panel, const struct cc_plot_line *line)
{
    bool good = line->series < plot->series_count && line->vertex_count >= 2;
    for (size_t i = 0; good && i < line->vertex_count; i++) {
        const struct cc_plot_vertex *v = &line->vertices[i];
        good = good_value(&panel->x, v->x) && good_value(&panel->y, v->y) &&
               (line->kind != CC_LINE_BAND || good_value(&panel->y, v->y_high));
    }
    return good;
}

static bool good_axis(const struct cc_plot_axis *axis)
{
    if (axis->scale == CC_SCALE_NAMES)
        return axis->name_count > 0;
    return (!axis->has_origin || good_value(axis, axis->origin)) &&
           (axis->low > axis->high || good_range(axis, (struct cc_interval){axis->low, axis->high}));
}

static bool check_panel(const struct cc_plot *plot, const struct cc_plot_panel *panel, struct cc_error *error)
{
    if (!good_axis(&panel->x) || !good_axis(&panel->y) || (panel->y.scale == CC_SCALE_NAMES) != (plot->panels[0].y.scale == CC_SCALE_NAMES))
        return cc_error_set(error, CC_ERR_INTERNAL, "an axis of the chart cannot be drawn");
    for (size_t i = 0; i < panel->mark_count; i++) {
        if (!good_mark(plot, panel, &panel->marks[i]))
            return cc_error_set(error, CC_ERR_INTERNAL, "mark %zu of the chart cannot be drawn", i + 1);
    }
    for (size_t i = 0; i < panel->line_count; i++) {
        if (!good_line(plot, panel, &panel->lines[i]))
            return cc_error_set(error, CC_ERR_INTERNAL, "line %zu of the chart cannot be drawn", i + 1);
    }
    return true;
}

bool cc_plot_check(const struct cc_plot *plot, struct cc_error *error)
{
    if (plot->series_count == 0 || plot->panel_count == 0)
        return cc_error_set(error, CC_ERR_INTERNAL, "a chart of nothing");
    if (plot->series_count > CC_CHART_MAX_SERIES)
        return cc_error_set(error, CC_ERR_USAGE, "a chart can tell %d chips apart, not %zu", CC_CHART_MAX_SERIES, plot->series_count);
    for (size_t i = 0; i < plot->panel_count; i++) {
        if (!check_panel(plot, &plot->panels[i], error))
            return false;
    }
    return true;
}
