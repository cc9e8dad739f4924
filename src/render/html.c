/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 8, render. HTML: one file that needs nothing else, with anchors from each figure to its notes and sources.
 *
 * Colours are in html_style.c. Words, not colours, carry the meaning. Tables scroll sideways where the screen is too narrow, and what
 * scrolls can be reached with the keyboard (tabindex).
 */
#include "chipcmp/base/escape.h"
#include "chipcmp/base/utf8.h"
#include "html_style.h"
#include "writers.h"

enum { TITLE = 60 /* columns of the page's title */ };

struct page {
    const struct cc_doc *doc;
    struct cc_buf *out;
    struct cc_str heading; /* the one in force that no table has as its caption yet */
    size_t tables;
    size_t notes; /* lettered lists so far */
    bool sections;
    bool sources; /* listed already */
};

static const char *const classes[] = {
    [CC_TONE_PLAIN] = "",
    [CC_TONE_STRONG] = "strong",
    [CC_TONE_MUTED] = "muted",
    [CC_TONE_GOOD] = "good",
    [CC_TONE_BAD] = "bad",
    [CC_TONE_WARN] = "warn",
    [CC_TONE_UNKNOWN] = "unknown",
};

static void add(struct page *page, const char *markup)
{
    cc_buf_add(page->out, cc_str_of(markup));
}

static void add_text(struct page *page, struct cc_str text)
{
    cc_escape_html(page->out, cc_str_trim(text));
}

/* <NAME class="..."> */
static void open_tag(struct page *page, const char *name, const char *class)
{
    cc_buf_addf(page->out, "<%s%s%s%s>", name, *class ? " class=\"" : "", class, *class ? "\"" : "");
}

static bool is_address(struct cc_str text)
{
    return (cc_str_starts(text, CC_STR("https://")) || cc_str_starts(text, CC_STR("http://"))) &&
           cc_str_find(text, CC_STR(" ")) == SIZE_MAX;
}

/* Text, or a link where all of it is an address. */
static void add_linked(struct page *page, struct cc_str text)
{
    text = cc_str_trim(text);
    if (is_address(text)) {
        add(page, "<a class=\"address\" rel=\"noreferrer\" href=\"");
        add_text(page, text);
        add(page, "\">");
    }
    add_text(page, text);
    if (is_address(text))
        add(page, "</a>");
}

static const struct cc_block *find_block(const struct cc_doc *doc, enum cc_block_kind kind)
{
    for (size_t i = 0; i < doc->block_count; i++)
        if (doc->blocks[i].kind == kind)
            return &doc->blocks[i];
    return NULL;
}

/* Items of the lettered list that the marks of the next table mean: the first one that is not written yet. */
static size_t lettered_items(const struct page *page)
{
    size_t seen = 0;
    for (size_t i = 0; i < page->doc->block_count; i++) {
        const struct cc_block *block = &page->doc->blocks[i];
        if (block->kind == CC_BLOCK_NOTES && block->lettered && seen++ == page->notes)
            return block->item_count;
    }
    return 0;
}

static void add_cites(struct page *page, const struct cc_cell *cell)
{
    bool listed = find_block(page->doc, CC_BLOCK_SOURCES) != NULL;
    for (size_t i = 0; i < cell->cite_count; i++) {
        unsigned number = cell->cites[i];
        add(page, i ? ", " : "[");
        if (listed)
            cc_buf_addf(page->out, "<a href=\"#source-%u\" aria-label=\"source %u\">%u</a>", number, number, number);
        else
            cc_buf_addf(page->out, "%u", number);
    }
    add(page, cell->cite_count ? "]" : "");
}

static void add_mark(struct page *page, size_t number)
{
    struct cc_buf letters = {0};
    cc_doc_note_letters(number, &letters);
    struct cc_str name = cc_buf_view(&letters);
    if (number <= lettered_items(page))
        cc_buf_addf(page->out, "<a href=\"#note-%zu-%.*s\" aria-label=\"note %.*s\">%.*s</a>", page->notes + 1, CC_PRI(name), CC_PRI(name),
            CC_PRI(name));
    else
        cc_buf_add(page->out, name);
    page->out->failed = page->out->failed || letters.failed;
    cc_buf_release(&letters);
}

