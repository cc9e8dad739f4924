/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The chart `scatter`: one metric of the chips against another, on logarithmic axes. */
#include "chipcmp/report/scatter_plot.h"

#include "chipcmp/report/value.h"
#include "plot_part.h"
#include "plot_source.h"

#include <math.h>

/* Far beyond any axis, for lines that cross the panel. */
static const double nearly_nothing = 1e-12, more_than_all = 1e12;

/* What the functions below share. */
struct build {
    const struct cc_compare *compare;
    const struct cc_compare_row *x, *y;
    struct cc_arena *arena;
    struct cc_plot *plot;
    struct cc_plot_panel *panel;
    struct cc_doc labels; /* only for the labels of metrics, which documents share */
    struct cc_str x_name, y_name;
    struct cc_plot_names half, neither; /* chips with one figure, with none */
    struct cc_plot_statuses statuses;
    struct cc_plot_sources sources;
    double least, greatest; /* of y / x, in the units drawn */
};

/* ---- points ---- */

static bool is_open(const struct cc_compare_cell *cell)
{
    return cell->value.state == CC_STATE_CONFLICTING || cell->spread.lo < cell->range.lo || cell->spread.hi > cell->range.hi;
}

static void add_point(struct build *b, const struct cc_chip *chip, const struct cc_compare_cell *x, const struct cc_compare_cell *y)
{
    struct cc_plot_mark mark = {.kind = CC_MARK_POINT, .series = cc_plot_series_of(b->plot, chip->vendor), .x = x->number, .y = y->number};
    bool unsure = cc_plot_status_add(&b->statuses, &x->value);
    unsure |= cc_plot_status_add(&b->statuses, &y->value);
    mark.x_range = x->range;
    mark.y_range = y->range;
    mark.has_spread = is_open(x) || is_open(y);
    mark.x_spread = is_open(x) ? cc_interval_hull(x->range, x->spread) : cc_interval_exact(x->number);
    mark.y_spread = is_open(y) ? cc_interval_hull(y->range, y->spread) : cc_interval_exact(y->number);
    mark.label = cc_arena_format(b->arena, "%.*s%s", CC_PRI(cc_plot_short_name(chip)), unsure ? "*" : "");
    mark.name = chip->name;
    b->least = fmin(b->least, mark.y / mark.x);
    b->greatest = fmax(b->greatest, mark.y / mark.x);
    cc_plot_add_mark(b->panel, &mark, b->arena);
}

/* A chip with one of the two figures: a line at it, which says why the other one is missing. */
static void add_absence(struct build *b, const struct cc_chip *chip, const struct cc_compare_cell *x, const struct cc_compare_cell *y)
{
    bool has_x = cc_plot_has_number(x);
    struct cc_plot_vertex across[] = {{nearly_nothing, y->number, 0}, {more_than_all, y->number, 0}};
    struct cc_plot_vertex down[] = {{x->number, nearly_nothing, 0}, {x->number, more_than_all, 0}};
    struct cc_plot_line line = {.kind = CC_LINE_ABSENT, .vertices = has_x ? down : across, .vertex_count = 2};
    line.label = cc_arena_format(b->arena, "%.*s: %s", CC_PRI(cc_plot_short_name(chip)), cc_plot_absence(has_x ? y : x));
    cc_plot_reach(has_x ? &b->panel->x : &b->panel->y, has_x ? x->number : y->number);
    cc_plot_status_add(&b->statuses, has_x ? &x->value : &y->value);
    cc_plot_add_line(b->panel, &line, b->arena);
    cc_plot_names_add(&b->half,
        cc_arena_format(b->arena, "%.*s (%.*s: %s)", CC_PRI(chip->name), CC_PRI(has_x ? b->y_name : b->x_name),
            cc_plot_absence(has_x ? y : x)),
        b->arena);
}

static void add_chips(struct build *b)
{
    for (size_t i = 0; i < b->compare->options.chip_count; i++) {
        const struct cc_chip *chip = cc_compare_chip(b->compare, i);
        const struct cc_compare_cell *x = &b->x->cells[i], *y = &b->y->cells[i];
        bool has_x = cc_plot_has_number(x), has_y = cc_plot_has_number(y);
        if (has_x && has_y)
            add_point(b, chip, x, y);
        else if (has_x || has_y)
            add_absence(b, chip, x, y);
        else
            cc_plot_names_add(&b->neither, chip->name, b->arena);
        cc_plot_sources_add(&b->sources, &x->value);
        cc_plot_sources_add(&b->sources, &y->value);
    }
}

/* ---- diagonals ---- */

static const struct cc_metric *metric_of(const struct build *b, const struct cc_compare_row *row)
{
    return &b->compare->db->metrics[row->metric];
}

