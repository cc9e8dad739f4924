/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of one chip: every metric and basis, known or not; one record a figure; the JSON of show/1. */
#include "chipcmp/report/show.h"

#include "chipcmp/report/chip.h"
#include "chipcmp/report/efficiency.h"
#include "chipcmp/report/json.h"
#include "chipcmp/report/measured.h"
#include "chipcmp/report/source.h"
#include "chipcmp/report/value.h"

enum { EFFICIENCY_DIGITS = 4 };

struct build {
    const struct cc_db *db;
    const struct cc_chip *chip;
    uint32_t index;
    bool only_known;
    struct cc_doc *doc;
    struct cc_error *error;
    struct cc_notes notes;
    struct cc_table *table;
    json_t *figures;
    int group;
};

static void add_head(struct build *b, const struct cc_str *notes, size_t note_count)
{
    struct cc_doc *doc = b->doc;
    cc_doc_heading(doc, cc_report_chip_name(doc, b->chip));
    cc_doc_paragraphs(doc, CC_TONE_PLAIN, notes, note_count);
    cc_doc_paragraph(doc, CC_TONE_PLAIN,
        cc_doc_format(doc, "%.*s; %s by %.*s; family %.*s%s%.*s.", CC_PRI(b->chip->id), cc_kind_name(b->chip->kind),
            CC_PRI(b->chip->vendor), CC_PRI(b->db->families[b->chip->family].name), b->chip->part_count ? "; built of " : "",
            CC_PRI(cc_report_contents_words(doc, b->db, b->chip))));
    if (b->chip->note.len)
        cc_doc_paragraph(doc, CC_TONE_MUTED, b->chip->note);
}

enum {
    COL_CHIP,
    COL_METRIC,
    COL_BASIS,
    COL_STATE,
    COL_LITERAL,
    COL_PRINTED_UNIT,
    COL_STATUS,
    COL_SOURCE,
    COL_LOCATOR,
    COL_NOTE,
    COL_ORIGIN,
    COL_COUNT,
    /* behind the others, and only with efficiency */
    COL_VALUE = COL_COUNT,
    COL_LOW,
    COL_HIGH,
    COL_UNIT,
    COL_RATE,
    COL_COUNT_EFFICIENCY
};

static struct cc_str *open_record(struct build *b, struct cc_str metric, enum cc_basis basis, enum cc_state state)
{
    struct cc_str *out = cc_record_row(b->doc);
    if (!out)
        return NULL;
    out[COL_CHIP] = b->chip->id;
    out[COL_METRIC] = metric;
    out[COL_BASIS] = cc_str_of(cc_basis_name(basis));
    out[COL_STATE] = cc_str_of(cc_state_name(state));
    return out;
}

static void side_record(struct build *b, const struct cc_value *value, const struct cc_side *side)
{
    const struct cc_metric *metric = &b->db->metrics[value->metric];
    struct cc_str *out = open_record(b, metric->id, value->basis, value->state);
    if (!out)
        return;
    out[COL_LITERAL] = side->literal;
    out[COL_PRINTED_UNIT] = side->figure->unit;
    out[COL_STATUS] = cc_str_of(cc_side_status(side));
    out[COL_SOURCE] = b->db->sources[side->figure->source].id;
    out[COL_LOCATOR] = side->figure->locator;
    out[COL_NOTE] = side->figure->note;
    out[COL_ORIGIN] = side->figure->user ? CC_STR("user") : CC_STR("built in");
    if (b->doc->record.column_count <= COL_UNIT || !cc_metric_is_number(metric))
        return;
    cc_record_number(b->doc, out + COL_VALUE, cc_quantity_in(&side->quantity, &metric->unit),
        cc_interval_in(side->quantity.range, &metric->unit));
    out[COL_UNIT] = metric->unit_name;
}

static void add_records(struct build *b, const struct cc_value *value)
{
    for (size_t i = 0; i < value->side_count; i++)
        side_record(b, value, &value->sides[i]);
    if (value->side_count)
        return;
    struct cc_str *out = open_record(b, b->db->metrics[value->metric].id, value->basis, value->state);
    if (out)
        out[COL_NOTE] = value->reason;
}

static void add_efficiency_records(struct build *b, const struct cc_efficiency *efficiency)
{
    for (size_t i = 0; i < efficiency->row_count; i++) {
        const struct cc_measure *measure = &efficiency->rows[i].measure;
        const struct cc_measured *m = &efficiency->rows[i].cells[0].measured;
        struct cc_str *out = open_record(b, cc_measure_id(b->db, measure), measure->basis, m->state);
        if (!out)
            return;
        out[COL_UNIT] = cc_measure_unit(b->db, measure);
        out[COL_RATE] = measure->metric == CC_NO_INDEX ? (struct cc_str){0} : b->db->metrics[measure->metric].id;
        out[COL_NOTE] = m->reason;
        if (!m->known)
            continue;
        out[COL_NOTE] = cc_str_of(measure->derived->formula);
        out[COL_STATUS] = CC_STR("derived");
        out[COL_SOURCE] = cc_report_measured_sources(b->doc, b->db, m);
        cc_record_number(b->doc, out + COL_VALUE, m->number, m->range);
    }
}

