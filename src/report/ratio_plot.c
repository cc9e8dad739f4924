/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 7, report. The chart `ratio`: a comparison as bars of chip / base around 1. */
#include "chipcmp/report/ratio_plot.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/value.h"
#include "plot_source.h"

struct names {
    struct cc_str *items;
    size_t count;
};

/* What the functions below share. */
struct build {
    const struct cc_compare *compare;
    struct cc_arena *arena;
    struct cc_plot *plot;
    struct cc_doc labels;                         /* only for the labels of metrics, which documents share */
    size_t base;                                  /* column of the base */
    size_t *rows;                                 /* rows of the comparison that are drawn; plot->category_count of them */
    struct names unsupported, unpublished, apart; /* rows left out */
    bool statuses[CC_STATUS_COUNT];               /* of the figures behind the ratios drawn */
    size_t line_capacity;
};

static const struct cc_chip *chip_at(const struct build *b, size_t column)
{
    return &b->compare->db->chips[b->compare->options.chips[column]];
}

static bool has_number(const struct cc_compare_cell *cell)
{
    return cell->applies && cell->value.side_count > 0 && cell->range.lo > 0;
}

/* The column of a series: the base is none. */
static size_t column_of(const struct build *b, size_t series)
{
    return series < b->base ? series : series + 1;
}

/* ---- which rows ---- */

