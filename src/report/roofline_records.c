/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rooflines as a flat table: one record a chip, rate and workload. */
#include "roofline.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/number.h"

enum {
    COL_CHIP,
    COL_METRIC,
    COL_BASIS,
    COL_STATE,
    COL_PEAK,
    COL_PEAK_UNIT,
    COL_BANDWIDTH,
    COL_BANDWIDTH_UNIT,
    COL_RIDGE,
    COL_RIDGE_LOW,
    COL_RIDGE_HIGH,
    COL_UNIT,
    COL_BASE,
    COL_BREAK_EVEN,
    COL_BREAK_EVEN_LOW,
    COL_BREAK_EVEN_HIGH,
    COL_BELOW,
    COL_ABOVE,
    COL_INTENSITY,
    COL_ATTAINABLE,
    COL_BOUND,
    COL_RATIO,
    COL_TOKENS,
    COL_REASON,
    COL_PEAK_SOURCE,
    COL_BANDWIDTH_SOURCE,
    COL_COUNT
};

static struct cc_str number(struct roofline_view *view, double value)
{
    return cc_report_shortest(view->doc, cc_report_number(value));
}

static struct cc_str ratio(struct roofline_view *view, double value)
{
    return cc_report_shortest(view->doc, cc_report_ratio(value));
}

static void record_figure(struct roofline_view *view, const struct cc_compare_cell *cell, struct cc_str *out, int value, int unit,
    int source)
{
    if (!cell->value.side_count)
        return;
    out[value] = number(view, cell->number);
    out[unit] = view->db->metrics[cell->value.metric].unit_name;
    out[source] = view->db->sources[cell->value.sides[0].figure->source].id;
}

static void record_pair(struct roofline_view *view, const struct cc_roofline_row *row, size_t column, struct cc_str *out)
{
    const struct cc_roof_pair *pair = &row->pairs[column];
    out[COL_BASE] = roofline_chip(view, view->roofline->base)->id;
    if (column == view->roofline->base)
        return;
    if (!pair->known || !pair->crosses)
        out[COL_REASON] = out[COL_REASON].len ? out[COL_REASON] : roofline_leads(view, row, column);
    if (pair->known && pair->crosses)
        cc_record_number(view->doc, out + COL_BREAK_EVEN, pair->break_even.value, pair->break_even.range);
    if (pair->below.known)
        out[COL_BELOW] = ratio(view, pair->below.ratio);
    if (pair->above.known)
        out[COL_ABOVE] = ratio(view, pair->above.ratio);
}

static void record_work(struct roofline_view *view, const struct cc_roofline_work *work, const struct cc_roofline_row *row, size_t column,
    struct cc_str *out)
{
    const struct cc_roof *roof = &row->roofs[column], *base = &row->roofs[view->roofline->base];
    out[COL_INTENSITY] = number(view, work->intensity);
    if (!roof->known)
        return;
    struct cc_attainable a = cc_roof_at(roof, work->intensity);
    out[COL_ATTAINABLE] = number(view, roofline_in_unit(view, row, a.rate));
    out[COL_BOUND] = cc_str_of(roofline_bound_name(a.bound));
    if (row->pairs[column].known)
        out[COL_RATIO] = ratio(view, cc_roof_ratio_at(roof, base, work->intensity).ratio);
    if (work->model)
        out[COL_TOKENS] = number(view, roofline_tokens(work, a.rate));
}

static void add_record(struct roofline_view *view, const struct cc_roofline_row *row, size_t column, const struct cc_roofline_work *work)
{
    const struct cc_roof *roof = &row->roofs[column];
    struct cc_str *out = cc_record_row(view->doc);
    if (!out)
        return;
    out[COL_CHIP] = roofline_chip(view, column)->id;
    out[COL_METRIC] = view->db->metrics[row->metric].id;
    out[COL_BASIS] = cc_str_of(cc_basis_name(row->basis));
    out[COL_STATE] = cc_str_of(cc_state_name(roof->known ? CC_STATE_VALUE : roof->state));
    out[COL_UNIT] = cc_str_of(roofline_unit(view, row));
    record_figure(view, roof->rate, out, COL_PEAK, COL_PEAK_UNIT, COL_PEAK_SOURCE);
    record_figure(view, roof->bandwidth, out, COL_BANDWIDTH, COL_BANDWIDTH_UNIT, COL_BANDWIDTH_SOURCE);
    if (roof->known)
        cc_record_number(view->doc, out + COL_RIDGE, roof->ridge.value, roof->ridge.range);
    else
        out[COL_REASON] = roof->reason;
    record_pair(view, row, column, out);
    if (work)
        record_work(view, work, row, column, out);
}

void roofline_records(struct roofline_view *view)
{
    static const char *const names[COL_COUNT] = {"chip", "metric", "basis", "state", "peak_rate", "peak_rate_unit", "memory_bandwidth",
        "memory_bandwidth_unit", "ridge_point", "ridge_point_low", "ridge_point_high", "intensity_unit", "base", "break_even",
        "break_even_low", "break_even_high", "ratio_below", "ratio_above", "intensity", "attainable", "bound", "ratio",
        "tokens_per_second_upper_bound", "reason", "peak_rate_source", "memory_bandwidth_source"};
    const struct cc_roofline *r = view->roofline;
    size_t works = view->options->work_count;
    cc_record_columns(view->doc, names, COL_COUNT);
    for (size_t i = 0; i < r->row_count; i++)
        for (size_t c = 0; c < r->compare.options.chip_count; c++)
            for (size_t w = 0; w < (works ? works : 1); w++)
                add_record(view, &r->rows[i], c, works ? &view->options->works[w] : NULL);
}
