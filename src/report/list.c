/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The document of `list`. */
#include "chipcmp/report/list.h"

#include "chipcmp/report/chip.h"
#include "chipcmp/report/json.h"

enum {
    COLUMN_ID,
    COLUMN_NAME,
    COLUMN_FAMILY,
    COLUMN_KIND,
    COLUMN_VENDOR,
    COLUMN_DEFAULT,
    COLUMN_COUNT,
    FIELD_ORIGIN = COLUMN_COUNT,
    FIELD_COUNT
};

static bool is_default(const struct cc_db *db, size_t chip)
{
    return db->families[db->chips[chip].family].default_chip == chip;
}

static void add_table(struct cc_doc *doc, const struct cc_db *db)
{
    const struct cc_column columns[COLUMN_COUNT] = {
        [COLUMN_ID] = {CC_STR("Id"), CC_ALIGN_LEFT, false},
        [COLUMN_NAME] = {CC_STR("Name"), CC_ALIGN_LEFT, true},
        [COLUMN_FAMILY] = {CC_STR("Family"), CC_ALIGN_LEFT, true},
        [COLUMN_KIND] = {CC_STR("Kind"), CC_ALIGN_LEFT, false},
        [COLUMN_VENDOR] = {CC_STR("Vendor"), CC_ALIGN_LEFT, false},
        [COLUMN_DEFAULT] = {CC_STR("Default"), CC_ALIGN_LEFT, false},
    };
    struct cc_table *table = cc_doc_table(doc, CC_STR(""), columns, COLUMN_COUNT);
    for (size_t i = 0; i < db->chip_count; i++) {
        const struct cc_chip *chip = &db->chips[i];
        struct cc_cell *cells = cc_table_row(doc, table);
        if (!cells)
            return;
        cc_cell_set(doc, &cells[COLUMN_ID], CC_TONE_STRONG, chip->id);
        cc_cell_set(doc, &cells[COLUMN_NAME], CC_TONE_PLAIN, cc_report_chip_name(doc, chip));
        cc_cell_set(doc, &cells[COLUMN_FAMILY], CC_TONE_PLAIN, db->families[chip->family].name);
        cc_cell_set(doc, &cells[COLUMN_KIND], CC_TONE_PLAIN, cc_str_of(cc_kind_name(chip->kind)));
        cc_cell_set(doc, &cells[COLUMN_VENDOR], CC_TONE_PLAIN, chip->vendor);
        cc_cell_set(doc, &cells[COLUMN_DEFAULT], CC_TONE_PLAIN, is_default(db, i) ? CC_STR("yes") : CC_STR(""));
    }
}

static void add_record(struct cc_doc *doc, const struct cc_db *db)
{
    static const char *const names[FIELD_COUNT] = {"id", "name", "family", "kind", "vendor", "default", "origin"};
    cc_record_columns(doc, names, FIELD_COUNT);
    for (size_t i = 0; i < db->chip_count; i++) {
        const struct cc_chip *chip = &db->chips[i];
        struct cc_str *row = cc_record_row(doc);
        cc_record_set(doc, row, COLUMN_ID, chip->id);
        cc_record_set(doc, row, COLUMN_NAME, chip->name);
        cc_record_set(doc, row, COLUMN_FAMILY, db->families[chip->family].name);
        cc_record_set(doc, row, COLUMN_KIND, cc_str_of(cc_kind_name(chip->kind)));
        cc_record_set(doc, row, COLUMN_VENDOR, chip->vendor);
        cc_record_set(doc, row, COLUMN_DEFAULT, is_default(db, i) ? CC_STR("true") : CC_STR("false"));
        cc_record_set(doc, row, FIELD_ORIGIN, chip->user ? CC_STR("user") : CC_STR("built in"));
    }
}

static void add_data(struct cc_doc *doc, const struct cc_db *db)
{
    json_t *chips = cc_json_array(doc);
    cc_json_set(doc, cc_json_document(doc, "list"), "chips", chips);
    for (size_t i = 0; i < db->chip_count && !doc->failed; i++) {
        const struct cc_chip *chip = &db->chips[i];
        json_t *item = cc_json_object(doc);
        cc_json_set(doc, item, "id", cc_json_str(doc, chip->id));
        cc_json_set(doc, item, "name", cc_json_str(doc, chip->name));
        cc_json_set(doc, item, "family", cc_json_str(doc, db->families[chip->family].name));
        cc_json_set(doc, item, "kind", cc_json_name(doc, cc_kind_name(chip->kind)));
        cc_json_set(doc, item, "vendor", cc_json_str(doc, chip->vendor));
        cc_json_set(doc, item, "default", json_boolean(is_default(db, i)));
        cc_json_set(doc, item, "user", json_boolean(chip->user));
        cc_json_add(doc, chips, item);
    }
}

bool cc_report_list(const struct cc_db *db, struct cc_doc *doc, struct cc_error *error)
{
    add_table(doc, db);
    cc_doc_paragraph(doc, CC_TONE_MUTED, CC_STR("Default: the chip that the bare name of its family stands for."));
    add_record(doc, db);
    if (cc_doc_wants(doc, CC_VIEW_DATA))
        add_data(doc, db);
    return cc_doc_check(doc, error);
}
