/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 8, report. The neutral document: texts, blocks and sources. */
#include "doc.h"

#include <string.h>

void *doc_checked(struct cc_doc *doc, void *memory)
{
    if (!memory)
        doc->failed = true;
    return memory;
}

struct cc_str doc_copy(struct cc_doc *doc, struct cc_str text)
{
    struct cc_str none = {NULL, 0};
    if (text.len == 0 || doc->failed)
        return none;
    struct cc_str copy = cc_arena_copy(doc->arena, text);
    if (copy.len != text.len)
        doc->failed = true;
    return copy;
}

struct cc_str doc_vformat(struct cc_doc *doc, const char *format, va_list args)
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
    struct cc_str text = doc_vformat(doc, format, args);
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
    return doc_checked(doc, cc_arena_alloc(doc->arena, count, size));
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
    struct cc_block *blocks = doc_checked(doc,
        cc_arena_grow(doc->arena, doc->blocks, doc->block_count, &doc->block_capacity, sizeof *blocks));
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
        block->text = doc_copy(doc, text);
    }
    return block;
}

void cc_doc_section(struct cc_doc *doc, struct cc_str id, struct cc_str text, unsigned level)
{
    struct cc_block *block = add_text(doc, CC_BLOCK_HEADING, CC_TONE_STRONG, text);
    if (block) {
        block->id = doc_copy(doc, id);
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
        *block->picture = (struct cc_picture){doc_copy(doc, picture->svg), doc_copy(doc, picture->plain), doc_copy(doc, picture->tex),
            doc_copy(doc, picture->words)};
}

void cc_doc_passage(struct cc_doc *doc, const struct cc_span *spans, size_t count)
{
    struct cc_block *block = add_block(doc, CC_BLOCK_PASSAGE);
    struct cc_span *copies = block ? CC_DOC_NEW(doc, struct cc_span, count) : NULL;
    if (!copies)
        return;
    for (size_t i = 0; i < count; i++)
        copies[i] = (struct cc_span){doc_copy(doc, spans[i].text), spans[i].tone, doc_copy(doc, spans[i].label),
            doc_copy(doc, spans[i].target)};
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
    table->title = doc_copy(doc, title);
    table->columns = CC_DOC_NEW(doc, struct cc_column, column_count);
    if (!table->columns)
        return NULL;
    table->column_count = column_count;
    for (size_t i = 0; i < column_count; i++) {
        table->columns[i] = columns[i];
        table->columns[i].title = doc_copy(doc, columns[i].title);
    }
    return doc->failed ? NULL : table;
}

void cc_doc_notes(struct cc_doc *doc, struct cc_str title, const struct cc_str *items, size_t count, bool lettered)
{
    struct cc_block *block = add_block(doc, CC_BLOCK_NOTES);
    if (!block)
        return;
    block->text = doc_copy(doc, title);
    block->lettered = lettered;
    block->items = CC_DOC_NEW(doc, struct cc_str, count);
    for (size_t i = 0; i < count && !doc->failed; i++) {
        block->items[i] = doc_copy(doc, items[i]);
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
    if (!doc_checked(doc, room))
        return 0;
    doc->sources = room;
    doc->sources[doc->source_count] = (struct cc_doc_source){
        .id = doc_copy(doc, source->id),
        .publisher = doc_copy(doc, source->publisher),
        .title = doc_copy(doc, source->title),
        .date = doc_copy(doc, source->date),
        .url = doc_copy(doc, source->url),
        .how = doc_copy(doc, source->how),
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
