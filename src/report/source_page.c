/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. One source: what it is, the figures printed in it, and what else rests on it. */
#include "source_page.h"

#include "chipcmp/report/json.h"
#include "chipcmp/report/source.h"
#include "chipcmp/report/value.h"

enum { FIELD_CHIP, FIELD_METRIC, FIELD_BASIS, FIELD_LITERAL, FIELD_UNIT, FIELD_STATUS, FIELD_LOCATOR, FIELD_NOTE, FIELD_COUNT };

struct page {
    struct cc_doc *doc;
    const struct cc_db *db;
    uint32_t source;
    struct cc_notes notes;
};

static void add_fact(struct cc_doc *doc, struct cc_table *table, const char *name, struct cc_str text)
{
    struct cc_cell *cells = text.len ? cc_table_row(doc, table) : NULL;
    if (!cells)
        return;
    cc_cell_set(doc, &cells[0], CC_TONE_PLAIN, cc_str_of(name));
    cc_cell_set(doc, &cells[1], CC_TONE_PLAIN, text);
}

static void add_facts(struct cc_doc *doc, const struct cc_source *source)
{
    static const struct cc_column columns[] = {{{NULL, 0}, CC_ALIGN_LEFT, false}, {{NULL, 0}, CC_ALIGN_LEFT, true}};
    struct cc_str how = cc_report_how_read(source->read);
    struct cc_str none = {NULL, 0};
    cc_doc_heading(doc, source->title);
    struct cc_table *table = cc_doc_table(doc, none, columns, sizeof columns / sizeof columns[0]);
    add_fact(doc, table, "Id", source->id);
    add_fact(doc, table, "Publisher", source->publisher);
    add_fact(doc, table, "Date", source->date.len ? source->date : CC_STR("undated"));
    add_fact(doc, table, "Kind", cc_report_source_kind_words(source->kind));
    add_fact(doc, table, "Address", source->url);
    add_fact(doc, table, "Access", how.len ? how : CC_STR("read directly"));
    add_fact(doc, table, "Note", source->note);
    add_fact(doc, table, "Added by", source->user ? CC_STR("you (yours)") : none);
}

/* The table on its first use: a source without halvings gets none of them. */
static struct cc_table *opened(struct cc_doc *doc, struct cc_table *table, const char *title, const char *third, const char *fourth)
{
    const struct cc_column columns[] = {{CC_STR("Chip"), CC_ALIGN_LEFT, false}, {CC_STR("Metric"), CC_ALIGN_LEFT, true},
        {cc_str_of(third), CC_ALIGN_LEFT, false}, {cc_str_of(fourth), CC_ALIGN_LEFT, true}};
    return table ? table : cc_doc_table(doc, cc_str_of(title), columns, sizeof columns / sizeof columns[0]);
}

static struct cc_cell *add_row(struct page *page, struct cc_table *table, uint32_t chip, uint32_t metric, enum cc_basis basis)
{
    struct cc_cell *cells = cc_table_row(page->doc, table);
    if (!cells)
        return NULL;
    cc_cell_set(page->doc, &cells[0], CC_TONE_PLAIN, page->db->chips[chip].id);
    cc_cell_set(page->doc, &cells[1], CC_TONE_PLAIN, cc_report_metric_label(page->doc, &page->db->metrics[metric], basis));
    return cells;
}

static json_t *fact_json(struct page *page, uint32_t chip, uint32_t metric)
{
    json_t *item = cc_json_object(page->doc);
    cc_json_set(page->doc, item, "chip", cc_json_str(page->doc, page->db->chips[chip].id));
    cc_json_set(page->doc, item, "metric", cc_json_str(page->doc, page->db->metrics[metric].id));
    return item;
}

