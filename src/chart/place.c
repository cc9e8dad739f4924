/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart. Marks and lines of a panel on its axes, lines cut to the panel. */
#include "maker.h"

#include <math.h>

/* ---- marks ---- */

/* Middle of the part of its row that a mark has. */
static double row_middle(const struct cc_maker *m, const struct cc_plot_panel *panel, const struct cc_frame *f,
    const struct cc_plot_mark *mark)
{
    double top = cc_scale_seen_place(&f->y, mark->y - 0.5), series = panel->y.by_series ? (double)m->plot->series_count : 1;
    double own = panel->y.by_series ? (double)mark->series : 0;
    double first = m->layout->cells ? 0 : (f->row - series * f->bar) / 2;
    return top + first + (own + 0.5) * f->bar;
}

static struct cc_box row_box(const struct cc_maker *m, const struct cc_frame *f, double middle, double x1, double x2)
{
    double half = f->bar * (m->layout->cells ? 0.5 : 0.39);
    return (struct cc_box){fmin(x1, x2), fmax(x1, x2), middle - half, middle + half};
}

static struct cc_box field_box(const struct cc_frame *f, const struct cc_plot_mark *mark)
{
    return (struct cc_box){cc_scale_seen_place(&f->x, mark->x - 0.5), cc_scale_seen_place(&f->x, mark->x + 0.5),
        cc_scale_seen_place(&f->y, mark->y - 0.5), cc_scale_seen_place(&f->y, mark->y + 0.5)};
}

/* Whiskers of rounding only where they can be seen, and not under those of a spread, which are longer. */
static void place_whiskers(const struct cc_maker *m, const struct cc_plot_panel *panel, const struct cc_frame *f,
    const struct cc_plot_mark *mark, struct cc_placed *p)
{
    double least = m->style->whisker * m->layout->em;
    p->range = p->spread = (struct cc_box){p->x, p->x, p->y, p->y};
    if (panel->x.scale != CC_SCALE_NAMES) {
        p->range.left = cc_scale_place(&f->x, mark->x_range.lo);
        p->range.right = cc_scale_place(&f->x, mark->x_range.hi);
        p->x_spread = mark->has_spread && (mark->x_spread.lo < mark->x_spread.hi || panel->y.scale == CC_SCALE_NAMES);
        p->spread.left = p->x_spread ? cc_scale_place(&f->x, mark->x_spread.lo) : p->range.left;
        p->spread.right = p->x_spread ? cc_scale_place(&f->x, mark->x_spread.hi) : p->range.right;
    }
    if (panel->y.scale != CC_SCALE_NAMES) {
        p->range.top = cc_scale_place(&f->y, mark->y_range.hi);
        p->range.bottom = cc_scale_place(&f->y, mark->y_range.lo);
        p->y_spread = mark->has_spread && mark->y_spread.lo < mark->y_spread.hi;
        p->spread.top = p->y_spread ? cc_scale_place(&f->y, mark->y_spread.hi) : p->range.top;
        p->spread.bottom = p->y_spread ? cc_scale_place(&f->y, mark->y_spread.lo) : p->range.bottom;
    }
    p->x_whisker = !p->x_spread && p->range.right - p->range.left >= least;
    p->y_whisker = !p->y_spread && p->range.bottom - p->range.top >= least;
}

/* On an axis upwards among several: hatched from top to bottom. */
static struct cc_box column_box(const struct cc_maker *m, const struct cc_frame *f, double middle)
{
    double half = m->layout->cells ? 0.5 : 0.45 * m->layout->em;
    return (struct cc_box){middle - half, middle + half, f->area.top, f->area.bottom};
}

