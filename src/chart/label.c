/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart. Labels of marks and lines: at the ends of bars, on cells, and beside points where no other text stands. */
#include "maker.h"

#include <math.h>

enum { DIRECTIONS = 20, RINGS = 14, NEAR_RINGS = 4, LINE_STOPS = 24, ATTEMPTS = 12 };

/* What the functions below share: texts from `first` on belong to this panel. */
struct labeller {
    struct cc_maker *m;
    const struct cc_plot_panel *panel;
    struct cc_frame *f;
    size_t first;
};

static struct cc_chart_text *last_text(struct labeller *a)
{
    return &a->m->layout->texts[a->m->layout->text_count - 1];
}

/* ---- rows ---- */

/* At the outer end of bar and whiskers, a little farther off where a diamond is there. */
static bool label_row_mark(struct labeller *a, const struct cc_placed *p)
{
    /* A bar too short to be seen has its label on the right, whichever side of the origin it is on. */
    bool left = a->panel->x.has_origin && p->x < cc_scale_place(&a->f->x, a->panel->x.origin) - 1;
    double gap = (p->x_spread ? 2 : 1) * a->m->style->label_gap * a->m->layout->em;
    double x = left ? fmin(p->range.left, p->spread.left) - gap : fmax(p->range.right, p->spread.right) + gap;
    if (a->panel->line_count == 0)
        return cc_maker_put(a->m, CC_ROLE_LABEL, left ? CC_ALIGN_RIGHT : CC_ALIGN_LEFT, x, p->y, p->label);
    double half = cc_maker_width(a->m, CC_ROLE_LABEL, p->label) / 2; /* lines run through all rows; plates lie around the middle */
    if (!cc_maker_put(a->m, CC_ROLE_LABEL, CC_ALIGN_CENTER, left ? x - half : x + half, p->y, p->label))
        return false;
    last_text(a)->plate = true;
    return true;
}

/* On a plate in the middle of the wider side, off the line at the origin where it can. */
static bool label_row_slot(struct labeller *a, const struct cc_placed *p)
{
    const struct cc_box *area = &a->f->area;
    double origin = a->panel->x.has_origin ? cc_scale_place(&a->f->x, a->panel->x.origin) : area->left;
    double half = cc_maker_width(a->m, CC_ROLE_ABSENT, p->label) / 2 + 0.2 * a->m->layout->em;
    double x = origin - area->left > area->right - origin ? (area->left + origin) / 2 : (origin + area->right) / 2;
    if (!cc_maker_put(a->m, CC_ROLE_ABSENT, CC_ALIGN_CENTER, fmin(fmax(x, area->left + half), area->right - half), p->y, p->label))
        return false;
    last_text(a)->plate = true;
    return true;
}

/* At the foot of a hatched axis. */
static bool label_column_slot(struct labeller *a, const struct cc_placed *p)
{
    if (!cc_maker_put(a->m, CC_ROLE_ABSENT, CC_ALIGN_CENTER, p->x, p->y, p->label))
        return false;
    last_text(a)->plate = true;
    return true;
}

/* Text chart: in the column before the area, the spread behind it, and before it the letter of the series. */
static bool label_text_row(struct labeller *a, const struct cc_plot_mark *mark, const struct cc_placed *p)
{
    double end = a->f->area.left - CC_TEXT_GAP;
    double letter = end - a->m->plans[a->panel - a->m->plot->panels].label - CC_TEXT_LETTER;
    struct cc_str label = p->label;
    if (mark->has_spread && mark->spread_label.len > 0)
        label = cc_arena_format(a->m->arena, "%.*s (%.*s)", CC_PRI(label), CC_PRI(mark->spread_label));
    enum cc_chart_role role = mark->kind == CC_MARK_SLOT ? CC_ROLE_ABSENT : CC_ROLE_LABEL;
    if (mark->kind == CC_MARK_POINT && !cc_maker_put(a->m, CC_ROLE_LABEL, CC_ALIGN_LEFT, floor(p->x), p->y, CC_STR("o")))
        return false;
    if (a->panel->y.by_series && a->m->plot->series_count > 1 &&
        !cc_maker_put(a->m, CC_ROLE_LABEL, CC_ALIGN_LEFT, letter, p->y, cc_letters(a->m->arena, mark->series)))
        return false;
    return cc_maker_put(a->m, role, CC_ALIGN_RIGHT, end, p->y, label);
}

