/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document of `lint`: a line a problem, as compilers print them; one record a problem; the JSON of lint/1. */
#include "chipcmp/report/lint.h"

#include "chipcmp/base/escape.h"
#include "chipcmp/metric/lint.h"
#include "chipcmp/report/json.h"

#include <stdlib.h>

static const char *const severity_words[CC_SEVERITY_COUNT] = {[CC_NOTE] = "note", [CC_WARNING] = "warning", [CC_PROBLEM] = "error"};

static void collect(void *context, const struct cc_problem *problem)
{
    struct cc_problems *p = context;
    struct cc_problem copy = *problem;
    copy.text = cc_arena_copy(p->arena, problem->text);
    copy.file = cc_arena_copy(p->arena, problem->file);
    if (!copy.text.s || !copy.file.s || !CC_PUSH_ROOM(p->arena, p->items, p->count, p->capacity)) {
        p->failed = true;
        p->count = 0;
        return;
    }
    p->items[p->count++] = copy;
    p->counts[problem->severity]++;
}

struct cc_problem_sink cc_problems_sink(struct cc_problems *problems)
{
    return (struct cc_problem_sink){collect, problems};
}

static int compare_problems(const void *pa, const void *pb)
{
    const struct cc_problem *a = pa, *b = pb;
    int order = cc_str_cmp(a->file, b->file);
    if (!order)
        order = (a->line > b->line) - (a->line < b->line);
    if (!order)
        order = (a->column > b->column) - (a->column < b->column);
    if (!order)
        order = cc_str_cmp(cc_str_of(a->code), cc_str_of(b->code));
    return order ? order : cc_str_cmp(a->text, b->text);
}

/* One line whatever the file is called and the cell holds: line breaks are escaped here, other controls by the writer too. */
static void add_line(struct cc_buf *out, const struct cc_problem *problem)
{
    cc_escape_terminal(out, problem->file, false);
    cc_buf_add_char(out, ':');
    if (problem->line)
        cc_buf_addf(out, "%zu:", problem->line);
    if (problem->line && problem->column)
        cc_buf_addf(out, "%zu:", problem->column);
    cc_buf_addf(out, " %s: ", severity_words[problem->severity]);
    cc_escape_terminal(out, problem->text, false);
    cc_buf_addf(out, " [%s]\n", problem->code);
}

static void add_lines(struct cc_doc *doc, const struct cc_problems *problems)
{
    struct cc_buf text;
    cc_buf_init(&text, 0);
    for (size_t i = 0; i < problems->count; i++)
        add_line(&text, &problems->items[i]);
    if (text.len)
        cc_doc_verbatim(doc, cc_str_sub(cc_buf_view(&text), 0, text.len - 1));
    doc->failed = doc->failed || text.failed;
    cc_buf_release(&text);
}

static void add_number(struct cc_buf *out, const char *before, size_t number, const char *one, const char *many)
{
    cc_buf_addf(out, "%s%zu %s", before, number, number == 1 ? one : many);
}

static void add_counts(struct cc_buf *out, const struct cc_problems *problems)
{
    static const char *const many[CC_SEVERITY_COUNT] = {[CC_NOTE] = "notes", [CC_WARNING] = "warnings", [CC_PROBLEM] = "errors"};
    const char *before = "";
    if (!problems->counts[CC_PROBLEM] && !problems->counts[CC_WARNING]) {
        cc_buf_addf(out, "no fault found");
        before = ", ";
    }
    for (int severity = CC_PROBLEM; severity >= CC_NOTE; severity--) {
        if (!problems->counts[severity])
            continue;
        add_number(out, before, problems->counts[severity], severity_words[severity], many[severity]);
        before = ", ";
    }
}

static void add_summary(struct cc_doc *doc, const struct cc_problems *problems, const struct cc_db *db, bool loaded)
{
    struct cc_buf text;
    cc_buf_init(&text, 0);
    if (loaded) {
        add_number(&text, "Checked ", db->chip_count, "chip", "chips");
        add_number(&text, ", ", db->figure_count, "figure", "figures");
        add_number(&text, " and ", db->source_count, "source: ", "sources: ");
    }
    add_counts(&text, problems);
    cc_buf_addf(&text, loaded ? "." : ". The tables cannot be used so; what they say is checked once they can be read.");
    cc_doc_paragraph(doc,
        problems->counts[CC_PROBLEM]   ? CC_TONE_BAD
        : problems->counts[CC_WARNING] ? CC_TONE_WARN
                                       : CC_TONE_GOOD,
        cc_doc_keep(doc, &text));
}

