/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart. The panels: how much room each needs, where it stands, and its axes. */
#include "maker.h"

#include <math.h>

enum { TURNED_EM = 16 }; /* length of a line of a name that reads upwards */

/* ---- names ---- */

/* Wraps the names of an axis; the widest line and the most lines of one. */
static bool wrap_names(struct cc_maker *m, const struct cc_plot_axis *axis, double room, struct cc_lines **out, double *widest,
    size_t *most)
{
    struct cc_lines *lines = CC_NEW(m->arena, struct cc_lines, axis->name_count);
    for (size_t i = 0; lines && i < axis->name_count; i++) {
        if (!cc_maker_wrap(m, CC_ROLE_NAME, axis->names[i], room, &lines[i]))
            return false;
        *most = lines[i].count > *most ? lines[i].count : *most;
        for (size_t j = 0; j < lines[i].count; j++)
            *widest = fmax(*widest, cc_maker_width(m, CC_ROLE_NAME, lines[i].items[j]));
    }
    *out = lines;
    return lines != NULL;
}

/* Whether a name would be broken inside a word in so narrow a column. */
static bool breaks_words(const struct cc_maker *m, const struct cc_plot_axis *axis, double room)
{
    for (size_t i = 0; i < axis->name_count; i++) {
        struct cc_str word, rest = axis->names[i];
        while (rest.len > 0) {
            cc_str_cut(rest, ' ', &word, &rest);
            if (cc_maker_width(m, CC_ROLE_NAME, word) > room)
                return true;
        }
    }
    return false;
}

/* Names of columns stand side by side where they can, else they read upwards; in a text chart they are letters then. */
static bool plan_columns(struct cc_maker *m, size_t panel, double *height)
{
    const struct cc_plot_axis *axis = &m->plot->panels[panel].x;
    struct cc_plan *plan = &m->plans[panel];
    const struct cc_chart_scale *x = &m->layout->frames[panel].x;
    double em = m->layout->em, room = (x->to - x->from) / (double)axis->name_count - (m->layout->cells ? 1 : 0.4 * em), widest = 0;
    size_t most = 0;
    bool narrow = breaks_words(m, axis, room);
    plan->turned = narrow && !m->layout->cells;
    plan->lettered = narrow && m->layout->cells;
    if (!wrap_names(m, axis, plan->turned ? TURNED_EM * em : room, &plan->columns, &widest, &most))
        return false;
    if (plan->turned && cc_maker_pitch(m, CC_ROLE_NAME) * (double)most > room) { /* too many lines beside each other */
        widest = 0;
        if (!wrap_names(m, axis, HUGE_VAL, &plan->columns, &widest, &most))
            return false;
    }
    if (plan->lettered)
        *height = 1;
    else
        *height = plan->turned ? widest + 0.6 * em : cc_maker_pitch(m, CC_ROLE_NAME) * (double)most + (m->layout->cells ? 0 : 0.3 * em);
    return true;
}

static bool same_names(const struct cc_plot_axis *a, const struct cc_plot_axis *b)
{
    return a->names == b->names && a->name_count == b->name_count;
}

/* ---- room across ---- */

static struct cc_interval mark_x(const struct cc_plot_mark *mark)
{
    struct cc_interval e = {fmin(mark->x, mark->x_range.lo), fmax(mark->x, mark->x_range.hi)};
    return mark->has_spread ? cc_interval_hull(e, mark->x_spread) : e;
}

static struct cc_interval mark_y(const struct cc_plot_mark *mark)
{
    struct cc_interval e = {fmin(mark->y, mark->y_range.lo), fmax(mark->y, mark->y_range.hi)};
    return mark->has_spread ? cc_interval_hull(e, mark->y_spread) : e;
}

static bool has_value(const struct cc_plot_mark *mark)
{
    return mark->kind == CC_MARK_BAR || mark->kind == CC_MARK_POINT;
}

/* A single value needs an axis of some length, and rounding should not fill it: an octave, a year, a tenth of the value. */
static double least_span(const struct cc_plot_axis *axis, const struct cc_interval *hull)
{
    double magnitude = fmax(fabs(hull->lo), fabs(hull->hi));
    if (axis->scale == CC_SCALE_LOG || axis->ticks == CC_TICKS_YEARS)
        return 1;
    return magnitude > 0 ? magnitude / 10 : 1;
}