/* On a cell, and on a slot among cells. */
static bool label_cell(struct labeller *a, const struct cc_plot_mark *mark, const struct cc_placed *p)
{
    enum cc_chart_role role = mark->kind == CC_MARK_SLOT ? CC_ROLE_ABSENT : CC_ROLE_CELL;
    if (a->m->bare_cells)
        return true;
    struct cc_str label = a->m->short_cells && mark->short_label.len > 0 ? mark->short_label : p->label;
    if (!cc_maker_put(a->m, role, CC_ALIGN_CENTER, p->x, p->y, label))
        return false;
    last_text(a)->shade = mark->shade;
    last_text(a)->plate = mark->kind == CC_MARK_SLOT;
    return true;
}

/* ---- free places ---- */

static bool meets(struct cc_box a, struct cc_box b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static struct cc_box grown(struct cc_box b, double by)
{
    return (struct cc_box){b.left - by, b.right + by, b.top - by, b.bottom + by};
}

static bool inside(struct cc_box a, struct cc_box b)
{
    return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
}

/* The box stands in the panel, on no text and on no mark. */
static bool is_free(const struct labeller *a, struct cc_box box)
{
    const struct cc_maker *m = a->m;
    double point = m->style->point * m->layout->em;
    if (!inside(box, a->f->area))
        return false;
    for (size_t i = a->first; i < m->layout->text_count; i++) {
        if (meets(box, cc_text_box(m, &m->layout->texts[i])))
            return false;
    }
    for (size_t i = 0; i < a->panel->mark_count; i++) {
        const struct cc_placed *p = &a->f->marks[i];
        struct cc_box spread = {fmin(p->spread.left, p->range.left), fmax(p->spread.right, p->range.right), p->y, p->y};
        struct cc_box height = {p->x, p->x, fmin(p->spread.top, p->range.top), fmax(p->spread.bottom, p->range.bottom)};
        if (meets(box, grown((struct cc_box){p->x, p->x, p->y, p->y}, point)) || meets(box, grown(spread, point / 4)) ||
            meets(box, grown(height, point / 4)))
            return false;
    }
    return true;
}

/* Some of the segment lies in the box (Liang and Barsky 1984). */
static bool segment_meets(struct cc_plot_vertex v, struct cc_plot_vertex w, struct cc_box b)
{
    double from = 0, to = 1, x = w.x - v.x, y = w.y - v.y;
    double limits[4][2] = {{-x, v.x - b.left}, {x, b.right - v.x}, {-y, v.y - b.top}, {y, b.bottom - v.y}};
    for (int i = 0; i < 4; i++) {
        double slope = limits[i][0], room = limits[i][1];
        if (slope == 0 && room < 0)
            return false;
        if (slope < 0)
            from = fmax(from, room / slope);
        if (slope > 0)
            to = fmin(to, room / slope);
    }
    return from < to;
}

static bool crosses_line(const struct labeller *a, struct cc_box box)
{
    for (size_t i = 0; i < a->f->trace_count; i++) {
        const struct cc_trace *t = &a->f->traces[i];
        for (size_t j = 1; t->line->kind != CC_LINE_BAND && j < t->vertex_count; j++) {
            if (segment_meets(t->vertices[j - 1], t->vertices[j], box))
                return true;
        }
    }
    for (size_t i = 0; i < a->m->layout->segment_count; i++) {
        const struct cc_chart_segment *s = &a->m->layout->segments[i];
        struct cc_plot_vertex v = {s->x1, s->y1, 0}, w = {s->x2, s->y2, 0};
        if (s->kind == CC_SEGMENT_ORIGIN && segment_meets(v, w, box))
            return true;
    }
    return false;
}

/* ---- points ---- */

/* Places around a point, the best first: right, left, above, below, the corners, and half to a side; each ring farther out than the one
 * before. */
static struct cc_box candidate(const struct labeller *a, const struct cc_placed *p, double width, int ring, int direction)
{
    static const struct {
        double x, y; /* -1, 1: all of the label left or right, above or below; 0.5: half of it */
    } sides[DIRECTIONS] = {{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {-1, -1}, {1, 1}, {-1, 1}, {0.5, -1}, {-0.5, -1}, {0.5, 1}, {-0.5, 1},
        {1, -0.5}, {1, 0.5}, {-1, -0.5}, {-1, 0.5}, {1, -2}, {1, 2}, {-1, -2}, {-1, 2}};
    double em = a->m->layout->em, height = cc_maker_pitch(a->m, CC_ROLE_LABEL), side = sides[direction].x, down = sides[direction].y;
    double away = (a->m->style->point + a->m->style->label_gap + 0.9 * ring) * em;
    double x = p->x, y = p->y + down * (away * 0.8 + height / 2);
    if (ring == 0 && down == 0) /* beside the whiskers */
        x = side > 0 ? fmax(p->range.right, p->spread.right) : fmin(p->range.left, p->spread.left);
    x += side * width / 2;
    if (fabs(side) == 1)
        x += side * away * (down == 0 ? 1 : 0.7);
    return (struct cc_box){x - width / 2, x + width / 2, y - height / 2, y + height / 2};
}

/* From the point to the nearest edge of its label. */
static struct cc_chart_segment leader(const struct labeller *a, const struct cc_placed *p, struct cc_box box)
{
    double x = fmin(fmax(p->x, box.left), box.right), y = fmin(fmax(p->y, box.top + 0.2 * a->m->layout->em), box.bottom);
    return (struct cc_chart_segment){CC_SEGMENT_LEADER, p->x, p->y, x, y};
}

/* A leader that runs through another text or another point is taken for that one's. */
static bool leader_is_free(const struct labeller *a, const struct cc_placed *p, const struct cc_chart_segment *s)
{
    struct cc_plot_vertex v = {s->x1, s->y1, 0}, w = {s->x2, s->y2, 0};
    double point = a->m->style->point * a->m->layout->em;
    for (size_t i = a->first; i < a->m->layout->text_count; i++) {
        if (segment_meets(v, w, cc_text_box(a->m, &a->m->layout->texts[i])))
            return false;
    }
    for (size_t i = 0; i < a->panel->mark_count; i++) {
        const struct cc_placed *other = &a->f->marks[i];
        struct cc_box body = grown((struct cc_box){other->x, other->x, other->y, other->y}, point);
        if (hypot(other->x - p->x, other->y - p->y) > point && segment_meets(v, w, body))
            return false;
    }
    return true;
}

/* The nearest free place, in `rings` steps outward. */
static bool find_place(const struct labeller *a, const struct cc_placed *p, double width, bool off_lines, int rings, struct cc_box *out,
    int *ring)
{
    for (*ring = 0; *ring < rings; ++*ring) {
        for (int direction = 0; direction < DIRECTIONS; direction++) {
            *out = candidate(a, p, width, *ring, direction);
            struct cc_chart_segment line = leader(a, p, *out);
            if (is_free(a, *out) && !(off_lines && crosses_line(a, *out)) && (*ring == 0 || leader_is_free(a, p, &line)))
                return true;
        }
    }
    return false;
}

static bool label_point(struct labeller *a, const struct cc_placed *p, bool *met)
{
    double width = cc_maker_width(a->m, CC_ROLE_LABEL, p->label);
    struct cc_box box;
    int ring;
    if (p->label.len == 0)
        return true;
    bool crosses = !find_place(a, p, width, true, NEAR_RINGS, &box, &ring);
    if (crosses && !find_place(a, p, width, false, RINGS, &box, &ring)) {
        *met = true;
        return true;
    }
    struct cc_chart_segment line = leader(a, p, box);
    if (ring > 0 && !cc_maker_segment(a->m, line.kind, line.x1, line.y1, line.x2, line.y2))
        return false;
    if (!cc_maker_put(a->m, CC_ROLE_LABEL, CC_ALIGN_CENTER, (box.left + box.right) / 2, (box.top + box.bottom) / 2, p->label))
        return false;
    last_text(a)->plate = crosses;
    return true;
}

/* Text chart: the letters are the point; where another one stands there, the next free cell beside it. */
static bool letter_point(struct labeller *a, struct cc_placed *p)
{
    static const double beside[][2] = {{0, 0}, {2, 0}, {-2, 0}, {0, -1}, {0, 1}, {2, -1}, {-2, 1}, {4, 0}, {-4, 0}, {4, 1}, {-4, -1}};
    double width = (double)p->label.len, x = floor(p->x) + 0.5, y = floor(p->y) + 0.5;
    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
        struct cc_box box = {x + beside[i][0] - width / 2, x + beside[i][0] + width / 2, y + beside[i][1] - 0.5, y + beside[i][1] + 0.5};
        bool taken = !inside(box, grown(a->f->area, 0.5));
        for (size_t j = a->first; !taken && j < a->m->layout->text_count; j++)
            taken = meets(box, cc_text_box(a->m, &a->m->layout->texts[j]));
        if (!taken)
            return cc_maker_put(a->m, CC_ROLE_LABEL, CC_ALIGN_LEFT, box.left, y + beside[i][1], p->label);
    }
    return cc_maker_put(a->m, CC_ROLE_LABEL, CC_ALIGN_LEFT, x - width / 2, y, p->label);
}

/* ---- lines ---- */

static struct cc_plot_vertex along(const struct cc_trace *t, double share)
{
    double length = 0, at = 0;
    for (size_t i = 1; i < t->vertex_count; i++)
        length += hypot(t->vertices[i].x - t->vertices[i - 1].x, t->vertices[i].y - t->vertices[i - 1].y);
    for (size_t i = 1; i < t->vertex_count; i++) {
        struct cc_plot_vertex v = t->vertices[i - 1], w = t->vertices[i];
        double part = hypot(w.x - v.x, w.y - v.y);
        if (part > 0 && at + part >= share * length) {
            double s = (share * length - at) / part;
            return (struct cc_plot_vertex){v.x + (w.x - v.x) * s, v.y + (w.y - v.y) * s, 0};
        }
        at += part;
    }
    return t->vertices[t->vertex_count - 1];
}

/* Beside its line, as near to its far end as there is room, preferably off every other line; in the middle of a band. Where there is no
 * room it is left out: the notes say what the line is. */
static bool label_line(struct labeller *a, const struct cc_trace *t)
{
    struct cc_str label = t->line->label;
    double away = a->m->layout->cells ? 0.5 : 0.1 * a->m->layout->em; /* a line takes a whole cell */
    double width = cc_maker_width(a->m, CC_ROLE_LINE, label), half = cc_maker_pitch(a->m, CC_ROLE_LINE) / 2, em = a->m->layout->em;
    for (int pass = 0; label.len > 0 && t->vertex_count > 1 && pass < 2; pass++) {
        for (int stop = 0; stop < 4 * LINE_STOPS; stop++) {
            struct cc_plot_vertex v = along(t,
                1 - (stop / 4 + 0.5) / LINE_STOPS); /* NOLINT(bugprone-integer-division): four sides a stop */
            double x = v.x + (stop % 2 == 0 ? -1 : 1) * (width / 2 + 0.3 * em), y = v.y + (stop % 4 < 2 ? -1 : 1) * (half + away);
            struct cc_box box = {x - width / 2, x + width / 2, y - half, y + half};
            if (!is_free(a, box) || (pass == 0 && crosses_line(a, box)))
                continue;
            if (!cc_maker_put(a->m, CC_ROLE_LINE, CC_ALIGN_CENTER, x, y, label))
                return false;
            last_text(a)->plate = pass > 0;
            return true;
        }
    }
    return true;
}

/* ---- all of them ---- */

static bool label_mark(struct labeller *a, size_t index, bool *met)
{
    const struct cc_plot_mark *mark = &a->panel->marks[index];
    struct cc_placed *p = &a->f->marks[index];
    if (a->panel->x.scale == CC_SCALE_NAMES && a->panel->y.scale == CC_SCALE_NAMES)
        return label_cell(a, mark, p);
    if (a->panel->y.scale == CC_SCALE_NAMES) {
        if (a->m->layout->cells)
            return label_text_row(a, mark, p);
        return mark->kind == CC_MARK_SLOT ? label_row_slot(a, p) : label_row_mark(a, p);
    }
    if (mark->kind == CC_MARK_SLOT)
        return label_column_slot(a, p);
    return a->m->layout->cells ? letter_point(a, p) : label_point(a, p, met);
}

/* The labels in this order; `first` is the place in the order of the first that met another, mark_count where none did. */
static bool label_in_order(struct labeller *a, const size_t *order, size_t *first)
{
    *first = a->panel->mark_count;
    for (size_t i = 0; i < a->panel->mark_count; i++) {
        bool met = false;
        if (a->f->marks[order[i]].label.len > 0 && !label_mark(a, order[i], &met))
            return false;
        if (met && *first == a->panel->mark_count)
            *first = i;
    }
    return true;
}

static void move_to_front(size_t *order, size_t place)
{
    size_t moved = order[place];
    memmove(order + 1, order, place * sizeof *order);
    order[0] = moved;
}

/* Where a label finds no place, it is the first to choose in another attempt. */
static bool label_marks(struct labeller *a, bool *met)
{
    struct cc_layout *l = a->m->layout;
    size_t count = a->panel->mark_count, segments = l->segment_count, first = 0;
    size_t *order = CC_NEW(a->m->arena, size_t, count);
    for (size_t i = 0; order && i < count; i++)
        order[i] = i;
    for (int attempt = 0; order && attempt < ATTEMPTS; attempt++) {
        l->text_count = a->first;
        l->segment_count = segments;
        if (!label_in_order(a, order, &first))
            return false;
        if (first == count)
            return true;
        move_to_front(order, first);
    }
    *met = true;
    return order != NULL;
}

bool cc_labels_place(struct cc_maker *m, size_t index, bool *met)
{
    struct labeller a = {m, &m->plot->panels[index], &m->layout->frames[index], m->layout->text_count};
    if (!label_marks(&a, met))
        return cc_error_memory(m->error);
    for (size_t i = 0; i < a.f->trace_count; i++) {
        bool first = i == 0 || a.f->traces[i - 1].line != a.f->traces[i].line;
        if (first && !label_line(&a, &a.f->traces[i]))
            return cc_error_memory(m->error);
    }
    return true;
}
