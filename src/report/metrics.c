/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The document of `metrics`. */
#include "chipcmp/report/metrics.h"

#include "chipcmp/metric/derived.h"
#include "chipcmp/report/json.h"
#include "chipcmp/report/value.h"

enum { COLUMN_ID, COLUMN_UNIT, COLUMN_BETTER, COLUMN_MEANING, COLUMN_COUNT };
enum { FIELD_ID, FIELD_LABEL, FIELD_GROUP, FIELD_UNIT, FIELD_BASES, FIELD_BETTER, FIELD_MEANING, FIELD_COUNT };

static const char *const better_names[] = {[CC_BETTER_NONE] = "none", [CC_BETTER_HIGHER] = "higher", [CC_BETTER_LOWER] = "lower"};

static bool has_basis(const struct cc_metric *metric, int basis)
{
    return basis != CC_BASIS_NONE && (metric->bases & 1U << basis) != 0;
}

/* The names of the bases with a separator between them; nothing where the metric has none. */
static void add_bases(struct cc_buf *out, const struct cc_metric *metric, const char *separator)
{
    size_t start = out->len;
    for (int basis = 0; basis < CC_BASIS_COUNT; basis++) {
        if (has_basis(metric, basis))
            cc_buf_addf(out, "%s%s", out->len > start ? separator : "", cc_basis_name((enum cc_basis)basis));
    }
}

static const char *better_words(enum cc_better better)
{
    return better == CC_BETTER_NONE ? "-" : better_names[better];
}

/* Name, meaning and bases in one text, which leaves narrow terminals the width to show them. */
static void add_row(struct cc_doc *doc, struct cc_table *table, const struct cc_metric *metric, struct cc_buf *scratch)
{
    struct cc_cell *cells = cc_table_row(doc, table);
    if (!cells)
        return;
    cc_buf_clear(scratch);
    cc_buf_addf(scratch, "%.*s: %.*s.", CC_PRI(metric->label), CC_PRI(metric->meaning));
    if (metric->bases & ~(1U << CC_BASIS_NONE)) {
        cc_buf_add(scratch, CC_STR(" Bases: "));
        add_bases(scratch, metric, ", ");
        cc_buf_add_char(scratch, '.');
    }
    cc_cell_set(doc, &cells[COLUMN_ID], CC_TONE_STRONG, metric->id);
    cc_cell_set(doc, &cells[COLUMN_UNIT], CC_TONE_PLAIN, metric->unit_name.len ? metric->unit_name : CC_STR("-"));
    cc_cell_setf(doc, &cells[COLUMN_BETTER], CC_TONE_PLAIN, "%s", better_words(metric->better));
    cc_cell_set(doc, &cells[COLUMN_MEANING], CC_TONE_PLAIN, cc_buf_view(scratch));
}

static struct cc_table *open_table(struct cc_doc *doc, struct cc_str title)
{
    const struct cc_column columns[COLUMN_COUNT] = {
        [COLUMN_ID] = {CC_STR("Id"), CC_ALIGN_LEFT, false},
        [COLUMN_UNIT] = {CC_STR("Unit"), CC_ALIGN_LEFT, false},
        [COLUMN_BETTER] = {CC_STR("Better"), CC_ALIGN_LEFT, false},
        [COLUMN_MEANING] = {CC_STR("Meaning"), CC_ALIGN_LEFT, true},
    };
    return cc_doc_table(doc, title, columns, COLUMN_COUNT);
}

/* What follows from printed figures by a formula. "TFLOPS/W" stands for its twin of integer rates too. */
static void add_derived_table(struct cc_doc *doc)
{
    struct cc_table *table = open_table(doc, CC_STR("Derived from these"));
    for (size_t i = 0; i < CC_DERIVED_COUNT; i++) {
        const struct cc_derived *d = &cc_derived_table[i];
        struct cc_cell *cells = cc_table_row(doc, table);
        if (!cells)
            return;
        cc_cell_setf(doc, &cells[COLUMN_ID], CC_TONE_STRONG, "%s", d->id);
        cc_cell_setf(doc, &cells[COLUMN_UNIT], CC_TONE_PLAIN, "%s", d->unit[0] ? d->unit : "-");
        cc_cell_setf(doc, &cells[COLUMN_BETTER], CC_TONE_PLAIN, "%s", better_words(d->better));
        cc_cell_setf(doc, &cells[COLUMN_MEANING], CC_TONE_PLAIN, "%s: %s (%s).%s", d->label, d->formula, d->citation,
            cc_derived_takes_rate(d) ? " For one rate at a time." : "");
    }
}

static void add_table(struct cc_doc *doc, const struct cc_db *db, struct cc_buf *scratch)
{
    struct cc_table *table = open_table(doc, CC_STR(""));
    for (size_t group = 0; group < CC_GROUP_COUNT; group++) {
        bool begun = false;
        for (size_t i = 0; i < db->metric_count; i++) {
            if (db->metrics[i].group != (enum cc_group)group)
                continue;
            if (!begun)
                cc_table_group(doc, table, cc_report_group_title((enum cc_group)group));
            begun = true;
            add_row(doc, table, &db->metrics[i], scratch);
        }
    }
}

