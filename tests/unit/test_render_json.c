/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON: the helpers that build it, and both ways to write it. */
#include "report_fixture.h"
#include "scarcity.h"

#include "chipcmp/report/json.h"

#include <stdlib.h>

static void fill(struct cc_doc *doc)
{
    json_t *data = cc_json_document(doc, "compare");
    json_t *array = cc_json_array(doc);
    cc_json_set(doc, data, "zulu", array);
    cc_json_add(doc, array, cc_json_interval(doc, (struct cc_interval){147.5, 148.5}));
    cc_json_add(doc, array, cc_json_str(doc, CC_STR("148")));
    cc_json_set(doc, data, "alpha", cc_json_str_or_null(doc, CC_STR("")));
    cc_json_set(doc, data, "name", cc_json_name(doc, NULL));
    cc_json_set(doc, data, "count", cc_json_count(doc, 3));
    cc_json_set(doc, data, "text", cc_json_str_or_null(doc, CC_STR("a \"b\" \\ \n \x01 é \xff")));
}

static void keys_keep_their_order(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    fill(&paper.doc);
    assert_rendered(&paper, CC_FORMAT_JSON, 0,
        "{\n"
        "  \"schema\": \"chipcmp.compare/1\",\n"
        "  \"zulu\": [\n"
        "    [\n"
        "      147.5,\n"
        "      148.5\n"
        "    ],\n"
        "    \"148\"\n"
        "  ],\n"
        "  \"alpha\": null,\n"
        "  \"name\": null,\n"
        "  \"count\": 3,\n"
        "  \"text\": \"a \\\"b\\\" \\\\ \\n \\u0001 é \uFFFD\"\n"
        "}\n");
    assert_rendered(&paper, CC_FORMAT_NDJSON, 0,
        "{\"schema\":\"chipcmp.compare/1\",\"zulu\":[[147.5,148.5],\"148\"],\"alpha\":null,\"name\":null,\"count\":3,"
        "\"text\":\"a \\\"b\\\" \\\\ \\n \\u0001 é \uFFFD\"}\n");
    paper_close(&paper);
}

static void numbers_are_short(void **state)
{
    (void)state;
    static const struct {
        double value;
        const char *text;
    } cases[] = {{147.5, "147.5\n"}, {0.1496, "0.1496\n"}, {989.4, "989.4\n"}, {-85.04, "-85.04\n"}, {1978.9, "1978.9\n"}, {148, "148.0\n"},
        {0.1, "0.1\n"}, {1e-7, "1e-7\n"}, {0.1 + 0.2, "0.3\n"}, {123456789012345, "123456789012345.0\n"}, {1e15, "1e15\n"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct paper paper;
        paper_open(&paper);
        paper.doc.data = cc_json_real(&paper.doc, cases[i].value);
        assert_rendered(&paper, CC_FORMAT_JSON, 0, cases[i].text);
        paper_close(&paper);
    }
}

static void an_array_is_one_line_an_element(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    paper.doc.data = cc_json_array(&paper.doc);
    assert_rendered(&paper, CC_FORMAT_NDJSON, 0, "");
    cc_json_add(&paper.doc, paper.doc.data, cc_json_str(&paper.doc, CC_STR("a")));
    json_t *object = cc_json_object(&paper.doc);
    cc_json_set(&paper.doc, object, "k", cc_json_count(&paper.doc, 1));
    cc_json_add(&paper.doc, paper.doc.data, object);
    assert_rendered(&paper, CC_FORMAT_NDJSON, 0, "\"a\"\n{\"k\":1}\n");
    paper_close(&paper);
}

static void a_nul_is_text(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    paper.doc.data = cc_json_str(&paper.doc, CC_STR("a\0b"));
    assert_rendered(&paper, CC_FORMAT_NDJSON, 0, "\"a\\u0000b\"\n");
    paper_close(&paper);
}

static void ill_formed_text_is_replaced(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"\xff", "\"\uFFFD\"\n"},
        {"a\xc3", "\"a\uFFFD\"\n"},
        {"\xed\xa0\x80z", "\"\uFFFD\uFFFD\uFFFDz\"\n"},
        {"\xc3\xa9\x80\xc3\xa9", "\"é\uFFFDé\"\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct paper paper;
        paper_open(&paper);
        paper.doc.data = cc_json_str(&paper.doc, cc_str_of(cases[i][0]));
        assert_rendered(&paper, CC_FORMAT_NDJSON, 0, cases[i][1]);
        paper_close(&paper);
    }
}

static void missing_data_names_the_formats(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    const char *const names[] = {"n"};
    cc_record_columns(&paper.doc, names, 1);
    assert_not_rendered(&paper, CC_FORMAT_NDJSON, CC_ERR_USAGE,
        "there is no ndjson output of this; choose one of: table, csv, tsv, markdown, html, tex");
    paper_close(&paper);
}

/* A value that jansson itself refuses (here: text smuggled past its check) is an error, not half a document without a word. */
static void what_cannot_be_written_is_an_error(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    paper.doc.data = json_string_nocheck("\xff");
    assert_not_rendered(&paper, CC_FORMAT_JSON, CC_ERR_INTERNAL, NULL);
    paper_close(&paper);
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    size_t failures = 0;
    for (bool done = false; !done; failures++) {
        struct paper paper;
        paper_open(&paper);
        json_scarcity(failures);
        fill(&paper.doc);
        done = cc_doc_check(&paper.doc, &paper.error);
        assert_int_equal(paper.error.code, done ? CC_OK : CC_ERR_MEMORY);
        paper_close(&paper);
        json_plenty();
    }
    assert_true(failures > 15);
}

static void too_little_memory(void **state)
{
    (void)state;
    struct paper paper;
    paper_open(&paper);
    fill(&paper.doc);
    assert_fails_without_memory(&paper, CC_FORMAT_JSON);
    assert_fails_without_memory(&paper, CC_FORMAT_NDJSON);
    paper_close(&paper);
}

static void formats_have_names(void **state)
{
    (void)state;
    static const char *const names[CC_FORMAT_COUNT] = {"table", "json", "ndjson", "csv", "tsv", "markdown", "html", "tex", "sarif"};
    enum cc_format format = CC_FORMAT_TABLE;
    for (int i = 0; i < CC_FORMAT_COUNT; i++) {
        assert_string_equal(cc_format_name((enum cc_format)i), names[i]);
        assert_true(cc_format_parse(cc_str_of(names[i]), &format));
        assert_int_equal(format, i);
    }
    assert_false(cc_format_parse(CC_STR("JSON"), &format));
    assert_false(cc_format_parse(CC_STR("js"), &format));
    assert_false(cc_format_parse(CC_STR(""), &format));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_keep_their_order),
        cmocka_unit_test(numbers_are_short),
        cmocka_unit_test(an_array_is_one_line_an_element),
        cmocka_unit_test(a_nul_is_text),
        cmocka_unit_test(ill_formed_text_is_replaced),
        cmocka_unit_test(missing_data_names_the_formats),
        cmocka_unit_test(what_cannot_be_written_is_an_error),
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(too_little_memory),
        cmocka_unit_test(formats_have_names),
    };
    return cmocka_run_group_tests_name("render_json", tests, NULL, NULL);
}