/* What an axis of numbers has to show, as it sees it. */
static struct cc_interval hull_of(const struct cc_plot_panel *panel, bool across)
{
    const struct cc_plot_axis *axis = across ? &panel->x : &panel->y;
    struct cc_interval hull = {HUGE_VAL, -HUGE_VAL};
    if (axis->has_origin)
        hull = cc_interval_exact(cc_scale_value(axis->scale, axis->origin));
    if (axis->low <= axis->high)
        hull = (struct cc_interval){fmin(hull.lo, cc_scale_value(axis->scale, axis->low)),
            fmax(hull.hi, cc_scale_value(axis->scale, axis->high))};
    for (size_t i = 0; i < panel->mark_count; i++) {
        if (!has_value(&panel->marks[i]))
            continue;
        struct cc_interval e = across ? mark_x(&panel->marks[i]) : mark_y(&panel->marks[i]);
        hull.lo = fmin(hull.lo, cc_scale_value(axis->scale, e.lo));
        hull.hi = fmax(hull.hi, cc_scale_value(axis->scale, e.hi));
    }
    if (hull.lo > hull.hi)
        hull = (struct cc_interval){0, 1};
    double least = least_span(axis, &hull);
    if (hull.hi - hull.lo < least) {
        double middle = (hull.lo + hull.hi) / 2;
        hull = (struct cc_interval){middle - least / 2, middle + least / 2};
    }
    return hull;
}

static struct cc_chart_scale names_scale(const struct cc_plot_axis *axis, double from, double to)
{
    return (struct cc_chart_scale){CC_SCALE_NAMES, 0.5, (double)axis->name_count + 0.5, from, to, NULL};
}

/* An axis of numbers with a little air at either end, but none below an origin. */
static struct cc_chart_scale airy_scale(const struct cc_plot_panel *panel, bool across, double from, double to)
{
    const struct cc_plot_axis *axis = across ? &panel->x : &panel->y;
    struct cc_interval hull = hull_of(panel, across);
    double air = 0.06 * (hull.hi - hull.lo);
    bool at_origin = axis->has_origin && hull.lo == cc_scale_value(axis->scale, axis->origin);
    return (struct cc_chart_scale){axis->scale, at_origin ? hull.lo : hull.lo - air, hull.hi + air, from, to, NULL};
}

/* Of rows: all bars and whiskers, and in a picture beside them room for the labels, which stand at the outer end of each. */
static struct cc_chart_scale row_scale(const struct cc_maker *m, const struct cc_plot_panel *panel, double from, double to)
{
    const struct cc_plot_axis *axis = &panel->x;
    struct cc_interval hull = hull_of(panel, true);
    double em = m->layout->em, room = to - from, before = axis->has_origin || m->layout->cells ? 0 : 0.8 * em, behind = 1.2 * em;
    for (size_t i = 0; i < panel->mark_count; i++) {
        const struct cc_plot_mark *mark = &panel->marks[i];
        if (!has_value(mark) || m->layout->cells)
            continue;
        double *side = axis->has_origin && mark->x < axis->origin ? &before : &behind;
        *side = fmax(*side, cc_maker_width(m, CC_ROLE_LABEL, mark->label) + (mark->has_spread ? 3 : 2) * m->style->label_gap * em);
    }
    if (m->layout->cells)
        behind = m->style->tick_gap;
    before = fmin(before, room * 0.4);
    behind = fmin(behind, room * 0.4);
    double unit = (room - before - behind) / (hull.hi - hull.lo);
    return (struct cc_chart_scale){axis->scale, hull.lo - before / unit, hull.hi + behind / unit, from, to, NULL};
}

