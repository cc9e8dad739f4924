/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The chart `timeline`: a measure of the chips by the date of their announcement, with the trend over them. */
#include "chipcmp/report/timeline_plot.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/measured.h"
#include "plot_part.h"
#include "plot_source.h"

#include <math.h>

/* Far beyond any axis, for lines that cross the panel. */
static const double nearly_nothing = 1e-12, more_than_all = 1e12, long_ago = 1000, far_ahead = 3000;

enum { TREND_VERTICES = 49 };

/* What the functions below share. */
struct build {
    const struct cc_timeline *timeline;
    struct cc_arena *arena;
    struct cc_plot *plot;
    struct cc_plot_panel *panel;
    struct cc_doc labels;               /* only for the labels of measures, which documents share */
    struct cc_str name;                 /* of the measure, with its basis */
    struct cc_plot_names half, neither; /* chips with a date or a number, with none */
    struct cc_plot_statuses statuses;
    struct cc_plot_sources sources;
};

static const struct cc_chip *chip_of(const struct build *b, const struct cc_timeline_entry *e)
{
    return &b->timeline->db->chips[e->chip];
}

/* The number rests on a figure that is not the maker's final word. */
static bool add_statuses(struct build *b, const struct cc_timeline_entry *e)
{
    bool unsure = false;
    for (size_t i = 0; i < e->measured.fact_count; i++) {
        if (e->measured.facts[i].side_count > 0)
            unsure |= cc_plot_status_add(&b->statuses, &e->measured.facts[i]);
    }
    return unsure;
}

static bool has_number(const struct cc_timeline_entry *e)
{
    return e->measured.known && e->measured.range.lo > 0;
}

/* ---- points ---- */

static void add_point(struct build *b, const struct cc_timeline_entry *e)
{
    const struct cc_measured *m = &e->measured;
    struct cc_plot_mark mark = {.kind = CC_MARK_POINT, .series = cc_plot_series_of(b->plot, chip_of(b, e)->vendor), .x = e->year};
    bool open = m->state == CC_STATE_CONFLICTING || m->spread.lo < m->range.lo || m->spread.hi > m->range.hi;
    bool dates = e->spread.lo < e->written.lo || e->spread.hi > e->written.hi;
    mark.y = m->number;
    mark.x_range = e->written;
    mark.y_range = m->range;
    mark.has_spread = open || dates;
    mark.x_spread = dates ? e->spread : cc_interval_exact(e->year);
    mark.y_spread = open ? cc_interval_hull(m->range, m->spread) : cc_interval_exact(m->number);
    mark.label = cc_arena_format(b->arena, "%.*s%s", CC_PRI(cc_plot_short_name(chip_of(b, e))), add_statuses(b, e) ? "*" : "");
    mark.name = chip_of(b, e)->name;
    cc_plot_add_mark(b->panel, &mark, b->arena);
}

static void add_absence(struct build *b, const struct cc_timeline_entry *e)
{
    const struct cc_chip *chip = chip_of(b, e);
    bool number = has_number(e);
    struct cc_plot_vertex across[] = {{long_ago, e->measured.number, 0}, {far_ahead, e->measured.number, 0}};
    struct cc_plot_vertex down[] = {{e->year, nearly_nothing, 0}, {e->year, more_than_all, 0}};
    struct cc_plot_line line = {.kind = CC_LINE_ABSENT, .vertices = number ? across : down, .vertex_count = 2};
    const char *why = number ? "no public date" : cc_plot_state_words(e->measured.state);
    cc_plot_reach(number ? &b->panel->y : &b->panel->x, number ? e->measured.number : e->year);
    line.label = cc_arena_format(b->arena, "%.*s: %s", CC_PRI(cc_plot_short_name(chip)), why);
    cc_plot_add_line(b->panel, &line, b->arena);
    cc_plot_names_add(&b->half, cc_arena_format(b->arena, "%.*s (%s)", CC_PRI(chip->name), why), b->arena);
    if (number)
        add_statuses(b, e);
}

static void add_chips(struct build *b)
{
    for (size_t i = 0; i < b->timeline->entry_count; i++) {
        const struct cc_timeline_entry *e = &b->timeline->entries[i];
        if (e->dated && has_number(e))
            add_point(b, e);
        else if (e->dated || has_number(e))
            add_absence(b, e);
        else
            cc_plot_names_add(&b->neither, chip_of(b, e)->name, b->arena);
        for (size_t j = 0; j < e->measured.fact_count; j++)
            cc_plot_sources_add(&b->sources, &e->measured.facts[j]);
        cc_plot_sources_add(&b->sources, &e->announced);
    }
}

/* ---- the trend ---- */

static void trend_span(const struct build *b, double *from, double *to)
{
    *from = HUGE_VAL;
    *to = -HUGE_VAL;
    for (size_t i = 0; i < b->panel->mark_count; i++) {
        *from = fmin(*from, b->panel->marks[i].x);
        *to = fmax(*to, b->panel->marks[i].x);
    }
}

static void add_trend(struct build *b)
{
    struct cc_plot_vertex band[TREND_VERTICES], line[TREND_VERTICES];
    double from, to;
    if (!b->timeline->has_trend)
        return;
    trend_span(b, &from, &to);
    for (size_t i = 0; i < TREND_VERTICES; i++) {
        double x = from + (to - from) * (double)i / (TREND_VERTICES - 1), y, half;
        cc_stats_line_at(&b->timeline->trend, x, &y, &half);
        line[i] = (struct cc_plot_vertex){x, exp2(y), 0};
        band[i] = (struct cc_plot_vertex){x, exp2(y - half), exp2(y + half)};
    }
    cc_plot_add_line(b->panel, &(struct cc_plot_line){.kind = CC_LINE_BAND, .vertices = band, .vertex_count = TREND_VERTICES}, b->arena);
    cc_plot_add_line(b->panel, &(struct cc_plot_line){.kind = CC_LINE_TREND, .vertices = line, .vertex_count = TREND_VERTICES}, b->arena);
}

