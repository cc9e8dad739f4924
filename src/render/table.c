/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, render. The document for a terminal: its blocks one below the other, wrapped to the width. */
#include "terminal.h"
#include "wrap.h"
#include "writers.h"

#include "chipcmp/base/escape.h"
#include "chipcmp/base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

enum { NARROWEST = 40, QUOTATION_INDENT = 2 };

static const char *const sequences[] = {
    [CC_TONE_PLAIN] = "",
    [CC_TONE_STRONG] = "\033[1m",
    [CC_TONE_MUTED] = "\033[2m",
    [CC_TONE_GOOD] = "\033[32m",
    [CC_TONE_BAD] = "\033[31m",
    [CC_TONE_WARN] = "\033[33m",
    [CC_TONE_UNKNOWN] = "\033[36m",
};

const char *cc_tone_sequence(const struct cc_terminal *terminal, enum cc_tone tone)
{
    return terminal->options->color ? sequences[tone] : "";
}

static void add_toned(const struct cc_terminal *terminal, enum cc_tone tone, struct cc_str text)
{
    const char *sequence = cc_tone_sequence(terminal, tone);
    cc_buf_add(terminal->out, cc_str_of(sequence));
    cc_buf_add(terminal->out, text);
    cc_buf_add(terminal->out, cc_str_of(*sequence ? CC_TONE_RESET "\n" : "\n"));
}

void cc_terminal_wrap(const struct cc_terminal *terminal, struct cc_str head, size_t indent, enum cc_tone tone, struct cc_str text)
{
    size_t room = terminal->width == 0 ? 0 : terminal->width > indent ? terminal->width - indent : 1;
    struct cc_str line;
    while (cc_text_next_line(&text, room, &line)) {
        if (head.len)
            cc_buf_add(terminal->out, head);
        else
            cc_buf_repeat(terminal->out, ' ', indent);
        head.len = 0;
        add_toned(terminal, tone, line);
    }
}

/* Moves a scratch buffer's text into the arena. */
static struct cc_str kept(const struct cc_terminal *terminal, struct cc_buf *text)
{
    struct cc_str copy = cc_arena_copy(terminal->scratch, cc_buf_view(text));
    terminal->out->failed = terminal->out->failed || text->failed || terminal->scratch->failed;
    cc_buf_release(text);
    return copy;
}

static struct cc_str cleaned(const struct cc_terminal *terminal, struct cc_str text)
{
    struct cc_buf clean;
    cc_buf_init(&clean, 0);
    cc_text_clean(&clean, text, terminal->options->ascii);
    return kept(terminal, &clean);
}

static struct cc_str cell_text(const struct cc_terminal *terminal, const struct cc_cell *cell)
{
    struct cc_buf clean;
    cc_buf_init(&clean, 0);
    cc_text_clean(&clean, cell->text, terminal->options->ascii);
    cc_cell_add_refs(cell, &clean);
    return kept(terminal, &clean);
}

static bool prepare(const struct cc_terminal *terminal, const struct cc_table *table, struct cc_grid *grid)
{
    size_t count = table->column_count;
    *grid = (struct cc_grid){.table = table};
    grid->titles = CC_NEW(terminal->scratch, struct cc_str, count);
    grid->cells = CC_NEW(terminal->scratch, struct cc_str, table->row_count * count);
    if (!grid->titles || !grid->cells)
        return false;
    for (size_t i = 0; i < count; i++) {
        grid->titles[i] = cleaned(terminal, table->columns[i].title);
        grid->headed = grid->headed || grid->titles[i].len > 0;
    }
    for (size_t i = 0; i < table->row_count; i++) {
        const struct cc_row *row = &table->rows[i];
        grid->grouped = grid->grouped || !row->cells;
        if (!row->cells)
            grid->cells[i * count] = cleaned(terminal, row->group);
        for (size_t k = 0; row->cells && k < count; k++)
            grid->cells[i * count + k] = cell_text(terminal, &row->cells[k]);
    }
    return true;
}

static bool write_table_block(const struct cc_terminal *terminal, const struct cc_table *table, struct cc_error *error)
{
    struct cc_grid grid;
    cc_terminal_wrap(terminal, CC_STR(""), 0, CC_TONE_STRONG, cleaned(terminal, table->title));
    if (table->column_count == 0)
        return true;
    if (!prepare(terminal, table, &grid))
        return cc_error_memory(error);
    bool fits = true;
    if (!cc_grid_write(terminal, &grid, &fits, error))
        return false;
    if (!fits)
        cc_stack_write(terminal, &grid);
    return true;
}

