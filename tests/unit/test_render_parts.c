/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of long documents in every format: sections, pictures, passages, choices, columns to sort by; and one document in another. */
#include "report_fixture.h"

static struct cc_str page_of(struct paper *paper, enum cc_format format, struct cc_buf *out)
{
    struct cc_render_options options = {.width = 60};
    cc_buf_init(out, 0);
    assert_true(cc_render(&paper->doc, format, &options, out, &paper->error));
    return cc_buf_view(out);
}

static void assert_holds(struct cc_str page, const char *text)
{
    if (cc_str_find(page, cc_str_of(text)) == SIZE_MAX)
        fail_msg("this lacks %s:\n%.*s", text, CC_PRI(page));
}

static void assert_lacks(struct cc_str page, const char *text)
{
    if (cc_str_find(page, cc_str_of(text)) != SIZE_MAX)
        fail_msg("this holds %s:\n%.*s", text, CC_PRI(page));
}

static void assert_page(struct paper *paper, enum cc_format format, const char *const *texts)
{
    struct cc_buf out;
    struct cc_str page = page_of(paper, format, &out);
    for (; *texts; texts++)
        assert_holds(page, *texts);
    cc_buf_release(&out);
}

static void sections_have_anchors_and_contents(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    cc_doc_heading(&paper.doc, CC_STR("Title"));
    cc_doc_section(&paper.doc, CC_STR("rules"), CC_STR("Rules & more"), 2);
    cc_doc_section(&paper.doc, CC_STR("one"), CC_STR("One"), 3);
    assert_page(&paper, CC_FORMAT_HTML,
        (const char *const[]){"<nav aria-label=\"Contents\">\n<ul>\n<li><a href=\"#rules\">Rules &amp; more</a></li>\n</ul>\n</nav>",
            "<h2 id=\"rules\">Rules &amp; more</h2>", "<h3 id=\"one\">One</h3>", NULL});
    assert_page(&paper, CC_FORMAT_MARKDOWN, (const char *const[]){"## Rules & more\n", "### One\n", NULL});
    assert_page(&paper, CC_FORMAT_TEX, (const char *const[]){"\\title{Title}", "\\section*{Rules \\& more}\n", "\\subsection*{One}", NULL});
    paper_close(&paper);
}

static void pictures_stand_as_each_format_can(void **state)
{
    (void)state;
    const struct cc_picture picture = {CC_STR("<svg><title>T</title></svg>"), CC_STR("H20 ##\n"),
        CC_STR("\\begin{tikzpicture}\\end{tikzpicture}"), CC_STR("A <bar>.")};
    struct paper paper;
    paper_open(&paper);
    cc_doc_picture(&paper.doc, CC_STR("Bars & more"), &picture);
    assert_page(&paper, CC_FORMAT_HTML,
        (const char *const[]){"<figure id=\"figure-1\">", "<svg><title>T</title></svg>", "Figure 1. Bars &amp; more</figcaption>",
            "<p>A &lt;bar&gt;.</p>", NULL});
    assert_page(&paper, CC_FORMAT_MARKDOWN, (const char *const[]){"```\nH20 ##\n```\n", "**Bars & more**", "A \\<bar\\>.", NULL});
    assert_page(&paper, CC_FORMAT_TABLE, (const char *const[]){"H20 ##\nBars & more\n", NULL});
    assert_page(&paper, CC_FORMAT_TEX,
        (const char *const[]){"\\usepackage{gnuplot-lua-tikz}", "\\begin{tikzpicture}", "\\caption{Bars \\& more}", NULL});
    paper_close(&paper);
}

static void pictures_may_lack_forms(void **state)
{
    (void)state;
    const struct cc_picture picture = {.words = CC_STR("Only words.")};
    struct paper paper;
    struct cc_buf out;
    paper_open(&paper);
    cc_doc_picture(&paper.doc, CC_STR("Caption"), &picture);
    for (int i = 0; i < CC_FORMAT_COUNT; i++) {
        enum cc_format format = (enum cc_format)i;
        if (format != CC_FORMAT_HTML && format != CC_FORMAT_MARKDOWN && format != CC_FORMAT_TABLE && format != CC_FORMAT_TEX)
            continue;
        struct cc_str page = page_of(&paper, format, &out);
        assert_holds(page, "Only words.");
        assert_lacks(page, "tikz");
        cc_buf_release(&out);
    }
    paper_close(&paper);
}

