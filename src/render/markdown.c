/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, render. Markdown (GitHub's dialect, for its pipe tables). */
#include "chipcmp/base/escape.h"
#include "writers.h"

static void add(struct cc_buf *out, const char *text)
{
    cc_buf_add(out, cc_str_of(text));
}

/* Text at the start of a line: what would make a list, a heading's underline or a fence of it gets a backslash. */
static void add_opening(struct cc_buf *out, struct cc_str text)
{
    text = cc_str_trim(text);
    size_t digits = 0;
    while (digits < text.len && cc_is_digit(text.s[digits]))
        digits++;
    if (digits > 0 && digits < text.len && (text.s[digits] == '.' || text.s[digits] == ')')) {
        cc_buf_add(out, cc_str_sub(text, 0, digits));
        add(out, "\\");
        text = cc_str_sub(text, digits, text.len);
    } else if (text.len > 0 && cc_str_find(CC_STR("-+=~"), cc_str_sub(text, 0, 1)) != SIZE_MAX) {
        add(out, "\\");
    }
    cc_escape_markdown(out, text);
}

static void add_strong(struct cc_buf *out, struct cc_str text)
{
    text = cc_str_trim(text);
    if (text.len == 0)
        return;
    add(out, "**");
    cc_escape_markdown(out, text);
    add(out, "**");
}

/* An address that may stand in <angle brackets> as it is. */
static bool is_plain_url(struct cc_str url)
{
    if (!cc_str_starts(url, CC_STR("https://")) && !cc_str_starts(url, CC_STR("http://")))
        return false;
    for (size_t i = 0; i < url.len; i++) {
        char c = url.s[i];
        if (c <= ' ' || c > '~' || c == '<' || c == '>' || c == '|' || c == '\\')
            return false;
    }
    return true;
}

/* Text that may be an address: in angle brackets then, because escaped underscores would become a part of it. */
static void add_address(struct cc_buf *out, struct cc_str text)
{
    if (is_plain_url(text)) {
        add(out, "<");
        cc_buf_add(out, text);
        add(out, ">");
    } else {
        cc_escape_markdown(out, text);
    }
}

static void add_cell(struct cc_buf *out, const struct cc_cell *cell)
{
    add(out, " ");
    if (cell->tone == CC_TONE_STRONG)
        add_strong(out, cell->text);
    else
        add_address(out, cell->text);
    cc_cell_add_refs(cell, out);
    add(out, " |");
}

static void add_row(struct cc_buf *out, const struct cc_table *table, const struct cc_row *row)
{
    add(out, "|");
    if (!row->cells) {
        add(out, " ");
        add_strong(out, row->group);
        add(out, " |");
        for (size_t i = 1; i < table->column_count; i++)
            add(out, " |");
    }
    for (size_t i = 0; row->cells && i < table->column_count; i++)
        add_cell(out, &row->cells[i]);
    add(out, "\n");
}

static void add_table(struct cc_buf *out, const struct cc_table *table)
{
    if (table->title.len) {
        add_strong(out, table->title);
        add(out, "\n\n");
    }
    if (table->column_count == 0)
        return;
    add(out, "|");
    for (size_t i = 0; i < table->column_count; i++) {
        add(out, " ");
        cc_escape_markdown(out, table->columns[i].title);
        add(out, " |");
    }
    add(out, "\n|");
    for (size_t i = 0; i < table->column_count; i++)
        add(out, table->columns[i].align == CC_ALIGN_RIGHT ? " ---: |" : " --- |");
    add(out, "\n");
    for (size_t i = 0; i < table->row_count; i++)
        add_row(out, table, &table->rows[i]);
}

static void add_notes(struct cc_buf *out, const struct cc_block *block)
{
    if (block->text.len) {
        add_strong(out, block->text);
        add(out, "\n\n");
    }
    for (size_t i = 0; i < block->item_count; i++) {
        add(out, "- ");
        if (block->lettered) {
            add(out, "(");
            cc_doc_note_letters(i + 1, out);
            add(out, ") ");
            cc_escape_markdown(out, block->items[i]);
        } else {
            add_opening(out, block->items[i]);
        }
        add(out, "\n");
    }
}

static void add_sources(struct cc_buf *out, const struct cc_doc *doc)
{
    static const struct cc_source_style style = {cc_escape_markdown, add_address, "", ""};
    add(out, "**Sources**\n\n");
    for (size_t i = 0; i < doc->source_count; i++) {
        cc_buf_addf(out, "%zu. ", i + 1);
        cc_add_source(out, &doc->sources[i], &style);
        add(out, "\n");
    }
}

/* A fenced block; the fence is longer than any run of backquotes in the text. */
static void add_verbatim(struct cc_buf *out, struct cc_str text)
{
    size_t run = 0, longest = 2;
    for (size_t i = 0; i < text.len; i++) {
        run = text.s[i] == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    cc_buf_repeat(out, '`', longest + 1);
    add(out, "\n");
    while (text.len) {
        struct cc_str line, rest;
        cc_str_cut(text, '\n', &line, &rest);
        cc_escape_terminal(out, line, false);
        add(out, "\n");
        text = rest;
    }
    cc_buf_repeat(out, '`', longest + 1);
    add(out, "\n");
}

static void add_paragraph(struct cc_buf *out, const struct cc_block *block)
{
    if (block->tone == CC_TONE_STRONG)
        add_strong(out, block->text);
    else
        add_opening(out, block->text);
    add(out, "\n");
}

/* Markdown has no pictures without a second file: their characters stand for them, or what they show in words. */
static void add_picture(struct cc_buf *out, const struct cc_block *block)
{
    if (block->picture->plain.len) {
        add_verbatim(out, block->picture->plain);
        add(out, "\n");
    }
    add_strong(out, block->text);
    add(out, "\n");
    if (block->picture->words.len) {
        add(out, "\n");
        add_opening(out, block->picture->words);
        add(out, "\n");
    }
}

/* A quotation, line by line; highlighted words are strong, with their label behind them. */
static void add_passage(struct cc_buf *out, const struct cc_block *block)
{
    add(out, "> ");
    for (size_t i = 0; i < block->span_count; i++) {
        const struct cc_span *span = &block->spans[i];
        struct cc_str line, rest = span->text;
        if (span->label.len) {
            add_strong(out, span->text);
            add(out, " \\[");
            cc_escape_markdown(out, span->label);
            add(out, "\\]");
            continue;
        }
        while (cc_str_cut(rest, '\n', &line, &rest)) {
            cc_escape_markdown(out, line);
            add(out, "\n> ");
        }
        cc_escape_markdown(out, line);
    }
    add(out, "\n");
}

static void add_block(struct cc_buf *out, const struct cc_doc *doc, const struct cc_block *block)
{
    switch (block->kind) {
    case CC_BLOCK_HEADING:
        add(out, block->level == 3 ? "### " : "## ");
        cc_escape_markdown(out, cc_str_trim(block->text));
        add(out, "\n");
        break;
    case CC_BLOCK_PARAGRAPH:
        add_paragraph(out, block);
        break;
    case CC_BLOCK_TABLE:
        add_table(out, block->table);
        break;
    case CC_BLOCK_NOTES:
        add_notes(out, block);
        break;
    case CC_BLOCK_VERBATIM:
    case CC_BLOCK_QUOTATION:
        add_verbatim(out, block->text);
        break;
    case CC_BLOCK_PICTURE:
        add_picture(out, block);
        break;
    case CC_BLOCK_PASSAGE:
        add_passage(out, block);
        break;
    case CC_BLOCK_CHOICE:
        add_strong(out, block->text);
        add(out, "\n");
        break;
    case CC_BLOCK_CHOICE_END:
        break;
    case CC_BLOCK_SOURCES:
        add_sources(out, doc);
        break;
    }
}

bool cc_write_markdown(const struct cc_doc *doc, const struct cc_render_options *options, struct cc_buf *out, struct cc_error *error)
{
    (void)options;
    (void)error;
    const char *separator = "";
    for (size_t i = 0; i < doc->block_count; i++) {
        if ((doc->blocks[i].kind == CC_BLOCK_SOURCES && doc->source_count == 0) || doc->blocks[i].kind == CC_BLOCK_CHOICE_END)
            continue;
        add(out, separator);
        add_block(out, doc, &doc->blocks[i]);
        separator = "\n";
    }
    return true;
}