static json_t *figure_json(struct page *page, const struct cc_figure *figure)
{
    struct cc_doc *doc = page->doc;
    json_t *item = fact_json(page, figure->chip, figure->metric);
    cc_json_set(doc, item, "basis", cc_json_name(doc, cc_basis_name((enum cc_basis)figure->basis)));
    cc_json_set(doc, item, "literal", cc_json_str(doc, figure->value));
    cc_json_set(doc, item, "printed_unit", cc_json_str_or_null(doc, figure->unit));
    cc_json_set(doc, item, "status", cc_json_name(doc, cc_status_name((enum cc_status)figure->status)));
    cc_json_set(doc, item, "locator", cc_json_str_or_null(doc, figure->locator));
    cc_json_set(doc, item, "note", cc_json_str_or_null(doc, figure->note));
    return item;
}

static void add_figure_record(struct page *page, const struct cc_figure *figure)
{
    struct cc_doc *doc = page->doc;
    struct cc_str *row = cc_record_row(doc);
    cc_record_set(doc, row, FIELD_CHIP, page->db->chips[figure->chip].id);
    cc_record_set(doc, row, FIELD_METRIC, page->db->metrics[figure->metric].id);
    cc_record_set(doc, row, FIELD_BASIS, cc_str_of(cc_basis_name((enum cc_basis)figure->basis)));
    cc_record_set(doc, row, FIELD_LITERAL, figure->value);
    cc_record_set(doc, row, FIELD_UNIT, figure->unit);
    cc_record_set(doc, row, FIELD_STATUS, cc_str_of(cc_status_name((enum cc_status)figure->status)));
    cc_record_set(doc, row, FIELD_LOCATOR, figure->locator);
    cc_record_set(doc, row, FIELD_NOTE, figure->note);
}

/* "989.4 TFLOPS", and in brackets how sure it is where it is not the maker's last word. */
static void set_printed(struct page *page, struct cc_cell *cell, const struct cc_figure *figure)
{
    bool is_final = figure->status == CC_STATUS_FINAL;
    const char *status = is_final ? "" : cc_status_name((enum cc_status)figure->status);
    enum cc_tone tone = figure->status == CC_STATUS_DISPUTED ? CC_TONE_WARN : CC_TONE_PLAIN;
    cc_cell_setf(page->doc, cell, tone, "%.*s%s%.*s%s%s%s", CC_PRI(figure->value), figure->unit.len ? " " : "", CC_PRI(figure->unit),
        is_final ? "" : " (", status, is_final ? "" : ")");
    if (figure->note.len)
        cc_cell_mark(page->doc, cell, cc_notes_add(page->doc, &page->notes, figure->note));
}

static void add_figures(struct page *page, json_t *array)
{
    static const char *const names[FIELD_COUNT] = {"chip", "metric", "basis", "literal", "printed_unit", "status", "locator", "note"};
    struct cc_doc *doc = page->doc;
    struct cc_table *table = NULL;
    cc_record_columns(doc, names, FIELD_COUNT);
    for (size_t i = 0; i < page->db->figure_count && !doc->failed; i++) {
        const struct cc_figure *figure = &page->db->figures[i];
        if (figure->source != page->source)
            continue;
        table = opened(doc, table, "Figures printed in it", "As printed", "Where");
        struct cc_cell *cells = add_row(page, table, figure->chip, figure->metric, (enum cc_basis)figure->basis);
        if (!cells)
            return;
        set_printed(page, &cells[2], figure);
        cc_cell_set(doc, &cells[3], CC_TONE_PLAIN, figure->locator);
        add_figure_record(page, figure);
        cc_json_add(doc, array, figure_json(page, figure));
    }
}

static void add_halvings(struct page *page, json_t *array)
{
    struct cc_doc *doc = page->doc;
    struct cc_table *table = NULL;
    for (size_t i = 0; i < page->db->halving_count && !doc->failed; i++) {
        const struct cc_halving *halving = &page->db->halvings[i];
        bool states = halving->stated_by == page->source;
        bool prints = halving->source == page->source;
        if (!states && !prints)
            continue;
        table = opened(doc, table, "Dense figures derived as half of sparse ones", "Its part", "Where");
        struct cc_cell *cells = add_row(page, table, halving->chip, halving->metric, CC_BASIS_DENSE);
        if (!cells)
            return;
        cc_cell_setf(doc, &cells[2], CC_TONE_PLAIN, "%s%s%s", prints ? "prints the sparse figure" : "", prints && states ? " and " : "",
            states ? "states the half" : "");
        cc_cell_set(doc, &cells[3], CC_TONE_PLAIN, halving->locator);
        json_t *item = fact_json(page, halving->chip, halving->metric);
        cc_json_set(doc, item, "source", cc_json_str(doc, page->db->sources[halving->source].id));
        cc_json_set(doc, item, "stated_by", cc_json_str(doc, page->db->sources[halving->stated_by].id));
        cc_json_set(doc, item, "locator", cc_json_str_or_null(doc, halving->locator));
        cc_json_set(doc, item, "note", cc_json_str_or_null(doc, halving->note));
        cc_json_add(doc, array, item);
    }
}