static void passages_are_quoted_with_their_marks(void **state)
{
    (void)state;
    const struct cc_span spans[] = {
        {.text = CC_STR("First <line>.\n> The ")},
        {CC_STR("H20 & more"), CC_TONE_BAD, CC_STR("1: contradicted"), CC_STR("claim-1")},
        {.text = CC_STR(" end.")},
    };
    struct paper paper;
    paper_open(&paper);
    cc_doc_passage(&paper.doc, spans, 3);
    assert_page(&paper, CC_FORMAT_HTML,
        (const char *const[]){"<blockquote class=\"passage\">First &lt;line&gt;.\n&gt; The <mark class=\"bad\">H20 &amp; more"
                              "<a class=\"label\" href=\"#claim-1\">1: contradicted</a></mark> end.</blockquote>",
            NULL});
    assert_page(&paper, CC_FORMAT_MARKDOWN,
        (const char *const[]){"> First \\<line\\>.\n> \\> The **H20 & more** \\[1: contradicted\\] end.\n", NULL});
    assert_page(&paper, CC_FORMAT_TABLE, (const char *const[]){"  First <line>.\n  > The [H20 & more | 1: contradicted] end.\n", NULL});
    assert_page(&paper, CC_FORMAT_TEX, (const char *const[]){"\\textbf{{\\color{ccbad}H20 \\& more}}~[1: contradicted]", NULL});
    paper_close(&paper);
}

static void add_choice(struct cc_doc *doc, struct cc_str name)
{
    cc_doc_choice(doc, name);
    cc_doc_paragraph(doc, CC_TONE_PLAIN, CC_STR("text"));
}

static void choices_are_groups(void **state)
{
    (void)state;
    struct paper paper;
    struct cc_buf out;
    paper_open(&paper);
    for (int i = 0; i < 2; i++) {
        add_choice(&paper.doc, CC_STR("against A"));
        add_choice(&paper.doc, CC_STR("against B"));
        cc_doc_choice_end(&paper.doc);
    }
    assert_page(&paper, CC_FORMAT_HTML,
        (const char *const[]){"<section class=\"choice\" data-group=\"1\" aria-label=\"against A\">\n<p>text</p>\n</section>\n"
                              "<section class=\"choice\" data-group=\"1\" aria-label=\"against B\">\n<p>text</p>\n</section>\n"
                              "<section class=\"choice\" data-group=\"2\"",
            "<script>", "script-src 'sha256-", NULL});
    struct cc_str page = page_of(&paper, CC_FORMAT_MARKDOWN, &out);
    assert_view(page, "**against A**\n\ntext\n\n**against B**\n\ntext\n\n**against A**\n\ntext\n\n**against B**\n\ntext\n");
    cc_buf_release(&out);
    paper_close(&paper);
}

static void columns_with_an_order_can_be_sorted(void **state)
{
    (void)state;
    const struct cc_column columns[] = {{CC_STR("Chip"), CC_ALIGN_LEFT, false}, {CC_STR("Ratio"), CC_ALIGN_RIGHT, false}};
    struct paper paper;
    struct cc_buf out;
    paper_open(&paper);
    struct cc_table *table = cc_doc_table(&paper.doc, CC_STR("T"), columns, 2);
    struct cc_cell *cells = cc_table_row(&paper.doc, table);
    cc_cell_set(&paper.doc, &cells[1], CC_TONE_PLAIN, CC_STR("0.15x"));
    struct cc_str page = page_of(&paper, CC_FORMAT_HTML, &out);
    assert_lacks(page, "<script>");
    assert_lacks(page, "script-src");
    assert_lacks(page, "data-sort");
    cc_buf_release(&out);
    cells[1].has_order = true;
    cells[1].order = 0.1496;
    page = page_of(&paper, CC_FORMAT_HTML, &out);
    assert_holds(page, "<th scope=\"col\" data-sort class=\"right\">Ratio</th>");
    assert_holds(page, "<th scope=\"col\">Chip</th>");
    assert_holds(page, "<td data-order=\"0.1496\" class=\"right\">0.15x</td>");
    assert_holds(page, "<script>");
    cc_buf_release(&out);
    paper_close(&paper);
}

