/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The chart `bars`: the figures themselves, a panel and a unit for each metric, a row for each chip. */
#include "chipcmp/report/bars_plot.h"

#include "chipcmp/report/value.h"
#include "plot_part.h"
#include "plot_source.h"

enum { PANELS_ABREAST = 3 };

/* What the functions below share. */
struct build {
    const struct cc_compare *compare;
    struct cc_arena *arena;
    struct cc_plot *plot;
    struct cc_doc labels; /* only for the labels of metrics, which documents share */
    struct cc_str *chips; /* names of the rows */
    struct cc_plot_names unpublished;
    struct cc_plot_statuses statuses;
    struct cc_plot_sources sources;
};

static bool is_drawn(const struct build *b, const struct cc_compare_row *row)
{
    if (!cc_metric_is_number(&b->compare->db->metrics[row->metric]))
        return false;
    for (size_t i = 0; i < b->compare->options.chip_count; i++) {
        if (cc_plot_has_number(&row->cells[i]))
            return true;
    }
    return false;
}

/* "Memory bandwidth (TB/s)" */
static struct cc_str panel_title(struct build *b, const struct cc_compare_row *row)
{
    const struct cc_metric *metric = &b->compare->db->metrics[row->metric];
    struct cc_str label = cc_report_metric_label(&b->labels, metric, row->basis);
    if (metric->unit_name.len == 0)
        return label;
    return cc_arena_format(b->arena, "%.*s (%.*s)", CC_PRI(label), CC_PRI(metric->unit_name));
}

/* The digits as printed, "4.0", where they are printed in the unit of the panel; else the number. */
static void add_figure(const struct build *b, const struct cc_compare_row *row, const struct cc_compare_cell *cell, struct cc_buf *out)
{
    const struct cc_side *side = &cell->value.sides[0];
    const struct cc_unit *printed = &side->quantity.unit, *drawn = &b->compare->db->metrics[row->metric].unit;
    bool same = printed->scale10 == drawn->scale10 && printed->multiplier == drawn->multiplier && printed->divisor == drawn->divisor;
    if (same && !cell->divided && !row->normalized && side->literal.len > 0)
        cc_buf_add(out, side->literal);
    else
        cc_plot_add_number(out, cell->number);
}

static void set_known(struct build *b, const struct cc_compare_row *row, const struct cc_compare_cell *cell, struct cc_plot_mark *mark)
{
    struct cc_buf label, spread;
    cc_buf_init(&label, 0);
    mark->kind = CC_MARK_BAR;
    mark->x = cell->number;
    mark->x_range = cell->range;
    mark->has_spread = cell->value.state == CC_STATE_CONFLICTING || cell->spread.lo < cell->range.lo || cell->spread.hi > cell->range.hi;
    mark->x_spread = cc_interval_hull(cell->range, cell->spread);
    add_figure(b, row, cell, &label);
    cc_buf_add(&label, cc_plot_status_add(&b->statuses, &cell->value) ? CC_STR("*") : CC_STR(""));
    mark->label = cc_plot_take(&label, b->arena);
    if (!mark->has_spread)
        return;
    cc_buf_init(&spread, 0);
    cc_plot_add_number(&spread, mark->x_spread.lo);
    cc_buf_add(&spread, CC_STR(" to "));
    cc_plot_add_number(&spread, mark->x_spread.hi);
    mark->spread_label = cc_plot_take(&spread, b->arena);
}

static void fill_panel(struct build *b, const struct cc_compare_row *row, struct cc_plot_panel *panel)
{
    panel->title = panel_title(b, row);
    panel->x.scale = CC_SCALE_LINEAR;
    panel->x.has_origin = true;
    panel->y.scale = CC_SCALE_NAMES;
    panel->y.names = b->chips;
    panel->y.name_count = b->compare->options.chip_count;
    for (size_t i = 0; i < b->compare->options.chip_count; i++) {
        struct cc_plot_mark mark = {.y = (double)(i + 1)};
        if (cc_plot_has_number(&row->cells[i])) {
            set_known(b, row, &row->cells[i], &mark);
        } else {
            mark.kind = CC_MARK_SLOT;
            mark.label = cc_str_of(cc_plot_absence(&row->cells[i]));
        }
        cc_plot_add_mark(panel, &mark, b->arena);
        cc_plot_sources_add(&b->sources, &row->cells[i].value);
    }
}

