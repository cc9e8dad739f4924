/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of one chip: every metric and basis, known or not; one record a figure; the JSON of show/1. */
#include "chipcmp/report/show.h"

#include "chipcmp/num/format.h"
#include "chipcmp/report/chip.h"
#include "chipcmp/report/efficiency.h"
#include "chipcmp/report/json.h"
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

static void figure_record(struct build *b, const struct cc_value *value, const struct cc_side *side)
{
    struct cc_str *out = cc_record_row(b->doc);
    if (!out)
        return;
    out[0] = b->chip->id;
    out[1] = b->db->metrics[value->metric].id;
    out[2] = cc_str_of(cc_basis_name(value->basis));
    out[3] = cc_str_of(cc_state_name(value->state));
    out[4] = side ? side->literal : (struct cc_str){0};
    out[5] = side ? side->figure->unit : (struct cc_str){0};
    out[6] = side ? cc_str_of(cc_side_status(side)) : (struct cc_str){0};
    out[7] = side ? b->db->sources[side->figure->source].id : (struct cc_str){0};
    out[8] = side ? side->figure->locator : (struct cc_str){0};
    out[9] = side ? side->figure->note : value->reason;
    out[10] = cc_str_of(!side ? "" : side->figure->user ? "user" : "built in");
}

static bool add_value(struct build *b, uint32_t metric_index, enum cc_basis basis)
{
    static const char *const titles[CC_GROUP_COUNT] = {"Compute", "Memory", "Interconnect", "Power", "Physical"};
    const struct cc_metric *metric = &b->db->metrics[metric_index];
    struct cc_value value;
    if (!cc_value_get(b->db, b->index, metric_index, basis, b->doc->arena, &value, b->error))
        return false;
    if (!value.side_count && b->only_known)
        return true;
    if ((int)metric->group != b->group)
        cc_table_group(b->doc, b->table, cc_str_of(titles[metric->group]));
    b->group = (int)metric->group;
    struct cc_cell *cells = cc_table_row(b->doc, b->table);
    if (cells) {
        cc_cell_set(b->doc, &cells[0], CC_TONE_PLAIN, cc_report_metric_label(b->doc, metric, basis));
        cc_report_value_cell(b->doc, b->db, &value, &b->notes, &cells[1]);
    }
    if (cc_doc_wants(b->doc, CC_VIEW_DATA))
        cc_json_add(b->doc, b->figures, cc_report_fact_json(b->doc, b->db, &value));
    for (size_t i = 0; i < value.side_count; i++)
        figure_record(b, &value, &value.sides[i]);
    if (!value.side_count)
        figure_record(b, &value, NULL);
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

bool cc_report_show(const struct cc_db *db, uint32_t chip, const struct cc_report_show_options *options, struct cc_doc *doc,
    struct cc_error *error)
{
    static const char *const columns[] = {"chip", "metric", "basis", "state", "literal", "printed_unit", "status", "source", "locator",
        "note", "origin"};
    static const struct cc_column table_columns[] = {{{"", 0}, CC_ALIGN_LEFT, false}, {{"Figure as printed", 17}, CC_ALIGN_LEFT, true}};
    struct build b =
        {.db = db, .chip = &db->chips[chip], .index = chip, .only_known = options->only_known, .doc = doc, .error = error, .group = -1};
    json_t *root = cc_json_document(doc, "show");
    cc_record_columns(doc, columns, sizeof columns / sizeof *columns);
    add_head(&b, options->notes, options->note_count);
    b.table = cc_doc_table(doc, (struct cc_str){0}, table_columns, 2);
    cc_json_set(doc, root, "chip", chip_json(&b));
    b.figures = cc_json_array(doc);
    for (uint32_t m = 0; m < db->metric_count; m++) {
        if (!cc_metric_applies(&db->metrics[m], b.chip->kind))
            continue;
        for (int basis = 0; basis < CC_BASIS_COUNT; basis++)
            if (cc_metric_basis_shown(db, chip, m, (enum cc_basis)basis) && !add_value(&b, m, (enum cc_basis)basis)) {
                json_decref(b.figures);
                return false;
            }
    }
    cc_json_set(doc, root, "figures", b.figures);
    if (options->efficiency)
        cc_json_set(doc, root, "efficiency", cc_report_efficiency_json(doc, options->efficiency));
    cc_json_set(doc, root, "sources", cc_report_sources_json(doc));
    if (b.group < 0)
        cc_doc_paragraph(doc, CC_TONE_UNKNOWN,
            CC_STR("No source prints a figure of this chip; without --only-known the reasons are shown."));
    if (options->efficiency)
        cc_report_efficiency(doc, options->efficiency, EFFICIENCY_DIGITS, &b.notes);
    cc_notes_show(doc, CC_STR("Notes"), &b.notes);
    cc_doc_sources(doc);
    return cc_doc_check(doc, error);
}