static void place_mark(const struct cc_maker *m, const struct cc_plot_panel *panel, const struct cc_frame *f,
    const struct cc_plot_mark *mark, struct cc_placed *p)
{
    bool rows = panel->y.scale == CC_SCALE_NAMES, columns = panel->x.scale == CC_SCALE_NAMES;
    bool valued = mark->kind == CC_MARK_BAR || mark->kind == CC_MARK_POINT;
    *p = (struct cc_placed){.label = mark->label};
    p->y = rows && !columns ? row_middle(m, panel, f, mark) : cc_scale_place(&f->y, mark->y);
    p->x = columns || valued ? cc_scale_place(&f->x, mark->x) : (f->area.left + f->area.right) / 2;
    if (columns && rows)
        p->body = field_box(f, mark);
    else if (mark->kind == CC_MARK_BAR)
        p->body = row_box(m, f, p->y, p->x, cc_scale_place(&f->x, panel->x.origin));
    else if (mark->kind == CC_MARK_SLOT && !rows)
        p->body = column_box(m, f, p->x);
    else if (mark->kind == CC_MARK_SLOT)
        p->body = row_box(m, f, p->y, f->area.left, f->area.right);
    else
        p->body = (struct cc_box){p->x, p->x, p->y, p->y};
    if (mark->kind == CC_MARK_SLOT && !rows)
        p->y = f->area.bottom - cc_maker_pitch(m, CC_ROLE_ABSENT) / 2;
    if (valued)
        place_whiskers(m, panel, f, mark, p);
    else
        p->range = p->spread = p->body;
}

/* ---- lines ---- */

static struct cc_plot_vertex seen_vertex(const struct cc_frame *f, struct cc_plot_vertex v)
{
    return (struct cc_plot_vertex){cc_scale_place(&f->x, v.x), cc_scale_place(&f->y, v.y), cc_scale_place(&f->y, v.y_high)};
}

static struct cc_plot_vertex between(struct cc_plot_vertex a, struct cc_plot_vertex b, double t)
{
    return (struct cc_plot_vertex){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.y_high + (b.y_high - a.y_high) * t};
}

/* Narrows [*from, *to], the part of a segment that is kept, to where start + t * step lies between low and high (Liang and Barsky 1984). */
static bool keep_part(double start, double step, double low, double high, double *from, double *to)
{
    if (step == 0)
        return start >= low && start <= high;
    double a = (low - start) / step, b = (high - start) / step;
    *from = fmax(*from, fmin(a, b));
    *to = fmin(*to, fmax(a, b));
    return *from <= *to;
}

static bool open_trace(struct cc_maker *m, struct cc_frame *f, const struct cc_plot_line *line, size_t room)
{
    if (!CC_PUSH_ROOM(m->arena, f->traces, f->trace_count, f->trace_capacity))
        return false;
    struct cc_plot_vertex *vertices = CC_NEW(m->arena, struct cc_plot_vertex, room);
    f->traces[f->trace_count++] = (struct cc_trace){line, vertices, 0};
    return vertices != NULL;
}

static double clamp(double value, double low, double high)
{
    return fmin(fmax(value, low), high);
}

/* A band is cut at its sides, and pressed into the panel above and below. */
static bool cut_segment(const struct cc_box *area, enum cc_plot_line_kind kind, struct cc_plot_vertex *a, struct cc_plot_vertex *b)
{
    double from = 0, to = 1;
    struct cc_plot_vertex start = *a, end = *b;
    if (!keep_part(start.x, end.x - start.x, area->left, area->right, &from, &to))
        return false;
    if (kind != CC_LINE_BAND && !keep_part(start.y, end.y - start.y, area->top, area->bottom, &from, &to))
        return false;
    *a = from > 0 ? between(start, end, from) : start;
    *b = to < 1 ? between(start, end, to) : end;
    if (kind == CC_LINE_BAND) {
        a->y = clamp(a->y, area->top, area->bottom);
        b->y = clamp(b->y, area->top, area->bottom);
        a->y_high = clamp(a->y_high, area->top, area->bottom);
        b->y_high = clamp(b->y_high, area->top, area->bottom);
    }
    return true;
}

static bool same_vertex(const struct cc_plot_vertex *a, const struct cc_plot_vertex *b)
{
    return !(a->x < b->x || a->x > b->x || a->y < b->y || a->y > b->y);
}

