/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of a comparison for other programs: the JSON of compare/1, and one record a chip and metric. */
#include "chipcmp/report/efficiency.h"
#include "chipcmp/report/json.h"
#include "chipcmp/report/measured.h"
#include "chipcmp/report/source.h"
#include "compare.h"

static json_t *cell_json(struct compare_view *view, const struct cc_compare_cell *cell, size_t column)
{
    struct cc_doc *doc = view->doc;
    json_t *object = cc_json_object(doc);
    cc_json_set(doc, object, "chip", cc_json_str(doc, cc_compare_chip(view->compare, column)->id));
    cc_report_value_json(doc, view->compare->db, &cell->value, cell->number, cell->range, object);
    if (cell->undividable) { /* a figure, and nothing known to divide it by */
        cc_json_set(doc, object, "state", cc_json_name(doc, cc_state_name(view->compare->divisors[column].state)));
        cc_json_set(doc, object, "value", json_null());
        cc_json_set(doc, object, "interval", json_null());
        cc_json_set(doc, object, "reason", cc_json_str(doc, cell->ratio.refused));
    }
    if (cell->divided)
        cc_json_set(doc, object, "divided_by", cc_json_real(doc, cell->divisor));
    return object;
}

static json_t *ratio_json(struct compare_view *view, const struct cc_ratio *ratio, size_t column)
{
    struct cc_doc *doc = view->doc;
    json_t *object = cc_json_object(doc);
    cc_json_set(doc, object, "chip", cc_json_str(doc, cc_compare_chip(view->compare, column)->id));
    cc_json_set(doc, object, "ratio", ratio->known ? cc_json_ratio(doc, ratio->ratio) : json_null());
    if (!ratio->known) {
        cc_json_set(doc, object, "state", cc_json_name(doc, cc_state_name(ratio->state)));
        cc_json_set(doc, object, "reason", cc_json_str(doc, ratio->refused));
        return object;
    }
    cc_json_set(doc, object, "interval", cc_json_ratio_range(doc, ratio->range));
    cc_json_set(doc, object, "percent", cc_json_percent(doc, ratio->percent));
    if (ratio->has_spread)
        cc_json_set(doc, object, "all_sources", cc_json_ratio_range(doc, ratio->spread));
    return object;
}

static json_t *row_json(struct compare_view *view, const struct cc_compare_row *row)
{
    struct cc_doc *doc = view->doc;
    const struct cc_metric *metric = &view->compare->db->metrics[row->metric];
    json_t *object = cc_json_object(doc), *cells = cc_json_array(doc), *ratios = cc_json_array(doc);
    cc_json_set(doc, object, "metric", cc_json_str(doc, metric->id));
    cc_json_set(doc, object, "basis", cc_json_name(doc, cc_basis_name(row->basis)));
    cc_json_set(doc, object, "unit", cc_json_str_or_null(doc, compare_unit(view, row)));
    if (view->compare->options.normalize)
        cc_json_set(doc, object, "normalized", json_boolean(row->normalized));
    for (size_t i = 0; i < view->compare->options.chip_count; i++) {
        cc_json_add(doc, cells, cell_json(view, &row->cells[i], i));
        if (i != view->base)
            cc_json_add(doc, ratios, ratio_json(view, &row->cells[i].ratio, i));
    }
    cc_json_set(doc, object, "cells", cells);
    cc_json_set(doc, object, "ratios", ratios);
    return object;
}

static json_t *chips_json(struct compare_view *view)
{
    struct cc_doc *doc = view->doc;
    json_t *chips = cc_json_array(doc);
    for (size_t i = 0; i < view->compare->options.chip_count; i++) {
        const struct cc_chip *chip = cc_compare_chip(view->compare, i);
        json_t *item = cc_json_object(doc);
        cc_json_set(doc, item, "id", cc_json_str(doc, chip->id));
        cc_json_set(doc, item, "name", cc_json_str(doc, chip->name));
        cc_json_set(doc, item, "family", cc_json_str(doc, view->compare->db->families[chip->family].name));
        cc_json_set(doc, item, "kind", cc_json_name(doc, cc_kind_name(chip->kind)));
        cc_json_set(doc, item, "user", json_boolean(chip->user));
        cc_json_add(doc, chips, item);
    }
    return chips;
}

