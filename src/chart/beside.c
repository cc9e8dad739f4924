/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart. What stands around the area of a panel: title, names of rows and columns, ticks, labels of axes. */
#include "maker.h"

#include <math.h>

static bool put_x_ticks(struct cc_maker *m, size_t panel)
{
    const struct cc_plot_axis *axis = &m->plot->panels[panel].x;
    const struct cc_frame *f = &m->layout->frames[panel];
    struct cc_ticks ticks = {NULL, 0, 0};
    if (!cc_axis_ticks(axis, &f->x, cc_tick_room_across, m, m->arena, &ticks))
        return false;
    double y = f->area.bottom + m->style->axis * m->layout->em / 2;
    for (size_t i = 0; i < ticks.count; i++) {
        double x = cc_scale_place(&f->x, ticks.items[i].value), half = cc_maker_width(m, CC_ROLE_TICK, ticks.items[i].text) / 2;
        double at = fmin(fmax(x, half), m->layout->width - half); /* the outer ones stay within the picture */
        if (!cc_maker_segment(m, CC_SEGMENT_GRID, x, f->area.top, x, f->area.bottom) ||
            !cc_maker_put(m, CC_ROLE_TICK, CC_ALIGN_CENTER, at, y, ticks.items[i].text))
            return false;
    }
    if (!axis->has_origin)
        return true;
    double x = cc_scale_place(&f->x, axis->origin);
    return cc_maker_segment(m, CC_SEGMENT_ORIGIN, x, f->area.top, x, f->area.bottom);
}

static bool put_y_ticks(struct cc_maker *m, size_t panel)
{
    const struct cc_plot_axis *axis = &m->plot->panels[panel].y;
    const struct cc_frame *f = &m->layout->frames[panel];
    struct cc_ticks ticks = {NULL, 0, 0};
    if (!cc_axis_ticks(axis, &f->y, cc_tick_room_down, m, m->arena, &ticks))
        return false;
    for (size_t i = 0; i < ticks.count; i++) {
        double y = cc_scale_place(&f->y, ticks.items[i].value);
        if (!cc_maker_segment(m, CC_SEGMENT_GRID, f->area.left, y, f->area.right, y) ||
            !cc_maker_put(m, CC_ROLE_TICK, CC_ALIGN_RIGHT, f->area.left - m->style->gap * m->layout->em, y, ticks.items[i].text))
            return false;
    }
    if (!axis->has_origin)
        return true;
    double y = cc_scale_place(&f->y, axis->origin);
    return cc_maker_segment(m, CC_SEGMENT_ORIGIN, f->area.left, y, f->area.right, y);
}

/* In a text chart the first line stands beside the first bar; in a picture the lines stand in the middle of the row. */
static bool put_row_names(struct cc_maker *m, size_t panel)
{
    const struct cc_frame *f = &m->layout->frames[panel];
    double pitch = cc_maker_pitch(m, CC_ROLE_NAME), end = f->area.left - m->style->gap * m->layout->em;
    if (m->layout->cells && m->plans[panel].label > 0)
        end -= m->plans[panel].label + CC_TEXT_GAP + (m->plot->panels[panel].y.by_series && m->plot->series_count > 1 ? CC_TEXT_LETTER : 0);
    for (size_t i = 0; i < m->plot->panels[panel].y.name_count; i++) {
        const struct cc_lines *lines = &m->plans[panel].rows[i];
        double y = f->y.edges[i] + (m->layout->cells ? 0 : (f->row - pitch * (double)lines->count) / 2);
        if (!cc_maker_put_lines(m, CC_ROLE_NAME, CC_ALIGN_RIGHT, end, lines, &y))
            return false;
    }
    return true;
}