static bool trace_line(struct cc_maker *m, struct cc_frame *f, const struct cc_plot_line *line)
{
    bool open = false;
    for (size_t i = 1; i < line->vertex_count; i++) {
        struct cc_plot_vertex a = seen_vertex(f, line->vertices[i - 1]), b = seen_vertex(f, line->vertices[i]), end = b;
        if (!cut_segment(&f->area, line->kind, &a, &b)) {
            open = false;
            continue;
        }
        if (!open && !open_trace(m, f, line, line->vertex_count + 1))
            return false;
        struct cc_trace *t = &f->traces[f->trace_count - 1];
        if (!open)
            t->vertices[t->vertex_count++] = a;
        t->vertices[t->vertex_count++] = b;
        open = line->kind == CC_LINE_BAND ? end.x <= f->area.right : same_vertex(&b, &end);
    }
    return true;
}

/* Points with a label on the panels before this one. */
static size_t points_before(const struct cc_maker *m, size_t panel)
{
    size_t count = 0;
    for (size_t i = 0; i < panel; i++) {
        for (size_t j = 0; j < m->plot->panels[i].mark_count; j++)
            count += m->plot->panels[i].marks[j].kind == CC_MARK_POINT && m->plot->panels[i].marks[j].label.len > 0;
    }
    return count;
}

/* Points with labels get the letters of their order. Where a kind labels one point of each series, these are the letters of the series. */
static void letter_points(struct cc_maker *m, size_t index)
{
    const struct cc_plot_panel *panel = &m->plot->panels[index];
    size_t letter = points_before(m, index);
    for (size_t i = 0; i < panel->mark_count; i++) {
        struct cc_str *label = &m->layout->frames[index].marks[i].label;
        if (panel->marks[i].kind != CC_MARK_POINT)
            continue;
        if (panel->marks[i].label.len > 0)
            *label = cc_letters(m->arena, letter++);
        else if (m->layout->cells) /* nothing else would show it */
            *label = cc_letters(m->arena, panel->marks[i].series);
    }
}

/* Text chart: a vertex in each cell that the line goes through, as cells are what is drawn. */
static bool fill_cells(struct cc_maker *m, struct cc_trace *t)
{
    size_t count = 0, room = 2;
    for (size_t i = 1; i < t->vertex_count; i++)
        room += (size_t)(fabs(t->vertices[i].x - t->vertices[i - 1].x) + fabs(t->vertices[i].y - t->vertices[i - 1].y)) + 2;
    struct cc_plot_vertex *filled = CC_NEW(m->arena, struct cc_plot_vertex, room);
    if (!filled)
        return false;
    for (size_t i = 1; i < t->vertex_count; i++) {
        struct cc_plot_vertex v = t->vertices[i - 1], w = t->vertices[i];
        size_t steps = (size_t)ceil(fmax(fabs(w.x - v.x), fabs(w.y - v.y)));
        for (size_t step = i == 1 ? 0 : 1; step <= steps && count < room; step++)
            filled[count++] = steps > 0 ? between(v, w, (double)step / (double)steps) : v;
    }
    t->vertices = filled;
    t->vertex_count = count;
    return true;
}

bool cc_marks_place(struct cc_maker *m, size_t index)
{
    const struct cc_plot_panel *panel = &m->plot->panels[index];
    struct cc_frame *f = &m->layout->frames[index];
    f->trace_count = 0;
    f->marks = CC_NEW(m->arena, struct cc_placed, panel->mark_count);
    for (size_t i = 0; f->marks && i < panel->mark_count; i++)
        place_mark(m, panel, f, &panel->marks[i], &f->marks[i]);
    for (size_t i = 0; i < panel->line_count; i++) {
        if (!trace_line(m, f, &panel->lines[i]))
            return cc_error_memory(m->error);
    }
    for (size_t i = 0; m->layout->cells && i < f->trace_count; i++) {
        if (!fill_cells(m, &f->traces[i]))
            return cc_error_memory(m->error);
    }
    if (f->marks && m->numbered)
        letter_points(m, index);
    return !m->arena->failed || cc_error_memory(m->error);
}