/* y = intensity * x is straight on two logarithmic axes. At 1, 3, 10, 30 ... FLOP per byte, as far as there are points. */
static void add_diagonals(struct build *b)
{
    const struct cc_metric *x = metric_of(b, b->x), *y = metric_of(b, b->y);
    if (x->dimension != CC_DIM_BYTE_RATE || y->dimension != CC_DIM_RATE)
        return;
    double scale = pow(10, y->unit.scale10 - x->unit.scale10); /* TFLOPS over GB/s: 1000 FLOP per byte */
    const char *unit = cc_str_eq(y->unit_name, CC_STR("TOPS")) ? "OP" : "FLOP";
    int first = (int)floor(2 * log10(b->least * scale / 2)), last = (int)ceil(2 * log10(b->greatest * scale * 2));
    for (int half = first; half <= last; half++) {
        double intensity = half % 2 == 0 ? pow(10, half / 2) : 3 * pow(10, floor(half / 2.0)); /* NOLINT(bugprone-integer-division) */
        double slope = intensity / scale;
        struct cc_plot_vertex ends[] = {{nearly_nothing, nearly_nothing * slope, 0}, {more_than_all, more_than_all * slope, 0}};
        struct cc_plot_line line = {.kind = CC_LINE_GUIDE, .vertices = ends, .vertex_count = 2};
        struct cc_buf label;
        cc_buf_init(&label, 0);
        cc_plot_add_number(&label, intensity);
        cc_buf_addf(&label, " %s/byte", unit);
        line.label = cc_plot_take(&label, b->arena);
        cc_plot_add_line(b->panel, &line, b->arena);
    }
    cc_plot_add_note(b->plot, cc_arena_format(b->arena, "Diagonals: the same %s per byte of memory traffic at both peaks.", unit),
        b->arena);
}

/* ---- texts ---- */

static struct cc_str axis_label(struct build *b, const struct cc_compare_row *row)
{
    const struct cc_metric *metric = metric_of(b, row);
    struct cc_str label = cc_report_metric_label(&b->labels, metric, row->basis);
    const char *gap = metric->unit_name.len > 0 ? ", " : "";
    return cc_arena_format(b->arena, "%.*s (%.*s%slogarithmic)", CC_PRI(label), CC_PRI(metric->unit_name), gap);
}

static void set_texts(struct build *b)
{
    struct cc_plot *plot = b->plot;
    plot->title = cc_arena_format(b->arena, "%.*s against %.*s", CC_PRI(b->y_name), CC_PRI(b->x_name));
    plot->subtitle = b->compare->options.per_accelerator
                         ? CC_STR("Published peak figures; totals of superchips and systems divided by their accelerators")
                         : CC_STR("Published peak figures");
    b->panel->x.label = axis_label(b, b->x);
    b->panel->y.label = axis_label(b, b->y);
    if (b->compare->mixed_scope && !b->compare->options.per_accelerator)
        cc_plot_add_note(plot, CC_STR("Superchips and systems are totals of several accelerators."), b->arena);
    cc_plot_note_names(plot, "Dotted, where one figure is unknown: ", &b->half, b->arena);
    cc_plot_note_names(plot, "Left out, neither figure is known: ", &b->neither, b->arena);
    cc_plot_note_statuses(plot, &b->statuses, b->arena);
    plot->sources = cc_plot_sources_line(&b->sources);
}

static void describe(struct build *b)
{
    struct cc_buf text;
    struct cc_str x_unit = metric_of(b, b->x)->unit_name, y_unit = metric_of(b, b->y)->unit_name;
    cc_buf_init(&text, 0);
    cc_buf_addf(&text, "Scatter plot of %.*s against %.*s, both on logarithmic axes.", CC_PRI(b->y_name), CC_PRI(b->x_name));
    for (size_t i = 0; i < b->panel->mark_count; i++) {
        const struct cc_plot_mark *mark = &b->panel->marks[i];
        cc_buf_addf(&text, " %.*s: ", CC_PRI(mark->name));
        cc_plot_add_number(&text, mark->y);
        cc_buf_addf(&text, " %.*s at ", CC_PRI(y_unit));
        cc_plot_add_number(&text, mark->x);
        cc_buf_addf(&text, " %.*s.", CC_PRI(x_unit));
    }
    b->plot->description = cc_plot_take(&text, b->arena);
}

/* ---- all of it ---- */

static bool open_plot(struct build *b)
{
    cc_doc_init(&b->labels, b->arena);
    cc_plot_open(b->plot, "scatter", 1, b->arena);
    b->plot->key = true;
    b->plot->series = CC_NEW(b->arena, struct cc_str, b->compare->options.chip_count);
    if (b->arena->failed)
        return false;
    b->panel = b->plot->panels;
    b->panel->x.scale = b->panel->y.scale = CC_SCALE_LOG;
    b->x_name = cc_report_metric_label(&b->labels, metric_of(b, b->x), b->x->basis);
    b->y_name = cc_report_metric_label(&b->labels, metric_of(b, b->y), b->y->basis);
    return !b->labels.failed;
}

bool cc_report_scatter_plot(const struct cc_compare *compare, uint32_t x_metric, uint32_t y_metric, struct cc_arena *arena,
    struct cc_plot *out, struct cc_error *error)
{
    struct build b = {.compare = compare, .arena = arena, .plot = out, .sources = {.db = compare->db, .arena = arena}};
    b.x = cc_plot_row_of(compare, x_metric);
    b.y = cc_plot_row_of(compare, y_metric);
    b.least = HUGE_VAL;
    if (!b.x || !b.y)
        return cc_error_set(error, CC_ERR_USAGE, "there is nothing to draw: a metric of an axis has no numbers for these chips");
    if (!open_plot(&b))
        return cc_error_memory(error);
    add_chips(&b);
    if (b.panel->mark_count == 0 && !arena->failed)
        return cc_error_set(error, CC_ERR_USAGE, "there is nothing to draw: no chip has public figures of both %.*s and %.*s",
            CC_PRI(b.y_name), CC_PRI(b.x_name));
    add_diagonals(&b);
    set_texts(&b);
    describe(&b);
    return !(arena->failed || b.labels.failed) || cc_error_memory(error);
}
