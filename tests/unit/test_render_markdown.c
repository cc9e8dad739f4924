/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document as Markdown. */
#include "report_fixture.h"

static void add_table(struct cc_doc *doc)
{
    const struct cc_column columns[] = {{CC_STR("Metric"), CC_ALIGN_LEFT, true}, {CC_STR("H20"), CC_ALIGN_RIGHT, false}};
    const struct cc_doc_source sources[] = {
        {.id = CC_STR("a"), .publisher = CC_STR("M"), .title = CC_STR("Data_sheet"), .url = CC_STR("https://m.example/a_b")},
        {.id = CC_STR("b"), .title = CC_STR("T"), .url = CC_STR("javascript:alert(1)"), .how = CC_STR("as copied"), .user = true},
        {.id = CC_STR("c"), .title = CC_STR("T"), .url = CC_STR("https://m.example/> <b>")},
    };
    const struct cc_str notes[] = {CC_STR("first | note"), CC_STR("- second")};
    struct cc_table *table = cc_doc_table(doc, CC_STR("A *table*"), columns, 2);
    cc_table_group(doc, table, CC_STR("Compute"));
    struct cc_cell *cells = cc_table_row(doc, table);
    cc_cell_set(doc, &cells[0], CC_TONE_PLAIN, CC_STR("BF16 tensor"));
    cc_cell_set(doc, &cells[1], CC_TONE_STRONG, CC_STR("148 TFLOPS"));
    for (size_t i = 0; i < 3; i++)
        cc_cell_cite(doc, &cells[1], cc_doc_cite(doc, &sources[i]));
    cc_cell_mark(doc, &cells[1], 1);
    cc_cell_mark(doc, &cells[1], 2);
    cells = cc_table_row(doc, table);
    cc_cell_set(doc, &cells[0], CC_TONE_PLAIN, CC_STR("https://m.example/x_y"));
    cc_doc_notes(doc, CC_STR(""), notes, 2, true);
    cc_doc_notes(doc, CC_STR("Notes"), notes, 2, false);
    cc_doc_sources(doc);
}

static void tables_notes_and_sources(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    add_table(&paper.doc);
    assert_rendered(&paper, CC_FORMAT_MARKDOWN, 40,
        "**A \\*table\\***\n"
        "\n"
        "| Metric | H20 |\n"
        "| --- | ---: |\n"
        "| **Compute** | |\n"
        "| BF16 tensor | **148 TFLOPS** [1,2,3] (a,b) |\n"
        "| <https://m.example/x_y> |  |\n"
        "\n"
        "- (a) first \\| note\n"
        "- (b) - second\n"
        "\n"
        "**Notes**\n"
        "\n"
        "- first \\| note\n"
        "- \\- second\n"
        "\n"
        "**Sources**\n"
        "\n"
        "1. M, Data\\_sheet, undated, <https://m.example/a_b>\n"
        "2. T, undated, javascript:alert(1) (as copied) (yours)\n"
        "3. T, undated, https://m.example/\\> \\<b\\>\n");
    paper_close(&paper);
}

static void prose_stays_prose(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"# no heading", "\\# no heading\n"},
        {"- no list", "\\- no list\n"},
        {"+ no list", "\\+ no list\n"},
        {"28. no list", "28\\. no list\n"},
        {"28) no list", "28\\) no list\n"},
        {"28 percent", "28 percent\n"},
        {"~~~ no fence", "\\~~~ no fence\n"},
        {"=== no underline", "\\=== no underline\n"},
        {"    no code", "no code\n"},
        {"one\n\n# two", "one  \\# two\n"},
        {"<script>", "\\<script\\>\n"},
        {"a\033[31mb", "a\\[31mb\n"},
        {"![x](y)", "!\\[x\\](y)\n"},
        {"", "\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct paper paper;
        paper_open(&paper);
        cc_doc_paragraph(&paper.doc, CC_TONE_PLAIN, cc_str_of(cases[i][0]));
        assert_rendered(&paper, CC_FORMAT_MARKDOWN, 0, cases[i][1]);
        paper_close(&paper);
    }
}

static void quotations_are_fenced(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    cc_doc_heading(&paper.doc, CC_STR(" Claim #1 "));
    cc_doc_verbatim(&paper.doc, CC_STR("a ````b\n```\n  ^\033"));
    cc_doc_paragraph(&paper.doc, CC_TONE_STRONG, CC_STR(" contradicted "));
    cc_doc_quotation(&paper.doc, CC_STR("x"));
    assert_rendered(&paper, CC_FORMAT_MARKDOWN, 0,
        "## Claim \\#1\n"
        "\n"
        "`````\n"
        "a ````b\n"
        "```\n"
        "  ^\\x1B\n"
        "`````\n"
        "\n"
        "**contradicted**\n"
        "\n"
        "```\n"
        "x\n"
        "```\n");
    paper_close(&paper);
}

static void empty_parts(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    const struct cc_column columns[] = {{CC_STR(""), CC_ALIGN_LEFT, false}, {CC_STR(""), CC_ALIGN_LEFT, false}};
    cc_doc_sources(&paper.doc);
    assert_rendered(&paper, CC_FORMAT_MARKDOWN, 0, "");
    cc_doc_table(&paper.doc, CC_STR(""), columns, 2);
    assert_rendered(&paper, CC_FORMAT_MARKDOWN, 0, "|  |  |\n| --- | --- |\n");
    paper_close(&paper);
}

static void too_little_memory(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    add_table(&paper.doc);
    assert_fails_without_memory(&paper, CC_FORMAT_MARKDOWN);
    paper_close(&paper);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_notes_and_sources),
        cmocka_unit_test(prose_stays_prose),
        cmocka_unit_test(quotations_are_fenced),
        cmocka_unit_test(empty_parts),
        cmocka_unit_test(too_little_memory),
    };
    return cmocka_run_group_tests_name("render_markdown", tests, NULL, NULL);
}