static bool looked_at(const struct cc_unknown *unknown, uint32_t source)
{
    for (uint32_t i = 0; i < unknown->looked_at_count; i++) {
        if (unknown->looked_at[i] == source)
            return true;
    }
    return false;
}

static void add_unknowns(struct page *page, json_t *array)
{
    struct cc_doc *doc = page->doc;
    struct cc_table *table = NULL;
    for (size_t i = 0; i < page->db->unknown_count && !doc->failed; i++) {
        const struct cc_unknown *unknown = &page->db->unknowns[i];
        if (!looked_at(unknown, page->source))
            continue;
        bool absent = unknown->state == CC_UNKNOWN_NOT_SUPPORTED;
        table = opened(doc, table, "Looked for in it, and unknown", "State", "Reason");
        struct cc_cell *cells = add_row(page, table, unknown->chip, unknown->metric, (enum cc_basis)unknown->basis);
        if (!cells)
            return;
        cc_cell_set(doc, &cells[2], CC_TONE_UNKNOWN, cc_str_of(cc_state_words(absent ? CC_STATE_NOT_SUPPORTED : CC_STATE_NOT_PUBLISHED)));
        cc_cell_set(doc, &cells[3], CC_TONE_PLAIN, unknown->reason);
        json_t *item = fact_json(page, unknown->chip, unknown->metric);
        cc_json_set(doc, item, "basis", cc_json_name(doc, cc_basis_name((enum cc_basis)unknown->basis)));
        cc_json_set(doc, item, "state", cc_json_name(doc, cc_state_name(absent ? CC_STATE_NOT_SUPPORTED : CC_STATE_NOT_PUBLISHED)));
        cc_json_set(doc, item, "reason", cc_json_str(doc, unknown->reason));
        cc_json_add(doc, array, item);
    }
}

static bool cites(const struct cc_rule *rule, uint32_t source)
{
    for (uint32_t i = 0; i < rule->source_count; i++) {
        if (rule->sources[i] == source)
            return true;
    }
    return false;
}

static void add_rules(struct page *page, json_t *array)
{
    static const struct cc_column columns[] = {{{"Rule", 4}, CC_ALIGN_LEFT, false}, {{"Text", 4}, CC_ALIGN_LEFT, true},
        {{"Where", 5}, CC_ALIGN_LEFT, true}};
    struct cc_doc *doc = page->doc;
    struct cc_table *table = NULL;
    for (size_t i = 0; i < page->db->rule_count && !doc->failed; i++) {
        const struct cc_rule *rule = &page->db->rules[i];
        if (!cites(rule, page->source))
            continue;
        table = table ? table : cc_doc_table(doc, CC_STR("Rules that rest on it"), columns, sizeof columns / sizeof columns[0]);
        struct cc_cell *cells = cc_table_row(doc, table);
        if (!cells)
            return;
        cc_cell_set(doc, &cells[0], CC_TONE_PLAIN, rule->id);
        cc_cell_set(doc, &cells[1], CC_TONE_PLAIN, rule->title);
        cc_cell_set(doc, &cells[2], CC_TONE_PLAIN, rule->locator);
        json_t *item = cc_json_object(doc);
        cc_json_set(doc, item, "rule", cc_json_str(doc, rule->id));
        cc_json_set(doc, item, "title", cc_json_str(doc, rule->title));
        cc_json_set(doc, item, "locator", cc_json_str_or_null(doc, rule->locator));
        cc_json_add(doc, array, item);
    }
}

