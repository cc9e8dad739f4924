/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document as an HTML page. */
#include "report_fixture.h"

#include "render/html_style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* What stands between the end of the head and the end of the page. */
static struct cc_str body_of(struct cc_str page)
{
    size_t from = cc_str_find(page, CC_STR("<body>\n"));
    assert_true(from < page.len && cc_str_ends(page, CC_STR("</main>\n</body>\n</html>\n")));
    return cc_str_sub(page, from + strlen("<body>\n"), page.len - strlen("</main>\n</body>\n</html>\n"));
}

static void write_page(struct paper *paper, struct cc_buf *out)
{
    struct cc_render_options options = {.width = 40, .color = true, .ascii = true}; /* none of them matters */
    cc_buf_init(out, 0);
    assert_true(cc_render(&paper->doc, CC_FORMAT_HTML, &options, out, &paper->error));
}

static void assert_body(struct paper *paper, const char *expected)
{
    struct cc_buf out;
    write_page(paper, &out);
    assert_view(body_of(cc_buf_view(&out)), expected);
    cc_buf_release(&out);
}

static void assert_holds(struct cc_str page, const char *text)
{
    if (cc_str_find(page, cc_str_of(text)) == SIZE_MAX)
        fail_msg("the page lacks %s", text);
}

static void assert_lacks(struct cc_str page, const char *text)
{
    if (cc_str_find(page, cc_str_of(text)) != SIZE_MAX)
        fail_msg("the page holds %s", text);
}

static void add_table(struct cc_doc *doc, struct cc_str title)
{
    const struct cc_column columns[] = {{CC_STR(""), CC_ALIGN_LEFT, true}, {CC_STR("H20"), CC_ALIGN_RIGHT, false}};
    const struct cc_doc_source source = {.id = CC_STR("a"),
        .publisher = CC_STR("M&M"),
        .title = CC_STR("<Data>"),
        .url = CC_STR("https://m.example/?a=1&b=\"2\"")};
    struct cc_table *table = cc_doc_table(doc, title, columns, 2);
    cc_table_group(doc, table, CC_STR("Compute"));
    struct cc_cell *cells = cc_table_row(doc, table);
    cc_cell_set(doc, &cells[0], CC_TONE_STRONG, CC_STR("BF16"));
    cc_cell_set(doc, &cells[1], CC_TONE_UNKNOWN, CC_STR("148"));
    cc_cell_cite(doc, &cells[1], cc_doc_cite(doc, &source));
    cc_cell_mark(doc, &cells[1], 2);
    cc_table_group(doc, table, CC_STR("Memory"));
    cells = cc_table_row(doc, table);
    cc_cell_set(doc, &cells[1], CC_TONE_PLAIN, CC_STR("https://m.example/x"));
}

static void tables_notes_and_sources(void **state)
{
    (void)state;
    const struct cc_str notes[] = {CC_STR("first"), CC_STR("second")};
    struct paper paper;
    paper_open(&paper);
    cc_doc_heading(&paper.doc, CC_STR("A < B"));
    add_table(&paper.doc, CC_STR("Figures"));
    cc_doc_notes(&paper.doc, CC_STR("Notes"), notes, 2, true);
    cc_doc_notes(&paper.doc, CC_STR(""), notes, 1, false);
    cc_doc_sources(&paper.doc);
    assert_body(&paper,
        "<header>\n<h1>A &lt; B</h1>\n</header>\n<main>\n"
        "<div class=\"scroll\" role=\"group\" aria-labelledby=\"table-1\" tabindex=\"0\">\n<table>\n"
        "<caption id=\"table-1\">Figures</caption>\n"
        "<thead>\n<tr><td></td><th scope=\"col\" class=\"right\">H20</th></tr>\n</thead>\n"
        "<tbody>\n<tr><th class=\"group\" scope=\"rowgroup\" colspan=\"2\">Compute</th></tr>\n"
        "<tr><th scope=\"row\" class=\"strong\">BF16</th><td class=\"right unknown\">148 <span class=\"refs\">[<a href=\"#source-1\" "
        "aria-label=\"source 1\">1</a>] (<a href=\"#note-1-b\" aria-label=\"note b\">b</a>)</span></td></tr>\n"
        "</tbody>\n<tbody>\n<tr><th class=\"group\" scope=\"rowgroup\" colspan=\"2\">Memory</th></tr>\n"
        "<tr><td></td><td class=\"right\"><a class=\"address\" rel=\"noreferrer\" href=\"https://m.example/x\">https://m.example/x</a>"
        "</td></tr>\n</tbody>\n</table>\n</div>\n"
        "<h2>Notes</h2>\n<ol type=\"a\" class=\"notes\">\n<li id=\"note-1-a\">first</li>\n<li id=\"note-1-b\">second</li>\n</ol>\n"
        "<ul class=\"notes\">\n<li>first</li>\n</ul>\n"
        "<section aria-labelledby=\"sources\">\n<h2 id=\"sources\">Sources</h2>\n<ol class=\"sources\">\n"
        "<li id=\"source-1\">M&amp;M, <cite>&lt;Data&gt;</cite>, undated, <a class=\"address\" rel=\"noreferrer\" "
        "href=\"https://m.example/?a=1&amp;b=&quot;2&quot;\">https://m.example/?a=1&amp;b=&quot;2&quot;</a></li>\n</ol>\n</section>\n");
    paper_close(&paper);
}

