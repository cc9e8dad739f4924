/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rooflines for other programs: the JSON of roofline/1. */
#include "roofline.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/json.h"
#include "chipcmp/report/source.h"

static json_t *chip_id(struct roofline_view *view, size_t column)
{
    return cc_json_str(view->doc, roofline_chip(view, column)->id);
}

static json_t *estimate_json(struct roofline_view *view, const struct cc_estimate *e, bool always)
{
    struct cc_doc *doc = view->doc;
    json_t *object = cc_json_object(doc);
    cc_json_set(doc, object, "value", cc_json_number(view->doc, e->value));
    cc_json_set(doc, object, "interval", cc_json_range(view->doc, e->range));
    if (e->has_spread)
        cc_json_set(doc, object, "all_sources", always ? cc_json_range(view->doc, e->spread) : json_null());
    if (e->sampled.known) {
        json_t *sampled = cc_json_object(doc);
        cc_json_set(doc, sampled, "median", cc_json_number(view->doc, e->sampled.median));
        cc_json_set(doc, sampled, "range_95_percent", cc_json_range(view->doc, e->sampled.middle));
        cc_json_set(doc, sampled, "share", cc_json_number(view->doc, e->sampled.share));
        cc_json_set(doc, sampled, "points", cc_json_count(doc, CC_SAMPLE_POINTS));
        cc_json_set(doc, sampled, "seed", cc_json_count(doc, CC_SAMPLE_SEED));
        cc_json_set(doc, object, "sampled", sampled);
    }
    return object;
}

static json_t *ratio_json(struct roofline_view *view, const struct cc_ratio *ratio)
{
    struct cc_doc *doc = view->doc;
    json_t *object = cc_json_object(doc);
    cc_json_set(doc, object, "ratio", ratio->known ? cc_json_ratio(doc, ratio->ratio) : json_null());
    cc_json_set(doc, object, "interval", ratio->known ? cc_json_ratio_range(doc, ratio->range) : json_null());
    if (ratio->known && ratio->has_spread)
        cc_json_set(doc, object, "all_sources", cc_json_ratio_range(doc, ratio->spread));
    return object;
}

static json_t *figure_json(struct roofline_view *view, const struct cc_compare_cell *cell)
{
    struct cc_doc *doc = view->doc;
    const struct cc_metric *metric = &view->db->metrics[cell->value.metric];
    json_t *object = cc_json_object(doc);
    cc_json_set(doc, object, "metric", cc_json_str(doc, metric->id));
    cc_json_set(doc, object, "unit", cc_json_str_or_null(doc, metric->unit_name));
    cc_report_value_json(doc, view->db, &cell->value, cell->number, cell->range, object);
    if (cell->divided)
        cc_json_set(doc, object, "divided_by", cc_json_real(doc, cell->divisor));
    return object;
}

static void rate_json(struct roofline_view *view, const struct cc_roofline_row *row, json_t *object)
{
    cc_json_set(view->doc, object, "metric", cc_json_str(view->doc, view->db->metrics[row->metric].id));
    cc_json_set(view->doc, object, "basis", cc_json_name(view->doc, cc_basis_name(row->basis)));
}

static json_t *roof_json(struct roofline_view *view, const struct cc_roofline_row *row, size_t column)
{
    struct cc_doc *doc = view->doc;
    const struct cc_roof *roof = &row->roofs[column];
    json_t *object = cc_json_object(doc);
    cc_json_set(doc, object, "chip", chip_id(view, column));
    rate_json(view, row, object);
    cc_json_set(doc, object, "state", cc_json_name(doc, cc_state_name(roof->known ? CC_STATE_VALUE : roof->state)));
    cc_json_set(doc, object, "ridge_point", roof->known ? estimate_json(view, &roof->ridge, true) : json_null());
    cc_json_set(doc, object, "unit", cc_json_name(doc, roofline_unit(view, row)));
    cc_json_set(doc, object, "missing", roof->known ? json_null() : cc_json_str(doc, view->db->metrics[roof->missing].id));
    cc_json_set(doc, object, "reason", roof->known ? json_null() : cc_json_str_or_null(doc, roof->reason));
    cc_json_set(doc, object, "peak_rate", figure_json(view, roof->rate));
    cc_json_set(doc, object, "memory_bandwidth", figure_json(view, roof->bandwidth));
    return object;
}

static const char *lead_name(enum cc_lead lead)
{
    static const char *const names[] = {[CC_LEAD_LEVEL] = "level", [CC_LEAD_CHIP] = "chip", [CC_LEAD_BASE] = "base"};
    return names[lead];
}

/* The ratio of the bandwidths is known where a peak rate is not; who leads up to where is not. */
static json_t *side_json(struct roofline_view *view, const struct cc_roof_pair *pair, bool below)
{
    struct cc_doc *doc = view->doc;
    json_t *object = ratio_json(view, below ? &pair->below : &pair->above);
    enum cc_lead lead = below ? pair->lead_below : pair->lead_above;
    cc_json_set(doc, object, "leads", pair->known ? cc_json_name(doc, lead_name(lead)) : json_null());
    cc_json_set(doc, object, below ? "until" : "from",
        pair->known ? cc_json_number(view->doc, below ? pair->below_until : pair->above_from) : json_null());
    return object;
}

