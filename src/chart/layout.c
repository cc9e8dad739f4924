/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart. Where everything of a chart stands: header, panels, footer. */
#include "maker.h"

#include <math.h>

static const struct cc_style picture_style = {
    .margin = 1,
    .line = {[CC_ROLE_TITLE] = 1.75,
        [CC_ROLE_SUBTITLE] = 1.3,
        [CC_ROLE_KEY] = 1.5,
        [CC_ROLE_PANEL] = 1.6,
        [CC_ROLE_NAME] = 1.2,
        [CC_ROLE_TICK] = 1.2,
        [CC_ROLE_AXIS] = 1.3,
        [CC_ROLE_LABEL] = 1.15,
        [CC_ROLE_ABSENT] = 1.15,
        [CC_ROLE_LINE] = 1.1,
        [CC_ROLE_CELL] = 1.15,
        [CC_ROLE_FOOTER] = 1.15},
    .scale = {[CC_ROLE_TITLE] = 1.3,
        [CC_ROLE_SUBTITLE] = 0.95,
        [CC_ROLE_KEY] = 0.95,
        [CC_ROLE_PANEL] = 1,
        [CC_ROLE_NAME] = 1,
        [CC_ROLE_TICK] = 0.9,
        [CC_ROLE_AXIS] = 0.9,
        [CC_ROLE_LABEL] = 0.9,
        [CC_ROLE_ABSENT] = 0.9,
        [CC_ROLE_LINE] = 0.82,
        [CC_ROLE_CELL] = 0.9,
        [CC_ROLE_FOOTER] = 0.82},
    .space = 0.6,
    .name_share = 0.34,
    .gap = 0.7,
    .panel_gap = 1.2,
    .least_panel = 24,
    .least_area = 120,
    .aspect = 0.6,
    .least_height = 12,
    .bar = 1.3,
    .bar_gap = 0.7,
    .cell = 1.9,
    .sample = 1.8,
    .sample_gap = 0.5,
    .key_gap = 1.6,
    .label_gap = 0.4,
    .tick_gap = 1,
    .axis = 1.5,
    .whisker = 0.6,
    .point = 0.45,
};

static const struct cc_style text_style = {
    .margin = 0,
    .line = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
    .scale = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
    .space = 1,
    .name_share = 0.4,
    .gap = 2,
    .panel_gap = 1,
    .least_panel = 400, /* panels stand below each other */
    .least_area = 12,
    .aspect = 0.28,
    .least_height = 10,
    .bar = 1,
    .bar_gap = 1,
    .cell = 1,
    .sample = 1,
    .sample_gap = 1,
    .key_gap = 3,
    .label_gap = 1,
    .tick_gap = 4,
    .axis = 1,
    .whisker = HUGE_VAL,
    .point = 0.5,
};

static bool place_header(struct cc_maker *m, double *y)
{
    double x = m->style->margin * m->layout->em, room = cc_maker_content(m);
    *y = m->style->margin * m->layout->em;
    bool done = cc_maker_put_block(m, CC_ROLE_TITLE, x, room, m->plot->title, y) &&
                cc_maker_put_block(m, CC_ROLE_SUBTITLE, x, room, m->plot->subtitle, y) && cc_key_place(m, y);
    *y += m->style->space * m->layout->em;
    return done || cc_error_memory(m->error);
}

/* Height of the footer: that of its lines. */
static bool place_footer(struct cc_maker *m, double *y)
{
    double x = m->style->margin * m->layout->em, room = cc_maker_content(m);
    *y += m->style->space * m->layout->em;
    bool done = true;
    for (size_t i = 0; done && i < m->plot->note_count; i++)
        done = cc_maker_put_block(m, CC_ROLE_FOOTER, x, room, m->plot->notes[i], y);
    if (m->bare_cells)
        done = done && cc_maker_put_block(m, CC_ROLE_FOOTER, x, room, CC_STR("The numbers are left out: they need a wider chart."), y);
    done = done && cc_maker_put_block(m, CC_ROLE_FOOTER, x, room, m->plot->sources, y);
    *y += m->style->margin * m->layout->em;
    return done || cc_error_memory(m->error);
}

