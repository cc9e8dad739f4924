/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Efficiency and balance for other programs. */
#include "chipcmp/num/format.h"
#include "chipcmp/report/efficiency.h"
#include "chipcmp/report/json.h"
#include "chipcmp/report/source.h"

static void set_spread(struct cc_doc *doc, json_t *object, struct cc_interval range, struct cc_interval spread,
    const struct cc_sampled *sampled)
{
    if (spread.lo < range.lo || spread.hi > range.hi)
        cc_json_set(doc, object, "all_sources", cc_json_range(doc, spread));
    if (!sampled->known)
        return;
    json_t *item = cc_json_object(doc);
    cc_json_set(doc, item, "median", cc_json_number(doc, sampled->median));
    cc_json_set(doc, item, "range_95_percent", cc_json_range(doc, sampled->middle));
    cc_json_set(doc, item, "points", cc_json_count(doc, CC_SAMPLE_POINTS));
    cc_json_set(doc, item, "seed", cc_json_count(doc, CC_SAMPLE_SEED));
    cc_json_set(doc, object, "sampled", item);
}

/* The figures that the value was taken from: metric, literal and source of each. */
static json_t *figures_json(struct cc_doc *doc, const struct cc_db *db, const struct cc_measured *m)
{
    json_t *list = cc_json_array(doc);
    for (size_t i = 0; m->known && i < m->fact_count; i++) {
        json_t *item = cc_json_object(doc);
        cc_json_set(doc, item, "metric", cc_json_str(doc, db->metrics[m->facts[i].metric].id));
        cc_json_set(doc, item, "basis", cc_json_name(doc, cc_basis_name(m->facts[i].basis)));
        cc_report_side_json(doc, db, &m->facts[i].sides[0], item);
        cc_json_add(doc, list, item);
    }
    return list;
}

static json_t *cell_json(struct cc_doc *doc, const struct cc_db *db, const struct cc_efficiency_cell *cell)
{
    const struct cc_measured *m = &cell->measured;
    json_t *object = cc_json_object(doc);
    cc_json_set(doc, object, "chip", cc_json_str(doc, db->chips[m->chip].id));
    cc_json_set(doc, object, "state", cc_json_name(doc, cc_state_name(m->state)));
    cc_json_set(doc, object, "value", m->known ? cc_json_number(doc, m->number) : json_null());
    cc_json_set(doc, object, "interval", m->known ? cc_json_range(doc, m->range) : json_null());
    if (m->known)
        set_spread(doc, object, m->range, m->spread, &cell->sampled);
    cc_json_set(doc, object, "figures", figures_json(doc, db, m));
    cc_json_set(doc, object, "missing", m->known || m->missing == CC_NO_INDEX ? json_null() : cc_json_str(doc, db->metrics[m->missing].id));
    cc_json_set(doc, object, "reason", m->known ? json_null() : cc_json_str_or_null(doc, m->reason));
    return object;
}

static json_t *ratio_json(struct cc_doc *doc, const struct cc_db *db, const struct cc_efficiency_cell *cell)
{
    json_t *object = cc_json_object(doc);
    cc_json_set(doc, object, "chip", cc_json_str(doc, db->chips[cell->measured.chip].id));
    cc_json_set(doc, object, "ratio", cell->has_ratio ? cc_json_ratio(doc, cell->ratio.value) : json_null());
    if (!cell->has_ratio) {
        cc_json_set(doc, object, "reason", cc_json_str_or_null(doc, cell->refused));
        return object;
    }
    cc_json_set(doc, object, "interval", cc_json_ratio_range(doc, cell->ratio.range));
    set_spread(doc, object, cell->ratio.range, cell->ratio.spread, &cell->ratio.sampled);
    return object;
}

json_t *cc_report_efficiency_json(struct cc_doc *doc, const struct cc_efficiency *efficiency)
{
    const struct cc_efficiency_options *o = &efficiency->options;
    const struct cc_db *db = efficiency->db;
    json_t *list = cc_json_array(doc);
    for (size_t i = 0; i < efficiency->row_count; i++) {
        const struct cc_efficiency_row *row = &efficiency->rows[i];
        json_t *object = cc_json_object(doc), *cells = cc_json_array(doc), *ratios = cc_json_array(doc);
        bool rate = row->measure.metric != CC_NO_INDEX;
        cc_json_set(doc, object, "metric", cc_json_str(doc, cc_measure_id(db, &row->measure)));
        cc_json_set(doc, object, "rate", rate ? cc_json_str(doc, db->metrics[row->measure.metric].id) : json_null());
        cc_json_set(doc, object, "basis", cc_json_name(doc, cc_basis_name(row->measure.basis)));
        cc_json_set(doc, object, "unit", cc_json_str_or_null(doc, cc_measure_unit(db, &row->measure)));
        cc_json_set(doc, object, "formula", cc_json_name(doc, row->measure.derived->formula));
        cc_json_set(doc, object, "citation", cc_json_name(doc, row->measure.derived->citation));
        for (size_t c = 0; c < o->chip_count; c++) {
            cc_json_add(doc, cells, cell_json(doc, db, &row->cells[c]));
            if (o->base != CC_NO_INDEX && o->chips[c] != o->base)
                cc_json_add(doc, ratios, ratio_json(doc, db, &row->cells[c]));
        }
        cc_json_set(doc, object, "cells", cells);
        cc_json_set(doc, object, "ratios", ratios);
        cc_json_add(doc, list, object);
    }
    return list;
}
