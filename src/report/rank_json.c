/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of a rank for other programs: the JSON of rank/1, and one record a chip. */
#include "rank.h"

#include "chipcmp/report/json.h"
#include "chipcmp/report/number.h"
#include "chipcmp/report/source.h"

static const struct cc_chip *chip_of(const struct rank_view *view, uint32_t chip)
{
    return &view->db->chips[chip];
}

static void set_chip(struct rank_view *view, json_t *object, uint32_t index)
{
    const struct cc_chip *chip = chip_of(view, index);
    cc_json_set(view->doc, object, "chip", cc_json_str(view->doc, chip->id));
    cc_json_set(view->doc, object, "name", cc_json_str(view->doc, chip->name));
    cc_json_set(view->doc, object, "family", cc_json_str(view->doc, view->db->families[chip->family].name));
    cc_json_set(view->doc, object, "vendor", cc_json_str(view->doc, chip->vendor));
}

static json_t *members_json(struct rank_view *view, const struct cc_rank_row *row)
{
    struct cc_doc *doc = view->doc;
    json_t *members = cc_json_array(doc);
    for (size_t i = 0; i < row->member_count; i++) {
        json_t *item = cc_json_object(doc);
        cc_json_set(doc, item, "chip", cc_json_str(doc, chip_of(view, row->members[i].chip)->id));
        cc_report_measured_json(doc, view->db, view->measure, &row->members[i].measured, item);
        cc_json_set(doc, item, "would_rank", row->members[i].would_rank ? cc_json_count(doc, row->members[i].would_rank) : json_null());
        cc_json_add(doc, members, item);
    }
    return members;
}

static json_t *row_json(struct rank_view *view, size_t at)
{
    const struct cc_rank_row *row = &view->rank->rows[at];
    struct cc_doc *doc = view->doc;
    json_t *object = cc_json_object(doc), *tied = cc_json_array(doc), *places = cc_json_array(doc);
    cc_json_set(doc, object, "rank", cc_json_count(doc, row->rank));
    set_chip(view, object, row->chip);
    for (size_t i = row->tie_first; i < row->tie_first + row->tie_size; i++)
        if (i != at)
            cc_json_add(doc, tied, cc_json_str(doc, chip_of(view, view->rank->rows[i].chip)->id));
    cc_json_set(doc, object, "tied_with", tied);
    cc_json_add(doc, places, cc_json_count(doc, row->best));
    cc_json_add(doc, places, cc_json_count(doc, row->worst));
    cc_json_set(doc, object, "places", places);
    cc_report_measured_json(doc, view->db, view->measure, &row->measured, object);
    if (view->rank->options.families)
        cc_json_set(doc, object, "members", members_json(view, row));
    return object;
}

static json_t *looked_at(struct rank_view *view, const struct cc_unknown *unknown)
{
    for (uint32_t i = 0; i < unknown->looked_at_count; i++)
        cc_report_cite(view->doc, view->db, unknown->looked_at[i]);
    return cc_report_source_ids_json(view->doc, view->db, unknown->looked_at, unknown->looked_at_count);
}

static json_t *absent_json(struct rank_view *view, const struct cc_rank_absent *absent)
{
    struct cc_doc *doc = view->doc;
    const struct cc_measured *measured = &absent->measured;
    bool other = absent->absence == CC_RANK_OTHER_BASIS;
    json_t *object = cc_json_object(doc), *figure = json_null();
    set_chip(view, object, absent->chip);
    cc_json_set(doc, object, "why", cc_json_name(doc, cc_rank_absence_name(absent->absence)));
    cc_json_set(doc, object, "state", cc_json_name(doc, cc_state_name(absent->state)));
    cc_json_set(doc, object, "reason", cc_json_str_or_null(doc, absent->reason));
    cc_json_set(doc, object, "missing",
        measured->missing == CC_NO_INDEX ? json_null() : cc_json_str(doc, view->db->metrics[measured->missing].id));
    cc_json_set(doc, object, "looked_at", absent->unknown ? looked_at(view, absent->unknown) : cc_json_array(doc));
    if (measured->known) {
        struct cc_measure measure = *view->measure;
        measure.basis = other ? absent->other : measure.basis;
        figure = cc_json_object(doc);
        cc_json_set(doc, figure, "basis", cc_json_name(doc, cc_basis_name(measure.basis)));
        cc_report_measured_json(doc, view->db, &measure, measured, figure);
    }
    cc_json_set(doc, object, "figure", figure);
    cc_json_set(doc, object, "would_rank", absent->would_rank ? cc_json_count(doc, absent->would_rank) : json_null());
    return object;
}