static void add_refs(struct page *page, const struct cc_cell *cell)
{
    if (!cell->cite_count && !cell->mark_count)
        return;
    add(page, " <span class=\"refs\">");
    add_cites(page, cell);
    add(page, cell->cite_count && cell->mark_count ? " " : "");
    for (size_t i = 0; i < cell->mark_count; i++) {
        add(page, i ? ", " : "(");
        add_mark(page, cell->marks[i]);
    }
    add(page, cell->mark_count ? ")</span>" : "</span>");
}

/* The first cell names its row; an empty cell names nothing. */
static void add_cell(struct page *page, const struct cc_column *column, const struct cc_cell *cell, bool names_row)
{
    const char *right = column->align == CC_ALIGN_RIGHT ? "right" : "", *tone = classes[cell->tone];
    bool heads = names_row && cell->text.len > 0;
    cc_buf_addf(page->out, "<%s", heads ? "th scope=\"row\"" : "td");
    if (*right || *tone)
        cc_buf_addf(page->out, " class=\"%s%s%s\"", right, *right && *tone ? " " : "", tone);
    add(page, ">");
    add_linked(page, cell->text);
    add_refs(page, cell);
    add(page, heads ? "</th>" : "</td>");
}

static void add_row(struct page *page, const struct cc_table *table, const struct cc_row *row)
{
    add(page, "<tr>");
    if (!row->cells) {
        cc_buf_addf(page->out, "<th class=\"group\" scope=\"rowgroup\" colspan=\"%zu\">", table->column_count);
        add_text(page, row->group);
        add(page, "</th>");
    }
    for (size_t i = 0; row->cells && i < table->column_count; i++)
        add_cell(page, &table->columns[i], &row->cells[i], i == 0 && table->column_count > 1);
    add(page, "</tr>\n");
}

static void add_header(struct page *page, const struct cc_table *table)
{
    bool headed = false;
    for (size_t i = 0; i < table->column_count; i++)
        headed = headed || table->columns[i].title.len > 0;
    if (!headed)
        return;
    add(page, "<thead>\n<tr>");
    for (size_t i = 0; i < table->column_count; i++) {
        bool named = table->columns[i].title.len > 0;
        add(page, named ? "<th scope=\"col\"" : "<td");
        add(page, table->columns[i].align == CC_ALIGN_RIGHT ? " class=\"right\">" : ">");
        add_text(page, table->columns[i].title);
        add(page, named ? "</th>" : "</td>");
    }
    add(page, "</tr>\n</thead>\n");
}

/* A table has its title as caption; without one, for those who hear it, the heading above it or its number. */
static void add_caption(struct page *page, const struct cc_table *table)
{
    cc_buf_addf(page->out, "<caption id=\"table-%zu\"%s>", page->tables, table->title.len ? "" : " class=\"heard\"");
    if (table->title.len)
        add_text(page, table->title);
    else if (page->heading.len)
        add_text(page, page->heading);
    else
        cc_buf_addf(page->out, "Table %zu", page->tables);
    if (!table->title.len)
        page->heading.len = 0;
    add(page, "</caption>\n");
}

static void add_table(struct page *page, const struct cc_table *table)
{
    if (table->column_count == 0)
        return;
    page->tables++;
    cc_buf_addf(page->out, "<div class=\"scroll\" role=\"group\" aria-labelledby=\"table-%zu\" tabindex=\"0\">\n<table>\n", page->tables);
    add_caption(page, table);
    add_header(page, table);
    add(page, "<tbody>\n");
    for (size_t i = 0; i < table->row_count; i++) {
        if (i > 0 && !table->rows[i].cells)
            add(page, "</tbody>\n<tbody>\n");
        add_row(page, table, &table->rows[i]);
    }
    add(page, "</tbody>\n</table>\n</div>\n");
}

static void add_notes(struct page *page, const struct cc_block *block)
{
    const char *level = page->sections ? "h3" : "h2";
    if (block->text.len) {
        cc_buf_addf(page->out, "<%s>", level);
        add_text(page, block->text);
        cc_buf_addf(page->out, "</%s>\n", level);
    }
    page->notes += block->lettered;
    add(page, block->lettered ? "<ol type=\"a\" class=\"notes\">\n" : "<ul class=\"notes\">\n");
    for (size_t i = 0; i < block->item_count; i++) {
        add(page, "<li");
        if (block->lettered) {
            cc_buf_addf(page->out, " id=\"note-%zu-", page->notes);
            cc_doc_note_letters(i + 1, page->out);
            add(page, "\"");
        }
        add(page, ">");
        add_text(page, block->items[i]);
        add(page, "</li>\n");
    }
    add(page, block->lettered ? "</ol>\n" : "</ul>\n");
}