static json_t *pair_json(struct roofline_view *view, const struct cc_roofline_row *row, size_t column)
{
    struct cc_doc *doc = view->doc;
    const struct cc_roof_pair *pair = &row->pairs[column];
    json_t *object = cc_json_object(doc);
    cc_json_set(doc, object, "chip", chip_id(view, column));
    cc_json_set(doc, object, "base", chip_id(view, view->roofline->base));
    rate_json(view, row, object);
    cc_json_set(doc, object, "state", cc_json_name(doc, cc_state_name(pair->known ? CC_STATE_VALUE : pair->state)));
    cc_json_set(doc, object, "intensity",
        pair->known && pair->crosses ? estimate_json(view, &pair->break_even, pair->always_crosses) : json_null());
    cc_json_set(doc, object, "unit", cc_json_name(doc, roofline_unit(view, row)));
    cc_json_set(doc, object, "below", side_json(view, pair, true));
    cc_json_set(doc, object, "above", side_json(view, pair, false));
    cc_json_set(doc, object, "reason",
        pair->known && pair->crosses ? json_null() : cc_json_str_or_null(doc, roofline_leads(view, row, column)));
    return object;
}

static json_t *attainable_json(struct roofline_view *view, const struct cc_roofline_work *work, const struct cc_roofline_row *row,
    size_t column)
{
    struct cc_doc *doc = view->doc;
    const struct cc_roof *roof = &row->roofs[column], *base = &row->roofs[view->roofline->base];
    json_t *object = cc_json_object(doc);
    cc_json_set(doc, object, "chip", chip_id(view, column));
    rate_json(view, row, object);
    cc_json_set(doc, object, "state", cc_json_name(doc, cc_state_name(roof->known ? CC_STATE_VALUE : roof->state)));
    cc_json_set(doc, object, "unit", cc_json_str(doc, view->db->metrics[row->metric].unit_name));
    if (!roof->known) {
        cc_json_set(doc, object, "value", json_null());
        cc_json_set(doc, object, "reason", cc_json_str_or_null(doc, roof->reason));
        return object;
    }
    struct cc_attainable a = cc_roof_at(roof, work->intensity);
    struct cc_interval range = {roofline_in_unit(view, row, a.range.lo), roofline_in_unit(view, row, a.range.hi)};
    cc_json_set(doc, object, "value", cc_json_number(view->doc, roofline_in_unit(view, row, a.rate)));
    cc_json_set(doc, object, "interval", cc_json_range(view->doc, range));
    cc_json_set(doc, object, "bound", cc_json_name(doc, roofline_bound_name(a.bound)));
    if (work->model)
        cc_json_set(doc, object, "tokens_per_second_upper_bound", cc_json_number(view->doc, roofline_tokens(work, a.rate)));
    struct cc_ratio ratio = {0};
    bool divides = column != view->roofline->base && row->pairs[column].known;
    if (divides)
        ratio = cc_roof_ratio_at(roof, base, work->intensity);
    cc_json_set(doc, object, "to_base", divides ? ratio_json(view, &ratio) : json_null());
    return object;
}

static json_t *model_json(struct roofline_view *view, const struct cc_roofline_work *work)
{
    const struct cc_model *m = work->model;
    const struct cc_workload *w = &work->workload;
    struct cc_doc *doc = view->doc;
    const struct {
        const char *key;
        double value;
    } members[] = {{"active_parameters", m->parameters}, {"bytes_per_weight", m->weight_bytes}, {"batch", m->batch},
        {"context", m->context}, {"layers", m->layers}, {"heads", m->heads}, {"kv_heads", m->kv_heads}, {"head_dim", m->head_elements},
        {"kv_bytes", m->kv_bytes}, {"kv_bytes_per_token", m->kv_per_token}, {"operations", w->operations},
        {"attention_operations", w->attention_operations}, {"weight_bytes", w->weight_bytes}, {"cache_bytes", w->cache_bytes},
        {"bytes", w->bytes}, {"new_tokens", w->new_tokens}};
    json_t *object = cc_json_object(doc);
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        cc_json_set(doc, object, members[i].key, cc_json_number(view->doc, members[i].value));
    return object;
}

static json_t *work_json(struct roofline_view *view, const struct cc_roofline_work *work)
{
    const struct cc_roofline *r = view->roofline;
    struct cc_doc *doc = view->doc;
    json_t *object = cc_json_object(doc), *list = cc_json_array(doc);
    const char *kind = !work->model ? "intensity" : work->model->phase == CC_PHASE_DECODE ? "decode" : "prefill";
    cc_json_set(doc, object, "kind", cc_json_name(doc, kind));
    cc_json_set(doc, object, "intensity", cc_json_number(view->doc, work->intensity));
    cc_json_set(doc, object, "model", work->model ? model_json(view, work) : json_null());
    for (size_t i = 0; i < r->row_count; i++)
        for (size_t c = 0; c < r->compare.options.chip_count; c++)
            cc_json_add(doc, list, attainable_json(view, work, &r->rows[i], c));
    cc_json_set(doc, object, "attainable", list);
    return object;
}