/* Columns beside an axis of numbers: behind the last one is room for the labels that stand there. */
static struct cc_chart_scale column_scale(const struct cc_maker *m, const struct cc_plot_panel *panel, double from, double to)
{
    double count = (double)panel->x.name_count, label = 0;
    for (size_t i = 0; i < panel->mark_count && !m->numbered; i++) {
        const struct cc_plot_mark *mark = &panel->marks[i];
        if (mark->kind == CC_MARK_POINT && mark->label.len > 0)
            label = fmax(label, cc_maker_width(m, CC_ROLE_LABEL, mark->label) + 1.5 * m->layout->em);
    }
    label = fmin(label, 0.3 * (to - from));
    double pitch = fmin((to - from) / count, (to - from - label) / (count - 0.5));
    return names_scale(&panel->x, from, from + pitch * count);
}

static void set_x_scale(struct cc_maker *m, size_t panel)
{
    const struct cc_plot_panel *p = &m->plot->panels[panel];
    struct cc_frame *f = &m->layout->frames[panel];
    if (p->x.scale == CC_SCALE_NAMES && !m->rows_named)
        f->x = column_scale(m, p, f->area.left, f->area.right);
    else if (p->x.scale == CC_SCALE_NAMES)
        f->x = names_scale(&p->x, f->area.left, f->area.right);
    else
        f->x = m->rows_named ? row_scale(m, p, f->area.left, f->area.right) : airy_scale(p, true, f->area.left, f->area.right);
}

/* Width of the texts before an area: names of rows, or ticks of an axis upwards (measured at the height planned). */
static bool widest_before(struct cc_maker *m, size_t panel, double room, double *widest)
{
    const struct cc_plot_panel *p = &m->plot->panels[panel];
    struct cc_plan *plan = &m->plans[panel];
    if (m->rows_named)
        return wrap_names(m, &p->y, room, &plan->rows, widest, &plan->most_lines);
    struct cc_ticks ticks = {NULL, 0, 0};
    struct cc_chart_scale scale = airy_scale(p, false, 0, -plan->height);
    if (!cc_axis_ticks(&p->y, &scale, cc_tick_room_down, m, m->arena, &ticks))
        return false;
    for (size_t i = 0; i < ticks.count; i++)
        *widest = fmax(*widest, cc_maker_width(m, CC_ROLE_TICK, ticks.items[i].text));
    return true;
}

/* Text chart: the column in which the labels of a panel's marks stand, with the spread behind each. */
static void measure_labels(struct cc_maker *m, size_t panel, double *needed)
{
    const struct cc_plot_panel *p = &m->plot->panels[panel];
    double widest = 0;
    for (size_t i = 0; i < p->mark_count; i++) {
        const struct cc_plot_mark *mark = &p->marks[i];
        double width = cc_maker_width(m, mark->kind == CC_MARK_SLOT ? CC_ROLE_ABSENT : CC_ROLE_LABEL, mark->label);
        if (m->rows_named && p->x.scale != CC_SCALE_NAMES)
            *needed = fmax(*needed, width + 2 * m->layout->em);
        if (mark->has_spread && mark->spread_label.len > 0)
            width += cc_maker_width(m, CC_ROLE_LABEL, mark->spread_label) + 3;
        widest = fmax(widest, width);
    }
    if (m->layout->cells && m->rows_named && p->x.scale != CC_SCALE_NAMES)
        m->plans[panel].label = widest;
}

static bool too_narrow(struct cc_maker *m, double area, double needed)
{
    return cc_error_set(m->error, CC_ERR_USAGE,
        "a width of %.0f is too small for this chart: it leaves %.0f for the %s, and they need %.0f", m->layout->width,
        fmax(0, floor(area)), m->rows_named ? "bars" : "axes", ceil(needed));
}