static void add_source(struct page *page, size_t number, const struct cc_doc_source *source)
{
    if (page->sources)
        add(page, "<li>");
    else
        cc_buf_addf(page->out, "<li id=\"source-%zu\">", number);
    if (source->publisher.len) {
        add_text(page, source->publisher);
        add(page, ", ");
    }
    add(page, "<cite>");
    add_text(page, source->title);
    add(page, "</cite>, ");
    add_text(page, source->date.len ? source->date : CC_STR("undated"));
    if (source->url.len) {
        add(page, ", ");
        add_linked(page, source->url);
    }
    if (source->how.len) {
        add(page, " (");
        add_text(page, source->how);
        add(page, ")");
    }
    add(page, source->user ? " (yours)</li>\n" : "</li>\n");
}

static void add_sources(struct page *page)
{
    if (page->doc->source_count == 0)
        return;
    add(page, page->sources ? "<section>\n<h2>Sources</h2>\n<ol class=\"sources\">\n"
                            : "<section aria-labelledby=\"sources\">\n<h2 id=\"sources\">Sources</h2>\n<ol class=\"sources\">\n");
    for (size_t i = 0; i < page->doc->source_count; i++)
        add_source(page, i + 1, &page->doc->sources[i]);
    add(page, "</ol>\n</section>\n");
    page->sources = true;
}

static void add_heading(struct page *page, struct cc_str text)
{
    add(page, "<h2>");
    add_text(page, text);
    add(page, "</h2>\n");
    page->heading = text;
    page->sections = true;
}

static void add_block(struct page *page, const struct cc_block *block)
{
    switch (block->kind) {
    case CC_BLOCK_HEADING:
        add_heading(page, block->text);
        break;
    case CC_BLOCK_PARAGRAPH:
        open_tag(page, "p", classes[block->tone]);
        add_text(page, block->text);
        add(page, "</p>\n");
        break;
    case CC_BLOCK_TABLE:
        add_table(page, block->table);
        break;
    case CC_BLOCK_NOTES:
        add_notes(page, block);
        break;
    case CC_BLOCK_VERBATIM:
        add(page, "<pre tabindex=\"0\">");
        cc_escape_html(page->out, block->text);
        add(page, "</pre>\n");
        break;
    case CC_BLOCK_SOURCES:
        add_sources(page);
        break;
    }
}

/* What the page is about in one short line: its heading, or how its first paragraph begins. */
static void add_title(struct page *page, struct cc_str heading)
{
    const struct cc_block *first = find_block(page->doc, CC_BLOCK_PARAGRAPH);
    struct cc_str text = cc_str_trim(heading.len || !first ? heading : first->text);
    size_t at = 0, length;
    for (size_t columns = 0; at < text.len; at += length) {
        cc_utf8_decode(text, at, &length);
        columns += cc_utf8_width(cc_str_sub(text, at, at + length));
        if (columns > TITLE)
            break;
    }
    add_text(page, cc_str_sub(text, 0, at));
    add(page, at < text.len ? " ..." : text.len ? " - chipcmp" : "chipcmp");
}

static void add_head(struct page *page, struct cc_str heading)
{
    add(page, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
              "<meta name=\"color-scheme\" content=\"light dark\">\n"
              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>");
    add_title(page, heading);
    add(page, "</title>\n<style>\n");
    add(page, cc_html_style);
    add(page, "</style>\n</head>\n<body>\n<header>\n<h1>");
    add_text(page, heading.len ? heading : CC_STR("chipcmp"));
    add(page, "</h1>\n</header>\n<main>\n");
}

bool cc_write_html(const struct cc_doc *doc, const struct cc_render_options *options, struct cc_buf *out, struct cc_error *error)
{
    (void)options;
    (void)error;
    struct page page = {.doc = doc, .out = out};
    bool titled = doc->block_count > 0 && doc->blocks[0].kind == CC_BLOCK_HEADING;
    if (titled)
        page.heading = doc->blocks[0].text;
    add_head(&page, page.heading);
    for (size_t i = titled; i < doc->block_count; i++)
        add_block(&page, &doc->blocks[i]);
    add(&page, "</main>\n</body>\n</html>\n");
    return true;
}
