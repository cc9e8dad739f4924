/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The chart `balance`: chips as lines over parallel axes, each the ratio to the base in one metric. */
#include "chipcmp/report/balance_plot.h"

#include "chipcmp/report/value.h"
#include "plot_part.h"
#include "plot_source.h"

#include <math.h>

enum { NAMED_DIRECTLY = 2 /* chips */, LEAST_AXES = 2 };

/* What the functions below share. */
struct build {
    const struct cc_compare *compare;
    struct cc_arena *arena;
    struct cc_plot *plot;
    struct cc_plot_panel *panel;
    struct cc_doc labels;               /* only for the labels of metrics, which documents share */
    size_t base;                        /* column of the base */
    const struct cc_compare_row **rows; /* of each axis */
    bool *unsure;                       /* whether a figure on it wants a "*" */
    size_t axes;
    struct cc_plot_names left_out;
    struct cc_plot_statuses statuses;
    struct cc_plot_sources sources;
};

/* ---- axes ---- */

static void choose_axes(struct build *b)
{
    for (size_t i = 0; i < b->compare->row_count; i++) {
        const struct cc_compare_row *row = &b->compare->rows[i];
        const struct cc_metric *metric = &b->compare->db->metrics[row->metric];
        if (!cc_metric_is_number(metric))
            continue;
        struct cc_str name = cc_report_metric_label(&b->labels, metric, row->basis);
        if (!cc_compare_has_ratio(b->compare, row)) {
            cc_plot_names_add(&b->left_out, name, b->arena);
            continue;
        }
        b->panel->x.names[b->panel->x.name_count++] = name;
        b->rows[b->axes++] = row;
    }
}

/* ---- lines ---- */

static void add_slot(struct build *b, size_t axis)
{
    for (size_t i = 0; i < b->panel->mark_count; i++) { /* one an axis, for all chips without a figure there */
        if (b->panel->marks[i].kind == CC_MARK_SLOT && (size_t)b->panel->marks[i].x == axis + 1)
            return;
    }
    struct cc_plot_mark slot = {.kind = CC_MARK_SLOT, .x = (double)axis + 1, .y = 1, .label = CC_STR("?")};
    cc_plot_add_mark(b->panel, &slot, b->arena);
}

static const char *reason_at(const struct build *b, size_t column, size_t axis)
{
    const struct cc_compare_cell *cell = &b->rows[axis]->cells[column];
    if (cell->ratio.known)
        return NULL;
    return cc_plot_has_number(cell) ? "not comparable" : cc_plot_absence(cell);
}

/* "Hatched, GB300: FP64 vector; TDP (no public figure); FP4 tensor, dense (not supported).": axes with one reason together. */
static void add_gaps(struct build *b, size_t column)
{
    struct cc_buf text;
    size_t gaps = 0;
    cc_buf_init(&text, 0);
    cc_buf_addf(&text, "Hatched, %.*s: ", CC_PRI(cc_plot_short_name(cc_compare_chip(b->compare, column))));
    for (size_t i = 0; i < b->axes; i++) {
        const char *reason = reason_at(b, column, i);
        bool first = reason != NULL;
        for (size_t j = 0; j < i && first; j++)
            first = !reason_at(b, column, j) || strcmp(reason_at(b, column, j), reason) != 0;
        for (size_t j = i; j < b->axes && first; j++) {
            if (reason_at(b, column, j) && strcmp(reason_at(b, column, j), reason) == 0)
                cc_buf_addf(&text, "%s%.*s", gaps++ == 0 ? "" : "; ", CC_PRI(b->panel->x.names[j]));
        }
        if (first)
            cc_buf_addf(&text, " (%s)", reason);
    }
    cc_buf_add_char(&text, '.');
    struct cc_str words = cc_plot_take(&text, b->arena);
    if (gaps > 0)
        cc_plot_add_note(b->plot, words, b->arena);
}

static void add_point(struct build *b, size_t column, size_t axis, struct cc_str label)
{
    const struct cc_compare_cell *cell = &b->rows[axis]->cells[column];
    const struct cc_ratio *ratio = &cell->ratio;
    struct cc_plot_mark mark = {.kind = CC_MARK_POINT, .series = b->plot->series_count - 1, .x = (double)axis + 1, .y = ratio->ratio};
    bool unsure = cc_plot_status_add(&b->statuses, &cell->value);
    b->unsure[axis] |= cc_plot_status_add(&b->statuses, &b->rows[axis]->cells[b->base].value) || unsure;
    mark.y_range = ratio->range;
    mark.has_spread = ratio->has_spread;
    mark.y_spread = cc_interval_hull(ratio->range, ratio->has_spread ? ratio->spread : ratio->range);
    mark.label = label;
    mark.name = cc_arena_format(b->arena, "%.*s%s", CC_PRI(cc_compare_chip(b->compare, column)->name), unsure ? "*" : "");
    cc_plot_add_mark(b->panel, &mark, b->arena);
}

static void join(struct build *b, size_t column, size_t axis)
{
    struct cc_plot_vertex ends[] = {{(double)axis, b->rows[axis - 1]->cells[column].ratio.ratio, 0},
        {(double)axis + 1, b->rows[axis]->cells[column].ratio.ratio, 0}};
    struct cc_plot_line line = {.kind = CC_LINE_CURVE, .series = b->plot->series_count - 1, .vertices = ends, .vertex_count = 2};
    cc_plot_add_line(b->panel, &line, b->arena);
}