static void paragraphs_and_headings(void **state)
{
    (void)state;
    const struct cc_str item = CC_STR("item");
    struct paper paper;
    paper_open(&paper);
    cc_doc_paragraph(&paper.doc, CC_TONE_BAD, CC_STR("Contradicted: <b>"));
    cc_doc_heading(&paper.doc, CC_STR("draft.md"));
    cc_doc_paragraph(&paper.doc, CC_TONE_PLAIN, CC_STR(" plain "));
    cc_doc_quotation(&paper.doc, CC_STR("  a <i>\n  ^\n"));
    cc_doc_notes(&paper.doc, CC_STR("Left alone"), &item, 1, false);
    cc_doc_sources(&paper.doc); /* nothing is cited: no section */
    assert_body(&paper, "<header>\n<h1>chipcmp</h1>\n</header>\n<main>\n"
                        "<p class=\"bad\">Contradicted: &lt;b&gt;</p>\n<h2>draft.md</h2>\n<p>plain</p>\n"
                        "<pre tabindex=\"0\">  a &lt;i&gt;\n  ^\n</pre>\n"
                        "<h3>Left alone</h3>\n<ul class=\"notes\">\n<li>item</li>\n</ul>\n");
    paper_close(&paper);
}

static void page_title(struct paper *paper, const char *expected)
{
    struct cc_buf out;
    write_page(paper, &out);
    assert_holds(cc_buf_view(&out), expected);
    cc_buf_release(&out);
    paper_close(paper);
}

static void titles(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    page_title(&paper, "<title>chipcmp</title>");
    paper_open(&paper);
    cc_doc_heading(&paper.doc, CC_STR("H20 & H100"));
    page_title(&paper, "<title>H20 &amp; H100 - chipcmp</title>");
    paper_open(&paper);
    cc_doc_paragraph(&paper.doc, CC_TONE_PLAIN, CC_STR("Supported: yes."));
    page_title(&paper, "<title>Supported: yes. - chipcmp</title>");
    paper_open(&paper); /* cut, but not inside a character */
    cc_doc_heading(&paper.doc, CC_STR("0123456789012345678901234567890123456789012345678901234567\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"));
    page_title(&paper, "<title>0123456789012345678901234567890123456789012345678901234567\xC3\xA9\xC3\xA9 ...</title>");
}

/* A table without a title is named by the heading above it, a second one by its number. */
static void captions(void **state)
{
    (void)state;
    const struct cc_column column = {CC_STR("Chip"), CC_ALIGN_LEFT, true};
    struct cc_buf out;
    struct paper paper;
    paper_open(&paper);
    cc_doc_heading(&paper.doc, CC_STR("Title"));
    for (int i = 0; i < 2; i++) {
        struct cc_cell *cells = cc_table_row(&paper.doc, cc_doc_table(&paper.doc, CC_STR(""), &column, 1));
        cc_cell_set(&paper.doc, cells, CC_TONE_PLAIN, CC_STR("h20")); /* alone in its row it names nothing */
    }
    write_page(&paper, &out);
    assert_holds(cc_buf_view(&out), "<caption id=\"table-1\" class=\"heard\">Title</caption>\n");
    assert_holds(cc_buf_view(&out), "<caption id=\"table-2\" class=\"heard\">Table 2</caption>\n");
    assert_holds(cc_buf_view(&out), "<tr><td>h20</td></tr>");
    cc_buf_release(&out);
    paper_close(&paper);
}

/* Marks mean the lettered notes that follow; where these are missing, or there is no list of sources, nothing links to nowhere. */
static void links_lead_somewhere(void **state)
{
    (void)state;
    const struct cc_str notes[] = {CC_STR("first"), CC_STR("second")};
    struct cc_buf out;
    struct paper paper;
    paper_open(&paper);
    add_table(&paper.doc, CC_STR("One"));
    cc_doc_notes(&paper.doc, CC_STR(""), notes, 2, true);
    add_table(&paper.doc, CC_STR("Two"));
    cc_doc_notes(&paper.doc, CC_STR(""), notes, 1, true);
    write_page(&paper, &out);
    assert_holds(cc_buf_view(&out), "href=\"#note-1-b\"");
    assert_lacks(cc_buf_view(&out), "href=\"#note-2-b\"");
    assert_lacks(cc_buf_view(&out), "href=\"#source-1\"");
    assert_holds(cc_buf_view(&out), "[1] (b)</span>");
    cc_buf_release(&out);
    paper_close(&paper);
}

