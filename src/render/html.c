/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layer 9, render. HTML: one file that needs nothing else, with anchors from each figure to its notes and sources.
 *
 * Colours are in html_style.c. Words, not colours, carry the meaning. Tables scroll sideways where the screen is too narrow, and what
 * scrolls can be reached with the keyboard (tabindex).
 */
#include "chipcmp/base/escape.h"
#include "chipcmp/base/utf8.h"
#include "html_page.h"
#include "html_style.h"
#include "writers.h"

enum { TITLE = 60 /* columns of the page's title */ };

static const char *const classes[] = {
    [CC_TONE_PLAIN] = "",
    [CC_TONE_STRONG] = "strong",
    [CC_TONE_MUTED] = "muted",
    [CC_TONE_GOOD] = "good",
    [CC_TONE_BAD] = "bad",
    [CC_TONE_WARN] = "warn",
    [CC_TONE_UNKNOWN] = "unknown",
};

const char *html_tone_class(enum cc_tone tone)
{
    return classes[tone];
}

void html_add(struct html_page *page, const char *markup)
{
    cc_buf_add(page->out, cc_str_of(markup));
}

static void add_text(struct cc_buf *out, struct cc_str text)
{
    cc_escape_html(out, cc_str_trim(text));
}

void html_add_text(struct html_page *page, struct cc_str text)
{
    add_text(page->out, text);
}

void html_open_tag(struct html_page *page, const char *name, const char *class)
{
    cc_buf_addf(page->out, "<%s%s%s%s>", name, *class ? " class=\"" : "", class, *class ? "\"" : "");
}

static bool is_address(struct cc_str text)
{
    return (cc_str_starts(text, CC_STR("https://")) || cc_str_starts(text, CC_STR("http://"))) &&
           cc_str_find(text, CC_STR(" ")) == SIZE_MAX;
}

static void add_linked(struct cc_buf *out, struct cc_str text)
{
    text = cc_str_trim(text);
    if (!is_address(text)) {
        add_text(out, text);
        return;
    }
    cc_buf_add(out, CC_STR("<a class=\"address\" rel=\"noreferrer\" href=\""));
    add_text(out, text);
    cc_buf_add(out, CC_STR("\">"));
    add_text(out, text);
    cc_buf_add(out, CC_STR("</a>"));
}

void html_add_linked(struct html_page *page, struct cc_str text)
{
    add_linked(page->out, text);
}

const struct cc_block *html_find_block(const struct cc_doc *doc, enum cc_block_kind kind)
{
    for (size_t i = 0; i < doc->block_count; i++)
        if (doc->blocks[i].kind == kind)
            return &doc->blocks[i];
    return NULL;
}

static void add_notes(struct html_page *page, const struct cc_block *block)
{
    const char *level = page->level == 3 ? "h4" : page->sections ? "h3" : "h2";
    if (block->text.len) {
        cc_buf_addf(page->out, "<%s>", level);
        html_add_text(page, block->text);
        cc_buf_addf(page->out, "</%s>\n", level);
    }
    page->notes += block->lettered;
    html_add(page, block->lettered ? "<ol type=\"a\" class=\"notes\">\n" : "<ul class=\"notes\">\n");
    for (size_t i = 0; i < block->item_count; i++) {
        html_add(page, "<li");
        if (block->lettered) {
            cc_buf_addf(page->out, " id=\"note-%zu-", page->notes);
            cc_doc_note_letters(i + 1, page->out);
            html_add(page, "\"");
        }
        html_add(page, ">");
        html_add_text(page, block->items[i]);
        html_add(page, "</li>\n");
    }
    html_add(page, block->lettered ? "</ol>\n" : "</ul>\n");
}

static void add_source(struct html_page *page, size_t number, const struct cc_doc_source *source)
{
    static const struct cc_source_style style = {add_text, add_linked, "<cite>", "</cite>"};
    if (page->sources)
        html_add(page, "<li>");
    else
        cc_buf_addf(page->out, "<li id=\"source-%zu\">", number);
    cc_add_source(page->out, source, &style);
    html_add(page, "</li>\n");
}

static void add_sources(struct html_page *page, const struct cc_block *block)
{
    (void)block;
    if (page->doc->source_count == 0)
        return;
    html_add(page, page->sources ? "<section>\n<h2>Sources</h2>\n<ol class=\"sources\">\n"
                                 : "<section aria-labelledby=\"sources\">\n<h2 id=\"sources\">Sources</h2>\n<ol class=\"sources\">\n");
    for (size_t i = 0; i < page->doc->source_count; i++)
        add_source(page, i + 1, &page->doc->sources[i]);
    html_add(page, "</ol>\n</section>\n");
    page->sources = true;
}