/* Of two chips each name stands at its last point; more ends of lines would crowd there, and the key names them. */
static void add_chip(struct build *b, size_t column)
{
    bool direct = b->compare->options.chip_count <= NAMED_DIRECTLY + 1;
    size_t last = b->axes;
    for (size_t i = 0; i < b->axes; i++)
        last = b->rows[i]->cells[column].ratio.known ? i : last;
    add_gaps(b, column);
    if (last < b->axes)
        b->plot->series[b->plot->series_count++] = cc_plot_short_name(cc_compare_chip(b->compare, column));
    for (size_t i = 0; i < b->axes; i++) {
        if (!b->rows[i]->cells[column].ratio.known) {
            add_slot(b, i);
            continue;
        }
        add_point(b, column, i, direct && i == last ? b->plot->series[b->plot->series_count - 1] : CC_STR(""));
        if (i > 0 && b->rows[i - 1]->cells[column].ratio.known)
            join(b, column, i);
        cc_plot_sources_add(&b->sources, &b->rows[i]->cells[column].value);
        cc_plot_sources_add(&b->sources, &b->rows[i]->cells[b->base].value);
    }
}

/* ---- texts ---- */

/* The lines have no labels at their points: an axis is marked where a figure on it is not the maker's final word. */
static void mark_axes(struct build *b)
{
    for (size_t i = 0; i < b->axes; i++)
        if (b->unsure[i])
            b->panel->x.names[i] = cc_arena_format(b->arena, "%.*s*", CC_PRI(b->panel->x.names[i]));
    cc_plot_note_statuses(b->plot, &b->statuses, b->arena);
}

static void set_texts(struct build *b)
{
    struct cc_plot *plot = b->plot;
    struct cc_str base = cc_compare_chip(b->compare, b->base)->name;
    plot->title = cc_arena_format(b->arena, "Balance of %zu chips against %.*s", plot->series_count, CC_PRI(base));
    if (plot->series_count == 1)
        plot->title = cc_arena_format(b->arena, "Balance of %.*s against %.*s", CC_PRI(plot->series[0]), CC_PRI(base));
    plot->subtitle = cc_plot_like_for_like(b->compare);
    b->panel->y.label = cc_arena_format(b->arena, "Ratio to %.*s = 1, logarithmic scale", CC_PRI(base));
    cc_plot_note_names(plot, "Left out, no chip has a ratio to the base: ", &b->left_out, b->arena);
    mark_axes(b);
    plot->sources = cc_plot_sources_line(&b->sources);
}

static void describe(struct build *b)
{
    struct cc_buf text;
    cc_buf_init(&text, 0);
    cc_buf_addf(&text, "Lines over parallel axes: ratios to %.*s.", CC_PRI(cc_compare_chip(b->compare, b->base)->name));
    for (size_t i = 0; i < b->plot->series_count; i++) {
        const char *mark = ": ";
        cc_buf_addf(&text, " %.*s", CC_PRI(b->plot->series[i]));
        for (size_t j = 0; j < b->panel->mark_count; j++) {
            const struct cc_plot_mark *point = &b->panel->marks[j];
            if (point->kind != CC_MARK_POINT || point->series != i)
                continue;
            cc_buf_addf(&text, "%s%.*s ", mark, CC_PRI(cc_plot_said(b->panel->x.names[(size_t)point->x - 1])));
            cc_plot_add_ratio(&text, point->y);
            mark = ", ";
        }
        cc_buf_add_char(&text, '.');
    }
    b->plot->description = cc_plot_take(&text, b->arena);
}

/* ---- all of it ---- */

static bool open_plot(struct build *b)
{
    const struct cc_compare_options *o = &b->compare->options;
    cc_doc_init(&b->labels, b->arena);
    cc_plot_open(b->plot, "balance", 1, b->arena);
    b->plot->series = CC_NEW(b->arena, struct cc_str, o->chip_count);
    b->rows = CC_NEW(b->arena, const struct cc_compare_row *, b->compare->row_count);
    b->unsure = CC_NEW(b->arena, bool, b->compare->row_count);
    b->panel = b->plot->panels;
    if (b->arena->failed)
        return false;
    b->base = cc_compare_base(b->compare);
    b->plot->key = o->chip_count > NAMED_DIRECTLY + 1;
    b->panel->x = (struct cc_plot_axis){.scale = CC_SCALE_NAMES, .names = CC_NEW(b->arena, struct cc_str, b->compare->row_count)};
    b->panel->y =
        (struct cc_plot_axis){.scale = CC_SCALE_LOG, .ticks = CC_TICKS_RATIOS, .low = 0.5, .high = 2, .has_origin = true, .origin = 1};
    return !b->arena->failed;
}

bool cc_report_balance_plot(const struct cc_compare *compare, struct cc_arena *arena, struct cc_plot *out, struct cc_error *error)
{
    struct build b = {.compare = compare, .arena = arena, .plot = out, .sources = {.db = compare->db, .arena = arena}};
    if (!open_plot(&b))
        return cc_error_memory(error);
    choose_axes(&b);
    if (b.axes < LEAST_AXES && !arena->failed)
        return cc_error_set(error, CC_ERR_USAGE, "there is no balance to draw: it takes two metrics with ratios to %.*s, and there %s %zu",
            CC_PRI(cc_compare_chip(compare, b.base)->name), b.axes == 1 ? "is" : "are", b.axes);
    for (size_t i = 0; i < compare->options.chip_count && !arena->failed; i++) {
        if (i != b.base)
            add_chip(&b, i);
    }
    set_texts(&b);
    describe(&b);
    return !(arena->failed || b.labels.failed) || cc_error_memory(error);
}
