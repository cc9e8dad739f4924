/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. Rows and cells of a document's tables, and its flat table. */
#include "doc.h"

#include <string.h>

static struct cc_row *add_row(struct cc_doc *doc, struct cc_table *table)
{
    if (doc->failed || !table)
        return NULL;
    struct cc_row *rows = doc_checked(doc, cc_arena_grow(doc->arena, table->rows, table->row_count, &table->row_capacity, sizeof *rows));
    if (!rows)
        return NULL;
    table->rows = rows;
    memset(&rows[table->row_count], 0, sizeof *rows);
    return &rows[table->row_count];
}

struct cc_cell *cc_table_row(struct cc_doc *doc, struct cc_table *table)
{
    struct cc_row *row = add_row(doc, table);
    if (!row)
        return NULL;
    row->cells = CC_DOC_NEW(doc, struct cc_cell, table->column_count);
    if (row->cells)
        table->row_count++;
    return row->cells;
}

void cc_table_group(struct cc_doc *doc, struct cc_table *table, struct cc_str heading)
{
    struct cc_row *row = add_row(doc, table);
    if (row) {
        row->group = doc_copy(doc, heading);
        table->row_count++;
    }
}

void cc_cell_set(struct cc_doc *doc, struct cc_cell *cell, enum cc_tone tone, struct cc_str text)
{
    if (!cell)
        return;
    cell->tone = tone;
    cell->text = doc_copy(doc, text);
}

void cc_cell_setf(struct cc_doc *doc, struct cc_cell *cell, enum cc_tone tone, const char *format, ...)
{
    if (!cell || doc->failed)
        return;
    va_list args;
    va_start(args, format);
    cell->tone = tone;
    cell->text = doc_vformat(doc, format, args);
    va_end(args);
}

/* A larger copy of `numbers` with `number` in its place, or `numbers` itself where it is there already. */
static const uint16_t *with_number(struct cc_doc *doc, const uint16_t *numbers, size_t *count, uint16_t number)
{
    size_t at = 0;
    while (at < *count && numbers[at] < number)
        at++;
    if (doc->failed || number == 0 || (at < *count && numbers[at] == number))
        return numbers;
    uint16_t *larger = CC_DOC_NEW(doc, uint16_t, *count + 1);
    if (!larger)
        return numbers;
    if (at > 0)
        memcpy(larger, numbers, at * sizeof *numbers);
    larger[at] = number;
    if (at < *count)
        memcpy(larger + at + 1, numbers + at, (*count - at) * sizeof *numbers);
    (*count)++;
    return larger;
}

void cc_cell_cite(struct cc_doc *doc, struct cc_cell *cell, uint16_t source)
{
    if (cell)
        cell->cites = with_number(doc, cell->cites, &cell->cite_count, source);
}

void cc_cell_mark(struct cc_doc *doc, struct cc_cell *cell, uint16_t note)
{
    if (cell)
        cell->marks = with_number(doc, cell->marks, &cell->mark_count, note);
}

void cc_record_columns(struct cc_doc *doc, const char *const *names, size_t count)
{
    if (doc->failed || !cc_doc_wants(doc, CC_VIEW_RECORDS))
        return;
    doc->record.columns = CC_DOC_NEW(doc, struct cc_str, count);
    for (size_t i = 0; i < count && !doc->failed; i++)
        doc->record.columns[i] = doc_copy(doc, cc_str_of(names[i]));
    doc->record.column_count = count;
}

struct cc_str *cc_record_row(struct cc_doc *doc)
{
    struct cc_record *record = &doc->record;
    if (doc->failed || record->column_count == 0)
        return NULL;
    size_t size = record->column_count * sizeof *record->cells;
    struct cc_str *cells = doc_checked(doc, cc_arena_grow(doc->arena, record->cells, record->row_count, &record->row_capacity, size));
    if (!cells)
        return NULL;
    record->cells = cells;
    struct cc_str *row = cells + record->row_count++ * record->column_count;
    memset(row, 0, size);
    return row;
}

void cc_record_set(struct cc_doc *doc, struct cc_str *row, size_t column, struct cc_str text)
{
    if (row)
        row[column] = doc_copy(doc, text);
}

void cc_record_setf(struct cc_doc *doc, struct cc_str *row, size_t column, const char *format, ...)
{
    if (!row || doc->failed)
        return;
    va_list args;
    va_start(args, format);
    row[column] = doc_vformat(doc, format, args);
    va_end(args);
}