static bool add_value(struct build *b, uint32_t metric_index, enum cc_basis basis)
{
    const struct cc_metric *metric = &b->db->metrics[metric_index];
    struct cc_value value;
    if (!cc_value_get(b->db, b->index, metric_index, basis, b->doc->arena, &value, b->error))
        return false;
    if (!value.side_count && b->only_known)
        return true;
    if ((int)metric->group != b->group)
        cc_table_group(b->doc, b->table, cc_report_group_title(metric->group));
    b->group = (int)metric->group;
    struct cc_cell *cells = cc_table_row(b->doc, b->table);
    if (cells) {
        cc_cell_set(b->doc, &cells[0], CC_TONE_PLAIN, cc_report_metric_label(b->doc, metric, basis));
        cc_report_value_cell(b->doc, b->db, &value, &b->notes, &cells[1]);
    }
    if (cc_doc_wants(b->doc, CC_VIEW_DATA))
        cc_json_add(b->doc, b->figures, cc_report_fact_json(b->doc, b->db, &value));
    add_records(b, &value);
    return true;
}

static json_t *chip_json(struct build *b)
{
    struct cc_doc *doc = b->doc;
    struct cc_value announced = {0};
    uint32_t metric = cc_db_find_metric(b->db, CC_STR("announced"));
    if (metric != CC_NO_INDEX && !cc_value_get(b->db, b->index, metric, CC_BASIS_NONE, doc->arena, &announced, b->error))
        doc->failed = true;
    json_t *chip = cc_json_object(doc);
    cc_json_set(doc, chip, "id", cc_json_str(doc, b->chip->id));
    cc_json_set(doc, chip, "name", cc_json_str(doc, b->chip->name));
    cc_json_set(doc, chip, "family", cc_json_str(doc, b->db->families[b->chip->family].name));
    cc_json_set(doc, chip, "kind", cc_json_name(doc, cc_kind_name(b->chip->kind)));
    cc_json_set(doc, chip, "vendor", cc_json_str(doc, b->chip->vendor));
    cc_json_set(doc, chip, "announced", announced.side_count ? cc_json_str(doc, announced.sides[0].literal) : json_null());
    cc_json_set(doc, chip, "contains", cc_report_contents_json(doc, b->db, b->chip));
    cc_json_set(doc, chip, "user", json_boolean(b->chip->user));
    return chip;
}

/* Every metric and basis that applies to the chip. */
static bool add_values(struct build *b)
{
    const struct cc_db *db = b->db;
    for (uint32_t m = 0; m < db->metric_count; m++) {
        if (!cc_metric_applies(&db->metrics[m], b->chip->kind))
            continue;
        for (int basis = 0; basis < CC_BASIS_COUNT; basis++)
            if (cc_metric_basis_shown(db, b->index, m, (enum cc_basis)basis) && !add_value(b, m, (enum cc_basis)basis))
                return false;
    }
    return true;
}

bool cc_report_show(const struct cc_db *db, uint32_t chip, const struct cc_report_show_options *options, struct cc_doc *doc,
    struct cc_error *error)
{
    static const char *const columns[COL_COUNT_EFFICIENCY] = {"chip", "metric", "basis", "state", "literal", "printed_unit", "status",
        "source", "locator", "note", "origin", "value", "low", "high", "unit", "rate"};
    static const struct cc_column table_columns[] = {{{"", 0}, CC_ALIGN_LEFT, false}, {{"Figure as printed", 17}, CC_ALIGN_LEFT, true}};
    struct build b =
        {.db = db, .chip = &db->chips[chip], .index = chip, .only_known = options->only_known, .doc = doc, .error = error, .group = -1};
    json_t *root = cc_json_document(doc, "show");
    cc_record_columns(doc, columns, options->efficiency ? COL_COUNT_EFFICIENCY : COL_COUNT);
    add_head(&b, options->notes, options->note_count);
    b.table = cc_doc_table(doc, (struct cc_str){0}, table_columns, 2);
    cc_json_set(doc, root, "chip", chip_json(&b));
    b.figures = cc_json_array(doc);
    cc_json_set(doc, root, "figures", b.figures);
    if (!add_values(&b))
        return false;
    if (b.group < 0)
        cc_doc_paragraph(doc, CC_TONE_UNKNOWN,
            CC_STR("No source prints a figure of this chip; without --only-known the reasons are shown."));
    if (options->efficiency) {
        cc_json_set(doc, root, "efficiency", cc_report_efficiency_json(doc, options->efficiency));
        add_efficiency_records(&b, options->efficiency);
    }
    cc_json_set(doc, root, "sources", cc_report_sources_json(doc));
    if (options->efficiency)
        cc_report_efficiency(doc, options->efficiency, EFFICIENCY_DIGITS, &b.notes);
    cc_notes_show(doc, CC_STR("Notes"), &b.notes);
    cc_doc_sources(doc);
    return cc_doc_check(doc, error);
}
