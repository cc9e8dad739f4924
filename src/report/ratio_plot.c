/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The chart `ratio`: a comparison as bars of chip / base around 1. */
#include "chipcmp/report/ratio_plot.h"

#include "chipcmp/report/value.h"
#include "plot_part.h"
#include "plot_source.h"

/* What the functions below share. */
struct build {
    const struct cc_compare *compare;
    struct cc_arena *arena;
    struct cc_plot *plot;
    struct cc_plot_panel *panel;
    struct cc_doc labels; /* only for the labels of metrics, which documents share */
    size_t base;          /* column of the base */
    size_t *rows;         /* rows of the comparison that are drawn */
    size_t row_count;
    struct cc_plot_names unsupported, unpublished, apart, base_without; /* rows left out */
    struct cc_plot_statuses statuses;
};

/* The column of a series: the base is none. */
static size_t column_of(const struct build *b, size_t series)
{
    return series < b->base ? series : series + 1;
}

/* ---- which rows ---- */

static bool any_number(const struct build *b, const struct cc_compare_row *row)
{
    for (size_t i = 0; i < b->compare->options.chip_count; i++) {
        if (cc_plot_has_number(&row->cells[i]))
            return true;
    }
    return false;
}

static bool none_supported(const struct build *b, const struct cc_compare_row *row)
{
    for (size_t i = 0; i < b->compare->options.chip_count; i++) {
        if (row->cells[i].applies && row->cells[i].value.state != CC_STATE_NOT_SUPPORTED)
            return false;
    }
    return true;
}

/* The list of rows left out that a row belongs to; NULL where it is drawn. A row without a ratio is still worth drawing where a figure
 * lacks its counterpart, not where the chips merely count in different units, the metric is none of the base's, or the base cannot have
 * it (FP4 against a chip without it: every slot would say the same). */
static struct cc_plot_names *left_out(struct build *b, const struct cc_compare_row *row)
{
    const struct cc_compare_cell *base = &row->cells[b->base];
    if (!any_number(b, row))
        return none_supported(b, row) ? &b->unsupported : &b->unpublished;
    if (cc_compare_has_ratio(b->compare, row))
        return NULL;
    if (cc_basis_excludes_others(row->basis) || !base->applies)
        return &b->apart;
    return base->value.state == CC_STATE_NOT_SUPPORTED ? &b->base_without : NULL;
}

static void choose_row(struct build *b, size_t index)
{
    const struct cc_compare_row *row = &b->compare->rows[index];
    const struct cc_metric *metric = &b->compare->db->metrics[row->metric];
    if (!cc_metric_is_number(metric))
        return;
    struct cc_str name = cc_report_metric_label(&b->labels, metric, row->basis);
    struct cc_plot_names *out = left_out(b, row);
    if (out) {
        cc_plot_names_add(out, name, b->arena);
        return;
    }
    b->panel->y.names[b->panel->y.name_count++] = name;
    b->rows[b->row_count++] = index;
}

static bool choose_rows(struct build *b)
{
    size_t count = b->compare->row_count;
    b->rows = CC_NEW(b->arena, size_t, count);
    b->panel->y.names = CC_NEW(b->arena, struct cc_str, count);
    if (b->arena->failed)
        return false;
    for (size_t i = 0; i < count; i++)
        choose_row(b, i);
    return !b->labels.failed;
}

/* ---- marks ---- */