static void add_record(struct cc_doc *doc, const struct cc_db *db, struct cc_buf *scratch)
{
    static const char *const names[FIELD_COUNT] = {"id", "label", "group", "unit", "bases", "better", "meaning"};
    cc_record_columns(doc, names, FIELD_COUNT);
    for (size_t i = 0; i < db->metric_count; i++) {
        const struct cc_metric *metric = &db->metrics[i];
        struct cc_str *row = cc_record_row(doc);
        cc_record_set(doc, row, FIELD_ID, metric->id);
        cc_record_set(doc, row, FIELD_LABEL, metric->label);
        cc_record_set(doc, row, FIELD_GROUP, cc_str_of(cc_group_name(metric->group)));
        cc_record_set(doc, row, FIELD_UNIT, metric->unit_name);
        cc_buf_clear(scratch);
        add_bases(scratch, metric, ";");
        cc_record_set(doc, row, FIELD_BASES, cc_buf_view(scratch));
        cc_record_set(doc, row, FIELD_BETTER, cc_str_of(better_names[metric->better]));
        cc_record_set(doc, row, FIELD_MEANING, metric->meaning);
    }
    for (size_t i = 0; i < CC_DERIVED_COUNT; i++) {
        const struct cc_derived *d = &cc_derived_table[i];
        struct cc_str *row = cc_record_row(doc);
        cc_record_set(doc, row, FIELD_ID, cc_str_of(d->id));
        cc_record_set(doc, row, FIELD_LABEL, cc_str_of(d->label));
        cc_record_set(doc, row, FIELD_GROUP, CC_STR("derived"));
        cc_record_set(doc, row, FIELD_UNIT, cc_str_of(d->unit));
        cc_record_set(doc, row, FIELD_BETTER, cc_str_of(better_names[d->better]));
        cc_record_setf(doc, row, FIELD_MEANING, "%s (%s)", d->formula, d->citation);
    }
}

static json_t *metric_json(struct cc_doc *doc, const struct cc_metric *metric)
{
    json_t *item = cc_json_object(doc);
    json_t *bases = cc_json_array(doc);
    for (int basis = 0; basis < CC_BASIS_COUNT; basis++) {
        if (has_basis(metric, basis))
            cc_json_add(doc, bases, cc_json_name(doc, cc_basis_name((enum cc_basis)basis)));
    }
    cc_json_set(doc, item, "id", cc_json_str(doc, metric->id));
    cc_json_set(doc, item, "label", cc_json_str(doc, metric->label));
    cc_json_set(doc, item, "group", cc_json_name(doc, cc_group_name(metric->group)));
    cc_json_set(doc, item, "unit", cc_json_str_or_null(doc, metric->unit_name));
    cc_json_set(doc, item, "bases", bases);
    cc_json_set(doc, item, "better", metric->better == CC_BETTER_NONE ? json_null() : cc_json_name(doc, better_names[metric->better]));
    cc_json_set(doc, item, "meaning", cc_json_str(doc, metric->meaning));
    return item;
}

static json_t *derived_json(struct cc_doc *doc, const struct cc_derived *derived)
{
    json_t *item = cc_json_object(doc);
    cc_json_set(doc, item, "id", cc_json_name(doc, derived->id));
    cc_json_set(doc, item, "label", cc_json_name(doc, derived->label));
    cc_json_set(doc, item, "unit", cc_json_name(doc, derived->unit));
    cc_json_set(doc, item, "integer_unit", cc_json_name(doc, derived->integer_unit));
    cc_json_set(doc, item, "of_a_rate", json_boolean(cc_derived_takes_rate(derived)));
    cc_json_set(doc, item, "better", derived->better == CC_BETTER_NONE ? json_null() : cc_json_name(doc, better_names[derived->better]));
    cc_json_set(doc, item, "formula", cc_json_name(doc, derived->formula));
    cc_json_set(doc, item, "citation", cc_json_name(doc, derived->citation));
    return item;
}

static void add_data(struct cc_doc *doc, const struct cc_db *db)
{
    json_t *root = cc_json_document(doc, "metrics"), *metrics = cc_json_array(doc), *derived = cc_json_array(doc);
    cc_json_set(doc, root, "metrics", metrics);
    cc_json_set(doc, root, "derived", derived);
    for (size_t i = 0; i < db->metric_count && !doc->failed; i++)
        cc_json_add(doc, metrics, metric_json(doc, &db->metrics[i]));
    for (size_t i = 0; i < CC_DERIVED_COUNT && !doc->failed; i++)
        cc_json_add(doc, derived, derived_json(doc, &cc_derived_table[i]));
}

bool cc_report_metrics(const struct cc_db *db, struct cc_doc *doc, struct cc_error *error)
{
    struct cc_buf scratch;
    cc_buf_init(&scratch, 0);
    add_table(doc, db, &scratch);
    add_derived_table(doc);
    add_record(doc, db, &scratch);
    doc->failed = doc->failed || scratch.failed;
    cc_buf_release(&scratch);
    if (cc_doc_wants(doc, CC_VIEW_DATA))
        add_data(doc, db);
    return cc_doc_check(doc, error);
}