static void write_item(const struct cc_terminal *terminal, struct cc_str head, struct cc_str text)
{
    cc_terminal_wrap(terminal, head, cc_utf8_width(head), CC_TONE_PLAIN, cleaned(terminal, text));
}

static void write_notes(const struct cc_terminal *terminal, const struct cc_block *block)
{
    struct cc_buf head;
    cc_buf_init(&head, 0);
    cc_terminal_wrap(terminal, CC_STR(""), 0, CC_TONE_STRONG, cleaned(terminal, block->text));
    for (size_t i = 0; i < block->item_count; i++) {
        cc_buf_clear(&head);
        cc_buf_add(&head, block->lettered ? CC_STR("(") : CC_STR("- "));
        if (block->lettered) {
            cc_doc_note_letters(i + 1, &head);
            cc_buf_add(&head, CC_STR(") "));
        }
        write_item(terminal, cc_buf_view(&head), block->items[i]);
    }
    terminal->out->failed = terminal->out->failed || head.failed;
    cc_buf_release(&head);
}

static void write_sources(const struct cc_terminal *terminal, const struct cc_doc *doc)
{
    struct cc_buf words;
    cc_buf_init(&words, 0);
    cc_terminal_wrap(terminal, CC_STR(""), 0, CC_TONE_STRONG, CC_STR("Sources"));
    for (size_t i = 0; i < doc->source_count; i++) {
        char head[32];
        int length = snprintf(head, sizeof head, "[%zu]%s", i + 1, i + 1 < 10 && doc->source_count >= 10 ? "  " : " ");
        cc_buf_clear(&words);
        cc_doc_source_words(&doc->sources[i], &words);
        write_item(terminal, (struct cc_str){head, (size_t)length}, cc_buf_view(&words));
    }
    terminal->out->failed = terminal->out->failed || words.failed;
    cc_buf_release(&words);
}

/* Line by line as it is: only what could harm is escaped, and a tab takes one column, as a caret line below it counts. */
static void write_verbatim(const struct cc_terminal *terminal, struct cc_str text)
{
    while (text.len) {
        struct cc_str line, piece;
        cc_str_cut(text, '\n', &line, &text);
        while (cc_str_cut(line, '\t', &piece, &line)) {
            cc_escape_terminal(terminal->out, piece, terminal->options->ascii);
            cc_buf_add_char(terminal->out, ' ');
        }
        cc_escape_terminal(terminal->out, piece, terminal->options->ascii);
        cc_buf_add_char(terminal->out, '\n');
    }
}

/* The part of the carets below the columns from..to, without the spaces behind its last one. */
static struct cc_str carets_below(struct cc_str carets, size_t from, size_t to)
{
    from = from < carets.len ? from : carets.len;
    to = to < carets.len ? to : carets.len;
    while (to > from && carets.s[to - 1] == ' ')
        to--;
    return cc_str_sub(carets, from, to);
}

/* A quoted line that is too wide is broken at spaces, and each of its lines has its own carets below. */
static void write_quotation(const struct cc_terminal *terminal, struct cc_str text)
{
    struct cc_str line, carets, piece;
    cc_str_cut(text, '\n', &line, &carets);
    if (terminal->width == 0 || cc_utf8_width(line) <= terminal->width) {
        write_verbatim(terminal, text);
        return;
    }
    for (struct cc_str rest = line; cc_text_next_line(&rest, terminal->width - QUOTATION_INDENT, &piece);) {
        size_t from = cc_utf8_width(cc_str_sub(line, 0, (size_t)(piece.s - line.s)));
        struct cc_str below = carets_below(carets, from, from + cc_utf8_width(piece));
        cc_buf_repeat(terminal->out, ' ', QUOTATION_INDENT);
        write_verbatim(terminal, piece);
        cc_buf_repeat(terminal->out, ' ', below.len ? QUOTATION_INDENT : 0);
        write_verbatim(terminal, below);
    }
}

