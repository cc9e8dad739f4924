/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The document of `sources`: the list of all. */
#include "chipcmp/report/sources.h"

#include "chipcmp/report/json.h"
#include "source_page.h"

enum { COLUMN_ID, COLUMN_DATE, COLUMN_FIGURES, COLUMN_SOURCE, COLUMN_COUNT };
enum {
    FIELD_ID,
    FIELD_PUBLISHER,
    FIELD_TITLE,
    FIELD_DATE,
    FIELD_KIND,
    FIELD_URL,
    FIELD_READ,
    FIELD_NOTE,
    FIELD_FIGURES,
    FIELD_ORIGIN,
    FIELD_COUNT
};

/* Printed figures of each source, one count a source; NULL when memory ran out. */
static size_t *count_figures(struct cc_doc *doc, const struct cc_db *db)
{
    size_t *counts = CC_DOC_NEW(doc, size_t, db->source_count);
    for (size_t i = 0; counts && i < db->figure_count; i++)
        counts[db->figures[i].source]++;
    return counts;
}

static json_t *source_json(struct cc_doc *doc, const struct cc_source *source, size_t figures)
{
    json_t *item = cc_json_object(doc);
    cc_json_set(doc, item, "id", cc_json_str(doc, source->id));
    cc_json_set(doc, item, "publisher", cc_json_str(doc, source->publisher));
    cc_json_set(doc, item, "title", cc_json_str(doc, source->title));
    cc_json_set(doc, item, "date", cc_json_str_or_null(doc, source->date));
    cc_json_set(doc, item, "kind", cc_json_name(doc, cc_source_kind_name(source->kind)));
    cc_json_set(doc, item, "url", cc_json_str(doc, source->url));
    cc_json_set(doc, item, "read", cc_json_name(doc, cc_read_name(source->read)));
    cc_json_set(doc, item, "note", cc_json_str_or_null(doc, source->note));
    cc_json_set(doc, item, "user", json_boolean(source->user));
    cc_json_set(doc, item, "figure_count", cc_json_count(doc, figures));
    return item;
}

static void add_all_table(struct cc_doc *doc, const struct cc_db *db, const size_t *figures)
{
    const struct cc_column columns[COLUMN_COUNT] = {
        [COLUMN_ID] = {CC_STR("Id"), CC_ALIGN_LEFT, false},
        [COLUMN_DATE] = {CC_STR("Date"), CC_ALIGN_LEFT, false},
        [COLUMN_FIGURES] = {CC_STR("Figures"), CC_ALIGN_RIGHT, false},
        [COLUMN_SOURCE] = {CC_STR("Publisher and title"), CC_ALIGN_LEFT, true},
    };
    struct cc_table *table = cc_doc_table(doc, CC_STR(""), columns, COLUMN_COUNT);
    for (size_t i = 0; i < db->source_count; i++) {
        const struct cc_source *source = &db->sources[i];
        struct cc_cell *cells = cc_table_row(doc, table);
        if (!cells)
            return;
        cc_cell_set(doc, &cells[COLUMN_ID], CC_TONE_STRONG, source->id);
        cc_cell_set(doc, &cells[COLUMN_DATE], CC_TONE_PLAIN, source->date.len ? source->date : CC_STR("undated"));
        cc_cell_setf(doc, &cells[COLUMN_FIGURES], CC_TONE_PLAIN, "%zu", figures[i]);
        cc_cell_setf(doc, &cells[COLUMN_SOURCE], CC_TONE_PLAIN, "%.*s: %.*s%s", CC_PRI(source->publisher), CC_PRI(source->title),
            source->user ? " (yours)" : "");
    }
}

static void add_all_record(struct cc_doc *doc, const struct cc_db *db, const size_t *figures)
{
    static const char *const names[FIELD_COUNT] = {"id", "publisher", "title", "date", "kind", "url", "read", "note", "figures", "origin"};
    cc_record_columns(doc, names, FIELD_COUNT);
    for (size_t i = 0; i < db->source_count; i++) {
        const struct cc_source *source = &db->sources[i];
        struct cc_str *row = cc_record_row(doc);
        cc_record_set(doc, row, FIELD_ID, source->id);
        cc_record_set(doc, row, FIELD_PUBLISHER, source->publisher);
        cc_record_set(doc, row, FIELD_TITLE, source->title);
        cc_record_set(doc, row, FIELD_DATE, source->date);
        cc_record_set(doc, row, FIELD_KIND, cc_str_of(cc_source_kind_name(source->kind)));
        cc_record_set(doc, row, FIELD_URL, source->url);
        cc_record_set(doc, row, FIELD_READ, cc_str_of(cc_read_name(source->read)));
        cc_record_set(doc, row, FIELD_NOTE, source->note);
        cc_record_setf(doc, row, FIELD_FIGURES, "%zu", figures[i]);
        cc_record_set(doc, row, FIELD_ORIGIN, source->user ? CC_STR("user") : CC_STR("built in"));
    }
}

static void report_all(struct cc_doc *doc, const struct cc_db *db, const size_t *figures, json_t *array)
{
    add_all_table(doc, db, figures);
    cc_doc_paragraph(doc, CC_TONE_MUTED, CC_STR("\"chipcmp sources ID\" shows a source's address and what rests on it."));
    add_all_record(doc, db, figures);
    for (size_t i = 0; cc_doc_wants(doc, CC_VIEW_DATA) && i < db->source_count && !doc->failed; i++)
        cc_json_add(doc, array, source_json(doc, &db->sources[i], figures[i]));
}

bool cc_report_sources(const struct cc_db *db, uint32_t source, struct cc_doc *doc, struct cc_error *error)
{
    json_t *data = cc_json_document(doc, "sources");
    json_t *array = cc_json_array(doc);
    cc_json_set(doc, data, "sources", array);
    const size_t *figures = count_figures(doc, db);
    if (!doc->failed && source == CC_NO_INDEX) {
        report_all(doc, db, figures, array);
    } else if (!doc->failed) {
        cc_json_add(doc, array, source_json(doc, &db->sources[source], figures[source]));
        cc_source_page(doc, db, source, data);
    }
    return cc_doc_check(doc, error);
}