/* What each figure is divided by: {"metric", "basis", "unit", "divisors": [{"chip", "state", "value", ...}]}. */
static json_t *normalize_json(struct compare_view *view)
{
    struct cc_doc *doc = view->doc;
    const struct cc_compare *compare = view->compare;
    const struct cc_measure *by = compare->options.normalize;
    json_t *object = cc_json_object(doc), *divisors = cc_json_array(doc);
    cc_json_set(doc, object, "metric", cc_json_str(doc, cc_measure_id(compare->db, by)));
    cc_json_set(doc, object, "basis", cc_json_name(doc, cc_basis_name(by->basis)));
    cc_json_set(doc, object, "unit", cc_json_str_or_null(doc, cc_measure_unit(compare->db, by)));
    for (size_t i = 0; i < compare->options.chip_count; i++) {
        json_t *item = cc_json_object(doc);
        cc_json_set(doc, item, "chip", cc_json_str(doc, cc_compare_chip(view->compare, i)->id));
        cc_report_measured_json(doc, compare->db, by, &compare->divisors[i], item);
        cc_json_add(doc, divisors, item);
    }
    cc_json_set(doc, object, "divisors", divisors);
    return object;
}

void compare_json(struct compare_view *view)
{
    struct cc_doc *doc = view->doc;
    json_t *root = cc_json_document(doc, "compare"), *rows = cc_json_array(doc),
           *notes = cc_json_texts(doc, view->options->notes, view->options->note_count);
    cc_json_set(doc, root, "base", cc_json_str(doc, cc_compare_chip(view->compare, view->base)->id));
    cc_json_set(doc, root, "chips", chips_json(view));
    if (view->compare->options.normalize)
        cc_json_set(doc, root, "normalized_by", normalize_json(view));
    for (size_t i = 0; i < view->compare->row_count; i++)
        cc_json_add(doc, rows, row_json(view, &view->compare->rows[i]));
    cc_json_set(doc, root, "rows", rows);
    if (view->options->efficiency)
        cc_json_set(doc, root, "efficiency", cc_report_efficiency_json(doc, view->options->efficiency));
    cc_json_add_texts(doc, notes, view->compare->notes, view->compare->note_count);
    cc_json_set(doc, root, "notes", notes);
    cc_json_set(doc, root, "sources", cc_report_sources_json(doc));
}

enum {
    COL_CHIP,
    COL_METRIC,
    COL_BASIS,
    COL_STATE,
    COL_LITERAL,
    COL_PRINTED_UNIT,
    COL_VALUE,
    COL_LOW,
    COL_HIGH,
    COL_UNIT,
    COL_STATUS,
    COL_BASE,
    COL_RATIO,
    COL_RATIO_LOW,
    COL_RATIO_HIGH,
    COL_PERCENT,
    COL_REASON,
    COL_SOURCE,
    COL_ORIGIN,
    COL_DIVIDED_BY,
    COL_COUNT,
    COL_RATE = COL_COUNT /* behind the others, and only with efficiency */
};