static void add_years(struct cc_buf *out, double a, double b)
{
    cc_format_significant(out, fmin(fabs(a), fabs(b)), 2);
    cc_buf_add(out, CC_STR(" to "));
    cc_format_significant(out, fmax(fabs(a), fabs(b)), 2);
    cc_buf_add(out, CC_STR(" years"));
}

/* What the trend says, or why there is none. */
static struct cc_str trend_words(struct build *b)
{
    const struct cc_timeline *t = b->timeline;
    struct cc_buf text;
    if (!t->has_trend && t->mixed)
        return CC_STR("No trend: single accelerators and whole systems are not of one kind.");
    if (!t->has_trend)
        return cc_arena_format(b->arena, "No trend: that takes %d dated figures of %d different dates.", CC_TIMELINE_TREND_LEAST,
            CC_TIMELINE_DATES_LEAST);
    cc_buf_init(&text, 0);
    cc_buf_addf(&text, "Dashed: the trend over these %zu chips (least squares on the logarithm), shaded where it may run with 95 percent",
        t->point_count);
    if (t->has_doubling) {
        cc_buf_add(&text, t->doubling > 0 ? CC_STR("; it doubles in ") : CC_STR("; it halves in "));
        cc_format_significant(&text, fabs(t->doubling), 2);
        cc_buf_add(&text, CC_STR(" years ("));
        add_years(&text, t->doubling_range.lo, t->doubling_range.hi);
        cc_buf_add(&text, CC_STR(")."));
    } else {
        cc_buf_add(&text, CC_STR("; whether it rises or falls is open within that."));
    }
    return cc_plot_take(&text, b->arena);
}

/* ---- texts ---- */

static void set_texts(struct build *b)
{
    struct cc_plot *plot = b->plot;
    struct cc_str unit = cc_measure_unit(b->timeline->db, &b->timeline->measure);
    plot->title = cc_arena_format(b->arena, "%.*s by date of announcement", CC_PRI(b->name));
    plot->subtitle = CC_STR("Published peak figures");
    b->panel->x.label = CC_STR("Announced");
    b->panel->y.label = cc_arena_format(b->arena, "%.*s (%.*s%slogarithmic)", CC_PRI(b->name), CC_PRI(unit), unit.len > 0 ? ", " : "");
    cc_plot_add_note(plot, trend_words(b), b->arena);
    cc_plot_note_names(plot, "Dotted, where the date or the figure is unknown: ", &b->half, b->arena);
    cc_plot_note_names(plot, "Left out, neither date nor figure is known: ", &b->neither, b->arena);
    cc_plot_note_statuses(plot, &b->statuses, b->arena);
    plot->sources = cc_plot_sources_line(&b->sources);
}

static void describe(struct build *b)
{
    struct cc_buf text;
    struct cc_str unit = cc_measure_unit(b->timeline->db, &b->timeline->measure);
    cc_buf_init(&text, 0);
    cc_buf_addf(&text, "%.*s of chips by the date of their announcement, on a logarithmic axis.", CC_PRI(b->name));
    for (size_t i = 0; i < b->timeline->entry_count; i++) {
        const struct cc_timeline_entry *e = &b->timeline->entries[i];
        if (!e->dated || !has_number(e))
            continue;
        cc_buf_addf(&text, " %.*s, %.*s: ", CC_PRI(chip_of(b, e)->name), CC_PRI(e->announced.sides[0].figure->value));
        cc_plot_add_number(&text, e->measured.number);
        cc_buf_addf(&text, "%s%.*s.", unit.len > 0 ? " " : "", CC_PRI(unit));
    }
    if (b->timeline->has_trend)
        cc_buf_addf(&text, " %.*s", CC_PRI(trend_words(b)));
    b->plot->description = cc_plot_take(&text, b->arena);
}

/* ---- all of it ---- */

static bool open_plot(struct build *b)
{
    cc_doc_init(&b->labels, b->arena);
    cc_plot_open(b->plot, "timeline", 1, b->arena);
    b->plot->key = true;
    b->plot->series = CC_NEW(b->arena, struct cc_str, b->timeline->entry_count);
    if (b->arena->failed)
        return false;
    b->panel = b->plot->panels;
    b->panel->x.ticks = CC_TICKS_YEARS;
    b->panel->y.scale = CC_SCALE_LOG;
    b->name = cc_report_measure_label(&b->labels, b->timeline->db, &b->timeline->measure);
    return !b->labels.failed;
}

bool cc_report_timeline_plot(const struct cc_timeline *timeline, struct cc_arena *arena, struct cc_plot *out, struct cc_error *error)
{
    struct build b = {.timeline = timeline, .arena = arena, .plot = out, .sources = {.db = timeline->db, .arena = arena}};
    if (!open_plot(&b))
        return cc_error_memory(error);
    add_chips(&b);
    if (b.panel->mark_count == 0 && !arena->failed)
        return cc_error_set(error, CC_ERR_USAGE, "there is nothing to draw: no chip has both a date and a public figure of %.*s",
            CC_PRI(b.name));
    add_trend(&b);
    set_texts(&b);
    describe(&b);
    return !(arena->failed || b.labels.failed) || cc_error_memory(error);
}
