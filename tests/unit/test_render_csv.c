/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The flat table as csv and tsv. */
#include "report_fixture.h"

static void fill(struct cc_doc *doc)
{
    static const char *const names[] = {"chip", "value", "note"};
    static const char *const rows[][3] = {
        {"h20-96gb", "148", "plain"},
        {"a,b", "say \"x\"", "two\nlines"},
        {"=cmd|' /C calc'!A0", "-85.04", "+1 (555)"},
        {"@SUM(A1)", "-", ""},
        {"tab\there", "back\\slash", "\r"},
        {"ill \xff formed", "é", " space "},
    };
    cc_record_columns(doc, names, 3);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct cc_str *row = cc_record_row(doc);
        for (size_t k = 0; k < 3; k++)
            cc_record_set(doc, row, k, cc_str_of(rows[i][k]));
    }
}

static void csv(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    fill(&paper.doc);
    assert_rendered(&paper, CC_FORMAT_CSV, 10,
        "chip,value,note\n"
        "h20-96gb,148,plain\n"
        "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\"\n"
        "\"'=cmd|' /C calc'!A0\",-85.04,\"'+1 (555)\"\n"
        "\"'@SUM(A1)\",\"'-\",\n"
        "tab\there,back\\slash,\"'\r\"\n"
        "ill \uFFFD formed,é,\" space \"\n");
    paper_close(&paper);
}

static void tsv(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    fill(&paper.doc);
    assert_rendered(&paper, CC_FORMAT_TSV, 10,
        "chip\tvalue\tnote\n"
        "h20-96gb\t148\tplain\n"
        "a,b\tsay \"x\"\ttwo\\nlines\n"
        "'=cmd|' /C calc'!A0\t-85.04\t'+1 (555)\n"
        "'@SUM(A1)\t'-\t\n"
        "tab\\there\tback\\\\slash\t\\r\n"
        "ill \uFFFD formed\té\t space \n");
    paper_close(&paper);
}

static void no_rows_leave_the_header(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    const char *const names[] = {"chip", "value"};
    cc_record_columns(&paper.doc, names, 2);
    assert_rendered(&paper, CC_FORMAT_CSV, 0, "chip,value\n");
    assert_rendered(&paper, CC_FORMAT_TSV, 0, "chip\tvalue\n");
    paper_close(&paper);
}

static void no_record_is_an_error(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    paper.doc.data = json_object();
    assert_not_rendered(&paper, CC_FORMAT_CSV, CC_ERR_USAGE,
        "there is no csv output of this; choose one of: table, json, ndjson, markdown, html, tex");
    paper_close(&paper);
}

static void too_little_memory(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    fill(&paper.doc);
    assert_fails_without_memory(&paper, CC_FORMAT_CSV);
    assert_fails_without_memory(&paper, CC_FORMAT_TSV);
    paper_close(&paper);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv),
        cmocka_unit_test(tsv),
        cmocka_unit_test(no_rows_leave_the_header),
        cmocka_unit_test(no_record_is_an_error),
        cmocka_unit_test(too_little_memory),
    };
    return cmocka_run_group_tests_name("render_csv", tests, NULL, NULL);
}
