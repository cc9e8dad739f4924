/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The chart `matrix`: ratios as a heat map, chips by chips in one metric, or chips by metrics against a base. */
#include "chipcmp/report/matrix_plot.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/value.h"
#include "plot_part.h"
#include "plot_source.h"

#include <math.h>

/* Why a field has no ratio, as a sign that fits on it. */
enum reason { UNPUBLISHED, UNSUPPORTED, NOT_COMPARABLE, REASONS };

static const struct {
    const char *sign, *words;
} reasons[REASONS] = {[UNPUBLISHED] = {"?", "no public figure (?)"},
    [UNSUPPORTED] = {"-", "not supported (-)"},
    [NOT_COMPARABLE] = {"/", "not comparable (/)"}};

/* What the functions below share. */
struct build {
    const struct cc_compare *compare; /* any one: for the chips */
    struct cc_arena *arena;
    struct cc_plot *plot;
    struct cc_plot_panel *panel;
    struct cc_doc labels; /* only for the labels of metrics, which documents share */
    struct cc_plot_statuses statuses;
    struct cc_plot_sources sources;
    bool used[REASONS];
    size_t known; /* ratios of two different chips */
};

/* ---- fields ---- */

static enum reason reason_of(const struct cc_compare_cell *cell, const struct cc_compare_cell *base)
{
    const struct cc_compare_cell *missing = cc_plot_has_number(cell) ? base : cell;
    if (!missing->applies || cc_plot_has_number(missing))
        return NOT_COMPARABLE;
    return missing->value.state == CC_STATE_NOT_SUPPORTED ? UNSUPPORTED : UNPUBLISHED;
}

/* "0.07", "0.4", "1.0", "12" */
static void add_short(struct cc_buf *out, double ratio)
{
    if (ratio >= 0.095 && ratio < 9.95)
        cc_format_fixed(out, ratio, 1);
    else
        cc_format_significant(out, ratio, ratio < 1 ? 1 : 2);
}

static void add_field(struct build *b, double column, double row, const struct cc_compare_cell *cell, const struct cc_compare_cell *base)
{
    struct cc_plot_mark mark = {.kind = CC_MARK_SLOT, .x = column, .y = row};
    if (cell->ratio.known) {
        struct cc_buf label, short_label;
        bool unsure = cc_plot_status_add(&b->statuses, &cell->value);
        unsure |= cc_plot_status_add(&b->statuses, &base->value);
        cc_buf_init(&label, 0);
        cc_buf_init(&short_label, 0);
        cc_plot_add_bare_ratio(&label, cell->ratio.ratio);
        add_short(&short_label, cell->ratio.ratio);
        cc_buf_add(&label, unsure && cell != base ? CC_STR("*") : CC_STR(""));
        mark.kind = CC_MARK_CELL;
        mark.shade = log2(cell->ratio.ratio); /* scaled below */
        mark.label = cc_plot_take(&label, b->arena);
        mark.short_label = cc_plot_take(&short_label, b->arena);
        b->known += cell != base;
    } else {
        enum reason reason = reason_of(cell, base);
        b->used[reason] = true;
        mark.label = cc_str_of(reasons[reason].sign);
    }
    cc_plot_sources_add(&b->sources, &cell->value);
    cc_plot_add_mark(b->panel, &mark, b->arena);
}

/* The ratio farthest from 1 gets the end of the scale; a factor of two at least, so that rounding does not look like a contrast. */
static void scale_shades(struct build *b)
{
    double most = 1;
    for (size_t i = 0; i < b->panel->mark_count; i++)
        most = fmax(most, fabs(b->panel->marks[i].shade));
    for (size_t i = 0; i < b->panel->mark_count; i++)
        b->panel->marks[i].shade = fmax(-1, fmin(1, b->panel->marks[i].shade / most));
}

/* ---- texts ---- */

static void add_reasons(struct build *b)
{
    struct cc_plot_names names = {NULL, 0, 0};
    for (size_t i = 0; i < REASONS; i++) {
        if (b->used[i])
            cc_plot_names_add(&names, cc_str_of(reasons[i].words), b->arena);
    }
    cc_plot_note_names(b->plot, "Hatched: ", &names, b->arena);
}

static struct cc_str subtitle(struct build *b, const char *base)
{
    return cc_arena_format(b->arena, "Ratio of the row's chip to %s; published peak figures, like for like%s", base,
        b->compare->options.per_accelerator ? "; totals of superchips and systems divided by their accelerators" : "");
}

static void add_footer(struct build *b, const char *base)
{
    cc_plot_add_note(b->plot, cc_arena_format(b->arena, "Dark (blue): more than %s; light (amber): less.", base), b->arena);
    add_reasons(b);
    cc_plot_note_statuses(b->plot, &b->statuses, b->arena);
    b->plot->sources = cc_plot_sources_line(&b->sources);
}

/* Of each row the least and the greatest field. */
static void describe_rows(const struct build *b, struct cc_buf *out)
{
    const struct cc_plot_panel *p = b->panel;
    for (size_t i = 0; i < p->y.name_count; i++) {
        const struct cc_plot_mark *least = NULL, *greatest = NULL;
        for (size_t j = 0; j < p->mark_count; j++) {
            const struct cc_plot_mark *mark = &p->marks[j];
            if (mark->kind != CC_MARK_CELL || (size_t)mark->y != i + 1)
                continue;
            least = !least || mark->shade < least->shade ? mark : least;
            greatest = !greatest || mark->shade > greatest->shade ? mark : greatest;
        }
        if (!least)
            cc_buf_addf(out, " %.*s: no ratio.", CC_PRI(p->y.names[i]));
        else
            cc_buf_addf(out, " %.*s: from %.*s (%.*s) to %.*s (%.*s).", CC_PRI(p->y.names[i]), CC_PRI(cc_plot_said(least->label)),
                CC_PRI(p->x.names[(size_t)least->x - 1]), CC_PRI(cc_plot_said(greatest->label)),
                CC_PRI(p->x.names[(size_t)greatest->x - 1]));
    }
}