/* Behind every other row, that the eye keeps to it; fields of a matrix have borders. */
static bool put_bands(struct cc_maker *m, size_t panel)
{
    const struct cc_frame *f = &m->layout->frames[panel];
    struct cc_layout *l = m->layout;
    for (size_t i = 0; m->rows_named && f->x.kind != CC_SCALE_NAMES && i < m->plot->panels[panel].y.name_count; i += 2) {
        if (!CC_PUSH_ROOM(m->arena, l->bands, l->band_count, l->band_capacity))
            return false;
        l->bands[l->band_count++] = (struct cc_box){f->area.left, f->area.right, f->y.edges[i], f->y.edges[i + 1]};
    }
    return true;
}

/* Begins above an area, ends below it. */
static bool put_turned_name(struct cc_maker *m, double x, double y, bool above, const struct cc_lines *lines)
{
    double pitch = cc_maker_pitch(m, CC_ROLE_NAME);
    for (size_t i = 0; i < lines->count; i++) {
        double at = x + pitch * ((double)i - ((double)lines->count - 1) / 2);
        if (!cc_maker_put(m, CC_ROLE_NAME, above ? CC_ALIGN_LEFT : CC_ALIGN_RIGHT, at, y, lines->items[i]))
            return false;
        m->layout->texts[m->layout->text_count - 1].turned = true;
    }
    return true;
}

/* Above rows of names, else below the area. */
static bool put_column_names(struct cc_maker *m, size_t panel)
{
    const struct cc_frame *f = &m->layout->frames[panel];
    const struct cc_plan *plan = &m->plans[panel];
    double pitch = cc_maker_pitch(m, CC_ROLE_NAME), em = m->layout->em;
    for (size_t i = 0; i < m->plot->panels[panel].x.name_count; i++) {
        const struct cc_lines *lines = &plan->columns[i];
        double x = cc_scale_place(&f->x, (double)i + 1), y = f->area.bottom;
        bool done;
        if (plan->turned) {
            done = put_turned_name(m, x, m->rows_named ? f->area.top - 0.3 * em : f->area.bottom + 0.3 * em, m->rows_named, lines);
        } else if (plan->lettered) {
            done = cc_maker_put(m, CC_ROLE_NAME, CC_ALIGN_CENTER, x, m->rows_named ? f->area.top - 0.5 : y + 0.5, cc_capitals(m->arena, i));
        } else {
            y = m->rows_named ? f->area.top - 0.15 * em - pitch * (double)lines->count : y + 0.15 * em;
            done = cc_maker_put_lines(m, CC_ROLE_NAME, CC_ALIGN_CENTER, x, lines, &y);
        }
        if (!done)
            return false;
    }
    return true;
}

/* Titles and labels of axes, ticks and names around an area. */
bool cc_beside_place(struct cc_maker *m, size_t panel, double top)
{
    const struct cc_plot_panel *p = &m->plot->panels[panel];
    const struct cc_frame *f = &m->layout->frames[panel];
    const struct cc_plan *plan = &m->plans[panel];
    double em = m->layout->em, margin = m->columns == 1 ? m->style->margin * em : f->area.left, widest = 0;
    double y = top, below = f->area.bottom + plan->below - cc_maker_pitch(m, CC_ROLE_AXIS) * (double)plan->x_label.count;
    for (size_t i = 0; i < plan->x_label.count; i++)
        widest = fmax(widest, cc_maker_width(m, CC_ROLE_AXIS, plan->x_label.items[i]));
    double start = fmax(margin, fmin(f->area.left, f->area.right - widest));
    bool named = !m->rows_named || (m->names_once && panel % m->columns != 0) || put_row_names(m, panel);
    return named && put_bands(m, panel) &&
           cc_maker_put_lines(m, CC_ROLE_PANEL, CC_ALIGN_LEFT, m->rows_named ? f->area.left : margin, &plan->title, &y) &&
           cc_maker_put_lines(m, CC_ROLE_AXIS, CC_ALIGN_LEFT, margin, &plan->y_label, &y) &&
           cc_maker_put_lines(m, CC_ROLE_AXIS, CC_ALIGN_LEFT, start, &plan->x_label, &below) &&
           (p->x.scale == CC_SCALE_NAMES ? put_column_names(m, panel) : put_x_ticks(m, panel)) && (m->rows_named || put_y_ticks(m, panel));
}
