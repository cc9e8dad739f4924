/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of a consistency check for other programs: the JSON of consistency/1, and one record a pair of figures. */
#include "consistency.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/chip.h"
#include "chipcmp/report/json.h"
#include "chipcmp/report/number.h"
#include "chipcmp/report/source.h"

static const struct cc_metric *metric_of(const struct consistency_view *view, const struct cc_consistency_row *row)
{
    return &view->db->metrics[row->metric];
}

static double in_unit(const struct cc_metric *metric, double canonical)
{
    return cc_interval_in(cc_interval_exact(canonical), &metric->unit).lo;
}

static json_t *number_json(struct consistency_view *view, const struct cc_metric *metric, double canonical)
{
    return cc_json_number(view->doc, in_unit(metric, canonical));
}

static json_t *range_json(struct consistency_view *view, const struct cc_metric *metric, struct cc_interval canonical)
{
    return cc_json_range(view->doc, cc_interval_in(canonical, &metric->unit));
}

static json_t *side_json(struct consistency_view *view, const struct cc_side *side)
{
    struct cc_doc *doc = view->doc;
    json_t *object = cc_json_object(doc);
    cc_report_side_json(doc, view->db, side, object);
    return object;
}

static json_t *parts_json(struct consistency_view *view, const struct cc_consistency_row *row)
{
    json_t *parts = cc_json_array(view->doc);
    for (size_t i = 0; i < row->total.part_count; i++) {
        const struct cc_part_value *part = &row->total.parts[i];
        json_t *item = cc_json_object(view->doc);
        cc_json_set(view->doc, item, "chip", cc_json_str(view->doc, view->db->chips[part->chip].id));
        cc_json_set(view->doc, item, "count", cc_json_count(view->doc, part->count));
        cc_report_own_value_json(view->doc, view->db, &part->value, item);
        cc_json_add(view->doc, parts, item);
    }
    return parts;
}

static json_t *sum_json(struct consistency_view *view, const struct cc_consistency_row *row, const struct cc_part_sum *sum)
{
    struct cc_doc *doc = view->doc;
    json_t *object = cc_json_object(doc), *from = cc_json_array(doc);
    for (size_t i = 0; i < row->total.part_count; i++) {
        json_t *side = side_json(view, consistency_side(&row->total, sum, i));
        cc_json_set(doc, side, "chip", cc_json_str(doc, view->db->chips[row->total.parts[i].chip].id));
        cc_json_set(doc, side, "count", cc_json_count(doc, row->total.parts[i].count));
        cc_json_add(doc, from, side);
    }
    cc_json_set(doc, object, "from", from);
    cc_json_set(doc, object, "value", number_json(view, metric_of(view, row), sum->number));
    cc_json_set(doc, object, "interval", range_json(view, metric_of(view, row), sum->range));
    return object;
}

static json_t *pair_json(struct consistency_view *view, const struct cc_consistency_row *row, const struct cc_consistency_pair *pair)
{
    struct cc_doc *doc = view->doc;
    const struct cc_metric *metric = metric_of(view, row);
    const struct cc_side *side = &row->total.whole.sides[pair->side];
    json_t *object = cc_json_object(doc), *whole = side_json(view, side);
    struct cc_interval difference = cc_interval_in(pair->difference_range, &metric->unit);
    cc_json_set(doc, whole, "value", number_json(view, metric, side->quantity.value));
    cc_json_set(doc, whole, "interval", range_json(view, metric, side->quantity.range));
    cc_json_set(doc, object, "total", whole);
    cc_json_set(doc, object, "sum", sum_json(view, row, &row->total.sums[pair->sum]));
    cc_json_set(doc, object, "preferred", json_boolean(pair->side == 0 && pair->sum == 0));
    cc_json_set(doc, object, "fits", json_boolean(pair->relation == CC_RELATION_FITS));
    cc_json_set(doc, object, "relation", cc_json_name(doc, cc_relation_name(pair->relation)));
    cc_json_set(doc, object, "ratio", cc_json_ratio(doc, pair->ratio));
    cc_json_set(doc, object, "ratio_interval", cc_json_ratio_range(doc, pair->ratio_range));
    cc_json_set(doc, object, "percent", cc_json_percent(doc, 100 * (pair->ratio - 1)));
    cc_json_set(doc, object, "difference", number_json(view, metric, pair->difference));
    cc_json_set(doc, object, "difference_interval",
        cc_json_interval(doc, (struct cc_interval){cc_report_number(difference.lo), cc_report_number(difference.hi)}));
    return object;
}