static void set_question(struct rank_view *view, json_t *root)
{
    static const char *const better[] = {[CC_BETTER_NONE] = NULL, [CC_BETTER_HIGHER] = "higher", [CC_BETTER_LOWER] = "lower"};
    const struct cc_rank_options *o = &view->rank->options;
    const struct cc_derived *derived = view->measure->derived;
    struct cc_doc *doc = view->doc;
    json_t *kinds = cc_json_array(doc);
    bool has_rate = derived && view->measure->metric != CC_NO_INDEX;
    cc_json_set(doc, root, "metric", cc_json_str(doc, cc_measure_id(view->db, view->measure)));
    cc_json_set(doc, root, "basis", cc_json_name(doc, cc_basis_name(view->measure->basis)));
    cc_json_set(doc, root, "unit", cc_json_str_or_null(doc, cc_measure_unit(view->db, view->measure)));
    cc_json_set(doc, root, "label", cc_json_str(doc, cc_report_measure_label(doc, view->db, view->measure)));
    cc_json_set(doc, root, "rate", has_rate ? cc_json_str(doc, view->db->metrics[view->measure->metric].id) : json_null());
    cc_json_set(doc, root, "formula", cc_json_name(doc, derived ? derived->formula : NULL));
    cc_json_set(doc, root, "citation", cc_json_name(doc, derived ? derived->citation : NULL));
    cc_json_set(doc, root, "better", cc_json_name(doc, better[view->rank->better]));
    cc_json_set(doc, root, "order", cc_json_name(doc, o->order == CC_RANK_LOWEST_FIRST ? "lowest_first" : "highest_first"));
    for (int kind = 0; kind < CC_KIND_COUNT; kind++)
        if (o->kinds >> kind & 1)
            cc_json_add(doc, kinds, cc_json_name(doc, cc_kind_name((enum cc_kind)kind)));
    cc_json_set(doc, root, "kinds", kinds);
    cc_json_set(doc, root, "vendor", cc_json_str_or_null(doc, o->vendor));
    cc_json_set(doc, root, "as_of", cc_json_str_or_null(doc, o->as_of));
    cc_json_set(doc, root, "families", json_boolean(o->families));
}

void rank_json(struct rank_view *view)
{
    const struct cc_rank *rank = view->rank;
    struct cc_doc *doc = view->doc;
    json_t *root = cc_json_document(doc, "rank"), *rows = cc_json_array(doc), *unknown = cc_json_array(doc), *later = cc_json_array(doc);
    set_question(view, root);
    for (size_t i = 0; i < rank->row_count; i++)
        cc_json_add(doc, rows, row_json(view, i));
    cc_json_set(doc, root, "rows", rows);
    for (size_t i = 0; i < rank->absent_count; i++)
        cc_json_add(doc, unknown, absent_json(view, &rank->absent[i]));
    cc_json_set(doc, root, "unknown", unknown);
    for (size_t i = 0; i < rank->later_count; i++)
        cc_json_add(doc, later, cc_json_str(doc, chip_of(view, rank->later[i])->id));
    cc_json_set(doc, root, "later", later);
    cc_json_set(doc, root, "notes", cc_json_texts(doc, view->said, view->said_count));
    cc_json_set(doc, root, "sources", cc_report_sources_json(doc));
}