static bool any_number(const struct build *b, const struct cc_compare_row *row)
{
    for (size_t i = 0; i < b->compare->options.chip_count; i++) {
        if (has_number(&row->cells[i]))
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

static bool any_ratio(const struct build *b, const struct cc_compare_row *row)
{
    for (size_t i = 0; i < b->compare->options.chip_count; i++) {
        if (i != b->base && row->cells[i].ratio.known)
            return true;
    }
    return false;
}

/* A row without a ratio is still worth drawing where a figure lacks its counterpart (FP4 against a chip without it), not where the chips
 * merely count in different units or the metric is none of the base's. */
static void choose_row(struct build *b, size_t index)
{
    const struct cc_compare_row *row = &b->compare->rows[index];
    const struct cc_metric *metric = &b->compare->db->metrics[row->metric];
    if (!cc_metric_is_number(metric))
        return;
    struct cc_str name = cc_report_metric_label(&b->labels, metric, row->basis);
    struct names *left_out = none_supported(b, row) ? &b->unsupported : &b->unpublished;
    bool apart = cc_basis_excludes_others(row->basis) || !row->cells[b->base].applies;
    if (any_number(b, row))
        left_out = apart && !any_ratio(b, row) ? &b->apart : NULL;
    if (left_out) {
        left_out->items[left_out->count++] = name;
        return;
    }
    b->plot->categories[b->plot->category_count] = name;
    b->rows[b->plot->category_count++] = index;
}

static bool choose_rows(struct build *b)
{
    size_t count = b->compare->row_count;
    b->rows = CC_NEW(b->arena, size_t, count);
    b->unsupported.items = CC_NEW(b->arena, struct cc_str, count);
    b->unpublished.items = CC_NEW(b->arena, struct cc_str, count);
    b->apart.items = CC_NEW(b->arena, struct cc_str, count);
    b->plot->categories = CC_NEW(b->arena, struct cc_str, count);
    if (b->arena->failed)
        return false;
    for (size_t i = 0; i < count; i++)
        choose_row(b, i);
    return !b->labels.failed;
}

/* ---- points ---- */

/* "0.15x", "1.19x", "12.4x", "0.012x" */
static void add_ratio(struct cc_buf *out, double ratio)
{
    if (ratio >= 0.0995 && ratio < 9.995)
        cc_format_fixed(out, ratio, 2);
    else
        cc_format_significant(out, ratio, ratio < 1 ? 2 : 3);
    cc_buf_add_char(out, 'x');
}

/* Copies the buffer's text into the arena and releases it. */
static struct cc_str take(struct build *b, struct cc_buf *buf)
{
    b->arena->failed |= buf->failed;
    struct cc_str text = cc_arena_copy(b->arena, cc_buf_view(buf));
    cc_buf_release(buf);
    return text;
}

static bool is_unsure(enum cc_status status)
{
    return status == CC_STATUS_RELAYED || status == CC_STATUS_LEAK || status == CC_STATUS_PRELIMINARY;
}

/* Notes the status of the figure a ratio rests on; true where it is not the maker's final word. */
static bool note_status(struct build *b, const struct cc_compare_cell *cell)
{
    enum cc_status status = (enum cc_status)cell->value.sides[0].figure->status;
    b->statuses[status] = true;
    return is_unsure(status);
}

static void set_known(struct build *b, const struct cc_compare_cell *cell, const struct cc_compare_cell *base, struct cc_plot_point *point)
{
    const struct cc_ratio *ratio = &cell->ratio;
    bool open = cell->value.state == CC_STATE_CONFLICTING || base->value.state == CC_STATE_CONFLICTING;
    bool unsure = note_status(b, cell);
    unsure |= note_status(b, base);
    struct cc_buf label, spread;
    cc_buf_init(&label, 0);
    cc_buf_init(&spread, 0);
    *point = (struct cc_plot_point){.known = true, .value = ratio->ratio, .range = ratio->range, .has_spread = ratio->has_spread || open};
    point->spread = cc_interval_hull(ratio->range, ratio->has_spread ? ratio->spread : ratio->range);
    add_ratio(&label, ratio->ratio);
    cc_buf_add(&label, unsure ? CC_STR("*") : CC_STR(""));
    point->label = take(b, &label);
    if (!point->has_spread)
        return;
    add_ratio(&spread, point->spread.lo);
    cc_buf_add(&spread, CC_STR(" to "));
    add_ratio(&spread, point->spread.hi);
    point->spread_label = take(b, &spread);
}

/* The basis on which a column has its figure of a metric, where bases stand in place of each other: CUs for SMs. CC_BASIS_NONE where it
 * has none. */
static enum cc_basis other_basis(const struct build *b, const struct cc_compare_row *row, size_t column)
{
    for (size_t i = 0; i < b->compare->row_count && cc_basis_excludes_others(row->basis); i++) {
        const struct cc_compare_row *other = &b->compare->rows[i];
        if (other->metric == row->metric && cc_basis_excludes_others(other->basis) && has_number(&other->cells[column]))
            return other->basis;
    }
    return CC_BASIS_NONE;
}

static const char *state_words(const struct cc_compare_cell *cell)
{
    static const char *const words[CC_STATE_COUNT] = {
        [CC_STATE_VALUE] = "no number",
        [CC_STATE_CONFLICTING] = "figures conflict",
        [CC_STATE_NOT_PUBLISHED] = "no public figure",
        [CC_STATE_NOT_SUPPORTED] = "not supported",
        [CC_STATE_NOT_RESEARCHED] = "not researched",
    };
    return cell->applies ? words[cell->value.state] : "does not apply";
}

/* Why a column has no figure in a row, after `prefix`. */
static struct cc_str absence(struct build *b, const struct cc_compare_row *row, size_t column, const char *prefix)
{
    enum cc_basis other = other_basis(b, row, column);
    if (other != CC_BASIS_NONE)
        return cc_arena_format(b->arena, "%sonly as %s", prefix, cc_basis_words(other));
    return cc_arena_format(b->arena, "%s%s", prefix, state_words(&row->cells[column]));
}

/* The reason nearest to the chip: its own, then the base's, then that the two cannot be divided. */
static void set_unknown(struct build *b, const struct cc_compare_row *row, size_t column, struct cc_plot_point *point)
{
    const struct cc_compare_cell *cell = &row->cells[column];
    *point = (struct cc_plot_point){.known = false};
    if (!has_number(cell))
        point->label = absence(b, row, column, "");
    else if (!has_number(&row->cells[b->base]))
        point->label = absence(b, row, b->base, "base: ");
    else
        point->label = cell->ratio.refused.len > 0 ? cell->ratio.refused : CC_STR("not comparable");
}

/* Fills the points; returns how many ratios there are. */
static size_t set_points(struct build *b)
{
    struct cc_plot *plot = b->plot;
    size_t known = 0;
    for (size_t i = 0; i < plot->category_count; i++) {
        const struct cc_compare_row *row = &b->compare->rows[b->rows[i]];
        for (size_t j = 0; j < plot->series_count; j++) {
            size_t column = column_of(b, j);
            struct cc_plot_point *point = &plot->points[i * plot->series_count + j];
            if (row->cells[column].ratio.known)
                set_known(b, &row->cells[column], &row->cells[b->base], point);
            else
                set_unknown(b, row, column, point);
            known += point->known;
        }
    }
    return known;
}

/* ---- texts ---- */

static void add_line(struct build *b, struct cc_str line)
{
    struct cc_plot *plot = b->plot;
    if (line.len > 0 && CC_PUSH_ROOM(b->arena, plot->source_lines, plot->source_line_count, b->line_capacity))
        plot->source_lines[plot->source_line_count++] = line;
}

static void add_left_out(struct build *b, const char *why, const struct names *names)
{
    struct cc_buf line;
    if (names->count == 0)
        return;
    cc_buf_init(&line, 0);
    for (size_t i = 0; i < names->count; i++)
        cc_buf_addf(&line, "%s%.*s", i == 0 ? why : "; ", CC_PRI(names->items[i]));
    cc_buf_add_char(&line, '.');
    add_line(b, take(b, &line));
}

/* "* rests on a figure that is leaked or relayed." */
static void add_status_note(struct build *b)
{
    static const char *const words[CC_STATUS_COUNT] = {[CC_STATUS_RELAYED] = "relayed by another source",
        [CC_STATUS_LEAK] = "leaked or a retailer's",
        [CC_STATUS_PRELIMINARY] = "preliminary"};
    struct cc_buf line;
    cc_buf_init(&line, 0);
    for (size_t i = 0; i < CC_STATUS_COUNT; i++) {
        if (is_unsure((enum cc_status)i) && b->statuses[i])
            cc_buf_addf(&line, "%s%s", line.len == 0 ? "* rests on a figure that is " : ", or ", words[i]);
    }
    cc_buf_add(&line, line.len > 0 ? CC_STR(".") : CC_STR(""));
    add_line(b, take(b, &line));
}

static void add_footer(struct build *b)
{
    struct cc_plot_sources sources = {.db = b->compare->db, .arena = b->arena};
    add_left_out(b, "Left out, supported by none of these chips: ", &b->unsupported);
    add_left_out(b, "Left out, no public figure for any of these chips: ", &b->unpublished);
    add_left_out(b, "Left out, not comparable among these chips: ", &b->apart);
    add_status_note(b);
    for (size_t i = 0; i < b->plot->category_count; i++) {
        for (size_t j = 0; j < b->compare->options.chip_count; j++)
            cc_plot_sources_add(&sources, &b->compare->rows[b->rows[i]].cells[j].value);
    }
    add_line(b, cc_plot_sources_line(&sources));
}

/* Categories with the least and the greatest ratio of a series, and how many have none. */
struct extremes {
    size_t least, greatest, unknown;
    bool any;
};

static struct extremes find_extremes(const struct cc_plot *plot, size_t series)
{
    struct extremes e = {0, 0, 0, false};
    for (size_t i = 0; i < plot->category_count; i++) {
        const struct cc_plot_point *at = &plot->points[i * plot->series_count + series];
        e.unknown += !at->known;
        if (!at->known)
            continue;
        if (!e.any || at->value < plot->points[e.least * plot->series_count + series].value)
            e.least = i;
        if (!e.any || at->value > plot->points[e.greatest * plot->series_count + series].value)
            e.greatest = i;
        e.any = true;
    }
    return e;
}

static void describe_series(const struct cc_plot *plot, size_t series, struct cc_buf *out)
{
    struct extremes e = find_extremes(plot, series);
    cc_buf_addf(out, " %.*s: ", CC_PRI(plot->series[series]));
    if (e.any)
        cc_buf_addf(out, "from %.*s (%.*s) to %.*s (%.*s)", CC_PRI(plot->points[e.least * plot->series_count + series].label),
            CC_PRI(plot->categories[e.least]), CC_PRI(plot->points[e.greatest * plot->series_count + series].label),
            CC_PRI(plot->categories[e.greatest]));
    if (e.unknown > 0)
        cc_buf_addf(out, "%sno ratio for %zu of %zu metrics", e.any ? ", " : "", e.unknown, plot->category_count);
    cc_buf_add_char(out, '.');
}

static void describe(struct build *b)
{
    struct cc_buf text;
    cc_buf_init(&text, 0);
    cc_buf_addf(&text, "Bar chart of published figures as ratios to %.*s, metric by metric.", CC_PRI(chip_at(b, b->base)->name));
    for (size_t i = 0; i < b->plot->series_count; i++)
        describe_series(b->plot, i, &text);
    b->plot->description = take(b, &text);
}

static void set_titles(struct build *b)
{
    struct cc_plot *plot = b->plot;
    struct cc_str base = chip_at(b, b->base)->name;
    plot->kind = CC_STR("ratio");
    if (plot->series_count == 1)
        plot->title = cc_arena_format(b->arena, "%.*s compared with %.*s", CC_PRI(plot->series[0]), CC_PRI(base));
    else
        plot->title = cc_arena_format(b->arena, "%zu chips compared with %.*s", plot->series_count, CC_PRI(base));
    plot->subtitle = b->compare->options.per_accelerator
                         ? CC_STR("Published peak figures, like for like; totals of superchips and systems divided by their accelerators")
                         : CC_STR("Published peak figures, like for like");
    plot->x_label = cc_arena_format(b->arena, "Ratio to %.*s = 1, logarithmic scale", CC_PRI(base));
}

/* ---- all of it ---- */

static bool nothing_to_draw(const struct cc_compare *compare, struct cc_error *error)
{
    struct cc_str why = compare->note_count > 0 ? compare->notes[0] : CC_STR("no metric has a public figure on both sides.");
    return cc_error_set(error, CC_ERR_USAGE, "there is no ratio to draw: %.*s", CC_PRI(why));
}

static bool allocate(struct build *b)
{
    struct cc_plot *plot = b->plot;
    plot->series_count = b->compare->options.chip_count - 1;
    plot->series = CC_NEW(b->arena, struct cc_str, plot->series_count);
    if (!choose_rows(b) || !plot->series)
        return false;
    plot->points = CC_NEW(b->arena, struct cc_plot_point, plot->category_count * plot->series_count);
    for (size_t i = 0; i < plot->series_count; i++)
        plot->series[i] = chip_at(b, column_of(b, i))->name;
    return plot->points != NULL;
}

bool cc_report_ratio_plot(const struct cc_compare *compare, struct cc_arena *arena, struct cc_plot *out, struct cc_error *error)
{
    struct build b = {.compare = compare, .arena = arena, .plot = out};
    *out = (struct cc_plot){.series_count = 0};
    if (compare->options.chip_count < 2)
        return nothing_to_draw(compare, error);
    for (size_t i = 0; i < compare->options.chip_count; i++) {
        if (compare->options.chips[i] == compare->options.base)
            b.base = i;
    }
    cc_doc_init(&b.labels, arena);
    if (!allocate(&b))
        return cc_error_memory(error);
    if (set_points(&b) == 0 && !arena->failed)
        return nothing_to_draw(compare, error);
    set_titles(&b);
    add_footer(&b);
    describe(&b);
    return !arena->failed || cc_error_memory(error);
}