static json_t *row_json(struct consistency_view *view, const struct cc_consistency_row *row)
{
    struct cc_doc *doc = view->doc;
    const struct cc_metric *metric = metric_of(view, row);
    json_t *object = cc_json_object(doc), *total = cc_json_object(doc), *pairs = cc_json_array(doc);
    cc_json_set(doc, object, "metric", cc_json_str(doc, metric->id));
    cc_json_set(doc, object, "basis", cc_json_name(doc, cc_basis_name(row->basis)));
    cc_json_set(doc, object, "unit", cc_json_str_or_null(doc, metric->unit_name));
    cc_json_set(doc, object, "rule", cc_json_name(doc, row->rule == CC_TOTAL_SUM ? "sum" : "at_least"));
    cc_json_set(doc, object, "result", cc_json_name(doc, cc_consistency_name(row->result)));
    cc_report_own_value_json(doc, view->db, &row->total.whole, total);
    cc_json_set(doc, object, "total", total);
    cc_json_set(doc, object, "parts", parts_json(view, row));
    for (size_t i = 0; i < row->pair_count; i++)
        cc_json_add(doc, pairs, pair_json(view, row, &row->pairs[i]));
    cc_json_set(doc, object, "pairs", pairs);
    return object;
}

static json_t *count_json(struct consistency_view *view)
{
    const struct cc_consistency *c = view->consistency;
    struct cc_doc *doc = view->doc;
    if (!c->count_applies)
        return json_null();
    json_t *count = cc_json_object(doc);
    cc_json_set(doc, count, "by_parts", cc_json_real(doc, c->counted));
    cc_report_own_value_json(doc, view->db, &c->cited, count);
    cc_json_set(doc, count, "fits", c->cited.side_count ? json_boolean(c->count_fits) : json_null());
    return count;
}

void consistency_json(struct consistency_view *view)
{
    const struct cc_consistency *c = view->consistency;
    const struct cc_chip *whole = &view->db->chips[c->chip];
    struct cc_doc *doc = view->doc;
    json_t *root = cc_json_document(doc, "consistency"), *rows = cc_json_array(doc);
    cc_json_set(doc, root, "chip", cc_json_str(doc, whole->id));
    cc_json_set(doc, root, "name", cc_json_str(doc, whole->name));
    cc_json_set(doc, root, "kind", cc_json_name(doc, cc_kind_name(whole->kind)));
    cc_json_set(doc, root, "contains", cc_report_contents_json(doc, view->db, whole));
    cc_json_set(doc, root, "accelerators", count_json(view));
    for (size_t i = 0; i < c->row_count; i++)
        cc_json_add(doc, rows, row_json(view, &c->rows[i]));
    cc_json_set(doc, root, "rows", rows);
    cc_json_set(doc, root, "notes", cc_json_texts(doc, view->said, view->said_count));
    cc_json_set(doc, root, "sources", cc_report_sources_json(doc));
}

enum {
    COL_CHIP,
    COL_METRIC,
    COL_BASIS,
    COL_RESULT,
    COL_UNIT,
    COL_TOTAL,
    COL_TOTAL_LITERAL,
    COL_TOTAL_UNIT,
    COL_TOTAL_SOURCE,
    COL_PARTS,
    COL_SUM,
    COL_SUM_LOW,
    COL_SUM_HIGH,
    COL_RELATION,
    COL_RATIO,
    COL_RATIO_LOW,
    COL_RATIO_HIGH,
    COL_DIFFERENCE,
    COL_REASON,
    COL_COUNT
};

