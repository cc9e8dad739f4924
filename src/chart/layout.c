/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, chart. Where everything of a chart of horizontal bars stands. */
#include "layout.h"

#include "measure.h"

#include <math.h>

/* Sizes of the two kinds of chart, all but em in em (rows or columns in a text chart). */
struct style {
    double margin;
    double line[CC_ROLE_COUNT];  /* pitch of lines */
    double scale[CC_ROLE_COUNT]; /* size of the font */
    enum cc_measure measure[CC_ROLE_COUNT];
    double space;                  /* between the blocks above and below the plotting area */
    double category_share;         /* of the width that category names may take */
    double gap;                    /* between a category's name and the plotting area */
    double bar, bar_gap;           /* pitch of bars, and room between categories */
    double sample, sample_gap;     /* width of a sample in the key, and the room behind it */
    double key_gap;                /* between two entries of the key on one line */
    double label_scale, label_gap; /* font of the points' labels, and their distance from the bar */
    double tick;                   /* room for one tick label on the axis */
    double axis;                   /* room for the tick labels below the plotting area */
    double whisker;                /* length from which a rounding interval is drawn */
    double least_area;             /* width of the plotting area (columns or pixels) below which bars say nothing */
};

static const struct style picture_style = {
    .margin = 1,
    .line = {1.75, 1.3, 1.5, 1.2, 1.3, 1.15},
    .scale = {1.3, 0.95, 0.95, 1, 0.9, 0.82},
    .measure = {CC_MEASURE_BOLD, CC_MEASURE_FONT, CC_MEASURE_FONT, CC_MEASURE_FONT, CC_MEASURE_FONT, CC_MEASURE_FONT},
    .space = 0.6,
    .category_share = 0.34,
    .gap = 0.7,
    .bar = 1.3,
    .bar_gap = 0.7,
    .sample = 1.8,
    .sample_gap = 0.5,
    .key_gap = 1.6,
    .label_scale = 0.9,
    .label_gap = 0.4,
    .tick = 3.5,
    .axis = 1.5,
    .whisker = 0.6,
    .least_area = 120,
};

static const struct style text_style = {
    .margin = 0,
    .line = {1, 1, 1, 1, 1, 1},
    .scale = {1, 1, 1, 1, 1, 1},
    .measure = {CC_MEASURE_CELLS, CC_MEASURE_CELLS, CC_MEASURE_CELLS, CC_MEASURE_CELLS, CC_MEASURE_CELLS, CC_MEASURE_CELLS},
    .space = 1,
    .category_share = 0.4,
    .gap = 2,
    .bar = 1,
    .bar_gap = 1,
    .sample = 1,
    .sample_gap = 1,
    .key_gap = 3,
    .label_scale = 1,
    .label_gap = 1,
    .tick = 8,
    .axis = 1,
    .whisker = HUGE_VAL,
    .least_area = 12,
};

/* What the functions below share. */
struct maker {
    const struct cc_plot *plot;
    const struct style *style;
    struct cc_layout *layout;
    struct cc_arena *arena;
};

static bool add_text(struct maker *m, enum cc_chart_role role, double x, double y, struct cc_str text)
{
    struct cc_layout *l = m->layout;
    if (!CC_PUSH_ROOM(m->arena, l->texts, l->text_count, l->text_capacity))
        return false;
    l->texts[l->text_count++] = (struct cc_chart_text){role, x, y, text};
    return true;
}

static bool add_sample(struct maker *m, int what, double x, double y)
{
    struct cc_layout *l = m->layout;
    if (!CC_PUSH_ROOM(m->arena, l->samples, l->sample_count, l->sample_capacity))
        return false;
    l->samples[l->sample_count++] = (struct cc_chart_sample){what, x, y};
    return true;
}

/* Pixels, columns, that an em of measured text may take at a size: letters drawn on whole pixels come out wider, small ones by more. */
static double drawn_em(const struct maker *m, double scale)
{
    return m->layout->cells ? 1 : scale * m->layout->em + 0.6;
}

static double text_width(const struct maker *m, enum cc_chart_role role, struct cc_str text)
{
    return cc_measure_text(text, m->style->measure[role]) * drawn_em(m, m->style->scale[role]);
}

static bool wrap(struct maker *m, enum cc_chart_role role, struct cc_str text, double room, struct cc_lines *lines)
{
    return cc_measure_wrap(lines, text, room / drawn_em(m, m->style->scale[role]), m->style->measure[role], m->arena);
}

