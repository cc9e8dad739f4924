/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layer 9, render. HTML: figures, passages with highlighted words, and alternatives to choose from. */
#include "chipcmp/base/escape.h"
#include "html_page.h"

/* Without a picture its characters, and without these its words. */
void html_add_picture(struct html_page *page, const struct cc_block *block)
{
    const struct cc_picture *picture = block->picture;
    page->figures++;
    cc_buf_addf(page->out, "<figure id=\"figure-%zu\">\n", page->figures);
    if (picture->svg.len) {
        cc_buf_addf(page->out, "<div class=\"picture\" role=\"group\" aria-labelledby=\"caption-%zu\" tabindex=\"0\">\n", page->figures);
        cc_buf_add(page->out, picture->svg);
        html_add(page, "</div>\n");
    } else if (picture->plain.len) {
        html_add(page, "<pre tabindex=\"0\">");
        cc_escape_html(page->out, picture->plain);
        html_add(page, "</pre>\n");
    }
    if (picture->words.len) {
        html_add(page, "<details>\n<summary>What the figure shows, in words</summary>\n<p>");
        html_add_text(page, picture->words);
        html_add(page, "</p>\n</details>\n");
    }
    cc_buf_addf(page->out, "<figcaption id=\"caption-%zu\">Figure %zu. ", page->figures, page->figures);
    html_add_text(page, block->text);
    html_add(page, "</figcaption>\n");
    html_add(page, "</figure>\n");
}

static void add_span(struct html_page *page, const struct cc_span *span)
{
    const char *class = html_tone_class(span->tone);
    if (!span->label.len) {
        cc_escape_html(page->out, span->text);
        return;
    }
    html_open_tag(page, "mark", class);
    cc_escape_html(page->out, span->text);
    if (span->target.len) {
        html_add(page, "<a class=\"label\" href=\"#");
        html_add_text(page, span->target);
        html_add(page, "\">");
    } else {
        html_add(page, "<span class=\"label\">");
    }
    html_add_text(page, span->label);
    html_add(page, span->target.len ? "</a></mark>" : "</span></mark>");
}

void html_add_passage(struct html_page *page, const struct cc_block *block)
{
    html_add(page, "<blockquote class=\"passage\">");
    for (size_t i = 0; i < block->span_count; i++)
        add_span(page, &block->spans[i]);
    html_add(page, "</blockquote>\n");
}

/* The script puts a list to choose from before the first one of a group, and hides the others. */
void html_open_choice(struct html_page *page, const struct cc_block *block)
{
    if (page->choosing)
        html_add(page, "</section>\n");
    else
        page->choosers++;
    page->choosing = true;
    cc_buf_addf(page->out, "<section class=\"choice\" data-group=\"%zu\" aria-label=\"", page->choosers);
    html_add_text(page, block->text);
    html_add(page, "\">\n");
}

void html_close_choice(struct html_page *page, const struct cc_block *block)
{
    (void)block;
    html_add(page, page->choosing ? "</section>\n" : "");
    page->choosing = false;
}