static struct cc_str *row_record(struct consistency_view *view, const struct cc_consistency_row *row)
{
    struct cc_str *out = cc_record_row(view->doc);
    if (!out)
        return NULL;
    out[COL_CHIP] = view->db->chips[view->consistency->chip].id;
    out[COL_METRIC] = metric_of(view, row)->id;
    out[COL_BASIS] = cc_str_of(cc_basis_name(row->basis));
    out[COL_RESULT] = cc_str_of(cc_consistency_name(row->result));
    out[COL_UNIT] = metric_of(view, row)->unit_name;
    return out;
}

/* "384 x 752 TFLOPS (reg-cm384)" */
static struct cc_str parts_text(struct consistency_view *view, const struct cc_total *total, const struct cc_part_sum *sum)
{
    struct cc_buf buf;
    cc_buf_init(&buf, 0);
    for (size_t i = 0; i < total->part_count; i++) {
        const struct cc_side *side = consistency_side(total, sum, i);
        cc_buf_addf(&buf, "%s%u x %.*s (%.*s)", i ? " + " : "", (unsigned)total->parts[i].count, CC_PRI(cc_report_literal(view->doc, side)),
            CC_PRI(view->db->sources[side->figure->source].id));
    }
    return cc_doc_keep(view->doc, &buf);
}

static void pair_record(struct consistency_view *view, const struct cc_consistency_row *row, const struct cc_consistency_pair *pair)
{
    struct cc_doc *doc = view->doc;
    const struct cc_metric *metric = metric_of(view, row);
    const struct cc_side *side = &row->total.whole.sides[pair->side];
    const struct cc_part_sum *sum = &row->total.sums[pair->sum];
    struct cc_str *out = row_record(view, row);
    if (!out)
        return;
    out[COL_TOTAL] = cc_report_shortest(doc, cc_report_number(in_unit(metric, side->quantity.value)));
    out[COL_TOTAL_LITERAL] = side->literal;
    out[COL_TOTAL_UNIT] = side->figure->unit;
    out[COL_TOTAL_SOURCE] = view->db->sources[side->figure->source].id;
    out[COL_PARTS] = parts_text(view, &row->total, sum);
    cc_record_number(doc, out + COL_SUM, in_unit(metric, sum->number), cc_interval_in(sum->range, &metric->unit));
    out[COL_RELATION] = cc_str_of(cc_relation_name(pair->relation));
    cc_record_ratio(doc, out + COL_RATIO, pair->ratio, pair->ratio_range);
    out[COL_DIFFERENCE] = cc_report_shortest(doc, cc_report_number(in_unit(metric, pair->difference)));
}

static void unknown_record(struct consistency_view *view, const struct cc_consistency_row *row)
{
    struct cc_str *out = row_record(view, row);
    if (!out)
        return;
    out[COL_REASON] = row->total.whole.reason;
    for (size_t i = 0; i < row->total.part_count && !out[COL_REASON].len; i++)
        out[COL_REASON] = row->total.parts[i].value.reason;
}

void consistency_records(struct consistency_view *view)
{
    static const char *const names[COL_COUNT] = {"chip", "metric", "basis", "result", "unit", "total", "total_literal", "total_unit",
        "total_source", "parts", "sum", "sum_low", "sum_high", "relation", "ratio", "ratio_low", "ratio_high", "difference", "reason"};
    cc_record_columns(view->doc, names, COL_COUNT);
    for (size_t i = 0; i < view->consistency->row_count; i++) {
        const struct cc_consistency_row *row = &view->consistency->rows[i];
        for (size_t k = 0; k < row->pair_count; k++)
            pair_record(view, row, &row->pairs[k]);
        if (!row->pair_count)
            unknown_record(view, row);
    }
}