static void fill_panels(struct build *b)
{
    size_t panel = 0;
    for (size_t i = 0; i < b->compare->row_count; i++) {
        const struct cc_compare_row *row = &b->compare->rows[i];
        const struct cc_metric *metric = &b->compare->db->metrics[row->metric];
        if (is_drawn(b, row))
            fill_panel(b, row, &b->plot->panels[panel++]);
        else if (cc_metric_is_number(metric))
            cc_plot_names_add(&b->unpublished, cc_report_metric_label(&b->labels, metric, row->basis), b->arena);
    }
}

/* ---- texts ---- */

static void set_titles(struct build *b)
{
    struct cc_plot *plot = b->plot;
    const struct cc_compare_options *o = &b->compare->options;
    if (o->chip_count == 1)
        plot->title = b->chips[0];
    else if (o->chip_count == 2)
        plot->title = cc_arena_format(b->arena, "%.*s and %.*s", CC_PRI(b->chips[0]), CC_PRI(b->chips[1]));
    else
        plot->title = cc_arena_format(b->arena, "%zu chips in figures", o->chip_count);
    plot->subtitle = o->per_accelerator ? CC_STR("Published peak figures; totals of superchips and systems divided by their accelerators")
                                        : CC_STR("Published peak figures");
    if (b->compare->mixed_scope && !o->per_accelerator)
        cc_plot_add_note(plot, CC_STR("Superchips and systems are totals of several accelerators."), b->arena);
}

static void describe_panel(const struct build *b, const struct cc_plot_panel *panel, struct cc_buf *out)
{
    size_t unknown = 0;
    const char *mark = " ";
    cc_buf_addf(out, " %.*s:", CC_PRI(panel->title));
    for (size_t i = 0; i < panel->mark_count; i++) {
        const struct cc_plot_mark *m = &panel->marks[i];
        unknown += m->kind == CC_MARK_SLOT;
        if (m->kind == CC_MARK_SLOT)
            continue;
        cc_buf_addf(out, "%s%.*s ", mark, CC_PRI(b->chips[i]));
        cc_plot_add_number(out, m->x);
        mark = ", ";
    }
    if (unknown > 0)
        cc_buf_addf(out, "; no figure for %zu", unknown);
    cc_buf_add_char(out, '.');
}

static void describe(struct build *b)
{
    struct cc_buf text;
    cc_buf_init(&text, 0);
    cc_buf_add(&text, CC_STR("Bar charts of published figures, one for each metric."));
    for (size_t i = 0; i < b->plot->panel_count; i++)
        describe_panel(b, &b->plot->panels[i], &text);
    b->plot->description = cc_plot_take(&text, b->arena);
}

/* ---- all of it ---- */

static bool open_plot(struct build *b, size_t panels)
{
    const struct cc_compare_options *o = &b->compare->options;
    cc_doc_init(&b->labels, b->arena);
    cc_plot_open(b->plot, "bars", panels, b->arena);
    b->plot->columns = PANELS_ABREAST;
    b->chips = CC_NEW(b->arena, struct cc_str, o->chip_count);
    b->plot->series = CC_NEW(b->arena, struct cc_str, 1);
    for (size_t i = 0; b->chips && i < o->chip_count; i++)
        b->chips[i] = b->compare->db->chips[o->chips[i]].name;
    if (b->arena->failed)
        return false;
    b->plot->series[b->plot->series_count++] = CC_STR("figure");
    return true;
}

bool cc_report_bars_plot(const struct cc_compare *compare, struct cc_arena *arena, struct cc_plot *out, struct cc_error *error)
{
    struct build b = {.compare = compare, .arena = arena, .plot = out, .sources = {.db = compare->db, .arena = arena}};
    size_t panels = 0;
    for (size_t i = 0; i < compare->row_count; i++)
        panels += is_drawn(&b, &compare->rows[i]);
    if (panels == 0)
        return cc_error_set(error, CC_ERR_USAGE, "there is no figure to draw: nobody published one of these metrics for these chips");
    if (!open_plot(&b, panels))
        return cc_error_memory(error);
    fill_panels(&b);
    set_titles(&b);
    cc_plot_note_names(out, "Left out, no figure for any of these chips: ", &b.unpublished, arena);
    cc_plot_note_statuses(out, &b.statuses, arena);
    out->sources = cc_plot_sources_line(&b.sources);
    describe(&b);
    return !(arena->failed || b.labels.failed) || cc_error_memory(error);
}