/* A block of lines from *y downwards; moves *y behind it. */
static bool place_block(struct maker *m, enum cc_chart_role role, double x, double room, struct cc_str text, double *y)
{
    struct cc_lines lines = {NULL, 0, 0};
    if (!wrap(m, role, text, room, &lines))
        return false;
    double pitch = m->style->line[role] * m->layout->em;
    for (size_t i = 0; i < lines.count; i++) {
        if (!add_text(m, role, x, *y + pitch / 2, lines.items[i]))
            return false;
        *y += pitch;
    }
    return true;
}

static double content_width(const struct maker *m)
{
    return m->layout->width - 2 * m->style->margin * m->layout->em;
}

/* ---- the key ---- */

/* The place where the next entry of the key may start: x and the top of its line. */
struct pen {
    double x, y;
};

static bool place_entry(struct maker *m, int what, struct cc_str name, struct pen *pen)
{
    const struct style *s = m->style;
    double em = m->layout->em, start = s->margin * em;
    double before = (s->sample + s->sample_gap) * em, pitch = s->line[CC_ROLE_KEY] * em;
    double width = before + text_width(m, CC_ROLE_KEY, name);
    if (pen->x > start && pen->x + width > start + content_width(m))
        *pen = (struct pen){start, pen->y + pitch};
    if (!add_sample(m, what, pen->x + s->sample * em / 2, pen->y + pitch / 2))
        return false;
    double end = pen->y;
    if (!place_block(m, CC_ROLE_KEY, pen->x + before, start + content_width(m) - pen->x - before, name, &end))
        return false;
    pen->x += width + s->key_gap * em;
    if (end > pen->y + pitch) /* a name of several lines has its own */
        *pen = (struct pen){start, end};
    return true;
}

static bool any_spread(const struct cc_plot *plot)
{
    for (size_t i = 0; i < plot->category_count * plot->series_count; i++) {
        if (plot->points[i].known && plot->points[i].has_spread)
            return true;
    }
    return false;
}

static bool any_whisker(const struct cc_plot *plot, double least)
{
    for (size_t i = 0; i < plot->category_count * plot->series_count; i++) {
        const struct cc_plot_point *p = &plot->points[i];
        if (p->known && log2(p->range.hi / p->range.lo) >= least)
            return true;
    }
    return false;
}

/* One series needs no key: the title names it. Text charts print a spread beside the value instead of drawing it. */
static bool place_key(struct maker *m, double *y)
{
    struct pen pen = {m->style->margin * m->layout->em, *y};
    double start = pen.x;
    for (size_t i = 0; m->plot->series_count > 1 && i < m->plot->series_count; i++) {
        if (!place_entry(m, (int)i + 1, m->plot->series[i], &pen))
            return false;
    }
    if (!m->layout->cells && any_spread(m->plot) &&
        !place_entry(m, CC_KEY_SPREAD, CC_STR("published figures disagree; the line spans them"), &pen))
        return false;
    if (any_whisker(m->plot, m->layout->whisker_least) && !place_entry(m, CC_KEY_RANGE, CC_STR("rounding of the printed figures"), &pen))
        return false;
    *y = pen.y + (pen.x > start ? m->style->line[CC_ROLE_KEY] * m->layout->em : 0);
    return true;
}

/* ---- labels of points ---- */

static struct cc_str make_label(struct maker *m, const struct cc_plot_point *p)
{
    if (!m->layout->cells || !p->known || !p->has_spread || p->spread_label.len == 0)
        return p->label;
    return cc_arena_format(m->arena, "%.*s (%.*s)", CC_PRI(p->label), CC_PRI(p->spread_label));
}

static bool make_labels(struct maker *m)
{
    size_t count = m->plot->category_count * m->plot->series_count;
    m->layout->labels = CC_NEW(m->arena, struct cc_str, count);
    for (size_t i = 0; m->layout->labels && i < count; i++)
        m->layout->labels[i] = make_label(m, &m->plot->points[i]);
    return !m->arena->failed;
}

static double label_width(const struct maker *m, size_t point)
{
    return cc_measure_text(m->layout->labels[point], m->style->measure[CC_ROLE_CATEGORY]) * drawn_em(m, m->style->label_scale);
}