static void add_record(struct compare_view *view, const struct cc_compare_row *row, size_t column)
{
    const struct cc_compare_cell *cell = &row->cells[column];
    const struct cc_metric *metric = &view->compare->db->metrics[row->metric];
    struct cc_str *out = cc_record_row(view->doc);
    if (!out)
        return;
    out[COL_CHIP] = cc_compare_chip(view->compare, column)->id;
    out[COL_METRIC] = metric->id;
    out[COL_BASIS] = cc_str_of(cc_basis_name(row->basis));
    out[COL_STATE] = cc_str_of(cc_state_name(cell->value.state));
    out[COL_UNIT] = compare_unit(view, row);
    out[COL_BASE] = cc_compare_chip(view->compare, view->base)->id;
    out[COL_REASON] = cell->value.side_count ? cell->ratio.refused : cell->value.reason;
    if (cell->value.side_count) {
        const struct cc_side *side = &cell->value.sides[0];
        out[COL_LITERAL] = side->literal;
        out[COL_PRINTED_UNIT] = side->figure->unit;
        out[COL_STATUS] = cc_str_of(cc_side_status(side));
        out[COL_ORIGIN] = side->figure->user                               ? CC_STR("user")
                          : cell->value.choice && cell->value.choice->user ? CC_STR("user preference")
                                                                           : CC_STR("built in");
        out[COL_SOURCE] = view->compare->db->sources[side->figure->source].id;
        if (cc_metric_is_number(metric) && !cell->undividable) {
            cc_record_number(view->doc, out + COL_VALUE, cell->number, cell->range);
            if (cell->divided)
                out[COL_DIVIDED_BY] = cc_report_shortest(view->doc, cell->divisor);
        }
    }
    if (cell->ratio.known) {
        cc_record_ratio(view->doc, out + COL_RATIO, cell->ratio.ratio, cell->ratio.range);
        out[COL_PERCENT] = cc_report_shortest(view->doc, cc_report_percent(cell->ratio.percent));
    }
}

static void add_efficiency_record(struct compare_view *view, const struct cc_efficiency_row *row, size_t column)
{
    const struct cc_efficiency_cell *cell = &row->cells[column];
    const struct cc_measured *m = &cell->measured;
    struct cc_str *out = cc_record_row(view->doc);
    if (!out)
        return;
    out[COL_CHIP] = cc_compare_chip(view->compare, column)->id;
    out[COL_METRIC] = cc_measure_id(view->compare->db, &row->measure);
    out[COL_BASIS] = cc_str_of(cc_basis_name(row->measure.basis));
    out[COL_STATE] = cc_str_of(cc_state_name(m->state));
    out[COL_UNIT] = cc_measure_unit(view->compare->db, &row->measure);
    out[COL_BASE] = cc_compare_chip(view->compare, view->base)->id;
    out[COL_REASON] = m->known ? cell->refused : m->reason;
    out[COL_RATE] = row->measure.metric == CC_NO_INDEX ? (struct cc_str){0} : view->compare->db->metrics[row->measure.metric].id;
    if (m->known) {
        cc_record_number(view->doc, out + COL_VALUE, m->number, m->range);
        out[COL_STATUS] = CC_STR("derived");
        out[COL_SOURCE] = cc_report_measured_sources(view->doc, view->compare->db, m);
    }
    if (cell->has_ratio) {
        cc_record_ratio(view->doc, out + COL_RATIO, cell->ratio.value, cell->ratio.range);
        out[COL_PERCENT] = cc_report_shortest(view->doc, cc_report_percent(100 * (cell->ratio.value - 1)));
    }
}

static void add_efficiency_records(struct compare_view *view)
{
    const struct cc_efficiency *efficiency = view->options->efficiency;
    for (size_t i = 0; efficiency && i < efficiency->row_count; i++)
        for (size_t c = 0; c < efficiency->options.chip_count; c++)
            add_efficiency_record(view, &efficiency->rows[i], c);
}

void compare_records(struct compare_view *view)
{
    static const char *const names[COL_COUNT + 1] = {"chip", "metric", "basis", "state", "literal", "printed_unit", "value", "low", "high",
        "unit", "status", "base", "ratio", "ratio_low", "ratio_high", "percent", "reason", "source", "origin", "divided_by", "rate"};
    cc_record_columns(view->doc, names, view->options->efficiency ? COL_COUNT + 1 : COL_COUNT);
    for (size_t i = 0; i < view->compare->row_count; i++)
        for (size_t c = 0; c < view->compare->options.chip_count; c++)
            add_record(view, &view->compare->rows[i], c);
    add_efficiency_records(view);
}