static json_t *formulas_json(struct roofline_view *view)
{
    static const struct {
        const char *name, *formula, *source;
        bool of_models;
    } formulas[] = {
        {"attainable_rate", "min(peak rate, memory bandwidth x intensity)", "williams-2009", false},
        {"ridge_point", "peak rate / memory bandwidth", "williams-2009", false},
        {"operations", "2 x active parameters x new tokens + 4 x layers x heads x head_dim x pairs of a new token and one it sees",
            "kaplan-2020", true},
        {"bytes", "weights + cache of keys and values, each once a pass", "pope-2022", true},
    };
    struct cc_doc *doc = view->doc;
    bool models = false;
    json_t *list = cc_json_array(doc);
    for (size_t i = 0; i < view->options->work_count; i++)
        models |= view->options->works[i].model != NULL;
    for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++) {
        if (formulas[i].of_models && !models)
            continue;
        json_t *item = cc_json_object(doc);
        cc_json_set(doc, item, "name", cc_json_name(doc, formulas[i].name));
        cc_json_set(doc, item, "formula", cc_json_name(doc, formulas[i].formula));
        cc_json_set(doc, item, "source", cc_json_name(doc, formulas[i].source));
        cc_json_add(doc, list, item);
    }
    return list;
}

/* The headline rate along the intensity: at round values, ridge points and break-even intensities. */
static json_t *curve_json(struct roofline_view *view)
{
    const struct cc_roofline *r = view->roofline;
    const struct cc_roofline_row *row = &r->rows[r->headline];
    struct cc_doc *doc = view->doc;
    json_t *object = cc_json_object(doc), *points = cc_json_array(doc);
    size_t count;
    struct roofline_place *places = roofline_places(view, row, &count);
    rate_json(view, row, object);
    cc_json_set(doc, object, "intensity_unit", cc_json_name(doc, roofline_unit(view, row)));
    cc_json_set(doc, object, "unit", cc_json_str(doc, view->db->metrics[row->metric].unit_name));
    for (size_t i = 0; places && i < count; i++) {
        json_t *point = cc_json_object(doc), *values = cc_json_array(doc);
        cc_json_set(doc, point, "intensity", cc_json_number(view->doc, places[i].intensity));
        cc_json_set(doc, point, "at", cc_json_str_or_null(doc, places[i].words));
        for (size_t c = 0; c < r->compare.options.chip_count; c++) {
            json_t *value = cc_json_object(doc);
            const struct cc_roof *roof = &row->roofs[c], *base = &row->roofs[r->base];
            cc_json_set(doc, value, "chip", chip_id(view, c));
            cc_json_set(doc, value, "attainable",
                roof->known ? cc_json_number(view->doc, roofline_in_unit(view, row, cc_roof_at(roof, places[i].intensity).rate))
                            : json_null());
            cc_json_set(doc, value, "ratio",
                row->pairs[c].known ? cc_json_ratio(doc, cc_roof_ratio_at(roof, base, places[i].intensity).ratio) : json_null());
            cc_json_add(doc, values, value);
        }
        cc_json_set(doc, point, "chips", values);
        cc_json_add(doc, points, point);
    }
    cc_json_set(doc, object, "points", points);
    return object;
}

void roofline_json(struct roofline_view *view)
{
    const struct cc_roofline *r = view->roofline;
    struct cc_doc *doc = view->doc;
    json_t *root = cc_json_document(doc, "roofline"), *chips = cc_json_array(doc), *pairs = cc_json_array(doc);
    json_t *works = cc_json_array(doc), *notes = cc_json_texts(doc, view->options->notes, view->options->note_count);
    cc_json_set(doc, root, "base", chip_id(view, r->base));
    for (size_t i = 0; i < r->row_count; i++)
        for (size_t c = 0; c < r->compare.options.chip_count; c++) {
            cc_json_add(doc, chips, roof_json(view, &r->rows[i], c));
            if (c != r->base)
                cc_json_add(doc, pairs, pair_json(view, &r->rows[i], c));
        }
    cc_json_set(doc, root, "chips", chips);
    cc_json_set(doc, root, "break_even", pairs);
    for (size_t i = 0; i < view->options->work_count; i++)
        cc_json_add(doc, works, work_json(view, &view->options->works[i]));
    cc_json_set(doc, root, "workloads", works);
    cc_json_set(doc, root, "curve", r->row_count ? curve_json(view) : json_null());
    cc_json_add_texts(doc, notes, r->compare.notes, r->compare.note_count);
    cc_json_set(doc, root, "notes", notes);
    cc_json_set(doc, root, "formulas", formulas_json(view));
    cc_json_set(doc, root, "sources", cc_report_sources_json(doc));
}