/* Places of all areas across: names or ticks, in a text chart labels, the area. */
static bool place_across(struct cc_maker *m)
{
    const struct cc_style *s = m->style;
    struct cc_layout *l = m->layout;
    double em = l->em, columns = (double)m->columns, widest = 0, label = 0, needed = s->least_area;
    double room = m->rows_named ? s->name_share * cc_maker_content(m) / (m->names_once ? 1 : columns) : 0;
    for (size_t i = 0; i < m->plot->panel_count; i++) {
        if (!widest_before(m, i, room, &widest))
            return cc_error_memory(m->error);
        measure_labels(m, i, &needed);
        label = fmax(label, m->plans[i].label);
    }
    bool by_series = m->plot->panels[0].y.by_series && m->plot->series_count > 1;
    double each = l->cells && label > 0 ? (by_series ? CC_TEXT_LETTER : 0) + label + CC_TEXT_GAP : 0;
    double before = widest > 0 ? widest + s->gap * em : 0, once = m->names_once ? before : 0;
    each += m->names_once ? 0 : before;
    double pitch = (cc_maker_content(m) - once + s->panel_gap * em) / columns, width = pitch - s->panel_gap * em - each;
    needed = l->cells ? s->least_area : needed;
    if (width < needed)
        return too_narrow(m, width, needed);
    for (size_t i = 0; i < m->plot->panel_count; i++) {
        double left = s->margin * em + once + (double)(i % m->columns) * pitch + each;
        l->frames[i].area.left = left;
        l->frames[i].area.right = left + width;
        m->plans[i].label = label;
        set_x_scale(m, i);
    }
    return true;
}

/* ---- room down ---- */

static double row_pitch(const struct cc_maker *m, size_t panel)
{
    const struct cc_plot_panel *p = &m->plot->panels[panel];
    const struct cc_style *s = m->style;
    bool alone = !p->y.by_series || m->plot->series_count == 1;
    double bars = s->bar * (alone ? 1 : (double)m->plot->series_count), names = s->line[CC_ROLE_NAME];
    if (p->x.scale == CC_SCALE_NAMES)
        return fmax(s->cell, m->layout->cells ? 1 : names * (double)m->plans[panel].most_lines + 0.3) * m->layout->em;
    return (fmax(bars, names * (double)(m->layout->cells ? 1 : m->plans[panel].most_lines)) +
               (m->layout->cells && alone ? 0 : s->bar_gap)) *
           m->layout->em;
}

/* Rows with as small a pitch as can be read. Pictures give every row the same height; in a text chart a name of several lines gets them. */
static bool plan_rows(struct cc_maker *m, size_t panel)
{
    const struct cc_plot_panel *p = &m->plot->panels[panel];
    struct cc_frame *f = &m->layout->frames[panel];
    struct cc_plan *plan = &m->plans[panel];
    double *edges = CC_NEW(m->arena, double, p->y.name_count + 1);
    if (!edges)
        return cc_error_memory(m->error);
    f->row = row_pitch(m, panel);
    f->bar = m->style->bar * m->layout->em;
    double gap = m->layout->cells && p->y.by_series && m->plot->series_count > 1 ? m->style->bar_gap : 0;
    for (size_t i = 0; i < p->y.name_count; i++)
        edges[i + 1] = edges[i] + (m->layout->cells ? fmax(f->row, (double)plan->rows[i].count + gap) : f->row);
    f->y = names_scale(&p->y, 0, edges[p->y.name_count]);
    f->y.edges = edges;
    plan->height = edges[p->y.name_count];
    return true;
}

/* What stands above and below the area. */
static bool plan_beside(struct cc_maker *m, size_t panel)
{
    const struct cc_plot_panel *p = &m->plot->panels[panel];
    struct cc_plan *plan = &m->plans[panel];
    const struct cc_box *area = &m->layout->frames[panel].area;
    double em = m->layout->em, names = 0, start = m->columns == 1 ? m->style->margin * em : area->left;
    if (p->x.scale == CC_SCALE_NAMES && !plan_columns(m, panel, &names))
        return cc_error_memory(m->error);
    bool done = cc_maker_wrap(m, CC_ROLE_PANEL, p->title, area->right - (m->rows_named ? area->left : start), &plan->title) &&
                (m->rows_named || cc_maker_wrap(m, CC_ROLE_AXIS, p->y.label, area->right - start, &plan->y_label)) &&
                cc_maker_wrap(m, CC_ROLE_AXIS, p->x.label, area->right - start, &plan->x_label);
    plan->above = cc_maker_pitch(m, CC_ROLE_PANEL) * (double)plan->title.count +
                  cc_maker_pitch(m, CC_ROLE_AXIS) * (double)plan->y_label.count + (m->rows_named ? names : 0);
    plan->below = cc_maker_pitch(m, CC_ROLE_AXIS) * (double)plan->x_label.count + (m->rows_named ? 0 : names);
    if (!m->rows_named && !m->layout->cells) /* the uppermost tick reaches above the area */
        plan->above += cc_maker_pitch(m, CC_ROLE_TICK) / 2;
    if (p->x.scale != CC_SCALE_NAMES && p->x.ticks != CC_TICKS_NONE)
        plan->below += m->style->axis * em;
    return done || cc_error_memory(m->error);
}