static void parts_join_with_their_sources(void **state)
{
    (void)state;
    const struct cc_column columns[] = {{CC_STR("Chip"), CC_ALIGN_LEFT, false}};
    const struct cc_doc_source first = {.id = CC_STR("a"), .title = CC_STR("A")}, second = {.id = CC_STR("b"), .title = CC_STR("B")};
    struct paper paper;
    struct cc_doc part;
    paper_open(&paper);
    assert_int_equal(cc_doc_cite(&paper.doc, &first), 1);
    cc_doc_part(&paper.doc, &part);
    assert_int_equal(cc_doc_cite(&part, &second), 2);
    assert_int_equal(cc_doc_cite(&part, &first), 1);
    cc_doc_heading(&part, CC_STR("Left out"));
    cc_doc_heading(&part, CC_STR("Part"));
    struct cc_cell *cell = cc_table_row(&part, cc_doc_table(&part, CC_STR(""), columns, 1));
    cc_cell_set(&part, cell, CC_TONE_PLAIN, CC_STR("H20"));
    cc_cell_cite(&part, cell, 2);
    cc_doc_sources(&part);
    part.data = json_object();
    cc_doc_append(&paper.doc, &part, 1, 3);
    cc_doc_sources(&paper.doc);
    assert_null(part.data);
    assert_null(paper.doc.data);
    assert_rendered(&paper, CC_FORMAT_MARKDOWN, 0,
        "### Part\n\n| Chip |\n| --- |\n| H20 [2] |\n\n**Sources**\n\n1. A, undated\n2. B, undated\n");
    paper_close(&paper);
}

/* What a file may hold to be taken for a command of TeX or for markup. */
static void hostile_text_stays_text(void **state)
{
    (void)state;
    const struct cc_str text = CC_STR("\\input{x} $1$ %_^~&#{}\" -- \xE5\x8D\x8E a\x01"
                                      "b");
    struct paper paper;
    paper_open(&paper);
    cc_doc_paragraph(&paper.doc, CC_TONE_PLAIN, text);
    assert_page(&paper, CC_FORMAT_TEX,
        (const char *const[]){"{\\textbackslash{}input\\textbraceleft{}x\\textbraceright{} \\$1\\$ "
                              "\\%\\_\\allowbreak{}\\textasciicircum{}\\textasciitilde{}"
                              "\\&\\#\\textbraceleft{}\\textbraceright{}\\textquotedbl{} -{}-{} \\ccother{534E}{\xE5\x8D\x8E} a b}",
            NULL});
    paper_close(&paper);
}

static void long_words_may_be_broken(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    cc_doc_paragraph(&paper.doc, CC_TONE_PLAIN, CC_STR("a/b 3.35 x.y 0123456789012345678901234567"));
    assert_page(&paper, CC_FORMAT_TEX,
        (const char *const[]){"{a/\\allowbreak{}b 3.35 x.\\allowbreak{}y 012345678901234567890123\\allowbreak{}4567}", NULL});
    paper_close(&paper);
}

static void too_little_memory(void **state)
{
    (void)state;
    const struct cc_picture picture = {.svg = CC_STR("<svg/>"), .words = CC_STR("w")};
    const struct cc_span span = {CC_STR("t"), CC_TONE_BAD, CC_STR("l"), CC_STR("c")};
    struct paper paper;
    paper_open(&paper);
    cc_doc_section(&paper.doc, CC_STR("i"), CC_STR("S"), 2);
    cc_doc_picture(&paper.doc, CC_STR("c"), &picture);
    cc_doc_passage(&paper.doc, &span, 1);
    cc_doc_choice(&paper.doc, CC_STR("c"));
    cc_doc_choice_end(&paper.doc);
    assert_fails_without_memory(&paper, CC_FORMAT_TEX);
    assert_fails_without_memory(&paper, CC_FORMAT_HTML);
    assert_fails_without_memory(&paper, CC_FORMAT_TABLE);
    paper_close(&paper);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_have_anchors_and_contents),
        cmocka_unit_test(pictures_stand_as_each_format_can),
        cmocka_unit_test(pictures_may_lack_forms),
        cmocka_unit_test(passages_are_quoted_with_their_marks),
        cmocka_unit_test(choices_are_groups),
        cmocka_unit_test(columns_with_an_order_can_be_sorted),
        cmocka_unit_test(parts_join_with_their_sources),
        cmocka_unit_test(hostile_text_stays_text),
        cmocka_unit_test(long_words_may_be_broken),
        cmocka_unit_test(too_little_memory),
    };
    return cmocka_run_group_tests_name("render_parts", tests, use_utf8, NULL);
}