enum {
    COL_RANK,
    COL_CHIP,
    COL_FAMILY,
    COL_VENDOR,
    COL_METRIC,
    COL_BASIS,
    COL_STATE,
    COL_LITERAL,
    COL_PRINTED_UNIT,
    COL_VALUE,
    COL_LOW,
    COL_HIGH,
    COL_UNIT,
    COL_TIED,
    COL_BEST,
    COL_WORST,
    COL_STATUS,
    COL_WHY,
    COL_REASON,
    COL_SOURCE,
    COL_ORIGIN,
    COL_COUNT
};

static void fill_number(struct rank_view *view, struct cc_str *out, const struct cc_measure *measure, const struct cc_measured *measured)
{
    out[COL_BASIS] = cc_str_of(cc_basis_name(measure->basis));
    if (!measured->known)
        return;
    cc_record_number(view->doc, out + COL_VALUE, measured->number, measured->range);
    const struct cc_side *side = &measured->facts[0].sides[0];
    out[COL_ORIGIN] = side->figure->user ? CC_STR("user") : CC_STR("built in");
    out[COL_SOURCE] = view->db->sources[side->figure->source].id;
    if (measure->derived) {
        out[COL_STATUS] = CC_STR("derived");
        out[COL_SOURCE] = cc_report_measured_sources(view->doc, view->db, measured);
        return;
    }
    out[COL_LITERAL] = side->literal;
    out[COL_PRINTED_UNIT] = side->figure->unit;
    out[COL_STATUS] = cc_str_of(cc_side_status(side));
}

static struct cc_str *chip_record(struct rank_view *view, uint32_t index, enum cc_state state)
{
    const struct cc_chip *chip = chip_of(view, index);
    struct cc_str *out = cc_record_row(view->doc);
    if (!out)
        return NULL;
    out[COL_CHIP] = chip->id;
    out[COL_FAMILY] = view->db->families[chip->family].name;
    out[COL_VENDOR] = chip->vendor;
    out[COL_METRIC] = cc_measure_id(view->db, view->measure);
    out[COL_UNIT] = cc_measure_unit(view->db, view->measure);
    out[COL_STATE] = cc_str_of(cc_state_name(state));
    return out;
}

static void row_record(struct rank_view *view, const struct cc_rank_row *row)
{
    struct cc_str *out = chip_record(view, row->chip, row->measured.state);
    if (!out)
        return;
    fill_number(view, out, view->measure, &row->measured);
    cc_record_setf(view->doc, out, COL_RANK, "%zu", row->rank);
    cc_record_setf(view->doc, out, COL_TIED, "%zu", row->tie_size - 1);
    cc_record_setf(view->doc, out, COL_BEST, "%zu", row->best);
    cc_record_setf(view->doc, out, COL_WORST, "%zu", row->worst);
}

static void absent_record(struct rank_view *view, const struct cc_rank_absent *absent)
{
    struct cc_measure measure = *view->measure;
    struct cc_str *out = chip_record(view, absent->chip, absent->state);
    if (!out)
        return;
    if (absent->absence == CC_RANK_OTHER_BASIS)
        measure.basis = absent->other;
    fill_number(view, out, &measure, &absent->measured);
    out[COL_WHY] = cc_str_of(cc_rank_absence_name(absent->absence));
    out[COL_REASON] = absent->reason;
}

void rank_records(struct rank_view *view)
{
    static const char *const names[COL_COUNT] = {"rank", "chip", "family", "vendor", "metric", "basis", "state", "literal", "printed_unit",
        "value", "low", "high", "unit", "tied_with", "best_place", "worst_place", "status", "why", "reason", "source", "origin"};
    cc_record_columns(view->doc, names, COL_COUNT);
    for (size_t i = 0; i < view->rank->row_count; i++)
        row_record(view, &view->rank->rows[i]);
    for (size_t i = 0; i < view->rank->absent_count; i++)
        absent_record(view, &view->rank->absent[i]);
}
