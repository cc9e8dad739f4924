/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of specs tables, built in and from overlay directories, to rows; table by table, so that references look back. */
#include "chipcmp/specs/load.h"

#include "chipcmp/base/embedded.h"
#include "chipcmp/base/fileio.h"
#include "frozen.h"
#include "loader.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A table file, before it is read. */
struct input {
    enum cc_table_id table;
    uint32_t file;
    struct cc_str bytes; /* of an embedded one */
    const char *path;    /* of one on disk */
};

struct inputs {
    struct input *items;
    size_t count, capacity;
};

bool loader_memory(struct loader *l)
{
    l->error_count++;
    return cc_error_memory(l->error);
}

bool loader_room(struct loader *l, void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return true;
    size_t wanted = *capacity ? *capacity * 2 : 64;
    void *old;
    memcpy(&old, items, sizeof old); /* items points to a typed pointer */
    void *grown = realloc(old, wanted * size);
    if (!grown)
        return loader_memory(l);
    memcpy(items, &grown, sizeof grown);
    *capacity = wanted;
    return true;
}

static bool report(struct loader *l, enum cc_severity severity, struct cc_str file, size_t line, size_t column, const char *code,
    const char *text)
{
    if (severity == CC_PROBLEM)
        l->error_count++;
    if (l->sink) {
        struct cc_problem problem = {severity, file, line, column, code, cc_str_of(text)};
        l->sink->report(l->sink->context, &problem);
        return true;
    }
    if (severity != CC_PROBLEM)
        return true;
    return cc_error_at(l->error, CC_ERR_DATA, file, line, column, "%s", text);
}

bool loader_problem(struct loader *l, enum cc_severity severity, int column, const char *code, const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    size_t at = 0;
    if (column >= 0 && l->map[column] != SIZE_MAX && l->row->raw.len)
        at = cc_csv_column(l->row->raw, l->map[column]);
    return report(l, severity, l->db->files[l->file].name, l->row->line, at ? at : 1, code, text);
}

bool loader_problem_at(struct loader *l, enum cc_severity severity, struct cc_place place, size_t column, const char *code,
    const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return report(l, severity, l->db->files[place.file].name, place.line, column, code, text);
}

/* Reports a fault of the header: `name` is no column, or one named twice, or one that is left out. */
static bool bad_header(struct loader *l, const struct cc_csv_row *row, size_t at, const char *code, struct cc_str name, const char *what)
{
    const struct cc_table_schema *schema = cc_table_schema_of(l->table);
    struct cc_buf text;
    cc_buf_init(&text, 0);
    cc_buf_addf(&text, "\"%.*s\" %s; the columns of %s are ", CC_PRI(name), what, schema->name);
    for (size_t c = 0; schema->columns[c]; c++)
        cc_buf_addf(&text, "%s%s", c ? ", " : "", schema->columns[c]);
    if (text.failed)
        loader_memory(l);
    else
        report(l, CC_PROBLEM, l->db->files[l->file].name, row->line, at, code, text.data);
    cc_buf_release(&text);
    return false; /* without its header no row of the file can be read */
}

/* The header line: any order, known columns only, none that is required left out. */
static bool read_header(struct loader *l, const struct cc_csv_row *row)
{
    const struct cc_table_schema *schema = cc_table_schema_of(l->table);
    l->header_seen = true;
    l->file_columns = row->count;
    for (size_t c = 0; c < CC_COLUMNS_MAX; c++)
        l->map[c] = SIZE_MAX;
    for (size_t i = 0; i < row->count; i++) {
        size_t c = 0;
        while (schema->columns[c] && !cc_str_eq(row->cells[i], cc_str_of(schema->columns[c])))
            c++;
        if (!schema->columns[c])
            return bad_header(l, row, cc_csv_column(row->raw, i), "unknown-column", row->cells[i], "is no column of the table");
        if (l->map[c] != SIZE_MAX)
            return bad_header(l, row, cc_csv_column(row->raw, i), "duplicate-column", row->cells[i], "stands twice in the header");
        l->map[c] = i;
    }
    for (size_t c = 0; schema->columns[c]; c++)
        if ((schema->required >> c & 1) && l->map[c] == SIZE_MAX)
            return bad_header(l, row, 1, "missing-column", cc_str_of(schema->columns[c]), "is missing from the header");
    l->in_order = true;
    for (size_t c = 0; schema->columns[c]; c++)
        l->in_order = l->in_order && l->map[c] == c;
    return true;
}

static bool on_row(void *context, const struct cc_csv_row *row)
{
    struct loader *l = context;
    l->row = row;
    if (!l->header_seen)
        return read_header(l, row);
    if (row->count != l->file_columns)
        return loader_problem(l, CC_PROBLEM, -1, "ragged-row", "the row has %zu cells, the header %zu; quote cells that hold a comma",
            row->count, l->file_columns);
    for (size_t c = 0; !l->in_order && c < CC_COLUMNS_MAX; c++)
        l->mapped[c] = l->map[c] == SIZE_MAX ? (struct cc_str){0} : row->cells[l->map[c]];
    l->cells = l->in_order ? row->cells : l->mapped;
    return loader_add_row(l);
}

static void on_fault(void *context, size_t line, size_t column, const char *code, const char *text)
{
    struct loader *l = context;
    report(l, CC_PROBLEM, l->db->files[l->file].name, line, column, code, text);
}

static void on_odd(void *context, size_t line, const char *code, const char *text)
{
    struct loader *l = context;
    report(l, CC_WARNING, l->db->files[l->file].name, line, 1, code, text);
}