static void hostile_text(void **state)
{
    (void)state;
    const struct cc_str text = CC_STR("\"><script>alert('1')</script>\x1B[31m\xE2\x80\xAE\xFF");
    const struct cc_column column = {text, CC_ALIGN_LEFT, true};
    const struct cc_doc_source source =
        {.id = text, .publisher = text, .title = text, .date = text, .url = CC_STR("javascript:alert(1)"), .how = text, .user = true};
    struct cc_buf out;
    struct paper paper;
    paper_open(&paper);
    cc_doc_heading(&paper.doc, text);
    cc_doc_paragraph(&paper.doc, CC_TONE_PLAIN, text);
    cc_doc_verbatim(&paper.doc, text);
    struct cc_table *table = cc_doc_table(&paper.doc, text, &column, 1);
    cc_table_group(&paper.doc, table, text);
    struct cc_cell *cells = cc_table_row(&paper.doc, table);
    cc_cell_set(&paper.doc, cells, CC_TONE_PLAIN, CC_STR("https://x.example/\"onmouseover=\"alert(1)"));
    cc_cell_cite(&paper.doc, cells, cc_doc_cite(&paper.doc, &source));
    cc_doc_notes(&paper.doc, text, &text, 1, true);
    cc_doc_sources(&paper.doc);
    write_page(&paper, &out);
    assert_lacks(cc_buf_view(&out), "<script");
    assert_lacks(cc_buf_view(&out), "href=\"javascript");
    assert_lacks(cc_buf_view(&out), "\"onmouseover");
    assert_lacks(cc_buf_view(&out), "\x1B");
    assert_lacks(cc_buf_view(&out), "\xE2\x80\xAE");
    assert_lacks(cc_buf_view(&out), "\xFF");
    cc_buf_release(&out);
    paper_close(&paper);
}

static void needs_nothing_else(void **state)
{
    (void)state;
    struct cc_buf out;
    struct paper paper;
    paper_open(&paper);
    write_page(&paper, &out);
    struct cc_str page = cc_buf_view(&out);
    assert_true(cc_str_starts(page, CC_STR("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")));
    static const char *const outside[] = {"<script", "<link", "<img", "@import", "url(", "http://", "https://", "src="};
    for (size_t i = 0; i < sizeof outside / sizeof outside[0]; i++)
        assert_lacks(page, outside[i]);
    assert_holds(page, "prefers-color-scheme: dark");
    assert_holds(page, "@media print");
    cc_buf_release(&out);
    paper_close(&paper);
}

/* The luminance of a colour #rrggbb, as WCAG 2.2 defines it. */
static double luminance(const char *color)
{
    static const double weights[3] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        char digits[3] = {color[1 + 2 * i], color[2 + 2 * i], '\0'}, *end;
        double part = (double)strtol(digits, &end, 16) / 255;
        assert_ptr_equal(end, digits + 2);
        sum += weights[i] * (part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static double contrast(const char *a, const char *b)
{
    double high = luminance(a), low = luminance(b);
    return high > low ? (high + 0.05) / (low + 0.05) : (low + 0.05) / (high + 0.05);
}

static const char *color_of(const char *scheme, const char *name)
{
    char key[32];
    snprintf(key, sizeof key, "--%s: #", name);
    const char *at = strstr(scheme, key);
    assert_non_null(at);
    return at + strlen(key) - 1;
}

/* In light, in dark and on paper, on both grounds. */
static void colours_can_be_told_apart(void **state)
{
    (void)state;
    static const char *const inks[] = {"ink", "muted", "link", "good", "bad", "warn", "unknown"};
    const char *const sheets[] = {cc_html_style, cc_html_style_parts};
    int schemes = 0;
    assert_double_near(contrast("#000000", "#ffffff"), 21, 1e-9);
    for (size_t sheet = 0; sheet < 2; sheet++)
        for (const char *scheme = sheets[sheet]; (scheme = strstr(scheme, ":root {")); scheme++, schemes++)
            for (size_t i = 0; i < sizeof inks / sizeof inks[0]; i++) {
                assert_true(contrast(color_of(scheme, inks[i]), color_of(scheme, "ground")) >= 4.5);
                assert_true(contrast(color_of(scheme, inks[i]), color_of(scheme, "band")) >= 4.5);
            }
    assert_int_equal(schemes, 3);
}

static void too_little_memory(void **state)
{
    (void)state;
    const struct cc_str note = CC_STR("note");
    struct paper paper;
    paper_open(&paper);
    add_table(&paper.doc, CC_STR("Figures"));
    cc_doc_notes(&paper.doc, CC_STR(""), &note, 1, true);
    cc_doc_sources(&paper.doc);
    assert_fails_without_memory(&paper, CC_FORMAT_HTML);
    paper_close(&paper);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_notes_and_sources),
        cmocka_unit_test(paragraphs_and_headings),
        cmocka_unit_test(titles),
        cmocka_unit_test(captions),
        cmocka_unit_test(links_lead_somewhere),
        cmocka_unit_test(hostile_text),
        cmocka_unit_test(needs_nothing_else),
        cmocka_unit_test(colours_can_be_told_apart),
        cmocka_unit_test(too_little_memory),
    };
    return cmocka_run_group_tests_name("render_html", tests, NULL, NULL);
}