/* ---- the axis ---- */

/* Ends of a point's bar and whiskers, as log2. */
static struct cc_interval point_extent(const struct cc_plot_point *p)
{
    struct cc_interval e = {fmin(p->value, p->range.lo), fmax(p->value, p->range.hi)};
    if (p->has_spread)
        e = cc_interval_hull(e, p->spread);
    return (struct cc_interval){log2(e.lo), log2(e.hi)};
}

/* Chooses the ends of the axis: all bars and whiskers, and in a picture beside them room for the labels, which stand at the outer end of
 * each. */
static void place_axis(struct maker *m)
{
    const struct style *s = m->style;
    struct cc_layout *l = m->layout;
    struct cc_interval data = {0, 0};
    double before = 0, behind = s->tick / 3 * l->em, room = l->right - l->left;
    for (size_t i = 0; i < m->plot->category_count * m->plot->series_count; i++) {
        const struct cc_plot_point *p = &m->plot->points[i];
        if (!p->known)
            continue;
        data = cc_interval_hull(data, point_extent(p));
        double *side = p->value < 1 ? &before : &behind;
        if (!l->cells)
            *side = fmax(*side, label_width(m, i) + (p->has_spread ? 3 : 2) * s->label_gap * l->em);
    }
    if (data.lo > -1 && data.hi < 1) /* else the axis would have one tick */
        data = (struct cc_interval){-1, 1};
    before = fmin(before, room * 0.4);
    behind = fmin(behind, room * 0.4);
    double octave = (room - before - behind) / (data.hi - data.lo);
    l->low = data.lo - before / octave;
    l->high = data.hi + behind / octave;
    l->tick_step = (int)fmax(1, ceil(s->tick * l->em / octave));
    l->whisker_least = s->whisker * l->em / octave;
}

/* ---- the categories ---- */

static bool wrap_names(struct maker *m, struct cc_lines *lines, double *widest, size_t *most)
{
    double room = m->style->category_share * content_width(m);
    for (size_t i = 0; i < m->plot->category_count; i++) {
        if (!wrap(m, CC_ROLE_CATEGORY, m->plot->categories[i], room, &lines[i]))
            return false;
        *most = lines[i].count > *most ? lines[i].count : *most;
        for (size_t j = 0; j < lines[i].count; j++)
            *widest = fmax(*widest, text_width(m, CC_ROLE_CATEGORY, lines[i].items[j]));
    }
    return true;
}

/* In a text chart the first line stands beside the first bar; in a picture the lines stand in the middle of the group. */
static bool place_names(struct maker *m, const struct cc_lines *lines)
{
    struct cc_layout *l = m->layout;
    double pitch = m->style->line[CC_ROLE_CATEGORY] * l->em, x = l->category_end;
    for (size_t i = 0; i < m->plot->category_count; i++) {
        double y = l->category_top[i] + (l->cells ? 0 : (l->group - pitch * (double)lines[i].count) / 2);
        for (size_t j = 0; j < lines[i].count; j++) {
            if (!add_text(m, CC_ROLE_CATEGORY, x, y + pitch * ((double)j + 0.5), lines[i].items[j]))
                return false;
        }
    }
    return true;
}

/* Pitches as small as can be read, and with them the ends of the plotting area. Pictures give every category the same height. */
static void place_bands(struct maker *m, const struct cc_lines *lines, size_t most_lines)
{
    const struct style *s = m->style;
    struct cc_layout *l = m->layout;
    double bars = s->bar * (double)m->plot->series_count, gap = l->cells && m->plot->series_count == 1 ? 0 : s->bar_gap;
    l->bar = s->bar * l->em;
    l->group = (fmax(bars, s->line[CC_ROLE_CATEGORY] * (double)(l->cells ? 1 : most_lines)) + gap) * l->em;
    l->bottom = l->top;
    for (size_t i = 0; i < m->plot->category_count; i++) {
        l->category_top[i] = l->bottom;
        l->bottom += l->cells ? fmax(l->group, (double)lines[i].count + gap) : l->group;
    }
}

/* ---- all of it ---- */

static bool place_above(struct maker *m, double *y)
{
    double x = m->style->margin * m->layout->em, room = content_width(m);
    *y = m->style->margin * m->layout->em;
    return place_block(m, CC_ROLE_TITLE, x, room, m->plot->title, y) && place_block(m, CC_ROLE_SUBTITLE, x, room, m->plot->subtitle, y) &&
           place_key(m, y);
}