/* What a benchmark's result is set against: a chip, or a family where the source leaves the variant open. */
static struct cc_str benchmark_object(const struct page *page, const struct cc_benchmark *benchmark)
{
    bool family = benchmark->object == CC_NO_INDEX;
    return family ? page->db->families[benchmark->object_family].name : page->db->chips[benchmark->object].id;
}

static json_t *benchmark_json(struct page *page, const struct cc_benchmark *benchmark)
{
    struct cc_doc *doc = page->doc;
    json_t *item = cc_json_object(doc);
    cc_json_set(doc, item, "chip", cc_json_str(doc, page->db->chips[benchmark->chip].id));
    cc_json_set(doc, item, "object", cc_json_str(doc, benchmark_object(page, benchmark)));
    cc_json_set(doc, item, "benchmark", cc_json_str(doc, benchmark->benchmark));
    cc_json_set(doc, item, "literal", cc_json_str(doc, benchmark->value));
    cc_json_set(doc, item, "unit", cc_json_name(doc, cc_benchmark_unit_name(benchmark->unit)));
    cc_json_set(doc, item, "locator", cc_json_str_or_null(doc, benchmark->locator));
    cc_json_set(doc, item, "note", cc_json_str_or_null(doc, benchmark->note));
    return item;
}

static void add_benchmarks(struct page *page, json_t *array)
{
    const struct cc_column columns[] = {{CC_STR("Chip"), CC_ALIGN_LEFT, false}, {CC_STR("Benchmark"), CC_ALIGN_LEFT, true},
        {CC_STR("As printed"), CC_ALIGN_LEFT, true}, {CC_STR("Where"), CC_ALIGN_LEFT, true}};
    struct cc_doc *doc = page->doc;
    struct cc_table *table = NULL;
    for (size_t i = 0; i < page->db->benchmark_count && !doc->failed; i++) {
        const struct cc_benchmark *benchmark = &page->db->benchmarks[i];
        if (benchmark->source != page->source)
            continue;
        if (!table)
            table = cc_doc_table(doc, CC_STR("Results of measurements, which are no specifications"), columns,
                sizeof columns / sizeof columns[0]);
        struct cc_cell *cells = cc_table_row(doc, table);
        if (!cells)
            return;
        bool of = benchmark->unit == CC_BENCHMARK_PERCENT_OF || benchmark->unit == CC_BENCHMARK_TIMES;
        cc_cell_set(doc, &cells[0], CC_TONE_PLAIN, page->db->chips[benchmark->chip].id);
        cc_cell_set(doc, &cells[1], CC_TONE_PLAIN, benchmark->benchmark);
        cc_cell_setf(doc, &cells[2], CC_TONE_PLAIN, "%.*s %s %s%.*s", CC_PRI(benchmark->value), cc_benchmark_unit_name(benchmark->unit),
            of ? "" : "than ", CC_PRI(benchmark_object(page, benchmark)));
        if (benchmark->note.len)
            cc_cell_mark(doc, &cells[2], cc_notes_add(doc, &page->notes, benchmark->note));
        cc_cell_set(doc, &cells[3], CC_TONE_PLAIN, benchmark->locator);
        cc_json_add(doc, array, benchmark_json(page, benchmark));
    }
}

void cc_source_page(struct cc_doc *doc, const struct cc_db *db, uint32_t source, json_t *data)
{
    static const struct {
        const char *key;
        void (*add)(struct page *page, json_t *array);
    } sections[] = {{"figures", add_figures}, {"halvings", add_halvings}, {"unknowns", add_unknowns}, {"rules", add_rules},
        {"benchmarks", add_benchmarks}};

    struct page page = {.doc = doc, .db = db, .source = source};
    add_facts(doc, &db->sources[source]);
    for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++) {
        json_t *array = cc_json_array(doc);
        cc_json_set(doc, data, sections[i].key, array);
        sections[i].add(&page, array);
    }
    cc_notes_show(doc, CC_STR("Notes"), &page.notes);
}