bool cc_frames_plan(struct cc_maker *m)
{
    const struct cc_plot *plot = m->plot;
    const struct cc_style *s = m->style;
    size_t most = (size_t)fmax(1, floor(cc_maker_content(m) / (s->least_panel * m->layout->em)));
    m->columns = plot->columns > 1 ? plot->columns : 1;
    m->columns = m->columns < plot->panel_count ? m->columns : plot->panel_count;
    m->columns = m->columns < most ? m->columns : most;
    m->rows_named = plot->panels[0].y.scale == CC_SCALE_NAMES;
    m->names_once = m->rows_named;
    for (size_t i = 0; i < plot->panel_count; i++) {
        m->plans[i] = (struct cc_plan){.most_lines = 1};
        m->names_once &= same_names(&plot->panels[0].y, &plot->panels[i].y);
        m->plans[i].height = fmax(s->least_height * m->layout->em, s->aspect * cc_maker_content(m) / (double)m->columns);
        if (m->layout->cells)
            m->plans[i].height = floor(m->plans[i].height);
    }
    if (!place_across(m))
        return false;
    for (size_t i = 0; i < plot->panel_count; i++) {
        if ((m->rows_named && !plan_rows(m, i)) || !plan_beside(m, i))
            return false;
    }
    return true;
}

/* ---- places ---- */

/* The most that the panels of the row of panels that begins at `first` need. */
static struct cc_plan row_needs(const struct cc_maker *m, size_t first)
{
    struct cc_plan most = {.above = 0};
    for (size_t i = first; i < m->plot->panel_count && i < first + m->columns; i++) {
        most.above = fmax(most.above, m->plans[i].above);
        most.below = fmax(most.below, m->plans[i].below);
        most.height = fmax(most.height, m->plans[i].height);
    }
    return most;
}

void cc_frames_heights(const struct cc_maker *m, double *fixed, double *areas)
{
    *fixed = *areas = 0;
    for (size_t i = 0; i < m->plot->panel_count; i += m->columns) {
        struct cc_plan needs = row_needs(m, i);
        *fixed += needs.above + needs.below + (i > 0 ? m->style->panel_gap * m->layout->em : 0);
        *areas += needs.height;
    }
}

static void place_down(struct cc_maker *m, size_t panel, double top, double factor)
{
    const struct cc_plot_panel *p = &m->plot->panels[panel];
    struct cc_frame *f = &m->layout->frames[panel];
    f->area.top = top;
    f->area.bottom = top + m->plans[panel].height * factor;
    if (!m->rows_named) {
        f->y = airy_scale(p, false, f->area.bottom, f->area.top);
        return;
    }
    double *edges = CC_NEW(m->arena, double, p->y.name_count + 1);
    for (size_t i = 0; edges && i <= p->y.name_count; i++)
        edges[i] = top + f->y.edges[i] * factor;
    f->y.edges = edges;
    f->y.from = f->area.top;
    f->y.to = f->area.bottom;
    f->row *= factor;
    f->bar *= factor;
}

bool cc_frames_place(struct cc_maker *m, double top, double factor)
{
    for (size_t i = 0; i < m->plot->panel_count; i += m->columns) {
        struct cc_plan needs = row_needs(m, i);
        for (size_t j = i; j < m->plot->panel_count && j < i + m->columns; j++) {
            place_down(m, j, top + needs.above, factor);
            if (m->arena->failed || !cc_beside_place(m, j, top + needs.above - m->plans[j].above))
                return cc_error_memory(m->error);
        }
        top += needs.above + needs.height * factor + needs.below + m->style->panel_gap * m->layout->em;
    }
    return true;
}