static void write_picture(const struct cc_terminal *terminal, const struct cc_block *block)
{
    if (block->picture->plain.len)
        write_verbatim(terminal, block->picture->plain);
    cc_terminal_wrap(terminal, CC_STR(""), 0, CC_TONE_STRONG, cleaned(terminal, block->text));
    if (!block->picture->plain.len)
        cc_terminal_wrap(terminal, CC_STR(""), 0, CC_TONE_PLAIN, cleaned(terminal, block->picture->words));
}

/* In lines as it is, highlighted words in brackets with their label. */
static void write_passage(const struct cc_terminal *terminal, const struct cc_block *block)
{
    struct cc_buf text;
    cc_buf_init(&text, 0);
    for (size_t i = 0; i < block->span_count; i++) {
        const struct cc_span *span = &block->spans[i];
        if (span->label.len)
            cc_buf_addf(&text, "[%.*s | %.*s]", CC_PRI(span->text), CC_PRI(span->label));
        else
            cc_buf_add(&text, span->text);
    }
    struct cc_str line, rest = kept(terminal, &text);
    while (rest.len) {
        cc_str_cut(rest, '\n', &line, &rest);
        cc_terminal_wrap(terminal, CC_STR("  "), 2, CC_TONE_PLAIN, cleaned(terminal, line));
    }
}

static bool write_block(const struct cc_terminal *terminal, const struct cc_doc *doc, const struct cc_block *block, struct cc_error *error)
{
    switch (block->kind) {
    case CC_BLOCK_HEADING:
    case CC_BLOCK_PARAGRAPH:
        cc_terminal_wrap(terminal, CC_STR(""), 0, block->tone, cleaned(terminal, block->text));
        break;
    case CC_BLOCK_TABLE:
        return write_table_block(terminal, block->table, error);
    case CC_BLOCK_NOTES:
        write_notes(terminal, block);
        break;
    case CC_BLOCK_VERBATIM:
        write_verbatim(terminal, block->text);
        break;
    case CC_BLOCK_QUOTATION:
        write_quotation(terminal, block->text);
        break;
    case CC_BLOCK_PICTURE:
        write_picture(terminal, block);
        break;
    case CC_BLOCK_PASSAGE:
        write_passage(terminal, block);
        break;
    case CC_BLOCK_CHOICE:
        cc_terminal_wrap(terminal, CC_STR(""), 0, CC_TONE_STRONG, cleaned(terminal, block->text));
        break;
    case CC_BLOCK_CHOICE_END:
        break;
    case CC_BLOCK_SOURCES:
        write_sources(terminal, doc);
        break;
    }
    return true;
}

/* A blank line stands between blocks, but not below a heading nor between quoted lines and what is said of them. */
static bool is_apart(const struct cc_block *above, const struct cc_block *block)
{
    bool quoted = above->kind == CC_BLOCK_VERBATIM || above->kind == CC_BLOCK_QUOTATION;
    return above->kind != CC_BLOCK_HEADING && !(quoted && block->kind == CC_BLOCK_PARAGRAPH);
}

/* libsmartcols measures text by the locale's rules, and its version 2.38 never comes back from text that is not well-formed by them. */
static bool locale_is_utf8(void)
{
    wchar_t decoded[2];
    return mbstowcs(decoded, "\xE2\x94\x80", 2) == 1 && decoded[0] == 0x2500;
}

bool cc_write_table(const struct cc_doc *doc, const struct cc_render_options *options, struct cc_buf *out, struct cc_error *error)
{
    struct cc_arena scratch;
    cc_arena_init(&scratch);
    struct cc_render_options adapted = *options;
    adapted.ascii = options->ascii || !locale_is_utf8();
    if (adapted.width != 0 && adapted.width < NARROWEST)
        adapted.width = NARROWEST;
    struct cc_terminal terminal = {&adapted, adapted.width, &scratch, out};
    const struct cc_block *above = NULL;
    bool done = true;
    for (size_t i = 0; i < doc->block_count && done; i++) {
        const struct cc_block *block = &doc->blocks[i];
        if ((block->kind == CC_BLOCK_SOURCES && doc->source_count == 0) || block->kind == CC_BLOCK_CHOICE_END)
            continue;
        if (above && is_apart(above, block))
            cc_buf_add_char(out, '\n');
        done = write_block(&terminal, doc, block, error);
        above = block;
    }
    cc_arena_release(&scratch);
    return done;
}