static void set_known(struct build *b, const struct cc_compare_cell *cell, const struct cc_compare_cell *base, struct cc_plot_mark *mark)
{
    const struct cc_ratio *ratio = &cell->ratio;
    bool open = cell->value.state == CC_STATE_CONFLICTING || base->value.state == CC_STATE_CONFLICTING;
    bool unsure = cc_plot_status_add(&b->statuses, &cell->value);
    unsure |= cc_plot_status_add(&b->statuses, &base->value);
    struct cc_buf label, spread;
    cc_buf_init(&label, 0);
    cc_buf_init(&spread, 0);
    mark->kind = CC_MARK_BAR;
    mark->x = ratio->ratio;
    mark->x_range = ratio->range;
    mark->has_spread = ratio->has_spread || open;
    mark->x_spread = cc_interval_hull(ratio->range, ratio->has_spread ? ratio->spread : ratio->range);
    cc_plot_add_ratio(&label, ratio->ratio);
    cc_buf_add(&label, unsure ? CC_STR("*") : CC_STR(""));
    mark->label = cc_plot_take(&label, b->arena);
    if (!mark->has_spread)
        return;
    cc_plot_add_ratio(&spread, mark->x_spread.lo);
    cc_buf_add(&spread, CC_STR(" to "));
    cc_plot_add_ratio(&spread, mark->x_spread.hi);
    mark->spread_label = cc_plot_take(&spread, b->arena);
}

/* The basis on which a column has its figure of a metric, where bases stand in place of each other: CUs for SMs. CC_BASIS_NONE where it
 * has none. */
static enum cc_basis other_basis(const struct build *b, const struct cc_compare_row *row, size_t column)
{
    for (size_t i = 0; i < b->compare->row_count && cc_basis_excludes_others(row->basis); i++) {
        const struct cc_compare_row *other = &b->compare->rows[i];
        if (other->metric == row->metric && cc_basis_excludes_others(other->basis) && cc_plot_has_number(&other->cells[column]))
            return other->basis;
    }
    return CC_BASIS_NONE;
}

/* Why a column has no figure in a row, after `prefix`. */
static struct cc_str absence(struct build *b, const struct cc_compare_row *row, size_t column, const char *prefix)
{
    enum cc_basis other = other_basis(b, row, column);
    if (other != CC_BASIS_NONE)
        return cc_arena_format(b->arena, "%sonly as %s", prefix, cc_basis_words(other));
    return cc_arena_format(b->arena, "%s%s", prefix, cc_plot_absence(&row->cells[column]));
}

/* The reason nearest to the chip: its own, then the base's, then that the two cannot be divided. */
static void set_unknown(struct build *b, const struct cc_compare_row *row, size_t column, struct cc_plot_mark *mark)
{
    const struct cc_compare_cell *cell = &row->cells[column];
    mark->kind = CC_MARK_SLOT;
    if (!cc_plot_has_number(cell))
        mark->label = absence(b, row, column, "");
    else if (!cc_plot_has_number(&row->cells[b->base]))
        mark->label = absence(b, row, b->base, "base: ");
    else
        mark->label = cell->ratio.refused.len > 0 ? cell->ratio.refused : CC_STR("not comparable");
}

/* Adds the marks, row by row; returns how many ratios there are. */
static size_t add_marks(struct build *b)
{
    size_t known = 0;
    for (size_t i = 0; i < b->row_count; i++) {
        const struct cc_compare_row *row = &b->compare->rows[b->rows[i]];
        for (size_t j = 0; j < b->plot->series_count; j++) {
            size_t column = column_of(b, j);
            struct cc_plot_mark mark = {.series = j, .y = (double)(i + 1)};
            if (row->cells[column].ratio.known)
                set_known(b, &row->cells[column], &row->cells[b->base], &mark);
            else
                set_unknown(b, row, column, &mark);
            known += mark.kind == CC_MARK_BAR;
            cc_plot_add_mark(b->panel, &mark, b->arena);
        }
    }
    return known;
}

/* An axis on which all is near 1 would have one tick. */
static void set_axis(struct build *b)
{
    struct cc_plot_axis *x = &b->panel->x;
    bool near = true;
    for (size_t i = 0; i < b->panel->mark_count; i++) {
        const struct cc_plot_mark *mark = &b->panel->marks[i];
        struct cc_interval all = mark->has_spread ? mark->x_spread : mark->x_range;
        near &= mark->kind != CC_MARK_BAR || (all.lo > 0.5 && all.hi < 2);
    }
    x->scale = CC_SCALE_LOG;
    x->ticks = CC_TICKS_RATIOS;
    x->has_origin = true;
    x->origin = 1;
    if (near) {
        x->low = 0.5;
        x->high = 2;
    }
    b->panel->y.scale = CC_SCALE_NAMES;
    b->panel->y.by_series = true;
}

