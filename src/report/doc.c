/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 7, report. The neutral document: blocks, sources and the flat table. */
#include "chipcmp/report/doc.h"

#include <string.h>

/* NULL sets `failed`, so that every allocation of this file is checked in one place. */
static void *checked(struct cc_doc *doc, void *memory)
{
    if (!memory)
        doc->failed = true;
    return memory;
}

static struct cc_str copied(struct cc_doc *doc, struct cc_str text)
{
    struct cc_str none = {NULL, 0};
    if (text.len == 0 || doc->failed)
        return none;
    struct cc_str copy = cc_arena_copy(doc->arena, text);
    if (copy.len != text.len)
        doc->failed = true;
    return copy;
}

static struct cc_str formatted(struct cc_doc *doc, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

static struct cc_str formatted(struct cc_doc *doc, const char *format, va_list args)
{
    struct cc_str text = cc_arena_vformat(doc->arena, format, args);
    if (!text.s)
        doc->failed = true;
    return text;
}

struct cc_str cc_doc_format(struct cc_doc *doc, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct cc_str text = formatted(doc, format, args);
    va_end(args);
    return text;
}

struct cc_str cc_doc_keep(struct cc_doc *doc, struct cc_buf *buf)
{
    struct cc_str text = cc_arena_copy(doc->arena, cc_buf_view(buf));
    doc->failed |= buf->failed || !text.s;
    cc_buf_release(buf);
    return text;
}

void *cc_doc_alloc(struct cc_doc *doc, size_t count, size_t size)
{
    return checked(doc, cc_arena_alloc(doc->arena, count, size));
}

void cc_doc_init(struct cc_doc *doc, struct cc_arena *arena)
{
    memset(doc, 0, sizeof *doc);
    doc->arena = arena;
    doc->views = CC_VIEW_RECORDS | CC_VIEW_DATA;
}

void cc_doc_release(struct cc_doc *doc)
{
    json_decref(doc->data);
    json_decref(doc->sarif);
    doc->data = doc->sarif = NULL;
}

bool cc_doc_check(const struct cc_doc *doc, struct cc_error *error)
{
    return doc->failed || doc->arena->failed ? cc_error_memory(error) : true;
}

bool cc_doc_wants(const struct cc_doc *doc, enum cc_view view)
{
    return doc->views & view;
}

static struct cc_block *add_block(struct cc_doc *doc, enum cc_block_kind kind)
{
    if (doc->failed)
        return NULL;
    struct cc_block *blocks = checked(doc, cc_arena_grow(doc->arena, doc->blocks, doc->block_count, &doc->block_capacity, sizeof *blocks));
    if (!blocks)
        return NULL;
    doc->blocks = blocks;
    struct cc_block *block = &blocks[doc->block_count++];
    memset(block, 0, sizeof *block);
    block->kind = kind;
    return block;
}

static struct cc_block *add_text(struct cc_doc *doc, enum cc_block_kind kind, enum cc_tone tone, struct cc_str text)
{
    struct cc_block *block = add_block(doc, kind);
    if (block) {
        block->tone = tone;
        block->text = copied(doc, text);
    }
    return block;
}

void cc_doc_section(struct cc_doc *doc, struct cc_str id, struct cc_str text, unsigned level)
{
    struct cc_block *block = add_text(doc, CC_BLOCK_HEADING, CC_TONE_STRONG, text);
    if (block) {
        block->id = copied(doc, id);
        block->level = level;
    }
}

void cc_doc_heading(struct cc_doc *doc, struct cc_str text)
{
    cc_doc_section(doc, (struct cc_str){0}, text, 2);
}

void cc_doc_paragraph(struct cc_doc *doc, enum cc_tone tone, struct cc_str text)
{
    add_text(doc, CC_BLOCK_PARAGRAPH, tone, text);
}

void cc_doc_paragraphs(struct cc_doc *doc, enum cc_tone tone, const struct cc_str *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        cc_doc_paragraph(doc, tone, texts[i]);
}

void cc_doc_verbatim(struct cc_doc *doc, struct cc_str text)
{
    add_text(doc, CC_BLOCK_VERBATIM, CC_TONE_PLAIN, text);
}

void cc_doc_quotation(struct cc_doc *doc, struct cc_str line_and_carets)
{
    add_text(doc, CC_BLOCK_QUOTATION, CC_TONE_PLAIN, line_and_carets);
}

void cc_doc_sources(struct cc_doc *doc)
{
    add_block(doc, CC_BLOCK_SOURCES);
}

void cc_doc_choice(struct cc_doc *doc, struct cc_str name)
{
    add_text(doc, CC_BLOCK_CHOICE, CC_TONE_PLAIN, name);
}

void cc_doc_choice_end(struct cc_doc *doc)
{
    add_block(doc, CC_BLOCK_CHOICE_END);
}

void cc_doc_picture(struct cc_doc *doc, struct cc_str caption, const struct cc_picture *picture)
{
    struct cc_block *block = add_text(doc, CC_BLOCK_PICTURE, CC_TONE_PLAIN, caption);
    if (!block)
        return;
    block->picture = CC_DOC_NEW(doc, struct cc_picture, 1);
    if (block->picture)
        *block->picture = (struct cc_picture){copied(doc, picture->svg), copied(doc, picture->plain), copied(doc, picture->tex),
            copied(doc, picture->words)};
}

void cc_doc_passage(struct cc_doc *doc, const struct cc_span *spans, size_t count)
{
    struct cc_block *block = add_block(doc, CC_BLOCK_PASSAGE);
    struct cc_span *copies = block ? CC_DOC_NEW(doc, struct cc_span, count) : NULL;
    if (!copies)
        return;
    for (size_t i = 0; i < count; i++)
        copies[i] = (struct cc_span){copied(doc, spans[i].text), spans[i].tone, copied(doc, spans[i].label), copied(doc, spans[i].target)};
    block->spans = copies;
    block->span_count = count;
}

struct cc_table *cc_doc_table(struct cc_doc *doc, struct cc_str title, const struct cc_column *columns, size_t column_count)
{
    struct cc_block *block = add_block(doc, CC_BLOCK_TABLE);
    if (!block)
        return NULL;
    struct cc_table *table = CC_DOC_NEW(doc, struct cc_table, 1);
    if (!table)
        return NULL;
    block->table = table;
    table->title = copied(doc, title);
    table->columns = CC_DOC_NEW(doc, struct cc_column, column_count);
    if (!table->columns)
        return NULL;
    table->column_count = column_count;
    for (size_t i = 0; i < column_count; i++) {
        table->columns[i] = columns[i];
        table->columns[i].title = copied(doc, columns[i].title);
    }
    return doc->failed ? NULL : table;
}

static struct cc_row *add_row(struct cc_doc *doc, struct cc_table *table)
{
    if (doc->failed || !table)
        return NULL;
    struct cc_row *rows = checked(doc, cc_arena_grow(doc->arena, table->rows, table->row_count, &table->row_capacity, sizeof *rows));
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
        row->group = copied(doc, heading);
        table->row_count++;
    }
}