/* Headings that lead to nothing have no id; a run of sections at the page's first level is what the table of contents lists. */
static void add_heading(struct html_page *page, const struct cc_block *block)
{
    unsigned level = block->level == 3 ? 3 : 2;
    cc_buf_addf(page->out, "<h%u", level);
    if (block->id.len) {
        html_add(page, " id=\"");
        html_add_text(page, block->id);
        html_add(page, "\"");
    }
    html_add(page, ">");
    html_add_text(page, block->text);
    cc_buf_addf(page->out, "</h%u>\n", level);
    page->heading = block->text;
    page->level = level;
    page->sections = true;
}

static void add_paragraph(struct html_page *page, const struct cc_block *block)
{
    html_open_tag(page, "p", html_tone_class(block->tone));
    html_add_text(page, block->text);
    html_add(page, "</p>\n");
}

static void add_table(struct html_page *page, const struct cc_block *block)
{
    html_add_table(page, block->table);
}

static void add_verbatim(struct html_page *page, const struct cc_block *block)
{
    html_add(page, "<pre tabindex=\"0\">");
    cc_escape_html(page->out, block->text);
    html_add(page, "</pre>\n");
}

/* One block after the other. What ends a choice is its end or the next one. */
static void add_blocks(struct html_page *page, size_t first)
{
    static void (*const add[])(struct html_page *, const struct cc_block *) = {
        [CC_BLOCK_HEADING] = add_heading,
        [CC_BLOCK_PARAGRAPH] = add_paragraph,
        [CC_BLOCK_TABLE] = add_table,
        [CC_BLOCK_NOTES] = add_notes,
        [CC_BLOCK_VERBATIM] = add_verbatim,
        [CC_BLOCK_QUOTATION] = add_verbatim,
        [CC_BLOCK_PICTURE] = html_add_picture,
        [CC_BLOCK_PASSAGE] = html_add_passage,
        [CC_BLOCK_CHOICE] = html_open_choice,
        [CC_BLOCK_CHOICE_END] = html_close_choice,
        [CC_BLOCK_SOURCES] = add_sources,
    };
    for (size_t i = first; i < page->doc->block_count; i++)
        add[page->doc->blocks[i].kind](page, &page->doc->blocks[i]);
}

/* Where a page has sections to go to, a list of them stands before the first. */
static void add_contents(struct html_page *page)
{
    bool any = false;
    for (size_t i = 0; i < page->doc->block_count; i++) {
        const struct cc_block *block = &page->doc->blocks[i];
        if (block->kind != CC_BLOCK_HEADING || !block->id.len || block->level != 2)
            continue;
        html_add(page, any ? "" : "<nav aria-label=\"Contents\">\n<ul>\n");
        any = true;
        html_add(page, "<li><a href=\"#");
        html_add_text(page, block->id);
        html_add(page, "\">");
        html_add_text(page, block->text);
        html_add(page, "</a></li>\n");
    }
    html_add(page, any ? "</ul>\n</nav>\n" : "");
}

/* What the page is about in one short line: its heading, or how its first paragraph begins. */
static void add_title(struct html_page *page, struct cc_str heading)
{
    const struct cc_block *first = html_find_block(page->doc, CC_BLOCK_PARAGRAPH);
    struct cc_str text = cc_str_trim(heading.len || !first ? heading : first->text);
    size_t at = 0, length;
    for (size_t columns = 0; at < text.len; at += length) {
        cc_utf8_decode(text, at, &length);
        columns += cc_utf8_width(cc_str_sub(text, at, at + length));
        if (columns > TITLE)
            break;
    }
    html_add_text(page, cc_str_sub(text, 0, at));
    html_add(page, at < text.len ? " ..." : text.len ? " - chipcmp" : "chipcmp");
}

static void add_head(struct html_page *page, struct cc_str heading)
{
    html_add(page, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"color-scheme\" content=\"light dark\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'");
    if (html_needs_script(page->doc))
        cc_buf_addf(page->out, "; script-src 'sha256-%s'", html_script_digest);
    html_add(page, "\">\n<title>");
    add_title(page, heading);
    html_add(page, "</title>\n<style>\n");
    html_add(page, cc_html_style);
    html_add(page, cc_html_style_parts);
    html_add(page, "</style>\n</head>\n<body>\n<header>\n<h1>");
    html_add_text(page, heading.len ? heading : CC_STR("chipcmp"));
    html_add(page, "</h1>\n</header>\n");
    add_contents(page);
    html_add(page, "<main>\n");
}

bool cc_write_html(const struct cc_doc *doc, const struct cc_render_options *options, struct cc_buf *out, struct cc_error *error)
{
    (void)options;
    (void)error;
    struct html_page page = {.doc = doc, .out = out};
    bool titled = doc->block_count > 0 && doc->blocks[0].kind == CC_BLOCK_HEADING;
    if (titled)
        page.heading = doc->blocks[0].text;
    add_head(&page, page.heading);
    add_blocks(&page, titled);
    html_add(&page, "</main>\n");
    if (html_needs_script(doc)) {
        html_add(&page, "<script>");
        html_add(&page, html_script);
        html_add(&page, "</script>\n");
    }
    html_add(&page, "</body>\n</html>\n");
    return true;
}