/* ---- texts ---- */

static void add_footer(struct build *b)
{
    struct cc_plot_sources sources = {.db = b->compare->db, .arena = b->arena};
    const char *without =
        cc_arena_format(b->arena, "Left out, not supported by %.*s: ", CC_PRI(cc_compare_chip(b->compare, b->base)->name)).s;
    cc_plot_note_names(b->plot, "Left out, supported by none of these chips: ", &b->unsupported, b->arena);
    cc_plot_note_names(b->plot, without ? without : "", &b->base_without, b->arena);
    cc_plot_note_names(b->plot, "Left out, no public figure for any of these chips: ", &b->unpublished, b->arena);
    cc_plot_note_names(b->plot, "Left out, not comparable among these chips: ", &b->apart, b->arena);
    cc_plot_note_statuses(b->plot, &b->statuses, b->arena);
    for (size_t i = 0; i < b->row_count; i++) {
        for (size_t j = 0; j < b->compare->options.chip_count; j++)
            cc_plot_sources_add(&sources, &b->compare->rows[b->rows[i]].cells[j].value);
    }
    b->plot->sources = cc_plot_sources_line(&sources);
}

/* Marks with the least and the greatest ratio of a series, and how many have none. */
struct extremes {
    const struct cc_plot_mark *least, *greatest;
    size_t unknown;
};

static struct extremes find_extremes(const struct cc_plot_panel *panel, size_t series)
{
    struct extremes e = {NULL, NULL, 0};
    for (size_t i = 0; i < panel->mark_count; i++) {
        const struct cc_plot_mark *at = &panel->marks[i];
        if (at->series != series)
            continue;
        e.unknown += at->kind == CC_MARK_SLOT;
        if (at->kind == CC_MARK_BAR && (!e.least || at->x < e.least->x))
            e.least = at;
        if (at->kind == CC_MARK_BAR && (!e.greatest || at->x > e.greatest->x))
            e.greatest = at;
    }
    return e;
}

/* "0.15x (FP64 vector)": to be read out, so without the asterisk. */
static void add_extreme(struct cc_buf *out, const struct cc_plot_panel *panel, const struct cc_plot_mark *mark)
{
    cc_plot_add_ratio(out, mark->x);
    cc_buf_addf(out, " (%.*s)", CC_PRI(panel->y.names[(size_t)mark->y - 1]));
}

static void describe_series(const struct build *b, size_t series, struct cc_buf *out)
{
    struct extremes e = find_extremes(b->panel, series);
    cc_buf_addf(out, " %.*s: ", CC_PRI(b->plot->series[series]));
    if (e.least) {
        cc_buf_add(out, CC_STR("from "));
        add_extreme(out, b->panel, e.least);
        cc_buf_add(out, CC_STR(" to "));
        add_extreme(out, b->panel, e.greatest);
    }
    if (e.unknown > 0)
        cc_buf_addf(out, "%sno ratio for %zu of %zu metrics", e.least ? ", " : "", e.unknown, b->row_count);
    cc_buf_add_char(out, '.');
}

static void describe(struct build *b)
{
    struct cc_buf text;
    cc_buf_init(&text, 0);
    cc_buf_addf(&text, "Bar chart of published figures as ratios to %.*s, metric by metric.",
        CC_PRI(cc_compare_chip(b->compare, b->base)->name));
    for (size_t i = 0; i < b->plot->series_count; i++)
        describe_series(b, i, &text);
    b->plot->description = cc_plot_take(&text, b->arena);
}