static bool read_input(struct loader *l, const struct input *input)
{
    struct cc_csv_reader reader = {on_row, on_fault, on_odd, l};
    l->table = input->table;
    l->file = input->file;
    l->user = l->db->files[input->file].user;
    l->header_seen = false;
    size_t before = l->error_count;
    bool ok = input->path ? cc_csv_read_file(input->path, &reader, l->error) : cc_csv_read_text(input->bytes, &reader, l->error);
    if (!ok && l->error_count == before)
        l->error_count++; /* the system's own error, already in *error */
    if (ok && !l->header_seen)
        report(l, CC_PROBLEM, l->db->files[l->file].name, 1, 1, "empty-file",
            "the file is empty; its first line must name the table's columns");
    return l->error_count == 0 || (l->sink && l->error->code == CC_OK);
}

static bool add_input(struct loader *l, struct inputs *inputs, struct input input, struct cc_str shown, bool user)
{
    struct cc_db *db = l->db;
    if (!loader_room(l, &db->files, db->file_count, &l->capacity[CC_TABLE_COUNT], sizeof *db->files) ||
        !loader_room(l, &inputs->items, inputs->count, &inputs->capacity, sizeof *inputs->items))
        return false;
    assert(db->files && inputs->items);
    input.file = (uint32_t)db->file_count;
    db->files[db->file_count++] = (struct cc_spec_file){shown, user};
    inputs->items[inputs->count++] = input;
    return true;
}

static bool list_builtin(struct loader *l, struct inputs *inputs)
{
    for (size_t i = 0; i < cc_embedded_specs_count; i++) {
        const struct cc_embedded_file *file = &cc_embedded_specs[i];
        struct input input = {.bytes = {file->data, file->size}};
        if (!cc_table_of_file(cc_str_of(file->name), &input.table))
            continue;
        struct cc_str shown = cc_arena_format(&l->db->arena, "specs/%s", file->name);
        if (!shown.s)
            return loader_memory(l);
        if (!add_input(l, inputs, input, shown, false))
            return false;
    }
    return true;
}

/* A directory or a pipe in place of a table would be a table gone missing. */
static bool is_file(struct loader *l, struct cc_str path)
{
    static const char *const words[] = {[CC_PATH_NONE] = "the link leads nowhere",
        [CC_PATH_DIR] = "this is a directory, not a table",
        [CC_PATH_OTHER] = "this is no regular file, so no table is read from it"};
    enum cc_path_kind kind = cc_path_kind(path.s);
    if (kind == CC_PATH_FILE)
        return true;
    report(l, CC_PROBLEM, path, 0, 0, "not-a-file", words[kind]);
    return false;
}

static bool list_overlay(struct loader *l, struct inputs *inputs, const char *directory)
{
    struct cc_str *names;
    size_t count, tables = 0;
    if (!cc_dir_list(directory, &l->db->arena, &names, &count, l->error)) {
        l->error_count++;
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        struct input input = {0};
        if (!cc_str_ends(names[i], CC_STR(".csv")))
            continue;
        size_t slash = strlen(directory);
        bool has_slash = slash && directory[slash - 1] == '/';
        struct cc_str path = cc_arena_format(&l->db->arena, "%s%s%.*s", directory, has_slash ? "" : "/", CC_PRI(names[i]));
        if (!path.s)
            return loader_memory(l);
        input.path = path.s;
        if (!cc_table_of_file(names[i], &input.table)) {
            report(l, CC_PROBLEM, path, 0, 0, "unknown-table",
                "the name is that of no table; table files are called metrics, sources, families, chips, names, figures, halvings, "
                "unknowns, preferences, benchmarks, rules or clauses, with an optional -part, and end in .csv");
            if (!l->sink)
                return false;
            continue;
        }
        if (!is_file(l, path)) {
            if (!l->sink)
                return false;
            continue;
        }
        if (!add_input(l, inputs, input, path, true))
            return false;
        tables++;
    }
    if (!tables && !l->error_count) {
        cc_error_at(l->error, CC_ERR_DATA, cc_str_of(directory), 0, 0,
            "the directory holds no specs table (chips.csv, figures.csv, sources.csv ...)");
        l->error_count++;
        return false;
    }
    return true;
}

static bool read_all(struct loader *l, const struct cc_specs_options *options, struct inputs *inputs)
{
    if (options->builtin && !list_builtin(l, inputs))
        return false;
    for (size_t i = 0; i < options->overlay_count; i++)
        if (!list_overlay(l, inputs, options->overlays[i]))
            return false;
    for (int table = 0; table < CC_TABLE_COUNT; table++)
        for (size_t i = 0; i < inputs->count; i++)
            if (inputs->items[i].table == (enum cc_table_id)table && !read_input(l, &inputs->items[i]))
                return false;
    return loader_link(l);
}

bool cc_db_load(struct cc_db *db, const struct cc_specs_options *options, const struct cc_problem_sink *sink, struct cc_error *error)
{
    struct loader l = {.db = db, .sink = sink, .error = error, .last_chip = CC_NO_INDEX, .last_source = CC_NO_INDEX};
    struct inputs inputs = {0};
    /* With a sink the built-in files are read all the same: what there is to tell of them is not frozen. */
    if (options->builtin && !options->overlay_count && !sink && cc_frozen_db.frozen) {
        *db = cc_frozen_db;
        return true;
    }
    bool ok = read_all(&l, options, &inputs);
    free(inputs.items);
    free(l.family_parents.items);
    free(l.family_defaults.items);
    free(l.contents.items);
    if (l.error_count)
        ok = cc_error_set(error, CC_ERR_DATA, "%zu error%s in the specs tables", l.error_count, l.error_count == 1 ? "" : "s");
    return ok;
}