static void describe(struct build *b, struct cc_str what)
{
    struct cc_buf text;
    cc_buf_init(&text, 0);
    cc_buf_addf(&text, "Heat map of %.*s.", CC_PRI(what));
    describe_rows(b, &text);
    b->plot->description = cc_plot_take(&text, b->arena);
}

/* ---- all of it ---- */

static bool open_plot(struct build *b, size_t columns)
{
    size_t chips = b->compare->options.chip_count;
    cc_doc_init(&b->labels, b->arena);
    cc_plot_open(b->plot, "matrix", 1, b->arena);
    b->plot->series = CC_NEW(b->arena, struct cc_str, 1);
    b->panel = b->plot->panels;
    if (b->arena->failed)
        return false;
    b->plot->series[b->plot->series_count++] = CC_STR("ratio");
    b->panel->x = (struct cc_plot_axis){.scale = CC_SCALE_NAMES, .names = CC_NEW(b->arena, struct cc_str, columns)};
    b->panel->y = (struct cc_plot_axis){.scale = CC_SCALE_NAMES, .names = CC_NEW(b->arena, struct cc_str, chips)};
    for (size_t i = 0; b->panel->y.names && i < chips; i++)
        b->panel->y.names[b->panel->y.name_count++] = cc_compare_chip(b->compare, i)->name;
    return !b->arena->failed;
}

static bool finish(struct build *b, struct cc_error *error)
{
    if (b->known == 0 && !b->arena->failed) {
        struct cc_str why = b->compare->note_count > 0 ? b->compare->notes[0]
                                                       : CC_STR("no metric has public figures of two of these chips.");
        return cc_error_set(error, CC_ERR_USAGE, "there is no ratio to draw: %.*s", CC_PRI(why));
    }
    return !(b->arena->failed || b->labels.failed) || cc_error_memory(error);
}

static const struct cc_compare_row *same_row(const struct cc_compare *compare, const struct cc_compare_row *as)
{
    for (size_t i = 0; i < compare->row_count; i++) {
        if (compare->rows[i].metric == as->metric && compare->rows[i].basis == as->basis)
            return &compare->rows[i];
    }
    return NULL;
}

bool cc_report_matrix_chips_plot(const struct cc_compare *compares, uint32_t metric, struct cc_arena *arena, struct cc_plot *out,
    struct cc_error *error)
{
    struct build b = {.compare = compares, .arena = arena, .plot = out, .sources = {.db = compares->db, .arena = arena}};
    size_t chips = compares->options.chip_count;
    if (!open_plot(&b, chips))
        return cc_error_memory(error);
    const struct cc_compare_row *first = cc_plot_row_of(compares, metric);
    if (!first)
        return finish(&b, error);
    struct cc_str name = cc_report_metric_label(&b.labels, &compares->db->metrics[metric], first->basis);
    for (size_t j = 0; j < chips; j++) {
        const struct cc_compare_row *row = same_row(&compares[j], first);
        b.panel->x.names[b.panel->x.name_count++] = cc_plot_short_name(cc_compare_chip(b.compare, j));
        for (size_t i = 0; row && i < chips; i++)
            add_field(&b, (double)j + 1, (double)i + 1, &row->cells[i], &row->cells[j]);
    }
    scale_shades(&b);
    out->title = cc_arena_format(arena, "%.*s, chip by chip", CC_PRI(name));
    out->subtitle = subtitle(&b, "the column's");
    add_footer(&b, "the column's chip");
    describe(&b, cc_arena_format(arena, "%.*s as ratios of each chip to each other one", CC_PRI(name)));
    return finish(&b, error);
}

bool cc_report_matrix_metrics_plot(const struct cc_compare *compare, struct cc_arena *arena, struct cc_plot *out, struct cc_error *error)
{
    struct build b = {.compare = compare, .arena = arena, .plot = out, .sources = {.db = compare->db, .arena = arena}};
    struct cc_plot_names left_out = {NULL, 0, 0};
    if (!open_plot(&b, compare->row_count))
        return cc_error_memory(error);
    size_t base = cc_compare_base(compare);
    for (size_t i = 0; i < compare->row_count; i++) {
        const struct cc_compare_row *row = &compare->rows[i];
        const struct cc_metric *metric = &compare->db->metrics[row->metric];
        struct cc_str name = cc_metric_is_number(metric) ? cc_report_metric_label(&b.labels, metric, row->basis) : CC_STR("");
        if (name.len > 0 && !cc_compare_has_ratio(compare, row))
            cc_plot_names_add(&left_out, name, arena);
        if (name.len == 0 || !cc_compare_has_ratio(compare, row))
            continue;
        b.panel->x.names[b.panel->x.name_count++] = name;
        for (size_t j = 0; j < compare->options.chip_count; j++)
            add_field(&b, (double)b.panel->x.name_count, (double)j + 1, &row->cells[j], &row->cells[base]);
    }
    scale_shades(&b);
    out->title = cc_arena_format(arena, "Chips and metrics against %.*s", CC_PRI(cc_compare_chip(b.compare, base)->name));
    out->subtitle = subtitle(&b, "the base");
    cc_plot_note_names(out, "Left out, no ratio to the base: ", &left_out, arena);
    add_footer(&b, "the base");
    describe(&b,
        cc_arena_format(arena, "the chips' figures as ratios to %.*s, metric by metric", CC_PRI(cc_compare_chip(b.compare, base)->name)));
    return finish(&b, error);
}