static bool place_below(struct maker *m, double *y)
{
    const struct style *s = m->style;
    double em = m->layout->em, x = s->margin * em;
    *y += s->axis * em;
    double start = fmax(x, fmin(m->layout->left, m->layout->right - text_width(m, CC_ROLE_AXIS, m->plot->x_label)));
    if (!place_block(m, CC_ROLE_AXIS, start, m->layout->right - start, m->plot->x_label, y))
        return false;
    *y += s->space * em;
    for (size_t i = 0; i < m->plot->source_line_count; i++) {
        if (!place_block(m, CC_ROLE_FOOTER, x, content_width(m), m->plot->source_lines[i], y))
            return false;
    }
    *y += s->margin * em;
    return true;
}

/* Gives the bars the height that is left over; false where there is less than they need. */
static bool stretch(struct maker *m, double needed, unsigned height, struct cc_error *error)
{
    struct cc_layout *l = m->layout;
    l->height = height > 0 ? height : ceil(needed);
    double spare = l->height - needed;
    if (spare < 0)
        return cc_error_set(error, CC_ERR_USAGE, "a height of %u is too small for this chart at a width of %.0f: it needs %.0f", height,
            l->width, ceil(needed));
    double factor = 1 + spare / (l->bottom - l->top);
    if (l->cells)
        return true;
    for (size_t i = 0; i < l->text_count; i++) {
        if (l->texts[i].y > l->bottom)
            l->texts[i].y += spare;
    }
    for (size_t i = 0; i < m->plot->category_count; i++)
        l->category_top[i] = l->top + (l->category_top[i] - l->top) * factor;
    l->bottom += spare;
    l->bar *= factor;
    l->group *= factor;
    return true;
}

/* The columns: names, in a text chart labels, plotting area. In a picture the labels of what is unknown stand on the plotting area. */
static bool place_columns(struct maker *m, double widest_name, struct cc_error *error)
{
    const struct style *s = m->style;
    struct cc_layout *l = m->layout;
    double widest_label = 0, needed = s->least_area;
    for (size_t i = 0; i < m->plot->category_count * m->plot->series_count; i++)
        widest_label = fmax(widest_label, label_width(m, i));
    l->label = l->cells ? widest_label : 0;
    double letters = l->cells && m->plot->series_count > 1 ? 2 : 0;
    l->category_end = s->margin * l->em + widest_name;
    l->left = l->category_end + s->gap * l->em + (l->cells ? letters + l->label + s->gap : 0);
    l->right = l->width - s->margin * l->em;
    needed = l->cells ? needed : fmax(needed, widest_label + 2 * l->em);
    if (l->right - l->left < needed)
        return cc_error_set(error, CC_ERR_USAGE,
            "a width of %.0f is too small for this chart: it leaves %.0f for the bars, and they need %.0f", l->width,
            fmax(0, floor(l->right - l->left)), ceil(needed));
    return true;
}

bool cc_layout_make(const struct cc_plot *plot, unsigned width, unsigned height, bool cells, struct cc_arena *arena, struct cc_layout *out,
    struct cc_error *error)
{
    struct maker m = {plot, cells ? &text_style : &picture_style, out, arena};
    struct cc_lines *names = CC_NEW(arena, struct cc_lines, plot->category_count);
    double widest = 0, y = 0;
    size_t most_lines = 1;
    /* Larger pictures get larger letters, but not in proportion: 11 pixels at a width of 600, 21 at 1600. */
    *out = (struct cc_layout){.cells = cells, .width = width, .em = cells ? 1 : 5 + width / 100.0};
    out->category_top = CC_NEW(arena, double, plot->category_count);
    if (!names || !out->category_top || !make_labels(&m) || !wrap_names(&m, names, &widest, &most_lines))
        return cc_error_memory(error);
    if (!place_columns(&m, widest, error))
        return false;
    place_axis(&m);
    if (!place_above(&m, &y))
        return cc_error_memory(error);
    out->top = y + m.style->space * out->em;
    place_bands(&m, names, most_lines);
    y = out->bottom;
    if (!place_below(&m, &y))
        return cc_error_memory(error);
    return stretch(&m, y, height, error) && (place_names(&m, names) || cc_error_memory(error));
}