/* Marks at the heights planned, so that the key knows which signs there are, and whether numbers have room on their cells. */
static bool place_provisionally(struct cc_maker *m)
{
    if (!cc_frames_place(m, 0, 1))
        return false;
    for (size_t i = 0; i < m->plot->panel_count; i++) {
        const struct cc_plot_panel *panel = &m->plot->panels[i];
        if (!cc_marks_place(m, i))
            return false;
        for (size_t j = 0; j < panel->mark_count && panel->x.scale == CC_SCALE_NAMES && m->rows_named; j++) {
            const struct cc_box *body = &m->layout->frames[i].marks[j].body;
            double room = body->right - body->left - (m->layout->cells ? 1 : 2);
            const struct cc_plot_mark *mark = &panel->marks[j];
            m->short_cells |= cc_maker_width(m, CC_ROLE_CELL, mark->label) > room;
            m->bare_cells |= cc_maker_width(m, CC_ROLE_CELL, mark->short_label.len > 0 ? mark->short_label : mark->label) > room;
        }
    }
    m->layout->text_count = m->layout->segment_count = m->layout->band_count = 0;
    return true;
}

static bool place_panels(struct cc_maker *m, double top, double factor, bool *met)
{
    if (!cc_frames_plan(m) || !cc_frames_place(m, top, factor))
        return false;
    for (size_t i = 0; i < m->plot->panel_count; i++) {
        if (!cc_marks_place(m, i) || !cc_labels_place(m, i, met))
            return false;
    }
    return true;
}

static bool too_low(const struct cc_maker *m, unsigned height, double needed)
{
    return cc_error_set(m->error, CC_ERR_USAGE, "a height of %u is too small for this chart at a width of %.0f: it needs %.0f", height,
        m->layout->width, ceil(needed));
}

/* Rows need their heights; a panel with two axes of numbers can be lower than it would like to be. */
static double least_areas(const struct cc_maker *m, double areas)
{
    size_t rows = (m->plot->panel_count + m->columns - 1) / m->columns;
    return m->rows_named ? areas : fmin(areas, (double)rows * m->style->least_height * m->layout->em);
}

/* One attempt. *met: a label of a point found no place. */
static bool make(struct cc_maker *m, unsigned height, bool *met)
{
    struct cc_layout *l = m->layout;
    double top, fixed, areas, end;
    m->plans = CC_NEW(m->arena, struct cc_plan, m->plot->panel_count);
    l->frames = CC_NEW(m->arena, struct cc_frame, m->plot->panel_count);
    l->text_count = l->sample_count = l->segment_count = l->band_count = 0;
    if (!m->plans || !l->frames)
        return cc_error_memory(m->error);
    if (!cc_frames_plan(m) || !place_provisionally(m) || !place_header(m, &top))
        return false;
    cc_frames_heights(m, &fixed, &areas);
    size_t header_texts = l->text_count;
    end = top + fixed + areas;
    if (!place_footer(m, &end))
        return false;
    l->text_count = header_texts;
    double least = end - areas + least_areas(m, areas);
    l->height = height > 0 ? height : ceil(end);
    if (l->height < least)
        return too_low(m, height, least);
    double factor = l->cells && m->rows_named ? 1 : 1 + (l->height - end) / areas;
    if (!place_panels(m, top, factor, met))
        return false;
    end = top + fixed + areas * factor;
    return place_footer(m, &end);
}

static bool has_points(const struct cc_plot *plot)
{
    return plot->panels[0].y.scale != CC_SCALE_NAMES;
}

bool cc_layout_make(const struct cc_plot *plot, unsigned width, unsigned height, bool cells, struct cc_arena *arena, struct cc_layout *out,
    struct cc_error *error)
{
    /* Larger pictures get larger letters, but not in proportion: 11 pixels at a width of 600, 21 at 1600. */
    *out = (struct cc_layout){.cells = cells, .width = width, .em = cells ? 1 : 5 + width / 100.0};
    struct cc_maker m = {.plot = plot, .style = cells ? &text_style : &picture_style, .layout = out, .arena = arena, .error = error};
    bool met = false;
    m.numbered = cells && has_points(plot);
    if (!make(&m, height, &met))
        return false;
    if (!met || m.numbered)
        return true;
    m.numbered = true;
    m.bare_cells = m.short_cells = false;
    return make(&m, height, &met);
}