static void set_titles(struct build *b)
{
    struct cc_plot *plot = b->plot;
    struct cc_str base = cc_compare_chip(b->compare, b->base)->name;
    if (plot->series_count == 1)
        plot->title = cc_arena_format(b->arena, "%.*s compared with %.*s", CC_PRI(plot->series[0]), CC_PRI(base));
    else
        plot->title = cc_arena_format(b->arena, "%zu chips compared with %.*s", plot->series_count, CC_PRI(base));
    plot->subtitle = cc_plot_like_for_like(b->compare);
    b->panel->x.label = cc_arena_format(b->arena, "Ratio to %.*s = 1, logarithmic scale", CC_PRI(base));
}

/* ---- all of it ---- */

/* Rows of numbers, and in how many of them a chip has none where another one has. */
static size_t count_lacking(const struct cc_compare *compare, size_t column, size_t *rows)
{
    size_t lacking = 0;
    *rows = 0;
    for (size_t i = 0; i < compare->row_count; i++) {
        const struct cc_compare_row *row = &compare->rows[i];
        bool any = false;
        if (!cc_metric_is_number(&compare->db->metrics[row->metric]))
            continue;
        ++*rows;
        for (size_t j = 0; j < compare->options.chip_count; j++)
            any |= cc_plot_has_number(&row->cells[j]);
        lacking += any && !cc_plot_has_number(&row->cells[column]);
    }
    return lacking;
}

/* The chip that lacks the most figures, and then what the comparison says of those there are. */
static bool nothing_to_draw(const struct cc_compare *compare, struct cc_error *error)
{
    size_t most = 0, whose = 0, rows = 0;
    for (size_t i = 0; i < compare->options.chip_count; i++) {
        size_t lacking = count_lacking(compare, i, &rows);
        if (lacking > most) {
            most = lacking;
            whose = i;
        }
    }
    struct cc_str note = compare->note_count > 0 ? compare->notes[0] : CC_STR("");
    if (rows > 1 && most > 1)
        return cc_error_set(error, CC_ERR_USAGE, "there is no ratio to draw: %.*s has no public figure in %zu of these %zu metrics.%s%.*s",
            CC_PRI(cc_compare_chip(compare, whose)->name), most, rows, note.len > 0 ? " " : "", CC_PRI(note));
    if (note.len > 0)
        return cc_error_set(error, CC_ERR_USAGE, "there is no ratio to draw: %.*s", CC_PRI(note));
    return cc_error_set(error, CC_ERR_USAGE, "there is no ratio to draw: no metric has a public figure on both sides.");
}

static bool allocate(struct build *b)
{
    struct cc_plot *plot = b->plot;
    cc_plot_open(plot, "ratio", 1, b->arena);
    plot->series_count = b->compare->options.chip_count - 1;
    plot->series = CC_NEW(b->arena, struct cc_str, plot->series_count);
    plot->key = true;
    b->panel = plot->panels;
    if (b->arena->failed || !choose_rows(b))
        return false;
    for (size_t i = 0; i < plot->series_count; i++)
        plot->series[i] = cc_compare_chip(b->compare, column_of(b, i))->name;
    return true;
}

bool cc_report_ratio_plot(const struct cc_compare *compare, struct cc_arena *arena, struct cc_plot *out, struct cc_error *error)
{
    struct build b = {.compare = compare, .arena = arena, .plot = out};
    *out = (struct cc_plot){.series_count = 0};
    if (compare->options.chip_count < 2)
        return nothing_to_draw(compare, error);
    b.base = cc_compare_base(compare);
    cc_doc_init(&b.labels, arena);
    if (!allocate(&b))
        return cc_error_memory(error);
    if (add_marks(&b) == 0 && !arena->failed)
        return nothing_to_draw(compare, error);
    set_axis(&b);
    set_titles(&b);
    add_footer(&b);
    describe(&b);
    return !arena->failed || cc_error_memory(error);
}