void cc_doc_notes(struct cc_doc *doc, struct cc_str title, const struct cc_str *items, size_t count, bool lettered)
{
    struct cc_block *block = add_block(doc, CC_BLOCK_NOTES);
    if (!block)
        return;
    block->text = copied(doc, title);
    block->lettered = lettered;
    block->items = CC_DOC_NEW(doc, struct cc_str, count);
    for (size_t i = 0; i < count && !doc->failed; i++) {
        block->items[i] = copied(doc, items[i]);
        block->item_count++;
    }
}

uint16_t cc_doc_cite(struct cc_doc *doc, const struct cc_doc_source *source)
{
    if (doc->failed)
        return 0;
    for (size_t i = 0; i < doc->source_count; i++)
        if (cc_str_eq(doc->sources[i].id, source->id))
            return (uint16_t)(i + 1);
    if (doc->source_count >= UINT16_MAX) {
        doc->failed = true;
        return 0;
    }
    void *room = cc_arena_grow(doc->arena, doc->sources, doc->source_count, &doc->source_capacity, sizeof *doc->sources);
    if (!checked(doc, room))
        return 0;
    doc->sources = room;
    doc->sources[doc->source_count] = (struct cc_doc_source){
        .id = copied(doc, source->id),
        .publisher = copied(doc, source->publisher),
        .title = copied(doc, source->title),
        .date = copied(doc, source->date),
        .url = copied(doc, source->url),
        .how = copied(doc, source->how),
        .user = source->user,
    };
    if (doc->failed)
        return 0;
    return (uint16_t)++doc->source_count;
}