static void add_records(struct cc_doc *doc, const struct cc_problems *problems)
{
    static const char *const names[] = {"severity", "file", "line", "column", "code", "message"};
    cc_record_columns(doc, names, sizeof names / sizeof *names);
    for (size_t i = 0; i < problems->count; i++) {
        const struct cc_problem *problem = &problems->items[i];
        struct cc_str *row = cc_record_row(doc);
        cc_record_set(doc, row, 0, cc_str_of(severity_words[problem->severity]));
        cc_record_set(doc, row, 1, problem->file);
        if (problem->line)
            cc_record_setf(doc, row, 2, "%zu", problem->line);
        if (problem->line && problem->column)
            cc_record_setf(doc, row, 3, "%zu", problem->column);
        cc_record_set(doc, row, 4, cc_str_of(problem->code));
        cc_record_set(doc, row, 5, problem->text);
    }
}

static void add_data(struct cc_doc *doc, const struct cc_problems *problems)
{
    json_t *items = cc_json_array(doc);
    cc_json_set(doc, cc_json_document(doc, "lint"), "problems", items);
    for (size_t i = 0; i < problems->count && !doc->failed; i++) {
        const struct cc_problem *problem = &problems->items[i];
        json_t *item = cc_json_object(doc);
        cc_json_set(doc, item, "severity", cc_json_name(doc, severity_words[problem->severity]));
        cc_json_set(doc, item, "file", cc_json_str(doc, problem->file));
        cc_json_set(doc, item, "line", problem->line ? cc_json_count(doc, problem->line) : json_null());
        cc_json_set(doc, item, "column", problem->line && problem->column ? cc_json_count(doc, problem->column) : json_null());
        cc_json_set(doc, item, "code", cc_json_name(doc, problem->code));
        cc_json_set(doc, item, "message", cc_json_str(doc, problem->text));
        cc_json_add(doc, items, item);
    }
}

bool cc_report_lint(struct cc_problems *problems, const struct cc_db *db, bool loaded, struct cc_doc *doc, struct cc_error *error)
{
    if (problems->failed)
        return cc_error_memory(error);
    if (problems->count)
        qsort(problems->items, problems->count, sizeof *problems->items, compare_problems);
    add_lines(doc, problems);
    add_summary(doc, problems, db, loaded);
    add_records(doc, problems);
    if (cc_doc_wants(doc, CC_VIEW_DATA))
        add_data(doc, problems);
    return cc_doc_check(doc, error);
}

struct check_list {
    struct cc_table *table;
    json_t *items;
};

static void add_check(struct cc_doc *doc, struct check_list *list, const struct cc_check *check)
{
    const char *severity = severity_words[check->severity];
    struct cc_cell *cells = cc_table_row(doc, list->table);
    if (cells) {
        cc_cell_set(doc, &cells[0], CC_TONE_STRONG, cc_str_of(check->code));
        cc_cell_set(doc, &cells[1], CC_TONE_PLAIN, cc_str_of(severity));
        cc_cell_set(doc, &cells[2], CC_TONE_PLAIN, cc_str_of(check->meaning));
    }
    struct cc_str *row = cc_record_row(doc);
    cc_record_set(doc, row, 0, cc_str_of(check->code));
    cc_record_set(doc, row, 1, cc_str_of(severity));
    cc_record_set(doc, row, 2, cc_str_of(check->meaning));
    json_t *item = cc_json_object(doc);
    cc_json_set(doc, item, "code", cc_json_name(doc, check->code));
    cc_json_set(doc, item, "severity", cc_json_name(doc, severity));
    cc_json_set(doc, item, "meaning", cc_json_str(doc, cc_str_of(check->meaning)));
    cc_json_add(doc, list->items, item);
}

bool cc_report_lint_checks(struct cc_doc *doc, struct cc_error *error)
{
    static const char *const names[] = {"code", "severity", "meaning"};
    const struct cc_column columns[] = {{CC_STR("Code"), CC_ALIGN_LEFT, false}, {CC_STR("Severity"), CC_ALIGN_LEFT, false},
        {CC_STR("Meaning"), CC_ALIGN_LEFT, true}};
    struct check_list list = {cc_doc_table(doc, CC_STR(""), columns, 3), cc_json_array(doc)};
    cc_json_set(doc, cc_json_document(doc, "lint"), "checks", list.items);
    cc_record_columns(doc, names, sizeof names / sizeof *names);
    for (size_t i = 0; cc_db_check(i); i++)
        add_check(doc, &list, cc_db_check(i));
    for (size_t i = 0; cc_value_check(i); i++)
        add_check(doc, &list, cc_value_check(i));
    cc_doc_paragraph(doc, CC_TONE_MUTED,
        CC_STR("They run on tables that could be read; faults of form and of reference are found while reading."));
    return cc_doc_check(doc, error);
}
