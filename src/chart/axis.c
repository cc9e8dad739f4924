/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, chart. An axis: from values to places, and its ticks. */
#include "axis.h"

#include "chipcmp/num/format.h"

#include <math.h>

enum { MOST_TICKS = 12, MOST_LEVELS = 60, MONTHS = 12, SHORT_OCTAVES = 2 };

double cc_scale_value(enum cc_plot_scale kind, double value)
{
    return kind == CC_SCALE_LOG ? log2(value) : value;
}

/* Rows of unlike heights: straight between the edges of the row that holds it. */
static double edge_place(const struct cc_chart_scale *s, double seen)
{
    double row = floor(fmin(fmax(seen - 0.5, 0), s->high - s->low - 1));
    size_t i = (size_t)row;
    return s->edges[i] + (seen - 0.5 - row) * (s->edges[i + 1] - s->edges[i]);
}

double cc_scale_seen_place(const struct cc_chart_scale *s, double seen)
{
    if (s->edges)
        return edge_place(s, seen);
    return s->from + (seen - s->low) / (s->high - s->low) * (s->to - s->from);
}

double cc_scale_place(const struct cc_chart_scale *s, double value)
{
    return cc_scale_seen_place(s, cc_scale_value(s->kind, value));
}

/* ---- ticks ---- */

/* What the functions below share. */
struct maker {
    const struct cc_chart_scale *scale;
    enum cc_plot_ticks form;
    struct cc_arena *arena;
    struct cc_ticks *out;
};

static struct cc_str number_text(struct maker *m, double value)
{
    struct cc_buf text;
    cc_buf_init(&text, 0);
    if (fabs(value) >= 1000 && value == floor(value))
        cc_format_grouped(&text, value, 0);
    else
        cc_format_shortest(&text, cc_round_significant(value, 10));
    m->arena->failed |= text.failed;
    struct cc_str copy = cc_arena_copy(m->arena, cc_buf_view(&text));
    cc_buf_release(&text);
    return copy;
}

/* "1/4", "8", "2^40" */
static struct cc_str ratio_text(struct maker *m, double value)
{
    double power = round(log2(value));
    if (fabs(power) > 16)
        return cc_arena_format(m->arena, "2^%.0f", power);
    return cc_arena_format(m->arena, power < 0 ? "1/%.0f" : "%.0f", exp2(fabs(power)));
}

/* "2024", "2024-07" */
static struct cc_str year_text(struct maker *m, double value)
{
    int month = (int)lround(value * MONTHS);
    if (month % MONTHS == 0)
        return cc_arena_format(m->arena, "%d", month / MONTHS);
    return cc_arena_format(m->arena, "%d-%02d", month / MONTHS, month % MONTHS + 1);
}

static bool add_tick(struct maker *m, double value)
{
    struct cc_ticks *t = m->out;
    double seen = cc_scale_value(m->scale->kind, value), slack = 1e-9 * (m->scale->high - m->scale->low);
    if (seen < m->scale->low - slack || seen > m->scale->high + slack)
        return true;
    struct cc_str text = m->form == CC_TICKS_RATIOS  ? ratio_text(m, value)
                         : m->form == CC_TICKS_YEARS ? year_text(m, value)
                                                     : number_text(m, value);
    if (m->arena->failed || !CC_PUSH_ROOM(m->arena, t->items, t->count, t->capacity))
        return false;
    t->items[t->count++] = (struct cc_tick){value, text};
    return true;
}

/* Multiples of `step` between two values. One more than is allowed is enough to know that they are too many. */
static bool add_multiples(struct maker *m, double low, double high, double step)
{
    double first = ceil(low / step - 1e-9);
    for (int i = 0; i <= MOST_TICKS && (first + i) * step <= high + 1e-9 * step; i++) {
        if (!add_tick(m, (first + i) * step))
            return false;
    }
    return true;
}

/* Steps between two values from fine to coarse: 1, 2, 5, 10 ... of the power of ten below a twentieth of their distance. */
static bool linear_level(struct maker *m, double low, double high, int level)
{
    static const double steps[] = {1, 2, 5};
    double power = floor(log10((high - low) / 20));
    return add_multiples(m, low, high,
        steps[level % 3] * pow(10, power + level / 3)); /* NOLINT(bugprone-integer-division): three steps a decade */
}

static bool year_level(struct maker *m, int level)
{
    static const double steps[] = {1.0 / MONTHS, 0.25, 0.5, 1, 2, 5, 10, 20, 50, 100};
    return add_multiples(m, m->scale->low, m->scale->high, steps[level < 9 ? level : 9]);
}

static bool ratio_level(struct maker *m, int level)
{
    int step = level + 1, first = (int)ceil(m->scale->low / step - 1e-9) * step;
    for (int k = first; k <= m->scale->high + 1e-9 && m->out->count <= MOST_TICKS; k += step) {
        if (!add_tick(m, exp2(k)))
            return false;
    }
    return true;
}

/* Shorter than two octaves a logarithmic axis has the ticks of a linear one. Else from fine to coarse: 1 2 3 ... 9, 1 2 5, 1 3, 1 of each
 * decade, then every second decade, and so on. */
static bool log_level(struct maker *m, int level)
{
    static const char *const digits[] = {"123456789", "125", "13", "1"};
    if (m->scale->high - m->scale->low < SHORT_OCTAVES)
        return linear_level(m, exp2(m->scale->low), exp2(m->scale->high), level);
    const char *used = digits[level < 3 ? level : 3];
    int every = level < 3 ? 1 : level - 2, first = (int)floor(m->scale->low * log10(2)) - 1, last = (int)ceil(m->scale->high * log10(2));
    for (int decade = first; decade <= last && m->out->count <= MOST_TICKS; decade++) {
        for (const char *d = used; *d && decade % every == 0; d++) {
            if (!add_tick(m, (*d - '0') * pow(10, decade)))
                return false;
        }
    }
    return true;
}

static bool add_level(struct maker *m, int level)
{
    m->out->count = 0;
    if (m->form == CC_TICKS_YEARS)
        return year_level(m, level);
    if (m->form == CC_TICKS_RATIOS)
        return ratio_level(m, level);
    return m->scale->kind == CC_SCALE_LOG ? log_level(m, level) : linear_level(m, m->scale->low, m->scale->high, level);
}

static bool fits(const struct maker *m, cc_tick_room *room, const void *context)
{
    const struct cc_ticks *t = m->out;
    if (t->count > MOST_TICKS)
        return false;
    for (size_t i = 1; i < t->count; i++) {
        double distance = fabs(cc_scale_place(m->scale, t->items[i].value) - cc_scale_place(m->scale, t->items[i - 1].value));
        if (distance < (room(context, t->items[i].text) + room(context, t->items[i - 1].text)) / 2)
            return false;
    }
    return true;
}

bool cc_axis_ticks(const struct cc_plot_axis *axis, const struct cc_chart_scale *scale, cc_tick_room *room, const void *context,
    struct cc_arena *arena, struct cc_ticks *out)
{
    struct maker m = {scale, axis->ticks, arena, out};
    out->count = 0;
    if (axis->scale == CC_SCALE_NAMES || axis->ticks == CC_TICKS_NONE)
        return true;
    for (int level = 0; level < MOST_LEVELS; level++) {
        if (!add_level(&m, level))
            return false;
        if (fits(&m, room, context))
            return true;
    }
    return true;
}