void cc_doc_part(struct cc_doc *doc, struct cc_doc *part)
{
    cc_doc_init(part, doc->arena);
    part->views = 0;
    part->sources = doc->sources;
    part->source_count = doc->source_count;
    part->source_capacity = doc->source_capacity;
    part->failed = doc->failed;
}

void cc_doc_append(struct cc_doc *doc, struct cc_doc *part, size_t skip, unsigned level)
{
    doc->failed |= part->failed;
    doc->sources = part->sources;
    doc->source_count = part->source_count;
    doc->source_capacity = part->source_capacity;
    for (size_t i = skip; !doc->failed && i < part->block_count; i++) {
        struct cc_block *block = part->blocks[i].kind == CC_BLOCK_SOURCES ? NULL : add_block(doc, part->blocks[i].kind);
        if (!block)
            continue;
        *block = part->blocks[i];
        if (block->kind == CC_BLOCK_HEADING)
            block->level = level;
    }
    cc_doc_release(part);
}

void cc_doc_source_words(const struct cc_doc_source *source, struct cc_buf *out)
{
    const struct cc_str parts[] = {source->publisher, source->title, source->date.len ? source->date : CC_STR("undated"), source->url};
    const char *separator = "";
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i].len == 0)
            continue;
        cc_buf_add(out, cc_str_of(separator));
        cc_buf_add(out, parts[i]);
        separator = ", ";
    }
    if (source->how.len)
        cc_buf_addf(out, " (%.*s)", CC_PRI(source->how));
    if (source->user)
        cc_buf_add(out, CC_STR(" (yours)"));
}

void cc_doc_note_letters(size_t n, struct cc_buf *out)
{
    if (n > 26)
        cc_doc_note_letters((n - 1) / 26, out);
    cc_buf_add_char(out, (char)('a' + (n - 1) % 26));
}

void cc_cell_set(struct cc_doc *doc, struct cc_cell *cell, enum cc_tone tone, struct cc_str text)
{
    if (!cell)
        return;
    cell->tone = tone;
    cell->text = copied(doc, text);
}

void cc_cell_setf(struct cc_doc *doc, struct cc_cell *cell, enum cc_tone tone, const char *format, ...)
{
    if (!cell || doc->failed)
        return;
    va_list args;
    va_start(args, format);
    cell->tone = tone;
    cell->text = formatted(doc, format, args);
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
        doc->record.columns[i] = copied(doc, cc_str_of(names[i]));
    doc->record.column_count = count;
}

struct cc_str *cc_record_row(struct cc_doc *doc)
{
    struct cc_record *record = &doc->record;
    if (doc->failed || record->column_count == 0)
        return NULL;
    size_t size = record->column_count * sizeof *record->cells;
    struct cc_str *cells = checked(doc, cc_arena_grow(doc->arena, record->cells, record->row_count, &record->row_capacity, size));
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
        row[column] = copied(doc, text);
}

void cc_record_setf(struct cc_doc *doc, struct cc_str *row, size_t column, const char *format, ...)
{
    if (!row || doc->failed)
        return;
    va_list args;
    va_start(args, format);
    row[column] = formatted(doc, format, args);
    va_end(args);
}
