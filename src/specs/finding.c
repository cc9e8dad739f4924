/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings of the linter: collected while the checks run, then reported in the order of files and lines, each with its column. */
#include "chipcmp/specs/lint.h"

#include "chipcmp/base/embedded.h"
#include "reader.h"

#include <stdlib.h>

bool cc_findings_add(struct cc_findings *findings, const struct cc_check *check, struct cc_place place, const char *column,
    const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct cc_str text = cc_arena_vformat(&findings->arena, format, args);
    va_end(args);
    if (!text.s || !CC_PUSH_ROOM(&findings->arena, findings->items, findings->count, findings->capacity))
        return false;
    findings->items[findings->count++] = (struct cc_finding){check, place, column, text};
    return true;
}

void cc_findings_release(struct cc_findings *findings)
{
    cc_arena_release(&findings->arena);
    *findings = (struct cc_findings){.items = NULL};
}

static int compare_findings(const void *pa, const void *pb)
{
    const struct cc_finding *a = pa, *b = pb;
    if (a->place.file != b->place.file)
        return a->place.file < b->place.file ? -1 : 1;
    if (a->place.line != b->place.line)
        return a->place.line < b->place.line ? -1 : 1;
    int order = cc_str_cmp(cc_str_of(a->check->code), cc_str_of(b->check->code));
    return order ? order : cc_str_cmp(a->text, b->text);
}

/* The findings of one file while it is read again; next <= end. */
struct reread {
    const struct cc_db *db;
    const struct cc_problem_sink *sink;
    struct cc_finding *next, *end;
    struct cc_arena arena;
    struct cc_str *header; /* names of the columns */
    size_t header_count;
    bool header_seen;
    bool leave_notes; /* out */
};

static void report_next(struct reread *r, struct cc_str raw)
{
    const struct cc_finding *f = r->next++;
    size_t index = 0;
    if (r->leave_notes && f->check->severity == CC_NOTE)
        return;
    while (f->column && index < r->header_count && !cc_str_eq(r->header[index], cc_str_of(f->column)))
        index++;
    size_t column = f->column && raw.len && index < r->header_count ? cc_csv_column(raw, index) : 1;
    struct cc_problem problem = {f->check->severity, r->db->files[f->place.file].name, f->place.line, column, f->check->code, f->text};
    r->sink->report(r->sink->context, &problem);
}

static bool keep_header(struct reread *r, const struct cc_csv_row *row)
{
    r->header_seen = true;
    r->header = CC_NEW(&r->arena, struct cc_str, row->count);
    for (size_t i = 0; r->header && i < row->count; i++)
        r->header[i] = cc_arena_copy(&r->arena, row->cells[i]);
    r->header_count = r->header ? row->count : 0;
    return !r->arena.failed;
}

static bool on_row(void *context, const struct cc_csv_row *row)
{
    struct reread *r = context;
    if (!r->header_seen)
        return keep_header(r, row);
    while (r->next < r->end && r->next->place.line < row->line)
        report_next(r, CC_STR(""));
    while (r->next < r->end && r->next->place.line == row->line)
        report_next(r, row->raw);
    return r->next < r->end;
}

static void on_fault(void *context, size_t line, size_t column, const char *code, const char *text)
{
    /* The file could be read a moment ago; if it changed, its findings are reported without columns. */
    (void)context, (void)line, (void)column, (void)code, (void)text;
}

static void on_odd(void *context, size_t line, const char *code, const char *text)
{
    (void)context, (void)line, (void)code, (void)text; /* told of by the load */
}

/* Tables of the user's own are laid over built-in ones. */
static bool is_overlaid(const struct cc_db *db)
{
    bool user = false, builtin = false;
    for (size_t i = 0; i < db->file_count; i++)
        *(db->files[i].user ? &user : &builtin) = true;
    return user && builtin;
}

static void read_again(const struct cc_spec_file *file, const struct cc_csv_reader *reader)
{
    struct cc_error ignored = {.code = CC_OK};
    if (file->user) {
        cc_csv_read_file(file->name.s, reader, &ignored);
        return;
    }
    static const struct cc_str folder = {"specs/", 6};
    struct cc_str name = cc_str_starts(file->name, folder) ? cc_str_sub(file->name, folder.len, file->name.len) : file->name;
    for (size_t i = 0; i < cc_embedded_specs_count; i++)
        if (cc_str_eq(name, cc_str_of(cc_embedded_specs[i].name)))
            cc_csv_read_text((struct cc_str){cc_embedded_specs[i].data, cc_embedded_specs[i].size}, reader, &ignored);
}

bool cc_findings_report(struct cc_findings *findings, const struct cc_db *db, const struct cc_problem_sink *sink, struct cc_error *error)
{
    bool ok = !findings->arena.failed, overlaid = is_overlaid(db);
    if (findings->count)
        qsort(findings->items, findings->count, sizeof *findings->items, compare_findings);
    for (size_t first = 0, last; ok && first < findings->count; first = last) {
        uint32_t file = findings->items[first].place.file;
        for (last = first + 1; last < findings->count && findings->items[last].place.file == file;)
            last++;
        struct reread r = {.db = db, .sink = sink, .next = findings->items + first, .end = findings->items + last};
        struct cc_csv_reader reader = {on_row, on_fault, on_odd, &r};
        cc_arena_init(&r.arena);
        r.leave_notes = overlaid && !db->files[file].user;
        read_again(&db->files[file], &reader);
        while (r.next < r.end)
            report_next(&r, CC_STR(""));
        ok = !r.arena.failed;
        cc_arena_release(&r.arena);
    }
    return ok || cc_error_memory(error);
}
